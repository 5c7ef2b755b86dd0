"""When two names are the same person's: the rule by which a predicted name counts as right."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_TITLES = frozenset(
    "mr mrs ms miss dr sen senator rep representative gov governor president secretary the sir "
    "dame lord lady prof professor gen general judge justice pope king queen prince princess "
    "mayor former".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Return a name's words in one form: no case, accents, titles, ’s, initials or suffix.

    A name of titles alone keeps them.
    """
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    found = re.findall(r"\w+", re.sub(r"['’]s\b", "", plain))
    words = [word for word in found if word not in _TITLES] or found
    if len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    if len(words) > 2:
        words = [words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1]]
    return tuple(words)


def is_same_name(predicted: str, forms: Sequence[str]) -> bool:
    """Tell whether a predicted name is one of the gold forms.

    It is where it equals a form, or has the last word of a form of two words or more and is a
    longer or shorter version of it. A surname alone is right for itself only where that is all the
    gold gives, so that a namesake's given name counts as wrong.
    """
    words = name_words(predicted)
    if not words:
        return False
    known = [form for form in map(name_words, forms) if form]
    if any(words == form or "".join(words) == "".join(form) for form in known):
        return True
    return any(
        len(form) > 1
        and words[-1] == form[-1]
        and (set(words) <= set(form) or set(form) <= set(words))
        for form in known
    )

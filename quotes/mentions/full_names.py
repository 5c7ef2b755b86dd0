"""Full names by their letters alone: in a headline, and in words that were not parsed.

The parse leaves out what is quoted and what quotes nobody; but a given name that stands only there
still tells who a bare surname is.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from quotes.lexicon.gender import Gender, gender_of_given_name, is_given_name
from quotes.lexicon.name_tokens import name_tokens, without_accents

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_POSSESSIVE = re.compile(r"[’']s?$")
# Words of a name: given name, up to two in the middle, surname.
_LONGEST = 4


@frozen(kw_only=True)
class FullNames:
    """The full names of a headline and of a text, by surname."""

    headline: dict[str, tuple[str, ...]]
    text: dict[str, tuple[str, ...]]

    def of_surname(self, form: str, told: Gender | None) -> str | None:
        """Return the full name of whom the text calls by a bare surname only, None if untold.

        Any word may have a capital there, so only a known given name before the surname counts,
        and outside the headline only where all places agree.
        """
        tokens = name_tokens(form)
        if len(tokens) != 1:
            return None
        (surname,) = tokens
        in_headline = [n for n in self.headline.get(surname, ()) if _may_be(n, told)]
        if in_headline:
            return in_headline[0]
        in_text = [n for n in self.text.get(surname, ()) if _may_be(n, told)]
        return in_text[0] if len({n.split()[0] for n in in_text}) == 1 else None


def full_names(title: str | None, text: str) -> FullNames:
    """Return the full names that the letters of an article show."""
    return FullNames(
        headline=_by_surname(title or "", headline=True), text=_by_surname(text, headline=False)
    )


def _by_surname(text: str, *, headline: bool) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name in _names_in(text, headline=headline):
        found.setdefault(without_accents(name.split()[-1].lower()), {})[name] = None
    return {surname: tuple(names) for surname, names in found.items()}


def _names_in(text: str, *, headline: bool) -> Iterator[str]:
    run: list[re.Match[str]] = []
    for word in (*_WORD.finditer(text), None):
        if word is not None and word.group()[0].isupper() and (not run or _touch(text, run, word)):
            run.append(word)
            continue
        yield from _names_of(run, headline=headline)
        run = [word] if word is not None and word.group()[0].isupper() else []


def _touch(text: str, run: list[re.Match[str]], word: re.Match[str]) -> bool:
    """One space between two words of a name, or the full stop of an initial; nothing after “’s”."""
    last = run[-1].group()
    between = text[run[-1].end() : word.start()]
    return (between == " " or (between == ". " and len(last) == 1)) and not _POSSESSIVE.search(last)


def _names_of(run: list[re.Match[str]], *, headline: bool) -> Iterator[str]:
    """The names in a run of capitals; in a text the run ends with the surname, in a headline,
    which may give every word a capital, anywhere."""
    words = [_POSSESSIVE.sub("", word.group()) for word in run]
    for first, word in enumerate(words[:-1]):
        if not is_given_name(word) or (first and is_given_name(words[first - 1])):
            continue
        last = len(words) - 1
        ends = range(first + 1, min(first + _LONGEST, len(words))) if headline else [last]
        for end in ends:
            if end - first < _LONGEST and len(words[end]) > 1:
                yield " ".join(_written(w) for w in words[first : end + 1])


def _written(word: str) -> str:
    return f"{word}." if len(word) == 1 else word


def _may_be(name: str, told: Gender | None) -> bool:
    return {told, gender_of_given_name(name.split()[0])} != {*Gender}

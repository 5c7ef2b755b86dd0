"""Names that people were born with: “Dame Dana Holt … Dana Mary Moss was born in Arden”.

An obituary names its subject so once, where it tells of the birth; whoever is named before by the
same given name is the only one whose birth that can be.
"""

from collections.abc import Sequence

from quotes.grammar.phrases import subject_of
from quotes.mentions.entities import NameMention
from quotes.syntax import EntityType


def with_birth_names(groups: Sequence[list[NameMention]]) -> list[list[NameMention]]:
    """Return the groups of mentions, that of a birth name joined to its bearer's."""
    kept = list(groups)
    for group in groups:
        bearers = [g for g in kept if _may_bear(g, group)] if _is_birth_name(group) else []
        if len(bearers) == 1:
            bearers[0].extend(group)
            kept.remove(group)
    return kept


def _is_birth_name(group: list[NameMention]) -> bool:
    """Named but once, as who was born."""
    if len(group) != 1 or group[0].type is not EntityType.PERSON or len(group[0].tokens) < 2:
        return False
    verb = group[0].node.head()
    born = verb is not None and verb.word.text.lower() == "born"
    if verb is None or not born:
        return False
    subject = subject_of(verb) or next(iter(verb.children("nsubj:pass")), None)
    return subject is not None and subject.word is group[0].node.word


def _may_bear(group: list[NameMention], birth: list[NameMention]) -> bool:
    """A person named in full before, with the same given name."""
    full = [m for m in group if m.type is EntityType.PERSON and len(m.tokens) > 1]
    named = birth[0]
    return group is not birth and any(
        m.tokens[0] == named.tokens[0] and m.span.start < named.span.start for m in full
    )

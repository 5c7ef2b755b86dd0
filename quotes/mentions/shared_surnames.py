"""Given names that share the surname after them: “Tom and Julie Hask” are both Hasks."""

from attrs import evolve

from quotes.lexicon.gender import is_given_name
from quotes.mentions.entities import NameMention
from quotes.syntax import EntityType


def with_shared_surnames(mentions: list[NameMention]) -> list[NameMention]:
    """Return the mentions, in the same order, with the surname added to “Tom” of “Tom and Julie
    Hask”.

    Only a known given name right before “and” and a full name, which no full name of the text has
    for its own given name or surname.
    """
    people = [m for m in mentions if m.type is EntityType.PERSON]
    starts = {m.span.start: m for m in people if len(m.tokens) > 1}
    borne = {token for m in starts.values() for token in (m.tokens[0], m.tokens[-1])}
    return [_with_surname(mention, starts, borne) for mention in mentions]


def _with_surname(
    mention: NameMention, starts: dict[int, NameMention], borne: set[str]
) -> NameMention:
    if mention.type is not EntityType.PERSON or len(mention.tokens) != 1 or mention.titles:
        return mention
    if mention.tokens[0] in borne or not is_given_name(mention.tokens[0]):
        return mention
    after = [w for w in mention.node.sentence.words if w.start >= mention.span.end][:2]
    if len(after) < 2 or after[0].text not in {"and", "&"}:
        return mention
    other = starts.get(after[1].start)
    if other is None:
        return mention
    return evolve(mention, tokens=(*mention.tokens, other.tokens[-1]))

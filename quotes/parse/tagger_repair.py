"""Named entities put right after the tagger: pure rules over words."""

import re
from collections.abc import Sequence

from attrs import evolve

from quotes.syntax import HYPHENS, EntityType, NamedEntity, Word

# “Holt, R-Arden.”: a party and a state.
_PARTY = re.compile(r"[A-Z]{1,4}-(?:[A-Z]{2}|(?:[A-Z]\.?\ ?)?[A-Z][a-z]{0,5}\.)")
# What opens a headline or sentence (“Anti-Castell marchers”) is no part of the name after it.
_PREFIXES = frozenset("anti co ex mid never non post pre pro then".split())


def mend_names(
    text: str, words: Sequence[Word], entities: Sequence[NamedEntity]
) -> tuple[NamedEntity, ...]:
    """Return the entities of a sentence with persons' hyphenated names whole, in order.

    “Nadia Abdel”|“-Hamid”, “Okoro-”|“Lang”: the models split at hyphens, so that the tagger may
    stop or start at one. A capitalised part that touches the hyphen belongs to the name, unless it
    has another type.
    """
    mended: list[NamedEntity] = []
    for entity in sorted(entities, key=lambda entity: entity.start):
        if mended and entity.start < mended[-1].end:
            continue
        if entity.type is EntityType.PERSON and _PARTY.fullmatch(entity.text):
            continue
        others = [e for e in entities if e.type is not EntityType.PERSON]
        if entity.type is EntityType.PERSON:
            start = _name_start(entity.start, words, entities)
            end = _name_end(entity.end, words, others)
            entity = evolve(entity, start=start, end=end, text=text[start:end])
        mended.append(entity)
    return tuple(mended)


def _name_start(start: int, words: Sequence[Word], entities: Sequence[NamedEntity]) -> int:
    by_end = {word.end: word for word in words}
    while (hyphen := by_end.get(start)) and hyphen.text in HYPHENS:
        part = by_end.get(hyphen.start)
        if part is None or not part.text[:1].isupper() or part.text.lower() in _PREFIXES:
            break
        if any(entity.start < part.end <= entity.end for entity in entities):
            break
        start = part.start
    return start


def _name_end(end: int, words: Sequence[Word], others: Sequence[NamedEntity]) -> int:
    by_start = {word.start: word for word in words}
    while (hyphen := by_start.get(end)) and hyphen.text in HYPHENS:
        part = by_start.get(hyphen.end)
        if part is None or not part.text[:1].isupper():
            break
        if any(entity.start <= part.start < entity.end for entity in others):
            break
        end = part.end
    return end

"""Named entities put right after the tagger: pure rules over words."""

from collections.abc import Sequence

from attrs import evolve

from quotes.syntax import Entity, EntityType, Word

_HYPHENS = frozenset("-‐‑")


def mend_names(text: str, words: Sequence[Word], entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities of a sentence with persons' hyphenated names whole, in order.

    “Nadia Abdel”|“-Hamid”: the models split at hyphens, so that the tagger may stop at one. A
    capitalised part that touches the hyphen belongs to the name, unless it has another type.
    """
    mended: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: entity.start):
        if mended and entity.start < mended[-1].end:
            continue
        others = [e for e in entities if e.type is not EntityType.PERSON]
        if entity.type is EntityType.PERSON:
            end = _name_end(entity.end, words, others)
            entity = evolve(entity, end=end, text=text[entity.start : end])
        mended.append(entity)
    return tuple(mended)


def _name_end(end: int, words: Sequence[Word], others: Sequence[Entity]) -> int:
    by_start = {word.start: word for word in words}
    while (hyphen := by_start.get(end)) and hyphen.text in _HYPHENS:
        part = by_start.get(hyphen.end)
        if part is None or not part.text[:1].isupper():
            break
        if any(entity.start <= part.start < entity.end for entity in others):
            break
        end = part.end
    return end

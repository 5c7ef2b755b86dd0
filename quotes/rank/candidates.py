"""The candidates of a quotation: the entities that it may be by, and nobody whom the text names.

“Holt met Ruiz. “It is late,” he said.”: Holt, Ruiz, nobody.
"""

from bisect import bisect_left
from itertools import chain

from attrs import field, frozen

from quotes.document import Node
from quotes.grammar.phrases import naming_apposition
from quotes.mentions.entities import Cast, Entity, NameMention
from quotes.refer import Resolution, Resolved

# What is told of a candidate, by name; a fact that is 0 is left out.
Facts = dict[str, float]

# Nobody is looked for among more entities than these, the nearest before and after the words and
# those that the rules weighed: time stays near linear, and nobody farther away was ever right.
_BEFORE = 24
_AFTER = 6


@frozen(kw_only=True)
class Candidate:
    """One answer to “whose words are these?”: entities (several where they spoke together), or the
    rules' own answer that is no entity (`unlisted`), or, with neither, nobody who is named."""

    entities: tuple[int, ...] = ()
    unlisted: bool = False

    @property
    def is_nobody(self) -> bool:
        """Tell whether this is the answer that the text names nobody."""
        return not self.entities and not self.unlisted


NOBODY = Candidate()


@frozen(kw_only=True)
class Places:
    """Where an article names its entities, in text order, for quick look-ups.

    `told` are the mentions outside marks, by (start, entity); `starts` their starts alone.
    """

    told: tuple[tuple[int, int, NameMention], ...]
    starts: tuple[int, ...]

    @staticmethod
    def of(cast: Cast) -> "Places":
        """Gather the mentions of all entities."""
        found = sorted(
            (
                (m.span.start, e.index, m)
                for e in cast.entities
                for m in e.mentions
                if not m.in_marks
            ),
            key=lambda p: p[:2],
        )
        return Places(told=tuple(found), starts=tuple(p[0] for p in found))

    def before(self, offset: int) -> list[tuple[int, NameMention]]:
        """Return each entity named before an offset with its last mention there, nearest first."""
        return self._nearest(range(bisect_left(self.starts, offset) - 1, -1, -1), _BEFORE)

    def after(self, offset: int) -> list[tuple[int, NameMention]]:
        """Return each entity named from an offset on with its first mention there, in order."""
        return self._nearest(range(bisect_left(self.starts, offset), len(self.told)), _AFTER)

    def _nearest(self, order: range, most: int) -> list[tuple[int, NameMention]]:
        found: dict[int, NameMention] = {}
        for at in order[: most * 12]:
            _, index, mention = self.told[at]
            found.setdefault(index, mention)
            if len(found) == most:
                break
        return list(found.items())


@frozen(kw_only=True)
class Field:
    """The candidates of one quotation, and where each of their entities stands nearest.

    `starts` are where the mentions of `before` start, in text order.
    """

    candidates: tuple[Candidate, ...]
    before: dict[int, NameMention] = field(factory=dict)
    after: dict[int, NameMention] = field(factory=dict)
    rank_before: dict[int, int] = field(factory=dict)
    starts: tuple[int, ...] = ()


def anchor_of(item: Resolved) -> int:
    """Return the offset that a quotation looks back from: its source's words, or its own start."""
    head = item.attributed.head
    return head.start if head is not None else item.attributed.found.start


def field_of(cast: Cast, places: Places, item: Resolved) -> Field:
    """Return the candidates of one quotation, nobody last."""
    anchor = anchor_of(item)
    head = item.attributed.head
    before = places.before(anchor)
    after = places.after(anchor)
    own = cast.entity_at(head.word.span) if head is not None else None
    resolution = item.resolution
    ruled = tuple(resolution.entities)
    single = dict.fromkeys(
        chain(
            (own.index,) if own is not None else (),
            ruled,
            (w.entity for w in resolution.weighed),
            (index for index, _ in before),
            (index for index, _ in after),
        )
    )
    candidates = [Candidate(entities=(index,)) for index in single]
    if len(ruled) > 1:
        candidates.insert(0, Candidate(entities=ruled))
    if _is_unlisted(resolution):
        candidates.insert(0, Candidate(unlisted=True))
    return Field(
        candidates=(*candidates, NOBODY),
        before=dict(before),
        after=dict(after),
        rank_before={index: rank for rank, (index, _) in enumerate(before)},
        starts=tuple([mention.span.start for _, mention in reversed(before)]),
    )


def _is_unlisted(resolution: Resolution) -> bool:
    return resolution.is_named and not resolution.entities


def named_entity(cast: Cast, head: Node) -> Entity | None:
    """Return the entity that a phrase names, at its head or in apposition (“her deputy, Kell”)."""
    entity = cast.entity_at(head.word.span)
    if entity is not None:
        return entity
    name = naming_apposition(head)
    return cast.entity_at(name.word.span) if name is not None else None

"""Entities: the persons and bodies of an article, and which of them a name stands for."""

from bisect import bisect_left

from attrs import field, frozen

from quotes.document import Node
from quotes.knowledge import KnownSpeaker
from quotes.lexicon.gender import Gender
from quotes.lexicon.name_tokens import has_personal_title, name_tokens, names_same
from quotes.model import Span, SpeakerType
from quotes.syntax import EntityType


@frozen(kw_only=True)
class NameMention:
    """One occurrence of a name: where, in which sentence, as what part of it.

    `role` is set where it is no name but a description that asks for a speaker whom the caller
    knows.
    """

    span: Span
    node: Node
    tokens: tuple[str, ...]
    type: EntityType
    titles: tuple[str, ...] = ()
    generation: str | None = None
    in_marks: bool
    role: KnownSpeaker | None = None


@frozen(kw_only=True)
class Entity:
    """A person or body of the text: best name, all forms, and what the text tells of it.

    `roles` are the lemmas of the nouns that describe it (title, apposition, predicate).
    """

    index: int
    name: str
    type: SpeakerType
    forms: tuple[str, ...]
    mentions: tuple[NameMention, ...]
    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    gender: Gender | None = None
    gender_is_told: bool = False
    known: KnownSpeaker | None = None

    @property
    def is_person(self) -> bool:
        """Tell whether this is a person."""
        return self.type is SpeakerType.PERSON


@frozen(kw_only=True)
class Cast:
    """All entities of an article, and which of them each name mention stands for.

    `starts` holds (start, end, entity) of every mention in text order; `contested` the entities
    that a bare name, by its start, can equally mean.
    """

    entities: tuple[Entity, ...] = ()
    starts: tuple[tuple[int, int, int], ...] = ()
    contested: dict[int, tuple[int, ...]] = field(factory=dict)

    _ordered: tuple[tuple[int, NameMention], ...] = field(init=False, eq=False, repr=False)

    @_ordered.default
    def _order_mentions(self) -> tuple[tuple[int, NameMention], ...]:
        pairs = ((f.index, m) for f in self.entities for m in f.mentions)
        return tuple(sorted(pairs, key=lambda p: (p[1].span.start, p[1].span.end, p[0])))

    def mention(self, at: int) -> tuple[Entity, NameMention]:
        """Return the mention at a place in `starts`, and its entity."""
        entity, mention = self._ordered[at]
        return self.entities[entity], mention

    def _mention_at(self, span: Span) -> tuple[int, int, int] | None:
        at = bisect_left(self.starts, (span.end, 0, 0)) - 1
        found = None
        while at >= 0 and self.starts[at][1] > span.start:
            found = self.starts[at]
            at -= 1
        return found

    def entity_at(self, span: Span) -> Entity | None:
        """Return the entity whose name mention overlaps `span`, None if none does."""
        mention = self._mention_at(span)
        return None if mention is None else self.entities[mention[2]]

    def rivals_at(self, span: Span) -> tuple[int, ...]:
        """Return the entities that a bare name can equally mean; none where it means one."""
        mention = self._mention_at(span)
        return () if mention is None else self.contested.get(mention[0], ())

    def entity_named(self, text: str) -> Entity | None:
        """Return the one entity that a name can mean, None if none or several can."""
        tokens = name_tokens(text)
        if not tokens:
            return None
        found = [
            f for f in self.entities if any(names_same(tokens, name_tokens(x)) for x in f.forms)
        ]
        if has_personal_title(text):
            found = [f for f in found if f.is_person]
        return found[0] if len(found) == 1 else None

"""Entities: the persons and bodies of an article, and which of them a name stands for."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from re import findall
from typing import Self

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
class NameIndex:
    """Where in the cast a name's words lead; entities are given by their indexes, in order.

    `tokens` holds each entity's forms as words; `edges` the entities by a first or last word of a
    form; `ends` the persons by the last word of name or form as it is written, `given` those with
    more than one by the first; `introduced` and `families` count persons by the words, and by the
    last, of the mention that names them first.
    """

    tokens: tuple[tuple[tuple[str, ...], ...], ...]
    edges: Mapping[str, tuple[int, ...]]
    ends: Mapping[str, tuple[int, ...]]
    given: Mapping[str, tuple[int, ...]]
    introduced: Mapping[str, int]
    families: Mapping[tuple[str, ...], int]

    @classmethod
    def of(cls, entities: tuple[Entity, ...]) -> Self:
        """Index the entities of a cast."""
        tokens = tuple(tuple(name_tokens(form) for form in e.forms) for e in entities)
        people = [e for e in entities if e.is_person]
        firsts = [e.mentions[0].tokens for e in people if e.mentions]
        return cls(
            tokens=tokens,
            edges=_by_key(
                (key, index)
                for index, forms in enumerate(tokens)
                for form in forms
                for key in form[:1] + form[-1:]
            ),
            ends=_by_key(
                (words[-1], e.index)
                for e in people
                for form in (e.name, *e.forms)
                if (words := findall(r"\w+", form))
            ),
            given=_by_key((e.name.split()[0], e.index) for e in people if " " in e.name),
            introduced=Counter(word for first in firsts for word in set(first)),
            families=Counter(first[-1:] for first in firsts),
        )

    def named(self, tokens: tuple[str, ...]) -> Iterator[int]:
        """Yield the entities that a name's words (see `name_tokens`) can mean."""
        if not tokens:
            return
        near = {i for word in {tokens[0], tokens[-1]} for i in self.edges.get(word, ())}
        for index in sorted(near):
            if any(names_same(tokens, form) for form in self.tokens[index]):
                yield index


def _by_key(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, dict[int, None]] = {}
    for key, index in pairs:
        found.setdefault(key, {})[index] = None
    return {key: tuple(indexes) for key, indexes in found.items()}


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
    names: NameIndex = field(init=False, eq=False, repr=False)
    _persons: Mapping[Gender | None, tuple[Entity, ...]] = field(init=False, eq=False, repr=False)

    @_ordered.default
    def _order_mentions(self) -> tuple[tuple[int, NameMention], ...]:
        pairs = ((f.index, m) for f in self.entities for m in f.mentions)
        return tuple(sorted(pairs, key=lambda p: (p[1].span.start, p[1].span.end, p[0])))

    @names.default
    def _index_names(self) -> NameIndex:
        return NameIndex.of(self.entities)

    @_persons.default
    def _index_persons(self) -> Mapping[Gender | None, tuple[Entity, ...]]:
        people = [f for f in self.entities if f.is_person]
        return {
            wanted: tuple(f for f in people if f.gender in {None, wanted})
            for wanted in (None, *Gender)
        }

    def persons_of(self, gender: Gender | None) -> tuple[Entity, ...]:
        """Return the persons who are of a gender or of none that is known, in order."""
        return self._persons[gender]

    def mentions_in(self, start: int, end: int) -> Iterator[tuple[Entity, NameMention]]:
        """Yield the mentions that begin in a range of code points, in order, each with its
        entity."""
        at = bisect_left(self.starts, (start, 0, 0))
        while at < len(self.starts) and self.starts[at][0] < end:
            yield self.mention(at)
            at += 1

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
        titled = has_personal_title(text)
        named = (self.entities[i] for i in self.names.named(name_tokens(text)))
        found = list(islice((f for f in named if f.is_person or not titled), 2))
        return found[0] if len(found) == 1 else None

"""What the resolution of a mention looks back on: the article, its entities, and who spoke."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

from quotes.document import Document, Node
from quotes.mentions.entities import Cast, Entity, NameMention
from quotes.refer.exchanges.examinations import Examinations


@frozen(kw_only=True)
class Spoken:
    """Who spoke before: the entities, where its quotation's attribution stands, and `until` where
    direct words go on from there (“Holt wrote, “A. B. C.””).

    `in_passing`: somebody else speaks of the words (“She says Holt's call to close it is wrong”);
    in the next sentence she goes on.
    """

    entities: tuple[int, ...]
    at: int
    until: int
    sentence: int
    in_passing: bool = False


def between(nouns: tuple[Node, ...], start: int, end: int) -> tuple[Node, ...]:
    """Return those of some nouns, which are in order, that begin after `start` and before `end`."""
    low = bisect_right(nouns, start, key=lambda n: n.start)
    return nouns[low : bisect_left(nouns, end, lo=low, key=lambda n: n.start)]


def backwards(nouns: tuple[Node, ...], end: int) -> Iterator[Node]:
    """Yield those of some nouns, which are in order, that begin before `end`, the last first."""
    for at in range(bisect_left(nouns, end, key=lambda n: n.start) - 1, -1, -1):
        yield nouns[at]


# News does not name more people in as many sentences as anything looks back over; a list may.
_MOST = 300


@frozen(kw_only=True)
class Context:
    """What pronoun resolution looks back on.

    `spoken` are the speakers of the quotations before, `speaking` where the sources of all cues
    of speech start, `described` the subjects that are nouns without a name, `excluded` who
    cannot be meant, `reporter` the name of the byline, `holders` whom labels without a name mean,
    `examinations` who asks and answers in a court's transcript,
    `echoes` what else stands for an entity in the narration, in order (see `narration`),
    `bodies` the collective nouns with a name, `texts` the nouns of documents,
    `somebodies` the nouns with “a” or “one”, `plurals` those of several, `depth` through how many
    clauses above a pronoun has been followed, `gone` who is dead or missing, `anonymous` the
    numbers of the sentences that speak of what is anonymous.
    """

    document: Document
    cast: Cast
    spoken: tuple[Spoken, ...] = ()
    speaking: frozenset[int] = frozenset()
    described: tuple[Node, ...] = ()
    excluded: frozenset[int] = frozenset()
    reporter: str | None = None
    holders: Mapping[str, int] = field(factory=dict)
    examinations: Examinations = field(factory=Examinations)
    echoes: tuple[tuple[int, NameMention], ...] = ()
    bodies: tuple[Node, ...] = ()
    texts: tuple[Node, ...] = ()
    somebodies: tuple[Node, ...] = ()
    plurals: tuple[Node, ...] = ()
    depth: int = 0
    gone: frozenset[int] = frozenset()
    anonymous: frozenset[int] = frozenset()
    _described_as: Mapping[str, tuple[Node, ...]] = field(factory=dict, eq=False, repr=False)
    _somebody_first: Mapping[str, int] = field(factory=dict, eq=False, repr=False)

    def with_lemmas(self) -> "Context":
        """Return the context with its nouns to be looked up by lemma."""
        described: dict[str, list[Node]] = {}
        for noun in self.described:
            described.setdefault(noun.lemma, []).append(noun)
        first: dict[str, int] = {}
        for noun in self.somebodies:
            first.setdefault(noun.lemma, noun.start)
        return evolve(
            self,
            described_as={lemma: tuple(nouns) for lemma, nouns in described.items()},
            somebody_first=first,
        )

    def described_before(self, lemma: str, end: int) -> Iterator[Node]:
        """Yield the nouns of `described` with a lemma that begin before `end`, the last first."""
        return backwards(self._described_as.get(lemma, ()), end)

    def is_somebody(self, lemma: str, end: int) -> bool:
        """Tell whether one of `somebodies` has a lemma and begins before `end`."""
        return self._somebody_first.get(lemma, end) < end

    def people_before(self, node: Node, *, reach: int) -> tuple[tuple[Entity, NameMention], ...]:
        """Return the name mentions of persons before a word, within `reach` sentences back."""
        return tuple(
            (entity, mention)
            for entity, mention in self.mentions_before(node, reach=reach)
            if entity.is_person
        )

    def mentions_before(self, node: Node, *, reach: int) -> tuple[tuple[Entity, NameMention], ...]:
        """Return all name mentions before a word, within `reach` sentences back."""
        here = self.document.number_of(node.sentence)
        at = bisect_left(self.cast.starts, (node.start, 0, 0)) - 1
        found: list[tuple[Entity, NameMention]] = []
        while at >= 0 and len(found) < _MOST:
            entity, mention = self.cast.mention(at)
            if here - self.document.number_of(mention.node.sentence) > reach:
                break
            found.append((entity, mention))
            at -= 1
        return tuple(reversed(found))

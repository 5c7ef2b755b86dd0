"""What the resolution of a mention looks back on: the article, its entities, and who spoke."""

from bisect import bisect_left
from collections.abc import Mapping

from attrs import field, frozen

from quotes.document import Document, Node
from quotes.mentions.entities import Cast, Entity, NameMention


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


@frozen(kw_only=True)
class Context:
    """What pronoun resolution looks back on.

    `spoken` are the speakers of the quotations before, `speaking` where the sources of all cues
    of speech start, `described` the subjects that are nouns without a name, `excluded` who
    cannot be meant, `reporter` the name of the byline, `holders` whom labels without a name mean,
    `echoes` what else stands for an entity in the narration, in order (see `narration`),
    `bodies` the collective nouns with a name, `texts` the nouns of documents,
    `somebodies` the nouns with “a” or “one”, `plurals` those of several.
    """

    document: Document
    cast: Cast
    spoken: tuple[Spoken, ...] = ()
    speaking: frozenset[int] = frozenset()
    described: tuple[Node, ...] = ()
    excluded: frozenset[int] = frozenset()
    reporter: str | None = None
    holders: Mapping[str, int] = field(factory=dict)
    echoes: tuple[tuple[int, NameMention], ...] = ()
    bodies: tuple[Node, ...] = ()
    texts: tuple[Node, ...] = ()
    somebodies: tuple[Node, ...] = ()
    plurals: tuple[Node, ...] = ()

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
        while at >= 0:
            entity, mention = self.cast.mention(at)
            if here - self.document.number_of(mention.node.sentence) > reach:
                break
            found.append((entity, mention))
            at -= 1
        return tuple(reversed(found))

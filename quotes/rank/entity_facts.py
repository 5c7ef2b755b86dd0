"""Facts of entities and of their mentions that hold for every quotation, told once an article."""

from collections.abc import Mapping
from math import log2

from attrs import field, frozen

from quotes.document import Document, Node
from quotes.grammar.main_clauses import is_main_subject
from quotes.mentions.entities import Cast, Entity, NameMention
from quotes.rank.candidates import Facts

# A name after a title or an article still opens its sentence.
_FIRST = 2


@frozen(kw_only=True)
class Profile:
    """An entity's own facts, where its mentions start, and its last name's word, if it has any."""

    facts: Facts
    starts: tuple[int, ...]
    last: str


@frozen(kw_only=True)
class Standing:
    """A mention's own facts as the one before a quotation, the numbers of its sentence and of its
    paragraph, and its governor."""

    facts: Facts
    sentence: int
    paragraph: int
    governor: Node | None


@frozen(kw_only=True)
class Profiles:
    """The profiles of an article's entities and the standings of their mentions, made when first
    asked for.

    `title` is the article's, in lower case; `explicit` counts the quotations of each entity that
    name it.
    """

    document: Document
    cast: Cast
    title: str
    explicit: Mapping[int, int]
    _most_named: int = field(init=False, repr=False)
    _profiles: dict[int, Profile] = field(init=False, factory=dict, eq=False, repr=False)
    _standings: dict[int, Standing] = field(init=False, factory=dict, eq=False, repr=False)

    @_most_named.default
    def _count_most_named(self) -> int:
        return max((len(e.mentions) for e in self.cast.entities), default=1)

    def of(self, entity: Entity) -> Profile:
        """Return the profile of one of the cast."""
        found = self._profiles.get(entity.index)
        if found is None:
            found = self._profiles[entity.index] = self._profile(entity)
        return found

    def standing(self, mention: NameMention) -> Standing:
        """Return the standing of a mention of one of the cast."""
        found = self._standings.get(id(mention))
        if found is None:
            found = self._standings[id(mention)] = self._standing(mention)
        return found

    def _profile(self, entity: Entity) -> Profile:
        facts: Facts = {
            "person": entity.is_person,
            f"type:{entity.type.value}": 1.0,
            "named": log2(1 + len(entity.mentions)),
            "named_share": len(entity.mentions) / self._most_named,
            "in_title": bool(self.title) and any(f.lower() in self.title for f in entity.forms),
            "described": bool(entity.descriptions or entity.titles or entity.roles),
            "full_name": len(entity.name.split()) > 1,
            "is_known": entity.known is not None,
            "explicit": log2(1 + self.explicit.get(entity.index, 0)),
        }
        return Profile(
            facts={name: float(value) for name, value in facts.items() if value},
            starts=tuple([m.span.start for m in entity.mentions]),
            last=entity.mentions[0].tokens[-1] if entity.mentions[0].tokens else "",
        )

    def _standing(self, mention: NameMention) -> Standing:
        document, node, start = self.document, mention.node, mention.span.start
        facts: Facts = {
            "before_subject": node.is_a("nsubj"),
            "before_main_subject": is_main_subject(node),
            "before_object": node.is_a("obj", "iobj"),
            "before_oblique": node.is_a("obl"),
            "before_possessor": node.is_a("nmod:poss"),
            "before_nmod": node.is_a("nmod"),
            "before_appos": node.is_a("appos"),
            "before_conj": node.is_a("conj"),
            "before_opens_sentence": self._opens(node.sentence.start, start),
            "before_opens_paragraph": self._opens(document.paragraph(start).start, start),
            "before_passive": node.word.deprel == "nsubj:pass",
            "before_titled": bool(mention.titles),
            "before_words": len(mention.tokens),
        }
        return Standing(
            facts={name: float(value) for name, value in facts.items() if value},
            sentence=document.number_of(node.sentence),
            paragraph=document.paragraph_number(start),
            governor=node.head(),
        )

    def _opens(self, start: int, offset: int) -> bool:
        """Tell whether what begins at `start` begins with the words at an offset."""
        return self.document.words_between(start, offset) < _FIRST

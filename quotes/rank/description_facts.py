"""What a description tells of whom it may stand for: “the Norse coach”, “Lind's mother”.

Facts of a phrase's own, and its likeness to what the text calls each entity.
"""

from attrs import field, frozen

from quotes.document import Node
from quotes.grammar.animacy import can_speak
from quotes.grammar.number import is_definite, is_plural
from quotes.grammar.phrases import phrase_words
from quotes.lexicon.demonyms import are_of_one_place
from quotes.lexicon.gender import Gender, gender_of_role
from quotes.lexicon.nouns import (
    BODY_KINDS,
    COLLECTIVES,
    DOCUMENTS,
    GROUPS,
    INDEFINITE,
    KIN,
    OFFICES,
    PERSON_ROLES,
    UNNAMED_ROLES,
)
from quotes.lexicon.role_kinds import narrower_roles
from quotes.mentions.entities import Cast, Entity
from quotes.refer.descriptions.variation import age_in

# Words so near a name tell of its bearer.
_NEAR = 7
_CONTENT = frozenset({"NOUN", "ADJ", "PROPN"})
_MOST_MENTIONS = 12


@frozen(kw_only=True)
class Surroundings:
    """For each entity, the lemmas of nouns and adjectives that stand near its names, made when
    first asked for."""

    cast: Cast
    _known: dict[int, frozenset[str]] = field(init=False, factory=dict, eq=False, repr=False)

    def of(self, index: int) -> frozenset[str]:
        """Return the lemmas near an entity's first mentions, without its own name."""
        if index not in self._known:
            entity = self.cast.entities[index]
            own = {t.lower() for m in entity.mentions[:_MOST_MENTIONS] for t in m.tokens}
            near = {
                word.lemma.lower()
                for m in entity.mentions[:_MOST_MENTIONS]
                for word in m.node.sentence.words[
                    max(0, m.node.word.index - _NEAR) : m.node.word.index + _NEAR + 1
                ]
                if word.upos in _CONTENT
            }
            self._known[index] = frozenset(near - own)
        return self._known[index]


@frozen(kw_only=True)
class Description:
    """A source phrase without a name: its head and modifiers, as lemmas, and its own facts.

    `capitals` are the modifiers with a capital within the sentence (“the Norse coach”), `age` the
    one that the phrase tells, as a role (“52-year-old”).
    """

    head: str
    age: str | None
    modifiers: frozenset[str]
    capitals: frozenset[str]
    owners: frozenset[int]
    gender: Gender | None
    facts: dict[str, float]


def description_of(cast: Cast, node: Node) -> Description:
    """Read the phrase around its head word."""
    lemma = node.lemma
    words = phrase_words(node)
    modifiers = frozenset(
        w.lemma.lower() for w in words if w.upos in _CONTENT and w.index != node.word.index
    )
    capitals = frozenset(
        w.lemma.lower()
        for w in words
        if w.upos in _CONTENT and w.text[:1].isupper() and 0 < w.index < node.word.index
    )
    owners = frozenset(
        entity.index
        for child in node.children("nmod:poss", "nmod", "compound")
        if (entity := cast.entity_at(child.word.span)) is not None
    )
    determiner = {c.lemma for c in node.children("det", "nummod")}
    facts = {
        "the": is_definite(node),
        "this": bool(determiner & {"this", "that", "these", "those"}),
        "a": bool(determiner & INDEFINITE),
        "bare": not determiner and not node.children("nmod:poss"),
        "plural": is_plural(node),
        "numbered": bool(node.children("nummod")),
        "owned": bool(node.children("nmod:poss")),
        "has_name_inside": bool(owners),
        "words": float(min(len(words), 8)),
        "head_speaks": can_speak(node),
        "head_person": lemma in PERSON_ROLES,
        "head_unnamed": lemma in UNNAMED_ROLES,
        "head_group": lemma in GROUPS,
        "head_document": lemma in DOCUMENTS,
        "head_body": lemma in COLLECTIVES or lemma in BODY_KINDS or lemma in _BODIES,
        "head_kin": lemma in KIN,
        "head_office": lemma in OFFICES,
        "spokesperson": lemma.startswith("spokes"),
        "other": bool(modifiers & {"other", "another", "second", "fellow"}),
        "relative": bool(node.children("acl:relcl", "acl")),
    }
    return Description(
        head=lemma,
        age=age_in(node),
        modifiers=modifiers,
        capitals=capitals,
        owners=owners,
        gender=gender_of_role(lemma),
        facts={f"d_{name}": float(value) for name, value in facts.items() if value},
    )


_BODIES = frozenset(
    """company firm group agency department ministry party bank court committee commission board
    club team university college hospital school union association organisation organization
    newspaper magazine government administration campaign office charity airline chain
    institute police force army council""".split()
)


def likeness(description: Description, entity: Entity, near: frozenset[str]) -> dict[str, float]:
    """Return how a description is like what the text calls an entity, or says beside its names."""
    called = " ".join((*entity.titles, *entity.descriptions)).lower()
    called_words = frozenset(called.replace("-", " ").split())
    named = frozenset(t.lower() for form in entity.forms for t in form.split())
    head, modifiers = description.head, description.modifiers
    facts = {
        "role": head in entity.roles or description.age in entity.roles,
        "called": head in called_words,
        "kind": _kind(head, called_words | entity.roles, near),
        "in_name": head in named,
        "near": head in near,
        "mod_called": bool(modifiers & called_words),
        "mod_in_name": bool(modifiers & named),
        "mod_near": len(modifiers & near) / len(modifiers) if modifiers else 0.0,
        "capital": _capital(description.capitals, called_words | named | near),
        "gender": _gender(description.gender, entity),
        "owner": entity.index in description.owners,
        "has_roles": bool(entity.roles or called),
    }
    return {f"l_{name}": float(value) for name, value in facts.items() if value}


def _capital(capitals: frozenset[str], told: frozenset[str]) -> float:
    """1 where a capitalised modifier is told of the entity, -1 where none of them is."""
    if not capitals:
        return 0.0
    same = any(are_of_one_place(capital, word) for capital in capitals for word in told)
    return 1.0 if same else -1.0


def _kind(head: str, called: frozenset[str], near: frozenset[str]) -> float:
    """1 where the head is a wider role than one that the entity has, half where one stands near."""
    narrower = narrower_roles(head)
    return 1.0 if narrower & called else 0.5 if narrower & near else 0.0


def _gender(wanted: Gender | None, entity: Entity) -> float:
    if wanted is None or entity.gender is None:
        return 0.0
    return 1.0 if entity.gender is wanted else -1.0

"""Descriptions: “the mayor”, “a spokesman for the ministry”, “protesters”, “the report”.

A definite description of one named entity by a role that the text gives it stands for that
entity; every other says why nobody is named.
"""

import re

from quotes.document import Node
from quotes.grammar.number import is_definite, is_plural
from quotes.grammar.phrases import phrase_span, phrase_words, tagged_name_at
from quotes.lexicon.demonyms import are_of_one_place
from quotes.lexicon.gender import gender_of_role
from quotes.lexicon.nouns import (
    DOCUMENTS,
    GROUPS,
    INDEFINITE,
    ORDINALS,
)
from quotes.mentions.attributes import roles_of_title
from quotes.mentions.cataphora import gender_beside
from quotes.mentions.entities import Entity
from quotes.mentions.roles import holder_in_headline
from quotes.model import Reason
from quotes.refer.bodies.documents import resolve_document, resolve_own_words
from quotes.refer.bodies.owned import resolve_owned_body
from quotes.refer.context import Context
from quotes.refer.descriptions.delayed_names import resolve_introduced
from quotes.refer.descriptions.demonyms import is_partisan
from quotes.refer.descriptions.joint import resolve_pair
from quotes.refer.descriptions.kinship import resolve_kin, resolve_open_kin
from quotes.refer.descriptions.ordinals import resolve_ranked
from quotes.refer.descriptions.unnamed import reason_of_one, reason_of_several
from quotes.refer.descriptions.variation import SEATS, age_in, resolve_variation
from quotes.refer.outcome import Resolution, Step, Weighed, unresolved
from quotes.syntax import EntityType


def resolve_description(context: Context, node: Node) -> Resolution:
    """Return the entity or body that a description stands for, or why nobody is named."""
    if not is_partisan(context.document, node):
        found = resolve_pair(context, node) or resolve_owned_body(context, node)
        if found is not None:
            return found
    return _by_form(context, node)


def _by_form(context: Context, node: Node) -> Resolution:
    lemma = node.lemma
    step = Step(rule="description", spans=(phrase_span(node),))
    if lemma in DOCUMENTS:
        return resolve_document(context, node)
    said = resolve_own_words(context, node)
    if said is not None:
        return said
    if _is_somebody(node):
        return unresolved(Reason.ANONYMOUS, step)
    if is_plural(node):
        return unresolved(reason_of_several(context, node), step)
    words = {w.text.lower() for w in phrase_words(node)}
    counted = bool(words & ORDINALS)
    if _is_indefinite(node) or (lemma in {"source", "insider"}) or counted:
        return unresolved(Reason.ANONYMOUS, step)
    for rule in (
        _by_age,
        resolve_open_kin,
        _by_role,
        _by_headline,
        resolve_kin,
        resolve_ranked,
        resolve_variation,
        resolve_introduced,
    ):
        found = rule(context, node)
        if found is not None:
            return found
    return unresolved(reason_of_one(context, node), step)


def _is_somebody(node: Node) -> bool:
    """“A dealer”, “One season-ticket holder”: one, whatever hangs on the noun by “and”."""
    if node.lemma in {"one", "another", "someone", "somebody"}:
        return True
    if "Number=Plur" in node.word.feats or node.lemma in GROUPS:
        return False
    first = phrase_words(node)[0].text.lower()
    return first in {"a", "an", "one", "another"}


# --- persons ---------------------------------------------------------------------------------


def _is_indefinite(node: Node) -> bool:
    return any(c.word.text.lower() in INDEFINITE for c in node.children("det", "nummod", "amod"))


def _by_age(context: Context, node: Node) -> Resolution | None:
    """“the 52-year-old”: the one entity of whom the text tells that age."""
    age = age_in(node)
    fitting = [f for f in context.cast.entities if age is not None and age in f.roles]
    if len(fitting) != 1:
        return None
    step = Step(rule="age", spans=(phrase_span(node),))
    return Resolution(entities=(fitting[0].index,), steps=(step,), margin=0.8)


def _by_role(context: Context, node: Node) -> Resolution | None:
    """The one entity, named before (or at all), that the text calls by this noun."""
    lemma = node.lemma
    if age_in(node) is not None:
        return None
    step = Step(rule="role", spans=(phrase_span(node),))
    modifiers = _modifiers(node)
    place = _place_before(node)
    gender = gender_of_role(lemma) or gender_beside(context.document, node)
    fitting = [
        f
        for f in context.cast.entities
        if f.is_person and _has_role(f, lemma) and not (gender and f.gender not in {None, gender})
    ]
    if place and lemma in _OF_STATES:
        fitting = [f for f in fitting if _has_modifiers(f, place)]
    if modifiers:
        abroad = _places(node)
        fitting = [f for f in fitting if not _is_of_another(f, abroad)]
        exact = [f for f in fitting if _has_modifiers(f, modifiers)]
        fitting = exact or [f for f in fitting if not _contradicts(f, modifiers, node)]
    if _is_of_a_body(node):
        near = {entity.index for entity, _ in context.people_before(node, reach=_NEXT)}
        fitting = [f for f in fitting if f.index in near]
    if len(fitting) > 1:
        fitting = _nearest(context, fitting, node)
    if len(fitting) > 1:
        fitting = _just_spoke(context, fitting, node)
    if len(fitting) > 1 and lemma == "president" and not modifiers:
        fitting = [f for f in fitting if _is_titled(f, lemma)] or fitting
    if len(fitting) == 1:
        return Resolution(entities=(fitting[0].index,), steps=(step,), margin=0.6)
    if fitting:
        weighed = tuple(
            Weighed(entity=f.index, score=round(1 / len(fitting), 3)) for f in fitting[:4]
        )
        return unresolved(Reason.AMBIGUOUS, step, weighed=weighed)
    return None


def _by_headline(context: Context, node: Node) -> Resolution | None:
    """“the headmistress” of whom the headline alone gives the name."""
    name = holder_in_headline(context.document, node.lemma)
    if name is None or not is_definite(node):
        return None
    step = Step(rule="headline_role", spans=(phrase_span(node),))
    return Resolution(given=name, steps=(step,), margin=0.6)


def _has_role(entity: Entity, lemma: str) -> bool:
    if lemma in entity.roles or any(r.endswith("-" + lemma) for r in entity.roles):
        return True
    return lemma == "minister" and _is_secretary_of_state(entity)


def _is_secretary_of_state(entity: Entity) -> bool:
    """“the health secretary, Dana Holt, … The minister …”; no press or general secretary."""
    told = [d.lower().split() for d in entity.descriptions if d.lower().endswith(" secretary")]
    return any(words[-2] in _PORTFOLIOS for words in told)


_PORTFOLIOS = frozenset(
    """health home foreign defence defense education transport energy environment justice housing
    trade business culture labour labor treasury agriculture fisheries""".split()
)


def _modifiers(node: Node) -> frozenset[str]:
    """The words that tell one holder of a role from another: names and states, not “old” nor
    “two-term”."""
    words = node.sentence.words
    return frozenset(
        w.text.lower()
        for w in phrase_words(node)
        if w.index < node.word.index
        and w.upos in {"ADJ", "PROPN", "NOUN"}
        and not (
            w.index > 1 and words[w.index - 1].text == "-" and words[w.index - 2].upos == "NUM"
        )
        and (w.upos == "NOUN" or w.text[:1].isupper() or w.text.lower() in _OFFICE_ADJECTIVES)
    )


def _places(node: Node) -> frozenset[str]:
    """The capitalised modifiers, within the sentence, that are no part of the office itself."""
    words = phrase_words(node)
    return frozenset(
        w.text.lower()
        for w in words
        if 0 < w.index < node.word.index
        and w.text[:1].isupper()
        and w.upos in {"ADJ", "PROPN"}
        and w.text.lower() not in _OFFICE_ADJECTIVES
    )


def _is_of_another(entity: Entity, places: frozenset[str]) -> bool:
    """“The Sudlander minister” is not Norland's: what the text calls him names another place."""
    told = {
        w.lower()
        for d in entity.descriptions
        for w in re.findall(r"[\w.-]+", d)
        if w[:1].isupper() and w.lower() not in _OFFICE_ADJECTIVES | entity.roles
    }
    if not places or not told:
        return False
    return not any(are_of_one_place(place, word) for place in places for word in told)


def _place_before(node: Node) -> frozenset[str]:
    """“In Norland, the foreign minister said …”: Norland's, whatever others there are."""
    verb = node.head() if node.is_a("nsubj") else None
    places = verb.children("obl") if verb is not None else ()
    return frozenset(
        place.word.text.lower()
        for place in places
        if place.end < node.start
        and "in" in {c.lemma for c in place.children("case")}
        and (tagged := tagged_name_at(place)) is not None
        and tagged.type is EntityType.PLACE
    )


_OF_STATES = frozenset(
    "minister president premier chancellor secretary ambassador king queen".split()
)
_OFFICE_ADJECTIVES = frozenset(
    "foreign prime interior deputy vice former assistant chief acting shadow federal".split()
)


def _has_modifiers(entity: Entity, modifiers: frozenset[str]) -> bool:
    told = {
        w.lower() for d in (*entity.descriptions, *entity.titles) for w in re.findall(r"[\w-]+", d)
    }
    return any(_is_told(m, told) for m in modifiers - _PLACE_WORDS or modifiers)


def _is_told(modifier: str, told: set[str]) -> bool:
    return any(are_of_one_place(modifier, word) for word in told)


# What two places can share: New Norland is not New Sudland.
_PLACE_WORDS = frozenset("new north south east west saint st san los la".split())


def _contradicts(entity: Entity, modifiers: frozenset[str], node: Node) -> bool:
    """A role qualified by a state or body (“the Norland minister”) is not just any minister's.

    Only titles that go with a seat (“Sen.”, “Gov.”) may take a place that the text did not give,
    and of those named before.
    """
    told = {w.lower() for d in entity.descriptions for w in re.findall(r"[\w-]+", d)}
    if all(_is_told(modifier, told) for modifier in modifiers):
        return False
    seats = {r for t in entity.titles for r in roles_of_title(t)} & SEATS
    return node.lemma not in seats or entity.mentions[0].span.start > node.start


def _is_of_a_body(node: Node) -> bool:
    """“its vice president”: of the body just spoken of, and not whoever has been one elsewhere."""
    return any(c.lemma in {"it", "its", "they", "their"} for c in node.children("nmod:poss"))


def _is_titled(entity: Entity, lemma: str) -> bool:
    """“President Holt” beside “Dana Pike, president of the union”: “the president” is the former,
    who has it for a title; a country's has no other."""
    return any(lemma in roles_of_title(title) for title in entity.titles)


_NEXT = 3


def _just_spoke(context: Context, fitting: list[Entity], node: Node) -> list[Entity]:
    """““…,” Holt said. The senator said …”: of several the one who spoke the sentence before,
    in the same paragraph."""
    here = context.document.number_of(node.sentence)
    last = next((s for s in reversed(context.spoken) if s.sentence < here), None)
    if last is None or here - last.sentence > 1:
        return fitting
    same = context.document.paragraph_index(last.at) == context.document.paragraph_index(node.start)
    return [f for f in fitting if same and (f.index,) == last.entities] or fitting


def _nearest(context: Context, fitting: list[Entity], node: Node) -> list[Entity]:
    """Of several, the one that the sentences just before speak of, if only one is."""
    recent = {
        entity.index
        for entity, mention in context.people_before(node, reach=3)
        if not mention.node.is_a("nmod:poss")
    }
    near = [f for f in fitting if f.index in recent]
    return near if len(near) == 1 else fitting

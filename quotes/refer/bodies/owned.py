"""Whose “his campaign” or “her office” is: the body that the text names after its owner."""

from attrs import evolve

from quotes.document import Node
from quotes.grammar.phrases import phrase_span, phrase_words, pronoun_of
from quotes.lexicon.name_tokens import name_tokens
from quotes.refer.bodies.kinds import named_body, resolve_body
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step
from quotes.refer.pronouns.personal import resolve_pronoun

# Bodies that a text calls by the name of whom they belong to (“the Holt campaign”).
_BY_OWNER = frozenset("campaign administration government office team camp".split())


def resolve_owned_body(context: Context, node: Node) -> Resolution | None:
    """Return the body that a description stands for; of “his campaign” only his own, however far
    off it is named, and no other campaign."""
    surname = _owner_surname(context, node)
    if surname is None:
        return resolve_body(context, node)
    own = [b for b in context.bodies if b.lemma == node.lemma and _is_named_for(b, surname)]
    before = [b for b in own if b.start < node.start]
    for body in (*reversed(before), *(b for b in own if b.start > node.start)):
        found = named_body(context, body)
        if found is not None:
            step = Step(rule="body_named_before", spans=(phrase_span(node),))
            return evolve(found, steps=(step, *found.steps), margin=0.6)
    return None


def _owner_surname(context: Context, node: Node) -> str | None:
    """The surname of whom “his” or “her” means, None where it is open."""
    if node.lemma not in _BY_OWNER or node.word.upos != "NOUN":
        return None
    for child in node.children("nmod:poss"):
        pronoun = pronoun_of(child.word)
        if pronoun in {"he", "she"}:
            entities = resolve_pronoun(context, child, pronoun).entities
            if len(entities) == 1:
                return name_tokens(context.cast.entities[entities[0]].name)[-1]
    return None


def _is_named_for(body: Node, surname: str) -> bool:
    """“the Holt campaign”, “Dana Holt's campaign”."""
    before = (w.text for w in phrase_words(body) if w.index < body.word.index)
    return any(name_tokens(text)[-1:] == (surname,) for text in before)

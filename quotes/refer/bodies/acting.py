"""“They” of one body: “the Lantern checked it. They found …”, and what goes on from there."""

from quotes.document import Node
from quotes.grammar.main_clauses import is_main_subject
from quotes.grammar.number import is_definite
from quotes.grammar.phrases import pronoun_of
from quotes.lexicon.nouns import BODY_KINDS, COLLECTIVES
from quotes.refer.bodies.kinds import resolve_body
from quotes.refer.context import Context
from quotes.syntax import EntityType, Sentence

# Sentences back to the one that names the body, and words of a line that tells nothing.
_REACH = 4
_LINE = 3


def acting_body(context: Context, node: Node) -> int | None:
    """Return the body that a “they” goes back to, None if the text has not just been about one."""
    named = _named_before(context, node)
    return named if named is not None else _still_acting(context, node)


def _named_before(context: Context, node: Node) -> int | None:
    """“The Lantern checked it. They found …”: the body that the sentence before is about."""
    here = context.document.number_of(node.sentence)
    before = [
        (entity, mention)
        for entity, mention in context.mentions_before(node, reach=1)
        if context.document.number_of(mention.node.sentence) < here
        and mention.node.is_a("nsubj")
        and is_main_subject(mention.node)
    ]
    if len(before) != 1:
        return None
    ((entity, mention),) = before
    # A bare name without a gender is as likely a body that the tagger took for a person.
    bare = entity.gender is None and all(len(m.tokens) == 1 for m in entity.mentions)
    if mention.type is EntityType.PLACE or (entity.is_person and not bare):
        return None
    if entity.index in context.excluded:
        return None
    return None if _has_plural_subject(mention.node) else entity.index


def _has_plural_subject(beside: Node) -> bool:
    """Another main subject of the sentence is plural, and so a better “they”."""
    nodes = (Node(sentence=beside.sentence, word=w) for w in beside.sentence.words)
    return any(
        n.word.upos == "NOUN"
        and n.is_a("nsubj")
        and "Number=Plur" in n.word.feats
        and is_main_subject(n)
        for n in nodes
    )


def _still_acting(context: Context, node: Node) -> int | None:
    """“The institute fired her. They hired her back. “They said …””: the body that the sentences
    before go on about, by pronouns, from where it was named or called by its kind."""
    if not is_main_subject(node):
        return None  # “a lawsuit of some states for what they call …”
    before = [
        s
        for s in context.document.parse.sentences
        if s.end <= node.start and len(s.words) > _LINE and not context.document.in_marks(s.start)
    ]
    for sentence in sorted(before, key=lambda s: -s.start)[:_REACH]:
        subject = _main_subject(context, sentence)
        if subject is None or _has_plural_subject(subject):
            return None
        if pronoun_of(subject.word) not in {"they", "it", "i"}:
            return _body_of(context, subject)
    return None


def _main_subject(context: Context, sentence: Sentence) -> Node | None:
    nodes = (Node(sentence=sentence, word=w) for w in sentence.words)
    fitting = (n for n in nodes if n.is_a("nsubj", "nsubj:pass") and is_main_subject(n))
    return next((n for n in fitting if not context.document.in_marks(n.start)), None)


def _body_of(context: Context, subject: Node) -> int | None:
    kind = subject.lemma in COLLECTIVES | BODY_KINDS and is_definite(subject)
    called = resolve_body(context, subject) if kind else None
    named = context.cast.entity_at(subject.word.span)
    entities = [named.index] if named is not None else list(called.entities if called else ())
    if len(entities) != 1 or entities[0] in context.excluded:
        return None
    return None if context.cast.entities[entities[0]].is_person else entities[0]

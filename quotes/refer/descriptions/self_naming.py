"""Names that a text gives in passing: “a teacher who gave her name as Dana”, “a group called …”."""

from itertools import takewhile

from quotes.document import Node
from quotes.grammar.phrases import phrase_span
from quotes.lexicon.nouns import COLLECTIVES
from quotes.model import Span
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step

_SINGLE = frozenset("a an one another".split())


def self_named(context: Context, head: Node) -> Resolution | None:
    """“A teacher who gave her name only as Dana”, “a man identified as Holt”: the name that the
    text gives in passing."""
    body = _body_called(head)
    if body is not None:
        return Resolution(name=body, steps=(Step(rule="self_named", spans=(body,)),), margin=0.6)
    for clause in head.children("acl"):
        given = any(c.lemma == "name" for c in clause.children("obj"))
        if not given and clause.lemma not in _NAMING_VERBS:
            continue
        for child in clause.children("obl", "xcomp", "advcl"):
            called = "as" in {c.lemma for c in child.children("case", "mark")}
            if called and child.word.upos == "PROPN":
                return _by_name(context, phrase_span(child))
    return None


_NAMING_VERBS = frozenset("identify introduce name know".split())


def _body_called(head: Node) -> Span | None:
    """“a committee called Holt for Arden”: capitals, and the small words between them."""
    called, *rest = head.sentence.words[head.word.index + 1 :] or (head.word,)
    articles = {c.lemma for c in head.children("det")}
    named = called.text in {"called", "named"} and head.lemma in COLLECTIVES
    if not named or _SINGLE.isdisjoint(articles):
        return None
    run = tuple(takewhile(lambda w: w.text[:1].isupper() or w.text in _LINKING, rest))
    while run and run[-1].text in _LINKING:
        run = run[:-1]
    return Span(start=run[0].start, end=run[-1].end) if run else None


_LINKING = frozenset("of for and the in on".split())


def _by_name(context: Context, name: Span) -> Resolution:
    step = Step(rule="self_named", spans=(name,))
    entity = context.cast.entity_at(name)
    if entity is not None:
        return Resolution(entities=(entity.index,), steps=(step,), margin=0.8)
    return Resolution(name=name, steps=(step,), margin=0.6)

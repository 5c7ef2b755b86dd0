"""Several persons who go on as “they”: those who spoke jointly, or whom a counted noun names."""

from itertools import takewhile

from quotes.document import Node
from quotes.grammar.animacy import can_speak
from quotes.refer.context import Context, backwards, between

# Sentences back that they may have spoken, and been named, in.
_SPOKEN = 6
_NAMED = 3
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def joint_speakers(context: Context, node: Node) -> tuple[int, ...]:
    """“Holt and Ruiz argue that … The firm grew. They write …”: those who last spoke together, if
    the narration has been about no others of whom there are several since."""
    here = context.document.sentence_number(node.start)
    joint = [s for s in context.spoken if len(s.entities) > 1 and s.at < node.start]
    if not joint or here - joint[-1].sentence > _SPOKEN:
        return ()
    last = joint[-1]
    people = all(context.cast.entities[i].is_person for i in last.entities)
    if not people or not context.excluded.isdisjoint(last.entities):
        return ()
    since = between(context.plurals, last.at, node.start)
    others = any(n.is_a("nsubj") and can_speak(n) for n in since)
    return () if others else last.entities


def counted_names(context: Context, node: Node) -> tuple[int, ...]:
    """“Two clerks, Dana Holt and Ana Ruiz, left. They say …”: just as many names as the nearest
    plural noun counts."""
    number = context.document.number_of
    here = number(node.sentence)
    recent = takewhile(
        lambda n: here - number(n.sentence) <= _NAMED, backwards(context.plurals, node.start)
    )
    told = (n for n in recent if n.is_a("nsubj") and can_speak(n) and n.word.upos == "NOUN")
    noun = next(told, None)
    if noun is None or noun.sentence is node.sentence:
        return ()

    count = next((_COUNTS.get(c.lemma.lower(), 0) for c in noun.children("nummod")), 0)
    named = tuple(
        entity.index
        for entity, mention in context.people_before(node, reach=_NAMED)
        if mention.node.sentence is noun.sentence and _is_apposed(mention.node, noun)
    )
    return named if count and len(set(named)) == count else ()


def _is_apposed(name: Node, noun: Node) -> bool:
    """The name hangs on the noun, or on another name that does."""
    node: Node | None = name
    while node is not None and node.is_a("appos", "conj", "flat"):
        node = node.head()
        if node is not None and node.word.index == noun.word.index:
            return True
    return False

"""Several persons who go on as “they”: those who spoke jointly, or whom a counted noun names."""

from quotes.document import Node
from quotes.grammar.animacy import can_speak
from quotes.refer.context import Context, between

# Sentences back that they may have spoken, and been named, in.
_SPOKEN = 6


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

"""Unnamed people who speak again, as “she” or “they”, while nobody is named."""

from itertools import islice

from attrs import evolve

from quotes.document import Node
from quotes.grammar.number import is_plural
from quotes.grammar.phrases import pronoun_of
from quotes.lexicon.gender import gender_of_pronoun, gender_of_role
from quotes.model import Kind, Reason
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step
from quotes.refer.resolved import LOOK_BACK, Resolved

# Sentences back in which nobody may have been named.
_FEW = 3


def unnamed_goes_on(
    context: Context, head: Node, pronoun: str, done: list[Resolved]
) -> Resolution | None:
    """“A widow remembered it. “…,” she said. It was cold, she said.”: the same “she”, as long as
    nobody has been named since; she stays unnamed. So do “they” who just spoke as a group."""
    document = context.document
    told = (d for d in islice(reversed(done), LOOK_BACK) if d.attributed.found.enclosing is None)
    last = next((d for d in told if d.attributed.follows is None and not _is_mine(d)), None)
    before = last.attributed.head if last is not None else None
    if last is None or before is None or last.resolution.reason is None:
        return None
    same = document.paragraph_index(before.start) == document.paragraph_index(head.start)
    if not same or not before.start < head.start or document.in_marks(head.start):
        return None
    if not _is_same_unnamed(last.resolution, before, pronoun):
        return None
    since = context.people_before(head, reach=_FEW)
    if any(m.span.start > before.start and not m.in_marks for _, m in since):
        return None
    step = Step(rule=f"pronoun_{pronoun}", spans=(head.word.span, before.word.span))
    return evolve(last.resolution, steps=(*last.resolution.steps, step))


def _is_mine(told: Resolved) -> bool:
    """“I told him that …”: the reporter, who is nobody's “he” or “she”."""
    head = told.attributed.head
    return head is not None and pronoun_of(head.word) == "i"


def unnamed_adds(
    context: Context, head: Node, pronoun: str, done: list[Resolved]
) -> Resolution | None:
    """““…,” said the president of the league. Holt's call was heard. “…,” he added”: who adds has
    spoken before, and Holt has not."""
    cue = head.head()
    if cue is None or cue.lemma != "add" or context.document.in_marks(head.start):
        return None
    told = (d for d in islice(reversed(done), LOOK_BACK) if d.attributed.found.enclosing is None)
    last = next((d for d in told if d.attributed.found.kind is not Kind.REFERENCE), None)
    before = last.attributed.head if last is not None and last.attributed.follows is None else None
    if last is None or before is None or last.resolution.reason is not Reason.NO_ANTECEDENT:
        return None
    wanted = gender_of_pronoun(pronoun)
    if (
        wanted is None
        or pronoun_of(before.word)
        or gender_of_role(before.lemma) not in {None, wanted}
    ):
        return None
    step = Step(rule=f"pronoun_{pronoun}", spans=(head.word.span, before.word.span))
    return evolve(last.resolution, steps=(*last.resolution.steps, step))


def _is_same_unnamed(before: Resolution, head: Node, pronoun: str) -> bool:
    """The same pronoun; or “they”, of a group or of several unnamed people that just spoke."""
    said = pronoun_of(head.word)
    if pronoun == "they":
        several = before.reason is Reason.ANONYMOUS and is_plural(head)
        return (several or before.reason is Reason.GROUP) and said in {None, "they"}
    return pronoun in {"he", "she"} and said == pronoun

"""Who “I” and “we” are: the speaker of the words around, or the reporter."""

import re
from itertools import islice

from attrs import evolve

from quotes.document import Document, Node
from quotes.model import Reason
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step, unresolved
from quotes.refer.resolved import LOOK_BACK, Resolved
from quotes.source.attributed import Attributed
from quotes.syntax import EntityType


def speaker_of_enclosing(
    context: Context, head: Node, pronoun: str, done: list[Resolved], item: Attributed | None
) -> Resolution:
    """“I” in the marks of somebody's words is that speaker; outside it is the reporter of the
    byline, also in words that are told in the third person (“when I ask, Holt says …”)."""
    step = Step(rule=f"pronoun_{pronoun}", spans=(head.word.span,))
    narrated = pronoun == "i" and not context.document.in_marks(head.start)
    for earlier in islice(reversed(done), 0 if narrated else LOOK_BACK):
        if earlier.attributed is item:
            continue
        if any(s.contains(head.word.span) for s in earlier.attributed.found.spans):
            spoken = evolve(earlier.resolution, steps=(*earlier.resolution.steps, step))
            alone = spoken.reason is Reason.ANONYMOUS and pronoun == "we"
            return evolve(spoken, reason=Reason.GROUP) if alone else spoken
    reporter = context.reporter if pronoun == "i" else None
    if reporter is not None:
        entity = context.cast.entity_named(reporter)
        if entity is not None:
            return Resolution(entities=(entity.index,), steps=(step,))
        return Resolution(given=reporter, steps=(step,))
    if pronoun == "we":
        return unresolved(Reason.GROUP, step)
    return unresolved(Reason.NO_ANTECEDENT, step)


def reporter_of(document: Document) -> str | None:
    """Return the reporter's name by the caller's byline or the text's own (“By Dana Holt”)."""
    lines = [document.byline or ""]
    lines += [p.span.of(document.text) for p in document.prose.paragraphs if p.byline]
    for line in lines:
        reporter = document.knowledge.style.reporter_in(line)
        if reporter is not None:
            return reporter
        if _is_called(document, line.strip()):
            return line.strip()
        name = re.match(
            r"(?:[Bb][Yy]\s+)?([^\W\d_][\w.’'-]+(?:\s+[A-Z][\w.’'-]*){1,3})", line.strip()
        )
        if name is not None and name.group(1)[0].isupper():
            return name.group(1)
    return None


def _is_called(document: Document, name: str) -> bool:
    """“Dana”, by whom the text calls a person too, or labels what somebody says there."""
    tagged_names = (e for s in document.parse.sentences for e in s.entities)
    labels = (s.label for s in document.markings.passages if s.label is not None)
    return any(e.text == name and e.type is EntityType.PERSON for e in tagged_names) or any(
        label.of(document.text) == name for label in labels
    )

"""Labels: who “MS HOLT”, “Q”, “The Chair” or a dash signature stands for."""

import re
from bisect import bisect_left

from quotes.document import Document
from quotes.lexicon.name_tokens import TITLES, name_tokens
from quotes.mentions.entities import Cast, Entity
from quotes.mentions.known import known_entity
from quotes.model import Reason, Span
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step, unresolved
from quotes.text.marks.parts import is_group_part, is_part, names_nobody

# The labels of an interview with one person.
_QUESTION = frozenset({"q", "question"})
_ANSWER = frozenset({"a", "answer"})


def resolve_label(context: Context, label: Span) -> Resolution:
    """Return whom a label stands for.

    Handled: a name (“MS HOLT”); an office whose holder one label names (“The Chair (Dana Holt)”);
    the answers of an interview whose opening names one person; a part that anybody may play (“Q”,
    “A woman in the gallery”), which is nobody's name; two together (“Both Holts”, “Dana Holt and
    Ada Ruiz”).
    """
    step = Step(rule="label", spans=(label,))
    text = label.of(context.document.text)
    examined = _examined(context, label, step)
    if examined is not None:
        return examined
    asks = text.strip(" .:").lower() in _QUESTION and not _ANSWER.isdisjoint(context.holders)
    if asks or context.document.knowledge.style.is_asker(text.strip(" .:")):
        return _asker(context, label)
    if text.lower().startswith("both "):
        both = _both(context, text)
        if not both:
            return unresolved(Reason.ANONYMOUS, step)
        return Resolution(entities=both, steps=(step,), margin=0.6)
    joined = _joined(context, text)
    if joined:
        return Resolution(entities=joined, steps=(step,))
    return _one(context, label, text, step)


def _examined(context: Context, label: Span, step: Step) -> Resolution | None:
    """“Q.” and “A.” of a court's transcript, which has named who asks and who answers."""
    name = context.examinations.name_for(context.document, label)
    if name is None:
        return None
    entity = context.cast.entity_named(name.of(context.document.text))
    if entity is not None:
        return Resolution(entities=(entity.index,), steps=(step,))
    return Resolution(name=name, steps=(step,), margin=0.6)


def _one(context: Context, label: Span, text: str, step: Step) -> Resolution:
    """A name, a part and who holds it, or a part that anybody may play."""
    holder = _holder_in(context.document, label)
    part = holder is None and names_nobody(text)
    entity = known_entity(context.document, context.cast, text)
    if entity is None and not part:
        entity = _named_by(context, text) or _entity_in_label(context, label)
    held = context.holders.get(text.strip(" .:").lower())
    if entity is None and held is not None:
        entity = context.cast.entities[held]
    if entity is not None:
        return Resolution(entities=(entity.index,), steps=(step,))
    if part or not name_tokens(text):
        reason = Reason.GROUP if is_group_part(text) else Reason.ANONYMOUS
        return unresolved(reason, step)
    named = _without_titles(context.document, holder or label)
    return Resolution(name=named, steps=(step,), margin=0.6)


def _named_by(context: Context, text: str) -> Entity | None:
    """The entity of a label's name; of a body the name must be most of the label."""
    entity = context.cast.entity_named(text)
    if entity is None or entity.is_person:
        return entity
    longest = max(map(len, entity.forms))
    return entity if longest * 3 >= len(text) * 2 else None


def _both(context: Context, text: str) -> tuple[int, ...]:
    """“Both Holts”: the two persons of a surname; nobody where there are more or fewer."""
    surname = text.split()[-1].rstrip(".:").lower().removesuffix("s")
    found = [
        f.index
        for f in context.cast.entities
        if f.is_person
        and f.name != text
        and f.name.lower().split()[-1].removesuffix("s") == surname
    ]
    return tuple(found) if len(found) == 2 else ()


def _joined(context: Context, text: str) -> tuple[int, ...]:
    """“Dana Holt and Ada Ruiz”: both, where that is not one name of a body."""
    parts = text.strip(" .:").split(" and ")
    whole = context.cast.entity_named(text)
    if len(parts) != 2 or (whole is not None and not whole.is_person):
        return ()
    found = [context.cast.entity_named(part) for part in parts]
    persons = [f.index for f in found if f is not None and f.is_person]
    return tuple(persons) if len(set(persons)) == 2 else ()


def _asker(context: Context, label: Span) -> Resolution:
    """An interview's “Q”, or the outlet's own label: the reporter of the byline, if one is told."""
    step = Step(rule="asker", spans=(label,))
    if context.reporter is None:
        return unresolved(Reason.ANONYMOUS, step)
    entity = context.cast.entity_named(context.reporter)
    if entity is not None:
        return Resolution(entities=(entity.index,), steps=(step,))
    return Resolution(given=context.reporter, steps=(step,))


def _without_titles(document: Document, label: Span) -> Span:
    start = label.start
    for word in re.finditer(r"\S+\s+", label.of(document.text)):
        if word.group().strip().lower().rstrip(".") not in TITLES:
            break
        start = label.start + word.end()
    return Span(start=start, end=label.end)


def holders_of(document: Document, cast: Cast) -> dict[str, int]:
    """Return the entities that labels without a name stand for, by the label in lower case.

    “The Chair” is who another label names so (“The Chair (Senator Dana Holt)”); “A” is the one
    person whom the text names before its first label, as interviews do.
    """
    labels = [s.label for s in document.markings.passages if s.label is not None]
    found: dict[str, int] = {}
    for label in labels:
        full = re.match(r"(.+?)\s*\((.+)\)$", label.of(document.text))
        entity = cast.entity_at(label) if full is not None else None
        if full is not None and entity is not None:
            found.setdefault(full.group(1).lower(), entity.index)
    asked = _interviewed(cast, labels[0].start) if labels else None
    if asked is not None:
        found |= dict.fromkeys(_ANSWER, asked.index)
    return found


def _interviewed(cast: Cast, offset: int) -> Entity | None:
    """The one person whom the introduction names, or the one it names again."""
    named = _named_before(cast, offset)
    if len(named) == 1:
        return named[0]
    again = [f for f in named if sum(m.span.start < offset for m in f.mentions) > 1]
    return again[0] if len(again) == 1 else None


def _named_before(cast: Cast, offset: int) -> list[Entity]:
    at = bisect_left(cast.starts, (offset, 0, 0))
    indexes = dict.fromkeys(index for _, _, index in cast.starts[:at])
    return [cast.entities[i] for i in indexes if cast.entities[i].is_person]


def _entity_in_label(context: Context, label: Span) -> Entity | None:
    """The person named in a label, or the body that is most of it."""
    entity = context.cast.entity_at(label)
    if entity is None or entity.is_person:
        return entity
    longest = max(m.span.end - m.span.start for m in entity.mentions)
    return entity if longest * 3 >= (label.end - label.start) * 2 else None


def _holder_in(document: Document, label: Span) -> Span | None:
    """“The Deputy Speaker (Hon. Dana Holt)”: the name in brackets after a part."""
    found = re.fullmatch(r"(?P<part>[^()]+?)\s*\((?P<name>[^()]+)\)", label.of(document.text))
    if found is None or not (is_part(found["part"]) or found["part"].startswith("The ")):
        return None
    if not all(word[:1].isupper() for word in found["name"].split()):
        return None
    return Span(start=label.start + found.start("name"), end=label.start + found.end("name"))

"""Whom somebody's words call by name: “By writing it down, Mr Holt,” is not Holt's to say.

Quoted words may have been read without their names; so these are looked for in the text.
"""

import re

from quotes.document import Node
from quotes.lexicon.gender import Gender, gender_of_title
from quotes.lexicon.name_tokens import name_tokens
from quotes.mentions.entities import Entity
from quotes.model import Span
from quotes.refer.context import Context
from quotes.refer.pronouns.deceased import is_gone

_MARK = "\"“”‘’'«»„`"
_NAME = r"((?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Madam)\.? )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
_CALLING = (
    re.compile(rf"^[\s{_MARK}]*(?:(?:No|Yes|Oh|Well|And|But|Please)\b,? )?{_NAME},"),
    re.compile(rf", {_NAME}(?=[,.!?]?[\s{_MARK}]*$|[.!?])"),
)


def called_in(context: Context, spans: tuple[Span, ...]) -> frozenset[int]:
    """Return the persons whom quoted words call by name at their start or at a sentence's end."""
    names = {
        match.group(1)
        for span in spans
        for pattern in _CALLING
        for match in pattern.finditer(span.of(context.document.text))
    }
    return frozenset(
        index
        for name in names
        for index in context.cast.names.named(name_tokens(name))
        if _may_be_called(context.cast.entities[index], name)
    )


def _may_be_called(entity: Entity, name: str) -> bool:
    gender = gender_of_title(name.split()[0])
    return entity.is_person and (gender is None or entity.gender in {None, gender})


_SPOKEN_OF = re.compile(rf"^[\s{_MARK}]*(He|She|His|Her)\b")
# Sentences back in which whom the words begin with is named.
_REACH = 2


def spoken_of(context: Context, spans: tuple[Span, ...], head: Node) -> frozenset[int]:
    """Return the one person whom words that begin with “he” or “she” are about: no speaker."""
    named = _may_be_spoken_of(context, spans, head)
    return named if len(named) == 1 else frozenset()


def gone_spoken_of(context: Context, spans: tuple[Span, ...], head: Node) -> frozenset[int]:
    """““He was the better sailor,” he said”: who speaks may be anybody but a “he” who is dead."""
    named = _may_be_spoken_of(context, spans, head)
    return frozenset(i for i in named if is_gone(context, context.cast.entities[i]))


def _may_be_spoken_of(context: Context, spans: tuple[Span, ...], head: Node) -> frozenset[int]:
    """The persons just named whom the first word of quoted words fits, if “he” or “she”."""
    first = _SPOKEN_OF.match(spans[0].of(context.document.text)) if spans else None
    if first is None:
        return frozenset()
    gender = Gender.MALE if first.group(1) in {"He", "His"} else Gender.FEMALE
    return frozenset(
        entity.index
        for entity, mention in context.people_before(head, reach=_REACH)
        if not mention.in_marks and entity.gender is gender
    )


def named_in(context: Context, spans: tuple[Span, ...]) -> frozenset[int]:
    """Return the persons whom quoted words name in full or with a title: hardly who says them."""
    text = " ".join(span.of(context.document.text) for span in spans)
    words = dict.fromkeys(re.findall(r"\w+", text))
    near = {index for word in words for index in context.cast.names.ends.get(word, ())}
    return frozenset(i for i in near if _is_spoken_of(context.cast.entities[i], text))


def named_alone_in(context: Context, spans: tuple[Span, ...]) -> frozenset[int]:
    """Return the persons whose given name quoted words have (“Dana hears all of it”): of two of
    one surname the other says them."""
    text = " ".join(span.of(context.document.text) for span in spans)
    words = dict.fromkeys(re.findall(r"\w+", text))
    return frozenset(index for word in words for index in context.cast.names.given.get(word, ()))


def _is_spoken_of(entity: Entity, text: str) -> bool:
    surname = entity.name.split()[-1]
    full = "|".join(re.escape(form) for form in {entity.name, *entity.forms} if " " in form)
    titled = rf"(?:Mr|Mrs|Ms|Sen|Senator|Gov|Governor|President)\.? {re.escape(surname)}"
    return re.search(rf"\b(?:{f'{full}|' if full else ''}{titled})\b", text) is not None

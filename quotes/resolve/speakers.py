"""The order of resolution: names first, then pronouns, descriptions, and what is carried on."""

import re
from itertools import islice

from attrs import evolve, frozen

from quotes.cues import CueClass
from quotes.document import Document, Node
from quotes.frames import Frame
from quotes.model import Reason
from quotes.phrases import (
    pronoun_of,
    subject_of,
)
from quotes.resolve.descriptions import is_same_person, resolve_description
from quotes.resolve.figures import Roster
from quotes.resolve.gender import gender_of_pronoun
from quotes.resolve.known import resolve_known
from quotes.resolve.labels import holders_of, resolve_label
from quotes.resolve.named import resolve_name
from quotes.resolve.narration import with_echoes
from quotes.resolve.outcome import Resolution, Step, unresolved
from quotes.resolve.pronouns import (
    Context,
    Spoken,
    described_things,
    nearer_description,
    resolve_pronoun,
)
from quotes.sources import Attributed, SourceRule

# How many quotations back the one around a nested quotation is looked for.
_NEAR = 60


@frozen(kw_only=True)
class Resolved:
    """A quotation with its source and who that is."""

    attributed: Attributed
    resolution: Resolution


def resolve_speakers(
    document: Document,
    roster: Roster,
    frames: tuple[Frame, ...],
    attributed: tuple[Attributed, ...],
) -> tuple[Resolved, ...]:
    """Return every quotation with its resolution, in the same order.

    Quotations are walked in text order, so that who spoke last weighs for the next pronoun.
    """
    done: list[Resolved] = []
    spoken: list[Spoken] = []
    described = described_things(document)
    reporter = reporter_of(document)
    holders = holders_of(document, roster)
    speaking = frozenset(
        f.source.start for f in frames if f.source is not None and f.cue_class is CueClass.SAY
    )
    article = Context(
        document=document,
        roster=roster,
        speaking=speaking,
        described=described,
        reporter=reporter,
        holders=holders,
    )
    article = with_echoes(article)
    for item in attributed:
        context = evolve(
            article, spoken=tuple(spoken[-6:]), excluded=_enclosing_speakers(item, done)
        )
        resolution = _resolve(context, item, done)
        done.append(Resolved(attributed=item, resolution=resolution))
        if resolution.figures and item.found.enclosing is None:
            spoken.append(_spoken(document, item, resolution.figures))
    return tuple(done)


def _enclosing_speakers(item: Attributed, done: list[Resolved]) -> frozenset[int]:
    """Who speaks the words around a nested quotation: never “he” or “she” in them."""
    if item.found.enclosing is None:
        return frozenset()
    for earlier in islice(reversed(done), _NEAR):
        if earlier.attributed.found.enclosing is None and any(
            s.contains(item.found.spans[0]) for s in earlier.attributed.found.spans
        ):
            return frozenset(earlier.resolution.figures)
    return frozenset()


def _spoken(document: Document, item: Attributed, figures: tuple[int, ...]) -> Spoken:
    at = item.mention.start if item.mention is not None else item.found.end
    return Spoken(figures=figures, at=at, sentence=document.sentence_number(at))


def _resolve(context: Context, item: Attributed, done: list[Resolved]) -> Resolution:
    if item.follows is not None:
        return _carried(item, done)
    if item.rule is SourceRule.LABEL:
        assert item.mention is not None
        return resolve_label(context, item.mention)
    if item.head is None:
        return unresolved(Reason.NO_ATTRIBUTION, Step(rule="no_source"))
    return resolve_mention(context, item.head, done, item)


def _carried(item: Attributed, done: list[Resolved]) -> Resolution:
    assert item.follows is not None
    before = done[item.follows].resolution
    step = Step(rule=item.rule.value, spans=done[item.follows].attributed.found.spans[-1:])
    return evolve(before, steps=(*before.steps, step))


def resolve_mention(
    context: Context, head: Node, done: list[Resolved], item: Attributed | None = None
) -> Resolution:
    """Return whom the phrase around `head` stands for; of a coordination, all of them."""
    joined = (c for c in head.children("conj") if c.word.upos in {"PROPN", "NOUN", "PRON"})
    parts = [head, *(c for c in joined if not is_same_person(head, c))]
    if len(parts) > 1:
        each = [_one(context, part, done, item) for part in parts]
        named = [r for r in each if r.figures]
        if len(named) == len(each):
            figures = tuple(dict.fromkeys(i for r in each for i in r.figures))
            return Resolution(
                figures=figures, steps=tuple(s for r in each for s in r.steps), margin=0.8
            )
        if named and head.word.upos == "PROPN":
            return each[0]
    return _one(context, head, done, item)


def _one(context: Context, head: Node, done: list[Resolved], item: Attributed | None) -> Resolution:
    pronoun = pronoun_of(head.word)
    if pronoun is not None:
        return _pronoun(context, head, pronoun, done, item)
    named = resolve_known(context.roster, head) or resolve_name(context, head)
    if named is not None:
        return named
    return resolve_description(context, head)


# --- pronouns --------------------------------------------------------------------------------


def _pronoun(
    context: Context, head: Node, pronoun: str, done: list[Resolved], item: Attributed | None
) -> Resolution:
    if pronoun == "you":
        return unresolved(Reason.NO_ANTECEDENT, Step(rule="pronoun_you", spans=(head.word.span,)))
    if pronoun in {"i", "we"}:
        return _speaker_of_enclosing(context, head, pronoun, done, item)
    inner = _clause_subject(head)
    if inner is not None:
        resolution = _one(context, inner, done, item)
        if resolution.is_named and _agrees(context, resolution, pronoun):
            step = Step(rule="clause_subject", spans=(head.word.span, inner.word.span))
            return evolve(resolution, steps=(*resolution.steps, step))
    resolution = resolve_pronoun(context, head, pronoun)
    rival = nearer_description(context, head, pronoun, resolution)
    if rival is None:
        return resolution
    step = Step(rule=f"pronoun_{pronoun}", spans=(head.word.span, rival.word.span))
    described = _one(context, rival, done, item)
    if described.is_named and not _agrees(context, described, pronoun):
        return unresolved(Reason.NO_ANTECEDENT, step)
    return evolve(described, steps=(step, *described.steps))


def _agrees(context: Context, resolution: Resolution, pronoun: str) -> bool:
    if not resolution.figures:
        return pronoun in {"it", "they"}
    figure = context.roster.figures[resolution.figures[0]]
    wanted = gender_of_pronoun(pronoun)
    if wanted is None:
        return not figure.is_person and len(resolution.figures) == 1
    return figure.is_person and figure.gender in {None, wanted}


def _clause_subject(head: Node) -> Node | None:
    """Return the subject of the clause that the pronoun's clause hangs on (“Holt denounced
    what he called …”, “Holt said she believed …”)."""
    node = head.head()
    for _ in range(4):
        if node is None:
            return None
        above = node.head()
        if above is None or not node.is_a("ccomp", "acl", "advcl", "csubj", "xcomp", "obj", "obl"):
            return None
        subject = subject_of(above)
        if subject is not None and subject.end <= head.start:
            return subject
        node = above
    return None


def _speaker_of_enclosing(
    context: Context, head: Node, pronoun: str, done: list[Resolved], item: Attributed | None
) -> Resolution:
    """“I” inside somebody's words is that speaker; outside it is the reporter of the byline."""
    step = Step(rule=f"pronoun_{pronoun}", spans=(head.word.span,))
    for earlier in islice(reversed(done), _NEAR):
        if earlier.attributed is item:
            continue
        if any(s.contains(head.word.span) for s in earlier.attributed.found.spans):
            return evolve(earlier.resolution, steps=(*earlier.resolution.steps, step))
    reporter = context.reporter if pronoun == "i" else None
    if reporter is not None:
        figure = context.roster.figure_named(reporter)
        if figure is not None:
            return Resolution(figures=(figure.index,), steps=(step,))
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
        name = re.match(
            r"(?:[Bb][Yy]\s+)?([^\W\d_][\w.’'-]+(?:\s+[A-Z][\w.’'-]*){1,3})", line.strip()
        )
        if name is not None and name.group(1)[0].isupper():
            return name.group(1)
    return None

"""The order of resolution: names first, then pronouns, descriptions, and what is carried on."""

import re
from itertools import islice

from attrs import evolve

from quotes.document import Document
from quotes.find.frames import Frame, FrameKind
from quotes.grammar.main_clauses import is_reported
from quotes.grammar.number import (
    plurals_of,
    somebodies_of,
)
from quotes.lexicon.cues import CueClass
from quotes.mentions.entities import Cast
from quotes.model import Kind, MentionForm, Reason
from quotes.refer.antecedents import resolve_mention
from quotes.refer.bodies.documents import texts_of
from quotes.refer.bodies.kinds import collectives_of
from quotes.refer.context import Context, Spoken
from quotes.refer.descriptions.unnamed import anonymous_sentences
from quotes.refer.exchanges.examinations import Examinations
from quotes.refer.exchanges.labels import holders_of, resolve_label
from quotes.refer.exchanges.replies import other_party, voice
from quotes.refer.outcome import Resolution, Step, unresolved
from quotes.refer.pronouns.deceased import gone_of
from quotes.refer.pronouns.described_antecedents import described_things
from quotes.refer.pronouns.first_person import reporter_of
from quotes.refer.pronouns.narration import with_echoes
from quotes.refer.pronouns.salience import is_agent
from quotes.refer.pronouns.spoken_of import (
    called_in,
    gone_spoken_of,
    named_alone_in,
    named_in,
    spoken_of,
)
from quotes.refer.resolved import LOOK_BACK, Resolved
from quotes.source.attributed import Attributed, SourceRule


def resolve_speakers(
    document: Document,
    cast: Cast,
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
    holders = holders_of(document, cast)
    speaking = frozenset(
        f.source.start
        for f in frames
        if f.source is not None and f.cue_class is CueClass.SAY and not _asks(f)
    )
    article = Context(
        document=document,
        cast=cast,
        speaking=speaking,
        described=described,
        reporter=reporter,
        holders=holders,
        examinations=Examinations.of(document),
        bodies=collectives_of(document),
        texts=texts_of(document),
        somebodies=somebodies_of(document),
        plurals=plurals_of(document),
        anonymous=anonymous_sentences(document),
    )
    article = with_echoes(article.with_lemmas())
    article = evolve(article, gone=gone_of(article))
    for item in attributed:
        document.deadline.check()
        addressed = frozenset[int]()
        if item.found.kind is Kind.DIRECT:
            addressed = called_in(article, item.found.spans)
            if item.head is not None:
                of = gone_spoken_of if item.form is MentionForm.PRONOUN else spoken_of
                addressed |= of(article, item.found.spans, item.head)
            if item.form is MentionForm.NAME:
                addressed |= named_alone_in(article, item.found.spans)
        excluded = _enclosing_speakers(item, done) | addressed | _asking(document, item, done)
        here = document.sentence_number(item.head.start if item.head else item.found.start)
        spoken = [s for s in spoken[-LOOK_BACK:] if not s.in_passing or s.sentence >= here]
        context = evolve(article, spoken=tuple(spoken[-6:]), excluded=excluded)
        resolution = _of_another(context, item, done, _resolve(context, item, done))
        done.append(Resolved(attributed=item, resolution=resolution))
        asks = item.found.frame is not None and _asks(item.found.frame)
        if resolution.entities and item.found.enclosing is None and not asks:
            spoken.append(_spoken(document, item, resolution.entities))
    return tuple(_echoed(item, done) if item.attributed.echoes else item for item in done)


def _of_another(
    context: Context, item: Attributed, done: list[Resolved], found: Resolution
) -> Resolution:
    """““Senator Holt proved it,” he said”: another man, if one has been spoken of just before."""
    pronoun = item.head is not None and item.form is MentionForm.PRONOUN and item.follows is None
    if not pronoun or item.found.kind is not Kind.DIRECT or len(found.entities) != 1:
        return found
    named = named_in(context, item.found.spans)
    if named.isdisjoint(found.entities):
        return found
    other = _resolve(evolve(context, excluded=context.excluded | named), item, done)
    return other if other.entities else found


def _is_in_passing(item: Attributed) -> bool:
    """“She says Holt's call to close it is wrong”, “she says Holt agreed to pay”: Holt's words,
    of which she speaks."""
    kind, frame = item.found.kind, item.found.frame
    if kind is Kind.REFERENCE:
        return True
    if frame is None or kind is Kind.DIRECT:
        return False
    return frame.kind is FrameKind.NOUN or (kind is Kind.INDIRECT and is_reported(frame.cue))


def _asking(document: Document, item: Attributed, done: list[Resolved]) -> frozenset[int]:
    """“Holt asked the firm when. “Soon,” it said”: who has just asked somebody a question does not
    answer it."""
    frame = done[-1].attributed.found.frame if done else None
    if frame is None or item.head is None or item.form is not MentionForm.PRONOUN:
        return frozenset()
    asked = frame.cue.lemma == "ask" and frame.cue.children("obj", "iobj")
    words = done[-1].attributed.found.spans[0].of(document.text).split()
    question = bool(words) and words[0].lower() in _QUESTION_WORDS
    before = document.sentence_number(frame.cue.start) + 1
    if asked and question and before == document.sentence_number(item.head.start):
        return frozenset(done[-1].resolution.entities)
    return frozenset()


_QUESTION_WORDS = frozenset("which what who whom whose how why when where whether if".split())


def _asks(frame: Frame) -> bool:
    """“when Quill asked whether …”, “invited by Quill to say …”: the one asked goes on, not who
    asks or invites in passing."""
    if not frame.cue.is_a("advcl", "acl"):
        return False
    return frame.cue.lemma == "ask" or (frame.source is not None and is_agent(frame.source))


def _echoed(item: Resolved, done: list[Resolved]) -> Resolved:
    """A headline's words are whose they are further down, if that is one and the same, and the
    headline itself names nobody (“‘We were shocked’: a town mourns”)."""
    if item.attributed.rule is not SourceRule.ECHO:
        return _named_below(item, done)
    same = [done[i] for i in item.attributed.echoes]
    first = same[0]
    if any(voice(r.resolution) != voice(first.resolution) for r in same):
        step = Step(rule="said_below")
        return evolve(item, resolution=unresolved(Reason.AMBIGUOUS, step))
    step = Step(rule="said_below", spans=first.attributed.found.spans[:1])
    steps = (*first.resolution.steps, step)
    return evolve(item, resolution=evolve(first.resolution, steps=steps))


def _named_below(item: Resolved, done: list[Resolved]) -> Resolved:
    own = item.attributed
    if item.resolution.entities:
        return item
    bare = evolve(own, rule=SourceRule.ECHO, head=None, mention=None, form=None)
    below = _echoed(evolve(item, attributed=bare), done)
    return below if below.resolution.entities else item


def _enclosing_speakers(item: Attributed, done: list[Resolved]) -> frozenset[int]:
    """Who speaks the words around a nested quotation: never “he” or “she” in them."""
    if item.found.enclosing is None:
        return frozenset()
    for earlier in islice(reversed(done), LOOK_BACK):
        if earlier.attributed.found.enclosing is None and any(
            s.contains(item.found.spans[0]) for s in earlier.attributed.found.spans
        ):
            return frozenset(earlier.resolution.entities)
    return frozenset()


def _spoken(document: Document, item: Attributed, entities: tuple[int, ...]) -> Spoken:
    at = item.mention.start if item.mention is not None else item.found.end
    direct = item.found.kind is Kind.DIRECT and item.rule is not SourceRule.LABEL
    return Spoken(
        entities=entities,
        at=at,
        until=max(at, item.found.end) if direct else at,
        sentence=document.sentence_number(at),
        in_passing=_is_in_passing(item),
    )


def _resolve(context: Context, item: Attributed, done: list[Resolved]) -> Resolution:
    if item.follows is not None:
        return _carried(context, item, done)
    if item.answers is not None:
        return other_party(context, item, done)
    if item.rule is SourceRule.LABEL:
        assert item.mention is not None
        return resolve_label(context, item.mention)
    if item.head is None:
        return unresolved(Reason.NO_ATTRIBUTION, Step(rule="no_source"))
    return resolve_mention(context, item.head, done, item)


def _carried(context: Context, item: Attributed, done: list[Resolved]) -> Resolution:
    assert item.follows is not None
    before = done[item.follows]
    step = Step(rule=item.rule.value, spans=before.attributed.found.spans[-1:])
    steps = (*before.resolution.steps, step)
    if _is_voice_in_passing(context, item, before):
        return unresolved(Reason.NO_ATTRIBUTION, *steps)
    return evolve(before.resolution, steps=steps)


def _is_voice_in_passing(context: Context, item: Attributed, before: Resolved) -> bool:
    """“By noon it was full. “Go home,” a guard said. ¶ “It was never about us.””: an unnamed voice
    that narration quotes does not go on for a paragraph, nor does a crowd as “I”."""
    reason = before.resolution.reason
    if item.rule is not SourceRule.NEXT_PARAGRAPH:
        words = item.found.spans[0].of(context.document.text)
        return reason is Reason.GROUP and _AS_ONE.match(words) is not None
    paragraph = context.document.paragraph(before.attributed.found.start)
    told = not context.document.in_marks(paragraph.start)
    return told and reason in {Reason.ANONYMOUS, Reason.AMBIGUOUS, Reason.GROUP}


_AS_ONE = re.compile(r"\W*(?:I|My)\b")

"""From a parsed article to its report: the stages in order, and the assembly of what they found."""

import hashlib

from attrs import evolve, frozen

from quotes.circumstance import circumstance_of
from quotes.document import Document
from quotes.find import Findings, Found, find_quotations
from quotes.frames import find_frames
from quotes.judge import Verdict, judge_outcomes
from quotes.layout import Markings, Prose
from quotes.link import link_stretches
from quotes.model import (
    Article,
    Candidate,
    Cue,
    EngineInfo,
    Evidence,
    Mention,
    MentionForm,
    NotSpeech,
    Quotation,
    Reason,
    Report,
    Span,
    Speaker,
    SpeakerRef,
    SpeakerType,
    Status,
    TextWarning,
)
from quotes.options import Options
from quotes.resolve import Resolved, Roster, gather_names, resolve_speakers
from quotes.sources import attribute_sources
from quotes.syntax import Parse


def build_report(
    article: Article,
    prose: Prose,
    markings: Markings,
    parse: Parse,
    *,
    options: Options,
    engine: EngineInfo,
) -> Report:
    """Run every stage after the parse over one article and return what it found."""
    document = Document(
        text=article.text,
        prose=prose,
        markings=markings,
        parse=parse,
        title=article.title,
        byline=article.byline,
    )
    frames = find_frames(document, scope=options.scope)
    findings = find_quotations(document, frames, link_stretches(document, frames))
    roster = gather_names(document)
    resolved = resolve_speakers(document, roster, frames, attribute_sources(document, findings))
    verdicts = judge_outcomes(document, resolved)
    cast = _cast(document, roster, resolved)
    return Report(
        id=article.id,
        meta=article.meta,
        text_sha256=hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        engine=engine,
        quotations=_quotations(document, cast, resolved, verdicts, options),
        speakers=cast.speakers,
        not_speech=_not_speech(document, findings),
        warnings=_warnings(prose, markings),
    )


def _warnings(prose: Prose, markings: Markings) -> tuple[TextWarning, ...]:
    return tuple(
        sorted((*prose.warnings, *markings.warnings), key=lambda w: (w.start, w.end, w.code))
    )


def _not_speech(document: Document, findings: Findings) -> tuple[NotSpeech, ...]:
    return tuple(
        NotSpeech(
            start=r.span.start,
            end=r.span.end,
            text=r.span.of(document.text),
            label=r.label,
        )
        for r in findings.rejected
    )


# --- speakers --------------------------------------------------------------------------------


@frozen(kw_only=True)
class _Cast:
    """The speakers of the report, and their ids by figure and by bare name."""

    speakers: tuple[Speaker, ...]
    by_figure: dict[int, SpeakerRef]
    by_name: dict[str, SpeakerRef]


def _cast(document: Document, roster: Roster, resolved: tuple[Resolved, ...]) -> _Cast:
    """Number everybody who speaks or was weighed, in order of first mention."""
    wanted = {i for r in resolved for i in r.resolution.figures}
    wanted |= {w.figure for r in resolved for w in r.resolution.weighed}
    entries: list[tuple[int, int | None, Span | None]] = [
        (roster.figures[i].mentions[0].span.start, i, None) for i in wanted
    ]
    names: dict[str, Span] = {}
    for item in resolved:
        span = item.resolution.name
        if span is not None:
            names.setdefault(span.of(document.text), span)
    entries += [(span.start, None, span) for span in names.values()]
    given = dict.fromkeys(r.resolution.given for r in resolved if r.resolution.given)
    entries.sort(key=lambda e: e[0])
    speakers: list[Speaker] = []
    by_figure: dict[int, SpeakerRef] = {}
    by_name: dict[str, SpeakerRef] = {}
    for number, (_, figure, span) in enumerate(entries, start=1):
        if figure is not None:
            speaker = _figure_speaker(roster, figure, number)
            by_figure[figure] = SpeakerRef(id=speaker.id, name=speaker.name)
        else:
            assert span is not None
            speaker = _named_speaker(document, span, number)
            by_name[speaker.name] = SpeakerRef(id=speaker.id, name=speaker.name)
        speakers.append(speaker)
    for name in given:
        speaker = Speaker(id=f"s{len(speakers) + 1}", name=name, type=SpeakerType.PERSON)
        by_name[name] = SpeakerRef(id=speaker.id, name=name)
        speakers.append(speaker)
    return _Cast(speakers=tuple(speakers), by_figure=by_figure, by_name=by_name)


def _figure_speaker(roster: Roster, index: int, number: int) -> Speaker:
    figure = roster.figures[index]
    return Speaker(
        id=f"s{number}",
        name=figure.name,
        type=figure.type,
        aliases=figure.forms[1:],
        titles=figure.titles,
        descriptions=figure.descriptions,
        mentions=tuple(m.span for m in figure.mentions),
    )


def _named_speaker(document: Document, span: Span, number: int) -> Speaker:
    return Speaker(
        id=f"s{number}",
        name=span.of(document.text),
        type=SpeakerType.ORGANIZATION,
        mentions=(span,),
    )


# --- quotations ------------------------------------------------------------------------------


def _quotations(
    document: Document,
    cast: _Cast,
    resolved: tuple[Resolved, ...],
    verdicts: tuple[Verdict, ...],
    options: Options,
) -> tuple[Quotation, ...]:
    found = [
        _quotation(document, cast, number, item, verdict)
        for number, (item, verdict) in enumerate(zip(resolved, verdicts, strict=True), start=1)
    ]
    parents = _parents([r.attributed.found for r in resolved])
    return tuple(
        _held_back(evolve(q, parent=f"q{p + 1}" if p is not None else None), options)
        for q, p in zip(found, parents, strict=True)
    )


def _held_back(quotation: Quotation, options: Options) -> Quotation:
    """Below the caller's least confidence a name becomes a candidate."""
    if quotation.status is Status.UNRESOLVED or quotation.confidence >= options.min_confidence:
        return quotation
    candidates = quotation.candidates or tuple(
        Candidate(id=s.id, name=s.name, score=quotation.confidence) for s in quotation.speakers
    )
    return evolve(
        quotation,
        status=Status.UNRESOLVED,
        reason=Reason.AMBIGUOUS,
        speakers=(),
        candidates=candidates,
        confidence=round(1 - quotation.confidence, 3),
    )


def _quotation(
    document: Document, cast: _Cast, number: int, item: Resolved, verdict: Verdict
) -> Quotation:
    attributed, resolution = item.attributed, item.resolution
    found = attributed.found
    text = document.text
    said = circumstance_of(document, found)
    return Quotation(
        id=f"q{number}",
        kind=found.kind,
        spans=found.spans,
        quoted=found.quoted,
        text=" ".join(s.of(text) for s in found.spans),
        cue=_cue(document, found),
        mention=_mention(document, item),
        status=verdict.status,
        reason=resolution.reason if verdict.status is Status.UNRESOLVED else None,
        speakers=_speakers(document, cast, item),
        candidates=_candidates(cast, item),
        confidence=verdict.confidence,
        addressee=said.addressee.of(text) if said.addressee else None,
        medium=said.medium.of(text) if said.medium else None,
        basis=said.basis.of(text) if said.basis else None,
        evidence=_evidence(item),
    )


def _cue(document: Document, found: Found) -> Cue | None:
    if found.frame is None:
        return None
    span = found.frame.cue_span
    lemma = found.frame.cue.lemma
    return Cue(
        start=span.start,
        end=span.end,
        text=span.of(document.text),
        lemma="according to" if lemma in {"according", "accord"} else lemma,
        polarity=found.frame.polarity,
    )


def _mention(document: Document, item: Resolved) -> Mention | None:
    span = item.attributed.mention
    if span is None:
        return None
    return Mention(
        start=span.start,
        end=span.end,
        text=span.of(document.text),
        form=item.attributed.form or MentionForm.DESCRIPTION,
    )


def _speakers(document: Document, cast: _Cast, item: Resolved) -> tuple[SpeakerRef, ...]:
    resolution = item.resolution
    if resolution.figures:
        return tuple(cast.by_figure[i] for i in resolution.figures)
    if resolution.name is not None:
        return (cast.by_name[resolution.name.of(document.text)],)
    if resolution.given is not None:
        return (cast.by_name[resolution.given],)
    return ()


def _candidates(cast: _Cast, item: Resolved) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(id=cast.by_figure[w.figure].id, name=cast.by_figure[w.figure].name, score=w.score)
        for w in item.resolution.weighed
    )


def _evidence(item: Resolved) -> tuple[Evidence, ...]:
    found = item.attributed.found
    first = Evidence(rule=f"find:{found.origin.value}", spans=found.spans)
    link = (Evidence(rule=f"link:{found.rule.value}"),) if found.rule is not None else ()
    mention = (item.attributed.mention,) if item.attributed.mention is not None else ()
    source = Evidence(rule=f"attribute:{item.attributed.rule.value}", spans=mention)
    steps = tuple(Evidence(rule=f"resolve:{s.rule}", spans=s.spans) for s in item.resolution.steps)
    return (first, *link, source, *steps)


def _parents(found: list[Found]) -> list[int | None]:
    """Return for each quotation the smallest other one that holds all its words."""
    parents: list[int | None] = []
    stack: list[int] = []
    for index, quotation in enumerate(found):
        while stack and found[stack[-1]].end <= quotation.start:
            stack.pop()
        parent = next(
            (i for i in reversed(stack) if _holds(found[i], quotation)),
            None,
        )
        parents.append(parent)
        stack.append(index)
    return parents


def _holds(outer: Found, inner: Found) -> bool:
    return all(any(s.contains(span) for s in outer.spans) for span in inner.spans) and (
        outer.spans != inner.spans
    )

"""From a parsed article to its report: the stages in order, and the assembly of what they found."""

import hashlib
from collections.abc import Sequence
from functools import partial

from attrs import evolve, frozen

from quotes.consult import consult_resolver
from quotes.deadline import NO_DEADLINE, Deadline
from quotes.decide import Verdict, decide_outcomes
from quotes.document import Document
from quotes.explain import SpeakerNames, explain_with
from quotes.find import Findings, Found, find_quotations
from quotes.find.acts import act_and_stance
from quotes.find.circumstance import circumstance_of
from quotes.find.frames import find_frames
from quotes.find.link import link_passages
from quotes.grammar.phrases import phrase_span
from quotes.layout import Markings, Prose
from quotes.mentions.entities import Entity
from quotes.model import (
    Article,
    Candidate,
    Cue,
    EngineInfo,
    Evidence,
    Mention,
    MentionForm,
    NotSpeech,
    Pronoun,
    Quotation,
    Report,
    Span,
    Speaker,
    SpeakerRef,
    SpeakerType,
    Status,
    TextWarning,
)
from quotes.options import Options
from quotes.parse.untagged_names import with_untagged_names
from quotes.records import given_fields
from quotes.refer import Cast, Resolution, Resolved, gather_names, known_named, resolve_speakers
from quotes.source.attribute import attribute_sources
from quotes.source.attributed import SourceRule
from quotes.syntax import Parse


def build_report(
    article: Article,
    prose: Prose,
    markings: Markings,
    parse: Parse,
    *,
    options: Options,
    engine: EngineInfo,
    deadline: Deadline = NO_DEADLINE,
) -> Report:
    """Run every stage after the parse over one article and return what it found.

    Raises:
        TimeLimitError: `deadline` passed before all was done.

    """
    document = document_of(article, prose, markings, parse, options=options, deadline=deadline)
    findings, cast, resolved = resolve_article(document, options)
    verdicts = decide_outcomes(
        document,
        cast,
        findings.frames,
        resolved,
        least=options.min_confidence,
        excerpt=article.excerpt,
    )
    numbered = _number_speakers(document, cast, [v.resolution for v in verdicts])
    report = Report(
        **given_fields(article),
        text=article.text if article.extracted else None,
        text_sha256=hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        engine=engine,
        quotations=_quotations(document, numbered, resolved, verdicts),
        speakers=numbered.speakers,
        not_speech=_not_speech(document, findings),
        warnings=_warnings(prose, markings),
    )
    if options.resolver is not None:
        report = consult_resolver(
            article,
            report,
            resolver=options.resolver,
            asks=options.resolver_asks,
            known=partial(known_named, document),
        )
    return _explained(report, article.text)


def document_of(
    article: Article,
    prose: Prose,
    markings: Markings,
    parse: Parse,
    *,
    options: Options,
    deadline: Deadline = NO_DEADLINE,
) -> Document:
    """Return what the stages after the parse read: the article, its parse with the names that the
    tagger passed over, and what the caller knows."""
    return Document(
        text=article.text,
        prose=prose,
        markings=markings,
        parse=with_untagged_names(article.text, parse),
        title=article.title,
        byline=article.byline,
        knowledge=options.knowledge,
        deadline=deadline,
    )


def _explained(report: Report, text: str) -> Report:
    names = SpeakerNames.of(report.speakers)
    return evolve(
        report,
        quotations=tuple(
            evolve(q, explanation=explain_with(q, text, names)) for q in report.quotations
        ),
    )


def resolve_article(
    document: Document, options: Options
) -> tuple[Findings, Cast, tuple[Resolved, ...]]:
    """Run the stages from the parse up to what the rules say of each source."""
    frames = find_frames(document, scope=options.scope)
    document.deadline.check()
    links = link_passages(document, frames)
    findings = find_quotations(document, frames, links, scope=options.scope)
    document.deadline.check()
    cast = gather_names(document)
    document.deadline.check()
    resolved = resolve_speakers(document, cast, frames, attribute_sources(document, findings))
    return findings, cast, resolved


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
class _Numbered:
    """The speakers of the report, and their ids by entity and by bare name."""

    speakers: tuple[Speaker, ...]
    by_entity: dict[int, SpeakerRef]
    by_name: dict[str, SpeakerRef]


def _number_speakers(
    document: Document, cast: Cast, resolutions: Sequence[Resolution]
) -> _Numbered:
    """Number everybody who speaks or was weighed, in order of first mention."""
    wanted = {i for r in resolutions for i in r.entities}
    wanted |= {w.entity for r in resolutions for w in r.weighed}
    entries: list[tuple[int, int | None, Span | None]] = [
        (cast.entities[i].mentions[0].span.start, i, None) for i in wanted
    ]
    names: dict[str, Span] = {}
    for resolution in resolutions:
        span = resolution.name
        if span is not None:
            names.setdefault(span.of(document.text), span)
    entries += [(span.start, None, span) for span in names.values()]
    given = dict.fromkeys(r.given for r in resolutions if r.given)
    entries.sort(key=lambda e: e[0])
    speakers: list[Speaker] = []
    by_entity: dict[int, SpeakerRef] = {}
    by_name: dict[str, SpeakerRef] = {}
    for number, (_, entity, span) in enumerate(entries, start=1):
        if entity is not None:
            speaker = _entity_speaker(cast, entity, number)
            by_entity[entity] = SpeakerRef(id=speaker.id, name=speaker.name)
        else:
            assert span is not None
            speaker = _named_speaker(document, span, number)
            by_name[span.of(document.text)] = SpeakerRef(id=speaker.id, name=speaker.name)
        speakers.append(speaker)
    for name in given:
        speaker = _given_speaker(document, name, len(speakers) + 1, SpeakerType.PERSON)
        by_name[name] = SpeakerRef(id=speaker.id, name=speaker.name)
        speakers.append(speaker)
    return _Numbered(speakers=tuple(speakers), by_entity=by_entity, by_name=by_name)


def _entity_speaker(cast: Cast, index: int, number: int) -> Speaker:
    entity = cast.entities[index]
    return Speaker(
        id=f"s{number}",
        name=entity.name,
        type=entity.type,
        aliases=entity.forms[1:],
        titles=entity.titles,
        descriptions=entity.descriptions,
        mentions=tuple(m.span for m in entity.mentions),
        pronoun=_told_pronoun(entity),
        external_id=entity.known.external_id if entity.known is not None else None,
    )


def _told_pronoun(entity: Entity) -> Pronoun | None:
    """A person's pronoun, unless the gender is only what the given name makes likely."""
    if entity.gender is None or not (entity.gender_is_told and entity.is_person):
        return None
    return entity.gender.pronoun


def _named_speaker(document: Document, span: Span, number: int) -> Speaker:
    speaker = _given_speaker(document, span.of(document.text), number, SpeakerType.ORGANIZATION)
    return evolve(speaker, mentions=(span,))


def _given_speaker(document: Document, name: str, number: int, type_: SpeakerType) -> Speaker:
    """A name that is no entity's, or the known speaker whom the caller calls so."""
    known = known_named(document, name)
    if known is None:
        return Speaker(id=f"s{number}", name=name, type=type_)
    return Speaker(
        id=f"s{number}",
        name=known.name,
        type=known.type or type_,
        pronoun=known.gender.pronoun if known.gender is not None else None,
        external_id=known.external_id,
    )


# --- quotations ------------------------------------------------------------------------------


def _quotations(
    document: Document,
    numbered: _Numbered,
    resolved: tuple[Resolved, ...],
    verdicts: tuple[Verdict, ...],
) -> tuple[Quotation, ...]:
    found = [
        _quotation(document, numbered, number, item, verdict)
        for number, (item, verdict) in enumerate(zip(resolved, verdicts, strict=True), start=1)
    ]
    parents = _parents([r.attributed.found for r in resolved])
    return tuple(
        evolve(q, parent=f"q{p + 1}" if p is not None else None)
        for q, p in zip(found, parents, strict=True)
    )


def _quotation(
    document: Document, numbered: _Numbered, number: int, item: Resolved, verdict: Verdict
) -> Quotation:
    found = item.attributed.found
    names = _names(document, numbered, verdict.resolution)
    is_named = verdict.status is Status.RESOLVED
    text = document.text
    said = circumstance_of(document, found)
    act, stance = act_and_stance(found)
    return Quotation(
        id=f"q{number}",
        kind=found.kind,
        spans=found.spans,
        quoted=found.quoted,
        text=" ".join(s.of(text) for s in found.spans),
        context=_context(document, item),
        cue=_cue(document, found),
        mention=_mention(document, item),
        act=act,
        stance=stance,
        status=verdict.status,
        reason=verdict.reason,
        speakers=names if is_named else (),
        candidates=_candidates(numbered, verdict, () if is_named else names),
        confidence=verdict.confidence,
        facts=verdict.facts,
        addressee=said.addressee.of(text) if said.addressee else None,
        medium=said.medium.of(text) if said.medium else None,
        basis=said.basis.of(text) if said.basis else None,
        evidence=(*_evidence(item), *_decided(verdict)),
    )


def _context(document: Document, item: Resolved) -> Span:
    """The sentences that the words, the cue and the mention stand in, from first to last."""
    found, mention = item.attributed.found, item.attributed.mention
    spans = [*found.spans]
    if found.frame is not None:
        spans.append(found.frame.cue_span)
    if mention is not None:
        spans.append(mention)
    around = [s for span in spans for s in document.sentences_at_ends(span)]
    spans += [Span(start=sentence.start, end=sentence.end) for sentence in around]
    return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))


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


def _names(
    document: Document, numbered: _Numbered, resolution: Resolution
) -> tuple[SpeakerRef, ...]:
    if resolution.entities:
        return tuple(numbered.by_entity[i] for i in resolution.entities)
    if resolution.name is not None:
        return (numbered.by_name[resolution.name.of(document.text)],)
    if resolution.given is not None:
        return (numbered.by_name[resolution.given],)
    return ()


def _candidates(
    numbered: _Numbered, verdict: Verdict, held_back: tuple[SpeakerRef, ...]
) -> tuple[Candidate, ...]:
    """Return who was weighed; a name held back is a candidate, as likely as it would be right."""
    weighed = tuple((numbered.by_entity[w.entity], w.score) for w in verdict.resolution.weighed)
    found = weighed or tuple((name, verdict.named) for name in held_back)
    return tuple(Candidate(id=ref.id, name=ref.name, score=score) for ref, score in found)


def _evidence(item: Resolved) -> tuple[Evidence, ...]:
    found = item.attributed.found
    first = Evidence(rule=f"find:{found.origin.value}", spans=found.spans)
    link = (Evidence(rule=f"link:{found.rule.value}"),) if found.rule is not None else ()
    frame = (
        (Evidence(rule=f"frame:{found.frame.via}", spans=(found.frame.cue_span,)),)
        if found.frame is not None and item.attributed.rule is SourceRule.SUBJECT
        else ()
    )
    source = Evidence(rule=f"attribute:{item.attributed.rule.value}", spans=_source_words(item))
    steps = tuple(Evidence(rule=f"resolve:{s.rule}", spans=s.spans) for s in item.resolution.steps)
    return (first, *link, *frame, source, *steps)


def _decided(verdict: Verdict) -> tuple[Evidence, ...]:
    return () if verdict.rule is None else (Evidence(rule=f"decide:{verdict.rule.value}"),)


def _source_words(item: Resolved) -> tuple[Span, ...]:
    """The mention, or the phrase elsewhere in the text that stands in for one."""
    attributed = item.attributed
    if attributed.mention is not None:
        return (attributed.mention,)
    return (phrase_span(attributed.head),) if attributed.head is not None else ()


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

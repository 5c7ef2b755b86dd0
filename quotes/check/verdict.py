"""From where a claim's words stand in a text to what the text makes of the claim."""

from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve

from quotes.check.align import settled
from quotes.check.claim import Claim, claim_of
from quotes.check.claimant import Claimant, same_speaker, source_phrases
from quotes.check.differences import find_differences
from quotes.check.model import (
    Attribution,
    Change,
    Difference,
    Piece,
    QuoteCheck,
    SpeakerEvidence,
    Standing,
    Verdict,
)
from quotes.check.places import Placing, find_placings
from quotes.check.telling import told
from quotes.check.view import Part, View
from quotes.check.words import NEGATIONS, ClaimWord, forms_of, words_of
from quotes.model import Polarity, Quotation, Reason, Report, Span, SpeakerRef

_TAG = 20  # the most words of a tag between two halves of a speech (“…,” said …, the …. “…”)
_CLOSE = 0.1  # of two places with about as many of the words, the verdict decides
_UNNAMED = frozenset({Reason.ANONYMOUS, Reason.GROUP, Reason.DOCUMENT})
_GIVEN = frozenset({Attribution.CONFIRMED, Attribution.NOT_CLAIMED})
_OWN = _GIVEN | {Attribution.UNCLEAR}
_NOT_NAMED = frozenset({Attribution.UNCLEAR, Attribution.UNNAMED})


def check_report(
    report: Report, text: str, *, quote: str, speaker: str | None = None
) -> QuoteCheck:
    """Return what an article makes of a claimed quotation, by the report that is there of it.

        check = check_report(report, text, quote="We are not waiting", speaker="Brandvold")
        check.verdict  # Verdict.VERBATIM

    Args:
        report: what the engine found in the text.
        text: the text of the report, untouched.
        quote: the claimed words; marks, case, ellipses and brackets are as editors use them.
        speaker: whom the claim gives them to, by name, title or description; None for anybody.

    Raises:
        OptionsError: the quote has no words, or is too long.

    """
    claim = claim_of(quote, speaker)
    claimant = Claimant(claimed=claim.speaker, report=report, text=text) if claim.speaker else None
    view = View(report=report, text=text, quote=quote, words=words_of(text), claimant=claimant)
    placings = find_placings(claim.words, view.words)
    if not placings:
        return _absent(view, claim)
    most = max(p.similarity for p in placings)
    close = [p for p in placings if p.similarity >= most - _CLOSE]
    fewest = min(len(p.hits) for p in close)
    judged = [_judged(view, claim, p) for p in close if len(p.hits) == fewest]
    return min(
        judged,
        # Words that stand in one quotation are not stitched of that and another.
        key=lambda c: (len(c.found) > 1, c.verdict.rank, -c.similarity, c.pieces[0].start),
    )


def _judged(view: View, claim: Claim, placing: Placing) -> QuoteCheck:
    hits = tuple(settled(hit, claim.words, view.words, view.is_speech) for hit in placing.hits)
    placing = evolve(placing, hits=hits)
    parts = [part for hit in hits for part in view.parts(hit)]
    parties = list({p.holder.id: p.holder for p in parts if p.holder is not None}.values())
    attribution = _attribution(view.claimant, parties)
    likeliest = (
        view.claimant is not None
        and attribution in _NOT_NAMED
        and all(map(view.claimant.is_likeliest, parties))
    )
    if likeliest:
        attribution = Attribution.UNCLEAR
    relayed_by = _relayed_by(view, parties, is_own=attribution in _OWN)
    joined = [(a, b) for a, b in pairwise(parts) if not _goes_on(view, claim.words, a, b)]
    differences = find_differences(view, claim.words, placing, parts)
    unsaid = _unsaid(view, parts, differences, whole=bool(joined))
    marked = all(view.is_marked(j) for part in parts for _, j in part.pairs)
    verdict = _verdict(
        attribution,
        likeliest=likeliest,
        relayed=bool(relayed_by),
        unsaid=unsaid is not None,
        stitched=bool(joined),
        altered=bool(differences) or not marked,
    )
    check = QuoteCheck(
        article=view.report.id,
        quote=claim.quote,
        speaker=claim.speaker,
        verdict=verdict,
        attribution=attribution,
        similarity=placing.similarity,
        pieces=tuple(_piece(view, part) for part in parts),
        differences=differences,
        found=tuple(_evidence_of(view, q) for q in parties),
        claimed=_claimed_evidence(view),
        relayed_by=relayed_by,
    )
    return told(check, unsaid=unsaid, likeliest=likeliest)


def _verdict(
    attribution: Attribution,
    *,
    likeliest: bool,
    relayed: bool,
    unsaid: bool,
    stitched: bool,
    altered: bool,
) -> Verdict:
    if attribution is Attribution.PARTLY:
        return Verdict.STITCHED
    if attribution not in _GIVEN and not likeliest:
        return Verdict.RELAYED if relayed else Verdict.MISATTRIBUTED
    if unsaid:
        return Verdict.DENIED
    if relayed:
        return Verdict.RELAYED
    if stitched:
        return Verdict.STITCHED
    return Verdict.ALTERED if altered else Verdict.VERBATIM


def _attribution(claimant: Claimant | None, parties: Sequence[Quotation]) -> Attribution:
    if not parties:
        return Attribution.NOBODY
    if claimant is None:
        return Attribution.NOT_CLAIMED
    given = [*map(claimant.is_source, parties)]
    if any(given):
        return Attribution.CONFIRMED if all(given) else Attribution.PARTLY
    if any(q.speakers for q in parties):
        return Attribution.OTHER
    named = all(q.reason in _UNNAMED for q in parties)
    return Attribution.UNNAMED if named else Attribution.UNCLEAR


def _relayed_by(
    view: View, parties: Sequence[Quotation], *, is_own: bool
) -> tuple[SpeakerRef, ...]:
    """Return who passes the words on, where that is not the one whose words they are.

    Either the claim names the one and the text has him from another, or the claim names the other.
    A source without a name has its mention for one.
    """
    if view.claimant is None or len(parties) != 1:
        return ()
    (quotation,) = parties
    others = [q for q in view.parents(quotation) if not same_speaker(q, quotation, view.text)]
    if not is_own:
        others = [q for q in others if view.claimant.is_source(q)]
    for other in others:
        if other.speakers:
            return other.speakers
        if other.mention is not None:
            return (SpeakerRef(id=other.id, name=other.mention.text),)
    return ()


def _goes_on(view: View, words: Sequence[ClaimWord], part: Part, after: Part) -> bool:
    """Tell whether two parts are one speech, with nothing left out but what the claim says."""
    here, there = part.holder, after.holder
    if after.first <= part.last:
        return here is not None and here == there  # moved, which is a difference
    marked = words[part.pairs[-1][0]].segment != words[after.pairs[0][0]].segment
    if here is None or there is None:
        return after.first == part.last + 1
    left_out = [
        j
        for j in range(part.last + 1, after.first)
        if any(view.is_within(j, q) for q in (here, there))
    ]
    if here.id == there.id:
        return marked or not left_out or not view.has_sentence_end(part.last, after.first)
    if not same_speaker(here, there, view.text) or (left_out and not marked):
        return False
    between = range(part.last + 1, after.first)
    tag = [j for j in between if j not in set(left_out)]
    return (
        len(tag) <= _TAG
        and not any(view.is_marked(j) for j in tag)
        and not view.has_paragraph(part.last, after.first)
    )


def _unsaid(
    view: View, parts: Sequence[Part], differences: Sequence[Difference], *, whole: bool
) -> Polarity | None:
    """Return how the text says that the words were not said, None where it does not.

    A claim that has the denial in its own words (“was not ignored”) is what the speaker says; one
    run together (`whole`) of words that he said and others is not denied but stitched.
    """
    found = [_polarity(view, part) for part in parts if part.holder is not None]
    unsaid = [polarity for polarity in found if polarity is not None]
    negates = any(
        d.change is not Change.OMITTED and NEGATIONS & set(forms_of(d.claimed)) for d in differences
    )
    if not unsaid or negates or (whole and len(unsaid) < len(found)):
        return None
    return unsaid[0]


def _polarity(view: View, part: Part) -> Polarity | None:
    """How a part was not said: by its quotation's cue, or that of one who passes it on."""
    assert part.holder is not None
    for q in (part.holder, *view.parents(part.holder)):
        if q.cue is not None and q.cue.polarity is not Polarity.AFFIRMED:
            return q.cue.polarity
    return Polarity.NEGATED if view.is_disowned(part) else None


# --- what is returned --------------------------------------------------------------------------


def _absent(view: View, claim: Claim) -> QuoteCheck:
    check = QuoteCheck(
        article=view.report.id,
        quote=claim.quote,
        speaker=claim.speaker,
        verdict=Verdict.ABSENT,
        attribution=Attribution.NONE,
        similarity=0.0,
        claimed=_claimed_evidence(view),
    )
    return told(check, unsaid=None, likeliest=False)


def _piece(view: View, part: Part) -> Piece:
    span = Span(start=view.words[part.first].start, end=view.words[part.last].end)
    if all(view.is_marked(j) for _, j in part.pairs):
        standing = Standing.MARKED
    else:
        standing = Standing.REPORTED if part.holder is not None else Standing.NARRATED
    return Piece(
        start=span.start,
        end=span.end,
        text=span.of(view.text),
        standing=standing,
        quotation=part.holder.id if part.holder is not None else None,
    )


def _evidence_of(view: View, quotation: Quotation) -> SpeakerEvidence:
    ids = {ref.id for ref in quotation.speakers}
    return SpeakerEvidence(
        speakers=quotation.speakers,
        reason=quotation.reason,
        mention=quotation.mention,
        called=next(iter(source_phrases(quotation, view.text)[::-1]), None),
        mentions=tuple(m for s in view.report.speakers if s.id in ids for m in s.mentions),
        quotations=(quotation.id,),
        confidence=quotation.confidence,
        steps=quotation.explanation,
    )


def _claimed_evidence(view: View) -> SpeakerEvidence | None:
    """What the text has of the claimed speaker: who it is, where, and what it has him say."""
    if view.claimant is None:
        return None
    known = view.claimant.speakers
    said = tuple(q.id for q in view.report.quotations if view.claimant.is_source(q))
    if not known and not said:
        return None
    return SpeakerEvidence(
        speakers=tuple(SpeakerRef(id=s.id, name=s.name) for s in known),
        mentions=tuple(m for s in known for m in s.mentions),
        quotations=said,
    )

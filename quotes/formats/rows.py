"""A report's quotations as flat rows, for data frames and spreadsheets."""

from collections.abc import Mapping

from quotes.model import Quotation, Report, Speaker


def rows_of(report: Report) -> list[dict[str, object]]:
    """Return a flat dict a quotation, all with the same keys in the same order.

    Values are strings, numbers and None, and lists of strings for `speakers` and `speaker_ids`;
    `start` and `end` are those of the first and the last span.
    """
    by_id = {speaker.id: speaker for speaker in report.speakers}
    given = {name: getattr(report, name) for name in ("id", "title", "byline", "date", "url")}
    return [
        {**given, **_of_quotation(quotation), **_of_speaker(quotation, by_id), **_rest(quotation)}
        for quotation in report.quotations
    ]


def _of_quotation(quotation: Quotation) -> dict[str, object]:
    cue, mention = quotation.cue, quotation.mention
    return {
        "quotation": quotation.id,
        "kind": str(quotation.kind),
        "text": quotation.text,
        "start": quotation.spans[0].start,
        "end": quotation.spans[-1].end,
        "cue": cue.text if cue else None,
        "cue_lemma": cue.lemma if cue else None,
        "polarity": str(quotation.polarity),
        "act": str(quotation.act) if quotation.act else None,
        "stance": str(quotation.stance) if quotation.stance else None,
        "mention": mention.text if mention else None,
        "mention_form": str(mention.form) if mention else None,
        "status": str(quotation.status),
        "reason": str(quotation.reason) if quotation.reason else None,
        "confidence": quotation.confidence,
    }


def _of_speaker(quotation: Quotation, by_id: Mapping[str, Speaker]) -> dict[str, object]:
    names = [ref.name for ref in quotation.speakers]
    first = by_id.get(quotation.speakers[0].id) if quotation.speakers else None
    return {
        "speaker": names[0] if names else None,
        "speaker_type": str(first.type) if first else None,
        "pronoun": str(first.pronoun) if first and first.pronoun else None,
        "external_id": first.external_id if first else None,
        "speakers": names,
        "speaker_ids": [ref.id for ref in quotation.speakers],
    }


def _rest(quotation: Quotation) -> dict[str, object]:
    return {
        "parent": quotation.parent,
        "addressee": quotation.addressee,
        "medium": quotation.medium,
        "basis": quotation.basis,
        "said_on": quotation.date,
        "occasion": quotation.occasion,
    }

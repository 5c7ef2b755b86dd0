"""What the page's script knows of an article: the details it shows, and the gold it corrects."""

from collections.abc import Mapping, Sequence

from quotes.explain import REASONS
from quotes.formats.facts import facts_told
from quotes.formats.gold import to_gold
from quotes.formats.page.cast import Cast, words_said
from quotes.formats.page.escape import shown
from quotes.formats.page.ways import Stop
from quotes.formats.table import in_percent
from quotes.formats.wording import KINDS, standing
from quotes.formats.wording import REASONS as SHORT_REASONS
from quotes.model import Quotation, Report, Span, Speaker

_MOST_TOLD = 4
_MOST_FACTS = 3


def words_data() -> dict[str, object]:
    """Return the words for kinds and reasons, once for the page."""
    return {
        "kinds": dict(KINDS),
        "reasons": dict(REASONS),
        "shortReasons": dict(SHORT_REASONS),
    }


def article_data(
    report: Report,
    text: str,
    cast: Cast,
    ways: Sequence[tuple[Stop, ...]],
    anchors: Mapping[Span, int],
) -> dict[str, object]:
    """Return one article's data: its quotations and speakers, and the whole as gold."""
    numbers = {quotation.id: index for index, quotation in enumerate(report.quotations)}
    return {
        "gold": to_gold(report, text),
        "quotations": [
            _quotation(quotation, numbers, way, anchors)
            for quotation, way in zip(report.quotations, ways, strict=True)
        ],
        "speakers": {speaker.id: _speaker(speaker, cast) for speaker in report.speakers},
    }


def _quotation(
    quotation: Quotation,
    numbers: Mapping[str, int],
    way: Sequence[Stop],
    anchors: Mapping[Span, int],
) -> dict[str, object]:
    return {
        "id": quotation.id,
        "kind": quotation.kind,
        "reason": quotation.reason,
        "speakers": [ref.id for ref in quotation.speakers],
        "confidence": quotation.confidence,
        "sure": in_percent(quotation.confidence),
        "words": words_said(quotation),
        "standing": shown(standing(quotation)),
        "parent": numbers.get(quotation.parent) if quotation.parent is not None else None,
        "way": [[stop.step, anchors[stop.span]] for stop in way],
        "steps": [shown(step) for step in quotation.explanation],
        "candidates": [
            [c.id, shown(c.name), round(c.score, 3), in_percent(c.score)]
            for c in quotation.candidates
        ],
        "facts": [[name, shown(value)] for name, value in _facts(quotation)],
        "mention": quotation.mention.text if quotation.mention is not None else None,
        "form": quotation.mention.form if quotation.mention is not None else None,
    }


def _facts(quotation: Quotation) -> list[tuple[str, str]]:
    """Return what else the text tells of a quotation, under its name."""
    weighed = facts_told(quotation.facts, most_for=_MOST_FACTS, most_against=_MOST_FACTS)
    told = [
        ("Told to", quotation.addressee),
        ("Through", quotation.medium),
        ("Basis", quotation.basis),
        ("When", quotation.date),
        ("Where", quotation.occasion),
        ("Act", quotation.act),
        ("Stance", quotation.stance),
        ("For it", "; ".join(weighed.spoke_for)),
        ("Against", "; ".join(weighed.against)),
    ]
    return [(name, value) for name, value in told if value]


def _speaker(speaker: Speaker, cast: Cast) -> dict[str, object]:
    voice = cast.by_id.get(speaker.id)
    called = (*speaker.titles, *speaker.descriptions)
    return {
        "id": speaker.id,
        "name": speaker.name,
        "shown": shown(speaker.name),
        "type": speaker.type,
        "pronoun": speaker.pronoun,
        "aliases": list(speaker.aliases),
        "told": [shown(words) for words in dict.fromkeys(called)][:_MOST_TOLD],
        "externalId": speaker.external_id,
        "colour": voice.colour if voice is not None else None,
        "sign": voice.sign if voice is not None else "○",
        "label": shown(voice.label if voice is not None else speaker.name),
    }

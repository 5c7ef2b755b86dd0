"""What is to be marked in a text, as ranges of it that may nest and overlap."""

from collections.abc import Iterable

from attrs import frozen

from quotes.formats.page.cast import Cast
from quotes.formats.page.escape import attribute, words
from quotes.formats.page.ways import Step, Stop
from quotes.formats.table import in_percent
from quotes.formats.wording import KINDS, NOT_SPEECH, POLARITIES, REASONS, WARNINGS, standing
from quotes.model import (
    Kind,
    NotSpeech,
    Quotation,
    Report,
    Span,
    TextWarning,
    WarningCode,
)

# Warnings of the text as a whole, which stand at its head.
_OF_ALL = (WarningCode.JSON, WarningCode.HTML, WarningCode.NOT_ENGLISH)
# Below this confidence a quotation's sign says how sure its outcome is.
DOUBTFUL = 0.7


@frozen(kw_only=True)
class Layer:
    """A range of the text inside an element: its tag, and its attributes as markup."""

    span: Span
    tag: str
    attributes: str


@frozen(kw_only=True)
class Insert:
    """Markup that stands at one place of the text; `order` sorts those at the same place."""

    at: int
    order: int
    markup: str


@frozen(kw_only=True)
class Marking:
    """All that is marked in one article; `anchors` numbers the words that ways lead over."""

    layers: tuple[Layer, ...]
    inserts: tuple[Insert, ...]
    anchors: dict[Span, int]


def marking_of(
    report: Report, cast: Cast, ways: Iterable[tuple[Stop, ...]], *, key: str
) -> Marking:
    """Mark a report's quotations, their ways, what is not speech, and warnings.

    `key` begins the ids of one article's elements, which a page of several needs.
    """
    layers: list[Layer] = []
    inserts: list[Insert] = []
    for index, quotation in enumerate(report.quotations):
        layers += _of_quotation(quotation, cast, index)
        inserts += _signs(quotation, cast, index, key=key)
    anchors: dict[Span, int] = {}
    for stop in (stop for way in ways for stop in way):
        if stop.span not in anchors:
            anchors[stop.span] = len(anchors)
            layers.append(_of_stop(stop, f"{key}w{anchors[stop.span]}"))
    for marked in report.not_speech:
        layers.append(_of_not_speech(marked))
        told = f'<span class="vh"> ({words(_nobody_s(marked))})</span>'
        inserts.append(Insert(at=marked.end, order=0, markup=told))
    for number, warning in enumerate(report.warnings):
        layers += [_of_warning(warning)] if warning.code not in _OF_ALL else []
        inserts.append(_flag(warning, number, key=key))
    return Marking(layers=tuple(layers), inserts=tuple(inserts), anchors=anchors)


def _of_quotation(quotation: Quotation, cast: Cast, index: int) -> list[Layer]:
    classes = f"q {quotation.kind} {_colour(quotation, cast)}"
    if quotation.polarity in POLARITIES:
        classes += f" {quotation.polarity}"
    found = [
        Layer(span=span, tag="mark", attributes=f' class="{classes}" data-q="{index}"')
        for span in quotation.spans
    ]
    pieces = [
        Layer(span=span, tag="span", attributes=' class="piece"') for span in quotation.quoted
    ]
    return found + pieces


def _colour(quotation: Quotation, cast: Cast) -> str:
    voices = cast.voices_of(quotation)
    return f"c{voices[0].colour}" if voices else "open"


def _signs(quotation: Quotation, cast: Cast, index: int, *, key: str) -> list[Insert]:
    """Make the button that ends a quotation, and a small sign where it is interrupted."""
    *earlier, last = quotation.spans
    colour = _colour(quotation, cast)
    voices = cast.voices_of(quotation)
    sign = "".join(voice.sign for voice in voices) or "?"
    going_on = f'<span class="goes-on {colour}" data-of="{index}" aria-hidden="true">{sign}…</span>'
    found = [Insert(at=span.end, order=-span.start, markup=going_on) for span in earlier]
    button = (
        f'<button type="button" class="sign {colour}" id="{key}q{index}" data-of="{index}">'
        f"{_said_by(quotation, cast)}"
        f'<span class="vh">, quotation {index + 1}, {words(KINDS[quotation.kind])}, '
        f"{in_percent(quotation.confidence)} sure</span></button>"
    )
    return [*found, Insert(at=last.end, order=-quotation.spans[0].start, markup=button)]


def _said_by(quotation: Quotation, cast: Cast) -> str:
    voices = cast.voices_of(quotation)
    if voices:
        who = "".join(
            f'<span class="who c{v.colour}"><i aria-hidden="true">{v.sign}</i> '
            f"<bdi>{words(v.label)}</bdi></span>"
            for v in voices
        )
    else:
        reason = quotation.reason
        why = REASONS[reason] if reason is not None else "unresolved"
        who = f'<span class="who"><i aria-hidden="true">?</i> {words(why)}</span>'
    if told := standing(quotation):
        who += f' <span class="not">{words(told)}</span>'
    if quotation.kind is Kind.REFERENCE:
        who += ' <span class="kind">spoken of</span>'
    if quotation.confidence < DOUBTFUL:
        who += f' <span class="sure">{in_percent(quotation.confidence)}</span>'
    return who


def _of_stop(stop: Stop, anchor: str) -> Layer:
    role = "cue" if stop.step is Step.CUE else "mention"
    return Layer(
        span=stop.span, tag="span", attributes=f' class="w {role}" data-w="{attribute(anchor)}"'
    )


def _of_not_speech(marked: NotSpeech) -> Layer:
    return Layer(
        span=Span(start=marked.start, end=marked.end),
        tag="span",
        attributes=f' class="not-speech" title="{attribute(_nobody_s(marked))}"',
    )


def _nobody_s(marked: NotSpeech) -> str:
    return f"not speech: {NOT_SPEECH[marked.label]}"


def _of_warning(warning: TextWarning) -> Layer:
    kind = "aside" if warning.code is WarningCode.BOILERPLATE else "warned"
    return Layer(
        span=Span(start=warning.start, end=warning.end), tag="span", attributes=f' class="{kind}"'
    )


def _flag(warning: TextWarning, number: int, *, key: str) -> Insert:
    markup = (
        f'<span class="flag" id="{key}x{number}" tabindex="-1">'
        f'<i aria-hidden="true">⚠</i> {words(WARNINGS[warning.code])}</span>'
    )
    at = warning.start if warning.code in _OF_ALL else warning.end
    return Insert(at=at, order=0, markup=markup)

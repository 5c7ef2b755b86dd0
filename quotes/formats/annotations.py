"""Reports for annotation tools: W3C Web Annotations and Label Studio's predictions."""

import base64
from collections.abc import Callable, Iterator

from quotes.errors import FormatError
from quotes.explain import explanation_text
from quotes.formats.texts import OffsetUnit, Utf16, text_of
from quotes.model import Quotation, Report, Span

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
_Turn = Callable[[int], int]

# The labelling set-up in which Label Studio shows what `to_label_studio` returns.
LABEL_STUDIO_CONFIG = """\
<View>
  <Labels name="label" toName="text">
    <Label value="direct" background="#0072b2"/>
    <Label value="mixed" background="#009e73"/>
    <Label value="indirect" background="#e69f00"/>
    <Label value="reference" background="#cc79a7"/>
    <Label value="other" background="#999999"/>
    <Label value="cue" background="#f0e442"/>
    <Label value="source" background="#56b4e9"/>
  </Labels>
  <Text name="text" value="$text"/>
  <TextArea name="speaker" toName="text" perRegion="true" editable="true"/>
  <Choices name="outcome" toName="text" perRegion="true">
    <Choice value="resolved"/>
    <Choice value="anonymous"/>
    <Choice value="group"/>
    <Choice value="document"/>
    <Choice value="no_antecedent"/>
    <Choice value="ambiguous"/>
    <Choice value="no_attribution"/>
  </Choices>
  <Relations>
    <Relation value="cue"/>
    <Relation value="source"/>
    <Relation value="continued"/>
  </Relations>
</View>
"""


def to_web_annotations(
    report: Report, text: str | None = None, *, offsets: OffsetUnit = OffsetUnit.CODEPOINT
) -> dict[str, object]:
    """Return a report as a W3C annotation collection: an annotation a quotation.

    Each has its words as target, by position and by quotation; its speakers as bodies that
    identify, its kind and the reason why nobody is named as tags, its explanation as description.
    The source is the article's address if it has one, or else its text by hash (RFC 6920). The
    standard counts code points; UTF-16 is for the tools that do not.

    Raises:
        FormatError: the report is of another text.

    """
    text = text_of(report, text)
    turn = _turn(text, offsets)
    digest = base64.urlsafe_b64encode(bytes.fromhex(report.text_sha256)).decode().rstrip("=")
    name = f"ni:///sha-256;{digest}"
    items = [
        {
            "id": f"{name}#{quotation.id}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": _bodies(report, quotation),
            "target": [_target(report.url or name, span, text, turn) for span in quotation.spans],
        }
        for quotation in report.quotations
    ]
    return {
        "@context": _CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": report.title or report.id or "Quotations and their speakers",
        "total": len(items),
        "first": {"id": f"{name}#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def to_label_studio(
    report: Report, text: str | None = None, *, offsets: OffsetUnit = OffsetUnit.CODEPOINT
) -> dict[str, object]:
    """Return a report as a Label Studio task with a prediction, for `LABEL_STUDIO_CONFIG`.

    Quotations, cues and sources are regions, with relations from the quotation to the other two;
    a quotation's region has its speakers and outcome. Label Studio counts code points; old versions
    of it counted UTF-16 units.

    Raises:
        FormatError: the report is of another text.

    """
    text = text_of(report, text)
    turn = _turn(text, offsets)
    scores = [quotation.confidence for quotation in report.quotations]
    result = [row for q in report.quotations for row in _rows(q, text, turn)]
    for number, marked in enumerate(report.not_speech, start=1):
        span = Span(start=marked.start, end=marked.end)
        result.append(_region(f"n{number}", span, "other", text, turn))
    given = ("id", "title", "byline", "date", "url")
    return {
        "data": {"text": text, **{f: v for f in given if (v := getattr(report, f)) is not None}},
        "predictions": [
            {
                "model_version": f"quotes {report.engine.version}",
                "score": round(sum(scores) / len(scores), 4) if scores else 0.0,
                "result": result,
            }
        ],
    }


def _turn(text: str, offsets: OffsetUnit) -> _Turn:
    if offsets not in list(OffsetUnit):
        raise FormatError(f"offsets must be {' or '.join(OffsetUnit)}, not {offsets!r}")
    return Utf16(text).of if offsets == OffsetUnit.UTF16 else lambda offset: offset


def _bodies(report: Report, quotation: Quotation) -> list[dict[str, object]]:
    ids = {s.id: s.external_id for s in report.speakers}
    bodies: list[dict[str, object]] = []
    for ref in quotation.speakers:
        bodies.append(_textual("identifying", ref.name))
        known = ids.get(ref.id)
        if known is not None and known.startswith(("http://", "https://")):
            bodies.append({"id": known, "purpose": "identifying"})
    bodies.append(_textual("tagging", quotation.kind))
    if quotation.reason is not None:
        bodies.append(_textual("tagging", quotation.reason))
    if quotation.explanation:
        bodies.append(_textual("describing", explanation_text(quotation.explanation)))
    return bodies


def _textual(purpose: str, value: str) -> dict[str, object]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": str(value),
        "format": "text/plain",
    }


def _target(source: str, span: Span, text: str, turn: _Turn) -> dict[str, object]:
    quoted = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(span.start - _AROUND, 0) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    place = {"type": "TextPositionSelector", "start": turn(span.start), "end": turn(span.end)}
    return {"source": source, "selector": [place, quoted]}


def _rows(quotation: Quotation, text: str, turn: _Turn) -> Iterator[dict[str, object]]:
    """Yield a quotation's regions, what its first one says of it, and their relations."""
    first = f"{quotation.id}-1"
    for number, span in enumerate(quotation.spans, start=1):
        name = f"{quotation.id}-{number}"
        row = _region(name, span, quotation.kind, text, turn)
        yield {**row, "score": round(quotation.confidence, 4)}
        if number > 1:
            yield _relation(first, name, "continued")
    place = _value(quotation.spans[0], text, turn)
    outcome = str(quotation.reason or quotation.status)
    yield {**_ends(first, "outcome", "choices"), "value": {**place, "choices": [outcome]}}
    if quotation.speakers:
        names = [ref.name for ref in quotation.speakers]
        yield {**_ends(first, "speaker", "textarea"), "value": {**place, "text": names}}
    for label, part in (("cue", quotation.cue), ("source", quotation.mention)):
        if part is not None:
            name = f"{quotation.id}-{label}"
            yield _region(name, Span(start=part.start, end=part.end), label, text, turn)
            yield _relation(first, name, label)


def _region(name: str, span: Span, label: str, text: str, turn: _Turn) -> dict[str, object]:
    value = {**_value(span, text, turn), "labels": [str(label)]}
    return {**_ends(name, "label", "labels"), "value": value}


def _value(span: Span, text: str, turn: _Turn) -> dict[str, object]:
    return {"start": turn(span.start), "end": turn(span.end), "text": span.of(text)}


def _ends(name: str, control: str, kind: str) -> dict[str, object]:
    return {"id": name, "from_name": control, "to_name": "text", "type": kind}


def _relation(start: str, end: str, label: str) -> dict[str, object]:
    return {
        "type": "relation",
        "from_id": start,
        "to_id": end,
        "direction": "right",
        "labels": [label],
    }

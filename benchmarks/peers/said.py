"""What a peer found, in the form that the engine's own findings have."""

from collections.abc import Iterable

from attrs import field, frozen

from quotes.model import (
    Article,
    Cue,
    EngineInfo,
    Kind,
    Mention,
    MentionForm,
    Quotation,
    Reason,
    Report,
    Span,
    SpeakerRef,
    Status,
)

_MARKS = frozenset("\"“”„‟«»‹›‘’'`")


@frozen(kw_only=True)
class Said:
    """Content, who is named for it (None: nobody), and the words of source and cue if given."""

    spans: tuple[Span, ...] = field(converter=tuple[Span, ...])
    name: str | None
    mention: Span | None = None
    cue: Span | None = None


def report_of(article: Article, found: Iterable[Said], *, by: str) -> Report:
    """Return a peer's findings as a report. Peers say nothing of confidence: it stands at 1."""
    ordered = sorted((said for said in found if said.spans), key=lambda said: said.spans)
    return Report(
        id=article.id,
        text_sha256="",
        engine=EngineInfo(version=by, models=""),
        quotations=tuple(
            _quotation(article.text, said, number) for number, said in enumerate(ordered, 1)
        ),
    )


def _quotation(text: str, said: Said, number: int) -> Quotation:
    words = " ".join(span.of(text) for span in said.spans)
    return Quotation(
        id=f"q{number}",
        kind=_kind(words),
        spans=said.spans,
        text=words,
        cue=_cue(text, said.cue) if said.cue else None,
        mention=_mention(text, said.mention) if said.mention else None,
        status=Status.RESOLVED if said.name else Status.UNRESOLVED,
        reason=None if said.name else Reason.NO_ANTECEDENT,
        speakers=(SpeakerRef(id=said.name, name=said.name),) if said.name else (),
        confidence=1.0,
    )


def _kind(words: str) -> Kind:
    if not _MARKS & set(words):
        return Kind.INDIRECT
    return Kind.DIRECT if words[0] in _MARKS and words[-1] in _MARKS else Kind.MIXED


def _cue(text: str, span: Span) -> Cue:
    words = span.of(text)
    return Cue(start=span.start, end=span.end, text=words, lemma=words.lower())


def _mention(text: str, span: Span) -> Mention:
    return Mention(start=span.start, end=span.end, text=span.of(text), form=MentionForm.DESCRIPTION)

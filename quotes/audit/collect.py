"""From reports to statements and sources, and to the audit of all of them."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from attrs import define, field

from quotes.audit.model import Audit, Place, Source, SourceKind, Statement
from quotes.audit.shares import find_shares, interval_of
from quotes.lexicon.name_tokens import COURTESY, name_tokens
from quotes.model import (
    Article,
    Failure,
    Kind,
    Quotation,
    Reason,
    Report,
    Span,
    Speaker,
    SpeakerType,
)

_KINDS = {
    SpeakerType.PERSON: SourceKind.PERSON,
    SpeakerType.ORGANIZATION: SourceKind.ORGANIZATION,
    SpeakerType.OTHER: SourceKind.OTHER,
}
_UNNAMED = {
    Reason.ANONYMOUS: SourceKind.ANONYMOUS,
    Reason.GROUP: SourceKind.GROUP,
    Reason.DOCUMENT: SourceKind.DOCUMENT,
    Reason.NO_ANTECEDENT: SourceKind.UNCLEAR,
    Reason.AMBIGUOUS: SourceKind.UNCLEAR,
    Reason.NO_ATTRIBUTION: SourceKind.NONE,
}
_TOP, _END = 0.2, 0.8
_CENTRAL = 3  # mentions in the story
_MOST = 0.5  # and so much of what the one most spoken of has
_OUTLET_FIELDS = ("outlet", "publisher", "source", "site", "sitename")
_WORD = re.compile(r"\S+")
_PARAGRAPH_END = re.compile(r"\n\s*\n|\r\n?\s*\r\n?")


def audit(results: Iterable[tuple[Article, Report | Failure]]) -> Audit:
    """Return the audit of articles and their reports, in order.

        audit(zip(articles, engine.attribute_many(articles), strict=True))

    The outlet of an article is what its `meta` calls outlet, publisher, source or site, else the
    host of its `url`.
    """
    collected = SourceAudit()
    for article, result in results:
        collected.add(article, result)
    return collected.finish()


@define
class SourceAudit:
    """Collects statement by statement, for articles that come one at a time."""

    _statements: list[Statement] = field(factory=list, init=False)
    _sources: list[Source] = field(factory=list, init=False)
    _articles: int = field(default=0, init=False)
    _failures: int = field(default=0, init=False)

    def add(self, article: Article | Failure, result: Report | Failure) -> None:
        """Take in one article with what the engine made of it."""
        if isinstance(result, Failure) or isinstance(article, Failure):
            self._failures += 1
            return
        self._articles += 1
        name = article.id or f"article {self._articles}"
        outlet = _outlet_of(article)
        statements = [
            _statement(result, q, article.text, name=name, outlet=outlet)
            for q in result.quotations
            if q.kind is not Kind.REFERENCE
        ]
        self._statements += statements
        self._sources += _sources_of(result, article, statements, name=name, outlet=outlet)

    def finish(self) -> Audit:
        """Return the audit of all that came."""
        interval = interval_of(self._articles)
        return Audit(
            articles=self._articles,
            failures=self._failures,
            interval=interval,
            statements=tuple(self._statements),
            sources=tuple(self._sources),
            shares=find_shares(self._statements, interval),
        )


def _statement(
    report: Report, quotation: Quotation, text: str, *, name: str, outlet: str | None
) -> Statement:
    speakers = [s for s in report.speakers if s.id in {ref.id for ref in quotation.speakers}]
    first = speakers[0] if speakers else None
    position = quotation.spans[0].start / max(1, len(text))
    return Statement(
        article=name,
        outlet=outlet,
        quotation=quotation.id,
        kind=quotation.kind,
        text=quotation.text,
        words=_own_words(report, quotation, text),
        source=_source_kind(quotation, first),
        names=tuple(ref.name for ref in quotation.speakers),
        title=_title_of(first) if first is not None else _called(quotation, text),
        basis=quotation.basis,
        pronoun=first.pronoun if first is not None else None,
        polarity=quotation.cue.polarity if quotation.cue is not None else None,
        position=round(position, 3),
        place=Place.TOP if position < _TOP else Place.END if position >= _END else Place.MIDDLE,
        confidence=quotation.confidence,
    )


def _source_kind(quotation: Quotation, speaker: Speaker | None) -> SourceKind:
    if speaker is not None:
        return _KINDS[speaker.type]
    return _UNNAMED[quotation.reason] if quotation.reason is not None else SourceKind.NONE


def _own_words(report: Report, quotation: Quotation, text: str) -> int:
    """How many words are the source's own, and not those of somebody quoted inside."""
    inner = [s for q in report.quotations if q.parent == quotation.id for s in q.spans]
    return sum(
        not any(i.start <= word.start() < i.end for i in inner)
        for span in quotation.spans
        for word in _WORD.finditer(text, span.start, span.end)
    )


def _title_of(speaker: Speaker) -> str | None:
    """The role that the text gives: a title before the name (Mr is none), or a description."""
    titles = [t for t in speaker.titles if t.strip(".").casefold() not in COURTESY]
    return next(iter((*titles, *speaker.descriptions)), None)


def _called(quotation: Quotation, text: str) -> str | None:
    """What the text calls a source without a name, for “he” whom that means."""
    steps = [s for s in quotation.evidence if s.rule == "resolve:description" and s.spans]
    if steps:
        return steps[-1].spans[-1].of(text)
    return quotation.mention.text if quotation.mention is not None else None


def _sources_of(
    report: Report,
    article: Article,
    statements: list[Statement],
    *,
    name: str,
    outlet: str | None,
) -> list[Source]:
    """The article's sources: its speakers, and each unnamed one by what the text calls it."""
    said = {q.id: {ref.id for ref in q.speakers} for q in report.quotations}
    story = {s.id: _story_mentions(s, report) for s in report.speakers}
    least = max(_CENTRAL, _MOST * max(map(len, story.values()), default=0))
    lead = _end_of_lead(article.text)
    found = []
    for speaker in report.speakers:
        own = [s for s in statements if speaker.id in said[s.quotation]]
        mentions = story[speaker.id]
        central = (
            len(mentions) >= least
            or any(m.start < lead for m in mentions)
            or _in_headline(speaker, article)
        )
        if own or central:
            found.append(
                Source(
                    article=name,
                    outlet=outlet,
                    name=speaker.name,
                    kind=_KINDS[speaker.type],
                    title=_title_of(speaker),
                    pronoun=speaker.pronoun,
                    statements=len(own),
                    words=sum(s.words for s in own),
                    in_story=len(mentions),
                    central=central,
                )
            )
    unnamed: dict[tuple[SourceKind, str | None], list[Statement]] = {}
    for statement in statements:
        if not statement.source.is_named and statement.source is not SourceKind.NONE:
            unnamed.setdefault((statement.source, statement.title), []).append(statement)
    found += [
        Source(
            article=name,
            outlet=outlet,
            name=None,
            kind=kind,
            title=title,
            statements=len(own),
            words=sum(s.words for s in own),
            in_story=0,
            central=False,
        )
        for (kind, title), own in unnamed.items()
    ]
    return found


def _story_mentions(speaker: Speaker, report: Report) -> list[Span]:
    """The mentions of a speaker other than those that give him as the source of words."""
    cited = [q.mention for q in report.quotations if q.mention is not None]
    return [
        m for m in speaker.mentions if not any(c.start <= m.start and m.end <= c.end for c in cited)
    ]


def _end_of_lead(text: str) -> int:
    """Where the first paragraph ends."""
    start = len(text) - len(text.lstrip())
    end = _PARAGRAPH_END.search(text, start)
    return end.start() if end else len(text)


def _in_headline(speaker: Speaker, article: Article) -> bool:
    """Whether the title has the speaker's surname, or a body's name."""
    if not article.title:
        return False
    title = set(name_tokens(article.title)) | {w.casefold() for w in article.title.split()}
    tokens = name_tokens(speaker.name)
    if speaker.type is SpeakerType.PERSON:
        return bool(tokens) and tokens[-1] in title
    return bool(tokens) and set(tokens) <= title


def _outlet_of(article: Article) -> str | None:
    for name in _OUTLET_FIELDS:
        value = article.meta.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    if article.url:
        try:
            host = urlsplit(article.url).hostname
        except ValueError:  # an address that is none
            return None
        return host.removeprefix("www.") if host else None
    return None

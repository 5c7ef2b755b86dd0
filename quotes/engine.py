"""The engine: text in, report out, for one article or a stream of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from attrs import evolve, frozen

from quotes.deadline import Deadline
from quotes.errors import (
    ModelsError,
    OptionsError,
    QuotesError,
    RecordError,
    TextTooLongError,
)
from quotes.layout import Markings, Prose
from quotes.model import Article, EngineInfo, Failure, Report
from quotes.options import Options
from quotes.parse.plan import plan_parse
from quotes.parse.seam import Parser, ParseRequest
from quotes.records import failed_record, failure_of, read_record
from quotes.report import build_report
from quotes.syntax import Parse
from quotes.text.marks import find_marked
from quotes.text.prose import read_prose

DISTRIBUTION = "quote-attribution"
"""What the package is called where packages are installed from."""

_END = object()


@frozen(kw_only=True)
class _Draft:
    """An article whose text has been read and that waits for its parse; `spent` seconds so far."""

    article: Article
    prose: Prose
    markings: Markings
    request: ParseRequest
    spent: float

    @property
    def words(self) -> int:
        """How many words the parser is asked for, by white space."""
        text = self.request.text
        return sum(len(region.of(text).split()) for region in self.request.regions)


# A parse, and the draft that it is of with the time that it took.
_Parsed = tuple[Parse, _Draft]


class Engine:
    """Finds the quotations of articles and tells who speaks them, or why that cannot be told.

    Models are loaded when the first text needs them, and kept; an engine changes in no other way.
    """

    def __init__(self, options: Options | None = None, *, parser: Parser | None = None) -> None:
        """Make an engine.

        Args:
            options: how to work; `Options()` unless given.
            parser: what parses in place of the stanza models that `options.models` stands for.

        Raises:
            OptionsError: `options` is something else than `Options`.

        """
        self._options = _chosen(options)
        self._given_parser = parser
        self._parser = parser or _load_parser(self._options)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as the options (and the parser, if one was given); models are loaded anew."""
        return _remade, (self._options, self._given_parser)

    @property
    def options(self) -> Options:
        """The options that this engine works by."""
        return self._options

    @property
    def models(self) -> str:
        """Name and version of the models, as reports have it."""
        return self._parser.models

    def attribute(
        self,
        text: str,
        *,
        title: str | None = None,
        byline: str | None = None,
        date: str | None = None,
        url: str | None = None,
        id: str | None = None,  # noqa: A002 - what records and reports call it
        meta: Mapping[str, object] | None = None,
    ) -> Report:
        """Return the quotations of one article with their speakers.

        Args:
            text: the article, untouched; all offsets in the report are code points of it.
            title: its headline, if that is not part of the text; it gives names, no quotations.
            byline: the reporter, who is the speaker where the text has “I asked”.
            date: when it appeared; any form, returned in the report.
            url: where it appeared; returned in the report.
            id: the caller's name of the article, returned in the report.
            meta: whatever else the caller wants returned in the report.

        Raises:
            OptionsError: an argument is not of the type that it must be.
            TextTooLongError: the text is longer than `Options.max_chars`.
            TimeLimitError: the article took longer than `Options.max_seconds`.
            ModelsError: the models could not be found or loaded.
            ResolverError: the caller's own resolver failed, or answered what is no answer.

        """
        article = Article(
            text=text,
            id=id,
            title=title,
            byline=byline,
            date=date,
            url=url,
            meta={} if meta is None else meta,
        )
        draft = self._read(_checked(article))
        return self._report(*self._parse_alone(draft))

    def attribute_many(
        self, articles: Iterable[Article | Failure | str | Mapping[str, object]]
    ) -> Iterator[Report | Failure]:
        """Yield a report for each article, in order, reading no further ahead than one batch.

        Articles are parsed in batches of about `Options.batch_words` words. An article that
        cannot be dealt with yields a `Failure` in its place and never stops the rest. If
        `articles` itself raises an error, what was read before comes out first.

        Args:
            articles: articles, texts, or input records (see `quotes.records`); a `Failure`
                among them, of whatever read them, is passed on in its place.

        Raises:
            OptionsError: `articles` is a single text or record.
            ModelsError: the models could not be found or loaded.

        """
        if isinstance(articles, str | bytes | Mapping | Article):
            raise OptionsError(
                f"articles must be several articles, not one {type(articles).__name__}; "
                "put it into a list, or use attribute()"
            )
        return self._stream(articles)

    def _stream(self, articles: Iterable[object]) -> Iterator[Report | Failure]:
        batch: list[_Draft | Failure] = []
        words = 0
        source = iter(articles)
        while True:
            try:
                article = next(source, _END)
            except Exception:  # of whatever reads them: what was read before still comes out
                yield from self._finish(batch)
                raise
            if article is _END:
                break
            item = self._read_or_fail(article)
            batch.append(item)
            # Articles without words count too, or a stream of them would fill the memory.
            words += 1 + (item.words if isinstance(item, _Draft) else 0)
            if words >= self._options.batch_words:
                yield from self._finish(batch)
                batch, words = [], 0
        yield from self._finish(batch)

    def _finish(self, batch: Sequence[_Draft | Failure]) -> Iterator[Report | Failure]:
        parses = iter(self._parse_each([item for item in batch if isinstance(item, _Draft)]))
        for item in batch:
            if isinstance(item, Failure):
                yield item
                continue
            parse = next(parses)
            yield parse if isinstance(parse, Failure) else self._report_or_fail(*parse)

    def _read(self, article: Article) -> _Draft:
        if len(article.text) > self._options.max_chars:
            raise TextTooLongError(
                f"the text is longer than {self._options.max_chars:,} characters (max_chars); "
                "split it or raise the limit"
            )
        deadline = Deadline.of(self._options.max_seconds)
        knowledge = self._options.knowledge
        prose = read_prose(article.text, knowledge.style)
        deadline.check()
        markings = find_marked(article.text, prose, deadline)
        deadline.check()
        request = plan_parse(
            article.text, prose, markings, cues=knowledge.cues, scope=self._options.scope
        )
        deadline.check()
        return _Draft(
            article=article,
            prose=prose,
            markings=markings,
            request=request,
            spent=deadline.spent,
        )

    def _read_or_fail(self, given: object) -> _Draft | Failure:
        if isinstance(given, Failure):
            return given
        try:
            article = _article_of(given)
        except QuotesError as error:
            return failed_record(error, given if isinstance(given, Mapping) else {})
        try:
            return self._read(article)
        except Exception as error:  # one bad article never stops the rest
            return failure_of(error, article)

    def _parse(self, drafts: Sequence[_Draft], deadline: Deadline) -> list[Parse]:
        # A text without words needs no models, and so must not wait for them to load.
        requests = [
            evolve(draft.request, deadline=deadline) for draft in drafts if draft.request.regions
        ]
        parses = iter(self._parser.parse(requests) if requests else ())
        return [next(parses) if draft.request.regions else Parse() for draft in drafts]

    def _parse_alone(self, draft: _Draft) -> _Parsed:
        self._load(draft)
        deadline = Deadline.of(self._options.max_seconds, spent=draft.spent)
        (parse,) = self._parse([draft], deadline)
        return parse, evolve(draft, spent=deadline.spent)

    def _load(self, *drafts: _Draft) -> None:
        """Have the models loaded before the clock of an article runs."""
        if self._options.max_seconds is not None and any(d.request.regions for d in drafts):
            self._parser.parse(())

    def _parse_each(self, drafts: Sequence[_Draft]) -> Sequence[_Parsed | Failure]:
        try:
            self._load(*drafts)
            deadline = Deadline.of(self._options.max_seconds)
            parses = self._parse(drafts, deadline)
        except ModelsError:
            raise
        except Exception:  # some article breaks the parser, or takes long: find out which
            return [self._parse_or_fail(draft) for draft in drafts]
        # Each has taken its share of the time, by its words.
        rate = deadline.spent / max(1, sum(draft.words for draft in drafts))
        return [
            (parse, evolve(draft, spent=draft.spent + draft.words * rate))
            for draft, parse in zip(drafts, parses, strict=True)
        ]

    def _parse_or_fail(self, draft: _Draft) -> _Parsed | Failure:
        try:
            return self._parse_alone(draft)
        except ModelsError:
            raise
        except Exception as error:
            return failure_of(error, draft.article)

    def _report(self, parse: Parse, draft: _Draft) -> Report:
        return build_report(
            draft.article,
            draft.prose,
            draft.markings,
            parse,
            options=self._options,
            engine=EngineInfo(version=installed_version(), models=self._parser.models),
            deadline=Deadline.of(self._options.max_seconds, spent=draft.spent),
        )

    def _report_or_fail(self, parse: Parse, draft: _Draft) -> Report | Failure:
        try:
            return self._report(parse, draft)
        except ModelsError:
            raise
        except Exception as error:  # one bad article never stops the rest
            return failure_of(error, draft.article)


def attribute(
    text: str,
    *,
    title: str | None = None,
    byline: str | None = None,
    date: str | None = None,
    url: str | None = None,
    id: str | None = None,  # noqa: A002 - what records and reports call it
    meta: Mapping[str, object] | None = None,
    options: Options | None = None,
) -> Report:
    """Return the quotations of one article with their speakers.

    The engine of the last options used is kept, with its models, for the next call; hold an
    `Engine` of your own for several options at once, and for many articles.
    Arguments and errors are those of `Engine.attribute`.
    """
    engine = engine_of(options)
    return engine.attribute(text, title=title, byline=byline, date=date, url=url, id=id, meta=meta)


def _remade(options: Options, parser: Parser | None) -> Engine:
    return Engine(options, parser=parser)


def _chosen(options: Options | None) -> Options:
    if options is not None and not isinstance(options, Options):
        raise OptionsError(f"options must be Options(…) or None, not {type(options).__name__}")
    return options or Options()


@cache
def installed_version() -> str:
    """Return the version of this package, or “unknown” where it runs uninstalled."""
    from importlib import metadata  # a tenth of the time to import this package, if done above

    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "unknown"


def engine_of(options: Options | None) -> Engine:
    """Return the engine that this process keeps for some options, with its models.

    Only the last is kept: a process that works by one set of options loads them once.

    Raises:
        OptionsError: `options` is something else than `Options`.

    """
    return _kept_engine(_chosen(options))


@lru_cache(maxsize=1)
def _kept_engine(options: Options) -> Engine:
    return Engine(options)


def _load_parser(options: Options) -> Parser:
    # Imported here because stanza and torch take seconds that no other door should wait for.
    from quotes.parse.stanza_parser import StanzaParser

    return StanzaParser(options.models)


def _article_of(given: object) -> Article:
    match given:
        case Article():
            return _checked(given)
        case str():
            return Article(text=given)
        case Mapping():
            return read_record(given)
        case _:
            raise RecordError(
                f"an article must be Article(…), a string or a record, not {type(given).__name__}"
            )


def _checked(article: Article) -> Article:
    if not isinstance(article.text, str):
        raise OptionsError(
            f"text must be a string, not {type(article.text).__name__}"
            + ("; decode it first" if isinstance(article.text, bytes) else "")
        )
    for name in ("id", "title", "byline", "date", "url"):
        value = getattr(article, name)
        if value is not None and not isinstance(value, str):
            raise OptionsError(f"{name} must be a string or None, not {type(value).__name__}")
    if not isinstance(article.meta, Mapping):
        raise OptionsError(f"meta must be a mapping, not {type(article.meta).__name__}")
    return article

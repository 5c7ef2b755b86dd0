"""A spaCy component: `nlp.add_pipe("quotes")`, in any pipeline, behind whatever else it has.

    nlp = spacy.blank("en")
    nlp.add_pipe("quotes", config={"preset": "precise"})
    doc = nlp(text)
    for span in doc.spans["quotations"]:
        print(span.label_, span.text, span._.quotation.speakers)

It reads the text by itself, with its own models; nothing of the document's analysis is needed or
changed. Needs the extra `spacy`; spaCy finds the component by the package's entry point.
"""

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from quotes.engine import Engine, engine_of
from quotes.errors import QuotesError
from quotes.knowledge import Knowledge
from quotes.knowledge_file import read_knowledge
from quotes.model import Article, Failure, Quotation, Report
from quotes.options import Options

GROUP = "quotations"
"""The group of spans in `doc.spans`: a span for each piece of a quotation, its kind as label."""

_KEPT = "quotes"  # where `doc.user_data` has the report, as plain values that `to_bytes` can write
_GIVEN = ("title", "byline", "date", "url", "id")


class QuotesComponent:
    """Fills `doc.spans["quotations"]` and the extensions `doc._.quotes` and `span._.quotation`.

    `doc._.quotes` is the `Report`, None where the component has not been; `span._.quotation` the
    `Quotation` that a span of the group is of. What `doc.user_data` has under `title`, `byline`,
    `date`, `url` or `id` is the article's.
    """

    def __init__(self, engine: Engine) -> None:
        """Read with this engine."""
        self._engine = engine
        # What spaCy calls when a document fails in `nlp.pipe`; nlp.set_error_handler changes it.
        self._on_error: Any = _raise_it

    def __call__(self, doc: Doc) -> Doc:
        """Read a document."""
        article = _article(doc)
        return _filled(
            doc, self._engine.attribute(article.text, **{n: getattr(article, n) for n in _GIVEN})
        )

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:  # noqa: ARG002
        """Read documents, as many at a time as the engine's batches of words have room for."""
        ahead, answered = tee(docs)
        results = self._engine.attribute_many(_article(doc) for doc in ahead)
        for doc, result in zip(answered, results, strict=True):
            if isinstance(result, Failure):
                self._on_error(
                    "quotes", self, [doc], QuotesError(f"{result.error}: {result.message}")
                )
                continue
            yield _filled(doc, result)

    def set_error_handler(self, handler: Any) -> None:
        """Have this called with a document that fails, which then is left out."""
        self._on_error = handler


def make_component(
    nlp: Language,  # noqa: ARG001 - spaCy gives it
    name: str,  # noqa: ARG001
    preset: str,
    scope: str,
    min_confidence: float | None,
    knowledge: str | None,
) -> QuotesComponent:
    """Return the component for a config: options that JSON can hold, and a file of knowledge.

    Raises:
        OptionsError: an option is wrong.
        KnowledgeError: the file `knowledge` is not of the known form.

    """
    sure = {} if min_confidence is None else {"min_confidence": min_confidence}
    known = Knowledge() if knowledge is None else read_knowledge(knowledge)
    return QuotesComponent(engine_of(Options.preset(preset, scope=scope, knowledge=known, **sure)))


def _article(doc: Doc) -> Article:
    known = {name: doc.user_data.get(name) for name in _GIVEN}
    return Article(text=doc.text, **known)


def _filled(doc: Doc, report: Report) -> Doc:
    doc.user_data[_KEPT] = report.to_dict()
    doc.spans[GROUP] = [
        # Spans of tokens: a mark that spaCy leaves in one token with its word takes that along.
        doc.char_span(
            span.start,
            span.end,
            label=str(quotation.kind),
            span_id=quotation.id,
            alignment_mode="expand",
        )
        for quotation in report.quotations
        for span in quotation.spans
    ]
    return doc


def _report_of(doc: Doc) -> Report | None:
    kept = doc.user_data.get(_KEPT)
    return None if kept is None else Report.from_dict(kept)


def _quotation_of(span: Span) -> Quotation | None:
    kept = span.doc.user_data.get(_KEPT)
    if kept is None:
        return None
    # Of the report no more is made than is asked for: there is a call for every span.
    own = [one for one in kept["quotations"] if one["id"] == span.id_]
    return next(iter(Report.from_dict({**kept, "quotations": own}).quotations), None)


def _raise_it(_name: str, _component: object, _docs: object, error: Exception) -> None:
    raise error


# This is how spaCy gets to know components and extensions; it imports the module for that.
Language.factory(
    "quotes",
    default_config={
        "preset": "balanced",
        "scope": "speech",
        "min_confidence": None,
        "knowledge": None,
    },
    assigns=["doc.spans", "doc._.quotes", "span._.quotation"],
    func=make_component,
)
Doc.set_extension("quotes", getter=_report_of, force=True)
Span.set_extension("quotation", getter=_quotation_of, force=True)

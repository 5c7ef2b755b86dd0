"""Words quoted twice: of a headline or set apart, and the sentence that says whose they are."""

from quotes.document import Document
from quotes.find import Findings, Found
from quotes.find.headlines import FEWEST, is_crosshead, is_in_headline, plain_words
from quotes.find.pull_quotes import is_set_apart, pulled_words
from quotes.model import Kind, Span

# So many of either are looked at, to stay linear.
_MOST = 20


def echoes_of(document: Document, findings: Findings) -> dict[int, tuple[int, ...]]:
    """Return for marked words of headlines, and those set apart in paragraphs of their own, the
    quotations elsewhere that have the same words.

    The words may be a part of the other quotation's, cut at its word borders. A headline's own
    clause may have a speaker for them: whether it names one is not known here.
    """
    heads = [i for i, f in enumerate(findings.quotations) if _is_of_headline(document, f)][:_MOST]
    apart = [i for i, f in enumerate(findings.quotations) if _is_apart(document, f)][:_MOST]
    texts = [_words(document, f) for f in findings.quotations] if heads or apart else []
    own = {i: texts[i] for i in heads} | {i: _pulled(document, findings, i) for i in apart}
    found: dict[int, tuple[int, ...]] = {}
    for index, words in own.items():
        if len(words.split()) < FEWEST:
            continue
        own_at = findings.quotations[index].spans
        same = tuple(
            other
            for other, text in enumerate(texts)
            if words in text and _is_told_apart(findings.quotations[other], own_at)
        )
        if same:
            found[index] = same
    return found


def _is_apart(document: Document, found: Found) -> bool:
    """Tell whether a quotation that nothing attributes is set apart from the article."""
    single = found.frame is None and found.label is None and len(found.passages) == 1
    return single and is_set_apart(document, document.markings.passages[found.passages[0]])


def _pulled(document: Document, findings: Findings, index: int) -> str:
    passage = findings.quotations[index].passages[0]
    return pulled_words(document, document.markings.passages[passage])


def _words(document: Document, found: Found) -> str:
    if found.kind in {Kind.REFERENCE, Kind.INDIRECT}:
        return ""
    return plain_words(" ".join(span.of(document.text) for span in found.spans))


def _is_of_headline(document: Document, found: Found) -> bool:
    """Tell whether marked words are a headline's, with no label there."""
    marked = found.kind in {Kind.DIRECT, Kind.MIXED} and found.enclosing is None
    own = tuple(document.markings.passages[index] for index in found.passages)
    headline = is_in_headline(document, found.start) or any(
        is_crosshead(document, passage) for passage in own
    )
    # A headline tells what is said; “…,” a clerk said, is a sentence that happens to stand first.
    sentence = found.frame is not None and found.frame.cue.word.xpos == "VBD"
    return marked and headline and found.label is None and not sentence


def _is_told_apart(found: Found, spans: tuple[Span, ...]) -> bool:
    """Tell whether a quotation has words that attribute it, and lies elsewhere than `spans`."""
    told = found.enclosing is None and (found.frame is not None or found.label is not None)
    return told and not any(one.overlaps(other) for one in found.spans for other in spans)

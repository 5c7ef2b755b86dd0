"""Articles for tests of single stages: hand-checked trees where there are any, else the fake's.

`document_of` reads an article up to its parse, the functions below it run the stages in order.
`drawn` writes spans into a text as brackets, so that rows of tables show what they expect.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from attrs import evolve, frozen

from quotes.document import Document, Node
from quotes.find import Findings, find_quotations
from quotes.find.frames import Frame, find_frames
from quotes.find.link import Link, link_passages
from quotes.model import Scope, Span
from quotes.parse.plan import plan_parse
from quotes.parse.seam import ParseRequest
from quotes.refer import Resolved, gather_names, resolve_speakers
from quotes.source.attribute import attribute_sources
from quotes.source.attributed import Attributed
from quotes.syntax import Parse, Sentence, Word
from quotes.text.marks import find_marked
from quotes.text.prose import read_prose
from tests.fake import FakeParser, parse_of

_TREES = Path(__file__).with_name("trees.txt")


@frozen(kw_only=True)
class TreeParser:
    """Knows the sentences of trees.txt by heart and asks the fake parser about all others."""

    models: str = "trees@1"

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        guessed = FakeParser().parse(requests)
        return tuple(map(_with_known, (request.text for request in requests), guessed))


def document_of(text: str, *, title: str | None = None, byline: str | None = None) -> Document:
    """Read and parse an article."""
    prose = read_prose(text)
    markings = find_marked(text, prose)
    (parse,) = TreeParser().parse([plan_parse(text, prose, markings)])
    return Document(
        text=text, prose=prose, markings=markings, parse=parse, title=title, byline=byline
    )


def frames_of(document: Document, *, scope: Scope = Scope.SPEECH) -> tuple[Frame, ...]:
    return find_frames(document, scope=scope)


def links_of(document: Document) -> tuple[Link, ...]:
    return link_passages(document, frames_of(document))


def findings_of(document: Document) -> Findings:
    return find_quotations(document, frames_of(document), links_of(document))


def attributed_of(document: Document) -> tuple[Attributed, ...]:
    return attribute_sources(document, findings_of(document))


def resolved_of(document: Document) -> tuple[Resolved, ...]:
    cast = gather_names(document)
    return resolve_speakers(document, cast, frames_of(document), attributed_of(document))


def outcomes_of(document: Document) -> tuple[str, ...]:
    """Name the speakers of each quotation (joined by “+”), or the reason why there are none."""
    names = [entity.name for entity in gather_names(document).entities]
    found = []
    for item in resolved_of(document):
        resolution = item.resolution
        spoken = [names[i] for i in resolution.entities]
        if resolution.name is not None:
            spoken.append(resolution.name.of(document.text))
        if resolution.given is not None:
            spoken.append(resolution.given)
        found.append("+".join(spoken) or str(resolution.reason))
    return tuple(found)


def node_of(document: Document, form: str) -> Node:
    """Return the first word of the article that is written so."""
    return next(n for n in document.nodes_in(_whole(document)) if n.word.text == form)


def _whole(document: Document) -> Span:
    return Span(start=0, end=len(document.text))


def drawn(text: str, spans: Mapping[str, Iterable[Span]]) -> str:
    """Write brackets around spans: `{"[]": […], "{}": […]}` gives “{Moss} said [that …]”."""
    inserts = [
        (at, is_opening, mark)
        for pair, group in spans.items()
        for span in group
        for at, is_opening, mark in ((span.start, True, pair[0]), (span.end, False, pair[1]))
    ]
    for at, _, mark in sorted(inserts, key=lambda i: (i[0], i[1]), reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def plain(row: str) -> str:
    """Return a row's text without brackets."""
    return row.translate(str.maketrans("", "", "[]{}*"))


@cache
def _known() -> tuple[tuple[str, Sentence], ...]:
    lines = _TREES.read_text(encoding="utf-8").splitlines()
    trees = [parse_of(line) for line in lines if line and not line.startswith("#")]
    known = [(text, _tagged(parse.sentences[0])) for text, parse in trees]
    return tuple(sorted(known, key=lambda tree: -len(tree[0])))


def _tagged(sentence: Sentence) -> Sentence:
    """Complete the tags that the notation has no place for: gerunds, infinitives, imperatives,
    participles, third persons, plurals, pronouns, “’s”."""
    before = ("", *(w.text.lower() for w in sentence.words))
    return evolve(sentence, words=tuple(map(_tagged_word, sentence.words, before)))


def _tagged_word(word: Word, before: str) -> Word:
    lower = word.text.lower()
    told = word.deprel == "root" and word.index == 0 and lower == word.lemma
    if word.upos == "VERB" and (before == "to" or told):
        return evolve(word, xpos="VB")
    opens = word.deprel in {"advcl", "ccomp"} and word.index == 0
    if word.upos == "VERB" and (opens or before == "having"):
        return evolve(word, xpos="VBN")
    if word.upos == "VERB" and lower == "said" and word.deprel == "advcl":
        return evolve(word, xpos="VBD")
    if word.upos == "PRON" and lower in {"he", "she", "they", "we", "i", "it"}:
        return evolve(word, xpos="PRP")
    if word.upos == "PRON" and lower in {"that", "who", "which"}:
        return evolve(word, xpos="WDT")
    if lower == "has" or (word.upos == "VERB" and lower == f"{word.lemma}s"):
        return evolve(word, xpos="VBZ")
    if word.upos in {"VERB", "AUX"} and lower.endswith("ing"):
        return evolve(word, xpos="VBG")
    if word.upos == "PROPN" and lower == f"{word.lemma.lower()}s":
        return evolve(word, xpos="NNPS", feats="Number=Plur")
    if word.upos == "NOUN" and word.lemma.lower() != lower:
        return evolve(word, xpos="NNS", feats="Number=Plur")
    return evolve(word, xpos="POS") if lower in {"’s", "'s"} else word


def _with_known(text: str, guessed: Parse) -> Parse:
    known: list[Sentence] = []
    for words, sentence in _known():
        at = text.find(words)
        while at >= 0:
            if not any(at < other.end and other.start < at + len(words) for other in known):
                known.append(_moved(sentence, at))
            at = text.find(words, at + 1)
    rest = [
        g for g in guessed.sentences if not any(g.start < k.end and k.start < g.end for k in known)
    ]
    return Parse(sentences=tuple(sorted((*known, *rest), key=lambda s: s.start)))


def _moved(sentence: Sentence, by: int) -> Sentence:
    return Sentence(
        words=tuple(evolve(w, start=w.start + by, end=w.end + by) for w in sentence.words),
        entities=tuple(evolve(e, start=e.start + by, end=e.end + by) for e in sentence.entities),
    )

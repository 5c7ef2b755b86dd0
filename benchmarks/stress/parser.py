"""A parser that costs next to nothing, to see the engine's own stages alone.

No models: tables and one walk over the words of a sentence. Its trees are rough, but of all the
shapes that the rules look for: subjects, objects, clauses in clauses, chains of names and owners.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from quotes.model import Span
from quotes.parse.seam import ParseRequest
from quotes.syntax import EntityType, NamedEntity, Parse, Sentence, Word

_TOKEN = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof)\.|[^\W_]+(?:-[^\W_]+)*|['’]s\b|[^\w\s]|_")
_BORDER = re.compile(r"(?<=[.!?])[”’\"']*\s+(?=[^\sa-z])|\n+")
_UPOS = {
    word: upos
    for upos, words in {
        "DET": "the a an this that",
        "PRON": "i you he she it we they him them me us who which",
        "ADP": "of in on at by for with from to about as",
        "CCONJ": "and or but",
        "SCONJ": "whether if because while when although",
        "AUX": "be been has had will would can could",
    }.items()
    for word in words.split()
}
_LEMMAS = {
    "said": "say", "says": "say", "told": "tell", "asked": "ask", "argued": "argue",
    "warned": "warn", "claimed": "claim", "added": "add", "insisted": "insist", "went": "go",
    "denied": "deny", "admitted": "admit", "announced": "announce", "called": "call",
    "wrote": "write", "tweeted": "tweet", "met": "meet", "knew": "know", "held": "hold",
    "nodded": "nod", "hold": "hold", "stay": "stay", "is": "be", "was": "be", "are": "be",
    "were": "be",
    "reported": "report", "spoke": "speak", "according": "accord",
}  # fmt: skip
_BODIES = frozenset({"Council", "Ministry", "Agency"})
_FEATS = {
    "he": "Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "she": "Gender=Fem|Number=Sing|Person=3|PronType=Prs",
    "they": "Number=Plur|Person=3|PronType=Prs",
}
# The models see so many words at once at most, too.
_LONGEST = 200


@frozen(kw_only=True)
class CheapParser:
    """Answers as the stanza parser does, roughly and in no time."""

    models: str = "cheap@1"

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        """Parse all stretches of all articles."""
        return tuple(
            Parse(
                sentences=tuple(
                    _sentence(request.text, words)
                    for region in request.regions
                    for words in _split(request.text, region)
                )
            )
            for request in requests
        )


def _split(text: str, region: Span) -> Iterator[list[Span]]:
    at = region.start
    for border in (*_BORDER.finditer(text, region.start, region.end), None):
        end = border.start() if border else region.end
        words = [Span(start=m.start(), end=m.end()) for m in _TOKEN.finditer(text, at, end)]
        yield from (words[i : i + _LONGEST] for i in range(0, len(words), _LONGEST))
        at = border.end() if border else end


def _sentence(text: str, spans: Sequence[Span]) -> Sentence:
    words = [_word(text, index, span) for index, span in enumerate(spans)]
    return Sentence(words=tuple(_hung(words)), entities=tuple(_entities(text, words)))


def _word(text: str, index: int, span: Span) -> Word:
    form = span.of(text)
    lower = form.lower()
    upos = _UPOS.get(lower) or (
        "VERB"
        if lower in _LEMMAS
        else "PART"
        if lower in {"'s", "’s"}
        else "PUNCT"
        if not form[0].isalnum()
        else "NUM"
        if form[0].isdigit()
        else "PROPN"
        if form[0].isupper()
        else "NOUN"
    )
    tags = {"VERB": "VBD", "PROPN": "NNP", "NOUN": "NN", "PRON": "PRP", "DET": "DT", "ADP": "IN"}
    return Word(
        index=index,
        start=span.start,
        end=span.end,
        text=form,
        lemma=_LEMMAS.get(lower, lower),
        upos=upos,
        xpos=tags.get(upos, form if upos == "PUNCT" else "CD"),
        feats=_FEATS.get(lower, ""),
        head=None,
        deprel="root",
    )


_TO_NOUN = {"DET": "det", "ADP": "case", "NUM": "nummod"}
_TO_VERB = {"AUX": "aux", "SCONJ": "mark", "CCONJ": "cc"}
# How a noun hangs on the noun before it, by what stands between them.
_TO_BEFORE = {"CCONJ": "conj", "PART": "nmod:poss", "ADP": "nmod", "PUNCT": "appos"}


def _hung(words: Sequence[Word]) -> Iterator[Word]:
    """Hang each word on a word seen or the next noun; the first verb, else noun, is the root."""
    verbs = [w.index for w in words if w.upos == "VERB"]
    nouns = [w.index for w in words if w.upos in _NOMINAL]
    root = (verbs or nouns or [0])[0]
    next_noun = _next_of(words, frozenset({"NOUN", "PROPN"}))
    next_verb = _next_of(words, frozenset({"VERB"}))
    verb: int | None = None
    noun: int | None = None
    after = ""
    for word in words:
        at = word.index
        head, relation = root, "punct" if word.upos == "PUNCT" else "dep"
        if word.upos in _TO_NOUN:
            head, relation = _or(next_noun[at], root), _TO_NOUN[word.upos]
        elif word.upos in _TO_VERB:
            head, relation = _or(next_verb[at], root), _TO_VERB[word.upos]
        elif word.upos == "PART":
            head, relation = _or(noun, root), "case"
        elif word.upos == "VERB":
            head, relation = _or(verb, root), "ccomp"
            verb = at
        elif word.upos in _NOMINAL:
            head, relation = _nominal(word, noun, next_verb[at], _or(verb, root), after)
            noun = noun if relation == "flat" else at
        after = word.upos if word.upos != "DET" else after
        if at == root:
            yield word
        else:
            yield evolve(word, head=head if head != at else root, deprel=relation)


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def _nominal(
    word: Word, noun: int | None, ahead: int | None, verb: int, after: str
) -> tuple[int, str]:
    """Return head and relation of a noun, given the noun before it, the verb ahead of it and the
    one before it, and what stands right before it."""
    if noun is not None and word.upos == "PROPN" and after in {"PROPN", "NOUN"}:
        return noun, "flat"
    if noun is not None and after in _TO_BEFORE:
        return noun, _TO_BEFORE[after]
    return (ahead, "nsubj") if ahead is not None else (verb, "obj")


def _or(index: int | None, other: int) -> int:
    return other if index is None else index


def _next_of(words: Sequence[Word], kinds: frozenset[str]) -> list[int | None]:
    found: list[int | None] = []
    ahead: int | None = None
    for word in reversed(words):
        found.append(ahead)
        if word.upos in kinds:
            ahead = word.index
    return found[::-1]


def _entities(text: str, words: Sequence[Word]) -> Iterator[NamedEntity]:
    run: list[Word] = []
    for word in (*words, None):
        if word is not None and word.upos == "PROPN":
            run.append(word)
        elif run:
            start, end = run[0].start, run[-1].end
            body = any(w.text in _BODIES for w in run) or (len(run) == 1 and run[0].text.isupper())
            kind = EntityType.ORG if body else EntityType.PERSON
            yield NamedEntity(start=start, end=end, text=text[start:end], type=kind)
            run = []

"""All stages run by stanza's own processors.

For models of any shape that stanza knows; `segment` and `heads` are quicker for those of the
bundle's.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from attrs import frozen

from quotes.deadline import NO_DEADLINE, Deadline
from quotes.parse.borders import Token, Tokens, is_contraction
from quotes.parse.encoder import RememberingEncoder
from quotes.parse.reading import NamedTokens, Reading

_HEADS = "pos,lemma,depparse,ner"
_GAP = "\n\n"  # stanza's tokenizer joins nothing over an empty line


@frozen(kw_only=True)
class ProcessorSegmenter:
    """A stanza pipeline's tokenizer and word splitter."""

    stanza: Any

    def split(self, texts: Sequence[str]) -> list[list[Tokens]]:
        """Return the sentences of each text; offsets are code points of that text."""
        starts = tuple(accumulate((len(text) + len(_GAP) for text in texts[:-1]), initial=0))
        split = self.stanza.process(_GAP.join(texts), processors="tokenize,mwt")
        found: list[list[Tokens]] = [[] for _ in texts]
        for sentence in split.sentences:
            index = bisect_right(starts, sentence.tokens[0].start_char) - 1
            found[index].append(tuple(_token(t, starts[index]) for t in sentence.tokens))
        return found


def _token(token: Any, start: int) -> Token:
    words = tuple(word.text for word in token.words)
    return Token(
        start=token.start_char - start,
        end=token.end_char - start,
        text=token.text,
        words=words if is_contraction(token.text) else (token.text,),
    )


@frozen(kw_only=True)
class ProcessorHeads:
    """A stanza pipeline's processors after the tokenizer; `encoder` is one they share, if any."""

    stanza: Any
    encoder: RememberingEncoder | None

    def read(self, sentences: Sequence[Tokens], deadline: Deadline = NO_DEADLINE) -> list[Reading]:
        """Return what the processors make of sentences, in their order.

        Raises TimeLimitError when `deadline` has passed before they begin.
        """
        deadline.check()
        from stanza.models.common.doc import Document

        if not sentences:
            return []
        text = " ".join(token.text for tokens in sentences for token in tokens)
        document = Document(_entries(sentences), text=text)
        try:
            read = self.stanza.process(document, processors=_HEADS)
        finally:
            if self.encoder is not None:
                self.encoder.forget()
        return [_reading(sentence) for sentence in read.sentences]


def _entries(sentences: Sequence[Tokens]) -> list[list[dict[str, object]]]:
    """Return sentences in the form that stanza's Document is built of; ids count words from 1."""
    at = 0
    found: list[list[dict[str, object]]] = []
    for tokens in sentences:
        entries: list[dict[str, object]] = []
        count = 0
        for token in tokens:
            offsets = {"start_char": at, "end_char": at + len(token.text)}
            at += len(token.text) + 1
            first, last = count + 1, count + len(token.words)
            number = (first,) if first == last else (first, last)
            entries.append({"id": number, "text": token.text, **offsets})
            if first != last:
                entries += [
                    {"id": (index,), "text": word} for index, word in enumerate(token.words, first)
                ]
            count = last
        found.append(entries)
    return found


def _reading(sentence: Any) -> Reading:
    words = sentence.words
    firsts = {token.id[0]: at for at, token in enumerate(sentence.tokens)}
    return Reading(
        upos=tuple(word.upos or "X" for word in words),
        xpos=tuple(word.xpos or "" for word in words),
        feats=tuple(word.feats or "" for word in words),
        lemmas=tuple(word.lemma or word.text for word in words),
        heads=tuple(word.head or 0 for word in words),
        relations=tuple(word.deprel or "dep" for word in words),
        entities=tuple(
            NamedTokens(
                first=firsts[entity.tokens[0].id[0]],
                end=firsts[entity.tokens[-1].id[0]] + 1,
                label=entity.type,
            )
            for entity in sentence.ents
        ),
    )

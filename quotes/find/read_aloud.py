"""Texts that somebody reads out or shows to others, or that the narration is about: the words are
theirs, not the reader's."""

from quotes.document import Document, Node
from quotes.grammar.phrases import tagged_name_at
from quotes.lexicon.cues import cue_lemma
from quotes.lexicon.nouns import DOCUMENTS
from quotes.model import Span

_ALOUD = frozenset({"aloud", "out"})
_SHOWING = frozenset("show display present produce hold read cite unfold open".split())


def text_read_out(cue: Node) -> Node | None:
    """Return the text that a verb has somebody read to others.

    Handled: “Holt read aloud a clause that says “…””, “Holt read out the letter: “…””.
    """
    aloud = any(c.lemma in _ALOUD for c in cue.children("advmod", "compound:prt"))
    if cue_lemma(cue) != "read" or not aloud:
        return None
    return next((text for text in cue.children("obj") if text.lemma in DOCUMENTS), None)


def text_shown(verb: Node) -> Node | None:
    """Return the text that a verb has somebody show, where its words follow.

    Handled: “Holt put up a page of the log: “…””, “Holt held up a sign: “…””.
    """
    up = verb.lemma == "put" and any(c.lemma == "up" for c in verb.children("compound:prt"))
    if verb.lemma not in _SHOWING and not up:
        return None
    shown = verb.children("obj")
    inside = (n for o in shown for n in o.children("nmod") if n.word.deprel != "nmod:poss")
    return next((n for n in (*inside, *shown) if n.lemma in DOCUMENTS), None)


def writer_before(document: Document, gap: Span) -> Node | None:
    """Return by whom the text is that the last sentence of a gap is about.

    Handled: “A letter by Holt split the council. ¶ “…””, “A series of letters by Holt …”.
    """
    sentence = document.last_sentence_in(gap)
    if sentence is None or sentence.end > gap.end:
        return None
    nodes = [Node(sentence=sentence, word=w) for w in sentence.words]
    subjects = (n for n in nodes if n.is_a("nsubj", "nsubj:pass") and _is_of_texts(n))
    told = next((t for t in subjects if (verb := t.head()) and verb.is_a("root")), None)
    if told is None or document.in_marks(told.start):
        return None
    inside = {w.index for w in told.subtree()}
    by = (
        n for n in nodes if n.word.index in inside and _is_by(n) and tagged_name_at(n) is not None
    )
    return next(by, None)


def _is_of_texts(noun: Node) -> bool:
    return any(n.lemma in DOCUMENTS for n in (noun, *noun.children("nmod")))


def _is_by(noun: Node) -> bool:
    return noun.is_a("nmod", "obl:agent") and any(c.lemma == "by" for c in noun.children("case"))

"""Texts that somebody reads out or shows to others: the words are theirs, not the reader's."""

from quotes.cues import cue_lemma
from quotes.document import Node
from quotes.nouns import DOCUMENTS

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

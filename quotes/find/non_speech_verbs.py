"""Verbs that may be of saying, where they tell of something done: putting, denying, going."""

import re

from quotes.document import Document, Node
from quotes.find.subjects import opens_asked
from quotes.grammar.passives import agent_of
from quotes.grammar.phrases import phrase_words
from quotes.lexicon.cues import cue_lemma


def is_other_act(document: Document, node: Node) -> bool:
    """Putting, denying, going, opening a thing rather than saying words."""
    lemma = cue_lemma(node)
    if lemma in _ONLY_BESIDE:
        return not (_is_beside_marks(document, node) or opens_asked(node))
    other = {"put": not _puts_it(node), "deny": _withholds(node), "continue": _keeps_on(node)}
    return not _goes_on(document, node) if lemma == "go" else other.get(lemma, False)


def is_closed_aside(document: Document, cue: Node) -> bool:
    """“Holt called the memo, first seen by the Ledger, “a slap””: who saw it is told by the way
    and said nothing; not “the memo, called “a slap” by Ruiz,”, which holds words."""
    agent = agent_of(cue)
    if agent is None or not cue.is_a("acl", "acl:relcl", "advcl") or cue.word.xpos != "VBN":
        return False
    words = cue.sentence.words
    first, last = cue.word.index, phrase_words(agent)[-1].index
    closed = first < last + 1 < len(words) and words[last + 1].text == ","
    opening = [w.index for w in words[max(0, first - _ASIDE) : first] if w.text == ","]
    if not (closed and opening):
        return False
    inside = words[opening[-1] : last]
    return not any(document.in_marks(w.start) for w in inside)


_ASIDE = 7  # words that may stand between the comma and the participle


def _puts_it(cue: Node) -> bool:
    """“as Holt put it”, “put the cost at “a boat a day””; no other putting speaks."""
    objects = cue.children("obj")
    if any("into" in {k.lemma for k in c.children("case")} for c in cue.children("obl")):
        return False  # “putting it into the file”
    entity = any("at" in {k.lemma for k in c.children("case")} for c in cue.children("obl"))
    return any(c.lemma == "it" for c in objects) or bool(objects and entity)


def _keeps_on(cue: Node) -> bool:
    """“will continue to be “a champion””, which says nothing."""
    return any(clause.children("cop") for clause in cue.children("xcomp"))


def _withholds(cue: Node) -> bool:
    """“deny services to couples”, “denied him a visa”: a thing is kept from somebody."""
    objects = cue.children("obj")
    kept_from = (
        c for c in cue.children("obl", "nmod") if {k.lemma for k in c.children("case")} == {"to"}
    )
    given = cue.children("iobj") or cue.children("nsubj:pass") or tuple(kept_from)
    return bool(objects and given) or len(objects) > 1


def _goes_on(document: Document, cue: Node) -> bool:
    """“went on about “the rats””, “went after him as “a fool””, “he goes, “Help!””, “went further:
    “…””; not “everywhere she went, “carrying a lamp””, “has gone “mad””."""
    particles = {c.lemma for c in cue.children("compound:prt", "advmod")}
    against = any(k.lemma == "after" for c in cue.children("obl") for k in c.children("case"))
    after = document.text[cue.end : cue.end + 40]
    before = document.text[max(0, cue.start - 40) : cue.start]
    finite = cue.word.xpos in {"VBD", "VBZ", "VBP"}
    touching = finite and (_GOES_TOUCHING.search(after) or _GOES_AFTER.search(before))
    return against or "on" in particles or bool(touching or _GOES_BEFORE.search(after))


_GOES_AFTER = re.compile(r"[”’\"'»“]\s(?:\w+\s){1,3}$")
_GOES_BEFORE = re.compile(r"^(?: even)?(?: further)?(?:[,:]\s?[“‘\"'«„]+[A-Z\d]|:)")
_GOES_TOUCHING = re.compile(r"^(?: even)?(?: further)?\s[“‘\"'«„]")
# Verbs of speech only where marked words stand beside them (“…,” Holt opened).
_ONLY_BESIDE = frozenset(
    "word question begin open close start finish shoot press nod shrug".split()
)


def _is_beside_marks(document: Document, cue: Node) -> bool:
    """Marked words end shortly before the cue, or begin after it and a comma or colon."""
    level = document.passage_index(cue.start)
    before = document.text[max(0, cue.start - 40) : cue.start]
    after = document.text[cue.end : cue.end + 40]
    return level is None and bool(_MARK_BEFORE.search(before) or _MARK_AFTER.search(after))


_MARK_BEFORE = re.compile(r"(?:[,.!?…—–-]\s?[”’\"'»“«]+|[”’\"'»“«]:)\s[^.!?”“\"]*$")
_MARK_AFTER = re.compile(r"^[^.!?”“\"]*[,:]\s?[“‘\"'«»„]")

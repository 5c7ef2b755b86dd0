"""Verbs that report only together with another word: “used the words “…””, “made clear that …”."""

from quotes.cues import CueClass
from quotes.document import Node

_WORDS = frozenset("word term phrase expression".split())
_NOBODY = frozenset("nobody none no-one".split())
_UNUSED = frozenset("not never should would could might may must can will".split())
_CLEAR = frozenset("clear plain".split())


def idiom_class(cue: Node) -> CueClass | None:
    """Return what class of cue a verb is by the word beside it, None if it is none."""
    if wording_of(cue) is not None:
        return CueClass.VOICE
    return CueClass.SAY if cleared_clause(cue) is not None else None


def wording_of(cue: Node) -> Node | None:
    """“Holt used the word “…””: the noun that the words follow; only where somebody did use
    them (not “avoid using the word”)."""
    users = cue.children("nsubj")
    if cue.lemma != "use" or not users or users[0].lemma in _NOBODY:
        return None
    if {c.lemma for c in cue.children("advmod", "aux")} & _UNUSED:
        return None
    return next((c for c in cue.children("obj") if c.lemma in _WORDS), None)


def cleared_clause(cue: Node) -> Node | None:
    """“Holt made (it) clear that …”: the clause."""
    if cue.lemma != "make":
        return None
    for clear in cue.children("xcomp"):
        if clear.lemma in _CLEAR:
            return next(iter((*clear.children("ccomp"), *cue.children("ccomp"))), None)
    return None

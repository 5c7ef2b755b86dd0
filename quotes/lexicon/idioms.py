"""Verbs that report only with another word: “used the words “…””, “made clear”, “let slip”."""

from quotes.document import Node
from quotes.lexicon.cues import CueClass

_WORDS = frozenset("word term phrase expression".split())
_NOBODY = frozenset("nobody none no-one".split())
_UNUSED = frozenset("not never should would could might may must can will".split())
_CLEAR = frozenset("clear plain".split())


def idiom_class(cue: Node) -> CueClass | None:
    """Return what class of cue a verb is by the word beside it, None if it is none."""
    if wording_of(cue) is not None:
        return CueClass.VOICE
    return CueClass.SAY if cleared_clause(cue) is not None or _directs(cue) else None


def wording_of(cue: Node) -> Node | None:
    """“Holt used the word “…””: the noun that the words follow; only where somebody did use
    them (not “avoid using the word”)."""
    if cue.lemma != "use":
        return None
    users = cue.children("nsubj")
    if not users or users[0].lemma in _NOBODY:
        return None
    if {c.lemma for c in cue.children("advmod", "aux")} & _UNUSED:
        return None
    return next((c for c in cue.children("obj") if c.lemma in _WORDS), None)


def cleared_clause(cue: Node) -> Node | None:
    """“Holt made (it) clear that …”, “Holt let it be known that …”: the clause."""
    if cue.lemma == "let":
        return _leaked_clause(cue)
    if cue.lemma != "make":
        return None
    for clear in cue.children("xcomp"):
        if clear.lemma in _CLEAR:
            return next(iter((*clear.children("ccomp"), *cue.children("ccomp"))), None)
    return None


def _leaked_clause(cue: Node) -> Node | None:
    """“let slip that …”, “let it be known that …”, also where it was hung on who passed it on."""
    for known in cue.children("xcomp"):
        if known.lemma not in {"know", "slip"}:
            continue
        passed_on = (c for n in known.children("obl") for c in n.children("acl"))
        for clause in (*known.children("ccomp", "advcl"), *passed_on):
            if any(m.lemma == "that" for m in clause.children("mark")):
                return clause
    return None


def _directs(cue: Node) -> bool:
    """“directed the clerk to be present”, not a film."""
    told = cue.children("iobj", "obj")
    asked = (m for c in cue.children("xcomp") for m in c.children("mark"))
    return cue.lemma == "direct" and bool(told) and any(m.lemma == "to" for m in asked)

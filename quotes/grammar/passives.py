"""Passives, and by whom what they tell is done."""

from quotes.document import Node
from quotes.grammar.animacy import can_speak
from quotes.lexicon.cues import NAME, cue_lemma


def is_passive(cue: Node) -> bool:
    """Tell whether a verb is done to its subject."""
    if cue.children("aux:pass") or cue.children("nsubj:pass"):
        return True
    return cue.word.xpos == "VBN" and any(c.lemma in {"be", "get"} for c in cue.children("aux"))


def agent_of(cue: Node) -> Node | None:
    """The by-phrase of a passive or participle, also where the parser hung it on what somebody is
    called (“called “a fool” by Holt”); of two the one that can speak (not “by phone”)."""
    named = cue_lemma(cue) in NAME and (is_passive(cue) or cue.word.deprel in {"acl", "advcl"})
    called = cue.children("xcomp", "obj", "obl") if named else ()
    found = [
        child
        for above in (cue, *called)
        for child in above.children("obl", "nmod")
        if any(c.lemma == "by" for c in child.children("case")) and not _is_means(child)
    ]
    return next((c for c in found if can_speak(c)), next(iter(found), None))


def _is_means(noun: Node) -> bool:
    """“by radio”: a bare noun for how something is said."""
    return noun.lemma in _MEANS and all(c.is_a("case") for c in noun.children())


_MEANS = frozenset("radio phone telephone email e-mail text letter post fax video mail".split())

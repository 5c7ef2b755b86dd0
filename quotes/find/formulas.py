"""Ways to attribute without a verb or noun of saying: “in the words of Holt, …”, “per Holt, …”,
“Holt was adamant that …”.
"""

from quotes.document import Node
from quotes.grammar.animacy import can_speak
from quotes.grammar.phrases import subject_of, tagged_name_at
from quotes.syntax import EntityType

# Those of them that say that something was said; the others tell what somebody thinks.
SPOKEN_FORMULAS = frozenset({"word", "words", "account"})
_OPINIONS = frozenset(
    "word view opinion estimation estimate account judgment reckoning mind".split()
)
_BEFORE = frozenset("in by to".split())
# What somebody is who says something as firmly or openly as that.
_ASSERTIVE = frozenset(
    "adamant clear emphatic insistent unequivocal categorical explicit blunt".split()
)


def formula_owner(noun: Node) -> Node | None:
    """Return whose words or view a formula gives: “in the words of Holt”, “in Holt's view”, “by her
    own account”; None where it is none."""
    cases = {c.lemma for c in noun.children("case")}
    lemma = noun.lemma.removesuffix("s")
    if not cases & _BEFORE or lemma not in _OPINIONS:
        return None
    of = (c for c in noun.children("nmod") if "of" in {k.lemma for k in c.children("case")})
    return next(iter(noun.children("nmod:poss")), None) or next(of, None)


def formula_content(noun: Node) -> frozenset[int]:
    """Return the words of the clause that a formula comments on; also where the parser took the
    formula for its predicate (“The dam is, in Holt's words, a mess”)."""
    host = noun
    while not host.children("cop", "nsubj") and (above := host.head()) is not None:
        host = above
        if host.word.upos in {"VERB", "AUX", "ADJ"}:
            break
    owner = formula_owner(noun)
    own = noun.subtree() if host is not noun or owner is None else owner.subtree()
    outside = {w.index for w in own} | {c.word.index for c in noun.children("case", "det", "amod")}
    return frozenset(w.index for w in host.subtree()) - outside - {noun.word.index}


def named_after_per(word: Node) -> Node | None:
    """Return who “per” stands before, a person or body by name; None of “per cent”, “per day”."""
    head = word.head()
    if word.word.text.lower() != "per" or not word.is_a("case") or head is None:
        return None
    tagged = tagged_name_at(head)
    speaks = tagged is not None and tagged.type in {EntityType.PERSON, EntityType.ORG}
    return head if speaks and head.start > word.start else None


def asserted_clause(adjective: Node) -> tuple[Node, Node] | None:
    """Return who is adamant, and the that-clause of what; None where nobody is."""
    subject = subject_of(adjective)
    if adjective.lemma not in _ASSERTIVE or subject is None or not can_speak(subject):
        return None
    for clause in adjective.children("ccomp"):
        told = any(mark.lemma == "that" for mark in clause.children("mark"))
        if told and clause.start > adjective.start:
            return subject, clause
    return None

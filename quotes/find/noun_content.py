"""The clause that says what a noun of speech is about: “his warning that …”, “a promise to …”."""

from quotes.document import Node
from quotes.find.content import content_words
from quotes.find.detached_content import is_medium
from quotes.lexicon.cues import SAY, WEAK_SAY, cue_lemma


def noun_clauses(noun: Node) -> tuple[Node, ...]:
    """Return the heads of a noun's content clauses, none where they are a verb's before it."""
    if _only_says_where(noun):
        return ()
    below = noun.children("acl", "ccomp")
    own = tuple(c for c in below if _is_that_clause(c) or _is_opened_by_that(c, noun))
    return own or _parted_clause(noun)


def _parted_clause(noun: Node) -> tuple[Node, ...]:
    """“dismissed claims by Holt that it fell”: the clause after the noun's phrase, hung above."""
    head = noun.head()
    if head is None or cue_lemma(head) in SAY - WEAK_SAY:
        return ()
    after = noun.subtree()[-1].index + 1
    clauses = head.children("ccomp", "advcl") if noun.children("nmod") else ()
    return tuple(
        c
        for c in clauses
        if any(m.lemma == "that" and m.word.index == after for m in c.children("mark"))
    )


def _is_that_clause(clause: Node) -> bool:
    """A that-clause or infinitive, but no idiom set off by a comma (“, to judge by …,”)."""
    marks = {c.lemma: c.word.index for c in clause.children("mark")}
    if "that" in marks or _needs_no_that(clause):
        return True
    words = clause.sentence.words
    return not clause.is_a("acl:relcl") and "to" in marks and words[marks["to"] - 1].text != ","


def _needs_no_that(clause: Node) -> bool:
    """“charges that she sold the cranes”, “that she was idle”: a clause with an object of its own,
    or room for none, lacks none, so its “that” is no relative, as the parser read it."""
    objects = clause.children("obj")
    whole = len(objects) > 1 or bool(clause.children("cop"))
    return whole and bool(objects) and objects[0].word.text.lower() == "that"


def _is_opened_by_that(clause: Node, noun: Node) -> bool:
    """“His promise that it would hold was kept”, with “that” hung on “kept”."""
    that = clause.sentence.words[noun.word.index + 1]
    return that.lemma == "that" and that.deprel == "mark" and not clause.is_a("acl:relcl")


def _only_says_where(noun: Node) -> bool:
    """“said in a statement that …”: the clause is the verb's, the noun its medium."""
    head = noun.head()
    if head is None or not noun.is_a("obl") or cue_lemma(head) not in SAY - WEAK_SAY:
        return False
    return is_medium(noun)


def noun_content(noun: Node, clauses: tuple[Node, ...]) -> frozenset[int]:
    """The words of a noun's clauses; where the parser gave the complementiser to the verb after
    the clause (“his claim that the ships were armed could not be verified”), up to that verb."""
    found: set[int] = set()
    for clause in clauses:
        that = next((c.word.index for c in clause.children("mark")), noun.word.index + 1)
        within = [c for c in noun.children("acl") if that < c.word.index < clause.word.index]
        words = content_words(within or [clause], noun)
        found |= {index for index in words if index >= that} | {that}
    return frozenset(found)

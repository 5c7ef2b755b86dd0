"""Whom a subject cannot be: those whom a clause names that it is itself the unsaid subject of."""

from quotes.document import Node
from quotes.grammar.phrases import subject_of
from quotes.refer.context import Context


def named_in_own_clause(context: Context, subject: Node) -> frozenset[int]:
    """“Calling Holt's plan a farce, he left”, “In praising Holt, the mayor …”: not Holt, who would
    be called by no name there (condition C of Chomsky, 1981)."""
    verb = subject.head()
    if verb is None or not subject.is_a("nsubj"):
        return frozenset()
    own = (
        clause
        for clause in verb.children("advcl")
        if clause.word.xpos == "VBG" and subject_of(clause) is None
    )
    entities = (
        context.cast.entity_at(word.span)
        for clause in own
        for word in clause.subtree()
        if word.start < subject.start and not context.document.in_marks(word.start)
    )
    return frozenset(entity.index for entity in entities if entity is not None)

"""What a sentence is about: the subjects of its main clauses."""

from quotes.document import Node


def is_main_subject(subject: Node) -> bool:
    """Tell whether a word is the subject of a sentence, not of a clause within it."""
    if not subject.is_a("nsubj"):
        return False
    clause = subject.head()
    while clause is not None and clause.is_a("conj", "parataxis"):
        clause = clause.head()
    return clause is None or clause.is_a("root")

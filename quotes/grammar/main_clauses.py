"""What a sentence is about: the subjects of its main clauses, and what it only reports."""

from quotes.document import Node
from quotes.grammar.phrases import subject_of


def is_main_subject(subject: Node) -> bool:
    """Tell whether a word is the subject of a sentence, not of a clause within it."""
    if not subject.is_a("nsubj"):
        return is_inverted(subject) and subject.is_a("root")
    clause = subject.head()
    while clause is not None and clause.is_a("conj", "parataxis"):
        clause = clause.head()
    return clause is None or clause.is_a("root")


def is_inverted(noun: Node) -> bool:
    """“Across town is Dana Holt, a baker”: the subject, that the parser made the predicate."""
    copulas = [c for part in (noun, *noun.children("flat")) for c in part.children("cop")]
    first = noun.sentence.words[0].index
    fronted = bool(copulas) and first < copulas[0].word.index < noun.word.index
    return fronted and not noun.children("nsubj", "expl")


def is_presented(subject: Node) -> bool:
    """“It was then that Holt left”, “there are times when Holt leaves”: the sentence has no other
    subject that means anybody."""
    clause = subject.head() if subject.is_a("nsubj") else None
    while clause is not None and not clause.is_a("root"):
        if clause.is_a("ccomp"):
            return False
        clause = clause.head()
    return clause is not None and bool(clause.children("expl"))


def is_reported(node: Node) -> bool:
    """“Ruiz said that Holt agreed”: the word stands in what another subject's verb has as its
    content."""
    clause: Node | None = node
    while clause is not None:
        above = clause.head()
        if clause.is_a("ccomp") and above is not None:
            subject = _subject_of_series(above)
            if subject is not None and subject.start < node.start:
                return True
        clause = above
    return False


def _subject_of_series(verb: Node) -> Node | None:
    """“Ruiz rose and said …”: the subject that verbs joined by “and” share."""
    subject = subject_of(verb)
    while subject is None and verb.is_a("conj"):
        first = verb.head()
        if first is None:
            return None
        verb, subject = first, subject_of(first)
    return subject

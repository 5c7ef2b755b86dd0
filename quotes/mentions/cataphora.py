"""The gender that pronouns of its own sentence give a speaker: “Asked whether he knew, the
minister said …”, “In her book, Holt wrote …”, “Holt said she would …”.

A pronoun that its clause binds to the subject, before or after it, tells what the noun does not.
"""

from quotes.document import Document, Node
from quotes.grammar.phrases import pronoun_of
from quotes.lexicon.gender import Gender, gender_of_pronoun

_SELVES = frozenset({"himself", "herself"})


def gender_beside(document: Document, subject: Node, *, before: int | None = None) -> Gender | None:
    """Return the gender that the pronouns bound to a subject agree on, None where none is.

    `before` leaves out those from there on, where somebody else is named.
    """
    verb = subject.head()
    if verb is None or not subject.is_a("nsubj"):
        return None
    found = {
        gender
        for node in _bound(verb, subject)
        if not document.in_marks(node.start)
        and (before is None or node.start < before)
        and (gender := gender_of_pronoun(pronoun_of(node.word) or "")) is not None
    }
    return found.pop() if len(found) == 1 else None


def _bound(verb: Node, subject: Node) -> tuple[Node, ...]:
    """The subjects of the clauses under a verb, the possessors in what comes before it, and
    “himself” and “herself” beside either."""
    clauses = verb.children("ccomp", "advcl", "xcomp")
    deeper = [c for clause in clauses for c in clause.children("ccomp", "advcl", "xcomp")]
    subjects = [n for c in (*clauses, *deeper) for n in c.children("nsubj")]
    owners = [
        owner
        for phrase in verb.children("obl", "advcl")
        if phrase.start < subject.start
        for owner in phrase.children("nmod:poss")
    ]
    own = [n for n in (*subject.children(), *verb.children()) if n.word.text.lower() in _SELVES]
    return (*subjects, *owners, *own)

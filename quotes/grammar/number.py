"""One or many, this or any: what determiners, endings and coordination tell of a description."""

from collections.abc import Callable

from quotes.document import Document, Node
from quotes.grammar.phrases import tagged_name_at
from quotes.lexicon.nouns import DEFINITE, GROUPS


def is_plural(node: Node) -> bool:
    """Tell whether a description is of several."""
    if "Number=Plur" in node.word.feats or node.lemma in GROUPS:
        return True
    return any(not is_same_person(node, other) for other in node.children("conj"))


def is_same_person(node: Node, other: Node) -> bool:
    """“The former senator and current nominee”: two roles under one article are one person's."""
    return (
        is_definite(node)
        and (other.word.upos == "NOUN" or other.word.text[:1].islower())
        and "Number=Plur" not in other.word.feats
        and (tagged_name_at(other) is None or other.word.text[:1].islower())
        and not other.children("det", "nmod:poss", "nummod")
    )


def is_definite(node: Node) -> bool:
    """Tell whether a description has a definite article, demonstrative or possessor."""
    return any(c.word.text.lower() in DEFINITE for c in node.children("det", "nmod:poss"))


def somebodies_of(document: Document) -> tuple[Node, ...]:
    """Return the nouns of one unnamed outside marks, in order: “a clerk”, “one of the clerks”."""
    return _nouns(
        document,
        lambda n: _is_one(n) if "Number=Plur" not in n.word.feats else _has_one(n),
    )


def plurals_of(document: Document) -> tuple[Node, ...]:
    """Return the plural nouns and coordinated names outside marks, in order."""
    return _nouns(
        document,
        lambda n: "Number=Plur" in n.word.feats or n.lemma in GROUPS or bool(n.children("conj")),
    )


def _is_one(noun: Node) -> bool:
    return any(c.lemma in {"a", "an", "one"} for c in noun.children("det", "nummod"))


def _has_one(noun: Node) -> bool:
    """“One of the clerks”."""
    above = noun.head()
    return noun.is_a("nmod") and above is not None and above.lemma == "one"


def _nouns(document: Document, fits: Callable[[Node], bool]) -> tuple[Node, ...]:
    nodes = (
        Node(sentence=sentence, word=word)
        for sentence in document.parse.sentences
        for word in sentence.words
        if word.upos in {"NOUN", "PROPN"} and not document.in_marks(word.start)
    )
    return tuple(sorted((n for n in nodes if fits(n)), key=lambda n: n.start))


def has_singular_verb(subject: Node) -> bool:
    """Tell whether a subject's verb has the form for one (“has promoted”): what “and” joins then
    is no second subject."""
    verb = subject.head() if subject.is_a("nsubj", "nsubj:pass", "csubj", "expl") else None
    finite = [] if verb is None else [verb, *verb.children("aux", "cop")]
    return any(v.word.xpos == "VBZ" or v.word.text.lower() == "was" for v in finite)

"""Husbands and wives: “his wife”, “her husband”, of a couple that the text names together."""

from collections.abc import Iterator

from quotes.document import Node
from quotes.phrases import phrase_span, pronoun_of
from quotes.resolve.context import Context
from quotes.resolve.figures import Figure
from quotes.resolve.gender import gender_of_role
from quotes.resolve.outcome import Resolution, Step
from quotes.resolve.pronouns import resolve_pronoun

_PARTNERS = frozenset("husband wife widow widower spouse".split())


def resolve_partner(context: Context, node: Node) -> Resolution | None:
    """Return who is somebody's husband or wife, None where the text names no such person."""
    if node.lemma not in _PARTNERS:
        return None
    owner = _owner(context, node)
    if owner is None:
        return None
    gender = gender_of_role(node.lemma)
    partners = {
        f.index
        for f in _named_with(context, owner)
        if f.index != owner.index and f.is_person and f.gender in {None, gender}
    }
    if len(partners) != 1:
        return None
    step = Step(rule="partner", spans=(phrase_span(node),))
    return Resolution(figures=tuple(partners), steps=(step,), margin=0.5)


def _owner(context: Context, node: Node) -> Figure | None:
    for child in node.children("nmod:poss"):
        pronoun = pronoun_of(child.word)
        if pronoun in {"he", "she"}:
            figures = resolve_pronoun(context, child, pronoun).figures
            return context.roster.figures[figures[0]] if figures else None
        return context.roster.figure_at(child.word.span)
    return None


def _named_with(context: Context, owner: Figure) -> Iterator[Figure]:
    """Those whom the text joins to a person by “and” under one surname, or by marriage."""
    for mention in owner.mentions:
        node = mention.node
        head = node.head()
        joined = [
            *node.children("conj"),
            *([head] if head is not None and node.is_a("conj") else []),
        ]
        for other in joined:
            figure = context.roster.figure_at(other.word.span)
            if figure is not None and _share_surname(figure, owner, other, node):
                yield figure
        if head is not None and head.lemma == "marry":
            for other in head.children("nsubj", "obj"):
                figure = context.roster.figure_at(other.word.span)
                if figure is not None:
                    yield figure


def _heads(node: Node) -> tuple[Node, ...]:
    head = node.head()
    return (head,) if head is not None and node.is_a("conj") else ()


def _share_surname(figure: Figure, owner: Figure, other: Node, node: Node) -> bool:
    """“Wade and Noreen Holt”, where one is called by a given name alone, or of one surname."""
    one, two = figure.name.split(), owner.name.split()
    bare = len(one) == 1 or len(two) == 1
    return one[-1] == two[-1] or (bare and abs(other.word.index - node.word.index) <= 3)

"""What the narration goes on to call its entities: “Holt stood up. She smiled. The mayor …”.

Each pronoun or description that is the subject of a plain sentence goes back to those before it,
so that an entity stays in mind while the text does not name it (the centre of attention of Grosz,
Joshi and Weinstein, 1995).
"""

from collections.abc import Iterator

from attrs import evolve

from quotes.document import Document, Node
from quotes.grammar.main_clauses import is_main_subject
from quotes.grammar.phrases import pronoun_of
from quotes.mentions.entities import NameMention
from quotes.refer.context import Context
from quotes.refer.descriptions.roles import resolve_description
from quotes.refer.outcome import Resolution
from quotes.refer.pronouns.described_antecedents import nearer_description
from quotes.refer.pronouns.personal import resolve_pronoun, was_quoted_last
from quotes.syntax import EntityType

# So many of the last subjects that stood for somebody count for the next.
_NEAR = 100


def with_echoes(context: Context) -> Context:
    """Return the context with the subjects of the narration that stand for one person."""
    described = {node.start for node in context.described}
    found: list[tuple[int, NameMention]] = []
    for node in _subjects(context.document):
        before = evolve(context, echoes=tuple(found[-_NEAR:]))
        if pronoun_of(node.word) in {"he", "she"}:
            resolution = _by_pronoun(before, node)
        elif node.start in described:
            resolution = resolve_description(before, node)
        else:
            continue
        if len(resolution.entities) == 1:
            found.append((resolution.entities[0], _echo(node)))
    return evolve(context, echoes=tuple(found))


def _subjects(document: Document) -> Iterator[Node]:
    """The subjects of main clauses outside marks, in text order."""
    for sentence in document.parse.sentences:
        for word in sentence.words:
            if word.deprel in {"nsubj", "nsubj:pass"} and not document.in_marks(word.start):
                node = Node(sentence=sentence, word=word)
                if is_main_subject(node):
                    yield node


def _by_pronoun(context: Context, node: Node) -> Resolution:
    """A pronoun of the narration; nobody's if an unnamed person stands nearer."""
    pronoun = pronoun_of(node.word) or ""
    resolution = resolve_pronoun(context, node, pronoun)
    rival = nearer_description(context, node, pronoun, resolution)
    if rival is not None:
        return resolve_description(context, rival)
    if any(was_quoted_last(context, i, node) for i in resolution.entities):
        return Resolution()  # whom somebody's words name is not whom the narration goes on about
    return resolution


def _echo(node: Node) -> NameMention:
    return NameMention(
        span=node.word.span, node=node, tokens=(), type=EntityType.PERSON, in_marks=False
    )

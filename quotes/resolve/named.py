"""Names in a source phrase: its head's own name, or one that stands beside a description."""

from quotes.document import Node
from quotes.model import Reason, Span
from quotes.phrases import entity_at, naming_apposition, phrase_span, phrase_words
from quotes.resolve.lexicon import COLLECTIVES
from quotes.resolve.outcome import Resolution, Step, Weighed, unresolved
from quotes.resolve.pronouns import Context, title_after
from quotes.resolve.tokens import has_personal_title, name_tokens
from quotes.syntax import EntityType, Word


def resolve_name(context: Context, head: Node) -> Resolution | None:
    """The figure named in the phrase: its head's own name, or a name set beside a description."""
    if head.lemma in COLLECTIVES and head.word.upos == "NOUN":
        return None
    own = _name_node(head)
    if own is None:
        return _untagged_name(context, head)
    figure = context.roster.figure_at(own.word.span)
    step = Step(rule="name", spans=(own.word.span,))
    rivals = context.roster.rivals_at(own.word.span)
    if rivals:
        share = round(1 / len(rivals), 3)
        weighed = tuple(Weighed(figure=i, score=share) for i in rivals)
        return unresolved(Reason.AMBIGUOUS, step, weighed=weighed)
    if figure is None:
        apposed = naming_apposition(head)
        figure = context.roster.figure_at(apposed.word.span) if apposed is not None else None
    if figure is None:
        return None
    if not figure.is_person and figure.type.value == "other" and own is not head:
        return None
    return Resolution(figures=(figure.index,), steps=(step,))


def _name_node(head: Node) -> Node | None:
    """The named word of a phrase: its head, an apposed name, or a name within the phrase that no
    possessor or preposition sets apart (“chief economist Dana Holt”)."""
    own = entity_at(head)
    apposed = naming_apposition(head)
    if apposed is not None and (own is None or own.type is not EntityType.PERSON):
        return apposed
    if own is not None:
        return head
    after = _name_right_after(head)
    if after is not None:
        return after
    for word in phrase_words(head):
        if word.index <= head.word.index:
            continue
        node = Node(sentence=head.sentence, word=word)
        if _is_person_name(node) and _hangs_plainly(node, head):
            return node
    return None


def _name_right_after(head: Node) -> Node | None:
    """“radio host Dana Holt”, “Secretary of State Dana Holt”: a name that touches the phrase."""
    title_of = title_after(head) if head.word.upos == "NOUN" else None
    if title_of is not None and _is_person_name(title_of):
        return title_of
    at = phrase_words(head)[-1].index + 1
    words = head.sentence.words
    if at < len(words) and words[at].upos == "PROPN":
        node = Node(sentence=head.sentence, word=words[at])
        return node if _is_person_name(node) else None
    return None


def _is_person_name(node: Node) -> bool:
    entity = entity_at(node)
    return entity is not None and entity.type is EntityType.PERSON


def _hangs_plainly(node: Node, head: Node) -> bool:
    while node.word.index != head.word.index:
        if node.is_a("nmod:poss", "conj") or node.children("case"):
            return False
        above = node.head()
        if above is None:
            return False
        node = above
    return True


def _untagged_name(context: Context, head: Node) -> Resolution | None:
    """A proper noun as source that the tagger did not see: matched by its words, or new."""
    titled = has_personal_title(phrase_span(head).of(context.document.text))
    run = _name_run(head)
    if len(run) < 2 and head.word.upos != "PROPN":
        run = _capitalised_run(head)
    named = titled or head.word.upos == "PROPN" or len(run) > 1
    if not named or not head.word.text[:1].isupper():
        return None
    span = Span(start=run[0].start, end=run[-1].end)
    figure = context.roster.figure_named(span.of(context.document.text))
    step = Step(rule="name", spans=(span,))
    if figure is not None:
        return Resolution(figures=(figure.index,), steps=(step,))
    if not name_tokens(span.of(context.document.text)):
        return None
    return Resolution(name=span, steps=(step,), margin=0.6)


def _capitalised_run(head: Node) -> list[Word]:
    """“Northern Ferries”: capitals where a sentence has none make a name of common nouns.

    Not so in a headline, where every word has one.
    """
    words = head.sentence.words
    plain = [w for w in words if w.text.isalpha() and w.upos not in {"PROPN", "PRON", "DET", "ADP"}]
    if sum(w.text[0].isupper() for w in plain) * 3 > len(plain):
        return [head.word]
    low = high = head.word.index
    while low > 0 and words[low - 1].text[:1].isupper() and words[low - 1].upos in _NAMING:
        low -= 1
    while high + 1 < len(words) and words[high + 1].text[:1].isupper():
        if words[high + 1].upos not in _NAMING:
            break
        high += 1
    return list(words[low : high + 1])


_NAMING = frozenset("PROPN NOUN ADJ".split())


def _name_run(head: Node) -> list[Word]:
    """The proper nouns around a head that touch it, titles left out at the front."""
    words = head.sentence.words
    low = high = head.word.index
    while low > 0 and words[low - 1].upos == "PROPN":
        low -= 1
    while high + 1 < len(words) and words[high + 1].upos == "PROPN":
        high += 1
    run = list(words[low : high + 1])
    while len(run) > 1 and not name_tokens(run[0].text + " x")[1:]:
        run = run[1:]
    return run

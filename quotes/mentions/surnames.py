"""Whose a bare surname is that a man and a woman share, as the pronouns after it tell.

“Dana Holt … her husband, Hugh Holt … Holt spoke. “…,” she said”: the text calls her so, however
often it names him in full.
"""

from bisect import bisect_left, bisect_right
from collections import Counter

from quotes.document import Document, Node
from quotes.grammar.animacy import can_speak
from quotes.grammar.phrases import pronoun_of
from quotes.lexicon.gender import Gender, gender_of_pronoun, gender_of_role
from quotes.mentions.attributes import prior_gender, told_gender
from quotes.mentions.entities import NameMention
from quotes.mentions.namesakes import acts
from quotes.model import Span

# Sentences back in which another who is named may be “she”.
_BACK = 2


def genders_of_surnames(document: Document, people: list[NameMention]) -> dict[str, Gender]:
    """Return the gender of whom the text calls by a bare surname, by surname.

    Only of surnames that full names of a man and a woman have, and where all pronouns that can go
    back to nobody else agree.
    """
    outside = [m for m in people if not m.in_marks]
    full: dict[str, set[Gender | None]] = {}
    for mention in people:
        if len(mention.tokens) > 1:
            full.setdefault(mention.tokens[-1], set()).add(_gender(mention))
    shared = {surname for surname, genders in full.items() if {*Gender} <= genders}
    if not shared:
        return {}
    votes: dict[str, Counter[Gender]] = {}
    pronouns = _pronouns(document)
    for mention in outside:
        surname = mention.tokens[0]
        if len(mention.tokens) > 1 or surname not in shared or mention.titles or not acts(mention):
            continue
        pronoun = _next(document, pronouns, mention)
        if pronoun is None or _may_be_other(document, outside, full, mention, pronoun):
            continue
        gender = gender_of_pronoun(pronoun.word.text.lower())
        if gender is not None:
            votes.setdefault(surname, Counter())[gender] += 1
    return {surname: next(iter(told)) for surname, told in votes.items() if len(told) == 1}


def _gender(mention: NameMention) -> Gender | None:
    return told_gender([mention]) or prior_gender([mention])


def _pronouns(document: Document) -> list[Node]:
    """Every “he” and “she” of the narration that is a subject, in order."""
    nodes = (
        Node(sentence=sentence, word=word)
        for sentence in document.parse.sentences
        for word in sentence.words
        if word.text.lower() in {"he", "she"} and pronoun_of(word) is not None
    )
    found = (n for n in nodes if n.is_a("nsubj") and not document.in_marks(n.start))
    return sorted(found, key=lambda n: n.start)


def _next(document: Document, pronouns: list[Node], name: NameMention) -> Node | None:
    """The pronoun after a name, in its sentence or the next."""
    at = bisect_right(pronouns, name.span.start, key=lambda n: n.start)
    if at == len(pronouns):
        return None
    here = document.number_of(name.node.sentence)
    return pronouns[at] if document.number_of(pronouns[at].sentence) <= here + 1 else None


def _may_be_other(
    document: Document,
    people: list[NameMention],
    full: dict[str, set[Gender | None]],
    name: NameMention,
    pronoun: Node,
) -> bool:
    """Somebody else just named or spoken of, who is or may be of the pronoun's gender."""
    wanted = gender_of_pronoun(pronoun.word.text.lower())
    first = document.number_of(name.node.sentence) - _BACK
    until = bisect_left(people, pronoun.start, key=lambda m: m.span.start)
    for mention in reversed(people[:until]):
        if document.number_of(mention.node.sentence) < first:
            break
        if mention.tokens == name.tokens and not mention.titles:
            continue
        surname = full.get(mention.tokens[-1], set())
        gender = _gender(mention) or (next(iter(surname)) if len(surname) == 1 else None)
        if gender in {None, wanted}:
            return True
    between = Span(start=name.span.end, end=pronoun.start)
    nouns = (n for n in document.nodes_in(between) if n.word.upos == "NOUN")
    return any(_may_be(n, wanted) for n in nouns if not document.in_marks(n.start))


def _may_be(noun: Node, wanted: Gender | None) -> bool:
    """“Quill met a woman.”, “The clerk said …”."""
    return gender_of_role(noun.lemma) is wanted or (noun.is_a("nsubj") and can_speak(noun))

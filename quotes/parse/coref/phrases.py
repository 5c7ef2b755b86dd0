"""Noun phrases that may be mentions, found in trees: pure rules over our own types."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from attrs import frozen

from quotes.lexicon.nouns import DEFINITE
from quotes.syntax import EntityType, Sentence, Word

# Relations of words that are a part of the phrase above them.
_PARTS = frozenset("compound flat fixed goeswith nmod:desc nmod:unmarked det case punct".split())
# What belongs to a noun phrase; clauses, appositions and conjuncts after its head do not.
_INSIDE = frozenset("det amod compound flat fixed goeswith nummod nmod advmod".split())
_PRONOUNS = {
    "he": "he him his himself",
    "she": "she her hers herself",
    "it": "it its itself",
    "they": "they them their theirs themselves themself",
    "i": "i me my mine myself",
    "we": "we us our ours ourselves",
    "you": "you your yours yourself yourselves",
    "this": "this that these those",
}
_PRONOUN_OF = {form: name for name, forms in _PRONOUNS.items() for form in forms.split()}


class Form(StrEnum):
    """How a phrase refers: by which pronoun, by a name, or by a description of some kind."""

    HE = "he"
    SHE = "she"
    IT = "it"
    THEY = "they"
    I = "i"  # noqa: E741 - the pronoun's own name
    WE = "we"
    YOU = "you"
    THIS = "this"
    NAME = "name"
    DEFINITE = "definite"
    INDEFINITE = "indefinite"


@frozen(kw_only=True)
class Phrase:
    """A noun phrase: its head word, its words from `first` to `last` (inclusive), its form.

    `group` tells that it stands for all conjuncts (“Holt and Lind”), whose first the head is.
    """

    sentence: int
    head: Word
    first: int
    last: int
    form: Form
    type: EntityType | None
    group: bool = False


def find_phrases(sentences: Sequence[Sentence]) -> tuple[Phrase, ...]:
    """Return the noun phrases of an article in text order, by their heads.

    Example: “The mayor of Selby said she knew” has “The mayor of Selby”, “Selby” and “she”.
    """
    return tuple(
        phrase
        for number, sentence in enumerate(sentences)
        for word in sentence.words
        if _heads_phrase(word)
        for phrase in _phrases_of(number, sentence, word)
    )


def _heads_phrase(word: Word) -> bool:
    tag = word.upos
    if tag in ("NOUN", "PROPN"):
        return word.deprel not in _PARTS and not word.deprel.startswith("flat:")
    return tag in ("PRON", "DET") and (
        word.xpos in ("PRP", "PRP$") or (tag == "PRON" and word.xpos == "DT")
    )


def _phrases_of(number: int, sentence: Sentence, head: Word) -> Iterator[Phrase]:
    found = sentence.entities_over(head.start, head.end)
    kind = found[0].type if found else None
    children = sentence.children(head)
    first, last = _extent(sentence, head, children)
    form = _form(head, children, named=kind is not None)
    yield Phrase(
        sentence=number, head=head, first=first, last=last, form=form, type=kind, group=False
    )
    if head.deprel == "conj":
        return
    conjuncts = [c for c in children if c.deprel == "conj" and c.upos in ("NOUN", "PROPN", "PRON")]
    if conjuncts:
        _, last = _extent(sentence, conjuncts[-1], sentence.children(conjuncts[-1]))
        yield Phrase(
            sentence=number, head=head, first=first, last=last, form=form, type=kind, group=True
        )


def _extent(sentence: Sentence, head: Word, children: Sequence[Word]) -> tuple[int, int]:
    first = last = head.index
    for child in children:
        relation = child.deprel.split(":")[0]
        if relation not in _INSIDE or (relation == "advmod" and child.index > head.index):
            continue
        if child.index > last + 1 and relation not in ("nmod", "flat", "compound"):
            continue
        words = sentence.subtree(child)
        first, last = min(first, words[0].index), max(last, words[-1].index)
    return first, last


def _form(head: Word, children: Sequence[Word], *, named: bool) -> Form:
    if head.upos in ("PRON", "DET"):
        name = _PRONOUN_OF.get(head.text.lower().replace("’", "'"))
        return Form(name) if name else Form.INDEFINITE
    if any(c.deprel == "nmod:poss" or c.text.lower() in DEFINITE for c in children):
        # “the President” without a name, but not “the Senate”.
        return Form.NAME if head.upos == "PROPN" and named else Form.DEFINITE
    return Form.NAME if head.upos == "PROPN" else Form.INDEFINITE

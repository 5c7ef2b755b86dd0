"""Why nobody is named: left unnamed on purpose, a group, or just never introduced.

Who is brought in as “a widow”, “one of the tellers” or “two officials” stays unnamed however the
text goes on to call him (“the widow”, “she”); so does who asks not to be named. “The widow” whom
nothing brought in is somebody that the text takes for known.
"""

import re
from bisect import bisect_left
from itertools import islice

from attrs import evolve

from quotes.document import Document, Node
from quotes.grammar.animacy import is_person_noun
from quotes.grammar.number import is_plural
from quotes.grammar.phrases import phrase_words
from quotes.lexicon.gender import gender_of_pronoun, gender_of_role
from quotes.lexicon.nouns import (
    DOCUMENTS,
    OFFICES,
    UNNAMED_ROLES,
)
from quotes.model import Reason
from quotes.refer.context import Context, backwards, between
from quotes.refer.outcome import Resolution

# Whom news leaves unnamed by custom, whatever stands before the noun (“the mayor’s spokesman”).
_BY_CUSTOM = frozenset(
    """source insider spokesman spokeswoman spokesperson official aide adviser advisor staffer
    representative operative""".split()
)
_COUNTS = frozenset("two three four five six 2 3 4 5 6 both".split())
_KEPT = re.compile(
    r"""\b(?:
      (?:not|n[’']t)\s(?:to\s|want\sto\s|wish\sto\s)?be\s(?:named|identified)
    | (?:may|can|could|would)(?:not|n[’']t|\snot)\sbe\s(?:named|identified)
    | anonym(?:ity|ous|ously)
    | (?:not|n[’']t)\s(?:to\s)?(?:name|identify|use|give)\s(?:him|her|them|his|their)\b
    | (?:remain|stay|be|go)\s(?:unnamed|nameless|unidentified)
    | (?:his|her|their)\s(?:\w+\s)?names?\s(?:be\s)?(?:kept|left|used|withheld|published|printed)
    | whose\snames?\s(?:\w+\s){0,2}(?:not|never|withheld)\b
    | left\sout\s(?:his|her|their)\sname
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# Sentences back that a pronoun without a name may go to somebody unnamed; in somebody's words,
# where the sentence around them counts too, twice as many.
_REACH = 2
_REACH_IN_WORDS = 4


def reason_of_one(context: Context, node: Node) -> Reason:
    """Return why a definite description of one person names nobody."""
    # “…, analyst says”: a headline's “an analyst”.
    bare = node.lemma in UNNAMED_ROLES and len(phrase_words(node)) == 1
    if bare or node.lemma in _BY_CUSTOM or _was_brought_in(context, node):
        return Reason.ANONYMOUS
    if _is_kept_unnamed(context.document, node) or _is_told_by_deed(node):
        return Reason.ANONYMOUS
    return Reason.ANONYMOUS if _varies_unnamed(context, node) else Reason.NO_ANTECEDENT


def _is_told_by_deed(node: Node) -> bool:
    """“the woman who answered”: brought in by what she did, with no comma before it."""
    clauses = (c for c in node.children("acl:relcl") if not c.children("cop"))
    after = node.sentence.words[node.word.index + 1 : node.word.index + 2]
    restricted = any(w.lemma in {"who", "that"} for w in after)
    return node.lemma in UNNAMED_ROLES and restricted and any(clauses)


def _varies_unnamed(context: Context, node: Node) -> bool:
    """“A former salesman, screened off, said … “…,” the witness said”: another noun for the
    unnamed person of the sentence before."""
    somebody = _last_before(context, node, context.somebodies)
    if somebody is None or context.document.in_marks(node.start) or not _is_the(node):
        return False
    if somebody.is_a("appos"):
        return False  # “Holt, a salesman, …”: he is named
    told = {gender_of_role(somebody.lemma), gender_of_role(node.lemma)} - {None}
    named = context.people_before(node, reach=_REACH)
    since = any(m.span.start > somebody.start and not m.in_marks for _, m in named)
    paragraph = context.document.paragraph_index
    same = paragraph(somebody.start) == paragraph(node.start)
    return same and len(told) < 2 and not since and node.lemma not in OFFICES


def _is_the(node: Node) -> bool:
    """The bare noun with its article."""
    return [w.text.lower() for w in phrase_words(node)[:-1]] == ["the"]


# So many nouns back somebody may have been counted.
_COUNTED_BEFORE = 100


def reason_of_several(context: Context, node: Node) -> Reason:
    """Counted people, and those who were counted before, are left unnamed; the rest a group."""
    if node.lemma in {"source", "insider"} or _is_counted(node):
        return Reason.ANONYMOUS
    definite = any(c.lemma in {"the", "these", "those"} for c in node.children("det"))
    before = islice(backwards(context.plurals, node.start), _COUNTED_BEFORE)
    told = definite and any(n.lemma == node.lemma and _is_counted(n) for n in before)
    return Reason.ANONYMOUS if told else Reason.GROUP


def _is_kept_unnamed(document: Document, node: Node) -> bool:
    """“who asked not to be identified”, “wrote, asking to remain unnamed”: in what is told of the
    person, or in a clause under the verb whose subject it is; in nobody's words."""
    verb = node.head() if node.is_a("nsubj") else None
    beside = verb.children("advcl", "obl", "xcomp") if verb is not None else ()
    parts = [node.subtree(), *(part.subtree() for part in beside)]
    return any(
        not document.in_marks(m.start())
        for words in parts
        for m in _KEPT.finditer(document.text, words[0].start, words[-1].end)
    )


def with_reason(context: Context, node: Node, pronoun: str, found: Resolution) -> Resolution:
    """Return what a pronoun came to, with a better reason where nobody is named.

    Handled: “A warden came. “…,” he said”; “An employee rang. “…,” they said”; “The letter is
    short. It says …” in somebody's words; “They told us” of whom the words alone tell nothing.
    """
    if found.is_named or found.reason not in {Reason.NO_ANTECEDENT, Reason.GROUP}:
        return found
    reason = _REASONS[pronoun](context, node, pronoun) if pronoun in _REASONS else None
    return found if reason is None else evolve(found, reason=reason)


def _reason_of_person(context: Context, node: Node, pronoun: str) -> Reason | None:
    wanted = gender_of_pronoun(pronoun)
    somebody = _last_before(context, node, context.somebodies)
    if somebody is None:
        return Reason.ANONYMOUS if _has_unknown_author(context, node) else None
    fits = gender_of_role(somebody.lemma) in {None, wanted}
    return Reason.ANONYMOUS if fits else None


def _has_unknown_author(context: Context, node: Node) -> bool:
    """“after an anonymous tip. “He rang at two””: whose word the sentence before keeps unnamed."""
    here = context.document.number_of(node.sentence)
    return any(number in context.anonymous for number in range(max(0, here - _REACH), here))


def anonymous_sentences(document: Document) -> frozenset[int]:
    """Return the numbers of the sentences that speak of what is anonymous (“an anonymous tip”)."""
    return frozenset(
        document.number_of(sentence)
        for sentence in document.parse.sentences
        if any(word.lemma == "anonymous" for word in sentence.words)
    )


def _reason_of_thing(context: Context, node: Node, _pronoun: str) -> Reason | None:
    """“It says …” in somebody's words, of a text that these or the words before speak of; else of
    the text that a sentence of the paragraph is about."""
    document = context.document
    if document.in_marks(node.start):
        told_of = any(n.lemma in DOCUMENTS for n in _nouns_before(document, node))
        return Reason.DOCUMENT if told_of else None
    start = document.paragraph(node.start).start
    told = between(context.texts, start - 1, node.start)
    return Reason.DOCUMENT if any(text.is_a("nsubj", "nsubj:pass") for text in told) else None


def _reason_of_several(context: Context, node: Node, _pronoun: str) -> Reason | None:
    """Whom the narration speaks of is not whom somebody's words do; one unnamed may be “they”."""
    document = context.document
    if document.in_marks(node.start):
        nouns = (n for n in _nouns_before(document, node) if document.in_marks(n.start))
        told = any(is_plural(n) and is_person_noun(n) for n in nouns)
        return Reason.GROUP if told else Reason.NO_ANTECEDENT
    plural = _last_before(context, node, context.plurals)
    somebody = _last_before(context, node, context.somebodies)
    if somebody is None or (plural is not None and plural.start > somebody.start):
        return None
    return Reason.ANONYMOUS


def _nouns_before(document: Document, node: Node) -> tuple[Node, ...]:
    """The nouns before a word of somebody's, in these words and around them."""
    here = document.number_of(node.sentence)
    return tuple(
        Node(sentence=sentence, word=word)
        for sentence in document.sentences_back(here, _REACH_IN_WORDS)
        for word in sentence.words
        if word.start < node.start and word.upos == "NOUN"
    )


def _last_before(context: Context, node: Node, nouns: tuple[Node, ...]) -> Node | None:
    """The last noun for a person, or persons, before a word, within a few sentences."""
    number = context.document.number_of
    at = bisect_left(nouns, node.start, key=lambda n: n.start)
    for noun in (nouns[i] for i in range(at - 1, -1, -1)):
        if number(node.sentence) - number(noun.sentence) > _REACH:
            return None
        if is_person_noun(noun) and noun.sentence is not node.sentence:
            return noun
    return None


def _was_brought_in(context: Context, node: Node) -> bool:
    """“The clerk”, after “a commission clerk” or “one of the clerks”: still nobody by name."""
    return context.is_somebody(node.lemma, node.start)


def _is_counted(node: Node) -> bool:
    words = (*node.children("nummod", "det"), *_first_word(node))
    return any(c.word.text.lower() in _COUNTS for c in words)


def _first_word(node: Node) -> tuple[Node, ...]:
    return (Node(sentence=node.sentence, word=phrase_words(node)[0]),)


_REASONS = {
    "he": _reason_of_person,
    "she": _reason_of_person,
    "it": _reason_of_thing,
    "they": _reason_of_several,
}

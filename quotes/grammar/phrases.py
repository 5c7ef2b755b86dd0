"""Noun phrases: from a head word to the words that stand as a source, and their form."""

import re

from quotes.document import Document, Node
from quotes.lexicon.nouns import BODY_KINDS, COLLECTIVES, LAWS
from quotes.model import MentionForm, Span
from quotes.syntax import EntityType, NamedEntity, Word

PERSON_PRONOUNS = frozenset("he she they i we it you one who".split())
_MARKS = frozenset({*"\"“”„‟«»‘’'", "''"})
_OBJECT_FORMS = {
    "him": "he", "his": "he", "himself": "he", "her": "she", "hers": "she", "herself": "she",
    "them": "they", "their": "they", "theirs": "they", "themselves": "they", "me": "i",
    "my": "i", "mine": "i", "myself": "i", "us": "we", "our": "we", "ours": "we",
    "ourselves": "we", "its": "it", "itself": "it", "your": "you", "yours": "you",
}  # fmt: skip
# Relations whose words trail the phrase without being part of the mention (design: “other
# trailing clauses not”).
_TRAILING = (
    "acl", "advcl", "parataxis", "punct", "dep", "list", "discourse", "ccomp", "cop", "aux",
    "nsubj", "csubj", "advmod", "mark", "reparandum", "orphan", "vocative", "obl",
)  # fmt: skip


def pronoun_of(word: Word) -> str | None:
    """Return the nominative of a pronoun (“her” → “she”), None for any other word."""
    if word.upos != "PRON" and word.xpos not in {"PRP", "PRP$", "WP", "WP$"}:
        return None
    lower = word.text.lower()
    lower = _OBJECT_FORMS.get(lower, lower)
    return lower if lower in PERSON_PRONOUNS else None


def tagged_name_at(node: Node) -> NamedEntity | None:
    """Return the named entity that covers this word, None if none does."""
    for tagged in node.sentence.entities:
        if tagged.start <= node.start and node.end <= tagged.end:
            return tagged
    return None


def is_law(node: Node) -> bool:
    """“the Clean Water Act”: the last word of a law's name."""
    words, at = node.sentence.words, node.word.index
    named = at > 0 and words[at - 1].text[:1].isupper() and words[at - 1].upos != "PUNCT"
    tagged = tagged_name_at(node)
    person = tagged is not None and tagged.type is EntityType.PERSON
    return node.word.text in LAWS and named and not person


def subject_of(verb: Node) -> Node | None:
    """Return a verb's own active subject; of two (a title and its name) the name, but the second
    where a verb and a comma part them (“Holt fell, two people said”), where it alone touches the
    verb (“Holt, Ruiz wrote, …”, “Governor, the report says …”, “Holt could “fall,” said Ruiz”),
    or where nothing parts them (“candidate Dana Holt's doctor said”)."""
    subjects = [c for c in verb.children("nsubj") if c.word.deprel != "nsubj:pass"]
    if len(subjects) > 1 and (
        _are_parted(subjects[0], subjects[-1])
        or _is_beside(subjects[-2], subjects[-1], verb)
        or _touch(subjects[-2], subjects[-1])
        or _is_inverted(verb, subjects[0], subjects[-1])
    ):
        return subjects[-1]
    named = [c for c in subjects if tagged_name_at(c) is not None]
    return next(iter(named or subjects), None)


def _are_parted(first: Node, last: Node) -> bool:
    words = first.sentence.words
    start = phrase_words(last)[0].index
    verbs = [w for w in words[first.word.index + 1 : start] if w.upos in {"VERB", "AUX"}]
    before = next((w.text for w in reversed(words[:start]) if w.text not in _MARKS), "")
    return bool(verbs) and before == ","


def _is_beside(first: Node, last: Node, verb: Node) -> bool:
    """A comma closes the first phrase, and only the last stands right before the verb; or marked
    words part the first from the verb, and the last stands right after it."""
    words = verb.sentence.words
    at, low, high = verb.word.index, phrase_words(last)[0].index, phrase_words(last)[-1].index
    if at + 1 == low:
        between = words[first.word.index + 1 : at]
        marked = any(w.text in _MARKS for w in between) and between[-1].text == ","
        return bool(between) and (between[-1].text in _MARKS or marked)
    return high + 1 == at and words[low - 1].text == "," and not last.children("conj")


def _is_inverted(verb: Node, first: Node, last: Node) -> bool:
    """“The dam “held well” in May, said Dana Holt”: whom the comment has behind its verb."""
    said_before = any(c.start < verb.start for c in verb.children("ccomp"))
    comma = verb.word.index and verb.sentence.words[verb.word.index - 1].text == ","
    return bool(comma) and said_before and first.start < verb.start < last.start


def _touch(first: Node, last: Node) -> bool:
    return last.word.upos in {"NOUN", "PROPN"} and (
        phrase_words(first)[-1].index + 1 == phrase_words(last)[0].index
    )


def title_before(name: Node) -> Node | None:
    """Return the role noun right before a name, however the parser hangs it (“spokesman Holt”)."""
    words = name.sentence.words
    first = min(w.index for w in name.subtree() if w.index <= name.word.index and w.upos != "PUNCT")
    for at in (first - 1, name.word.index - 1):
        if at < 0 or words[at].upos != "NOUN":
            continue
        node = Node(sentence=name.sentence, word=words[at])
        if words[at].head in {name.word.index, name.word.head} and not node.is_a(
            "nmod:poss", "obl"
        ):
            return node
    return None


def naming_apposition(head: Node) -> Node | None:
    """Return the apposed name of a description (“the ministry's spokeswoman, Dana Holt”).

    Where the parser hangs the name elsewhere, a name between the phrase's comma and the next
    comma or verb is taken for it.
    """
    capital = head.word.text[:1].isupper()
    if head.word.upos != "NOUN" and capital and tagged_name_at(head) is not None:
        return None
    body = head.lemma in COLLECTIVES | BODY_KINDS  # whose name a tagger may take for a place's
    for child in head.children("appos", "flat"):
        tagged = tagged_name_at(child)
        if tagged is not None and _names_its_body(head, child, tagged.type):
            continue
        if tagged is not None and (body or tagged.type in {EntityType.PERSON, EntityType.ORG}):
            return child
    for child in head.children("appos"):  # “her counsel, the barrister Dana Holt,”
        inner = naming_apposition(child) if child.word.upos == "NOUN" else None
        if inner is not None:
            return inner
    if head.word.upos not in {"NOUN", "PROPN"} or head.word.deprel == "nmod:poss":
        return None
    return _name_after_comma(head) or _name_before_verb(head, body=body)


def _names_its_body(head: Node, name: Node, type_: EntityType) -> bool:
    """“a spokesman for the charity, Harbour Aid”: a body's name after the noun for that body."""
    return type_ is EntityType.ORG and any(
        child.word.text.islower()
        and head.start < child.start < name.start
        and child.lemma in COLLECTIVES | BODY_KINDS
        for child in head.children("nmod")
    )


def _name_before_verb(head: Node, *, body: bool) -> Node | None:
    """“The firm that sells them, Holt & Sons, says”: a name between commas before the verb whose
    subject the noun is, though a clause stands between."""
    verb = head.head()
    words = head.sentence.words
    if verb is None or not head.is_a("nsubj") or not head.children("acl:relcl"):
        return None
    at = verb.word.index - 2
    if at <= head.word.index or words[at + 1].text != ",":
        return None
    name = Node(sentence=head.sentence, word=words[at])
    tagged = tagged_name_at(name)
    if tagged is None or tagged.type is not (EntityType.ORG if body else EntityType.PERSON):
        return None
    first = next(w for w in words if w.start >= tagged.start)
    parted = words[first.index - 1].text == "," and words[at].end == tagged.end
    return name if parted and words[first.index - 1].index > head.word.index else None


def _name_after_comma(head: Node) -> Node | None:
    words = head.sentence.words
    at = head.word.index + 1
    while at < len(words) and words[at].text != "," and words[at].upos not in {"VERB", "AUX"}:
        at += 1
    if at + 1 >= len(words) or words[at].text != ",":
        return None
    first = at + 1
    while first < len(words) and words[first].text.rstrip(".").lower() in _COURTESY:
        first += 1
    if first >= len(words):
        return None
    node = Node(sentence=head.sentence, word=words[first])
    tagged = tagged_name_at(node)
    end = tagged.end if tagged is not None else node.end
    person = tagged is not None and tagged.type is EntityType.PERSON
    body = head.lemma in COLLECTIVES | BODY_KINDS and node.word.upos == "PROPN"
    if not person and not body:
        return None
    after = next((w for w in words[first:] if w.start >= end), None)
    if after is not None and after.upos in {"VERB", "AUX"}:
        # “according to the mayor, Holt left”: who acts next
        return None if head.children("case") and node.is_a("nsubj") else node
    return node if after is None or after.text in {",", "."} else None


_COURTESY = frozenset("mr mrs ms miss dr sir dame lord lady prof sen rep gov col lt".split())


def phrase_words(head: Node) -> tuple[Word, ...]:
    """Return the words of the noun phrase around `head`, contiguous and in text order.

    Titles, determiners, possessors, coordination, and an apposition that names are in; relative
    clauses, participles and other trailing matter are out.
    """
    kept = {head.word.index}
    name = naming_apposition(head)
    stack = [head]
    title = title_before(head) if head.word.upos == "PROPN" else None
    if title is not None and title.word.head == head.word.head:
        kept.add(title.word.index)
        stack.append(title)
    while stack:
        node = stack.pop()
        for child in node.children():
            if node is head and child.is_a("case", "mark", "cc"):
                continue
            if _belongs(child, node, name):
                kept.add(child.word.index)
                stack.append(child)
    return _contiguous(head, kept)


def _belongs(child: Node, parent: Node, name: Node | None) -> bool:
    if child.is_a("appos"):
        return name is not None and child.word.index in {name.word.index, name.word.head}
    if child.is_a("conj"):
        return child.word.upos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
    if any(c.lemma in {"according", "accord"} for c in child.children("case")):
        return False
    if child.is_a("advmod"):
        return child.word.index < parent.word.index
    if child.is_a("acl", "amod") and child.word.index < parent.word.index:
        return not child.is_a("acl:relcl")
    return not child.is_a(*_TRAILING)


def _contiguous(head: Node, kept: set[int]) -> tuple[Word, ...]:
    """Grow from the head over kept words and the punctuation between them."""
    words = head.sentence.words
    low = high = head.word.index
    if low and is_name_prefix(words[low - 1], words[low]):
        low -= 1
    while low > 0:
        step = _next_kept(words, kept, low - 1, -1)
        if step is None:
            break
        low = step
    while high < len(words) - 1:
        step = _next_kept(words, kept, high + 1, 1)
        if step is None:
            break
        high = step
    opened = next((w.index for w in words[head.word.index + 1 : high + 1] if w.text == "("), None)
    if opened is not None and all(w.text != ")" for w in words[opened : high + 1]):
        high = opened - 1  # “Holt (@holt”: the bracket is no part of the name
    return words[low : high + 1]


def is_name_prefix(before: Word, word: Word) -> bool:
    """“O’” of “O’Holt”, where the tokenizer parted the two."""
    return before.end == word.start and NAME_PREFIX.fullmatch(before.text) is not None


NAME_PREFIX = re.compile(r"[A-Z][a-z]?['’]")


def _next_kept(words: tuple[Word, ...], kept: set[int], at: int, step: int) -> int | None:
    """Return the next kept index at `at` or beyond punctuation, None where the phrase ends."""
    while 0 <= at < len(words):
        if at in kept:
            return at
        if words[at].upos != "PUNCT" and words[at].xpos != "POS":
            return None
        at += step
    return None


def phrase_span(head: Node) -> Span:
    """Return the span of the noun phrase around `head`."""
    words = phrase_words(head)
    return Span(start=words[0].start, end=max(w.end for w in words))


def form_of(head: Node, document: Document) -> MentionForm:
    """Tell whether the phrase around `head` refers by name, pronoun or description.

    A phrase is a name if its head or a naming apposition is inside a named entity, or if its
    head is a proper noun.
    """
    if pronoun_of(head.word) is not None:
        return MentionForm.PRONOUN
    if head.word.upos == "PROPN" or naming_apposition(head) is not None:
        return MentionForm.NAME
    tagged = tagged_name_at(head)
    if tagged is not None and document.text[head.start : head.start + 1].isupper():
        return MentionForm.NAME
    return MentionForm.DESCRIPTION

"""“The Norland Republican”, “most Norlanders”: those called by party or home, and by no name."""

import re

from quotes.document import Document, Node
from quotes.grammar.number import has_singular_verb
from quotes.grammar.phrases import naming_apposition, phrase_span, tagged_name_at
from quotes.lexicon.nouns import PARTISANS, UNNAMED_ROLES
from quotes.model import Reason
from quotes.refer.outcome import Resolution, Step, unresolved
from quotes.syntax import EntityType


def resolve_people(head: Node) -> Resolution | None:
    """“Democrats”, “most Norlanders”: a group, though every member has the name; “one Democrat”:
    nobody named."""
    reason = Reason.ANONYMOUS if _is_member(head) else Reason.GROUP if _is_people(head) else None
    if reason is None:
        return None
    return unresolved(reason, Step(rule="description", spans=(phrase_span(head),)))


def _is_member(head: Node) -> bool:
    """“one Democrat familiar with it”, “another Norlander”, “a Norland Democrat”: one of those who
    bear the name; not where a name stands beside it (“a Democrat, Dana Holt”)."""
    counted = {c.lemma for c in head.children("det", "nummod")}
    if counted.isdisjoint(_SINGLE) or head.word.xpos == "NNPS":
        return False
    if head.lemma.lower() in PARTISANS:
        return naming_apposition(head) is None
    tagged = tagged_name_at(head)
    if tagged is None or tagged.type is EntityType.PERSON:
        return False
    return (tagged.start, tagged.end) == (head.start, head.end)


_SINGLE = frozenset("a an one another".split())


def _is_people(head: Node) -> bool:
    """“Democrats say”, “most Norlanders agree”, “the Russians”: a people or party by its plural;
    any other with “the” may be the name of a team or union."""
    if head.word.xpos in {"NNS", "NNPS"} and _is_of_many(head):
        return True
    tagged = tagged_name_at(head)
    plural = head.word.xpos == "NNPS" and head.lemma.lower() != head.word.text.lower()
    named = head.children("det") and not _PEOPLE.fullmatch(head.word.lemma)
    if tagged is None or tagged.type is EntityType.PERSON or not plural or named:
        return False
    alone = tagged.text.removeprefix("The ") == head.word.text
    return alone and not has_singular_verb(head)


def _is_of_many(head: Node) -> bool:
    """“many Norlanders”, “numerous fellow Democrats”; “Aides say”, with a capital for its place."""
    noun = head.word.text.lower().removesuffix("s")
    opens = head.start == head.sentence.start and tagged_name_at(head) is None
    if opens and head.word.upos == "PROPN" and noun in UNNAMED_ROLES:
        return not head.children("flat", "appos", "conj")
    counted = any(c.lemma in _QUANTIFYING for c in head.children("det", "amod"))
    return counted and head.word.text[:1].isupper()


_QUANTIFYING = frozenset("many most some few several other fellow numerous various".split())


def is_partisan(document: Document, head: Node) -> bool:
    """Tell whether a phrase calls one person by party or home; not “Republican Dana Holt”."""
    if head.word.upos not in {"PROPN", "NOUN"} or head.word.xpos in {"NNS", "NNPS"}:
        return False
    definite = any(c.lemma == "the" for c in head.children("det"))
    after = head.sentence.words[head.word.index + 1 : head.word.index + 2]
    if not definite or head.children("flat", "appos") or any(w.upos == "PROPN" for w in after):
        return False
    return head.lemma.lower() in PARTISANS or _is_native(document, head)


def _is_native(document: Document, head: Node) -> bool:
    """“the Norlander” where the text has Norland, “the Brazilian” anywhere; not the name of a body
    (“the Guardian”, “the New Norlander”)."""
    stem = _NATIVE.fullmatch(head.word.text)
    tagged = tagged_name_at(head)
    body = tagged is not None and tagged.type in {EntityType.ORG, EntityType.PLACE}
    before = head.sentence.words[head.word.index - 1]
    if body or before.upos != "DET":
        return False
    if tagged is not None and tagged.text == head.word.text and _PEOPLE.fullmatch(tagged.text):
        return True
    if tagged is None and _IRISHMAN.fullmatch(head.word.text):
        return True
    return stem is not None and any(
        word.upos == "PROPN" and word.text.startswith(stem.group(1)) and word.text != head.word.text
        for sentence in document.parse.sentences
        for word in sentence.words
    )


_NATIVE = re.compile(r"([A-Z]\w{2,}?)(?:i?an|er|ite)")
# What one of a people is called by the shape of the word.
_IRISHMAN = re.compile(r"(?:Irish|English|French|Dutch|Welsh|Scots)(?:wo)?man")
_PEOPLE = re.compile(
    r"[A-Z]\w+(?:[ie]an|ese|[a-z](?:sh|ch|s)(?:wo)?man)|Swede|Dane|Finn|Pole|Scot|Turk"
    r"|German|Serb|Croat|Briton|Spaniard|Argentine|Czech|Greek|Slovak|Thai|Israeli|Pakistani|Iraqi|Swiss"
)

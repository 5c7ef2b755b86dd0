"""“The Norland Republican”, “the Norlander”: somebody called by party or home, and no name."""

import re

from quotes.document import Document, Node
from quotes.nouns import PARTISANS
from quotes.phrases import entity_at
from quotes.syntax import EntityType


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
    entity = entity_at(head)
    body = entity is not None and entity.type in {EntityType.ORG, EntityType.PLACE}
    before = head.sentence.words[head.word.index - 1]
    if body or before.upos != "DET":
        return False
    if entity is not None and entity.text == head.word.text and _PEOPLE.fullmatch(entity.text):
        return True
    if entity is None and _IRISHMAN.fullmatch(head.word.text):
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
    r"|Serb|Croat|Briton|Spaniard|Argentine|Czech|Greek|Slovak|Thai|Israeli|Pakistani|Iraqi|Swiss"
)

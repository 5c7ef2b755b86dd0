"""What the parser mistakes around marked words: a verb for a noun, a speaker for a thing.

Marked words between a subject and its verb put parsers off; what stands right beside the marks
and the verb tells what they are.
"""

from quotes.animacy import can_speak
from quotes.cues import SAY, cue_lemma
from quotes.document import Document, Node
from quotes.phrases import entity_at, phrase_words
from quotes.syntax import Entity, EntityType, Word

_CLOSING = frozenset(("”", '"', "''", "’", "'"))


def is_verb(document: Document, noun: Node) -> bool:
    """“…,” Holt answers · “…,” Holt fumed · “Arden News reports:”: a verb of speech taken for a
    noun, with a name before it that the marks or the line part from what stands before."""
    if noun.word.upos != "NOUN" or cue_lemma(noun) not in SAY or not _is_inflected(noun.word):
        return False
    run = _capitals_before(noun)
    if not run:
        return False
    before = document.text[max(run[0].start - 2, 0) : run[0].start]
    if before[1:].isspace() and before[:1] in _CLOSING:
        return True
    after = noun.sentence.words[noun.word.index + 1 : noun.word.index + 2]
    return run[0].index == 0 and any(w.text == ":" for w in after)


def name_before(cue: Node) -> Node | None:
    """The name before a verb that the parser took for a noun."""
    run = _capitals_before(cue) if cue.word.upos == "NOUN" else []
    return Node(sentence=cue.sentence, word=run[-1]) if run else None


def _is_inflected(word: Word) -> bool:
    return word.text.islower() and word.text.endswith(("s", "ed")) and word.text != word.lemma


def _capitals_before(noun: Node) -> list[Word]:
    words = noun.sentence.words
    low = noun.word.index
    while low > 0 and words[low - 1].upos in _NAMING and words[low - 1].text[:1].isupper():
        low -= 1
    return list(words[low : noun.word.index])


_NAMING = frozenset("PROPN ADJ NOUN".split())


def quoting_subject(cue: Node) -> Node | None:
    """“…,” the Lantern reported: what stands between marked words and the verb says them, though
    the parser read a passive."""
    subject = next(iter(cue.children("nsubj:pass")), None)
    if subject is None or cue.children("aux:pass"):
        return None
    phrase = phrase_words(subject)
    before = cue.sentence.words[phrase[0].index - 1] if phrase[0].index else None
    touches = phrase[-1].index + 1 == cue.word.index
    return subject if touches and before is not None and before.text in _CLOSING else None


def name_at(source: Node, cue: Node) -> Node | None:
    """“Harbours First chief strategist Dana Holt said”: the person right before the cue, where the
    parser made another of the phrase's first words; so too in “Or Ruiz, teller Dana Holt said”,
    where no comma closes what would be an aside."""
    before = cue.word.index - 1
    if before <= source.word.index:
        return None
    name = Node(sentence=cue.sentence, word=cue.sentence.words[before])
    entity = entity_at(name)
    if entity is None or entity.type is not EntityType.PERSON or entity_at(source) == entity:
        return None
    between = cue.sentence.words[source.word.index : before]
    if can_speak(source) and any(w.upos == "ADP" for w in between):
        return None  # “Holt of Doctors Afield said”
    node: Node | None = name
    while node is not None and node.word != source.word:
        if node.children("case") or not node.is_a("flat", "appos", "compound", "nmod"):
            return None
        node = node.head()
    return name if node is not None else None


def head_of_entity(node: Node, entity: Entity) -> Node:
    """“Recalling the moment, Dana Holt, a doctor, said”: the name, hung on the thing before it."""
    head = node.head()
    while head is not None and entity.start <= head.start < entity.end:
        node, head = head, head.head()
    return node


def misread_it(cue: Node) -> Node | None:
    """“It asked staff not to talk”, “It concludes that …”: who has somebody to ask, or says
    something, is no empty “it”."""
    says = cue.children("iobj") or (cue.is_a("root") and not cue.children("aux:pass"))
    return next(iter(cue.children("expl")), None) if says else None


def is_done_to(subject: Node, cue: Node) -> bool:
    """“an article on him naming him “the fixer””: no nominative, and so not who names."""
    return cue.is_a("acl") and subject.word.text.lower() in {"him", "them", "me", "us"}

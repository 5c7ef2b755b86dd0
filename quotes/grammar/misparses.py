"""What the parser mistakes around marked words: a verb for a noun, a speaker for a thing.

Marked words between a subject and its verb put parsers off; what stands right beside the marks
and the verb tells what they are.
"""

from quotes.document import Document, Node
from quotes.grammar.animacy import can_speak
from quotes.grammar.passives import is_passive
from quotes.grammar.phrases import phrase_words, subject_of, tagged_name_at
from quotes.lexicon.cues import SAY, TELLING, cue_lemma
from quotes.syntax import EntityType, NamedEntity, Word

_CLOSING = frozenset(("”", '"', "''", "’", "'"))


def is_verb(document: Document, noun: Node) -> bool:
    """“…,” Holt answers · “…,” Holt fumed · “Arden News reports:”: a verb of speech taken for a
    noun, with a name before it that the marks or the line part from what stands before."""
    if noun.word.upos != "NOUN" or cue_lemma(noun) not in SAY or not _is_inflected(noun.word):
        return False
    if _takes_that(noun):
        return True
    run = _capitals_before(noun)
    if not run:
        return False
    before = document.text[max(run[0].start - 3, 0) : run[0].start]
    if before[-1:].isspace() and before.rstrip(": \xa0")[-1:] in _CLOSING:
        return True
    after = noun.sentence.words[noun.word.index + 1 : noun.word.index + 2]
    return run[0].index == 0 and any(w.text == ":" for w in after)


def _takes_that(noun: Node) -> bool:
    """“A source on the left texts that …”: a that-clause, and no verb of which it could be the
    subject or object."""
    words, at = noun.sentence.words, noun.word.index
    after = words[at + 1 : at + 2]
    opened = any(w.text.lower() == "that" and w.deprel == "mark" for w in after)
    above = noun.head()
    top = above is None or (noun.is_a("nmod") and above.is_a("root"))
    named = at > 1 and words[at - 1].upos in {"NOUN", "PROPN"} and words[0].upos == "DET"
    return opened and top and named and noun.word.text.endswith("s")


def name_before(cue: Node) -> Node | None:
    """The name before a verb that the parser took for a noun, or the noun that it was hung on."""
    if cue.word.upos != "NOUN":
        return None
    run = _capitals_before(cue)
    return Node(sentence=cue.sentence, word=run[-1]) if run else cue.head()


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
    tagged = tagged_name_at(name)
    if tagged is None or tagged.type is not EntityType.PERSON or tagged_name_at(source) == tagged:
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


def head_of_entity(node: Node, tagged: NamedEntity) -> Node:
    """“Recalling the moment, Dana Holt, a doctor, said”: the name, hung on the thing before it."""
    head = node.head()
    while head is not None and tagged.start <= head.start < tagged.end:
        node, head = head, head.head()
    return node


def misread_it(cue: Node) -> Node | None:
    """“It asked staff not to talk”, “It concludes that …”: who has somebody to ask, or says
    something, is no empty “it”."""
    says = cue.children("iobj") or (cue.is_a("root") and not cue.children("aux:pass"))
    return next(iter(cue.children("expl")), None) if says else None


def misread_teller(cue: Node) -> Node | None:
    """“Her landlord, Dan Quill, told her she had a week”: no second person is told, least of all
    before the verb; the first tells."""
    told = cue.children("iobj", "obj")
    before = [c for c in told if c.is_a("iobj") and c.end < cue.start]
    after = [c for c in told if c.start > cue.end]
    relative = any(c.word.xpos in {"WP", "WDT"} for c in before)
    return before[-1] if before and after and not relative and not is_passive(cue) else None


def parted_subject(cue: Node, head: Node) -> Node | None:
    """“The press, Holt said, called it …”: whom a comment parts from the verb."""
    speaker = subject_of(head) if cue_lemma(head) in SAY else None
    if speaker is None or cue.children("mark", "cc"):
        return None
    words, at = cue.sentence.words, phrase_words(speaker)[0].index
    commas = {at - 1, _first_word(cue) - 1}
    before = [c for c in head.children("nsubj", "vocative", "dislocated") if c.word.index < at]
    return before[-1] if before and all(i > 0 and words[i].text == "," for i in commas) else None


def nearer_doer(cue: Node, head: Node) -> Node | None:
    """“Shares fell after the maker cut its goal, blaming …”: no shares blame, but who is the
    subject of the clause right before."""
    above = subject_of(head)
    if cue.word.xpos != "VBG" or above is None or can_speak(above):
        return None
    comma = _first_word(cue) - 1
    for clause in head.children("advcl"):
        subject = subject_of(clause)
        ends = clause.subtree()[-1].index + 1 == comma
        if ends and subject is not None and can_speak(subject):
            return subject
    return None


def _first_word(clause: Node) -> int:
    return next(w.index for w in clause.subtree() if w.upos != "PUNCT")


def is_done_to(subject: Node, cue: Node) -> bool:
    """“an article on him naming him “the fixer””: no nominative, and so not who names; “Holt,
    asked whether it would hold, left”: who is asked, as what follows is his deed."""
    if cue.is_a("acl"):
        return subject.word.text.lower() in {"him", "them", "me", "us"}
    head = cue.head() if cue.is_a("advcl") else None
    parted = cue.sentence.words[cue.word.index - 1].text == "," if cue.word.index else False
    goes_on = head is not None and head.start > cue.end and subject_of(head) is None
    return parted and goes_on and cue_lemma(cue) in TELLING and subject.end < cue.start


def clause_over_words(cue: Node) -> Node | None:
    """““It holds,” Holt said, adding that Ruiz would stay”, with “adding” hung on “stay”: what the
    clause that somebody adds hangs on, for nobody adds in what is added."""
    added, after = cue.head(), cue.word.index + 1
    if added is None or cue.word.xpos != "VBG" or added.word.index < after:
        return None
    opens = any(m.lemma == "that" and m.word.index == after for m in added.children("mark"))
    return added.head() if opens else None

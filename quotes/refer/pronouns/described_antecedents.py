"""Descriptions as antecedents: a noun without a name, nearer to a pronoun than any name is."""

from bisect import bisect_left

from quotes.document import Document, Node
from quotes.grammar.animacy import can_speak
from quotes.grammar.main_clauses import is_main_subject
from quotes.grammar.phrases import naming_apposition, phrase_words, pronoun_of, tagged_name_at
from quotes.lexicon.gender import Gender, gender_of_pronoun, gender_of_role
from quotes.lexicon.nouns import COLLECTIVES, DEFINITE, DOCUMENTS, GROUPS, INDEFINITE, PERSON_ROLES
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution
from quotes.syntax import Sentence


def described_things(document: Document) -> tuple[Node, ...]:
    """Return the subjects and objects outside marks that are nouns without a name, in order."""
    return tuple(
        Node(sentence=sentence, word=word)
        for sentence in document.parse.sentences
        for word in sentence.words
        if (word.upos in {"NOUN", "X"} or (word.upos == "PROPN" and word.text[:1].islower()))
        and _is_prominent(Node(sentence=sentence, word=word))
        and not document.in_marks(word.start)
        and "Number=Plur" not in word.feats
        and (word.text[:1].islower() or tagged_name_at(Node(sentence=sentence, word=word)) is None)
        and title_after(Node(sentence=sentence, word=word)) is None
        and not _is_of_heading(sentence)
        and not _is_apposed(Node(sentence=sentence, word=word))
    )


def _is_of_heading(sentence: Sentence) -> bool:
    """“Town less safe”: a few words without a verb tell of nobody to come back to."""
    if len(sentence.words) > _LONGEST_HEADING:
        return False
    return all(w.upos not in _TELLING and w.text not in _MARKS for w in sentence.words)


_LONGEST_HEADING = 8
_TELLING = frozenset("VERB AUX X".split())
_MARKS = frozenset('“”"')


def _is_apposed(noun: Node) -> bool:
    """“Holt, a former nurse, left”, where the parser gave the verb two subjects: Holt herself."""
    verb = noun.head()
    first = phrase_words(noun)[0].index
    if verb is None or not noun.is_a("nsubj") or noun.sentence.words[first - 1].text != ",":
        return False
    before = (c for c in verb.children("nsubj") if c.start < noun.start)
    return any(tagged_name_at(c) is not None for c in before)


def _is_prominent(noun: Node) -> bool:
    """A subject, an object, a text in any place, or a person whose matter the subject is (“the
    woman's patience ran out”)."""
    if noun.word.upos == "X":
        return _opens_unread(noun)
    if noun.is_a("nsubj", "obj") or (noun.lemma in DOCUMENTS and noun.is_a("obl", "root")):
        return True
    return (
        noun.word.deprel == "nmod:poss"
        and gender_of_role(noun.lemma) is not None
        and ((owned := noun.head()) is not None and owned.is_a("nsubj"))
    )


def _opens_unread(noun: Node) -> bool:
    """“My mother died.”: a man or a woman whom a sentence opens with that no model has read."""
    first = noun.sentence.words[0].text.lower()
    opens = noun.word.index == 1 and first in DEFINITE | INDEFINITE
    return opens and gender_of_role(noun.lemma) is not None


def title_after(noun: Node) -> Node | None:
    """Return the name that a noun is the title of (“spokesman Holt”), None for any other noun."""
    apposed = naming_apposition(noun)
    if apposed is not None:
        return apposed
    words = noun.sentence.words
    after = noun.word.index + 1
    if after < len(words) and words[after].upos == "PROPN":
        return Node(sentence=noun.sentence, word=words[after])
    return None


# Sentences back that a description may stand; one that tells the gender (“a woman … she”) more.
_NEAR, _FAR = 2, 3


def nearer_description(
    context: Context, node: Node, pronoun: str, found: Resolution
) -> Node | None:
    """Return a description that outweighs the named antecedent, being nearer and a subject.

    “Norland's minister cut short a lunch. He dismissed …”: “he” is the minister, whoever else was
    named before.
    """
    wanted = gender_of_pronoun(pronoun)
    here = context.document.sentence_number(node.start)
    last = max((s.end for step in found.steps for s in step.spans[1:]), default=-1)
    at = bisect_left(context.described, node.start, key=lambda n: n.start)
    for rival in reversed(context.described[max(at - 8, 0) : at]):
        distance = here - context.document.number_of(rival.sentence)
        far = _FAR if gender_of_role(rival.lemma) is wanted is not None else _NEAR
        if not 1 <= distance <= far:
            continue
        if rival.start < last and not (_holds(rival, last) or _names_owner(context, rival, last)):
            continue
        if _is_reported(rival):
            continue
        if _asks(rival):
            continue
        if distance > 1 and not _same_paragraph(context.document, rival, node):
            continue
        if wanted is not None and _may_be_person(context, rival, node, wanted):
            return rival
        if pronoun == "it" and _may_be_it(rival):
            return rival
    return None


def _holds(noun: Node, end: int) -> bool:
    """“A judge who knew Holt retired”, “a clerk of Holt's”: the name only tells which one."""
    telling = (c for c in noun.children("acl:relcl", "nmod") if c.word.deprel != "nmod:poss")
    return any(word.end == end for part in telling for word in part.subtree())


def _names_owner(context: Context, subject: Node, end: int) -> bool:
    """“The secretary was not named in Holt's letter. She …”: the name that ends there only tells
    whose a thing is, in the sentence that the description is the subject of."""
    node = context.document.node_before(end)
    if node is None or node.sentence is not subject.sentence or not is_main_subject(subject):
        return False
    while node is not None and node.is_a("flat", "compound", "punct", "case"):
        node = node.head()
    return node is not None and node.word.deprel == "nmod:poss"


def _may_be_person(context: Context, rival: Node, node: Node, wanted: Gender) -> bool:
    """Who acts; in somebody's words also whom that one was just told to speak of (“She remembered
    a young man. “He took off his shoes,” she said.”)."""
    if not rival.is_a("obj"):
        return _is_person(rival, wanted)
    return context.document.in_marks(node.start) and gender_of_role(rival.lemma) is wanted


def _may_be_it(noun: Node) -> bool:
    """A text, or a body that acts."""
    return noun.lemma in DOCUMENTS or (noun.lemma in COLLECTIVES and noun.is_a("nsubj"))


def _same_paragraph(document: Document, one: Node, other: Node) -> bool:
    return document.paragraph_index(one.start) == document.paragraph_index(other.start)


def _is_reported(noun: Node) -> bool:
    """The noun stands in what somebody said (“Holt said his brother left”): Holt goes on."""
    owner = noun.head() if noun.word.deprel == "nmod:poss" else None
    subject = noun if owner is None else owner
    verb = subject.head()
    if verb is None or verb.is_a("ccomp", "acl", "advcl"):
        return verb is not None
    # “His brother's death hurt, he said”, where the parser made both the subjects of “said”.
    others = verb.children("nsubj") if subject.is_a("nsubj") else ()
    return any(subject.start < other.start < verb.start for other in others)


_ASKERS = frozenset("questioner interviewer reporter moderator interrogator heckler host".split())


def _asks(noun: Node) -> bool:
    """Who asks is not who goes on, but whoever was asked (“A reporter asked … “No,” he said”);
    who asks us is, as we do not go on as “he”."""
    verb = noun.head()
    if verb is not None and noun.word.deprel == "nsubj" and verb.lemma in {"ask", "question"}:
        asked = (pronoun_of(o.word) for o in verb.children("obj", "iobj"))
        return not any(pronoun in {"i", "we"} for pronoun in asked)
    return noun.lemma in _ASKERS


def _is_person(noun: Node, wanted: Gender) -> bool:
    who = noun.children("compound")
    if noun.lemma in _WHERE and who:
        noun = who[-1]
    told = gender_of_role(noun.lemma)
    if told is not None or noun.lemma in PERSON_ROLES:
        return told in {None, wanted}
    return can_speak(noun) and noun.lemma not in COLLECTIVES | DOCUMENTS | GROUPS


# “A dealer opposite said …”: no noun, though the parser may take it for the one that counts.
_WHERE = frozenset("opposite nearby inside outside upstairs downstairs".split())

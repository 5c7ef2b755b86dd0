"""Whose words a noun of speech announces: “Holt's claim that …”, “dismissed claims that …”.

The noun's own owner comes first; then the subject of the verb that has it, if he makes the claim,
or denies it. Whoever only faces, hears or is cleared of a claim says nothing by that.
"""

from quotes.document import Node
from quotes.find.adjacent_phrases import phrase_head
from quotes.find.subjects import antecedent, source_of
from quotes.grammar.passives import agent_of, is_passive
from quotes.grammar.phrases import subject_of
from quotes.lexicon.cues import NOUNS, polarity_of
from quotes.lexicon.nouns import TIMES
from quotes.lexicon.stances import asserts, rebuts
from quotes.model import Polarity

_DENYING = frozenset({"denial"})


def noun_source(noun: Node) -> tuple[tuple[Node | None, str], Polarity]:
    """Return the head of the source phrase of a noun of speech, by what path, and how it stands.

    Handled: the possessor; a by-, from- or of-phrase; the subject, or in the passive the agent, of
    a verb by which the claim is made (“issued a warning that …”) or turned down (“dismissed
    claims that …”, negated). With no other verb is its subject the source.
    """
    own = Polarity.NEGATED if noun.lemma in _DENYING else Polarity.AFFIRMED
    owner = next(iter(noun.children("nmod:poss")), None) or _owner_before(noun)
    if owner is not None and not is_time(owner):
        return (owner, "possessor"), own
    for child in noun.children("nmod"):
        if any(c.lemma in {"by", "from", "of"} for c in child.children("case")):
            return (child, "agent"), own
    verb = governor(noun)
    if verb is None:
        return (None, "none"), own
    if rebuts(verb):
        return _doer(verb), Polarity.NEGATED
    if asserts(verb) and not noun.is_a("obl"):
        negated = polarity_of(verb) is not Polarity.AFFIRMED
        return _doer(verb), polarity_of(verb) if negated else own
    return (None, "none"), own


def is_time(owner: Node) -> bool:
    """“Tuesday's report”, “last week's promise”: when, not whose; not “May's speech”, who is
    somebody as well."""
    return owner.lemma.lower() in TIMES


def speech_noun(noun: Node) -> str:
    """A noun's lemma; in the singular, where the lemmatiser left the plural (“warnings”)."""
    singular = noun.lemma.removesuffix("s")
    return singular if singular in NOUNS else noun.lemma


def is_noun_for_verb(word: Node) -> bool:
    """“heard claims that it fell”: a noun that the tagger read as a verb, for a finite verb
    without a subject is nobody's complement."""
    if word.word.xpos != "VBZ" or word.lemma not in NOUNS or not word.children("ccomp"):
        return False
    return word.is_a(*_COMPLEMENTS) and not word.children("nsubj", "mark", "aux")


_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl"})
_OBJECTS = frozenset({"obj", "nsubj:pass", "obl"})


def governor(noun: Node) -> Node | None:
    """The verb that has a noun as object, passive subject or prepositional complement."""
    head = noun.head()
    if noun.is_a("conj") and head is not None and not noun.children("case"):
        return governor(head) if head.word.upos == "NOUN" else None
    objects = _COMPLEMENTS if is_noun_for_verb(noun) else _OBJECTS
    return head if noun.is_a(*objects) else None


def _doer(verb: Node) -> tuple[Node | None, str]:
    if is_passive(verb):
        agent = agent_of(verb)
        return (agent, "agent") if agent is not None else (None, "none")
    subject = subject_of(verb)
    if subject is not None:
        return antecedent(subject, verb)
    return source_of(verb)[0], "controlled_subject"


def _owner_before(noun: Node) -> Node | None:
    """The name before “’s” before a noun, where the parser hung it elsewhere."""
    words = noun.sentence.words
    at = noun.word.index - 1
    while at > 0 and words[at].upos == "ADJ":
        at -= 1
    if at < 1 or words[at].xpos != "POS":
        return None
    return phrase_head(noun.sentence, words[at - 1], low=0, high=at)

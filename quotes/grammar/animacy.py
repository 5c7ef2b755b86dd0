"""Who can speak: a small test of nouns, for where the parser offers a thing as the speaker.

Nouns of persons are told by list and ending, bodies and documents by the lists of `nouns`.
"""

import re

from quotes.document import Node
from quotes.grammar.phrases import pronoun_of, tagged_name_at
from quotes.lexicon.name_tokens import is_plural_initials
from quotes.lexicon.nouns import (
    BODY_KINDS,
    COLLECTIVES,
    DOCUMENTS,
    GROUPS,
    KIN,
    PERSON_ROLES,
)
from quotes.syntax import EntityType

_PERSON_ENDINGS = (
    "er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ant", "ants", "ent", "ents", "man",
    "men", "woman", "women", "person", "persons", "ee", "ees", "eer", "eers", "ster", "sters",
    "crat", "crats", "analyst", "analysts", "mate", "mates", "ic", "ics", "ive", "ives",
)  # fmt: skip
# Whole words that compounds for persons end in (“neurosurgeon”).
_PERSON_STEMS = ("surgeon", "captain", "guard", "wright", "smith", "chief", "champion", "nurse")
_NOT_PERSONS = frozenset(
    """number order matter paper letter power water center centre computer server year effort
    order offer weather summer winter border corner danger favor favour labor labour error terror
    horror door floor color colour rumor rumour honor honour behavior behaviour factor sector
    tenor mayor's procedure moment event government agreement statement document department
    parliament investment argument settlement movement treatment environment content extent
    percent accident incident component element patent talent cement segment plant grant warrant
    want restaurant restraint elephant quarter chapter river tower user interface flier poster
    answer other another rather either neither never ever over under after before together
    topic traffic public clinic fabric music logic magic panic picnic drive dive olive motive
    dynamic rhetoric statistic metric tactic ethic epidemic pandemic arithmetic
    narrative initiative incentive archive objective perspective alternative committee fee
    coffee bee tree knee degree decree levee pedigree jubilee toffee spree
    marquee melee apogee idea career veneer engineer-work cancer disaster
    newspaper character register theater theatre meter liter filter folder layer cover disorder
    remainder reminder shoulder thunder wonder murder ladder leather feather gender cylinder
    finger anger hunger trigger ledger""".split()
)
_PERSON_NOUNS = frozenset(
    """people those person official officials spokesman spokeswoman spokesperson aide aides expert
    experts critic critics police source sources witness witnesses parent parents mother father
    brother sister wife husband son daughter family families friend friends neighbor neighbour
    neighbors neighbours doctor nurse coach captain chief head chairman chair boss star fan fans
    crowd protester student students staff crew team public resident residents victim victims
    colleague colleagues judge jury king queen prince princess president senator governor mayor
    minister secretary ambassador diplomat diplomats pope bishop priest guest guests teen youth
    child children kid kids boy boys girl girls guy guys adult adults candidate candidates
    nominee rival rivals ally allies opponent opponents lawmaker politician democrat republican
    conservative liberal progressive attorney lawyer lawyers general colonel sergeant officer
    newspaper campaign company committee ministry government administration agency union group
    party organization organisation firm bank court panel board council department commission
    team club league university school hospital association authority newspaper magazine
    network station outlet poll survey study report letter statement document article story ad
    memo complaint lawsuit suit filing indictment editorial tweet email post book ruling opinion
    website site platform law bill text sign narrator announcer moderator voice majority minority
    half third quarter percent number many some most few several both one ones others each all
    anyone everyone someone somebody nobody everybody none chief executive professor scientist
    economist pollster strategist operative delegate member members leader leaders user users
    host hosts anchor columnist pundit pundits media press opposition regime coalition military
    army navy troops rebels side camp duo pair couple trio clan community nation country state
    first second third last former latter
    citizen citizens veteran veterans cop cops folk folks pilot pilots athlete athletes mom mum dad
    lady ladies moms mums dads nun monk rabbi imam felon felons mob gang squad tribe thief
    bride groom bridegroom uncle aunt cousin niece nephew twin twins grandmother grandfather
    grandson granddaughter widow widower sibling siblings spouse fiance fiancee landlady
    city county town village church congregation businessman businesswoman
    fellow bloke lad lass chap clerk cook chef pupil shepherd monk nun thief coward hero heir
    midwife monarch seaman wag cleric surrogate superdelegate advocate associate graduate
    magnate hopeful sheriff waitress mistress pal admiral entrepreneur steward architect individual
    faction radical moderate elite novice liar bully rabbi warden""".split()
)

# “coaches”, “bosses”; not “wages”.
_ES_AFTER = ("ches", "shes", "sses", "xes")

_SPEAKING = _PERSON_NOUNS | PERSON_ROLES | KIN | DOCUMENTS | COLLECTIVES


def can_speak(node: Node) -> bool:
    """Tell whether the phrase around `node` may be a speaker: a person, a body, a document."""
    if node.word.upos == "PRON" or pronoun_of(node.word) is not None:
        lower = node.word.text.lower()
        return pronoun_of(node.word) is not None or lower in _PERSON_NOUNS
    tagged = tagged_name_at(node)
    if tagged is not None:
        return tagged.type is not EntityType.MISC or node.word.upos == "PROPN"
    if node.word.upos == "PROPN" or is_plural_initials(node.word.text):
        return True
    lemma, lower = node.lemma, node.word.text.lower()
    # The lemmatiser leaves some plurals as they are.
    singular = lower.removesuffix("es" if lower.endswith(_ES_AFTER) else "s")
    if {lemma, lower, singular} & _SPEAKING:
        return True
    if _is_age(node) or _is_titled_body(node):
        return True
    if lemma in _NOT_PERSONS or node.word.upos not in {"NOUN", "ADJ", "NUM", "DET"}:
        return False
    if _is_name_misread(node):
        return True
    if lemma.endswith(_PERSON_STEMS):
        return True
    return lemma.rsplit("-", 1)[-1].endswith(_PERSON_ENDINGS) and not lemma.endswith("ment")


def _is_name_misread(node: Node) -> bool:
    """“On the way home, Gross wrote that …”, “said Gross, who left”: an adjective with a capital
    for a subject, or where it can open no sentence and describes nothing."""
    if node.word.upos != "ADJ" or not node.word.text.istitle():
        return False
    inside = node.start != node.sentence.start
    return node.is_a("nsubj") or (inside and not node.is_a("amod", "compound"))


def _is_titled_body(node: Node) -> bool:
    """“the magazine Holt”, whose name is a common noun."""
    kinds = {c.lemma for c in node.children("compound") if c.word.text.islower()}
    return node.word.text[:1].isupper() and bool(kinds & (COLLECTIVES | BODY_KINDS))


def is_person_noun(noun: Node) -> bool:
    """Tell whether a noun is one for a person, or persons, and for no body, text or group."""
    things = DOCUMENTS | COLLECTIVES | BODY_KINDS | (GROUPS - {"people", "police"})
    return noun.lemma not in things and (noun.lemma in PERSON_ROLES or can_speak(noun))


def _is_age(node: Node) -> bool:
    """“the 61-year-old”, “one twelve-year-old”, however its parts are split."""
    words = node.sentence.words[max(0, node.word.index - 4) : node.word.index + 1]
    return _AGED.search("".join(w.text for w in words).lower()) is not None


_AGED = re.compile(r"[a-z\d]-year-?olds?$|\dyear-?olds?$")

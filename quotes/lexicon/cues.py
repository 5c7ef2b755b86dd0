"""The words that attribute: verbs, nouns and formulas, by what they take as content.

The verb lists hold lemmas that head attributions often enough in the PolNeAR training articles to
be worth more than they cost (Newell et al., LREC 2018), completed with their synonyms of speech.
"""

from enum import StrEnum

from quotes.document import Node
from quotes.knowledge import NO_CUES, CueList
from quotes.model import Polarity, Scope


class CueClass(StrEnum):
    """What a cue takes as its content, and how surely it attributes."""

    SAY = "say"
    NAME = "name"
    VOICE = "voice"
    THINK = "think"
    SHOW = "show"


# Speech and writing with a clause or marked words as content (“said that …”).
SAY = frozenset(
    """say tell add write ask note report announce suggest tweet retweet argue continue explain
    acknowledge declare recall respond conclude claim reply warn state agree promise insist reveal
    predict pledge vow admit deny indicate confirm assert assure concede lament complain stress
    confess confide
    joke quip remark emphasize emphasise reiterate repeat remind allege shout yell chant
    answer observe wonder boast caution contend affirm reaffirm estimate rule read advise urge
    point hint imply disclose testify post email text blog message muse counter protest proclaim
    profess maintain mention opine order plead pronounce propose recommend recount relate request
    word retort signal sing snap speculate swear threaten underline underscore utter volunteer
    whisper
    cry exclaim scream mutter murmur growl grumble sigh demand instruct exhort implore beg
    clarify elaborate interject intone scoff sneer bemoan rejoin riff rant gripe gush crow fume
    deadpan recite chime comment echo forecast advocate inform notify convince deem apologise
    apologize quote caption sign specify stipulate summarise summarize theorize theorise vent
    warble whine enthuse charge command dictate divulge enquire inquire foresee guarantee hail
    hypothesize justify negate object pray prophesy purport reason refute reject respond
    sum tout trumpet tease type wire cable ad-lib relay narrate decree posit surmise shoot
    reckon admonish upbraid berate accept remember forbid invite encourage hear
    interrupt press begin go finish open close start conclude laugh smile nod shrug
    question beam cheer marvel rave reminisce reflect sob weep put
    bark thunder roar howl bellow wail drawl hiss chuckle chortle giggle taunt preach lecture
    gloat seethe snarl stammer stutter whimper moan groan grunt gasp yelp squeal hoot holler bawl
    rasp purr coo croon jeer jest banter bluster fulminate tut counsel ponder reckon venture wager
    snipe bristle submit aver query appeal""".split()
)
# Verbs of telling somebody something, asking, or telling somebody to do something.
TELLING = frozenset(
    """tell ask urge order advise instruct beg implore exhort warn invite encourage forbid
    request command remind press inform assure promise appeal""".split()
)
# Verbs of the list above that attribute only with marked words or a clause right beside them;
# with an infinitive or a plain object they mean something else.
WEAK_SAY = frozenset(
    """continue begin go finish open close start laugh smile nod shrug beam cheer sign
    charge order read rule point press shoot type post message convince reason type
    reject propose request demand object sum interrupt hail tout reflect relate sob weep
    quote command find show accept remember forbid invite encourage hear
    bark thunder roar howl bellow wail drawl hiss chuckle chortle giggle taunt preach lecture
    gloat seethe snarl stammer stutter whimper moan groan grunt gasp yelp squeal hoot holler bawl
    rasp purr coo croon jeer jest banter bluster fulminate tut counsel ponder reckon venture wager
    snipe bristle submit query""".split()
)
# Verbs that give something a name or verdict; the marked words alone are content.
NAME = frozenset(
    """call describe label brand dub term characterize characterise denounce slam blast
    criticize criticise praise condemn dismiss decry deride mock ridicule attack accuse blame
    portray paint compare deem rate name consider defend applaud hail tout trash rip bash liken
    christen depict cast frame refer lambast lambaste castigate chide scold rebuke excoriate
    pan laud celebrate salute declare pronounce welcome thank regard view see admire pound
    extol malign demonize demonise vilify scorn herald""".split()
)
# Verbs whose marked object or oblique was somebody's words.
VOICE = frozenset(
    """cite express offer voice quote reference invoke raise issue deliver publish release pen
    share discuss speak talk address advocate promise seek want favor favour oppose back highlight
    feature lay identify list recognize recognise require prescribe prohibit envision
    envisage ridicule""".split()
)
THINK = frozenset(
    """think believe hope feel know want expect fear doubt consider suspect worry imagine assume
    understand realize realise see find entity guess prefer intend plan learn wish
    decide determine view regard trust remember forget support oppose seek agree favor favour
    anticipate aim refuse decline envision envisage suppose judge conclude deem""".split()
)
# What a document does where a person would say.
SHOW = frozenset(
    "show find indicate reveal suggest read state say warn conclude note list describe".split()
)

NOUNS = frozenset(
    """statement claim warning announcement allegation accusation comment remark assertion
    suggestion denial admission promise pledge vow threat argument contention prediction
    declaration complaint criticism insistence revelation testimony confession proposal demand
    question reply response answer message tweet post letter report speech apology plea appeal
    call charge acknowledgment acknowledgement assurance explanation objection rumour rumor
    concern word observation estimate forecast advice recommendation reminder boast quip joke
    note email memo release disclosure speculation gossip insinuation innuendo smear slur hearsay
    reference description characterization characterisation talk joke conclusion finding
    account verdict rhetoric""".split()
)
# Nouns that, possessed, stand for a speech act by themselves (“Her statement”).
SPEECH_ACTS = frozenset(
    """statement claim warning announcement allegation accusation comment remark assertion denial
    admission pledge vow threat testimony confession tweet apology plea speech declaration
    criticism assurance complaint insistence letter promise answer reply response explanation
    account appeal question message conclusion request
    offer order objection motion estimate proposal report forecast prediction demand
    recommendation suggestion rebuke retort call""".split()
)
THOUGHT_NOUNS = frozenset(
    """belief hope fear view opinion plan intention desire expectation feeling idea thought
    conviction impression suspicion worry decision support opposition""".split()
)
# What somebody may deny though nobody need have said it.
BELIEFS = frozenset(
    """idea notion theory assumption view perception impression myth story premise narrative
    accusation conclusion possibility prospect talk""".split()
)
# Adverbs and adjectives that report without naming anyone.
REPORTATIVE = frozenset("reportedly allegedly supposedly purportedly".split())

_REFUSALS = frozenset("refuse decline".split())
_NEGATING = frozenset("not never n't no neither nor hardly".split())
_NOBODY = frozenset("nobody none neither no-one no".split())
_DENIALS = frozenset("deny dispute refute reject rebut".split())
_MODALS = frozenset("would could might may should will can must shall".split())
# “would not say”: what somebody will not tell, unlike “would not argue”, is refused.
_DISCLOSING = frozenset("say tell confirm reveal disclose specify state comment".split())
_WILLING = frozenset("will would wo 'd ’d".split())
_HEARERS = frozenset("i we you".split())
# What leaves the saying undone (“failed to say”, “avoided saying”), and what leaves it to come
# (“is expected to say”, “plans to tell”).
_UNDONE = frozenset("fail neglect omit forget avoid".split())
_TO_COME = frozenset("expect expected schedule plan intend due likely poise".split())


def verb_class(lemma: str, *, scope: Scope, own: CueList = NO_CUES) -> CueClass | None:
    """Return what class of cue a verb's lemma is, None if it attributes nothing in this scope.

    The caller's `own` cues go before the built-in ones.
    """
    thought = CueClass.SAY if scope is Scope.ALL else CueClass.THINK
    classes = (CueClass.SAY, CueClass.NAME, CueClass.VOICE, thought)
    for listed, cue_class in zip((own.say, own.name, own.voice, own.think), classes, strict=True):
        if lemma in listed:
            return cue_class
    if lemma in SAY:
        return CueClass.SAY
    if lemma in NAME:
        return CueClass.NAME
    if scope is Scope.ALL and lemma in THINK:
        return CueClass.SAY
    if lemma in THINK:
        return CueClass.THINK
    if lemma in VOICE:
        return CueClass.VOICE
    return None


def _is_nobody(subject: Node) -> bool:
    return subject.lemma in _NOBODY or any(
        c.lemma in _NOBODY for c in subject.children("det", "cc:preconj", "advmod")
    )


def is_ignored(cue: Node, *, own: CueList) -> bool:
    """Tell whether the caller wants a word to attribute nothing."""
    return bool(own.ignore) and not {cue.lemma, cue.word.text.lower(), cue_lemma(cue)}.isdisjoint(
        own.ignore
    )


def cue_lemma(cue: Node, *, own: CueList = NO_CUES) -> str:
    """Return a verb's lemma; where the lemmatiser left an inflected form, its likely stem."""
    lemma = cue.lemma
    mine = {*own.say, *own.name, *own.voice, *own.think}
    if lemma in _VERBS or lemma in mine:
        return lemma
    for ending, stems in _ENDINGS:
        if lemma.endswith(ending):
            stem = lemma[: -len(ending)]
            for guess in (*(stem + s for s in stems), stem[:-1]):
                if guess in _VERBS or guess in mine:
                    return guess
    return _IRREGULAR.get(lemma, lemma)


_IRREGULAR = {
    "sang": "sing", "sung": "sing", "swore": "swear", "sworn": "swear", "foresaw": "foresee",
    "forbade": "forbid",
}  # fmt: skip

_ENDINGS = (("ied", ("y",)), ("ies", ("y",)), ("ing", ("", "e")), ("ed", ("", "e")), ("s", ("",)))
_VERBS = SAY | NAME | VOICE | THINK


def polarity_of(cue: Node) -> Polarity:
    """Tell how an attribution stands: affirmed, negated, refused or hypothetical.

    Handled: “declined to say”, “refused to confirm”, “would not say”; “did not say”, “never
    said”; “denied”; “failed to say”, “stopped short of saying”, “has yet to say”; “would say”,
    “if he says”, “is expected to say”.
    """
    head = cue.head()
    under = head.lemma if cue.is_a("xcomp") and head is not None else ""
    if under in _REFUSALS or cue.lemma in _REFUSALS:
        return Polarity.REFUSED
    dependents = cue.children()
    if any(d.lemma in _NEGATING and d.is_a("advmod", "det", "cc") for d in dependents):
        return Polarity.REFUSED if _is_unwilling(cue, dependents) else Polarity.NEGATED
    if under in _UNDONE or _is_still_to_come(cue):
        return Polarity.NEGATED
    if cue.lemma in _DENIALS or any(_is_nobody(d) for d in dependents if d.is_a("nsubj")):
        return Polarity.NEGATED
    if any(d.lemma in _MODALS and d.is_a("aux") for d in dependents):
        return Polarity.HYPOTHETICAL
    if any(d.lemma in {"if", "whether", "unless"} and d.is_a("mark") for d in dependents):
        return Polarity.HYPOTHETICAL
    return Polarity.HYPOTHETICAL if under in _TO_COME else Polarity.AFFIRMED


def _is_unwilling(cue: Node, dependents: tuple[Node, ...]) -> bool:
    """“Holt would not say whether …”; not “I would not say that …”, which says the contrary."""
    willing = any(d.is_a("aux") and d.lemma in _WILLING for d in dependents)
    hearer = any(d.is_a("nsubj") and d.lemma.lower() in _HEARERS for d in dependents)
    return willing and cue_lemma(cue) in _DISCLOSING and not hearer


def _is_still_to_come(cue: Node) -> bool:
    """“has yet to say”, “stopped short of saying”: however the parser hangs these words."""
    index = cue.word.index
    before = tuple(w.text.lower() for w in cue.sentence.words[max(0, index - 2) : index])
    return before in {("yet", "to"), ("short", "of")}

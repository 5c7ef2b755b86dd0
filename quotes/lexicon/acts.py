"""What a cue tells of the act, and how the reporter stands to the words: by lemma.

Acts follow the classes of speech acts that reference grammars give verbs of reporting (assertives,
directives, commissives; Searle, 1976) and PARC's types of attribution (assertion, belief, fact,
eventuality; Prasad et al., 2006). Stance follows the implicative and doubting verbs of style guides
(“claimed” doubts, “pointed out” and “admitted” take the words for true).
"""

from quotes.terms import Act, Stance

_BY_ACT = {
    Act.WRITE: """write tweet retweet post text email e-mail blog wire cable pen type print publish
        letter editorial memo article petition op-ed""",
    Act.ASK: """ask inquire enquire question wonder query press quiz interrogate grill poll survey
        inquiry""",
    Act.ORDER: """order command instruct direct demand urge request require advise recommend
        forbid ban beg implore exhort plead appeal counsel dictate
        decree encourage invite lobby bid prescribe prohibit admonish entreat beseech
        recommendation plea request call advice instruction invitation propose
        proposal""",
    Act.PROMISE: """promise pledge vow swear guarantee assure threaten commit undertake offer
        volunteer threat assurance commitment oath guarantee""",
    Act.THINK: """think believe consider suspect assume guess imagine figure suppose reckon deem
        view regard see doubt expect anticipate envision envisage presume
        trust theorize hypothesize belief view opinion
        idea thought suspicion assumption expectation conviction doubt impression theory notion
        perception convinced sure certain confident skeptical sceptical doubtful
        entertain interpret perceive foresee judgment mind""",
    Act.KNOW: """know learn realize realise understand recognize recognise remember forget
        discover notice aware unaware hear recollect memory knowledge acquaint""",
    Act.INTEND: """want plan intend hope aim seek decide determine wish prefer try refuse mean
        resolve opt choose plot aspire long yearn strive desire plan intention
        goal ambition hope wish decision determination willing ready eager prepared determined
        unwilling reluctant keen attempt effort refusal need""",
    Act.FEEL: """fear worry like love hate dislike enjoy regret resent admire fret dread care
        rejoice appreciate support oppose favor favour back feel fear worry concern
        anger frustration support opposition afraid worried concerned glad happy proud angry upset
        sorry disappointed pleased grateful surprised frustrated excited scared hopeful
        dissatisfied outraged furious sympathize distrust mistrust embrace loathe""",
}  # fmt: skip

_ACTS = {lemma: act for act, lemmas in _BY_ACT.items() for lemma in lemmas.split()}
# An infinitive makes another act of these: “told him to go”, “agreed to go”.
_WITH_INFINITIVE = {
    **dict.fromkeys("tell warn caution ask remind press".split(), Act.ORDER),
    **dict.fromkeys("agree swear vow offer".split(), Act.PROMISE),
    **dict.fromkeys("expect propose".split(), Act.INTEND),
}

_DOUBTFUL = frozenset(
    """claim allege purport profess pretend suppose insinuate speculate boast brag suspect
    imagine reportedly allegedly supposedly purportedly allegation accusation rumour rumor
    insinuation innuendo hearsay gossip speculation smear slur""".split()
)
_AFFIRMATIVE = frozenset(
    """acknowledge admit concede confess note remind reveal disclose show demonstrate prove confirm
    know realize realise recognize recognise discover find learn observe notice point explain
    underscore emphasize emphasise stress clarify recall remember highlight affirm reaffirm regret
    aware admission acknowledgment acknowledgement revelation confirmation reminder finding
    disclosure confession explanation demonstration divulge attest illustrate""".split()
)


def act_of(lemma: str, *, infinitive: bool) -> Act:
    """Return what a source does by a cue: `Act.SAY` for what no list has.

    `act_of("tell", infinitive=True)` is `Act.ORDER` (“told them to go”).
    """
    other = _WITH_INFINITIVE.get(lemma) if infinitive else None
    return other or _ACTS.get(lemma, Act.SAY)


def stance_of(lemma: str) -> Stance:
    """Return how a cue stands to the words: “claimed” doubtful, “pointed out” affirmative."""
    if lemma in _DOUBTFUL:
        return Stance.DOUBTFUL
    return Stance.AFFIRMATIVE if lemma in _AFFIRMATIVE else Stance.NEUTRAL

"""Verbs by what their subject does to a claim: makes it his own, or turns it down.

“Holt repeated the claim that …” asserts it, “Holt dismissed the claim that …” denies it; with any
other verb (“faced”, “heard”, “investigated”, “was cleared of”) the claim is somebody else's.
"""

from quotes.document import Node

# With a noun of speech as object, the subject performs the act that the noun names.
_PERFORMING = frozenset(
    """make issue give offer repeat voice express raise send deliver publish release post write
    add reiterate renew restate defend withdraw retract drop level fire hurl file lodge submit
    bring air advance float spread peddle share echo sign utter shout tweet draw reach sound leave
    announce unveil launch start begin trumpet maintain have hold cite present produce table open
    emphasize emphasise stress underline underscore endorse support back join lead use conclude
    read set tout trot circulate register record note mention invoke propose state
    accept acknowledge admit concede confirm agree affirm reaffirm print carry broadcast
    include contain put formulate voice revive resurrect amplify parrot honor honour keep""".split()
)
_PERFORMING_WITH = frozenset({("stand", "by"), ("put", "forward"), ("stick", "to"), ("go", "with")})

# The subject turns the claim down: he denies what it says.
_REBUTTING = frozenset(
    """deny dispute refute reject rebut rubbish ridicule dismiss discount contest counter contradict
    debunk repudiate disown disavow quash slam deride mock decry scorn pooh-pooh downplay minimise
    minimize discredit denounce condemn challenge doubt fight resist disprove demolish deflect
    parry bat swat shrug spurn trash lambast lambaste slate oppose belittle demolish squash squelch
    scotch allay dispel""".split()
)
# The same with a particle or preposition (“laughed off”, “hit back at”), or with what is poured.
_REBUTTING_WITH = frozenset(
    (verb, word)
    for verbs, words in (
        ("laugh brush shrug wave bat swat fend fob toss cast", "off aside away"),
        ("throw toss kick rule", "out"),
        ("shoot knock play talk", "down"),
        ("hit push fight fire strike snap", "back"),
        ("hit lash", "out"),
        ("scoff sneer bristle laugh jeer balk baulk rail scoff", "at against"),
        ("pour cast heap", "scorn water doubt derision"),
        ("take", "issue"),
        ("make", "light"),
    )
    for verb in verbs.split()
    for word in words.split()
)


def asserts(verb: Node) -> bool:
    """Tell whether a verb's subject makes the claim it has as object: “issued a warning that …”."""
    return verb.lemma in _PERFORMING or _is_with(verb, _PERFORMING_WITH)


def rebuts(verb: Node) -> bool:
    """Tell whether a verb's subject turns down the claim it governs: “laughed off talk that …”."""
    return _stem(verb) in _REBUTTING or _is_with(verb, _REBUTTING_WITH)


def _is_with(verb: Node, pairs: frozenset[tuple[str, str]]) -> bool:
    beside = verb.children("compound:prt", "advmod", "obj", "obl")
    words = {c.lemma for c in beside} | {k.lemma for c in beside for k in c.children("case")}
    stem = _stem(verb)
    return any((stem, word) in pairs for word in words)


def _stem(verb: Node) -> str:
    """A rare verb's stem, where the lemmatiser left an inflected form (“rubbished”)."""
    base = verb.lemma.removesuffix("ed").removesuffix("ing")
    return next((s for s in (base, base + "e", base[:-1]) if s in _VERBS), verb.lemma)


_VERBS = _REBUTTING | {verb for verb, _ in _REBUTTING_WITH}

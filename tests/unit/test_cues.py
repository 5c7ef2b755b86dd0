import pytest

from quotes.document import Node
from quotes.lexicon.cues import CueClass, cue_lemma, polarity_of, verb_class
from quotes.model import Polarity, Scope
from quotes.syntax import Sentence, Word
from tests.scene import document_of, node_of

SPEECH, ALL = Scope.SPEECH, Scope.ALL


@pytest.mark.parametrize(
    ("lemma", "scope", "wanted"),
    [
        # saying, writing, asking
        ("say", SPEECH, CueClass.SAY),
        ("write", SPEECH, CueClass.SAY),
        ("tweet", SPEECH, CueClass.SAY),
        ("ask", SPEECH, CueClass.SAY),
        ("confess", SPEECH, CueClass.SAY),
        # a name or verdict given to something
        ("call", SPEECH, CueClass.NAME),
        ("blast", SPEECH, CueClass.NAME),
        # words of somebody passed on
        ("cite", SPEECH, CueClass.VOICE),
        # thought is no speech …
        ("believe", SPEECH, CueClass.THINK),
        ("hope", SPEECH, CueClass.THINK),
        # … unless the caller asks for it
        ("believe", ALL, CueClass.SAY),
        ("say", ALL, CueClass.SAY),
        # nothing is attributed
        ("run", SPEECH, None),
        ("run", ALL, None),
    ],
)
def test_verbs_have_a_class(lemma: str, scope: Scope, wanted: CueClass | None) -> None:
    assert verb_class(lemma, scope=scope) is wanted


@pytest.mark.parametrize(
    ("lemma", "wanted"),
    [
        ("say", "say"),
        ("Say", "say"),  # the lemmatiser kept the capital
        ("denied", "deny"),  # it left the form as it stood
        ("denies", "deny"),
        ("tweeting", "tweet"),
        ("announcing", "announce"),
        ("announced", "announce"),
        ("claims", "claim"),
        ("quipped", "quip"),  # a doubled consonant
        ("quipping", "quip"),
        ("walked", "walked"),  # no verb of ours: as it came
        ("bring", "bring"),
        ("", ""),
    ],
)
def test_inflected_lemma_is_brought_to_its_stem(lemma: str, wanted: str) -> None:
    assert cue_lemma(_verb(lemma)) == wanted


@pytest.mark.parametrize(
    ("text", "cue", "wanted"),
    [
        ("Clara Moss said that the dam would hold.", "said", Polarity.AFFIRMED),
        # unsaid
        ("Boris Holt did not say when it would open.", "say", Polarity.NEGATED),
        ("Boris Holt hasn’t said when it would open.", "said", Polarity.NEGATED),
        ("Boris Holt never said the dam was safe.", "said", Polarity.NEGATED),
        # … by anybody
        ("Nobody said the dam was safe.", "said", Polarity.NEGATED),
        ("Neither man said the dam was safe.", "said", Polarity.NEGATED),
        # said to be untrue
        ("Boris Holt denied that the dam was weak.", "denied", Polarity.NEGATED),
        ("Boris Holt rejected claims that the dam was weak.", "rejected", Polarity.NEGATED),
        # not said on purpose: the verb of refusing and the verb of saying alike
        ("Boris Holt declined to say when it would open.", "say", Polarity.REFUSED),
        ("Boris Holt declined to say when it would open.", "declined", Polarity.REFUSED),
        ("Boris Holt refused to comment.", "comment", Polarity.REFUSED),
        ("Boris Holt would not say whether it leaked.", "say", Polarity.REFUSED),
        # … which is not to say the contrary
        ("I would not say that it leaked.", "say", Polarity.NEGATED),
        # left unsaid
        ("Boris Holt failed to say when it would open.", "say", Polarity.NEGATED),
        ("Boris Holt stopped short of saying that it leaked.", "saying", Polarity.NEGATED),
        ("Boris Holt has yet to say whether it leaks.", "say", Polarity.NEGATED),
        # to be said
        ("Clara Moss is expected to say that the dam is safe.", "say", Polarity.HYPOTHETICAL),
        ("Clara Moss plans to tell the panel it is safe.", "tell", Polarity.HYPOTHETICAL),
        # on no particular occasion
        ("Clara Moss would say the dam was safe.", "say", Polarity.HYPOTHETICAL),
        ("If Clara Moss says the dam is safe, we stay.", "says", Polarity.HYPOTHETICAL),
        (
            "Reporters asked whether Clara Moss said the dam was safe.",
            "said",
            Polarity.HYPOTHETICAL,
        ),
        # a negation in what is said does not touch the saying
        (
            (
                "An official, speaking on condition of anonymity because he was not authorised to "
                "talk, said the dam was safe."
            ),
            "said",
            Polarity.AFFIRMED,
        ),
    ],
)
def test_polarity_tells_how_an_attribution_stands(text: str, cue: str, wanted: Polarity) -> None:
    assert polarity_of(node_of(document_of(text), cue)) is wanted


def _verb(lemma: str) -> Node:
    word = Word(
        index=0,
        start=0,
        end=1,
        text="x",
        lemma=lemma,
        upos="VERB",
        xpos="VB",
        feats="",
        head=None,
        deprel="root",
    )
    return Node(sentence=Sentence(words=(word,)), word=word)

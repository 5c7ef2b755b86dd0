import pytest

from quotes.document import Document
from quotes.judge import Verdict, is_damaged, judge_outcomes
from quotes.model import Status
from tests.scene import document_of, resolved_of

SAFE = "said the dam was safe."


def _verdicts(text: str) -> tuple[Verdict, ...]:
    document = document_of(text)
    return judge_outcomes(document, resolved_of(document))


def _confidence(text: str) -> float:
    *_, verdict = _verdicts(text)
    assert verdict.status is Status.RESOLVED
    return verdict.confidence


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“The dam will hold,” said Clara Moss.", Status.RESOLVED),
        (f"The Moss campaign {SAFE}", Status.RESOLVED),  # a name that no figure has
        ("“The dam will hold.” “We know.”", Status.UNRESOLVED),
        (f"They {SAFE}", Status.UNRESOLVED),
        (f"Hugh Quill and Boris Holt met. He {SAFE}", Status.UNRESOLVED),
    ],
)
def test_named_is_resolved_and_all_else_is_not(text: str, wanted: Status) -> None:
    assert _verdicts(text)[-1].status is wanted


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        # a name, a pronoun of the only one it can mean, a description
        ("“The dam will hold,” said Clara Moss.", f"Clara Moss left. She {SAFE}"),
        (f"Clara Moss left. She {SAFE}", f"Former mayor Clara Moss left. The mayor {SAFE}"),
        # a pronoun with rivals
        (f"Clara Moss left. She {SAFE}", f"Nora Quill met Clara Moss. She {SAFE}"),
        # the cue's own clause, the speaker who goes on, in the next paragraph
        (
            "“The dam will hold,” said Clara Moss.",
            "“It holds,” Clara Moss said. “Nobody will leave.”",
        ),
        (
            "“It holds,” Clara Moss said. “Nobody will leave.”",
            "“It holds,” Clara Moss said.\n\n“Nobody will ever leave us.”",
        ),
        # narration that names somebody
        (
            "“It holds,” Clara Moss said. “Nobody will leave.”",
            "Clara Moss was angry. “Nobody asked us.”",
        ),
        # a speech act without its words
        ("“The dam will hold,” said Boris Holt.", "Boris Holt’s warning was ignored."),
    ],
)
def test_confidence_falls_with_what_it_rests_on(surer: str, less_sure: str) -> None:
    assert 0 < _confidence(less_sure) < _confidence(surer) < 1


GARBLED = "“The dam will hold“, Clara Moss said."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (GARBLED, True),  # a mark with the wrong glyph
        ("“The dam will hold,” said Clara Moss.", False),
        ("Advertisement\n\n“The dam will hold,” said Clara Moss.", False),  # lines set aside
    ],
)
def test_damage_shows_in_the_marks(text: str, wanted: bool) -> None:
    document: Document = document_of(text)

    assert is_damaged(document) is wanted


def test_in_a_damaged_text_only_a_name_beside_its_cue_is_trusted() -> None:
    whole = f"“The dam will hold,” Clara Moss said. Clara Moss left. She {SAFE}"
    garbled = whole.replace("hold,”", "hold“,")

    assert _verdicts(garbled)[0].confidence == _verdicts(whole)[0].confidence
    assert _verdicts(garbled)[-1].confidence < 0.6 < _verdicts(whole)[-1].confidence


def test_every_quotation_has_its_verdict() -> None:
    text = "“It holds,” Clara Moss said. “Nobody will leave.” They said the dam was safe."

    assert [v.status for v in _verdicts(text)] == [Status.RESOLVED] * 2 + [Status.UNRESOLVED]

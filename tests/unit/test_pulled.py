"""Pull quotes: paragraphs of marked words that stand elsewhere in the article as well."""

import pytest

from tests.scene import document_of, outcomes_of

_MOSS = "“The dam is a very bad deal for all of us here,” Clara Moss said."
_HOLT = "“We will not leave,” said Boris Holt."


@pytest.mark.parametrize(
    ("pulled", "outcomes"),
    [
        # whose they are, the place tells that they are taken from
        ("“The dam is a very bad deal for all of us here.”", ("Clara Moss", "Clara Moss")),
        # … and nobody's, if the article itself says them
        ("“Clara Moss opened the old gate at Arden on Monday.”", ("Clara Moss",)),
        # a few words may be said twice, by one after the other
        ("“A very bad deal.”", ("Boris Holt", "Clara Moss")),
        # what stands nowhere else is of whoever spoke before
        ("“The gate at Arden is to be opened for good on Monday.”", ("Boris Holt", "Clara Moss")),
    ],
)
def test_pull_quote(pulled: str, outcomes: tuple[str, ...]) -> None:
    told = "Clara Moss opened the old gate at Arden on Monday."
    text = f"{_HOLT}\n\n{pulled}\n\n{told}\n\n{_MOSS}"

    assert outcomes_of(document_of(text)) == ("Boris Holt", *outcomes)

"""Rows show marked words side by side in brackets; beside them is what each is, None for speech."""

import pytest

from quotes.find.mark_series import labelled
from quotes.model import NotSpeechLabel as Label
from tests.scene import document_of, drawn, links_of, plain


@pytest.mark.parametrize(
    ("row", "labels"),
    [
        # words that stand in a row share the cue that takes one of them
        ("Clara Moss called him a [“liar”] and a [“Marxist”].", (None, None)),
        ("Clara Moss resigned, citing his [“long delay”] and [“poor work”] at Arden.",
         (None, None)),
        # … and are titles together
        ("She appeared on [“Water Today”] and [“The Long Flood”] in May.",
         (Label.TITLE, Label.TITLE)),
        # what stands apart has its own
        ("The [“safe”] dam fell. Clara Moss called it [“a mess”].", (Label.TERM, None)),
    ],
)  # fmt: skip
def test_words_in_a_row_are_one_thing(row: str, labels: tuple[Label | None, ...]) -> None:
    document = document_of(plain(row))
    found = labelled(document, links_of(document))
    passages = document.markings.passages

    assert drawn(document.text, {"[]": [s.spans[0] for s in passages]}) == row
    assert tuple(label for _, label in found) == labels


def test_words_in_a_row_are_linked_to_the_same_cue() -> None:
    document = document_of("Clara Moss resigned, citing his “long delay” and “poor work” at Arden.")
    found = labelled(document, links_of(document))

    cues = [link.frame and link.frame.cue_span.of(document.text) for link, _ in found]
    assert cues == ["citing", "citing"]

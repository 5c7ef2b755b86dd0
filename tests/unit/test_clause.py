"""What the judge is told of the words, their cue and its source within one sentence."""

import pytest

from quotes.rank.outcome_facts import features_of
from quotes.refer import gather_names
from tests.scene import document_of, resolved_of


def _numbers(text: str) -> dict[str, float]:
    document = document_of(text)
    first, *_ = features_of(document, gather_names(document), resolved_of(document))
    return dict(first)


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        (
            "“The dam will hold,” said Clara Moss.",
            {"source_from_cue", "source_behind"},
            {"mixed", "other_cues", "others_in_sentence"},
        ),
        ("Clara Moss said the dam was safe.", {"source_from_cue"}, {"source_behind", "mixed"}),
        (
            "Clara Moss called the dam “safe”.",
            {"mixed", "one_word", "small_letter", "words_from_cue"},
            {"cue_behind", "apart_from_cue", "owned"},
        ),
        # whose the words are, and what else stands between
        ("Boris Holt’s talk of “chaos” upset Arden.", {"owned"}, {"steps", "verbs"}),
        ("Clara Moss called Boris Holt’s talk “a disgrace”.", {"owned", "steps"}, {"one_word"}),
        (
            "Clara Moss said Boris Holt hopes to win by calling people “fools”.",
            {"steps", "verbs", "others_in_sentence"},
            {"owned", "apart_from_cue"},
        ),
        (
            "Clara Moss, according to Boris Holt, called it “a farce”.",
            {"apart_from_cue", "others_in_sentence"},
            {"steps"},
        ),
        ("Boris Holt could “leave,” said Clara Moss.", {"cue_behind"}, {"words_from_cue"}),
        (
            "Asked whether the dam held, Clara Moss said it did.",
            {"other_cues", "others_in_sentence"},
            {"mixed"},
        ),
        ("“The dam will hold.”", set(), {"source_from_cue", "mixed", "other_cues"}),
    ],
)
def test_how_words_cue_and_source_stand(text: str, wanted: set[str], unwanted: set[str]) -> None:
    found = _numbers(text).keys()

    assert wanted <= found
    assert not unwanted & found


def test_source_farther_from_its_cue_counts_more() -> None:
    near = _numbers("“It holds,” said Clara Moss.")
    far = _numbers("“It holds,” Clara Moss, 72, said.")

    assert near["source_from_cue"] < far["source_from_cue"]

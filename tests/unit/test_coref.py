"""Coreference: the phrases that may be mentions, what is told of pairs, and the head's sums."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from quotes.parse.coref.facts import NEAREST, pair_facts, phrase_facts
from quotes.parse.coref.phrases import Form, Phrase, find_phrases
from quotes.parse.coref.scorer import CoreferenceHead, candidates_of
from quotes.syntax import Sentence
from tests.scene import document_of

WIDTH = 6


def _read(text: str) -> tuple[tuple[Sentence, ...], tuple[Phrase, ...]]:
    sentences = document_of(text).parse.sentences
    return sentences, find_phrases(sentences)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clara Moss said that the dam would hold.", ["Clara Moss name", "the dam definite"]),
        ("She said the mayor of Arden left.", ["She she", "the mayor of Arden definite",
                                               "Arden name"]),
        ("A spokesman left.", ["A spokesman indefinite"]),
        ("Boris Holt attacked what he called “a disgrace”.",
         ["Boris Holt name", "he he", "a disgrace indefinite"]),
    ],
)  # fmt: skip
def test_phrases_with_their_forms(text: str, expected: list[str]) -> None:
    sentences, phrases = _read(text)

    assert expected == [
        f"{text[words[p.first].start : words[p.last].end]} {p.form}"
        for p in phrases
        for words in (sentences[p.sentence].words,)
    ]


def test_conjuncts_are_phrases_and_so_are_all_of_them() -> None:
    text = "Clara Moss and Boris Holt said the dam was safe."
    sentences, phrases = _read(text)
    (words,) = (sentence.words for sentence in sentences)

    named = [
        (text[words[p.first].start : words[p.last].end], p.group)
        for p in phrases
        if p.form is Form.NAME
    ]

    assert named == [
        ("Clara Moss", False),
        ("Clara Moss and Boris Holt", True),
        ("Boris Holt", False),
    ]


def test_candidates_are_the_phrases_before_the_nearest_first() -> None:
    rows = candidates_of(np.array([0, 2, NEAREST + 3]))

    assert rows[0].tolist() == [-1] * NEAREST
    assert rows[1].tolist() == [1, 0] + [-1] * (NEAREST - 2)
    assert rows[2].tolist() == list(range(NEAREST + 2, 2, -1))


def test_pairs_agree_or_not() -> None:
    sentences, phrases = _read("Clara Moss met Boris Holt. She said the dam was safe.")
    facts = phrase_facts(sentences, phrases)
    she = next(at for at, p in enumerate(phrases) if p.form is Form.SHE)
    anaphors = np.array([she])
    candidates = candidates_of(anaphors)

    pairs = pair_facts(facts, anaphors, candidates)

    assert pairs.shape[:2] == (1, NEAREST)
    # The third block of columns, after two of seven, tells how genders agree.
    agreement = pairs[0, :she, 14:17].argmax(axis=1).tolist()
    names = [phrases[at].head.text for at in candidates[0, :she]]
    assert dict(zip(names, agreement, strict=True)) == {"Boris": 2, "Clara": 1}


def _weights(path: Path, told: int, pairs: int) -> CoreferenceHead:
    rng = np.random.default_rng(7)
    shapes = {
        "own": (WIDTH + told, 5),
        "other": (WIDTH + told, 5),
        "bias": (5,),
        "likeness": (WIDTH, 3),
        "alike": (3, 5),
        "pair": (pairs, 5),
        "deep": (5, 4),
        "deep_bias": (4,),
        "score": (4,),
        "new": (WIDTH + told, 2),
        "new_bias": (2,),
        "new_score": (2,),
        "none": (),
    }
    drawn = {
        name: np.asarray(rng.normal(size=shape), dtype=np.float16) for name, shape in shapes.items()
    }
    save_file(drawn, path)
    return CoreferenceHead(path)


def test_anaphors_have_earlier_phrases_with_chances(tmp_path: Path) -> None:
    text = "Clara Moss met Boris Holt. She said the dam was safe. The mayor left, he said."
    sentences, phrases = _read(text)
    facts = phrase_facts(sentences, phrases)
    pairs = pair_facts(facts, np.array([1]), candidates_of(np.array([1])))
    head = _weights(tmp_path / "small.safetensors", facts.told.shape[1], pairs.shape[2])
    rng = np.random.default_rng(1)
    states = [rng.normal(size=(len(s.words), WIDTH)).astype(np.float32) for s in sentences]

    anaphors = head.link(sentences, states)

    assert [text[a.start : a.end] for a in anaphors] == ["She", "the dam", "The mayor", "he"]
    for anaphor in anaphors:
        scores = [found.score for found in anaphor.antecedents]
        assert scores == sorted(scores, reverse=True)
        assert 0 < sum(scores) + anaphor.none <= 1 + 1e-5
        assert all(found.head < anaphor.head for found in anaphor.antecedents)


def test_sentences_that_no_model_read_have_no_phrases(tmp_path: Path) -> None:
    sentences, _ = _read("Clara Moss left. She said the dam was safe.")
    head = _weights(tmp_path / "small.safetensors", 1, 1)

    assert head.link(sentences, [None, None]) == ()

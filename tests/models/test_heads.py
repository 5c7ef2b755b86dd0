"""The quick way through the bundle's models gives what stanza's own processors give."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.parse.borders import Token
from quotes.parse.models import find_models
from quotes.parse.pipeline import Pipeline, load_pipeline
from quotes.parse.trees import find_trees

pytestmark = pytest.mark.models

TEXTS = (
    "Clara Moss said that the dam would hold. She didn't say why, and they can't tell her's apart.",
    "On Monday, Dan Pike of Harbour Trust told reporters in Elm Bay: \"It works.\" 'No,' he added.",
    "  Odd   spaces ,and\u200b a dash - or two -- here; mail dan@example.org or see www.link.com. ",
    "Mrs. Holt's plan cost $1.5 million (up 3 per cent.) in 2019-20! Really? Gonna be fine...",
    "漢字 and Ünïcödé 🙂 words. * * *",
    "x",
    "",
    "Nobody. " * 20,
    "It works, the mayor of the old town near the long river said on the second day, " * 9,
    "".join(chr(code) for code in range(0x4E00, 0x4E90)) + " " + "1/2-3.4 " * 60,
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline(find_models())


def test_text_is_split_as_by_stanza(pipeline: Pipeline) -> None:
    from quotes.parse.processors import ProcessorSegmenter

    assert not isinstance(pipeline.segmenter, ProcessorSegmenter)
    texts = [text.strip() for text in TEXTS if len(text) < 1000]

    assert ProcessorSegmenter(stanza=pipeline.stanza).split(texts) == pipeline.segmenter.split(
        texts
    )


def test_a_text_longer_than_the_model_reads_at_once_is_split(pipeline: Pipeline) -> None:
    text = "The dam will hold, she said. " * 120

    (sentences,) = pipeline.segmenter.split([text])

    assert [text[s[0].start : s[-1].end] for s in sentences] == [
        "The dam will hold, she said."
    ] * 120


def test_sentences_are_read_as_by_stanza(pipeline: Pipeline) -> None:
    from quotes.parse.encoder import RememberingEncoder
    from quotes.parse.processors import ProcessorHeads

    assert not isinstance(pipeline.heads, ProcessorHeads)
    sentences = [s for found in pipeline.segmenter.split(TEXTS) for s in found]
    encoder = pipeline.stanza.processors["pos"].trainer.model.bert_model
    assert isinstance(encoder, RememberingEncoder)

    quick = pipeline.heads.read(sentences)

    assert quick == ProcessorHeads(stanza=pipeline.stanza, encoder=encoder).read(sentences)
    assert pipeline.heads.read([]) == []


def test_sentences_longer_than_the_encoder_reads_at_once(pipeline: Pipeline) -> None:
    from quotes.parse.processors import ProcessorHeads

    words = [("uncharacteristically",) * 160, ("Holt",), ("antidisestablishmentarians",) * 150]
    sentences = [
        tuple(Token(start=at, end=at + 1, text=w, words=(w,)) for at, w in enumerate(row))
        for row in words
    ]
    encoder = pipeline.stanza.processors["pos"].trainer.model.bert_model

    quick = pipeline.heads.read(sentences)

    assert quick == ProcessorHeads(stanza=pipeline.stanza, encoder=encoder).read(sentences)


def test_threads_change_nothing(pipeline: Pipeline) -> None:
    import torch

    from quotes.parse.workers import Workers

    before = torch.get_num_threads()
    workers = Workers()
    workers.count = 2

    made = list(workers.map(lambda size: torch.ones(size).sum().item(), range(1, 9)))

    assert made == [(size, float(size)) for size in range(1, 9)]
    assert torch.get_num_threads() == before


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_trees_are_those_of_stanza(words: int, seed: int) -> None:
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    scores = np.random.default_rng(seed).normal(size=(words + 1, words + 1)) - 9
    np.fill_diagonal(scores, -np.inf)

    (heads,) = find_trees(scores[None], [words + 1])

    assert heads.tolist() == chuliu_edmonds_one_root(scores).tolist()


def test_each_worker_has_torch_on_one_core() -> None:
    import torch

    from quotes.parse.workers import Workers

    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        seen = list(Workers().map(lambda _: torch.get_num_threads(), range(4)))
    finally:
        torch.set_num_threads(before)

    assert seen == [(at, 1) for at in range(4)]

"""The stanza parser with real models: offsets, sentences, names, damaged folders."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.errors import ModelsError
from quotes.model import Span
from quotes.parse.models import find_models
from quotes.parse.seam import ParseRequest
from quotes.parse.stanza_parser import StanzaParser
from quotes.syntax import Parse

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def parser() -> StanzaParser:
    return StanzaParser()


def _request(text: str) -> ParseRequest:
    return ParseRequest(text=text, regions=(Span(start=0, end=len(text)),))


def _words(parse: Parse) -> list[tuple[str, str, str]]:
    return [(w.text, w.lemma, w.deprel) for s in parse.sentences for w in s.words]


@pytest.mark.parametrize(
    "text",
    [
        "Clara Moss said the dam would hold. She didn’t say why.",
        "\ufeffClara\u00a0Moss sa\u200bid:\r\n“No 🙂\u200d🙂!” she\u00ad added.",
        "See https://example.org/" + "a/" * 60 + " said Dan Pike, who can’t recall it.",
        "x" * 9_000 + " " + "word, " * 900,
        "“ ” ‘ ’ — … !!!!!!!!!",
        "a\x00b \ud800 \ue000 \u0301",
        "漢字" * 300,
    ],
)
def test_words_slice_to_the_text(parser: StanzaParser, text: str) -> None:
    (parse,) = parser.parse([_request(text)])

    at = 0
    for sentence in parse.sentences:
        assert sum(word.head is None for word in sentence.words) == 1
        for word in sentence.words:
            assert at <= word.start < word.end <= len(text)
            assert word.text == word.span.of(text) or "n’t" in word.span.of(text)
            at = word.start
        for entity in sentence.entities:
            assert entity.text == text[entity.start : entity.end]


def test_an_empty_text_has_no_sentences(parser: StanzaParser) -> None:
    empty = ParseRequest(text="", regions=())

    assert (Parse(), Parse()) == parser.parse([empty, _request(" \n\u200b ")])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("“Go away!” he shouted at Mr. Holt. It was late.", "“Go away!” he shouted at Mr. Holt."),
        ("Sen. George W. Holt voted no. It failed.", "Sen. George W. Holt voted no."),
    ],
)
def test_a_sentence_is_not_cut_inside(parser: StanzaParser, text: str, first: str) -> None:
    (parse,) = parser.parse([_request(text)])

    sentence = parse.sentences[0]
    assert first == text[sentence.start : sentence.end]


def test_speech_has_subject_and_content(parser: StanzaParser) -> None:
    (parse,) = parser.parse([_request("Clara Moss said that the dam would hold.")])

    (sentence,) = parse.sentences
    (said,) = (word for word in sentence.words if word.lemma == "say")
    assert {"nsubj", "ccomp"} <= {word.deprel for word in sentence.children(said)}
    assert [entity.text for entity in sentence.entities] == ["Clara Moss"]


def test_twins_in_curly_and_straight_marks_parse_alike(parser: StanzaParser) -> None:
    curly = "“It didn’t hold,” said Dan Pike. ‘Nobody’s to blame.’"
    straight = curly.translate(str.maketrans("“”‘’", "\"\"''"))

    one, two = parser.parse([_request(curly), _request(straight)])

    assert _words(two) == [
        (text.translate(str.maketrans("“”‘’", "\"\"''")), lemma, rel)
        for text, lemma, rel in _words(one)
    ]


def test_a_batch_equals_one_by_one(parser: StanzaParser) -> None:
    texts = ["Clara Moss left.", "“No,” she said.", "Dan Pike, a doctor, told reporters it was so."]

    together = parser.parse([_request(text) for text in texts])

    assert [_words(p) for p in together] == [_words(parser.parse([_request(t)])[0]) for t in texts]
    assert together == pickle.loads(pickle.dumps(together))


def test_importing_the_package_loads_no_models() -> None:
    code = "import sys, quotes; sys.exit(any(m in sys.modules for m in ('torch', 'stanza')))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_damaged_encoder_is_an_error(tmp_path: Path) -> None:
    bundle = find_models().folder
    for path in bundle.rglob("*"):
        copy = tmp_path / path.relative_to(bundle)
        copy.mkdir(parents=True) if path.is_dir() else copy.write_bytes(path.read_bytes())
    weights = tmp_path / "en" / "encoder" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])

    with pytest.raises(ModelsError, match="loading them failed"):
        StanzaParser(tmp_path).parse([_request("Clara Moss left.")])


def test_anaphors_are_told_where_asked_for(parser: StanzaParser) -> None:
    text = "Clara Moss met Boris Holt at the dam on Friday. She told reporters that it would hold."
    alone = StanzaParser(coreference=False)

    (plain,), (linked,) = alone.parse([_request(text)]), parser.parse([_request(text)])

    assert plain.anaphors == ()
    assert linked.sentences == plain.sentences
    assert alone.models != parser.models
    found = {text[a.start : a.end]: a for a in linked.anaphors}
    best = found["She"].antecedents[0]
    assert text[best.start : best.end] == "Clara Moss"
    for anaphor in linked.anaphors:
        assert anaphor.start <= anaphor.head < anaphor.end
        assert sum(a.score for a in anaphor.antecedents) + anaphor.none <= 1.0001

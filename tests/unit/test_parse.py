"""The pure parts of the parser: the copy that models read, sentence borders, finding models."""

import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import ModelsError, QuotesError
from quotes.model import Span
from quotes.parse.borders import MAX_WORDS, Token, mend_borders
from quotes.parse.clean import MAX_PIECE, clean_region
from quotes.parse.models import STAGES, Origin, check_files, find_models, list_models
from quotes.parse.seam import ParseRequest
from quotes.parse.tagger_repair import mend_names
from quotes.parse.tree_repair import mend_subjects, mend_trees
from quotes.syntax import EntityType, NamedEntity
from tests.fake import FakeParser, parse_of

CLEAN = [
    ("plain text stays", "She left.", "She left."),
    ("marks of all styles are straight", "“A” ‘b’ «c» „d“", '"A" \'b\' "c" "d"'),
    ("odd spaces are spaces", "a\u00a0b\u2009c\r\nd\te", "a b c  d e"),
    ("what has no width is not there", "\ufeffda\u200bm so\u00adft", "dam soft"),
    ("an emoji stays, its selector goes", "ok ❤\ufe0f", "ok ❤"),
    ("an accent of its own is left out", "Rene\u0301 Gru\u0308n", "Rene Grun"),
    ("a lone surrogate is a star", "a\ud800b", "a*b"),
    ("a control character is not there", "a\x00b", "ab"),
    ("a long link is a short one", "see https://example.org/a/b/c?d=e.", "see www.link.com."),
    ("a very long run is a word", "a " + "x" * 500 + " b", "a thing b"),
    ("a repeated sign is three", "so......... done", "so... done"),
    ("a name is read in one script", "Han Sol (한솔) left", "Han Sol left"),
    ("an aside in Latin script stays", "Han Sol (see above) left", "Han Sol (see above) left"),
]


@pytest.mark.parametrize(("text", "clean"), [row[1:] for row in CLEAN], ids=[r[0] for r in CLEAN])
def test_the_copy_for_the_models(text: str, clean: str) -> None:
    (piece,) = clean_region(text, Span(start=0, end=len(text)))

    assert clean == piece.text


def test_a_closing_mark_that_the_text_lacks_is_read_at_the_space() -> None:
    text = "“We will win, Holt said."
    at = text.index(" Holt")

    (piece,) = clean_region(text, Span(start=0, end=len(text)), unclosed={at})

    assert piece.text == '"We will win," Holt said.'
    mark = piece.text.rindex('"')
    assert piece.source(mark, mark + 1) == Span(start=at, end=at + 1)
    holt = piece.text.index("Holt")
    assert piece.source(holt, holt + 4).of(text) == "Holt"


def test_an_accent_of_its_own_belongs_to_its_letter() -> None:
    text = "said Rene\u0301."

    (piece,) = clean_region(text, Span(start=0, end=len(text)))

    assert piece.source(5, 9).of(text) == "Rene\u0301"
    assert piece.source(9, 10).of(text) == "."


@given(st.text(max_size=200), st.integers(0, 20), st.integers(0, 20))
def test_every_character_of_the_copy_has_its_place(text: str, before: int, after: int) -> None:
    region = Span(start=min(before, len(text)), end=max(before, len(text) - after, 0))
    region = Span(start=min(region.start, region.end), end=min(region.end, len(text)))

    for piece in clean_region(text, region):
        places = [piece.source(i, i + 1) for i in range(len(piece.text))]
        assert all(region.start <= p.start < p.end <= region.end for p in places)
        assert all(a.end <= b.start for a, b in pairwise(places))


@pytest.mark.parametrize("text", ["x" * 30_000, "a b " * 9_000, "No. " * 9_000, "\n" * 9_000, ""])
def test_pieces_are_bounded(text: str) -> None:
    pieces = clean_region(text, Span(start=0, end=len(text)))

    assert all(len(piece.text) <= MAX_PIECE for piece in pieces)


# “|” is where the tokenizer set a border; the tokens are parted by white space, “_” joins.
BORDERS = [
    ("a title's full stop", "said Mr. | Holt .", "said Mr. Holt ."),
    ("an initial's", "George W. | Holt left .", "George W. Holt left ."),
    ("a pronoun is no initial", "So did I. | Holt left .", "So did I. | Holt left ."),
    ("a closing mark", '" Go _! | _" he said .', '" Go _! _" he said .'),
    ("a closing mark after a space", '" Go ! | " he said .', '" Go ! " he said .'),
    ("an opening mark stays", '" Go _! _" | " Now .', '" Go _! _" | " Now .'),
    ("small letters go on", "It was . | well , late", "It was . well , late"),
    ("marks alone", "The end . | -- |  --", "The end . -- --"),
    ("a law's name", "The Clean Water | Act says so .", "The Clean Water Act says so ."),
    ("no law's name", "He left . | Act now .", "He left . | Act now ."),
    ("two sentences", "He left . | She stayed .", "He left . | She stayed ."),
]


def _tokens(marked: str) -> list[tuple[Token, ...]]:
    """Return the sentences of a marked text as tokens with offsets."""
    at = 0
    sentences: list[list[Token]] = [[]]
    for form in marked.split():
        if form == "|":
            sentences.append([])
            continue
        touches, form = form.startswith("_"), form.removeprefix("_")
        at += 0 if touches else 1
        sentences[-1].append(Token(start=at, end=at + len(form), text=form, words=(form,)))
        at += len(form)
    return [tuple(sentence) for sentence in sentences]


@pytest.mark.parametrize(
    ("cut", "mended"), [row[1:] for row in BORDERS], ids=[r[0] for r in BORDERS]
)
def test_sentence_borders_are_mended(cut: str, mended: str) -> None:
    assert _tokens(mended) == list(mend_borders(_tokens(cut)))


def test_an_overlong_sentence_is_cut_at_a_comma() -> None:
    clause = "and on it went ,"

    sentences = mend_borders(_tokens(" ".join([clause] * 200)))

    assert len(sentences) > 1
    assert all(len(tokens) <= MAX_WORDS for tokens in sentences)
    assert all(tokens[-1].text == "," for tokens in sentences)


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[Nadia Abdel]-Hamid left", ["Nadia Abdel-Hamid"]),
        ("[Nadia Abdel]-[Hamid] left", ["Nadia Abdel-Hamid"]),
        ("[Holt]-led talks", ["Holt"]),
        ("[Holt] - Pike talks", ["Holt"]),
        ("Okoro-[Lang] left", ["Okoro-Lang"]),
        ("Anti-[Holt] talks", ["Holt"]),
        ("so-[Holt] talks", ["Holt"]),
        # a party and its state are nobody
        ("[Nadia Holt] [R-AR] left", ["Nadia Holt"]),
    ],
)
def test_hyphenated_names_are_whole(marked: str, names: list[str]) -> None:
    text = marked.replace("[", "").replace("]", "")
    forms = [m.span() for m in re.finditer(r"\w+|-", text)]
    _, parse = parse_of("x/X/root>0")
    words = [
        evolve(parse.sentences[0].words[0], index=i, start=a, end=b, text=text[a:b])
        for i, (a, b) in enumerate(forms)
    ]
    entities = [
        NamedEntity(start=at, end=at + len(name), text=name, type=EntityType.PERSON)
        for name in re.findall(r"\[(.*?)\]", marked)
        for at in [text.index(name)]
    ]

    assert [entity.text for entity in mend_names(text, words, entities)] == names


@pytest.mark.parametrize(
    ("sentence", "mended"),
    [
        (  # who is told, and who the clause is about
            (
                "Fiona/PROPN/nsubj>2/Fiona told/VERB/root>0/tell the/DET/det>4 court/NOUN/nsubj>7 "
                "Drever/PROPN/nsubj>7/Drever had/AUX/aux>7/have run/VERB/ccomp>2"
            ),
            {"court": ("iobj", "told"), "Drever": ("nsubj", "run")},
        ),
        (  # as it should be
            (
                "Moss/PROPN/nsubj>2/Moss told/VERB/root>0/tell him/PRON/iobj>2/he it/PRON/nsubj>5 "
                "held/VERB/ccomp>2/hold"
            ),
            {"him": ("iobj", "told"), "it": ("nsubj", "held")},
        ),
        (
            (
                "It/PRON/nsubj>2/it held/VERB/ccomp>5/hold _,/PUNCT/punct>5 "
                "Moss/PROPN/nsubj>5/Moss said/VERB/root>0/say"
            ),
            {"It": ("nsubj", "held"), "Moss": ("nsubj", "said")},
        ),
    ],
)
def test_subjects_are_where_they_belong(sentence: str, mended: dict[str, tuple[str, str]]) -> None:
    _, parse = parse_of(sentence)

    words = mend_subjects(parse.sentences[0].words, ())

    told = {w.text: (w.deprel, words[w.head].text) for w in words if w.head is not None}
    assert {text: told[text] for text in mended} == mended


@pytest.mark.parametrize(
    ("sentence", "names", "mended"),
    [
        (  # two roles of one person
            (
                "Author/NOUN/nsubj>6/author and/CCONJ/cc>3 activist/NOUN/conj>1 "
                "Nadia/PROPN/conj>1/Nadia Kell/PROPN/flat>4/Kell left/VERB/root>0/leave"
            ),
            ("Nadia Kell",),
            {"Nadia": ("nsubj", "left"), "Author": ("nmod:desc", "Nadia")},
        ),
        (  # two people, as the article tells
            (
                "The/DET/det>2 coach/NOUN/nsubj>7 and/CCONJ/cc>4 captain/NOUN/conj>2 "
                "Nadia/PROPN/conj>2/Nadia Kell/PROPN/flat>5/Kell left/VERB/root>0/leave"
            ),
            ("Nadia Kell",),
            {"Nadia": ("conj", "coach"), "coach": ("nsubj", "left")},
        ),
        (  # no person's role
            (
                "Police/NOUN/nsubj>6/police and/CCONJ/cc>3 lawyer/NOUN/conj>1 "
                "Nadia/PROPN/conj>1/Nadia Kell/PROPN/flat>4/Kell left/VERB/root>0/leave"
            ),
            ("Nadia Kell",),
            {"Nadia": ("conj", "Police")},
        ),
        (  # a surname under another's name
            (
                "Tom/PROPN/nsubj>6/Tom Brandt/PROPN/flat>1/Brandt and/CCONJ/cc>4 "
                "Lena/PROPN/conj>1/Lena Voss/PROPN/flat>1/Voss left/VERB/root>0/leave"
            ),
            ("Tom Brandt", "Lena Voss"),
            {"Brandt": ("flat", "Tom"), "Voss": ("flat", "Lena"), "Lena": ("conj", "Tom")},
        ),
        (  # who stands behind the verb of saying
            (
                "We/PRON/nsubj>2/we left/VERB/ccomp>4/leave _,/PUNCT/punct>2 said/VERB/root>0/say "
                "Kenyan/ADJ/amod>6 lawyer/NOUN/nmod:desc>7 Nadia/PROPN/ccomp>4/Nadia "
                "Kell/PROPN/flat>7/Kell"
            ),
            ("Nadia Kell",),
            {"Nadia": ("nsubj", "said"), "left": ("ccomp", "said")},
        ),
        (  # a passive without auxiliary is none
            (
                "We/PRON/nsubj>2/we left/VERB/ccomp>4/leave _,/PUNCT/punct>2 "
                "tweeted/VERB/root>0/tweet Nadia/PROPN/nsubj:pass>4/Nadia Kell/PROPN/flat>5/Kell"
            ),
            ("Nadia Kell",),
            {"Nadia": ("nsubj", "tweeted")},
        ),
        (  # a body and a role that lead to a name, as the verb's other subjects
            (
                "Daily/PROPN/nsubj>6/Daily Orn/PROPN/flat>1/Orn editor/NOUN/nsubj>6 "
                "Nadia/PROPN/nsubj>6/Nadia Kell/PROPN/flat>4/Kell left/VERB/root>0/leave"
            ),
            ("Nadia Kell",),
            {
                "Nadia": ("nsubj", "left"),
                "Daily": ("nmod:desc", "Nadia"),
                "editor": ("nmod:desc", "Nadia"),
            },
        ),
        (  # … and as what the name is an apposition to, short form in brackets
            (
                "Party/PROPN/nsubj>7/Party (/PUNCT/punct>3 FP/PROPN/appos>5/FP )/PUNCT/punct>3 "
                "legislator/NOUN/appos>1 Nadia/PROPN/appos>5/Nadia left/VERB/root>0/leave"
            ),
            ("Nadia",),
            {"Nadia": ("nsubj", "left"), "Party": ("nmod:desc", "Nadia")},
        ),
        (  # set off by a comma: a real apposition
            (
                "Party/PROPN/nsubj>4/Party ,/PUNCT/punct>3 Nadia/PROPN/appos>1/Nadia "
                "left/VERB/root>0/leave"
            ),
            ("Nadia",),
            {"Party": ("nsubj", "left"), "Nadia": ("appos", "Party")},
        ),
        (  # who is with a group
            (
                "Voters/NOUN/nsubj>4/voter the/DET/det>3 committee/NOUN/nsubj>4 left/VERB/root>0 "
                "Nadia/PROPN/obj>4/Nadia"
            ),
            ("Nadia",),
            {"Voters": ("nsubj", "left"), "committee": ("nsubj", "left")},
        ),
        (  # whose possessor stands between verb and name
            (
                "We/PRON/nsubj>2/we left/VERB/ccomp>4/leave _,/PUNCT/punct>2 said/VERB/root>0/say "
                "the/DET/det>6 union/NOUN/nmod:poss>8 _'s/PART/case>6 Nadia/PROPN/ccomp>4/Nadia"
            ),
            ("Nadia",),
            {"Nadia": ("nsubj", "said"), "union": ("nmod:poss", "Nadia")},
        ),
        (  # a noun in the plural is the verb there
            (
                "“/PUNCT/punct>3 _We/PRON/nsubj>3/we left/VERB/parataxis>6/leave _,/PUNCT/punct>3 "
                "_”/PUNCT/punct>3 counters/NOUN/root>0/counter Nadia/PROPN/vocative>6/Nadia"
            ),
            ("Nadia",),
            {"Nadia": ("nsubj", "counters"), "left": ("parataxis", "counters")},
        ),
        (  # who is told is no subject where there is one
            (
                "We/PRON/nsubj>2/we left/VERB/ccomp>5/leave _,/PUNCT/punct>2 "
                "he/PRON/nsubj>5 told/VERB/root>0/tell "
                "Nadia/PROPN/iobj>5/Nadia Kell/PROPN/flat>6/Kell"
            ),
            ("Nadia Kell",),
            {"Nadia": ("iobj", "told")},
        ),
    ],
)
def test_names_head_what_tells_of_them(
    sentence: str, names: tuple[str, ...], mended: dict[str, tuple[str, str]]
) -> None:
    text, parse = parse_of(sentence)
    people = [
        NamedEntity(start=at, end=at + len(name), text=name, type=EntityType.PERSON)
        for name in names
        for at in [text.index(name)]
    ]

    words = mend_trees(parse.sentences[0].words, people)

    told = {w.text: (w.deprel, words[w.head].text) for w in words if w.head is not None}
    assert {text: told[text] for text in mended} == mended


def _make_models(folder: Path, *, english: bool = True) -> Path:
    """Make a folder in stanza's layout, with files that are no models."""
    entry: dict[str, object] = {"packages": {"default": dict.fromkeys(STAGES, "toy")}}
    for stage in STAGES:
        path = folder / "en" / stage / "toy.pt"
        path.parent.mkdir(parents=True)
        path.write_bytes(stage.encode())
        md5 = hashlib.md5(stage.encode(), usedforsecurity=False).hexdigest()
        entry[stage] = {"toy": {"md5": md5}}
    resources = {"en" if english else "de": entry}
    (folder / "resources.json").write_text(json.dumps(resources), encoding="utf-8")
    return folder


def test_a_folder_of_models_is_found(tmp_path: Path) -> None:
    models = find_models(_make_models(tmp_path / "mine"))

    check_files(models)
    assert Origin.FOLDER is models.origin
    assert tuple(file.stage for file in models.files) == STAGES
    assert models.name.startswith("mine@")


def test_a_folder_without_models_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelsError, match=r"resources\.json.* is not there"):
        find_models(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"en": {}}', '{"en": {"packages": 3}}'])
def test_a_bad_list_of_models_is_an_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "resources.json").write_text(content, encoding="utf-8")

    with pytest.raises(QuotesError, match=r"resources\.json"):
        find_models(tmp_path)


def test_models_without_english_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelsError, match="English"):
        find_models(_make_models(tmp_path / "mine", english=False))


@pytest.mark.parametrize(("damage", "message"), [("remove", "no such file"), ("change", "md5")])
def test_a_damaged_file_is_an_error(tmp_path: Path, damage: str, message: str) -> None:
    models = find_models(_make_models(tmp_path / "mine"))
    path = models.files[3].path
    path.unlink() if damage == "remove" else path.write_bytes(b"something else")

    with pytest.raises(ModelsError, match=message):
        check_files(models)


def test_stanza_downloads_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(_make_models(tmp_path / "own")))

    assert Origin.STANZA in {models.origin for models in list_models()}


@given(st.text("Clara Moss said that “the dam” 'would' hold. Mr.\n", max_size=120))
def test_the_fake_gives_trees_whose_words_slice_to_the_text(text: str) -> None:
    request = ParseRequest(text=text, regions=(Span(start=0, end=len(text)),))

    (parse,) = FakeParser().parse([request])

    for sentence in parse.sentences:
        (root,) = (word for word in sentence.words if word.head is None)
        assert len(sentence.words) == len(sentence.subtree(root))
        assert all(word.text == word.span.of(text) for word in sentence.words)


def test_compact_notation() -> None:
    text, parse = parse_of("Clara/PROPN/nsubj>2 spoke/VERB/root>0/speak _./PUNCT/punct>2")

    (sentence,) = parse.sentences
    assert text == "Clara spoke."
    assert [w.lemma if w.upos == "VERB" else w.text for w in sentence.words] == [
        "Clara",
        "speak",
        ".",
    ]
    assert [word.head for word in sentence.words] == [1, None, 1]

"""The pure parts of the training recipe: reading, deriving, varying."""

import random

import pytest

from quotes.training.budget import Budget
from quotes.training.entities import (
    TaggedSentence,
    hold_back,
    join_clitics,
    names_alone,
    read_iob2,
    split_hyphens,
    tags_from_entities,
    vary_case,
)
from quotes.training.exchange import exchange_names, names_in
from quotes.training.inflect import inflections, lemma_triples
from quotes.training.invent import Inventor
from quotes.training.rawtext import can_be_said, paragraphs, quote, render, respell, tokens_of
from quotes.training.treebank import change_forms, clean_block, marks_of, restyle, words_of

# Form, tag, head, relation, Entity= annotation.
PRESS = (
    ("Mayor", "NNP", 3, "nmod:desc", "(1-person-new"),
    ("Ines", "NNP", 3, "flat", ""),
    ("Okafor", "NNP", 4, "nsubj", "1)"),
    ("left", "VBD", 0, "root", ""),
    ("the", "DT", 6, "det", "(2-organization-new"),
    ("University", "NNP", 4, "obj", ""),
    ("of", "IN", 8, "case", ""),
    ("Velm", "NNP", 6, "nmod", "(3-place-new)2)"),
    ("on", "IN", 10, "case", ""),
    ("Monday", "NNP", 4, "obl", "(4-time-new)"),
)


def block(rows, comments=()):
    lines = list(comments)
    for index, (form, xpos, head, deprel, entity) in enumerate(rows, 1):
        upos = {"NNP": "PROPN", "CD": "NUM"}.get(xpos, "X")
        misc = f"Entity={entity}" if entity else "_"
        fields = (index, form, form.lower(), upos, xpos, "_", head, deprel, "1:dep", misc)
        lines.append("\t".join(map(str, fields)))
    return "\n".join(lines)


def test_clean_block_drops_what_no_stage_reads():
    raw = "\n".join(
        (
            "# sent_id = a",
            "# meta::author = Somebody",
            "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t0:root\tMSeg=Yes|SpaceAfter=No",
            "1.1\t_\t_\t_\t_\t_\t_\t_\t0:root\t_",
        )
    )

    expected = "# sent_id = a\n1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No"
    assert expected == clean_block(raw)


def test_names_from_entities_leave_titles_times_and_nested_names_out():
    assert "O B-PERSON I-PERSON O O B-ORG I-ORG I-ORG O O".split() == list(
        tags_from_entities(words_of(block(PRESS)))
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A common noun heads the mention: it has no name.
        ((("rain", "NN", 0, "root", "(1-event-new)"),), "O"),
        # Anything named that is no person, organisation or place is MISC.
        ((("Ulvia", "NNP", 0, "root", "(1-object-new)"),), "B-MISC"),
        # A mention that is never closed is dropped.
        ((("Ulvia", "NNP", 0, "root", "(1-place-new"),), "O"),
    ],
)
def test_names_from_entities_table(rows, expected):
    assert expected.split() == list(tags_from_entities(words_of(block(rows))))


def test_read_iob2(tmp_path):
    path = tmp_path / "ewt-dev.iob2"
    path.write_text("Ines\tB-PERSON\nleft\tO\n\n\nYes\tO\n", encoding="utf8")

    first, second = read_iob2(path)

    assert first.words == ("Ines", "left")
    assert first.tags == ("B-PERSON", "O")
    assert not first.has_misc
    assert second.words == ("Yes",)


def test_read_iob2_says_which_line_is_wrong(tmp_path):
    path = tmp_path / "x.iob2"
    path.write_text("Ines B-PERSON\n", encoding="utf8")

    with pytest.raises(ValueError, match=r"x\.iob2: wanted lines of word TAB tag, got 'Ines"):
        read_iob2(path)


def test_split_hyphens_continues_the_name():
    split = split_hyphens(TaggedSentence(words=("Ann-Lee", "a-1"), tags=("B-PERSON", "O")))

    assert split.words == ("Ann", "-", "Lee", "a-1")
    assert split.tags == ("B-PERSON", "I-PERSON", "I-PERSON", "O")


def _tagged(row: str, source: str = "") -> TaggedSentence:
    """Read “Ines/B-PERSON left”."""
    pairs = [(word, tag or "O") for word, _, tag in (part.partition("/") for part in row.split())]
    return TaggedSentence(
        words=tuple(w for w, _ in pairs), tags=tuple(t for _, t in pairs), source=source
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Ines/B-PERSON 's dam", "Ines's/B-PERSON dam"),
        ("the Velm/B-PLACE ’s", "the Velm’s/B-PLACE"),
        ("they do n't", "they don't"),
        ("People/B-ORG 's/I-ORG Party/I-ORG", "People's/B-ORG Party/I-ORG"),
        ("he/O 's/B-ORG Own/I-ORG", "he's Own/B-ORG"),
        ("' 's", "' 's"),
    ],
)
def test_clitics_are_joined_as_in_the_tokenizers_tokens(row, expected):
    assert join_clitics(_tagged(row)) == _tagged(expected)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("the/B-ORG insurgents/I-ORG", "the insurgents"),
        ("they/B-ORG", "they"),
        ("The/B-ORG Security/I-ORG Council/I-ORG", "The Security/B-ORG Council/I-ORG"),
        ("Iraqi/B-PERSON Ines/I-PERSON", "Iraqi/?PERSON Ines/?PERSON"),
        ("Ines/B-PERSON Okafor/I-PERSON left", "Ines/B-PERSON Okafor/I-PERSON left"),
    ],
)  # fmt: skip
def test_of_descriptions_names_alone_stay(row, expected):
    assert names_alone(_tagged(row)) == _tagged(expected)


@pytest.mark.parametrize("seed", range(8))
def test_exchanged_names_have_the_same_types(seed):
    plain = _tagged("Ines/B-PERSON Okafor/I-PERSON of Velm/B-PLACE left the/B-ORG Bank/I-ORG today")
    invented = Inventor(
        persons=(("Ada", "Mo", "Lind"),), countries=("Ulvia",), cities=("Old Arden",)
    )

    other = exchange_names(plain, names_in([plain]), invented, random.Random(seed))

    kinds = [tag[2:] for tag in other.tags if tag.startswith("B-")]
    assert kinds == ["PERSON", "PLACE", "ORG"]
    assert [w for w, t in zip(other.words, other.tags, strict=True) if t == "O"] == [
        "of",
        "left",
        "today",
    ]


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 105])
def test_hold_back_parts_in_order(count):
    train, held = hold_back(tuple(range(count)))

    assert tuple(range(count)) == train + held
    assert len(train) == count * 9 // 10


@pytest.mark.parametrize("seed", range(6))
def test_vary_case_keeps_tags_and_letters(seed):
    plain = TaggedSentence(words=("Ines", "left", "UNO"), tags=("B-PERSON", "O", "B-ORG"))
    varied = vary_case(plain, random.Random(seed))

    assert plain.tags == varied.tags
    assert [w.lower() for w in plain.words] == [w.lower() for w in varied.words]
    assert varied.words in (
        ("Ines", "Left", "UNO"),
        ("INES", "LEFT", "UNO"),
        ("ines", "left", "uno"),
    )


SAID = (
    ('"', "``", 2, "punct", ""),
    ("Rain", "NN", 5, "parataxis", ""),
    (",", ",", 2, "punct", ""),
    ('"', "''", 2, "punct", ""),
    ("said", "VBD", 0, "root", ""),
    ("Ines", "NNP", 5, "nsubj", ""),
    (".", ".", 5, "punct", ""),
)


def test_restyle_changes_marks_only():
    words = words_of(block(SAID))
    forms = [w.form for w in words]

    assert marks_of(words) == ((0, True), (3, False))
    assert "« Rain , » said Ines .".split() == list(restyle(forms, marks_of(words), ("«", "»")))


def test_change_forms_keeps_the_tree():
    changed = change_forms(block(SAID), [w.form.upper() for w in words_of(block(SAID))])

    assert [words_of(changed)[4].form, words_of(changed)[4].lemma] == ["SAID", "said"]
    assert [w.head for w in words_of(block(SAID))] == [w.head for w in words_of(changed)]


JOINED = "\n".join(
    (
        "# newpar",
        "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_",
        "1\tDo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_",
        "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_",
        "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No",
        "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_",
    )
)


def test_render_labels_every_character():
    (paragraph,) = paragraphs([JOINED])

    assert render(paragraph) == ("Don't go.", "000030012")


def test_paragraphs_part_at_newpar():
    assert [len(p) for p in paragraphs([JOINED, block(SAID), JOINED])] == [2, 1]


@pytest.mark.parametrize("seed", range(20))
def test_invented_quotations_are_labelled_throughout(seed):
    rng = random.Random(seed)
    said = tokens_of(
        block((("Go", "VB", 0, "root", ""), *((w, "X", 1, "dep", "") for w in "on a .".split())))
    )
    assert can_be_said(said)
    paragraph = respell(quote([said, said], [("Ines", "Okafor")], rng), rng)
    text, labels = render(paragraph)

    assert len(text) == len(labels)
    assert labels.endswith("2")
    assert labels.count("2") == len(paragraph)
    # A label ends every token, and none stands on a space.
    assert all(label == "0" for char, label in zip(text, labels, strict=True) if char == " ")
    assert [t.text for s in paragraph for t in s] == _tokens(text, labels)


def _tokens(text, labels):
    found, current = [], ""
    for char, label in zip(text, labels, strict=True):
        current += char
        if label != "0":
            found.append(current.strip())
            current = ""
    return found


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("quip", "quipped"),
        ("deny", "denies"),
        ("deny", "denied"),
        ("agree", "agreeing"),
        ("emphasise", "emphasised"),
        ("add", "added"),
        ("vow", "vowed"),
        ("press", "presses"),
        ("lie", "lying"),
        ("admit", "admitted"),
    ],
)
def test_inflections(verb, form):
    assert form in set(inflections(verb))


def test_lemma_triples_never_overrule_the_treebank():
    seen = [("found", "VERB", "find"), ("founded", "VERB", "found"), ("rain", "NOUN", "rain")]
    triples = lemma_triples(seen, frozenset({"quip"}))
    lemma = {(form, tag): lemma for form, tag, lemma in reversed(triples)}

    assert lemma["found", "VERB"] == "find"
    assert lemma["FOUND", "VERB"] == "find"
    assert lemma["Quipped", "VERB"] == "quip"
    assert lemma["Rain", "NOUN"] == "rain"


@pytest.mark.parametrize(
    ("step", "elapsed", "done"), [(0, 0.0, 0.0), (5, 0.0, 0.5), (5, 80.0, 0.8), (99, 0.0, 1.0)]
)
def test_budget_ends_with_whichever_comes_first(step, elapsed, done):
    budget = Budget(steps=10, seconds=100)

    assert done == budget.done(step, elapsed)
    assert 0 <= budget.rate(done) <= 1


def test_budget_rate_rises_then_falls_to_nothing():
    rates = [Budget(steps=100).rate(i / 100) for i in range(101)]

    assert rates[0] == rates[-1] == 0
    assert 0.99 < max(rates) <= 1

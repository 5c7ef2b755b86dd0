"""Rows show in braces the sentences that need no parse."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.model import Scope, Span
from quotes.parse.borders import Token
from quotes.parse.plan import plan_parse
from quotes.parse.reading import plain_reading
from quotes.parse.skim import skim
from quotes.text.marks import find_marked
from quotes.text.prose import read_prose
from tests.scene import drawn


@pytest.mark.parametrize(
    "row",
    [
        "{It is new. }The dam is old. The mayor said so.",
        "{It rained. It snowed. }It was cold. Dana Holt told nobody.",
        # a name that no other sentence has
        "Dana Holt runs the dam. {It is old.}",
        "Dana al-Holt runs it. {It is old.}",
        # one that is known
        "Dana Holt spoke. She said no. {The town likes Holt.}",
        # with a name, it is read where somebody is quoted soon
        "Dana Holt said no. {So is Holt. }Holt is old. {It is red. }It is blue. He said so.",
        "{It is old. }It is new. Her denial was short.",
        # marks, and what looks like one
        "{It is new. }The dam is old. It is “safe”. {The dam's owner's away.}",
        # forms of verbs of saying
        "{It is old. }It is new. He denies it.",
        "{It is old. }It is new. He was begging.",
        "{It is old. }It is new. It is reportedly red.",
        # paragraphs follow each other
        "{It is old.\n}It is new.\nHe said so.",
        # words of the caller's own
        "{It is old. }It is new. It was yodelled.",
        "",
    ],
)
def test_what_is_not_read(row: str) -> None:
    text = row.translate(str.maketrans("", "", "{}"))
    paragraphs = [Span(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+\n?", text)]

    left = skim(text, paragraphs, (), re.compile("yodel"))

    assert drawn(text, {"{}": left}) == row


def test_a_quotation_makes_its_sentence_needed() -> None:
    text = "It is old. It is new. The dam will hold, he thinks. It is red."
    start = text.index("The dam")

    assert skim(text, [Span(start=0, end=len(text))], [Span(start=start, end=start + 17)]) == (
        Span(start=0, end=11),
        Span(start=text.index("It is red"), end=len(text)),
    )


@given(st.text("Dana Holt said it. He’s “in”:\n", max_size=120))
def test_what_is_not_read_lies_apart_and_in_order(text: str) -> None:
    prose = read_prose(text)

    plain = plan_parse(text, prose, find_marked(text, prose)).plain

    assert all(0 <= span.start < span.end <= len(text) for span in plain)
    assert all(one.end <= other.start for one, other in pairwise(plain))
    assert not any("said" in span.of(text) or "“" in span.of(text) for span in plain)


def test_all_is_read_where_belief_is_looked_for() -> None:
    text = "The dam is old. The mayor left."
    prose = read_prose(text)

    assert plan_parse(text, prose, find_marked(text, prose)).plain
    assert not plan_parse(text, prose, find_marked(text, prose), scope=Scope.ALL).plain


def test_a_sentence_that_no_model_read_is_a_tree() -> None:
    tokens = tuple(
        Token(start=at, end=at + 1, text=text, words=words)
        for at, (text, words) in enumerate([("cannot", ("can", "not")), (".", (".",))])
    )

    reading = plain_reading(tokens)

    assert reading.lemmas == ("can", "not", ".")
    assert reading.heads == (0, 1, 1)
    assert {len(row) for row in (reading.upos, reading.xpos, reading.feats, reading.relations)} == {
        3
    }

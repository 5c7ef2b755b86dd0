"""Paragraphs, kinds and warnings, as tables of text and what is made of it."""

import pytest

from quotes.layout import ParagraphKind
from quotes.model import WarningCode
from quotes.text.boilerplate import is_boilerplate
from quotes.text.prose import read_prose

LONG = "The council met on Monday to talk about the dam and the road beside it. " * 5


def paragraphs(text: str) -> list[str]:
    return [found.span.of(text) for found in read_prose(text).paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\r\n \u200b\n", []),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One.\n \u00a0\n\u200b\nTwo.", ["One.", "Two."]),
        ("\ufeffOne.\n\nTwo.", ["One.", "Two."]),
        # Without blank lines, a line is a paragraph …
        ("One thing.\nTwo things.\nThree.", ["One thing.", "Two things.", "Three."]),
        # … but a line broken within a sentence goes on.
        ("The dam would\nhold, she said.\nTwo.", ["The dam would\nhold, she said.", "Two."]),
        # Wrapped lines, the paragraph's end told by its short last line.
        (
            (
                "The council met on Monday evening to talk about the\n"
                "dam that Clara Moss had warned about for many years\n"
                "and the road that leads from the village to the old\n"
                "mill.\n"
                "Nobody from the ministry came to the town hall, and\n"
                "Ms Moss said that she had not expected them to come.\n"
            ),
            [
                (
                    "The council met on Monday evening to talk about the\n"
                    "dam that Clara Moss had warned about for many years\n"
                    "and the road that leads from the village to the old\n"
                    "mill."
                ),
                (
                    "Nobody from the ministry came to the town hall, and\n"
                    "Ms Moss said that she had not expected them to come."
                ),
            ],
        ),
        # A line of boilerplate parts a paragraph even at single line ends.
        (
            "“We will\nAdvertisement\nwin,” he said.",
            ["“We will", "Advertisement", "win,” he said."],
        ),
        ("Intro:\n\n> One.\n> Two.", ["Intro:", "> One.", "> Two."]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert expected == paragraphs(text)


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "ADVERTISEMENT",
        "Advertisement.",
        "Read more »",
        "Read more about the dam",
        "ALSO READ: What we know so far",
        "Related: Council loses vote",
        "Subscribe",
        "Follow us on Facebook",
        "Follow Dana Holt on Twitter @dholt.",
        "Click here to watch the debate",
        "Image copyright Mill Lane Pictures",
        "Photo: Dana Holt",
        "Dana Holt/Mill Lane",
        "Dana Holt via Mill Images.",
        "Continue reading the main story",
        "Sign up for our daily newsletter",
        "https://dam.example/story",
        "© 2024 The Daily Post",
        "12 comments",
        "3 min read",
        "___",
    ],
)
def test_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Share prices fell on Monday.",
        "Related claims were thrown out by the judge last year.",
        "Related to this, the minister said she would resign.",
        "Sign up sheets were empty on Monday, a teacher said.",
        "Print sales fell, the publisher said.",
        "Follow the money, the auditor told the panel.",
        "Advertisements for the dam were everywhere, Holt said.",
        "Comments like this hurt, she said.",
        "Copyright lawyers said the case was weak.",
        "“Share,” she said.",
        "Read more books, the librarian told the children.",
        "Watch officers saw nothing.",
        "Holt shrugged.",
        "“",
        "😀",
    ],
)
def test_prose_is_not_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Dam will hold, says Moss\n\nThe dam will hold.", "HB"),
        ("Dam Will Hold, Engineers Tell Inquiry.\n\nThe dam will hold.", "HB"),
        ("The dam will hold.\n\nA long wait\n\nNobody came.", "BHB"),
        ("Share\n\nDam will hold\n\nThe dam will hold.", "xHB"),
        ("To you I say: go. (Laughter)\n\nThe dam will hold.", "BB"),
        # Nothing follows, so it is no headline.
        ("The dam will hold.\n\nNobody came", "BB"),
        ("“We will win,” he said", "B"),
        # An introduction, a fragment, a signature, a list's item.
        ("Holt said:\n\nWe are sad.", "BB"),
        ("it went on\n\nWe are sad.", "BB"),
        ("— Dana Holt\n\nWe are sad.", "BB"),
        ("• one more\n\nWe are sad.", "BB"),
    ],
)
def test_kinds(text: str, kinds: str) -> None:
    letters = {
        ParagraphKind.BODY: "B",
        ParagraphKind.HEADLINE: "H",
        ParagraphKind.BOILERPLATE: "x",
    }
    assert kinds == "".join(letters[found.kind] for found in read_prose(text).paragraphs)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Dana Holt", True),
        ("BY DANA HOLT", True),
        ("By Dana Holt and Hugh Hill, Political Correspondent", True),
        ("By Monday the dam had burst.", False),
        ("By contrast, Holt said nothing", False),
    ],
)
def test_byline(line: str, byline: bool) -> None:
    assert byline == read_prose(f"{line}\n\nThe dam will hold.").paragraphs[0].byline


@pytest.mark.parametrize(
    ("end", "cut"),
    [
        ("The ministry says army struck eight targets (", "("),
        ("The ministry said it would…", "…"),
        ("The ministry said it would [+1234 chars]", "[+1234 chars]"),
        (
            "The ministry said it would send a letter to",
            "The ministry said it would send a letter to",
        ),
        ("The ministry said it would.", None),
        ("The ministry said: “It would…”", None),
        ("— Dana Holt", None),
        ("By Dana Holt and Hugh Hill of the Daily Post", None),
    ],
)
def test_truncated(end: str, cut: str | None) -> None:
    text = f"{LONG}\n\n{end}\n\nShare\n"
    found = [w for w in read_prose(text).warnings if w.code is WarningCode.TRUNCATED]
    assert ([cut] if cut else []) == [text[w.start : w.end] for w in found]


def test_boilerplate_warns_where_it_stands() -> None:
    text = "One.\n\nShare\n\nTwo."
    assert [(w.code, w.start, w.end) for w in read_prose(text).warnings] == [
        (WarningCode.BOILERPLATE, 6, 11)
    ]

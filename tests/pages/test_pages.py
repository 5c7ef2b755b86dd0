"""Pages as newsrooms make them: the article comes out clean, and its quotations with it.

Each `NAME.html` was written for this test, in a layout, a charset or a fault of its own, and
`NAME.txt` is its article as a careful reader would copy it: what stands in tags as a quotation has
marks, and captions, pull quotes, links, comments and banners are left out.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from quotes import Article, Engine, Report
from quotes.reading import read

HERE = Path(__file__).parent
PAGES = sorted(HERE.glob("*.html"))
# Who takes pictures, posts comments or praises a subscription speaks in no article here.
BYSTANDERS = frozenset(
    """
    Sternberg Plumb Pinter Kolb Duda Marchand Tully Grint Winters Ellen Bob Teal Crane
    Venn Hugo script JavaScript screen Quill Brody stagehand Lind
    """.split()
)


def read_page(page: Path) -> Article:
    (article,) = read(page)
    assert isinstance(article, Article)
    return article


def clean_text(page: Path) -> str:
    return page.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")


def test_there_are_pages_enough() -> None:
    assert len(PAGES) >= 25


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_the_article_comes_out_clean(page: Path) -> None:
    article = read_page(page)

    assert article.text == clean_text(page)
    assert article.extracted


@pytest.mark.parametrize(
    ("name", "title", "byline", "date"),
    [
        ("broadsheet", "Harbour wall to be raised by two metres", "Ida Brandt", "2026-02-03"),
        ("tabloid", "SWAN TERROR: Gran chased through car park", "Mick Tully", "2026-03-11"),
        ("latin1", "Pâtissier returns stolen recipe", "Zoë Lenz", "2025-12-01"),
        ("mojibake", "Café owner wins case over his terrace", "Inés Calder", "2026-07-19"),
        (
            "structured_data",
            "Geologists find second bottom of lake",
            "Alma Rossi and Kofi Mensah-Bell",
            "2026-08-21",
        ),
        ("undeclared", "Mayor’s parrot “not a member of the council”", None, None),
    ],
)
def test_the_page_tells_title_byline_and_date(
    name: str, title: str, byline: str | None, date: str | None
) -> None:
    article = read_page(HERE / f"{name}.html")

    assert (article.title, article.byline, article.date) == (title, byline, date)


@pytest.fixture(scope="module")
def reports() -> Mapping[str, tuple[Report, Report]]:
    """Of each page, the report of the page and that of its clean text."""
    given = []
    for page in PAGES:
        article = read_page(page)
        clean = Article(text=clean_text(page), title=article.title, byline=article.byline)
        given += [article, clean]
    found = [report for report in Engine().attribute_many(given) if isinstance(report, Report)]
    pairs = zip(found[::2], found[1::2], strict=True)
    return {page.stem: pair for page, pair in zip(PAGES, pairs, strict=True)}


@pytest.mark.models
@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_its_quotations_are_those_of_the_clean_text(
    page: Path, reports: Mapping[str, tuple[Report, Report]]
) -> None:
    of_page, of_text = reports[page.stem]

    assert of_page.text is not None
    assert of_page.quotations == of_text.quotations
    assert of_page.quotations
    for quotation in of_page.quotations:
        assert " ".join(span.of(of_page.text) for span in quotation.spans) == quotation.text


@pytest.mark.models
def test_bystanders_speak_nowhere(reports: Mapping[str, tuple[Report, Report]]) -> None:
    named = {
        (name, word)
        for name, (report, _) in reports.items()
        for quotation in report.quotations
        for speaker in quotation.speakers
        for word in speaker.name.split()
    }

    assert {pair for pair in named if pair[1] in BYSTANDERS} == set()


@pytest.mark.models
@pytest.mark.parametrize(
    ("name", "words", "speaker"),
    [
        ("statement", "“We left people on plastic chairs", "Henrik Dahl"),
        ("statement", "“Somebody had the key.", "Tomas Reyes"),
        ("inline_quotations", "“We have sung here since 1911”", "Edith Marlowe"),
        ("inline_quotations", "‘whose church is it’", "Edith Marlowe"),
        ("posts", "Flour is cheap.", "Alban Reyle"),
        ("posts", "Come and knead", "Dunya Ferrars"),
        ("marked_blocks", "“The masons have refused", "Magnus Thrale"),
    ],
)
def test_who_speaks_in_tags(
    name: str, words: str, speaker: str, reports: Mapping[str, tuple[Report, Report]]
) -> None:
    report, _ = reports[name]

    (found,) = [quote for quote in report.quotations if quote.text.startswith(words)]

    assert [named.name for named in found.speakers] == [speaker]

"""The page as text: what stands in it for an article, and that nothing in it can be markup."""

import json
import re
from html.parser import HTMLParser

import pytest
from attrs import evolve

import quotes
from benchmarks.gold import from_json as read_gold_record
from benchmarks.hostile import SCRIPT, Draft, nested_deep, script_in_every_field
from quotes.errors import FormatError
from quotes.formats import ReportView, page_parts, to_html, to_html_many
from quotes.formats.page.cast import COLOURS, SIGNS, cast_of
from quotes.formats.page.escape import script_json, shown
from quotes.formats.page.ways import Step, Ways
from quotes.formats.table import in_percent
from quotes.model import Failure, Kind, Report, Span, TextWarning, WarningCode
from tests.fake import FakeParser

TEXT = (
    "“The dam will hold,” said Clara Moss, the mayor.\n\n"
    "She denied that nobody had left.\r\n"
    "“We left,” a resident said.\n"
)


class Reading(HTMLParser):
    """A page read back: the text shown, the signs, the elements with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[str] = []
        self.signs: list[str] = []
        self._skip = 0
        self._in_line = False
        self._stack: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag in {"meta", "input", "rect"}:
            return
        self._stack.append(tag)
        if tag == "p":
            self._in_line = "dir" in found
            self.lines += [""] if self._in_line else []
        name = str(found.get("class") or "").split(" ")[0]
        if self._skip or name in {"sign", "goes-on", "flag", "vh"}:
            if name == "sign":
                self.signs.append("")
            self._skip += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in {"meta", "input", "rect"}:
            return
        assert self._stack.pop() == tag
        self._skip -= bool(self._skip)

    def handle_data(self, data: str) -> None:
        if self._skip and self.signs:
            self.signs[-1] += data
        elif self._in_line and "p" in self._stack:
            self.lines[-1] += data


def report_of(text: str, **given: object) -> Report:
    article = quotes.Article(text=text, **given)  # type: ignore[arg-type]
    (report,) = quotes.Engine(parser=FakeParser()).attribute_many([article])
    assert isinstance(report, Report)
    return report


def data_of(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_page_shows_the_text_with_each_quotation_in_its_sign() -> None:
    report = report_of(TEXT)
    read = Reading(to_html(report, TEXT))

    sure = [f"{in_percent(q.confidence)} sure" for q in report.quotations]
    assert read.lines == [line for line in re.split(r"\r?\n", TEXT) if line]
    assert [" ".join(sign.split()) for sign in read.signs] == [
        f"● Moss, quotation 1, direct: the speaker's own words, {sure[0]}",
        f"● Moss not asserted: “denied”, quotation 2, indirect: reported in other words, {sure[1]}",
        f"? left unnamed, quotation 3, direct: the speaker's own words, {sure[2]}",
    ]


def test_page_has_what_was_given_of_the_article() -> None:
    page = to_html(
        report_of(TEXT, id="a.txt", title="Dam holds", byline="Ida Brandt", date="2 May",
                  url="https://lantern.example/dam?a=1&b=2"), TEXT,
    )  # fmt: skip

    for words in (
        "<title>Dam holds – who said what</title>",
        "<bdi>Ida Brandt</bdi>",
        "<bdi>2 May</bdi>",
        '<a href="https://lantern.example/dam?a=1&amp;b=2" rel="noopener noreferrer nofollow">',
        "<bdi>a.txt</bdi>",
    ):
        assert words in page


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://x", "a.html"])
def test_address_that_is_not_of_the_web_is_no_link(url: str) -> None:
    page = to_html(report_of(TEXT, url=url), TEXT)

    assert f"<bdi>{url}</bdi>" in page
    assert f'href="{url}' not in page


def test_page_needs_nothing_from_elsewhere() -> None:
    read = Reading(to_html(report_of(TEXT), TEXT))

    for tag, attributes in read.elements:
        assert tag not in {"link", "img", "iframe", "object", "base"}
        assert "src" not in attributes
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def test_nothing_of_a_hostile_article_is_markup() -> None:
    report, text = script_in_every_field()

    page = to_html(report, text)
    read = Reading(page)

    kinds = {tag for tag, _ in read.elements}
    assert kinds <= set(
        "html head meta title style body a div section form fieldset legend label input span "
        "select option output button details summary p main noscript article header h1 bdi mark i "
        "aside h2 ul li svg rect script".split()
    )
    assert sum(tag == "script" for tag, _ in read.elements) == 2
    assert shown(SCRIPT) in read.lines
    assert data_of(page)["articles"][0]["gold"]["text"] == text  # type: ignore[index]


def test_script_json_ends_no_script_and_brings_every_string_through() -> None:
    value = {"a": "</script><!--&\u2028\ud83d\0é📱"}

    text = script_json(value)

    assert not set("<>&") & set(text)
    text.encode("utf-8")
    assert json.loads(text) == value


def test_policy_names_the_hashes_of_what_the_page_runs() -> None:
    parts = page_parts([(report_of(TEXT), TEXT)])

    assert parts.csp().startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in parts.csp()
    assert parts.csp() in parts.page()
    assert parts == page_parts([(report_of(TEXT), TEXT)])


def test_server_puts_its_form_before_the_page_and_lets_it_be_sent() -> None:
    page = page_parts([]).page(before='<form action="/">x</form>', form_action="'self'")

    assert '<body>\n<form action="/">x</form><a class="skip"' in page
    assert "form-action 'self'; require-trusted-types-for 'script'" in page


def test_several_articles_have_an_index_with_failures_in_it() -> None:
    failure = Failure(id="<bad>", error="RecordError", message="not & read")

    page = to_html_many([(report_of(TEXT, id="a"), TEXT), failure, (report_of("x", id="b"), "x")])

    assert "<td>3 quotations</td><td>1 speaker</td><td>1 without a name</td>" in page
    assert '<bdi>&lt;bad&gt;</bdi></td><td colspan="3">not read: not &amp; read</td>' in page
    assert '<a href="#a1"><bdi>b</bdi></a>' in page
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_page_of_nothing_and_of_a_text_without_quotations() -> None:
    assert "0 articles" in to_html_many([])
    assert "No quotations found." in to_html(report_of("x"), "x")


@pytest.mark.parametrize("text", [TEXT + " ", "", None, b"x"])
def test_text_that_the_report_is_not_of_is_refused(text: object) -> None:
    with pytest.raises(FormatError, match="text"):
        to_html(report_of(TEXT), text)  # type: ignore[arg-type]


def test_report_that_carries_its_text_needs_none() -> None:
    report = evolve(report_of(TEXT), text=TEXT)

    assert to_html(report) == to_html(report, TEXT)


def test_notebook_view_keeps_the_text_and_frames_the_page() -> None:
    view = ReportView(report=report_of(TEXT), text=TEXT, height=300)

    (frame,) = Reading(view._repr_html_()).elements
    assert frame[0] == "iframe"
    assert frame[1]["srcdoc"] == view.to_html() == to_html(view.report, view.text)
    assert "allow-same-origin" not in str(frame[1]["sandbox"])
    with pytest.raises(FormatError):
        ReportView(report=view.report, text="other")


# ----------------------------------------------------------------------------- nesting, overlap


def draft_of(text: str, *spans: tuple[int, int]) -> tuple[Report, str]:
    draft = Draft(text=text)
    for start, end in spans:
        draft.quote(Span(start=start, end=end))
    return draft.report("x")


def marks_of(page: str) -> str:
    """The article's paragraphs with marks as brackets and signs as numbers."""
    inner = "".join(re.findall(r'<p dir="auto".*?</p>', page))
    inner = re.sub(r'<button[^>]*data-of="(\d+)".*?</button>', r"\1", inner)
    return re.sub(r"<mark[^>]*>", "[", inner).replace("</mark>", "]").replace("</p>", "|")


@pytest.mark.parametrize(
    ("text", "spans", "wanted"),
    [
        ("abcdef", [(0, 6), (2, 4)], "[ab[cd]1ef]0|"),
        ("abcdef", [(0, 4), (2, 6)], "[ab[cd]]0[ef]1|"),
        ("abcdef", [(0, 6), (2, 6)], "[ab[cdef]]10|"),
        ("ab\ncd", [(0, 5)], "[ab]|[cd]0|"),
        ("ab\n\ncd", [(1, 3), (3, 6)], "a[b]0|[cd]1|"),
        ("ab\r\ncd", [(0, 4), (4, 6)], "[ab]0|[cd]1|"),
        ("ab", [(0, 2), (0, 2)], "[[ab]]01|"),
    ],
)
def test_quotations_nest_and_split(text: str, spans: list[tuple[int, int]], wanted: str) -> None:
    shown_text = re.sub(r"<p [^>]*>", "", marks_of(to_html(*draft_of(text, *spans))))

    assert shown_text == wanted


def test_deep_nesting_is_cut_and_every_quotation_keeps_its_sign() -> None:
    report, text = nested_deep(300)

    page = to_html(report, text)

    assert len(Reading(page).signs) == 600
    depth = most = 0
    for tag in re.findall(r"</?mark", page):
        depth += 1 if tag == "<mark" else -1
        most = max(most, depth)
    assert most <= 10


# --------------------------------------------------------------------------------- cast and ways


def test_speakers_have_signs_and_colours_that_tell_them_apart_together() -> None:
    draft = Draft()
    for number in range(COLOURS * len(SIGNS)):
        words = draft.add("“a b”")
        draft.quote(words, speaker=f"Person {number}")

    cast = cast_of(draft.report("x")[0])

    assert len({(v.colour, v.sign) for v in cast.voices}) == COLOURS * len(SIGNS)
    assert sum(v.share for v in cast.voices) == pytest.approx(1)


def test_persons_go_by_their_last_name_unless_two_share_it() -> None:
    draft = Draft(text="“a b c”")
    for name in ("Clara Moss", "Ben Moss", "Hugh Quill", "Odo Li", "A. B."):
        draft.quote(Span(start=0, end=7), speaker=name)

    labels = [v.label for v in cast_of(draft.report("x")[0]).by_id.values()]

    assert labels == ["Clara Moss", "Ben Moss", "Quill", "Odo Li", "A. B."]


def test_unnamed_are_told_by_what_the_text_calls_them() -> None:
    page = to_html(report_of(TEXT), TEXT)

    row = re.search(r'<li class="voice open".*?</li>', page)
    assert row is not None
    assert "left unnamed</span>" in row[0]
    assert "<bdi>a resident</bdi>" in row[0]


@pytest.mark.parametrize("code", [WarningCode.JSON, WarningCode.HTML, WarningCode.NOT_ENGLISH])
def test_warning_of_the_whole_text_stands_at_its_head(code: WarningCode) -> None:
    warning = TextWarning(code=code, start=0, end=len(TEXT))

    page = to_html(evolve(report_of(TEXT), warnings=(warning,)), TEXT)

    assert 'class="warned"' not in page
    assert '<p dir="auto" data-at="0"><span class="flag"' in page


def test_references_have_no_words() -> None:
    draft = Draft(text="Her statement")
    draft.quote(Span(start=0, end=13), speaker="Clara Moss", kind=Kind.REFERENCE)

    (voice,) = cast_of(draft.report("x")[0]).voices

    assert (voice.words, voice.share) == (0, 0)


def test_way_leads_over_cue_and_mention_to_where_the_name_stands() -> None:
    report = report_of(TEXT)
    ways = Ways(report)

    first, second, third = (
        [(stop.step, stop.span.of(TEXT)) for stop in ways.of(q)] for q in report.quotations
    )

    assert first == [(Step.CUE, "said"), (Step.MENTION, "Clara Moss")]
    assert second == [
        (Step.CUE, "denied"),
        (Step.MENTION, "She"),
        (Step.NAME, "Clara Moss"),
    ]
    assert third == [(Step.CUE, "said"), (Step.MENTION, "a resident")]


def test_data_holds_gold_that_the_benchmarks_read() -> None:
    (article,) = data_of(to_html(report_of(TEXT, title="T"), TEXT))["articles"]  # type: ignore[misc]

    gold = read_gold_record(article["gold"])

    assert (gold.text, gold.title) == (TEXT, "T")
    assert [s.speakers for s in gold.segments] == [("Clara Moss",), ("Clara Moss",), ()]

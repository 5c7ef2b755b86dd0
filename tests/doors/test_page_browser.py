"""The page in a real browser: pointed at, tapped, read aloud, filtered, corrected, attacked."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import quotes
from benchmarks.accuracy import measure, to_json
from benchmarks.compare import compare_runs
from benchmarks.gold import GoldKind, read_gold
from benchmarks.hostile import SCRIPT, nested_deep, overrides, script_in_every_field
from benchmarks.readers import read_sets
from benchmarks.runs import ThisEngine, run_over
from quotes.formats import ReportView, to_html, to_html_many
from quotes.formats.page.escape import shown
from quotes.knowledge_file import read_knowledge
from quotes.model import Failure, Report
from tests.doors.browsing import NARROW, WIDE, Opened, downloaded, violations
from tests.fake import FakeParser

TEXT = (
    "Advertisement\n\n"
    "“The dam will hold,” said Clara Moss, the mayor.\n\n"
    "She denied that nobody had left. Hugh Quill said the dam “will fall by May”.\n\n"
    "“We left,” a resident said. “שלום e\u0301 📱,” Quill said.\n"
)
OTHER = "“It holds,” Ada Brand said.\n"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    engine = quotes.Engine(parser=FakeParser())
    return {
        "one": engine.attribute(TEXT, id="one.txt", title="Dam holds", byline="Ida Brandt"),
        "two": engine.attribute(OTHER, id="two.txt"),
    }


@pytest.fixture
def page(opened: Opened, reports: dict[str, Report]) -> Any:
    return opened(to_html(reports["one"], TEXT))


def way(page: Any) -> list[str]:
    """The words outlined, in the order of the text."""
    return page.locator(".w.on").all_text_contents()


# ---------------------------------------------------------------------------------- the way


def test_pointing_draws_the_way_and_leaving_it_is_free(page: Any) -> None:
    page.locator("mark", has_text="nobody had left").hover()

    assert page.locator("#details-title").inner_text() == "● Clara Moss"
    assert way(page) == ["Clara Moss", "She", "denied"]
    assert page.locator("svg.way circle").count() == 4
    page.locator("mark", has_text="will fall").first.hover()
    assert "Hugh Quill" in page.locator("#details-title").inner_text()


def test_click_keeps_a_quotation_and_a_click_beside_it_lets_go(page: Any) -> None:
    page.locator("mark", has_text="The dam will hold").click()
    page.locator("mark", has_text="nobody had left").hover()

    assert "The dam will hold" in page.locator("blockquote").inner_text()
    page.locator("article p", has_text="Advertisement").click(position={"x": 300, "y": 10})
    assert page.locator("#details-title").inner_text() == "Nothing chosen"
    assert page.locator("svg.way").count() == 0


def test_details_tell_kind_polarity_confidence_and_steps(page: Any) -> None:
    page.locator("#a0q1").click()

    told = page.locator("#details").inner_text()
    for words in (
        "indirect: reported in other words",
        "not asserted: “denied”",
        "2 cue “denied”",
        "3 source “She”",
        "4 name “Clara Moss”",
        "most spoken of just before",
        "% ",
    ):
        assert words.strip() in told


def test_unresolved_tells_the_reason_in_words(page: Any) -> None:
    page.locator(".sign", has_text="left unnamed").click()

    assert page.locator("#details-title").inner_text() == "? Left unnamed"
    assert "particular people left unnamed" in page.locator("#details").inner_text()


def test_tap_works_on_a_narrow_screen_without_sideways_scrolling(
    opened: Opened, reports: dict[str, Report]
) -> None:
    page = opened(to_html(reports["one"], TEXT), size=NARROW, has_touch=True)

    assert not page.locator("#details").is_visible()
    page.locator("mark", has_text="nobody had left").tap()

    assert page.locator("#details").is_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW[0]
    page.get_by_role("button", name="Close").click()
    assert not page.locator("#details").is_visible()


# --------------------------------------------------------------------------- keys, reading aloud


def test_keys_lead_through_the_page(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the text"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("id") == "a0q0"
    assert page.locator("#details-title").inner_text() == "● Clara Moss"

    page.keyboard.press("ArrowRight")
    assert page.locator(":focus").get_attribute("id") == "a0q1"
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "details-title"
    page.keyboard.press("Escape")
    assert page.locator(":focus").get_attribute("id") == "a0q1"
    page.keyboard.press("Escape")
    assert page.locator("svg.way").count() == 0


def test_page_reads_well_aloud(page: Any) -> None:
    spoken = page.locator("body").aria_snapshot()

    for line in (
        '- region "Filters":',
        '- combobox "by":',
        '- slider "at most sure": "100"',
        '- article "Dam holds":',
        '- heading "Dam holds" [level=1]',
        "- paragraph: Advertisement boilerplate line set aside",
        "- mark: “The dam will hold,”",
        "- 'button \"Moss , quotation 1, direct: the speaker''s own words, ",
        "- 'button \"left unnamed , quotation 4, direct",
        '- heading "Who speaks" [level=2]',
        '- link "Go to quotation 1"',
        '- region "Warnings of the text":',
        '- region "Nothing chosen":',
    ):
        assert line in spoken


@pytest.mark.parametrize(
    ("size", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light"), (NARROW, "dark")]
)
def test_axe_finds_nothing(
    opened: Opened, reports: dict[str, Report], size: tuple[int, int], scheme: str
) -> None:
    page = opened(
        to_html_many([(reports["one"], TEXT), (reports["two"], OTHER)]), size=size, scheme=scheme
    )

    assert violations(page) == []
    page.locator(".legend summary").click()
    page.locator("#a0q1").click()
    page.locator(".put-right summary").click()
    assert violations(page) == []


# ------------------------------------------------------------------------------ filters, index


def shown_signs(page: Any) -> list[int]:
    signs = page.locator("button.sign:visible")
    return [int(str(id_).split("q")[1]) for id_ in signs.evaluate_all("all => all.map(x => x.id)")]


def wait_for(page: Any, told: str) -> None:
    page.locator("#shown", has_text=told).wait_for()


def test_filters_hide_what_is_not_wanted(page: Any, reports: dict[str, Report]) -> None:
    found = reports["one"].quotations

    def those(wanted: Callable[[Any], bool]) -> list[int]:
        return [i for i, q in enumerate(found) if wanted(q)]

    page.get_by_label("direct", exact=True).uncheck()
    assert shown_signs(page) == those(lambda q: q.kind != "direct")
    page.get_by_role("button", name="Show all").click()
    wait_for(page, "5 shown")
    page.get_by_label("by", exact=True).select_option(label="Clara Moss")
    assert shown_signs(page) == [0, 1]
    assert page.locator("#shown").inner_text() == "2 of 5 shown"
    page.get_by_role("button", name="Show all").click()
    wait_for(page, "5 shown")
    page.get_by_label("only without a named speaker").check()
    assert shown_signs(page) == those(lambda q: q.reason is not None)
    page.get_by_label("only without a named speaker").uncheck()
    page.locator("[name=sure]").fill("5")
    assert shown_signs(page) == those(lambda q: q.confidence <= 0.05)


def test_links_lead_to_quotations_and_warnings(page: Any) -> None:
    page.get_by_role("link", name="Go to quotation 2").click()
    assert page.locator(":focus").get_attribute("id") == "a0q1"
    page.get_by_role("link", name="Go to this warning, number 1").click()
    assert "boilerplate" in page.locator(":focus").inner_text()


def test_index_leads_from_article_to_article(opened: Opened, reports: dict[str, Report]) -> None:
    failure = Failure(id="bad.txt", error="RecordError", message="not UTF-8")
    html = to_html_many([(reports["one"], TEXT), failure, (reports["two"], OTHER)])
    page = opened(html)

    assert page.locator("article:visible").count() == 1
    page.get_by_role("link", name="two.txt").click()
    assert page.locator("article:visible h2").first.inner_text() == "two.txt"
    assert page.locator("#shown").inner_text() == "1 shown"
    page.go_back()
    assert "not UTF-8" in page.locator("nav").inner_text()
    assert opened(html, at="#a1q0").locator("#details-title").inner_text() == "● Ada Brand"


def test_print_shows_all_articles_and_no_tools(opened: Opened, reports: dict[str, Report]) -> None:
    page = opened(to_html_many([(reports["one"], TEXT), (reports["two"], OTHER)]))

    page.emulate_media(media="print")

    assert page.locator("article:visible").count() == 2
    assert page.locator("#tools:visible, #details:visible").count() == 0


def test_page_shows_all_it_can_without_script(opened: Opened, reports: dict[str, Report]) -> None:
    html = to_html_many([(reports["one"], TEXT), (reports["two"], OTHER)])
    page = opened(html, java_script_enabled=False)

    assert page.locator("article:visible").count() == 2
    assert page.locator("button.sign:visible").count() == 6
    assert page.locator(".voice:visible").count() == 4
    assert page.locator("#tools:visible, #details:visible").count() == 0
    assert "Without scripts" in page.locator("main").inner_text()


# --------------------------------------------------------------------------------- corrections


def put_right(page: Any, index: int, *choices: tuple[str, str]) -> None:
    """Choose, and type where a text is given, in the form of a quotation; then save."""
    page.locator(f"#a0q{index}").click()
    if page.locator(".put-right").get_attribute("open") is None:
        page.locator(".put-right summary").click()
    for label, text in choices:
        field = page.locator("#details").get_by_label(label, exact=True)
        if not text:
            field.check()
        elif field.evaluate("x => x.tagName") == "SELECT":
            field.select_option(label=text)
        else:
            field.fill(text)
    page.get_by_role("button", name="Save").click()


def test_corrections_come_out_as_gold_and_knowledge(page: Any, tmp_path: Path) -> None:
    names = "Name; several with a semicolon between"
    put_right(page, 0, ("Hugh Quill", ""), ("Note", "as the next page tells"))
    put_right(page, 1, ("All as it is", ""))
    put_right(page, 2, ("This is not speech", ""))
    put_right(page, 3, (names, "Ann O’Dell; Bo <b>"))
    put_right(page, 4, ("Why nobody is named", "an unnamed group"))

    assert page.locator("#a0q0").inner_text().split() == "▲ Quill✎ , quotation 1, put right".split()
    assert page.locator("#corrected").inner_text().startswith("5 outcomes looked at")
    assert violations(page) == []
    (gold,) = read_gold(downloaded(page, "Download as gold", tmp_path))
    knowledge = read_knowledge(downloaded(page, "Download knowledge", tmp_path))

    assert (gold.id, gold.title, gold.text) == ("one.txt", "Dam holds", TEXT)
    first, second, third, fourth, fifth = gold.segments
    assert (first.speakers, first.note) == (("Hugh Quill",), "as the next page tells")
    assert (second.speakers, second.tags) == (("Clara Moss",), ("confirmed",))
    assert (third.kind, third.status) == (GoldKind.OTHER, None)
    assert (fourth.speakers, fourth.reason) == (("Ann O’Dell", "Bo <b>"), None)
    assert (fifth.speakers, fifth.reason) == ((), "group")
    assert [s.name for s in knowledge.speakers] == ["Hugh Quill", "Ann O’Dell", "Bo <b>"]
    assert knowledge.speakers[0].aliases == ("Quill", "Clara Moss")


def test_what_corrections_taught_is_a_gain_on_the_gold_they_made(page: Any, tmp_path: Path) -> None:
    put_right(page, 0, ("Hugh Quill", ""))
    put_right(page, 4, ("All as it is", ""))
    (gold,) = read_sets([downloaded(page, "Download as gold", tmp_path)])
    learnt = read_knowledge(downloaded(page, "Download knowledge", tmp_path))

    def measured(options: quotes.Options) -> dict[str, Any]:
        engine = quotes.Engine(options, parser=FakeParser())
        return {"sets": [to_json(measure(gold, run_over(ThisEngine(engine=engine), gold.texts)))]}

    before, after = map(measured, (quotes.Options(), quotes.Options(knowledge=learnt)))

    (compared,) = compare_runs(before, after)
    assert [now["names"] for _, now in compared.gains] == [["Hugh Quill"]]


def test_correction_is_undone_and_its_form_says_what_is_missing(page: Any) -> None:
    before = page.locator("#a0q0").inner_html()

    page.locator("#a0q0").click()
    page.locator(".put-right summary").click()
    page.get_by_role("button", name="Save").click()
    assert page.get_by_role("alert").inner_text() == "Choose what is right first."
    put_right(page, 0, ("This is not speech", ""))
    assert "not speech" in page.locator("#a0q0").inner_text()
    page.get_by_role("button", name="Undo").click()

    assert page.locator("#a0q0").inner_html() == before
    assert not page.locator("#corrections").is_visible()


def voices(page: Any) -> list[str]:
    """Who speaks, a row each: name, what else is told, count and share, links."""
    rows = page.locator("article:visible .voice")
    return [" | ".join(row.locator("> span").all_inner_texts()) for row in rows.all()]


def test_panel_tells_what_it_told_where_all_is_confirmed(page: Any) -> None:
    panel, summary = page.locator(".speakers"), page.locator(".summary")
    before = panel.inner_html(), summary.inner_html()

    put_right(page, 0, ("All as it is", ""))

    assert (panel.inner_html(), summary.inner_html()) == before


def test_panel_and_filters_follow_corrections(page: Any) -> None:
    before = voices(page), page.locator(".summary").inner_text()

    put_right(page, 0, ("Name; several with a semicolon between", "Ann <b>; Hugh Quill"))
    put_right(page, 1, ("This is not speech", ""))
    put_right(page, 3, ("Hugh Quill", ""))

    told = [row.split(" | ") for row in voices(page)]
    assert [row[0] for row in told] == ["▲ Hugh Quill", "○ Ann <b>"]
    assert [row[-2].split(",")[0] for row in told] == ["4 quotations", "1 quotation"]
    assert told[0][-2].endswith("100% of the words")  # Ann's are his as well
    assert [row[-1] for row in told] == ["1 3 4 5", "1"]
    assert (
        page.locator(".summary")
        .inner_text()
        .startswith("4 quotations (3 direct, 1 mixed); all resolved; 1 not speech")
    )
    assert violations(page) == []
    page.locator("#a0q0").click()
    page.get_by_label("by", exact=True).select_option(label="Ann <b>")
    assert shown_signs(page) == [0]
    for index in (0, 1, 3):
        page.get_by_label("by", exact=True).select_option(label="everybody")
        page.locator(f"#a0q{index}").click()
        page.get_by_role("button", name="Undo").click()
    assert (voices(page), page.locator(".summary").inner_text()) == before


def test_what_was_put_right_is_filtered_once_the_reader_looks_elsewhere(page: Any) -> None:
    page.get_by_label("only without a named speaker").check()
    assert shown_signs(page) == [3]

    put_right(page, 3, ("Hugh Quill", ""))
    assert shown_signs(page) == [3]
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")

    assert shown_signs(page) == []


def test_index_follows_corrections(opened: Opened, reports: dict[str, Report]) -> None:
    page = opened(to_html_many([(reports["one"], TEXT), (reports["two"], OTHER)]))
    row = page.locator(".index tbody tr").first
    assert row.inner_text().split("\t")[1:] == ["5 quotations", "2 speakers", "1 without a name"]

    put_right(page, 0, ("Name; several with a semicolon between", "Ann"))
    put_right(page, 1, ("This is not speech", ""))
    put_right(page, 3, ("Hugh Quill", ""))

    assert row.inner_text().split("\t")[1:] == ["4 quotations", "2 speakers", "0 without a name"]


# ------------------------------------------------------------------------------------- hostile


def test_script_of_an_article_never_runs(opened: Opened, reports: dict[str, Report]) -> None:
    report, text = script_in_every_field()
    page = opened(to_html_many([(report, text), (reports["one"], TEXT)]))

    for index in range(len(report.quotations)):
        page.locator(f"#a0q{index}").click()
        page.locator(".put-right summary").click()
    page.locator("#a0q1").click()
    put_right(page, 1, ("Name; several with a semicolon between", SCRIPT.replace(";", "")))
    page.get_by_role("link", name="Dam holds").click()

    assert page.evaluate("window.ran") is None
    assert page.locator("img, body script:not(#data)").count() == 1  # the page's own
    page.keyboard.press("Escape")


def test_policy_stops_script_even_if_it_came_in(opened: Opened, chromium: Any) -> None:
    report, text = script_in_every_field()
    page = chromium.new_page()
    page.set_content(to_html(report, text).replace("<main", f"{SCRIPT}<main"))

    assert page.evaluate("window.ran") is None
    page.close()


def test_directions_and_marks_of_scripts_stay(opened: Opened, reports: dict[str, Report]) -> None:
    page = opened(to_html(reports["one"], TEXT))
    mark = page.locator("mark", has_text="שלום")
    assert mark.inner_text() == "“שלום e\u0301 📱,”"

    report, text = overrides()
    page = opened(to_html(report, text))
    lines = page.locator(".text p").all_text_contents()
    assert lines[1] == "שלום, אמר “it” 📱 e\u0301."
    assert "\u202e" not in page.locator("body").inner_text()
    assert page.locator(".text p .ctl").first.inner_text() == "RLO"


def test_deep_nesting_opens(opened: Opened) -> None:
    report, text = nested_deep(200)
    page = opened(to_html(report, text))

    page.locator("#a0q150").click()

    assert page.locator("#details-title").inner_text() == "? An unnamed group"


def test_notebook_view_runs_in_its_frame(opened: Opened, reports: dict[str, Report]) -> None:
    view = ReportView(report=reports["one"], text=TEXT)
    page = opened(f"<!DOCTYPE html><meta charset=utf-8>{view._repr_html_()}", size=(1200, 900))

    inner = page.frame_locator("iframe")
    inner.locator("#a0q0").click()

    assert inner.locator("#details-title").inner_text() == "● Clara Moss"
    inner.locator(".put-right summary").click()
    inner.get_by_label("This is not speech").check()
    inner.get_by_role("button", name="Save").click()
    assert inner.locator("#corrected").inner_text().startswith("1 outcome looked at")


def test_data_is_the_report_s(page: Any, reports: dict[str, Report]) -> None:
    data = json.loads(page.locator("#data").text_content())

    assert data["articles"][0]["gold"]["text"] == TEXT
    assert shown(SCRIPT) == SCRIPT.replace("\0", "␀")

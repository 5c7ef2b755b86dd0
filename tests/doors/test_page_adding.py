"""A quotation that was missed, added on the page: by pointing, by keys alone, in the service."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import quotes
from benchmarks.gold import Article, GoldKind, Segment, read_gold
from quotes.doors.serve.settings import Settings
from quotes.formats import to_html
from quotes.knowledge_file import read_knowledge
from tests.doors.browsing import NARROW, WIDE, Opened, downloaded, violations
from tests.doors.serving import running
from tests.fake import FakeParser

# Characters beside the plain ones come before and among the words: offsets are code points.
TEXT = (
    "\n“It holds,” Ada Brand said. Hugh Quill said the 📱 dam “will fall”.\n\n\r\n"
    "Some at the 📱 meeting felt\u202e grey walls were 🧱 doomed.\r\n"
    "To the mayor it was a \x07“sham”; and there, a sham  for ever.\n"
)
WORDS = "Words, or their beginning … end"
MENTION = "What the text calls the source there, if anything"
NAMES = "Name; several with a semicolon between"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def html() -> str:
    report = quotes.Engine(parser=FakeParser()).attribute(TEXT, id="one")
    assert len(report.quotations) == 2
    return to_html(report, TEXT)


@pytest.fixture
def page(opened: Opened, html: str) -> Any:
    return opened(html)


def select(page: Any, first: str, last: str) -> None:
    """Drag from the middle of one stretch of words to that of another."""
    place = """(words) => {
        const text = document.querySelector(".text");
        const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        while (nodes.nextNode()) {
            const at = nodes.currentNode.data.indexOf(words);
            if (at < 0) continue;
            nodes.currentNode.parentElement.scrollIntoView({ block: "center" });
            const range = document.createRange();
            range.setStart(nodes.currentNode, at);
            range.setEnd(nodes.currentNode, at + words.length);
            const box = range.getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2];
        }
    }"""
    page.mouse.move(*page.evaluate(place, first))
    page.mouse.down()
    page.mouse.move(*page.evaluate(place, last), steps=5)
    page.mouse.up()


def gold_of(page: Any, folder: Path) -> Article:
    (gold,) = read_gold(downloaded(page, "Download as gold", folder))
    return gold


def added(gold: Article) -> Segment:
    (found,) = (s for s in gold.segments if s.tags == ("added",))
    return found


def words(gold: Article) -> list[str]:
    return [gold.text[start:end] for start, end in added(gold).spans]


def test_words_selected_come_out_as_gold_and_knowledge(page: Any, tmp_path: Path) -> None:
    select(page, "grey", "doomed")
    page.get_by_role("button", name="Add quotation").click()

    assert page.locator("#details-title").inner_text() == "Add a quotation"
    assert page.locator(".taken bdi").inner_text() == "grey walls were 🧱 doomed"
    assert page.get_by_label("Kind").input_value() == "indirect"
    page.get_by_label("Brand", exact=False).first.check()
    page.get_by_label(MENTION).fill("some  at the 📱 meeting")
    page.get_by_label("Note").fill("they felt it")
    page.get_by_role("button", name="Save").click()

    assert page.locator("mark[data-q='2']").inner_text() == "grey walls were 🧱 doomed"
    assert "added by you" in page.locator("#a0q2").inner_text()
    assert page.locator("#details-title").inner_text() == "● Ada Brand"
    assert page.locator("blockquote").inner_text() == "grey walls were 🧱 doomed"
    assert "Some at the 📱 meeting" in page.locator("#details dl").inner_text()
    assert page.locator("#corrected").inner_text() == "1 quotation added; not downloaded yet."
    assert page.locator("#shown").inner_text() == "3 shown"
    brand = page.locator(".voice", has_text="Ada Brand")
    assert brand.locator(".links a").all_inner_texts() == ["1", "3"]
    assert brand.locator(".count").inner_text().startswith("2 quotations")
    assert page.locator(".summary").inner_text().startswith("3 quotations (1 direct, 1 mixed, 1 ")
    gold = gold_of(page, tmp_path)
    knowledge = read_knowledge(downloaded(page, "Download knowledge", tmp_path))

    assert gold.text == TEXT
    assert words(gold) == ["grey walls were 🧱 doomed"]
    found = added(gold)
    assert gold.segments.index(found) == 2  # before the marked word that nobody said
    assert (found.kind, found.speakers) == (GoldKind.INDIRECT, ("Ada Brand",))
    assert (found.mention, found.note) == ("Some at the 📱 meeting", "they felt it")
    assert [s.name for s in knowledge.speakers] == ["Ada Brand"]


def test_keys_alone_add_change_and_remove(page: Any, tmp_path: Path) -> None:
    before = page.locator(".text").inner_html()
    page.locator("#add").focus()
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "details-title"

    def to(label: str) -> None:
        """Move on with the Tab key to a field."""
        wanted = page.get_by_label(label, exact=True)
        for _ in range(40):
            page.keyboard.press("Tab")
            if wanted.evaluate("x => x === document.activeElement"):
                return
        pytest.fail(f"no way to {label}")

    to(WORDS)
    page.keyboard.type("it WAS a … ever.")
    page.keyboard.press("Enter")
    taken = page.locator(".taken bdi").all_text_contents()
    assert taken == ["it was a ␇“sham”; and there, a sham  for ever."]
    assert page.get_by_label("Kind").input_value() == "mixed"
    to("Why nobody is named")
    page.keyboard.type("an unnamed group")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.locator("#details-title").inner_text() == "? An unnamed group"
    page.keyboard.press("Escape")
    assert page.locator(":focus").get_attribute("id") == "a0q2"
    page.keyboard.press("ArrowLeft")
    assert page.locator(":focus").get_attribute("id") == "a0q1"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Change").press("Enter")
    page.get_by_label(NAMES).fill("Bo <b>; Cy")
    page.get_by_role("button", name="Save").press("Enter")
    gold = gold_of(page, tmp_path)
    assert added(gold).speakers == ("Bo <b>", "Cy")
    assert words(gold) == ["it was a \x07“sham”; and there, a sham  for ever."]

    page.get_by_role("button", name="Remove").press("Enter")
    assert page.locator(":focus").get_attribute("id") == "add"
    assert page.locator(".text").inner_html() == before
    assert not page.locator("#corrections").is_visible()


def test_parts_are_taken_one_by_one_and_the_form_says_what_it_lacks(
    page: Any, tmp_path: Path
) -> None:
    def problem(button: str) -> str:
        page.get_by_role("button", name=button, exact=True).click()
        return str(page.get_by_role("alert").inner_text())

    page.get_by_role("button", name="Add a quotation").click()
    assert problem("Save") == "Take the words first."
    assert problem("Take these words") == "Write the words first."
    page.get_by_label(WORDS).fill("A sham")
    assert problem("Take these words") == ""
    page.get_by_label(WORDS).fill("a sham")
    assert problem("Take these words") == "These words are taken already."
    page.get_by_label(WORDS).fill("nothing of it")
    assert problem("Save").startswith("The text does not have these words")
    page.get_by_label(WORDS).fill('"sham')
    assert problem("Take these words") == ""
    assert page.locator(".taken bdi").all_inner_texts() == ["“sham”", "a sham"]
    assert problem("Save") == "Choose what is right first."
    page.get_by_label("Why nobody is named").select_option("ambiguous")
    page.get_by_label(MENTION).fill("the queen")
    assert "does not have “the queen”" in problem("Save")
    page.get_by_label(MENTION).fill("the mayor")
    page.keyboard.press("Escape")
    assert page.locator("#details-title").inner_text() == "Nothing chosen"

    select(page, "grey", "doomed")
    page.get_by_role("button", name="Add quotation").click()
    assert page.locator(".taken bdi").count() == 3
    page.get_by_role("button", name="Leave out: grey").click()
    page.get_by_role("button", name="Save").click()

    gold = gold_of(page, tmp_path)
    assert words(gold) == ["“sham”", "a sham"]
    assert (added(gold).mention, added(gold).reason) == ("the mayor", "ambiguous")


def test_words_within_and_across_what_is_marked(page: Any, tmp_path: Path) -> None:
    select(page, "Ada", "Quill")
    page.get_by_role("button", name="Add quotation").click()
    select(page, "meeting", "mayor")
    page.locator(".text").get_by_role("button", name="Take these words").click()
    page.get_by_label(NAMES).fill("Ada Brand")
    page.get_by_role("button", name="Save").click()

    assert words(gold_of(page, tmp_path)) == [
        "Ada Brand said. Hugh Quill",
        "meeting felt\u202e grey walls were 🧱 doomed.\r\nTo the mayor",
    ]
    page.locator("mark[data-q='1']").click()
    assert page.locator("#details-title").inner_text() == "▲ Hugh Quill"


def test_filters_go_by_what_was_said(page: Any) -> None:
    page.get_by_role("button", name="Add a quotation").click()
    page.get_by_label(WORDS).fill("a sham")
    page.get_by_label(NAMES).fill("Cy")
    page.get_by_role("button", name="Save").click()

    page.get_by_label("by", exact=True).select_option(label="Cy")

    assert page.locator("#shown").inner_text() == "1 of 3 shown"
    assert page.locator("button.sign:visible").get_attribute("id") == "a0q2"


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (NARROW, "dark")])
def test_axe_finds_nothing_while_a_quotation_is_added(
    opened: Opened, html: str, size: tuple[int, int], scheme: str
) -> None:
    page = opened(html, size=size, scheme=scheme)

    select(page, "grey", "doomed")
    page.locator(".take").wait_for()
    assert violations(page) == []
    page.locator(".take").click()
    assert violations(page) == []
    page.get_by_label("Why nobody is named").select_option("group")
    page.get_by_role("button", name="Save").click()
    assert page.locator("#a0q2").is_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.fixture
def served(chromium: Any) -> Iterator[Any]:
    """The page as the service shows it, under the policy that it sends."""
    trouble: list[str] = []
    with running(Settings()) as service:
        context = chromium.new_context()
        page = context.new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(f"http://127.0.0.1:{service.port}/")
        page.get_by_label("Article").fill(TEXT)
        page.get_by_role("button", name="Show who said what").click()
        yield page
        context.close()
    assert trouble == []


def test_it_is_the_same_in_the_service(served: Any, tmp_path: Path) -> None:
    select(served, "grey", "doomed")
    served.get_by_role("button", name="Add quotation").click()
    served.get_by_label(NAMES).fill("Cy")
    served.get_by_role("button", name="Save").click()

    gold = json.loads(downloaded(served, "Download as gold", tmp_path).read_text("utf-8"))
    (found,) = [s for s in gold["segments"] if s["tags"] == ["added"]]
    ((start, end),) = found["spans"]
    assert gold["text"][start:end] == "grey walls were 🧱 doomed"
    assert found["speakers"] == ["Cy"]

"""How long the page takes: to be made, to open in a browser, to answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from attrs import frozen

from benchmarks.errors import BenchmarkError
from benchmarks.hostile import (
    long_paragraph,
    many_quotations,
    nested_deep,
    overrides,
    script_in_every_field,
)
from quotes.formats import to_html
from quotes.model import Report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
_PATIENCE_MS = 120_000


@frozen(kw_only=True)
class PageTimes:
    """Seconds for one page; `ran` tells whether script of the article ran in it."""

    name: str
    characters: int
    quotations: int
    megabytes: float
    made: float
    opened: float
    chosen: float
    filtered: float
    ran: bool


def time_pages() -> Iterator[PageTimes]:
    """Make and open a page of each hostile article, choose a quotation, filter; tell how long.

    Raises:
        BenchmarkError: there is no browser, or nothing to drive it.

    """
    articles = (
        script_in_every_field(),
        overrides(),
        long_paragraph(),
        many_quotations(),
        nested_deep(),
    )
    with _browser() as browser, TemporaryDirectory() as folder:
        for report, text in articles:
            yield _time_page(browser, Path(folder) / "page.html", report, text)


def picture(page: str, file: Path, *, width: int = 1400, height: int = 720) -> None:
    """Write a picture of a page with its fourth quotation chosen.

    Raises:
        BenchmarkError: there is no browser, or nothing to drive it.

    """
    with _browser() as browser, TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, encoding="utf-8")
        shown = browser.new_page(viewport={"width": width, "height": height})
        shown.goto(source.as_uri())
        shown.evaluate("document.getElementById('a0q3').click(); document.activeElement.blur()")
        shown.screenshot(path=file)


@contextmanager
def _browser() -> Iterator["Browser"]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise BenchmarkError("wanted playwright; pip install 'quote-attribution[test]'") from error
    if not CHROMIUM.exists():
        raise BenchmarkError(f"wanted {CHROMIUM}; apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=_FLAGS)
        yield browser
        browser.close()


def _time_page(browser: "Browser", file: Path, report: Report, text: str) -> PageTimes:
    begun = perf_counter()
    html = to_html(report, text)
    made = perf_counter()
    file.write_text(html, encoding="utf-8")
    page = browser.new_page()
    page.set_default_timeout(_PATIENCE_MS)
    written = perf_counter()
    page.goto(file.as_uri())
    _painted(page)
    opened = perf_counter()
    page.evaluate("n => document.getElementById(`a0q${n}`).click()", len(report.quotations) // 2)
    _painted(page)
    chosen = perf_counter()
    page.evaluate("document.querySelector('[name=unresolved]').click()")
    _painted(page)
    filtered = perf_counter()
    ran = bool(page.evaluate("window.ran"))
    page.close()
    return PageTimes(
        name=" ".join((report.id or "")[:24].split()) if "<" not in str(report.id) else "script",
        characters=len(text),
        quotations=len(report.quotations),
        megabytes=len(html.encode()) / 1e6,
        made=made - begun,
        opened=opened - written,
        chosen=chosen - opened,
        filtered=filtered - chosen,
        ran=ran,
    )


def _painted(page: object) -> None:
    """Wait until what was asked for is on the screen."""
    page.evaluate(  # type: ignore[attr-defined]
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )

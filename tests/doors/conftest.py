"""A real browser for the doors that have a page: Debian's Chromium, driven by Playwright."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Start the browser once; without one, skip, and say what to install."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="NO BROWSER TESTS: pip install 'quote-attribution[test]'"
    )
    if not CHROMIUM.exists():
        pytest.skip(f"NO BROWSER TESTS: no {CHROMIUM}; apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=_FLAGS)
        yield browser
        browser.close()

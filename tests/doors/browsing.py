"""What the tests of pages in a browser share: sizes, axe, downloads."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

WIDE, NARROW = (1400, 900), (390, 780)
Opened = Callable[..., Any]


def violations(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in found]


def downloaded(page: Any, button: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target

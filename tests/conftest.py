"""How the tests run: how hard hypothesis tries, and which tests wait to be asked for.

Warnings are errors (pyproject.toml). `HYPOTHESIS_PROFILE=thorough pytest` (or
`--hypothesis-profile`) tries many more examples; `--slow` runs the slow tests as well.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.recorded import RECORDING

# Derandomized: a run in CI must not fail by chance. The thorough profile looks for news.
settings.register_profile(
    "fast",
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough", max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the slow tests as well")
    parser.addoption(
        "--record", action="store_true", help="ask the models about sentences not recorded yet"
    )


def pytest_configure(config: pytest.Config) -> None:
    RECORDING.on = config.getoption("--record")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    skip = pytest.mark.skip(reason="slow: run with --slow")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(skip)

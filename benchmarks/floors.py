"""Floors that the accuracy must keep, read from a TOML file.

``[at_least]`` and ``[at_most]`` give figures of `SpeakerScores` by name, in per cent::

    [at_least]
    speaker_accuracy = 90
    [at_most]
    misattribution = 4
"""

import tomllib
from pathlib import Path

from attrs import field, frozen

from benchmarks.errors import BenchmarkError
from benchmarks.scores import SpeakerScores

_SIDES = ("at_least", "at_most")


@frozen(kw_only=True)
class Floors:
    """The least and the most that each figure may be."""

    at_least: dict[str, float] = field(factory=dict)
    at_most: dict[str, float] = field(factory=dict)


def read_floors(path: Path) -> Floors:
    """Read floors from a TOML file.

    Raises:
        BenchmarkError: the file cannot be read, or names a figure that there is not.

    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BenchmarkError(f"wanted floors in TOML at {path}, but {error}") from error
    known = [name for name, value in SpeakerScores(counts={}).figures().items() if name != "docs"]
    for side, values in data.items():
        if side not in _SIDES or not isinstance(values, dict):
            raise BenchmarkError(f"{path}: wanted tables {' and '.join(_SIDES)}, came {side!r}")
        for name, value in values.items():
            if name not in known or not isinstance(value, int | float):
                wanted = ", ".join(known)
                raise BenchmarkError(f"{path}: wanted numbers for {wanted}, came {name} = {value}")
    return Floors(**data)


def breaches(floors: Floors, scores: SpeakerScores) -> tuple[str, ...]:
    """Return a line for each floor that the figures break; a figure that is missing breaks it."""
    came = scores.figures()
    low = [
        f"{name} is {came[name]}, wanted at least {least}"
        for name, least in floors.at_least.items()
        if (value := came[name]) is None or value < least
    ]
    high = [
        f"{name} is {came[name]}, wanted at most {most}"
        for name, most in floors.at_most.items()
        if (value := came[name]) is None or value > most
    ]
    return (*low, *high)

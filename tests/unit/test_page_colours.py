"""The page's colours: apart from each other for every eye, and from the paper they stand on."""

import itertools
import math
import re
from importlib import resources

import pytest

from quotes.formats.page.cast import COLOURS

Colour = tuple[float, float, float]

CSS = resources.files("quotes.formats.page").joinpath("page.css").read_text(encoding="utf-8")
# How those see who lack one sort of cones (Machado, Oliveira and Fernandes 2009), in linear RGB.
EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
_APART = 20.0  # of CIELAB; 2.3 is the least that is seen side by side
_GRAPHIC = 3.0  # WCAG's contrast for what is no text


def palette(scheme: str) -> dict[str, Colour]:
    block = CSS.split(":root {")[1 if scheme == "light" else 2].split("}")[0]
    found = {}
    for name, digits in re.findall(r"--([a-z0-9]+): #([0-9a-f]{3,6})", block):
        full = digits if len(digits) == 6 else "".join(2 * d for d in digits)
        red, green, blue = (linear(int(full[i : i + 2], 16) / 255) for i in (0, 2, 4))
        found[name] = (red, green, blue)
    return found


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: Colour) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def lab(colour: Colour, eye: str) -> Colour:
    seen = [
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, colour, strict=True))))
        for row in EYES[eye]
    ]
    x = (0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047
    y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]
    z = (0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("eye", list(EYES))
def test_speakers_colours_differ_for_every_eye(scheme: str, eye: str) -> None:
    colours = palette(scheme)
    seen = {n: lab(colours[f"c{n}"], eye) for n in range(COLOURS)}

    near = {
        pair: round(math.dist(seen[pair[0]], seen[pair[1]]), 1)
        for pair in itertools.combinations(seen, 2)
    }
    assert {pair: d for pair, d in near.items() if d < _APART} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_and_signs_stand_out_from_the_paper(scheme: str) -> None:
    colours = palette(scheme)
    paper = luminance(colours["paper"])

    for name in (*(f"c{n}" for n in range(COLOURS)), "open", "accent", "warn"):
        low, high = sorted((luminance(colours[name]), paper))
        assert (high + 0.05) / (low + 0.05) >= _GRAPHIC, name

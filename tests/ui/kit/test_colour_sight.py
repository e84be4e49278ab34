"""The distinct palette stays apart without red, green or blue sight, and is as readable as the agreed one."""

import numpy as np
import pytest

from game.ui.kit.theme import DISTINCT, PALETTES, STANDS_ON, PaletteName, Theme, contrast

SIGHT = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
"""Linear RGB as each sees it (Machado, Oliveira and Fernandes 2009, severity 1.0)."""
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
PAIRS = (("ca", "us"), ("ca", "warn"), ("ok", "warn"), ("ca", "ok"))
LEAST = 18.0
"""CIE76 distance: far beyond what is seen as the same colour (2.3) at a glance and in small marks."""


def lab(colour: str, sight: str) -> np.ndarray:
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(SIGHT[sight]) @ linear if sight in SIGHT else linear, 0, 1)
    xyz = TO_XYZ @ seen / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(palette: object, one: str, other: str, sight: str) -> float:
    return float(np.linalg.norm(lab(getattr(palette, one), sight) - lab(getattr(palette, other), sight)))


@pytest.mark.parametrize("palette", list(PaletteName))
@pytest.mark.parametrize("sight", ["full", *SIGHT])
def test_sides_and_marks_stay_apart(palette: PaletteName, sight: str) -> None:
    for one, other in PAIRS:
        assert apart(DISTINCT[palette], one, other, sight) >= LEAST, f"{one} and {other}"


@pytest.mark.parametrize("palette", list(PaletteName))
def test_the_agreed_one_keeps_the_two_sides_apart_for_everybody(palette: PaletteName) -> None:
    for sight in SIGHT:
        assert apart(PALETTES[palette], "ca", "us", sight) >= 2 * LEAST
    # Why there is another palette: here Canada's red and caution are one colour.
    assert min(apart(PALETTES[palette], "ca", "warn", sight) for sight in SIGHT) < LEAST


@pytest.mark.parametrize("palette", list(PaletteName))
def test_it_is_readable_on_every_surface(palette: PaletteName) -> None:
    colours = DISTINCT[palette]
    for ink, surfaces in STANDS_ON.items():
        for surface in surfaces:
            assert contrast(getattr(colours, ink), getattr(colours, surface)) >= 4.5, (ink, surface)


def test_the_theme_wears_it_when_asked() -> None:
    assert Theme(distinct=True).colours.warn == DISTINCT[PaletteName.PAPER].warn != Theme().colours.warn
    assert Theme(distinct=True).colours.bg == Theme().colours.bg

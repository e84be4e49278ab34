"""Screens look as they did when somebody last looked at them: one changed digit is caught."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest
from pygame import Surface

from game.ui.kit import Column, Gear, Inset, Label, PaletteName, Theme
from game.ui.stage import Scene, Stage
from tests.ui.golden.pictures import BLOCK, FOLDER, PICTURES, THRESHOLD, made_with, recorded, take, worst_block


@pytest.fixture(scope="module", autouse=True)
def display() -> Iterator[None]:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    yield


def same_drawing() -> str:
    """Why pictures made here cannot be compared with those kept, or ""."""
    here, there = made_with(), recorded()
    apart = [f"{name} {here.get(name)} instead of {there[name]}" for name in there if here.get(name) != there[name]]
    return "the pictures were made with other versions: " + ", ".join(apart) if apart else ""


@pytest.mark.parametrize("name", list(PICTURES))
def test_the_screen_is_as_it_was(name: str, tmp_path: Path) -> None:
    reason = same_drawing()
    if reason:
        pytest.skip(reason)
    now, then = take(name), pygame.image.load(FOLDER / f"{name}.png")
    worst, place = worst_block(now, then)
    if worst > THRESHOLD:
        pygame.image.save(now, tmp_path / f"{name}.png")
    assert worst <= THRESHOLD, (
        f"{name} differs by {worst:.1f} at {place}; see {tmp_path}. If that is meant, look at it and run "
        "python -m tests.ui.golden.pictures"
    )


def test_every_picture_is_kept_and_none_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(PICTURES)
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 700_000


class Digits(Scene):
    def __init__(self, text: str, style: str, colour: str) -> None:
        self.what = (text, style, colour)

    def build(self) -> Inset:
        text, style, colour = self.what
        return Inset(Column([Label(text, style, colour)]), (13, 11, 0, 0))


def drawn(text: str, style: str, colour: str, palette: PaletteName) -> Surface:
    stage = Stage((160, 60), Gear(Theme(palette=palette)))
    stage.push(Digits(text, style, colour))
    surface = Surface((160, 60))
    stage.render_to(surface)
    return surface


@pytest.mark.parametrize("palette", list(PaletteName))
@pytest.mark.parametrize(("style", "colour"), [("small", "ink3"), ("key", "ink3"), ("body", "ink2"), ("number", "ca")])
def test_one_changed_digit_is_caught(palette: PaletteName, style: str, colour: str) -> None:
    before = drawn("+4,386", style, colour, palette)
    for changed in ("+4,387", "+4,886", "+1,386", "−4,386", "+4,380"):
        worst, place = worst_block(before, drawn(changed, style, colour, palette))
        assert worst > 2 * THRESHOLD, f"{changed} in {style} {colour} on {palette}: only {worst:.1f} at {place}"


def test_rounding_between_processors_is_not() -> None:
    before = take("table-paper")
    pixels = pygame.surfarray.array3d(before).astype(int)
    noise = np.random.default_rng(7).integers(-2, 3, pixels.shape)
    after = pygame.surfarray.make_surface(np.clip(pixels + noise, 0, 255))
    worst, _place = worst_block(before, after)
    assert 0 < worst < THRESHOLD / 2


def test_the_block_is_where_the_change_is() -> None:
    before = Surface((100, 60))
    after = before.copy()
    after.fill("white", (50, 41, 3, 3))
    worst, place = worst_block(before, after)
    assert place == (48, 40) and worst == pytest.approx(255 * 9 / BLOCK**2)
    assert worst_block(before, Surface((99, 60)))[0] == 255.0
    assert worst_block(before, before.copy())[0] == 0.0


def test_the_edge_counts_too() -> None:
    before = Surface((101, 61))
    after = before.copy()
    after.fill("white", (100, 60, 1, 1))
    assert worst_block(before, after)[1] == (96, 56)

"""Words inside the charts: none leaves its chart, is cut short or covers another, at any size, in both languages."""

from collections.abc import Iterator
from itertools import combinations

import pygame
import pytest
from pygame import Rect

from game.core.messages import Translator
from game.ui.charts.duties import duties_figure
from game.ui.charts.figure import Figure
from game.ui.charts.lines import support_figure
from game.ui.charts.plane import plane_figure
from game.ui.charts.region_map import jobs_figure
from game.ui.charts.steps import steps_figure
from game.ui.kit import Canvas, PaletteName, Theme
from game.ui.kit.paint import Shapes
from game.ui.kit.text import TextSetter
from game.ui.scenes.debrief_data import Shown, gather
from game.ui.scenes.debrief_score import issues_figure, objectives_figure, score_figure
from game.ui.session import Session
from tests.ui.charts.games import endings, shown


class Recorder(Canvas):
    """A canvas that notes where each text was put."""

    def __init__(self, size: tuple[int, int], theme: Theme) -> None:
        super().__init__(pygame.Surface(size), theme, TextSetter(theme), Shapes(theme))
        self.words: list[tuple[str, Rect]] = []

    def text(
        self, text: str, position: tuple[float, float], style: str = "body", colour: str = "ink",
        align: str = "left", valign: str = "middle",
    ) -> Rect:  # fmt: skip
        place = super().text(text, position, style, colour, align, valign)
        if text:
            self.words.append((text, place))
        return place


def figures(one: Shown) -> Iterator[Figure]:
    """Every figure of a game."""
    made = [
        plane_figure(one.found, one.dots, one.side, one.wording),
        steps_figure(one.found, one.side, one.wording),
        jobs_figure(one.jobs, one.found.scenario, one.wording),
        duties_figure(one.found, one.duties, one.wording),
        *(support_figure(one.support, side, one.wording) for side in one.found.scenario.side_ids),
    ]
    if one.sheet is not None:
        made += [score_figure(one, one.sheet), objectives_figure(one, one.sheet), issues_figure(one, one.sheet)]
    yield from (figure for figure in made if figure is not None)


def wrong(figure: Figure, theme: Theme, wide: float, tall: float) -> list[str]:
    """What is wrong with a figure drawn at a logical size."""
    rect = Rect(20, 20, theme.px(wide), theme.px(tall))
    canvas = Recorder((rect.w + 40, rect.h + 40), theme)
    figure.paint(canvas, rect)
    assert canvas.words, figure.key
    room = rect.inflate(2 * theme.px(3), 2 * theme.px(3))
    found = [f"{figure.key}: {text!r} leaves {rect}: {at}" for text, at in canvas.words if not room.contains(at)]
    found += [f"{figure.key}: {text!r} is cut short" for text, _ in canvas.words if text.endswith("…")]
    for (one, here), (other, there) in combinations(canvas.words, 2):
        # A line's height holds room for accents; letters meet only when lines do by more than that.
        if here.inflate(-2, -theme.px(5)).colliderect(there.inflate(-2, -theme.px(5))):
            found.append(f"{figure.key}: {one!r} {here} and {other!r} {there}")
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("extra", [0, 240])
def test_words_of_the_flagship(language: str, scale: float, extra: int) -> None:
    found = []
    for figure in figures(shown(language)):
        found += wrong(figure, Theme(scale), figure.width + extra, figure.height + extra // 2)
    assert not found


def test_words_in_little_room() -> None:
    found = []
    for figure in figures(shown("fr")):
        wide = max(figure.least, 300.0)
        found += [line for line in wrong(figure, Theme(1.0), wide, figure.height) if "cut short" not in line]
    assert not found


@pytest.mark.parametrize("name", list(endings()))
def test_words_of_every_ending(name: str) -> None:
    one = gather(Session(endings()[name], Translator("fr")))
    found = []
    for figure in figures(one):
        found += wrong(figure, Theme(1.0, PaletteName.DARK), figure.width, figure.height)
    assert not found

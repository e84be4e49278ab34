"""Small compositions that several screens use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pygame import Rect

from game.core.resources import assets_dir
from game.ui.kit import Canvas, Column, Grid, Icon, Paragraph, Picture, Widget

if TYPE_CHECKING:
    from game.lang.formats import Formats
    from game.rules.view import Gauge as Odds
    from game.scenario.model import Scenario

__all__ = [
    "Band",
    "Centred",
    "HintBand",
    "Key",
    "bullets",
    "chance_text",
    "flag",
    "side_colour",
]

SPAN = (-100.0, 100.0)
"""Points over no deal that a hint's band can show."""
FLAGS = {"ca": "ca", "us": "us"}


class Centred(Widget):
    """One child in the middle, at most `width` logical pixels wide, as tall as it needs or (`stretch`) as there is."""

    def __init__(self, child: Widget, width: float, *, grow: int = 0, stretch: bool = False) -> None:
        super().__init__(children=[child], grow=grow)
        self.most = width
        self.stretch = stretch

    def _inner(self, width: int) -> int:
        return min(width, self.theme.px(self.most))

    def _height_for(self, width: int) -> int:
        return super()._height_for(self._inner(width))

    def min_height(self, width: int) -> int:
        return self.children[0].min_height(self._inner(width))

    def arrange(self) -> None:
        wide = self._inner(self.rect.w)
        tall = self.rect.h if self.stretch else min(self.rect.h, self.children[0].height_for(wide))
        self.children[0].place(Rect(self.rect.x + (self.rect.w - wide) // 2, self.rect.y, wide, tall))


class Band(Widget):
    """A chance as a band on a line from 0 to 100 %: shaded from low to high, a mark at the estimate."""

    role = "kit.role.meter"
    tall = False

    def __init__(self, odds: Odds | None, *, name: str, text: str, colour: str, width: float = 92) -> None:
        super().__init__(name=name)
        self.odds = odds
        self.text = text
        self.colour = colour
        self.wide = width

    def set(self, odds: Odds | None, text: str) -> None:
        """Show another chance."""
        if (odds, text) != (self.odds, self.text):
            self.odds, self.text = odds, text
            self.invalidate()

    def _min_width(self) -> int:
        return self.theme.px(self.wide)

    def _height_for(self, width: int) -> int:
        return self.theme.px(16)

    def draw(self, canvas: Canvas) -> None:
        thick = self.theme.px(6)
        bar = Rect(self.rect.x, self.rect.centery - thick // 2, self.rect.w, thick)
        canvas.box(bar, "sunk", 3)
        if self.odds is None:
            return
        left = self.rect.x + round(self.rect.w * max(0.0, self.odds.low))
        right = self.rect.x + round(self.rect.w * min(1.0, self.odds.high))
        canvas.box(Rect(left, bar.y, max(thick, right - left), thick), self.colour, 3)
        x = self.rect.x + round(self.rect.w * self.odds.chance)
        canvas.rule(
            (x - self.theme.px(1), self.rect.y + self.theme.px(1)), self.rect.h - self.theme.px(2), "ink", True, 2
        )

    def states(self) -> list[str]:
        return [self.text]


class HintBand(Widget):
    """What a package may be worth to the other side: a band in points from SPAN[0] to SPAN[1], a mark at no deal."""

    role = "kit.role.meter"
    tall = False

    def __init__(self, *, name: str, colour: str, width: float = 150) -> None:
        super().__init__(name=name, visible=False)
        self.band: tuple[float, float] | None = None
        self.text = ""
        self.colour = colour
        self.wide = width

    def set(self, band: tuple[float, float] | None, text: str) -> None:
        """Show another band; None hides it."""
        if (band, text) != (self.band, self.text):
            self.band, self.text = band, text
            self.invalidate()
        self.show(band is not None)

    def _min_width(self) -> int:
        return self.theme.px(self.wide)

    def _height_for(self, width: int) -> int:
        return self.theme.px(16)

    def at(self, points: float) -> int:
        """The x of a number of points."""
        low, high = SPAN
        return self.rect.x + round(self.rect.w * (min(high, max(low, points)) - low) / (high - low))

    def draw(self, canvas: Canvas) -> None:
        if self.band is None:
            return
        thick = self.theme.px(6)
        top = self.rect.centery - thick // 2
        canvas.box(Rect(self.rect.x, top, self.rect.w, thick), "sunk", 3)
        left, right = (self.at(value) for value in self.band)
        canvas.box(Rect(left, top, max(thick, right - left), thick), self.colour, 3)
        canvas.rule((self.at(0.0) - self.theme.px(1), self.rect.y), self.rect.h, "ink", True, 2)

    def states(self) -> list[str]:
        return [self.text]


class Key(Widget):
    """A mark of the deal sheet with its meaning: a disc, a diamond or a tick."""

    tall = False

    def __init__(self, shape: str, colour: str, text: str) -> None:
        super().__init__()
        self.shape = shape
        self.colour = colour
        self.text = text

    def _min_width(self) -> int:
        return self.theme.px(18) + self.ui.text.width(self.text, "small")

    def _height_for(self, width: int) -> int:
        return self.ui.text.height("small")

    def draw(self, canvas: Canvas) -> None:
        centre = (self.rect.x + self.theme.px(6), self.rect.centery)
        if self.shape == "disc":
            canvas.disc(centre, 11, self.colour)
        elif self.shape == "diamond":
            canvas.diamond(centre, 13, self.colour)
        else:
            canvas.rule(
                (centre[0] - self.theme.px(1), centre[1] - self.theme.px(6)), self.theme.px(12), self.colour, True, 2
            )
        canvas.text(self.text, (self.rect.x + self.theme.px(18), self.rect.centery), "small", "ink2")

    def describe(self) -> str:
        return self.text


def chance_text(odds: Odds | None, formats: Formats) -> str:
    """A gauge in figures: the band in per cent, the chance where it is narrow."""
    if odds is None:
        return "–"
    low, high = round(100 * max(0.0, odds.low)), round(100 * min(1.0, odds.high))
    if high - low <= 1:
        return formats.percent(odds.chance)
    return f"{low}–{formats.percent(high / 100)}"


def side_colour(scenario: Scenario, side: str) -> str:
    """The theme token of a side."""
    return "ca" if scenario.side(side).colour == "first" else "us"


def flag(scenario: Scenario, side: str, height: float = 26) -> Widget:
    """A side's flag, or an icon where it has none."""
    found = FLAGS.get(scenario.side(side).flag)
    for place in (assets_dir() / "flags").rglob(f"{found}.svg") if found else ():
        return Picture(place, height * 4 / 3, height)
    return Icon("flag", height * 0.6, side_colour(scenario, side), tile="sunk")


def bullets(
    lines: Sequence[str], icon: str = "", style: str = "body", colour: str = "ink", width: float = 560
) -> Widget:
    """Lines with a mark before each."""
    rows: list[list[Widget | None]] = [
        [Icon(icon or "minus", 14, "ink3"), Paragraph(line, style, colour, width=width)] for line in lines
    ]
    return Grid(rows, columns=(0, 1), gap=10, row_gap=8, align="start") if rows else Column([])


def over(text: str, colour: str = "ink3") -> Widget:
    """The small capitals over a group; long ones break."""
    return Paragraph(text.upper(), "caps", colour)

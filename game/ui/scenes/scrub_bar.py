"""The bar of a replay: every move of a game on one line, with a tick where each round begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from pygame import Rect

from game.ui.kit import Canvas
from game.ui.kit.choice import Indexed

__all__ = ["ScrubBar"]


class ScrubBar(Indexed):
    """Drag it, press anywhere on it, or use the arrows, Page, Home and End keys.

    ``rounds``: the round of each moment, the first before any move. ``say`` describes the moment that is shown.
    """

    role = "kit.role.track"

    def __init__(
        self, rounds: Sequence[int], index: int, on_change: Callable[[int], object], *, name: str,
        say: Callable[[], str],
    ) -> None:  # fmt: skip
        super().__init__(len(rounds), index, on_change, name=name, key="scrub", grow=1)
        self.starts = [place for place, (before, after) in enumerate(pairwise(rounds), 1) if after != before and after]
        self.say = say

    def _min_width(self) -> int:
        return self.theme.px(180)

    def _height_for(self, width: int) -> int:
        return self.theme.px(30)

    def stop(self, index: int) -> int:
        """The x of a moment."""
        end = self.theme.px(10)
        return self.rect.x + end + round((self.rect.w - 2 * end) * index / max(1, self.count - 1))

    def draw(self, canvas: Canvas) -> None:
        y, thick, end = self.rect.centery, self.theme.px(6), self.theme.px(6)
        bar = Rect(self.rect.x + end, y - thick // 2, self.rect.w - 2 * end, thick)
        canvas.box(bar, "sunk", 3)
        canvas.box(Rect(bar.x, bar.y, max(thick, self.stop(self.index) - bar.x), thick), "gap", 3)
        for start in self.starts:
            top = (self.stop(start) - self.theme.px(1), y - self.theme.px(8))
            canvas.rule(top, self.theme.px(16), "ink3", True, 1)
        canvas.disc((self.stop(self.index), y), 22, "card")
        canvas.disc((self.stop(self.index), y), 18, "ink")
        if self.hovered or self.pressed:
            canvas.disc((self.stop(self.index), y), 7, "card")

    def _nearest(self, x: int) -> int:
        end = self.theme.px(10)
        share = (x - self.rect.x - end) / max(1, self.rect.w - 2 * end)
        return max(0, min(self.count - 1, round(share * (self.count - 1))))

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        self.choose(self._nearest(position[0]))
        return True

    def on_drag(self, position: tuple[int, int]) -> None:
        self.choose(self._nearest(position[0]))

    def states(self) -> list[str]:
        return [self.say()]

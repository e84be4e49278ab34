"""The option track: ordered options with our circle, their diamond, today's tick, and the gap shaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from pygame import Rect

from .choice import Indexed
from .paint import Canvas

__all__ = ["OptionTrack"]

END: Final = 10
"""Logical room between the track's end and its outermost mark."""


class OptionTrack(Indexed):
    """Pick an option on a line while seeing the other side's and today's.

    theirs, today: indices or None. `who`: the words for (ours, theirs, today), spoken and, with the labels, shown.
    colours: tokens for ours and theirs. `labels`: "all" under their stops when they fit, else "marks" (the chosen ones
    above the track), or "none" when the row beside it already says them.
    """

    role = "kit.role.track"

    def __init__(
        self, options: Sequence[str], ours: int, on_change: Callable[[int], object], *, name: str,
        theirs: int | None = None, today: int | None = None, who: tuple[str, str, str] = ("", "", ""),
        colours: tuple[str, str] = ("ca", "us"), labels: str = "all", tip: str = "", key: str = "", grow: int = 1,
        enabled: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(len(options), ours, on_change, name=name, tip=tip, key=key, grow=grow, enabled=enabled)
        self.options = list(options)
        self.theirs = theirs
        self.today = today
        self.who = who
        self.colours = colours
        self.labels = labels

    def label_of(self, index: int) -> str:
        return self.options[index]

    def _pref_width(self) -> int:
        widest = max(self.ui.text.width(option, "small_strong") for option in self.options)
        return max(self.min_width(), min(self.theme.px(360), (widest + self.theme.px(10)) * self.count))

    def _min_width(self) -> int:
        stops = self.theme.px(2 * END + 14 * (self.count - 1))
        words = 0
        if self.labels != "none":
            words = max(self.ui.text.longest_word(option, "small_strong") for option in self.options) + self.theme.px(
                20
            )
        return max(self.theme.px(96), stops, words)

    def mode(self, width: int) -> str:
        """How labels are shown at a width."""
        if self.labels != "all":
            return self.labels
        step = (width - 2 * self.theme.px(END)) / max(1, self.count - 1)
        widths = [self.ui.text.width(option, "small_strong") for option in self.options]
        gap = self.theme.px(8)
        # The outer labels are flush with the ends, so they reach a whole width inwards.
        reach = [widths[0], *[w / 2 for w in widths[1:-1]], widths[-1]]
        fits = all(a + b + gap <= step for a, b in pairwise(reach))
        return "all" if fits else "marks"

    def _legend(self, width: int) -> list[tuple[str, str, str, list[str]]]:
        """The marks as (shape, colour, style, lines) when labels do not fit under their stops."""
        marks = [("disc", self.colours[0], "small_strong", self.index)]
        if self.theirs is not None:
            marks.append(("diamond", self.colours[1], "small_strong", self.theirs))
        if self.today is not None:
            marks.append(("tick", "ink2", "small", self.today))
        lead = self.theme.px(16)
        return [(s, c, style, self.ui.text.wrap(self.options[i], style, width - lead)) for s, c, style, i in marks]

    def _height_for(self, width: int) -> int:
        mode, track = self.mode(width), self.theme.px(28)
        step = self.ui.text.height("small") + self.theme.px(2)
        if mode == "all":
            return track + step
        if mode == "marks":
            # Tall enough for the longest option of each mark, so that stepping never changes the layout.
            lead = self.theme.px(16)
            most = max(len(self.ui.text.wrap(o, "small_strong", width - lead)) for o in self.options)
            return track + step * most * len(self._legend(width))
        return track

    def _line(self) -> int:
        mode = self.mode(self.rect.w)
        if mode == "all":
            return self.rect.y + self.theme.px(14)
        return self.rect.bottom - self.theme.px(14) if mode == "marks" else self.rect.centery

    def stop(self, index: int) -> int:
        """The x of an option."""
        left, right = self.rect.x + self.theme.px(END), self.rect.right - self.theme.px(END)
        return round(left + (right - left) * index / max(1, self.count - 1))

    def draw(self, canvas: Canvas) -> None:
        y, thick = self._line(), self.theme.px(6)
        bar = Rect(self.rect.x + self.theme.px(4), y - thick // 2, self.rect.w - 2 * self.theme.px(4), thick)
        canvas.box(bar, "sunk", 3)
        if self.theirs is not None:
            left, right = sorted((self.stop(self.index), self.stop(self.theirs)))
            canvas.box(Rect(left, bar.y, max(1, right - left), thick), "gap", 0)
        for index in range(self.count):
            canvas.disc((self.stop(index), y), 4, "ink3")
        if self.today is not None:
            tall = self.theme.px(16)
            canvas.rule((self.stop(self.today) - self.theme.px(1) // 2, y - tall // 2), tall, "ink2", True, 2)
        if self.theirs is not None:
            size = 24 if self.theirs == self.index else 16
            canvas.diamond((self.stop(self.theirs), y), size + 4, "card")
            canvas.diamond((self.stop(self.theirs), y), size, self.colours[1])
        self._draw_ours(canvas, y)
        mode = self.mode(self.rect.w)
        if mode == "all":
            self._draw_all(canvas)
        elif mode == "marks":
            self._draw_marks(canvas)

    def _draw_ours(self, canvas: Canvas, y: int) -> None:
        at = (self.stop(self.index), y)
        # At the same option the diamond stays visible around a smaller circle.
        same = self.theirs == self.index
        canvas.disc(at, 13 if same else 20, "card")
        canvas.disc(at, 10 if same else 16, self.colours[0] if self.enabled else "ink3")
        if (self.hovered or self.focused) and self.enabled and not same:
            canvas.disc(at, 6, "card")

    def _draw_all(self, canvas: Canvas) -> None:
        y = self._line() + self.theme.px(14) + canvas.type.height("small") / 2
        for index, option in enumerate(self.options):
            align = "left" if index == 0 else "right" if index == self.count - 1 else "center"
            x = {"left": self.rect.x, "right": self.rect.right, "center": self.stop(index)}[align]
            ours, theirs = index == self.index, index == self.theirs
            colour = self.colours[0] if ours else self.colours[1] if theirs else "ink2"
            canvas.text(option, (x, y), "small_strong" if ours or theirs else "small", colour, align)

    def _draw_marks(self, canvas: Canvas) -> None:
        step = canvas.type.height("small") + self.theme.px(2)
        x, y = self.rect.x, self.rect.y + step / 2
        for shape, colour, style, lines in self._legend(self.rect.w):
            centre = (x + self.theme.px(6), y)
            if shape == "disc":
                canvas.disc(centre, 9, colour)
            elif shape == "diamond":
                canvas.diamond(centre, 10, colour)
            else:
                canvas.rule((round(centre[0]), round(y) - self.theme.px(5)), self.theme.px(10), colour, True, 2)
            for line in lines:
                canvas.text(line, (x + self.theme.px(16), y), style, colour)
                y += step

    def _nearest(self, x: int) -> int:
        return min(range(self.count), key=lambda index: abs(self.stop(index) - x))

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        if self.enabled:
            self.choose(self._nearest(position[0]))
        return self.enabled

    def on_drag(self, position: tuple[int, int]) -> None:
        self.choose(self._nearest(position[0]))

    def states(self) -> list[str]:
        marks = zip(self.who, (self.index, self.theirs, self.today), strict=True)
        said = [
            self.ui.word("kit.mark", who=who, value=self.options[index]) if who else self.options[index]
            for who, index in marks
            if index is not None
        ]
        return [*said, self.ui.word("kit.position", index=self.index + 1, count=self.count)]

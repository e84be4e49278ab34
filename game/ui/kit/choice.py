"""Choosing one of a few: segments, a stepper, a check box, a switch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame
from pygame import Rect
from pygame.event import Event

from .paint import Canvas
from .pushed import Pushed
from .widget import Widget

__all__ = ["Checkbox", "Segment", "Segmented", "Stepper", "Switch", "step_for"]


def step_for(event: Event, index: int, count: int, page: int = 1) -> int | None:
    """The index a KEYDOWN leads to among `count`: arrows by one, Page by `page`, Home and End; None for others."""
    moves = {
        pygame.K_LEFT: index - 1, pygame.K_RIGHT: index + 1, pygame.K_MINUS: index - 1, pygame.K_KP_MINUS: index - 1,
        pygame.K_PLUS: index + 1, pygame.K_EQUALS: index + 1, pygame.K_KP_PLUS: index + 1,
        pygame.K_PAGEDOWN: index - page, pygame.K_PAGEUP: index + page, pygame.K_HOME: 0, pygame.K_END: count - 1,
    }  # fmt: skip
    if event.key not in moves or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
        return None
    return max(0, min(count - 1, moves[event.key]))


class Indexed(Widget):
    """Base of what holds one of several values by index."""

    tall = False

    def __init__(
        self, count: int, index: int, on_change: Callable[[int], object], *, name: str, tip: str = "",
        key: str = "", grow: int = 0, enabled: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(name=name, tip=tip, key=key, grow=grow, enabled=enabled)
        if not 0 <= index < count:
            raise ValueError(f"{name or type(self).__name__}: index {index} is not among {count} options")
        self.count = count
        self.index = index
        self.on_change = on_change
        self.focusable = True

    def choose(self, index: int) -> None:
        """Take another value, as the user does: tells the owner and the voice."""
        if self.enabled and index != self.index and 0 <= index < self.count:
            self.index = index
            self.invalidate()
            self.on_change(index)
            if self.mounted:
                self.ui.say(self.describe())

    def show_index(self, index: int) -> None:
        """Show another value without telling the owner."""
        if index != self.index and 0 <= index < self.count:
            self.index = index
            self.invalidate()

    def on_key(self, event: Event) -> bool:
        target = step_for(event, self.index, self.count, max(1, self.count // 5))
        if target is None:
            return False
        self.choose(target)
        return True

    def label_of(self, index: int) -> str:
        """The words of one value."""
        return str(index)

    def states(self) -> list[str]:
        position = self.ui.word("kit.position", index=self.index + 1, count=self.count)
        return [self.label_of(self.index), position]


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice of a Segmented: its label and, perhaps, an icon."""

    label: str
    icon: str = ""


class Segmented(Indexed):
    """All choices side by side; they break into further lines when the room is short."""

    role = "kit.role.choice"

    def __init__(
        self, segments: Sequence[Segment | str], index: int, on_change: Callable[[int], object], *, name: str,
        tip: str = "", key: str = "", grow: int = 0, enabled: bool = True,
    ) -> None:  # fmt: skip
        self.segments = [Segment(one) if isinstance(one, str) else one for one in segments]
        super().__init__(len(self.segments), index, on_change, name=name, tip=tip, key=key, grow=grow, enabled=enabled)

    def label_of(self, index: int) -> str:
        return self.segments[index].label

    def _cell(self) -> int:
        """Width of the widest choice, set in bold as when chosen."""
        return max(
            self.ui.text.width(one.label, "strong") + self.theme.px(28) + (self.theme.px(24) if one.icon else 0)
            for one in self.segments
        )

    def _min_width(self) -> int:
        return self._cell()

    def _pref_width(self) -> int:
        return self._cell() * self.count

    def columns(self, width: int) -> int:
        """How many stand side by side at a width; lines are filled evenly."""
        most = max(1, min(self.count, width // max(1, self._cell())))
        return -(-self.count // -(-self.count // most))

    def _height_for(self, width: int) -> int:
        return -(-self.count // self.columns(width)) * self.theme.space("button")

    def cell(self, index: int) -> Rect:
        """Where a choice stands."""
        columns = self.columns(self.rect.w)
        row, column = divmod(index, columns)
        here = min(columns, self.count - row * columns)
        left, right = self.rect.w * column // here, self.rect.w * (column + 1) // here
        tall = self.theme.space("button")
        return Rect(self.rect.x + left, self.rect.y + row * tall, right - left, tall)

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect, "sunk")
        for index, one in enumerate(self.segments):
            area, chosen = self.cell(index), index == self.index
            if chosen:
                inset = 2 * self.theme.px(3)
                canvas.box(area.inflate(-inset, -inset), "card", 6, "line2")
            style = "strong" if chosen else "body"
            colour = "ink3" if not self.enabled else "ink" if chosen else "ink2"
            icon = self.theme.px(24) if one.icon else 0
            x = area.centerx - (canvas.type.width(one.label, style) + icon) / 2
            if one.icon:
                canvas.icon(one.icon, (x + self.theme.px(8), area.centery), 16, colour)
            canvas.text(one.label, (x + icon, area.centery), style, colour)

    def on_key(self, event: Event) -> bool:
        columns = self.columns(self.rect.w)
        if event.key in (pygame.K_UP, pygame.K_DOWN) and columns < self.count:
            target = self.index + (columns if event.key == pygame.K_DOWN else -columns)
            if 0 <= target < self.count:
                self.choose(target)
                return True
            return False
        return super().on_key(event)

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        for index in range(self.count):
            if self.cell(index).collidepoint(position):
                self.choose(index)
        return False


class Stepper(Indexed):
    """Ordered options one at a time, between minus and plus; wide enough for the longest."""

    role = "kit.role.stepper"

    def __init__(
        self, options: Sequence[str], index: int, on_change: Callable[[int], object], *, name: str,
        colour: str = "ink", style: str = "number", tip: str = "", key: str = "", grow: int = 0,
        enabled: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(len(options), index, on_change, name=name, tip=tip, key=key, grow=grow, enabled=enabled)
        self.options = list(options)
        self.colour = colour
        self.style = style
        self._over = 0

    def label_of(self, index: int) -> str:
        return self.options[index]

    def _min_width(self) -> int:
        widest = max(self.ui.text.longest_word(option, self.style) for option in self.options)
        return 2 * self.theme.space("step") + 2 * self.theme.px(8) + widest

    def _pref_width(self) -> int:
        widest = max(self.ui.text.width(option, self.style) for option in self.options)
        return 2 * self.theme.space("step") + 2 * self.theme.px(8) + widest

    def _room(self, width: int) -> int:
        return width - 2 * self.theme.space("step") - 2 * self.theme.px(8)

    def _height_for(self, width: int) -> int:
        lines = max(len(self.ui.text.wrap(option, self.style, self._room(width))) for option in self.options)
        return max(self.theme.space("step"), lines * self.ui.text.height(self.style))

    def ends(self) -> tuple[Rect, Rect]:
        """Where minus and plus stand."""
        side = self.theme.space("step")
        top = self.rect.centery - side // 2
        return Rect(self.rect.x, top, side, side), Rect(self.rect.right - side, top, side, side)

    def draw(self, canvas: Canvas) -> None:
        for end, icon, stuck in zip(
            self.ends(), ("minus", "plus"), (self.index == 0, self.index == self.count - 1), strict=True
        ):
            idle = stuck or not self.enabled
            canvas.box(end, "sunk", "m")
            canvas.icon(icon, end.center, 15, "line2" if idle else "ink")
        lines = canvas.type.wrap(self.options[self.index], self.style, self._room(self.rect.w))
        step = canvas.type.height(self.style)
        for index, line in enumerate(lines):
            y = self.rect.centery + (index - (len(lines) - 1) / 2) * step
            canvas.text(line, (self.rect.centerx, y), self.style, self.colour if self.enabled else "ink3", "center")

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        for end, change in zip(self.ends(), (-1, 1), strict=True):
            if end.collidepoint(position):
                self.choose(self.index + change)
        return False


class Checkbox(Pushed):
    """A label with a box that is ticked or not."""

    role = "kit.role.checkbox"

    tall = False

    def __init__(
        self, label: str, value: bool, on_change: Callable[[bool], object], *, tip: str = "", key: str = "",
        grow: int = 0, enabled: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(name=label, tip=tip, key=key, grow=grow, enabled=enabled)
        self.label = label
        self.value = value
        self.on_change = on_change
        self.focusable = True

    def _mark(self) -> int:
        return self.theme.px(20)

    def _lead(self) -> int:
        return self._mark() + self.theme.px(10)

    def _min_width(self) -> int:
        return self._lead() + self.ui.text.longest_word(self.label, "body")

    def _pref_width(self) -> int:
        return self._lead() + self.ui.text.width(self.label, "body")

    def _lines(self, width: int) -> list[str]:
        return self.ui.text.wrap(self.label, "body", width - self._lead())

    def _height_for(self, width: int) -> int:
        return max(self.theme.px(32), len(self._lines(width)) * self.ui.text.line_height("body"))

    def toggle(self) -> None:
        """Tick or untick, as the user does."""
        self._pushed()

    def push(self) -> None:
        self.value = not self.value
        self.invalidate()
        self.on_change(self.value)
        if self.mounted:
            self.ui.say(self.describe())

    def draw(self, canvas: Canvas) -> None:
        self.draw_mark(canvas)
        lines, step = self._lines(self.rect.w), canvas.type.line_height("body")
        for index, line in enumerate(lines):
            y = self.rect.centery + (index - (len(lines) - 1) / 2) * step
            canvas.text(line, (self.rect.x + self._lead(), y), "body", "ink" if self.enabled else "ink3")

    def draw_mark(self, canvas: Canvas) -> None:
        """The box and its tick."""
        side = self._mark()
        box = Rect(self.rect.x, self.rect.centery - side // 2, side, side)
        canvas.box(box, "ink" if self.value else "card", "s", "ink" if self.value else "ink3", 1.5)
        if self.value:
            canvas.icon("check", box.center, 15, "on")

    def states(self) -> list[str]:
        return [self.ui.word("kit.state.checked" if self.value else "kit.state.unchecked")]


class Switch(Checkbox):
    """A check box drawn as a switch: for what takes effect at once."""

    role = "kit.role.switch"

    def _lead(self) -> int:
        return self.theme.px(40) + self.theme.px(10)

    def draw_mark(self, canvas: Canvas) -> None:
        wide, tall = self.theme.px(40), self.theme.px(22)
        track = Rect(self.rect.x, self.rect.centery - tall // 2, wide, tall)
        canvas.box(track, "ink" if self.value else "card", 11, "ink" if self.value else "ink3", 1.5)
        x = track.right - tall / 2 if self.value else track.x + tall / 2
        canvas.disc((x, track.centery), 14, "on" if self.value else "ink3")

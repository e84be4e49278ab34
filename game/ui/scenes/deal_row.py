"""One row of the deal sheet: issue, today's option, the other side's, a track, and the player's own choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import pygame
from pygame import Rect
from pygame.event import Event

from game.ui.kit import Canvas
from game.ui.kit.choice import Indexed
from game.ui.scenes.draft import LOT_NAMES

__all__ = ["DealRow", "RowColumns", "RowFacts", "columns"]

WIDE_FROM: Final = 700
"""Logical width from which the other side's option has a column of its own and the track is shown."""


@dataclass(frozen=True, slots=True)
class RowFacts:
    """All a row shows that the player cannot change. Options by index; ``settled`` is the text of a settled row."""

    issue: int
    icon: str
    title: str
    today_text: str
    theirs_text: str
    options: tuple[str, ...]
    open_text: str
    today: int
    theirs: int | None
    settled: str = ""
    red: frozenset[int] = frozenset()
    """Options that cross a red line of the player's side."""
    their_red: frozenset[int] = frozenset()
    """Options that the other side has called a red line."""
    red_text: tuple[tuple[int, str], ...] = ()
    """Per such option whose line it is, in words."""
    colours: tuple[str, str] = ("ca", "us")
    words: tuple[str, str, str] = ("", "", "")
    """Spoken: ours, theirs, today."""
    lots: bool = False


@dataclass(frozen=True, slots=True)
class RowColumns:
    """Device-pixel spans (left, width) of the columns in a row of some width; the track has width 0 when left out."""

    icon: tuple[int, int]
    title: tuple[int, int]
    theirs: tuple[int, int]
    track: tuple[int, int]
    ours: tuple[int, int]
    more: tuple[int, int]


def columns(width: int, px: Callable[[float], int]) -> RowColumns:
    """Where the columns stand; the same for every row and for the heading over them."""
    # Kept by numbers: ``px`` belongs to a screen, and a cache that holds it would hold the screen and its game.
    return _columns(width, px(12), px(14), px(32), px(10), px(8), width >= px(WIDE_FROM))


@lru_cache(maxsize=256)
def _columns(width: int, gap: int, pad: int, square: int, after: int, edge: int, wide: bool) -> RowColumns:
    rest = width - pad - square - after - square - edge
    shares = (0.33, 0.19, 0.14, 0.34) if wide else (0.40, 0.0, 0.0, 0.60)
    rest -= gap * (4 if wide else 2)
    spans: list[tuple[int, int]] = []
    x = pad + square + after
    for share in shares:
        span = round(rest * share)
        spans.append((x, span))
        x += span + (gap if share else 0)
    return RowColumns((pad, square), spans[0], spans[1], spans[2], spans[3], (width - square - edge, square))


@dataclass(slots=True)
class RowCalls:
    """What the row tells its scene: another option (-1: left out), a lot (-1: none), wants details, has the focus."""

    choose: Callable[[int, int], object]
    assign: Callable[[int, int], object]
    details: Callable[[int], object]
    focus: Callable[[int], object] = field(default=lambda _issue: None)


class DealRow(Indexed):
    """The row is one stop of the keyboard: arrows step the option, 1-4 and 0 set the lot, Enter opens the details.

    The index counts "left out" as 0 and the options from 1.
    """

    role = "kit.role.stepper"

    def __init__(self, facts: RowFacts, option: int, lot: int, calls: RowCalls) -> None:
        super().__init__(
            len(facts.options) + 1, option + 1, lambda index: calls.choose(facts.issue, index - 1),
            name=facts.title, key=f"row-{facts.issue}",
        )  # fmt: skip
        self.facts = facts
        self.lot = lot
        self.calls = calls
        self.current = False
        self._drag = ""

    # -- what it holds

    @property
    def option(self) -> int:
        """The chosen option, -1 when the issue is left out."""
        return self.index - 1

    def show(self, visible: bool) -> None:
        super().show(visible)

    def update(self, option: int, lot: int) -> None:
        """Show another choice."""
        if lot != self.lot:
            self.lot = lot
            self.invalidate()
        self.show_index(option + 1)

    def mark(self, current: bool) -> None:
        """Show it as the row whose details stand below."""
        if current != self.current:
            self.current = current
            self.invalidate()

    def label_of(self, index: int) -> str:
        return self.facts.options[index - 1] if index else self.facts.open_text

    # -- measuring

    def _ours_room(self, width: int) -> int:
        return columns(width, self.theme.px).ours[1] - 2 * self.theme.px(30 + 6)

    def _min_width(self) -> int:
        return self.theme.px(420)

    def _pref_width(self) -> int:
        return self.theme.px(680)

    def _height_for(self, width: int) -> int:
        text, at = self.ui.text, columns(width, self.theme.px)
        small, body = text.line_height("small"), text.line_height("strong")
        left = len(text.wrap(self.facts.title, "strong", at.title[1])) * body
        left += len(text.wrap(self._second(at), "small", at.title[1])) * small
        tall = [left]
        if self.facts.settled:
            room = width - at.title[0] - at.title[1] - self.theme.px(60)
            tall.append(len(text.wrap(self.facts.settled, "strong", room)) * body)
        else:
            room = self._ours_room(width)
            labels = (*self.facts.options, self.facts.open_text)
            tall.append(max(len(text.wrap(label, "small_strong", room)) for label in labels) * small)
            if at.track[1] and self.facts.theirs is not None:
                tall.append(len(text.wrap(self._theirs_label(), "small_strong", at.theirs[1])) * small)
        return max(self.theme.px(52), max(tall) + self.theme.px(12))

    def _theirs_label(self) -> str:
        return "–" if self.facts.theirs is None else self.facts.options[self.facts.theirs]

    def _second(self, at: RowColumns) -> str:
        if not at.track[1] and self.facts.theirs is not None and not self.facts.settled:
            return f"{self.facts.today_text} · {self.facts.theirs_text}"
        return self.facts.today_text

    # -- geometry

    def _span(self, span: tuple[int, int]) -> Rect:
        return Rect(self.rect.x + span[0], self.rect.y, span[1], self.rect.h)

    def ends(self) -> tuple[Rect, Rect]:
        """Where minus and plus stand."""
        area, side = self._span(columns(self.rect.w, self.theme.px).ours), self.theme.px(30)
        top = self.rect.centery - side // 2
        return Rect(area.x, top, side, side), Rect(area.right - side, top, side, side)

    def more(self) -> Rect:
        """Where the button for details (and the lot's letter) stands."""
        area, side = self._span(columns(self.rect.w, self.theme.px).more), self.theme.px(30)
        return Rect(area.x, self.rect.centery - side // 2, side, side)

    def stop(self, option: int) -> int:
        """The x of an option on the track."""
        area, end = self._span(columns(self.rect.w, self.theme.px).track), self.theme.px(9)
        count = max(1, len(self.facts.options) - 1)
        return round(area.x + end + (area.w - 2 * end) * option / count)

    def ring_radius(self) -> str | int:
        return "s"

    def focus_rect(self) -> Rect:
        edge = self.theme.px(5)
        return self.rect.inflate(-2 * edge, -2 * edge)

    # -- painting

    def draw(self, canvas: Canvas) -> None:
        facts, at = self.facts, columns(self.rect.w, self.theme.px)
        lit = self.current or self.hovered
        fill = "ok_tint" if facts.settled else "row" if lit else ""
        if fill:
            canvas.surface.fill(self.theme.colour(fill), self.rect)
        if self.current:
            canvas.surface.fill(
                self.theme.colour("ok" if facts.settled else "ink"),
                Rect(self.rect.topleft, (self.theme.px(3), self.rect.h)),
            )
        else:
            inset = self.theme.px(14)
            canvas.rule((self.rect.x + inset, self.rect.bottom - 1), self.rect.w - 2 * inset, "line")
        icon = self._span(at.icon)
        tile = Rect(icon.x, self.rect.centery - icon.w // 2, icon.w, icon.w)
        canvas.box(tile, "card" if facts.settled else "sunk", "m")
        canvas.icon(facts.icon, tile.center, 17, "ok" if facts.settled else "ink2")
        self._draw_title(canvas, self._span(at.title), at)
        if facts.settled:
            self._draw_settled(canvas, at)
            return
        if at.track[1]:
            self._lines(
                canvas, self._theirs_label(), "small_strong", self._theirs_colour(), self._span(at.theirs), "right"
            )
            self._draw_track(canvas)
        self._draw_ours(canvas)
        self._draw_more(canvas)

    def _theirs_colour(self) -> str:
        return "ink3" if self.facts.theirs is None else self.facts.colours[1]

    def _lines(self, canvas: Canvas, text: str, style: str, colour: str, area: Rect, align: str) -> None:
        lines, step = canvas.type.wrap(text, style, area.w), canvas.type.line_height(style)
        x = {"left": area.x, "center": area.centerx, "right": area.right}[align]
        for number, line in enumerate(lines):
            y = self.rect.centery + (number - (len(lines) - 1) / 2) * step
            canvas.text(line, (x, y), style, colour, align)

    def _draw_title(self, canvas: Canvas, area: Rect, at: RowColumns) -> None:
        title = canvas.type.wrap(self.facts.title, "strong", area.w)
        today = canvas.type.wrap(self._second(at), "small", area.w)
        body, small = canvas.type.line_height("strong"), canvas.type.line_height("small")
        y: float = self.rect.centery - (len(title) * body + len(today) * small) / 2
        for line in title:
            canvas.text(line, (area.x, y + body / 2), "strong", "ink")
            y += body
        for line in today:
            canvas.text(line, (area.x, y + small / 2), "small", "ink2")
            y += small

    def _draw_settled(self, canvas: Canvas, at: RowColumns) -> None:
        left = self.rect.x + at.title[0] + at.title[1] + self.theme.px(12)
        canvas.icon("badge-check", (left + self.theme.px(9), self.rect.centery), 18, "ok")
        lock = self.more()
        area = Rect(left + self.theme.px(28), self.rect.y, lock.x - left - self.theme.px(36), self.rect.h)
        self._lines(canvas, self.facts.settled, "strong", "ok", area, "left")
        canvas.icon("lock", lock.center, 16, "ok")

    def _draw_track(self, canvas: Canvas) -> None:
        facts, y, thick = self.facts, self.rect.centery, self.theme.px(6)
        area = self._span(columns(self.rect.w, self.theme.px).track)
        canvas.box(Rect(area.x, y - thick // 2, area.w, thick), "sunk", 3)
        ours = self.option if self.index else None
        if ours is not None and facts.theirs is not None:
            left, right = sorted((self.stop(ours), self.stop(facts.theirs)))
            canvas.box(Rect(left, y - thick // 2, max(1, right - left), thick), "gap", 0)
        for option in range(len(facts.options)):
            canvas.disc((self.stop(option), y), 4, "ink3")
            if option in facts.red:
                canvas.icon("lock", (self.stop(option), y - self.theme.px(15)), 11, facts.colours[0])
            if option in facts.their_red:
                canvas.icon("lock", (self.stop(option), y + self.theme.px(16)), 11, facts.colours[1])
        tall = self.theme.px(16)
        canvas.rule((self.stop(facts.today) - self.theme.px(1), y - tall // 2), tall, "ink2", True, 2)
        if facts.theirs is not None:
            size = 22 if facts.theirs == ours else 15
            canvas.diamond((self.stop(facts.theirs), y), size + 4, "card")
            canvas.diamond((self.stop(facts.theirs), y), size, facts.colours[1])
        if ours is not None:
            same = ours == facts.theirs
            canvas.disc((self.stop(ours), y), 12 if same else 19, "card")
            canvas.disc((self.stop(ours), y), 9 if same else 15, facts.colours[0])

    def _draw_ours(self, canvas: Canvas) -> None:
        for end, icon, stuck in zip(
            self.ends(), ("minus", "plus"), (not self.index, self.index == self.count - 1), strict=True
        ):
            canvas.box(end, "sunk", "m")
            canvas.icon(icon, end.center, 15, "line2" if stuck or not self.enabled else "ink")
        minus, plus = self.ends()
        gap = self.theme.px(6)
        room = Rect(minus.right + gap, self.rect.y, plus.x - minus.right - 2 * gap, self.rect.h)
        colour = self.facts.colours[0] if self.index else "ink3"
        self._lines(canvas, self.label_of(self.index), "small_strong", colour, room, "center")

    def _draw_more(self, canvas: Canvas) -> None:
        box = self.more()
        if self.index and self.lot >= 0:
            canvas.box(box, "ink", "m")
            canvas.text(LOT_NAMES[self.lot], box.center, "strong", "on", "center")
            return
        canvas.box(box, "card" if self.hovered else None, "m", "line2")
        canvas.icon("ellipsis", box.center, 16, "ink2")

    # -- events

    def on_focus(self, gained: bool) -> None:
        if gained:
            self.calls.focus(self.facts.issue)

    def choose(self, index: int) -> None:
        if not self.facts.settled:
            super().choose(index)

    def on_key(self, event: Event) -> bool:
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            self.calls.details(self.facts.issue)
            return True
        if self.facts.settled or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        if event.key in (pygame.K_DELETE, pygame.K_BACKSPACE):
            self.choose(0)
            return True
        if event.key in (pygame.K_HOME, pygame.K_END, pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            return False
        typed = getattr(event, "unicode", "")
        if self.facts.lots and self.index and len(typed) == 1 and typed in "01234":
            self.calls.assign(self.facts.issue, int(typed) - 1)
            return True
        return super().on_key(event)

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        self._drag = ""
        if self.facts.settled:
            self.calls.details(self.facts.issue)
            return False
        for end, change in zip(self.ends(), (-1, 1), strict=True):
            if end.collidepoint(position):
                self.choose(self.index + change)
                return False
        at = columns(self.rect.w, self.theme.px)
        if at.track[1] and self._span(at.track).collidepoint(position):
            self._drag = "track"
            self.on_drag(position)
            return True
        title = Rect(self.rect.x, self.rect.y, at.title[0] + at.title[1], self.rect.h)
        if self.more().collidepoint(position) or title.collidepoint(position):
            self.calls.details(self.facts.issue)
        return False

    def on_drag(self, position: tuple[int, int]) -> None:
        if self._drag == "track":
            nearest = min(range(len(self.facts.options)), key=lambda option: abs(self.stop(option) - position[0]))
            self.choose(nearest + 1)

    def states(self) -> list[str]:
        ours, theirs, today = self.facts.words
        if self.facts.settled:
            return [self.facts.settled]
        said = [self.ui.word("kit.mark", who=ours, value=self.label_of(self.index))]
        if self.facts.theirs is not None:
            said.append(self.ui.word("kit.mark", who=theirs, value=self._theirs_label()))
        said.append(self.ui.word("kit.mark", who=today, value=self.facts.options[self.facts.today]))
        said += [text for option, text in self.facts.red_text if option == self.option]
        return said

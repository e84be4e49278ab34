"""A scroll view: wheel, drag bar, keys, and whatever has the focus comes into view."""

from __future__ import annotations

from typing import Final

from pygame import Rect

from .paint import Canvas
from .widget import Widget

__all__ = ["ScrollView"]

BAR: Final = 8
LINE: Final = 48
LEAST: Final = 96


class ScrollView(Widget):
    """Shows a part of a taller child. It asks for `height` logical pixels (0: the child's) and grows by default.

    It takes focus itself only when nothing inside can, so that text alone can be scrolled by key.
    """

    role = "kit.role.scroll"

    def __init__(self, child: Widget, *, height: float = 0, name: str = "", key: str = "", grow: int = 1) -> None:
        super().__init__(name=name, key=key, grow=grow, children=[child])
        self.height = height
        self.offset = 0
        self._grip = 0

    @property
    def child(self) -> Widget:
        return self.children[0]

    def adopt(self, old: Widget) -> None:
        if isinstance(old, ScrollView):
            self.offset = old.offset

    def _bar(self) -> int:
        return self.theme.px(BAR) + self.theme.px(4)

    def _min_width(self) -> int:
        return self.child.min_width() + self._bar()

    def _pref_width(self) -> int:
        return self.child.pref_width() + self._bar()

    def _height_for(self, width: int) -> int:
        if self.height:
            return self.theme.px(self.height)
        return self.child.height_for(width - self._bar())

    def min_height(self, width: int) -> int:
        return min(self.height_for(width), self.theme.px(LEAST))

    def content_height(self) -> int:
        """The child's full height."""
        return self.child.height_for(self.rect.w - self._bar())

    def most(self) -> int:
        """The largest offset."""
        return max(0, self.content_height() - self.rect.h)

    def arrange(self) -> None:
        self.offset = max(0, min(self.offset, self.most()))
        wide = self.rect.w - self._bar()
        # Room for the bar is always kept: content must not reflow when it appears.
        self.child.place(Rect(self.rect.x, self.rect.y - self.offset, wide, max(self.rect.h, self.content_height())))

    def viewport(self) -> Rect | None:
        # Wider than itself, so that shadows and rings at the sides are not cut.
        return self.rect.inflate(2 * self.theme.px(10), 0)

    def extent(self) -> Rect:
        return self.viewport() or self.rect if self.mounted else self.rect

    def can_focus(self) -> bool:
        inside = any(widget.can_focus() for child in self.children for widget in child.walk())
        return self.visible and self.enabled and self.mounted and not inside and self.most() > 0

    def scroll_to(self, offset: int) -> bool:
        """Scroll to an offset in pixels, as far as there is content; False when already there."""
        target = max(0, min(offset, self.most()))
        if target == self.offset:
            return False
        ui = self.ui
        current = ui.focus.current
        inside = current is not None and self in current.ancestors()
        if inside and current is not None:
            ui.damage(ui.focus.ring(current))
        self.child.shift(0, self.offset - target)
        self.offset = target
        self.invalidate()
        if inside and current is not None:
            ui.damage(ui.focus.ring(current))
        return True

    def reveal(self, rect: Rect) -> None:
        margin = self.theme.px(8)
        if rect.top - margin < self.rect.top or rect.h > self.rect.h:
            self.scroll_to(self.offset - (self.rect.top - rect.top + margin))
        elif rect.bottom + margin > self.rect.bottom:
            self.scroll_to(self.offset + rect.bottom + margin - self.rect.bottom)

    def scroll_by(self, unit: str, direction: int) -> bool:
        amount = self.theme.px(LINE) if unit == "line" else max(self.theme.px(LINE), self.rect.h - self.theme.px(LINE))
        return self.scroll_to(self.offset + direction * amount)

    def on_wheel(self, steps: float) -> bool:
        return self.scroll_to(self.offset - round(steps * self.theme.px(LINE)))

    # ---- the bar

    def track(self) -> Rect:
        """Where the bar runs."""
        wide = self.theme.px(BAR)
        return Rect(self.rect.right - wide, self.rect.y, wide, self.rect.h)

    def thumb(self) -> Rect:
        """The part that is dragged; empty when everything is in view."""
        track, most = self.track(), self.most()
        if not most:
            return Rect(track.topleft, (0, 0))
        tall = max(self.theme.px(28), track.h * track.h // (track.h + most))
        return Rect(track.x, track.y + (track.h - tall) * self.offset // most, track.w, tall)

    def draw_over(self, canvas: Canvas) -> None:
        thumb = self.thumb()
        if thumb.h:
            canvas.box(self.track(), "sunk", 4)
            canvas.box(thumb, "ink3" if self.pressed else "line2", 4)

    def hit(self, position: tuple[int, int]) -> Widget | None:
        if not self.visible or not self.rect.collidepoint(position):
            return None
        if self.thumb().h and self.track().collidepoint(position):
            return self
        return super().hit(position) or self

    def solid(self) -> bool:
        return True

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        thumb = self.thumb()
        if thumb.collidepoint(position):
            self._grip = position[1] - thumb.y
            return True
        if thumb.h and self.track().collidepoint(position):
            self.scroll_by("page", 1 if position[1] > thumb.y else -1)
        return False

    def on_drag(self, position: tuple[int, int]) -> None:
        track, thumb = self.track(), self.thumb()
        room = track.h - thumb.h
        if room > 0:
            self.scroll_to((position[1] - self._grip - track.y) * self.most() // room)

"""The base of every widget: measure, place, paint, answer events, say what it is.

Measuring is height-for-width: a parent asks `min_width` and `pref_width`, decides a width, asks `height_for` it, then
calls `place`. Rectangles are device pixels of the window; scrolling moves them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

import pygame
from pygame import Rect
from pygame.event import Event

if TYPE_CHECKING:
    from .context import Ui
    from .paint import Canvas
    from .theme import Theme

__all__ = ["Widget"]


class Widget:
    """Options that every widget takes by keyword:

    name: what a screen reader says; tip: tooltip; key: identity across a rebuild (default: the name);
    grow: share of spare room along the parent's axis; enabled; visible.
    """

    role: ClassVar[str] = ""
    """Code of the role word in `words.py`, "" for what has none."""
    takes_text: ClassVar[bool] = False
    """Whether typed letters belong to it rather than to shortcuts."""
    tall: ClassVar[bool] = True
    """Whether `grow` also makes it taller in a column; False for one-line controls."""

    def __init__(
        self, *, name: str = "", tip: str = "", key: str = "", grow: int = 0, enabled: bool = True,
        visible: bool = True, children: Iterable[Widget] = (),
    ) -> None:  # fmt: skip
        self.name = name
        self.tip = tip
        self.key = key
        self.grow = grow
        self.visible = visible
        self.focusable = False
        self.hovered = False
        self.pressed = False
        self.rect = Rect(0, 0, 0, 0)
        self.parent: Widget | None = None
        self.children: list[Widget] = []
        self._enabled = enabled
        self._ui: Ui | None = None
        self._memo: dict[int, int] = {}
        self._memo_of = -1
        self.set_children(children)

    # ---- tree

    @property
    def ui(self) -> Ui:
        """The context it is mounted in. Raises RuntimeError before mounting."""
        if self._ui is None:
            raise RuntimeError(f"{type(self).__name__} is not mounted yet")
        return self._ui

    @property
    def mounted(self) -> bool:
        return self._ui is not None

    @property
    def theme(self) -> Theme:
        return self.ui.theme

    @property
    def identity(self) -> tuple[str, str]:
        """Names the same widget before and after a rebuild."""
        return type(self).__name__, self.key or self.name

    def set_children(self, children: Iterable[Widget]) -> None:
        """Replace the children; a mounted tree is laid out again."""
        for child in self.children:
            child.parent = None
        self.children = list(children)
        for child in self.children:
            child.parent = self
            if self._ui is not None:
                child.mount(self._ui)
        if self._ui is not None:
            self._ui.relayout(self)

    def mount(self, ui: Ui) -> None:
        """Attach the tree to a context."""
        self._ui = ui
        for child in self.children:
            child.mount(ui)

    def adopt(self, old: Widget) -> None:
        """Take over what the user did to `old`, the widget of the same identity before a rebuild."""

    def walk(self) -> Iterator[Widget]:
        """It and all visible widgets beneath, in reading order."""
        if self.visible:
            yield self
            for child in self.children:
                yield from child.walk()

    def ancestors(self) -> Iterator[Widget]:
        """Its parent, the parent's parent, and so on."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    # ---- state

    @property
    def enabled(self) -> bool:
        return self._enabled

    @enabled.setter
    def enabled(self, value: bool) -> None:
        if value != self._enabled:
            self._enabled = value
            self.invalidate()

    @property
    def focused(self) -> bool:
        return self._ui is not None and self._ui.focus.current is self

    def can_focus(self) -> bool:
        return self.focusable and self.enabled and self.visible

    def show(self, visible: bool) -> None:
        """Show or hide; the layout closes the gap."""
        if visible != self.visible:
            self.invalidate()
            self.visible = visible
            if self._ui is not None:
                self._ui.relayout(self)

    # ---- measuring

    def _remember(self, slot: int, value: int | None = None) -> int | None:
        generation = self.ui.generation
        if self._memo_of != generation:
            self._memo.clear()
            self._memo_of = generation
        if value is not None:
            self._memo[slot] = value
        return self._memo.get(slot)

    def min_width(self) -> int:
        """The narrowest width at which nothing is cut off."""
        known = self._remember(-1)
        return known if known is not None else self._remember(-1, self._min_width()) or 0

    def pref_width(self) -> int:
        """The width it would like."""
        known = self._remember(-2)
        return known if known is not None else self._remember(-2, max(self.min_width(), self._pref_width())) or 0

    def height_for(self, width: int) -> int:
        """The height it needs at a width."""
        known = self._remember(max(0, width))
        return known if known is not None else self._remember(max(0, width), self._height_for(max(0, width))) or 0

    def min_height(self, width: int) -> int:
        """The least height at a width: less than `height_for` only where something inside scrolls."""
        return self.height_for(width)

    def _min_width(self) -> int:
        return max((child.min_width() for child in self.children if child.visible), default=0)

    def _pref_width(self) -> int:
        return max((child.pref_width() for child in self.children if child.visible), default=0)

    def _height_for(self, width: int) -> int:
        return max((child.height_for(width) for child in self.children if child.visible), default=0)

    # ---- placing

    def place(self, rect: Rect) -> None:
        """Set its rectangle and arrange what is inside."""
        if rect != self.rect:
            self.invalidate()
            self.rect = Rect(rect)
            self.invalidate()
        self.arrange()

    def arrange(self) -> None:
        """Place the children; by default each fills the widget."""
        for child in self.children:
            if child.visible:
                child.place(self.rect)

    def shift(self, dx: int, dy: int) -> None:
        """Move it and everything in it, as scrolling does."""
        self.rect = self.rect.move(dx, dy)
        for child in self.children:
            child.shift(dx, dy)

    # ---- painting

    def extent(self) -> Rect:
        """All it may paint on: larger than `rect` where there is a shadow."""
        return self.rect

    def viewport(self) -> Rect | None:
        """What its children are cut off at, if anything."""
        return None

    def reveal(self, rect: Rect) -> None:
        """Scroll until a rectangle inside it can be seen, for what scrolls."""

    def scroll_by(self, unit: str, direction: int) -> bool:
        """Scroll one "line" or "page"; False when it does not scroll or is at its end."""
        return False

    def invalidate(self) -> None:
        """Ask for its area to be painted again."""
        if self._ui is not None and self.visible:
            self._ui.damage(self.extent(), self)

    def paint(self, canvas: Canvas) -> None:
        """Paint it and its children where they meet the canvas's clip."""
        if not self.visible or not self.extent().colliderect(canvas.clip):
            return
        canvas.drawn += 1
        self.draw(canvas)
        view = self.viewport()
        if view is None:
            for child in self.children:
                child.paint(canvas)
        else:
            with canvas.clipped(view):
                for child in self.children:
                    child.paint(canvas)
        self.draw_over(canvas)

    def draw(self, canvas: Canvas) -> None:
        """Draw itself, beneath its children. Must change nothing."""

    def draw_over(self, canvas: Canvas) -> None:
        """Draw what lies over the children."""

    # ---- focus

    def focus_rect(self) -> Rect:
        """What the focus ring surrounds and scrolling reveals."""
        return self.rect

    def ring_radius(self) -> str | int:
        """Corner radius of the ring's inside."""
        return "m"

    def on_focus(self, gained: bool) -> None:
        """Focus came or went."""

    # ---- events; True means handled

    def on_key(self, event: Event) -> bool:
        """A KEYDOWN while focused."""
        return False

    def on_text(self, event: Event) -> bool:
        """A TEXTINPUT or TEXTEDITING while focused."""
        return False

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        """The left button went down on it; True captures the pointer until it goes up."""
        return False

    def on_drag(self, position: tuple[int, int]) -> None:
        """The pointer moved while captured."""

    def on_release(self, position: tuple[int, int]) -> None:
        """The left button went up while captured."""

    def on_wheel(self, steps: float) -> bool:
        """The wheel turned over it, positive upwards."""
        return False

    def on_shortcut(self, event: Event) -> bool:
        """A key nobody in focus wanted."""
        return False

    def hit(self, position: tuple[int, int]) -> Widget | None:
        """The topmost widget at a point that takes part in pointing."""
        if not self.visible or not self.rect.collidepoint(position):
            return None
        for child in reversed(self.children):
            found = child.hit(position)
            if found is not None:
                return found
        return self if self.solid() else None

    def solid(self) -> bool:
        """Whether the pointer meets it rather than what lies behind."""
        return self.focusable or bool(self.tip)

    # ---- speech

    def describe(self) -> str:
        """What it is and how it stands, in words: name, role, state."""
        parts = [self.name, self.ui.word(self.role) if self.role else "", *self.states()]
        if not self.enabled:
            parts.append(self.ui.word("kit.state.disabled"))
        return ", ".join(part for part in parts if part)

    def states(self) -> list[str]:
        """The state words that follow the role."""
        return []


def activates(event: Event) -> bool:
    """Whether a KEYDOWN presses what is in focus."""
    return event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)

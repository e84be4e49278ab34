"""Gear is what all scenes share; Ui is one scene's tree, layers, focus and damage."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from .clipboard import Clipboard
from .focus import Focus
from .keys import ARROWS, Controller, is_plain_typing
from .layers import Layer, merge
from .paint import Canvas, Shapes
from .pointer import Pointer
from .text import TextSetter
from .theme import FOLD_BELOW, SHORT_BELOW, Theme
from .timers import Timers
from .widget import Widget
from .words import Translate, english

__all__ = ["Gear", "Ui", "milliseconds"]

POINTER_EVENTS = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL)


def milliseconds() -> int:
    """The default clock. Not pygame's, which stands still until all of pygame is started."""
    return time.monotonic_ns() // 1_000_000


class Gear:
    """Theme, set text, shapes, timers, clipboard, words, voice and sounds: shared by all scenes of a window."""

    def __init__(
        self, theme: Theme | None = None, translate: Translate = english,
        announce: Callable[[str], None] = lambda _text: None, clock: Callable[[], int] = milliseconds,
        cue: Callable[[str], None] = lambda _cue: None,
    ) -> None:  # fmt: skip
        self.translate = translate
        self.announce = announce
        self.cue = cue
        self.timers = Timers(clock)
        self.clipboard = Clipboard()
        self.controller = Controller()
        self.retheme(theme or Theme())

    def retheme(self, theme: Theme) -> None:
        """Change the theme; text and shapes are made anew."""
        self.theme = theme
        self.text = TextSetter(theme)
        self.shapes = Shapes(theme)


class Ui:
    """One scene's widgets. Nothing is measured, placed or painted unless something asked for it."""

    def __init__(self, gear: Gear, root: Widget, size: tuple[int, int]) -> None:
        self.gear = gear
        self.size = size
        self.generation = 0
        self.painted = 0
        """Widgets painted so far; does not move while nothing changes."""
        self.layouts = 0
        self._layout_due = True
        self._reveal_due: Widget | None = None
        self._damage: list[Rect] = []
        self._tip: Layer | None = None
        self.layers: list[Layer] = [Layer(root, lambda: Rect((0, 0), self.size))]
        self.focus = Focus(self)
        self.pointer = Pointer(self)
        root.mount(self)
        self.damage_all()

    # ---- shared things, near at hand

    @property
    def theme(self) -> Theme:
        return self.gear.theme

    @property
    def text(self) -> TextSetter:
        return self.gear.text

    @property
    def timers(self) -> Timers:
        return self.gear.timers

    @property
    def bounds(self) -> Rect:
        return Rect((0, 0), self.size)

    @property
    def logical_width(self) -> float:
        """Window width in logical pixels."""
        return self.size[0] / self.theme.scale

    @property
    def logical_height(self) -> float:
        """Window height in logical pixels."""
        return self.size[1] / self.theme.scale

    @property
    def short(self) -> bool:
        """Whether a foot of actions belongs inside what scrolls, for want of height."""
        return self.logical_height < SHORT_BELOW

    @property
    def narrow(self) -> bool:
        """Whether side panels fold."""
        return self.logical_width < FOLD_BELOW

    def word(self, code: str, **arguments: object) -> str:
        """A word of the kit in the player's language."""
        return self.gear.translate(code, arguments)

    def say(self, text: str) -> None:
        """Hand a description to the voice."""
        self.gear.announce(text)

    def cue(self, name: str) -> None:
        """Ask for a sound: "press" when something is pressed, "warn" with a warning."""
        self.gear.cue(name)

    # ---- tree and layout

    @property
    def root(self) -> Widget:
        return self.layers[0].root

    def set_root(self, root: Widget) -> None:
        """Replace the scene's widgets, carrying over focus and what the user did, by identity and order."""
        old: dict[tuple[str, str], list[Widget]] = defaultdict(list)
        for widget in self.root.walk():
            old[widget.identity].append(widget)
        focused, current, due = None, self.focus.current, self._reveal_due
        self._reveal_due = None if due is not None and due in self.root.walk() else due
        self.layers[0].root = root
        self._layout_due = True
        root.mount(self)
        for widget in root.walk():
            if old[widget.identity]:
                before = old[widget.identity].pop(0)
                widget.adopt(before)
                if before is current:
                    focused = widget
                if before is due:
                    self._reveal_due = widget
                for layer in self.layers[1:]:
                    if layer.restore is before:
                        layer.restore = widget
        if current is not None and self.active is self.layers[0]:
            self.focus.current = focused
        self.pointer.forget()
        self.relayout()
        self.damage_all()

    def relayout(self, _widget: Widget | None = None) -> None:
        """Measure and place again before the next painting."""
        self.generation += 1
        self._layout_due = True

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size."""
        self.size = size
        self.relayout()
        self.damage_all()

    def settle(self) -> None:
        """Do the layout that is due."""
        turns = 0
        while self._layout_due and turns < 4:
            self._layout_due = False
            self.layouts += 1
            turns += 1
            current = self.focus.current
            if current is not None:
                self.damage(self.focus.ring(current))
            for layer in self.layers:
                layer.root.place(layer.locate())
            if current is not None:
                self.damage(self.focus.ring(current))
        if self._reveal_due is not None:
            due, self._reveal_due = self._reveal_due, None
            self.reveal(due)

    def reveal(self, widget: Widget) -> None:
        """Scroll until the widget (the part its ring surrounds) can be seen."""
        if self._layout_due:
            self._reveal_due = widget
            return
        for above in widget.ancestors():
            above.reveal(widget.focus_rect())

    # ---- layers

    @property
    def active(self) -> Layer:
        """The topmost layer that takes input."""
        return next(layer for layer in reversed(self.layers) if not layer.passive)

    def open(self, layer: Layer, focus: Widget | None = None) -> Layer:
        """Put a layer on top; an active one takes the focus until it is closed."""
        self.settle()
        layer.restore = self.focus.current
        if layer.passive:
            self.layers.append(layer)
        else:
            # Toasts stay above what opens under them.
            at = max(i for i, one in enumerate(self.layers) if not one.passive) + 1
            self.layers.insert(at, layer)
        layer.root.mount(self)
        self.relayout()
        self.settle()
        self._damage_layer(layer)
        if not layer.passive:
            order = self.focus.order()
            self.focus.set(focus or (order[0] if order else None))
        return layer

    def close(self, layer: Layer) -> None:
        """Take a layer away and give the focus back. A layer already closed is ignored."""
        if layer not in self.layers[1:]:
            return
        was_active = layer is self.active
        self._damage_layer(layer)
        self.layers.remove(layer)
        if was_active:
            self.pointer.forget()
            back = layer.restore
            alive = back is not None and any(widget is back for widget in self.active.root.walk())
            self.focus.set(back if alive else None)

    def _damage_layer(self, layer: Layer) -> None:
        self.damage(self.bounds if layer.scrim else layer.root.extent())

    def pressed_outside(self, position: tuple[int, int]) -> bool:
        """A press that met no widget: may close the top layer."""
        top = self.active
        if top is self.layers[0]:
            self.focus.set(self.focus.current, visible=False)
            return False
        if top.outside and top.dismiss and not top.root.rect.collidepoint(position):
            top.dismiss()
        return True

    def show_tip(self, widget: Widget) -> None:
        """Show a widget's tooltip."""
        from .overlays import tooltip_layer

        self.hide_tip()
        self._tip = self.open(tooltip_layer(self, widget))

    def hide_tip(self) -> None:
        """Hide the tooltip, if one is shown."""
        if self._tip is not None:
            tip, self._tip = self._tip, None
            self.close(tip)

    # ---- painting

    def damage(self, rect: Rect, _widget: Widget | None = None) -> None:
        """Ask for an area to be painted again."""
        if rect.w and rect.h:
            self._damage.append(Rect(rect))

    def damage_all(self) -> None:
        """Ask for everything to be painted again."""
        self._damage = [self.bounds]

    @property
    def dirty(self) -> bool:
        """Whether `redraw` would do anything."""
        return self._layout_due or bool(self._damage)

    def redraw(self, surface: Surface, background: Callable[[Canvas], None]) -> list[Rect]:
        """Paint what changed since the last time; the rectangles painted, none when idle."""
        self.settle()
        if not self._damage:
            return []
        areas = merge(self._damage, self.bounds)
        self._damage = []
        canvas = Canvas(surface, self.theme, self.gear.text, self.gear.shapes)
        for area in areas:
            with canvas.clipped(area):
                background(canvas)
                for layer in self.layers:
                    if layer.scrim:
                        self._dim(canvas)
                    layer.root.paint(canvas)
                    if layer is self.active:
                        self._draw_ring(canvas)
        self.painted += canvas.drawn
        return areas

    def _dim(self, canvas: Canvas) -> None:
        veil = Surface(canvas.clip.size, pygame.SRCALPHA)
        veil.fill((12, 16, 22, 120))
        canvas.surface.blit(veil, canvas.clip)

    def _draw_ring(self, canvas: Canvas) -> None:
        widget = self.focus.current
        if widget is None or not self.focus.visible:
            return
        area = self.bounds
        margin = 2 * (self.theme.px(3) + self.theme.px(2))
        for above in widget.ancestors():
            view = above.viewport()
            if view is not None:
                area = area.clip(view.inflate(margin, margin))
        corner = widget.ring_radius()
        radius = self.theme.radius(corner) + self.theme.px(3)
        with canvas.clipped(area):
            canvas.box(self.focus.ring(widget), None, round(radius / self.theme.scale), "ink", 2)

    # ---- events

    def handle(self, event: Event) -> bool:
        """Route one event to the widgets; False when nobody wanted it."""
        self.settle()
        if event.type in POINTER_EVENTS:
            return self.pointer.handle(event)
        if event.type == pygame.WINDOWLEAVE:
            self.pointer.forget()
            self.damage_all()
            return True
        current = self.focus.current
        if event.type in (pygame.TEXTINPUT, pygame.TEXTEDITING):
            return current is not None and current.on_text(event)
        return event.type == pygame.KEYDOWN and self._key(event)

    def _key(self, event: Event) -> bool:
        self.pointer.drop_tip()
        current = self.focus.current
        if current is not None and current.enabled and current.on_key(event):
            if not self.focus.visible and self.focus.current is current:
                self.focus.set(current, visible=True)
            return True
        typing = current is not None and current.takes_text and is_plain_typing(event)
        if not typing and any(widget.on_shortcut(event) for widget in list(self.active.root.walk()) if widget.enabled):
            return True
        if event.key == pygame.K_TAB:
            return self.focus.step(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        if event.key == pygame.K_ESCAPE:
            if self.active.dismiss is None:
                return False
            self.active.dismiss()
            return True
        if typing:
            return True
        if event.key in ARROWS:
            dx, dy = ARROWS[event.key]
            return self.focus.toward(dx, dy) or (dy != 0 and self._scroll("line", dy))
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            return self._scroll("page", 1 if event.key == pygame.K_PAGEDOWN else -1)
        if event.key in (pygame.K_HOME, pygame.K_END):
            return self.focus.end(event.key == pygame.K_END)
        return False

    def _scroll(self, unit: str, direction: int) -> bool:
        """Scroll what surrounds the focus, else the first thing that scrolls."""
        current = self.focus.current
        around = [current, *current.ancestors()] if current is not None else []
        return any(widget.scroll_by(unit, direction) for widget in [*around, *self.active.root.walk()])

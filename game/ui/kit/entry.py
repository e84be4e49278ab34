"""Text entry, one line or several: input methods, clipboard, selection by key and pointer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame
from pygame import Rect
from pygame.event import Event

from .editing import TextBuffer
from .paint import Canvas
from .widget import Widget

__all__ = ["TextEntry"]

STYLE = "body"


@dataclass(frozen=True, slots=True)
class Line:
    """A displayed line: its first character's index in the text and the characters shown."""

    start: int
    text: str


class TextEntry(Widget):
    """A field for text.

    on_change gets each new text. on_submit gets the text at Enter (several lines: at Ctrl+Enter). rows: height of a
    multi-line field. `label` stands above the field and is its name.
    """

    role = "kit.role.entry"
    takes_text = True

    tall = False

    def __init__(
        self, label: str, text: str = "", on_change: Callable[[str], object] = lambda _text: None, *,
        on_submit: Callable[[str], object] | None = None, placeholder: str = "", multiline: bool = False,
        rows: int = 4, max_length: int = 500, width: float = 280, tip: str = "", key: str = "", grow: int = 0,
        enabled: bool = True, show_label: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(name=label, tip=tip, key=key, grow=grow, enabled=enabled)
        self.label = label if show_label else ""
        self.buffer = TextBuffer(max_length=max_length, multiline=multiline)
        self.buffer.text = self.buffer.clean(text)[: max_length or None]
        self.buffer.move(len(self.buffer.text))
        self.on_change = on_change
        self.on_submit = on_submit
        self.placeholder = placeholder
        self.multiline = multiline
        self.rows = rows if multiline else 1
        self.width = width
        self.composing = ""
        self.scroll = 0
        self.focusable = True

    @property
    def text(self) -> str:
        return self.buffer.text

    def set(self, text: str) -> None:
        """Replace the text without telling the owner."""
        self.buffer.text = self.buffer.clean(text)
        self.buffer.move(len(self.buffer.text))
        self._shown()

    def adopt(self, old: Widget) -> None:
        if isinstance(old, TextEntry):
            self.buffer.text = old.buffer.text
            self.buffer.anchor, self.buffer.caret = old.buffer.anchor, old.buffer.caret

    # ---- measuring

    def _label_height(self) -> int:
        return self.ui.text.line_height("small") + self.theme.px(4) if self.label else 0

    def _min_width(self) -> int:
        return max(self.theme.px(140), self.ui.text.width(self.label, "small_strong"))

    def _pref_width(self) -> int:
        return self.theme.px(self.width)

    def _height_for(self, width: int) -> int:
        lines = self.rows * self.ui.text.line_height(STYLE) + self.theme.px(18)
        return self._label_height() + max(self.theme.space("button"), lines)

    def field(self) -> Rect:
        """The box that is typed in."""
        top = self._label_height()
        return Rect(self.rect.x, self.rect.y + top, self.rect.w, self.rect.h - top)

    def _inner(self) -> Rect:
        return self.field().inflate(-2 * self.theme.px(12), -2 * self.theme.px(9))

    def focus_rect(self) -> Rect:
        return self.field()

    def lines(self) -> list[Line]:
        """The text as it breaks on screen."""
        if not self.multiline:
            return [Line(0, self.buffer.text)]
        result: list[Line] = []
        start = 0
        for paragraph in self.buffer.text.split("\n"):
            result += self._break(paragraph, start)
            start += len(paragraph) + 1
        return result

    def _break(self, paragraph: str, start: int) -> list[Line]:
        room, result, begin = self._inner().w, [], 0
        while self.ui.text.width(paragraph[begin:], STYLE) > room:
            end = begin + 1
            while end < len(paragraph) and self.ui.text.width(paragraph[begin : end + 1], STYLE) <= room:
                end += 1
            space = paragraph.rfind(" ", begin, end)
            end = space + 1 if space > begin else end
            result.append(Line(start + begin, paragraph[begin:end]))
            begin = end
        return [*result, Line(start + begin, paragraph[begin:])]

    def caret_line(self) -> int:
        """Which displayed line holds the caret."""
        return max(index for index, line in enumerate(self.lines()) if line.start <= self.buffer.caret)

    def caret_x(self) -> int:
        """Pixels from the line's start to the caret."""
        line = self.lines()[self.caret_line()]
        return self.ui.text.width(line.text[: self.buffer.caret - line.start] + self.composing, STYLE)

    def _follow(self) -> None:
        """Scroll inside the field until the caret is seen: sideways in one line, else by lines."""
        room = self._inner()
        if self.multiline:
            shown = max(1, room.h // self.ui.text.line_height(STYLE))
            line = self.caret_line()
            self.scroll = max(0, min(max(self.scroll, line - shown + 1), line))
        else:
            x, width = self.caret_x(), self.ui.text.width(self.buffer.text + self.composing, STYLE)
            self.scroll = max(min(max(self.scroll, x - room.w + 1), x), 0)
            self.scroll = min(self.scroll, max(0, width - room.w + self.theme.px(2)))

    def _shown(self) -> None:
        if self.mounted:
            self._follow()
            self._place_input()
            self.invalidate()

    def caret_rect(self) -> Rect:
        """Where the caret stands; an input method opens its list of candidates beside it."""
        left = self._inner().x - (0 if self.multiline else self.scroll)
        tall = self.ui.text.height(STYLE)
        return Rect(left + self.caret_x(), round(self._line_y(self.caret_line()) - tall / 2), self.theme.px(1.5), tall)

    def _place_input(self) -> None:
        if self.focused and pygame.display.get_init() and pygame.display.get_surface() is not None:
            pygame.key.set_text_input_rect(self.caret_rect().clip(self.field()))

    def _changed(self) -> bool:
        self._shown()
        self.on_change(self.buffer.text)
        return True

    # ---- painting

    def draw(self, canvas: Canvas) -> None:
        if self.label:
            step = canvas.type.line_height("small")
            canvas.text(self.label, (self.rect.x, self.rect.y + step / 2), "small_strong", "ink2")
        field, inner = self.field(), self._inner()
        canvas.box(field, "card" if self.enabled else "sunk", "m", "ink3" if self.focused else "line2")
        with canvas.clipped(inner.inflate(self.theme.px(4), self.theme.px(4))):
            if not self.buffer.text and not self.composing:
                canvas.text(self.placeholder, (inner.x, self._line_y(0)), STYLE, "ink3")
            self._draw_lines(canvas, inner)

    def _line_y(self, index: int) -> float:
        inner, step = self._inner(), self.ui.text.line_height(STYLE)
        if not self.multiline:
            return inner.centery
        return inner.y + (index - self.scroll) * step + step / 2

    def _draw_lines(self, canvas: Canvas, inner: Rect) -> None:
        start, end = self.buffer.selection
        left = inner.x - (0 if self.multiline else self.scroll)
        tall = canvas.type.height(STYLE)
        caret_line = self.caret_line()
        for index, line in enumerate(self.lines()):
            y = self._line_y(index)
            if not inner.top - tall < y < inner.bottom + tall:
                continue
            a, b = max(start, line.start), min(end, line.start + len(line.text))
            if a < b:
                x = left + canvas.type.width(line.text[: a - line.start], STYLE)
                wide = left + canvas.type.width(line.text[: b - line.start], STYLE) - x
                canvas.box(Rect(x, round(y - tall / 2), wide, tall), "select", 0)
            shown = line.text
            if index == caret_line and self.composing:
                at = self.buffer.caret - line.start
                x = left + canvas.type.width(shown[:at], STYLE)
                wide = canvas.type.width(self.composing, STYLE)
                canvas.rule((x, round(y + tall / 2) - self.theme.px(2)), wide, "ink", thick=1.5)
                shown = shown[:at] + self.composing + shown[at:]
            canvas.text(shown, (left, y), STYLE, "ink" if self.enabled else "ink3")
            if index == caret_line and self.focused and self.enabled:
                # A steady caret: a blinking one would wake an idle window twice a second.
                canvas.rule(self.caret_rect().topleft, tall, "ink", True, 1.5)

    # ---- keys

    def on_focus(self, gained: bool) -> None:
        self.composing = ""
        if not gained:
            self.buffer.move(self.buffer.caret)
        if pygame.display.get_init() and pygame.display.get_surface() is not None:
            if gained:
                pygame.key.start_text_input()
                self._place_input()
            else:
                pygame.key.stop_text_input()

    def on_text(self, event: Event) -> bool:
        if not self.enabled:
            return False
        if event.type == pygame.TEXTEDITING:
            self.composing = event.text
            self._shown()
            return True
        self.composing = ""
        return self._changed() if self.buffer.insert(event.text) else True

    def on_key(self, event: Event) -> bool:
        if self.composing:
            # Keys belong to the input method until it commits.
            return True
        select = bool(event.mod & pygame.KMOD_SHIFT)
        command = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if command and self._command(event.key):
            return True
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            self.buffer.step(1 if event.key == pygame.K_RIGHT else -1, select, word=command)
        elif event.key in (pygame.K_HOME, pygame.K_END):
            self._line_end(event.key == pygame.K_END, select, whole=command)
        elif event.key in (pygame.K_UP, pygame.K_DOWN):
            if not self._vertical(1 if event.key == pygame.K_DOWN else -1, select):
                return False
        elif event.key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            if self.buffer.erase(1 if event.key == pygame.K_DELETE else -1, word=command):
                return self._changed()
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return self._enter(command)
        else:
            return False
        self._shown()
        return True

    def _command(self, key: int) -> bool:
        clipboard = self.ui.gear.clipboard
        if key == pygame.K_a:
            self.buffer.select_all()
            self._shown()
        elif key in (pygame.K_c, pygame.K_x):
            if self.buffer.selected:
                clipboard.put(self.buffer.selected)
                if key == pygame.K_x and self.buffer.erase(-1):
                    self._changed()
        elif key == pygame.K_v:
            if self.buffer.insert(clipboard.get()):
                self._changed()
        else:
            return False
        return True

    def _enter(self, command: bool) -> bool:
        if self.multiline and not command:
            return self._changed() if self.buffer.insert("\n") else True
        if self.on_submit is None:
            return False
        self.on_submit(self.buffer.text)
        return True

    def _line_end(self, last: bool, select: bool, whole: bool) -> None:
        line = self.lines()[self.caret_line()]
        if whole:
            self.buffer.move(len(self.buffer.text) if last else 0, select)
        else:
            # A wrapped line ends before the space that broke it.
            self.buffer.move(line.start + (len(line.text.rstrip(" ")) if last else 0), select)

    def _vertical(self, direction: int, select: bool) -> bool:
        lines, here = self.lines(), self.caret_line()
        if not self.multiline or not 0 <= here + direction < len(lines):
            return False
        target = lines[here + direction]
        self.buffer.move(target.start + self.ui.text.index_at(target.text, STYLE, self.caret_x()), select)
        return True

    # ---- pointer

    def solid(self) -> bool:
        return True

    def _index(self, position: tuple[int, int]) -> int:
        inner, lines = self._inner(), self.lines()
        row = 0
        if self.multiline:
            row = self.scroll + (position[1] - inner.y) // self.ui.text.line_height(STYLE)
        line = lines[max(0, min(len(lines) - 1, row))]
        x = position[0] - inner.x + (0 if self.multiline else self.scroll)
        return line.start + self.ui.text.index_at(line.text, STYLE, max(0, x))

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        if not self.enabled:
            return False
        shift = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT) if pygame.display.get_init() else False
        self.buffer.move(self._index(position), shift)
        if clicks == 2:
            self.buffer.select_word()
        elif clicks > 2:
            self.buffer.select_all()
        self._shown()
        return clicks == 1

    def on_drag(self, position: tuple[int, int]) -> None:
        self.buffer.move(self._index(position), select=True)
        self._shown()

    def on_wheel(self, steps: float) -> bool:
        if not self.multiline:
            return False
        shown = max(1, self._inner().h // self.ui.text.line_height(STYLE))
        target = max(0, min(self.scroll - round(steps), len(self.lines()) - shown))
        moved = target != self.scroll
        self.scroll = target
        if moved:
            self.invalidate()
        return moved

    def states(self) -> list[str]:
        return [self.buffer.text or self.placeholder or self.ui.word("kit.state.empty")]

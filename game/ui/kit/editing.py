"""What a text entry holds: characters, a caret and a selection. No screen, no keys."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

__all__ = ["TextBuffer"]


@dataclass(slots=True)
class TextBuffer:
    """Text with a caret and an anchor (equal: nothing selected), both counted in characters.

    max_length 0 means none. Without `multiline` line breaks become spaces.
    """

    text: str = ""
    caret: int = 0
    anchor: int = 0
    max_length: int = 0
    multiline: bool = False

    @property
    def selection(self) -> tuple[int, int]:
        """Start and end of what is selected."""
        return min(self.caret, self.anchor), max(self.caret, self.anchor)

    @property
    def selected(self) -> str:
        """The selected characters."""
        start, end = self.selection
        return self.text[start:end]

    def clean(self, text: str) -> str:
        """Composed characters, one kind of line break, no control characters."""
        composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        if not self.multiline:
            composed = composed.replace("\n", " ")
        return "".join(c for c in composed if c == "\n" or unicodedata.category(c) != "Cc")

    def insert(self, text: str) -> bool:
        """Replace the selection by `text`, cut to what fits; whether anything changed."""
        start, end = self.selection
        new = self.clean(text)
        if self.max_length:
            new = new[: max(0, self.max_length - (len(self.text) - (end - start)))]
        if not new and start == end:
            return False
        self.text = self.text[:start] + new + self.text[end:]
        self.caret = self.anchor = start + len(new)
        return True

    def erase(self, step: int, word: bool = False) -> bool:
        """Delete the selection, or the character or word before (-1) or after (+1) the caret."""
        if self.caret == self.anchor:
            self.move(self.word(step) if word else self.caret + step, select=True)
        if self.caret == self.anchor:
            return False
        start, end = self.selection
        self.text = self.text[:start] + self.text[end:]
        self.caret = self.anchor = start
        return True

    def move(self, to: int, select: bool = False) -> None:
        """Put the caret somewhere; `select` leaves the anchor behind."""
        self.caret = max(0, min(len(self.text), to))
        if not select:
            self.anchor = self.caret

    def step(self, direction: int, select: bool = False, word: bool = False) -> None:
        """An arrow key: a selection collapses to its side, else one character or word."""
        if self.caret != self.anchor and not select and not word:
            self.move(self.selection[0 if direction < 0 else 1])
        else:
            self.move(self.word(direction) if word else self.caret + direction, select)

    def word(self, direction: int) -> int:
        """The next word's beginning, or the one before."""
        at = self.caret
        if direction < 0:
            while at > 0 and not self.text[at - 1].isalnum():
                at -= 1
            while at > 0 and self.text[at - 1].isalnum():
                at -= 1
        else:
            while at < len(self.text) and self.text[at].isalnum():
                at += 1
            while at < len(self.text) and not self.text[at].isalnum():
                at += 1
        return at

    def select_word(self) -> None:
        """Select the word around the caret."""
        start = end = self.caret
        while start > 0 and self.text[start - 1].isalnum():
            start -= 1
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        self.anchor, self.caret = start, end

    def select_all(self) -> None:
        """Select everything."""
        self.anchor, self.caret = 0, len(self.text)

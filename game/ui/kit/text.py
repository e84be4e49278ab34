"""Text: measured, wrapped, and set at four times its size, then shrunk once and kept.

SDL_ttf rounds every advance to a whole pixel; at four times the size the error is a quarter of that, which is the
difference between a typed and a typeset line.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

import pygame
from pygame import Surface

from game.core.resources import assets_dir

from .cache import Lru
from .theme import TYPE, Face, Theme

__all__ = ["TextSetter"]

OVERSAMPLE: Final = 4
FILES: Final = {
    Face.SERIF: "source-serif-4/TableSerif-SemiBold.ttf",
    Face.SERIF_TEXT: "source-serif-4/TableSerif-Regular.ttf",
    Face.REGULAR: "inter/Inter-Regular.ttf",
    Face.MEDIUM: "inter/Inter-Medium.ttf",
    Face.SEMIBOLD: "inter/Inter-SemiBold.ttf",
    Face.BOLD: "inter/Inter-Bold.ttf",
}
FALLBACK: Final = {Face.SERIF: Face.SEMIBOLD, Face.SERIF_TEXT: Face.REGULAR}
"""The serif has no arrows or relations; they are set in the sans beside it."""
_APOSTROPHE: Final = re.compile(r"(?<=\w)'")
SURFACE_BYTES: Final = 32 * 1024 * 1024
LINE_HEIGHT: Final = 1.4
SURE: Final = 1.02
"""A line is no wider than its words and spaces together times this, whatever the kerning."""
LACKING: Final = "\ue000"
"""A private character that no font here has."""


def _bytes(surface: Surface) -> int:
    return surface.get_width() * surface.get_height() * 4


class TextSetter:
    """Sets text for one theme. All lengths are device pixels."""

    def __init__(self, theme: Theme) -> None:
        pygame.font.init()
        self.theme = theme
        self._fonts: dict[tuple[Face, int], pygame.font.Font] = {}
        self._widths: Lru[tuple[str, str], int] = Lru(16384)
        self._surfaces: Lru[tuple[str, str, str], Surface] = Lru(SURFACE_BYTES, _bytes)
        self._has: Lru[tuple[Face, str], bool] = Lru(4096)

    def _font(self, face: Face, size: float) -> pygame.font.Font:
        pixels = max(OVERSAMPLE, round(size * self.theme.scale * OVERSAMPLE))
        if (face, pixels) not in self._fonts:
            self._fonts[face, pixels] = pygame.font.Font(assets_dir() / "fonts" / FILES[face], pixels)
        return self._fonts[face, pixels]

    def _runs(self, text: str, style: str) -> list[tuple[pygame.font.Font, str]]:
        """Cut text into runs that one font can set. Control characters become spaces, a typed apostrophe a set one."""
        kind = TYPE[style]
        clean = text if text.isprintable() else "".join(" " if ord(c) < 32 or ord(c) == 127 else c for c in text)
        if "'" in clean:
            clean = _APOSTROPHE.sub("\N{RIGHT SINGLE QUOTATION MARK}", clean)
        main = self._font(kind.face, kind.size)
        spare = FALLBACK.get(kind.face)
        if spare is None or clean.isascii():
            return [(main, clean)]

        def known(char: str) -> bool:
            # A font has metrics for what it lacks, too: those of its empty box.
            return self._has.get((kind.face, char), lambda: main.metrics(char) != main.metrics(LACKING))

        other = self._font(spare, kind.size)
        return [(main if ok else other, "".join(chars)) for ok, chars in groupby(clean, known)]

    def _tracking(self, style: str) -> int:
        return round(TYPE[style].tracking * self.theme.scale * OVERSAMPLE)

    def width(self, text: str, style: str = "body") -> int:
        """Width of one line."""
        return self._widths.get((text, style), lambda: self._measure(text, style))

    def _measure(self, text: str, style: str) -> int:
        tracking = self._tracking(style)
        # Tracked letters are set one by one, without kerning, and must be measured so.
        pieces = ((font, piece) for font, run in self._runs(text, style) for piece in (run if tracking else (run,)))
        total = sum(font.size(piece)[0] for font, piece in pieces) if text else 0
        total += tracking * len(text)
        return -(-total // OVERSAMPLE)

    def height(self, style: str = "body") -> int:
        """Height of one set line, ascender to descender."""
        kind = TYPE[style]
        return -(-self._font(kind.face, kind.size).get_height() // OVERSAMPLE)

    def line_height(self, style: str = "body") -> int:
        """Distance between base lines of a paragraph."""
        return max(self.height(style), self.theme.px(TYPE[style].size * LINE_HEIGHT))

    def measure(self, text: str, style: str = "body") -> tuple[int, int]:
        """Width and height of one line."""
        return self.width(text, style), self.height(style)

    def surface(self, text: str, style: str, colour: str) -> Surface:
        """The set line, premultiplied. Do not draw on it: it is shared."""
        tone = self.theme.colour(colour)
        return self._surfaces.get((text, style, tone), lambda: self._set(text, style, tone))

    def _set(self, text: str, style: str, tone: str) -> Surface:
        width, height = max(1, self.width(text, style)), self.height(style)
        big = Surface((width * OVERSAMPLE, height * OVERSAMPLE), pygame.SRCALPHA)
        tracking, x = self._tracking(style), 0
        ascent = self._font(TYPE[style].face, TYPE[style].size).get_ascent()
        for font, run in self._runs(text, style):
            for piece in run if tracking else (run,):
                if font.size(piece)[0]:
                    big.blit(font.render(piece, True, tone), (x, ascent - font.get_ascent()))
                    x += font.size(piece)[0] + tracking
        return pygame.transform.smoothscale(big.premul_alpha_ip(), (width, height))

    def wrap(self, text: str, style: str, width: int) -> list[str]:
        """Lines no wider than `width` where words allow it; a longer word is cut. Newlines are kept."""
        lines: list[str] = []
        space = self.width(" ", style)
        for paragraph in text.split("\n"):
            line, guess = "", 0
            # Only the plain space breaks: French sets no-break spaces before its punctuation and units.
            for word in paragraph.split(" "):
                longer = f"{line} {word}" if line else word
                guess += (space if line else 0) + self.width(word, style)
                # Measuring every beginning of a line takes long; most are far from its end.
                if guess * SURE + 1 <= width or self.width(longer, style) <= width:
                    line = longer
                    continue
                if line:
                    lines.append(line)
                while self.width(word, style) > width and len(word) > 1:
                    cut = self._cut(word, style, width)
                    lines.append(word[:cut])
                    word = word[cut:]
                line, guess = word, self.width(word, style)
            lines.append(line)
        return lines

    def _cut(self, word: str, style: str, width: int) -> int:
        low, high = 1, len(word) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.width(word[:middle], style) <= width else (low, middle - 1)
        # After a hyphen, if one stands there.
        return word.rfind("-", 1, low) + 1 or low

    def longest_word(self, text: str, style: str, *, hyphens: bool = False) -> int:
        """Width of the widest unbreakable piece; with `hyphens` names such as Nouvelle-Écosse may break."""
        spaced = text.replace("\n", " ")
        if hyphens:
            spaced = spaced.replace("-", "- ")
        return max((self.width(word, style) for word in spaced.split(" ")), default=0)

    def in_two_lines(self, text: str, style: str) -> int:
        """The least width at which the text needs no more than two lines."""
        words = text.split(" ")
        halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
        return min(
            (max(self.width(one, style), self.width(other, style)) for one, other in halves),
            default=self.width(text, style),
        )

    def ellipsis(self, text: str, style: str, width: int) -> str:
        """The text, or as much as fits with an ellipsis after it."""
        if self.width(text, style) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.width(text[:middle].rstrip() + "…", style) <= width
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip() + "…"

    def index_at(self, text: str, style: str, x: int) -> int:
        """The caret position nearest to `x` pixels from the line's start."""
        best, distance = 0, abs(x)
        for index in range(1, len(text) + 1):
            away = abs(self.width(text[:index], style) - x)
            if away >= distance:
                break
            best, distance = index, away
        return best

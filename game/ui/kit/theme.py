"""Tokens of colour, type and space; a Theme puts them at one scale and in one palette.

Colours are "#RRGGBB"; sizes are logical pixels (100 %), turned into device pixels by `Theme.px`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

__all__ = [
    "DISTINCT",
    "FOLD_BELOW",
    "PALETTES",
    "STANDS_ON",
    "TYPE",
    "Face",
    "Palette",
    "PaletteName",
    "Theme",
    "TypeStyle",
    "contrast",
]

FOLD_BELOW: Final = 1160
"""Logical width under which side panels fold into a strip."""

SHORT_BELOW: Final = 480
"""Logical height under which nothing but the head stays put."""


class PaletteName(StrEnum):
    """The palettes a player may choose."""

    PAPER = "paper"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Palette:
    """Surfaces (bg, card, sunk, row, *_tint, bar), rules (line, line2), inks, side colours and marks."""

    bg: str
    card: str
    sunk: str
    row: str
    line: str
    line2: str
    gap: str
    """Shading between two marks on a track."""
    ink: str
    ink2: str
    ink3: str
    ca: str
    ca_tint: str
    us: str
    us_tint: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    bar: str
    bar_ink: str
    bar_ink2: str
    accent: str
    on: str
    """Text on a filled (ink) button."""
    select: str
    """Behind selected text."""
    shadow: str


PALETTES: Final = {
    PaletteName.PAPER: Palette(
        bg="#F4F1EA", card="#FFFDF8", sunk="#EDE8DD", row="#F8F3E8", line="#DDD6C7", line2="#C9C0AD", gap="#C9C0AD",
        ink="#17212E", ink2="#485465", ink3="#59626D", ca="#B4371A", ca_tint="#F8E7E0", us="#1D5B9B",
        us_tint="#E2EBF5", ok="#0A6B5C", ok_tint="#DDEFEA", warn="#8A5A00", warn_tint="#F8EFDC",
        bar="#17212E", bar_ink="#F4F1EA", bar_ink2="#AEB8C4", accent="#F2B43C", on="#FFFDF8",
        select="#CFE0F2", shadow="#1E180A",
    ),
    PaletteName.DARK: Palette(
        bg="#10161F", card="#182230", sunk="#212D3D", row="#1D2838", line="#2C3A4C", line2="#43546A", gap="#43546A",
        ink="#F1EFE9", ink2="#BAC4D0", ink3="#93A0AF", ca="#FF8A66", ca_tint="#3A231E", us="#7FB6F0",
        us_tint="#1A2E45", ok="#58CBB2", ok_tint="#14332F", warn="#F0BE5B", warn_tint="#3A2F17",
        bar="#0A0F16", bar_ink="#F1EFE9", bar_ink2="#93A0AF", accent="#F2B43C", on="#10161F",
        select="#2F4C6C", shadow="#000000",
    ),
    PaletteName.CONTRAST: Palette(
        bg="#FFFFFF", card="#FFFFFF", sunk="#EFEFEF", row="#FFF8D6", line="#5A5A5A", line2="#000000", gap="#A8A8A8",
        ink="#000000", ink2="#1C1C1C", ink3="#2E2E2E", ca="#8F1D00", ca_tint="#FFE9E2", us="#003C7D",
        us_tint="#E3EFFF", ok="#00483C", ok_tint="#DDF5EE", warn="#5E3B00", warn_tint="#FFF1D1",
        bar="#000000", bar_ink="#FFFFFF", bar_ink2="#E4E4E4", accent="#FFC83D", on="#FFFFFF",
        select="#B7D6FF", shadow="#000000",
    ),
}  # fmt: skip

DISTINCT: Final = {
    PaletteName.PAPER: replace(
        PALETTES[PaletteName.PAPER], ca="#A63D00", us="#0A4FA0", ok="#00604F", warn="#8A2E7C", warn_tint="#F6E6F3",
    ),
    PaletteName.DARK: replace(
        PALETTES[PaletteName.DARK], ca="#FFA25C", us="#7CB4FF", ok="#5FD6B0", warn="#F2A8E4", warn_tint="#39203A",
    ),
    PaletteName.CONTRAST: replace(
        PALETTES[PaletteName.CONTRAST], ca="#8A3200", us="#003C8F", ok="#004D3D", warn="#6E1B66", warn_tint="#FBE6F8",
    ),
}  # fmt: skip
"""The same surfaces with sides and marks that stay apart under protanopia, deuteranopia and tritanopia: there the
agreed Canada red and the caution brown are one colour, so caution turns purple."""

_PAGE: Final = ("bg", "card", "sunk", "row", "ca_tint", "us_tint", "ok_tint", "warn_tint", "select")
STANDS_ON: Final[dict[str, tuple[str, ...]]] = {
    "ink": _PAGE,
    "ink2": ("bg", "card", "sunk", "row", "ca_tint", "us_tint", "ok_tint", "warn_tint"),
    "ink3": ("bg", "card", "sunk", "row"),
    "ca": ("bg", "card", "row", "sunk", "ca_tint"),
    "us": ("bg", "card", "row", "sunk", "us_tint"),
    "ok": ("bg", "card", "row", "sunk", "ok_tint"),
    "warn": ("bg", "card", "row", "sunk", "warn_tint"),
    "bar_ink": ("bar",),
    "bar_ink2": ("bar",),
    "accent": ("bar",),
    "on": ("ink", "ink2"),
}
"""Which surfaces each text colour may be set on; the contrast test covers exactly these pairs."""


class Face(StrEnum):
    """The faces, by what they are for; the file names are in `text.py`."""

    SERIF = "serif"
    SERIF_TEXT = "serif_text"
    REGULAR = "regular"
    MEDIUM = "medium"
    SEMIBOLD = "semibold"
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Size in logical pixels, face, extra space after each letter in logical pixels."""

    size: float
    face: Face
    tracking: float = 0.0


TYPE: Final[dict[str, TypeStyle]] = {
    "display": TypeStyle(26, Face.SERIF),
    "title": TypeStyle(19, Face.SERIF),
    "big": TypeStyle(30, Face.SERIF),
    "quote": TypeStyle(14.5, Face.SERIF_TEXT),
    "heading": TypeStyle(15, Face.SEMIBOLD),
    "body": TypeStyle(14, Face.REGULAR),
    "strong": TypeStyle(14, Face.SEMIBOLD),
    "number": TypeStyle(16, Face.SEMIBOLD),
    "small": TypeStyle(12, Face.REGULAR),
    "small_strong": TypeStyle(12, Face.SEMIBOLD),
    "caps": TypeStyle(11, Face.SEMIBOLD, 0.6),
    "key": TypeStyle(11, Face.SEMIBOLD),
}

SPACE: Final = {
    "unit": 4,
    "margin": 16,
    "gutter": 12,
    "pad": 18,
    "side": 236,
    "row": 56,
    "button": 44,
    "step": 30,
    "footer": 46,
}
RADIUS: Final = {"s": 4, "m": 8, "l": 12}


@dataclass(frozen=True, slots=True)
class Theme:
    """One scale (1.0-2.0), one palette, and whether motion is to be avoided."""

    scale: float = 1.0
    palette: PaletteName = PaletteName.PAPER
    reduced_motion: bool = False
    distinct: bool = False
    """Whether sides and marks take the colours that do not need red or green sight."""

    def __post_init__(self) -> None:
        if not 1.0 <= self.scale <= 2.0:
            raise ValueError(f"scale must be between 1.0 and 2.0, not {self.scale!r}")

    @property
    def colours(self) -> Palette:
        """The palette's colours."""
        return (DISTINCT if self.distinct else PALETTES)[self.palette]

    def px(self, logical: float) -> int:
        """Device pixels for a logical length (at least 1 for a length above 0)."""
        value = round(logical * self.scale)
        return max(1, value) if logical > 0 else value

    def colour(self, token: str) -> str:
        """The colour of a token; a literal "#RRGGBB" is passed through."""
        return token if token.startswith("#") else str(getattr(self.colours, token))

    def space(self, token: str) -> int:
        """A named distance in device pixels."""
        return self.px(SPACE[token])

    def radius(self, token: str | int) -> int:
        """A named corner radius, or a logical one, in device pixels."""
        return self.px(RADIUS[token] if isinstance(token, str) else token)


def luminance(colour: str) -> float:
    """Relative luminance, 0-1, of "#RRGGBB" (WCAG 2.2, definition of relative luminance)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1-21, of two colours (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tokens() -> tuple[str, ...]:
    """Names of all colour tokens."""
    return tuple(field.name for field in fields(Palette))

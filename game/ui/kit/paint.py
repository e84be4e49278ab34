"""Shapes drawn at four times their size, shrunk once, premultiplied and kept; and the Canvas that widgets draw on.

Rounded rectangles and shadows are cut from one small tile per radius and colour, so no size fills the cache.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Final

import pygame
from pygame import Rect, Surface

from game.core.resources import assets_dir

from .cache import Lru
from .text import TextSetter
from .theme import Theme

__all__ = ["Canvas", "Shapes"]

SHAPE_BYTES: Final = 48 * 1024 * 1024
LARGE: Final = 200_000
SHADOW_ALPHA: Final = 26
Point = tuple[float, float]
Painter = Callable[[Surface, int], None]


def _bytes(surface: Surface) -> int:
    return surface.get_width() * surface.get_height() * 4


class Shapes:
    """The store of finished shapes of one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._made: Lru[Hashable, Surface] = Lru(SHAPE_BYTES, _bytes)

    def get(self, key: Hashable, size: tuple[int, int], painter: Painter) -> Surface:
        """A premultiplied surface of `size`; on first use `painter(surface, k)` draws it `k` times as large."""
        return self._made.get((key, size), lambda: self._make(size, painter))

    def _make(self, size: tuple[int, int], painter: Painter) -> Surface:
        width, height = max(1, size[0]), max(1, size[1])
        k = 4 if width * height < LARGE else 3
        big = Surface((width * k, height * k), pygame.SRCALPHA)
        painter(big, k)
        return pygame.transform.smoothscale(big.premul_alpha(), (width, height))

    def tile(self, radius: int, fill: str | None, border: str | None, thick: int) -> Surface:
        """A rounded square of side 2 * radius, whose quarters are the corners of any rounded rectangle."""

        def paint(big: Surface, k: int) -> None:
            area = big.get_rect()
            if border:
                pygame.draw.rect(big, border, area, border_radius=radius * k)
                area = area.inflate(-2 * thick * k, -2 * thick * k)
            inner = max(0, radius - (thick if border else 0)) * k
            pygame.draw.rect(big, fill or (0, 0, 0, 0), area, border_radius=inner)

        return self.get(("tile", radius, fill, border, thick), (2 * radius, 2 * radius), paint)

    def shadow(self, radius: int, blur: int, colour: str, alpha: int) -> Surface:
        """A blurred rounded square: corners of side radius + 2 * blur around one middle pixel."""
        corner = radius + 2 * blur
        side = 2 * corner + 1

        def make() -> Surface:
            soft = Surface((side, side), pygame.SRCALPHA)
            tint = pygame.Color(colour)
            tint.a = alpha
            box = soft.get_rect().inflate(-2 * blur, -2 * blur)
            pygame.draw.rect(soft, tint.premul_alpha(), box, border_radius=radius)
            return pygame.transform.gaussian_blur(soft, blur)

        return self._made.get(("shadow", radius, blur, colour, alpha), make)

    def icon(self, name: str, pixels: int, colour: str) -> Surface:
        """A Lucide icon in one colour."""

        def make() -> Surface:
            path = assets_dir() / "icons" / "lucide" / f"{name}.svg"
            svg = path.read_text(encoding="utf-8").replace("currentColor", colour)
            loaded = pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (pixels, pixels))
            return loaded.premul_alpha()

        return self._made.get(("icon", name, pixels, colour), make)

    def picture(self, path: Path, size: tuple[int, int], radius: int) -> Surface:
        """An SVG or bitmap file at `size` with rounded corners."""

        def paint(big: Surface, k: int) -> None:
            full = big.get_size()
            if path.suffix == ".svg":
                loaded = pygame.image.load_sized_svg(path, full)
            else:
                loaded = pygame.transform.smoothscale(pygame.image.load(path), full)
            mask = Surface(full, pygame.SRCALPHA)
            pygame.draw.rect(mask, "white", mask.get_rect(), border_radius=radius * k)
            big.blit(loaded, (0, 0))
            big.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MIN)

        return self.get(("picture", str(path), radius), size, paint)


class Canvas:
    """What a widget draws on: a surface with its theme, text and shapes. Coordinates are device pixels."""

    def __init__(self, surface: Surface, theme: Theme, text: TextSetter, shapes: Shapes) -> None:
        self.surface = surface
        self.theme = theme
        self.type = text
        self.shapes = shapes
        self.drawn = 0
        """Widgets painted, for the tests of redrawing."""

    @property
    def clip(self) -> Rect:
        return self.surface.get_clip()

    @contextmanager
    def clipped(self, rect: Rect) -> Iterator[None]:
        """Draw only inside `rect` (and inside the clip already set)."""
        before = self.surface.get_clip()
        self.surface.set_clip(before.clip(rect))
        try:
            yield
        finally:
            self.surface.set_clip(before)

    def blit(self, shape: Surface, position: tuple[float, float], area: Rect | None = None) -> None:
        """Put a premultiplied shape down."""
        self.surface.blit(
            shape, (round(position[0]), round(position[1])), area, special_flags=pygame.BLEND_PREMULTIPLIED
        )

    def box(
        self, rect: Rect, fill: str | None = None, radius: str | int = "m", border: str | None = None,
        thick: float = 1,
    ) -> None:  # fmt: skip
        """A rounded rectangle; `radius` is a token or logical pixels, colours are tokens."""
        if rect.w < 1 or rect.h < 1:
            return
        inside = self.theme.colour(fill) if fill else None
        edge = self.theme.colour(border) if border else None
        line = self.theme.px(thick)
        r = min(self.theme.radius(radius), rect.w // 2, rect.h // 2)
        x, y, w, h = rect
        middle, centre = Rect(x + r, y, w - 2 * r, h), Rect(x, y + r, w, h - 2 * r)
        if inside:
            # No pixel twice: filling is most of what a large card costs.
            self.surface.fill(inside, middle)
            if r:
                self.surface.fill(inside, Rect(x, centre.y, r, centre.h))
                self.surface.fill(inside, Rect(rect.right - r, centre.y, r, centre.h))
        if edge:
            for strip in (
                Rect(middle.x, y, middle.w, line), Rect(middle.x, rect.bottom - line, middle.w, line),
                Rect(x, centre.y, line, centre.h), Rect(rect.right - line, centre.y, line, centre.h),
            ):  # fmt: skip
                self.surface.fill(edge, strip)
        if r:
            tile = self.shapes.tile(r, inside, edge, line)
            for dx, dy in ((0, 0), (1, 0), (0, 1), (1, 1)):
                self.blit(tile, (rect.right - r if dx else x, rect.bottom - r if dy else y), Rect(dx * r, dy * r, r, r))

    def shadow(self, rect: Rect, radius: str | int = "l") -> None:
        """The one soft shadow: 5 px blur, 10 % warm black, 2 px down."""
        blur, r = self.theme.px(5), self.theme.radius(radius)
        tile = self.shapes.shadow(r, blur, self.theme.colour("shadow"), SHADOW_ALPHA)
        corner = r + 2 * blur
        outer = rect.inflate(2 * blur, 2 * blur).move(0, self.theme.px(2))
        wide, tall = outer.w - 2 * corner, outer.h - 2 * corner
        if wide < 1 or tall < 1:
            return
        far_x, far_y = outer.right - corner, outer.bottom - corner
        for x, y, source in (
            (outer.x, outer.y, (0, 0)), (far_x, outer.y, (corner + 1, 0)),
            (outer.x, far_y, (0, corner + 1)), (far_x, far_y, (corner + 1, corner + 1)),
        ):  # fmt: skip
            self.blit(tile, (x, y), Rect(source, (corner, corner)))
        for area, size, place in (
            (Rect(corner, 0, 1, corner), (wide, corner), (outer.x + corner, outer.y)),
            (Rect(corner, corner + 1, 1, corner), (wide, corner), (outer.x + corner, far_y)),
            (Rect(0, corner, corner, 1), (corner, tall), (outer.x, outer.y + corner)),
            (Rect(corner + 1, corner, corner, 1), (corner, tall), (far_x, outer.y + corner)),
        ):
            self.blit(pygame.transform.scale(tile.subsurface(area), size), place)

    def sheet(self, rect: Rect, radius: str | int = "l", fill: str = "card") -> None:
        """A card's ground: shadow, fill, hairline."""
        self.shadow(rect, radius)
        self.box(rect, fill, radius, "line")

    def disc(self, centre: Point, diameter: float, colour: str) -> None:
        """A filled circle; the diameter is logical."""
        d, tone = self.theme.px(diameter), self.theme.colour(colour)

        def paint(big: Surface, k: int) -> None:
            pygame.draw.circle(big, tone, (d * k / 2, d * k / 2), d * k / 2)

        self.blit(self.shapes.get(("disc", tone), (d, d), paint), (centre[0] - d / 2, centre[1] - d / 2))

    def diamond(self, centre: Point, size: float, colour: str) -> None:
        """A square on its corner; the size across is logical."""
        d, tone = self.theme.px(size), self.theme.colour(colour)

        def paint(big: Surface, k: int) -> None:
            half, full = d * k / 2, d * k
            pygame.draw.polygon(big, tone, [(half, 0), (full, half), (half, full), (0, half)])

        self.blit(self.shapes.get(("diamond", tone), (d, d), paint), (centre[0] - d / 2, centre[1] - d / 2))

    def icon(self, name: str, centre: Point, size: float = 16, colour: str = "ink2") -> None:
        """An icon centred on a point; the size is logical."""
        pixels = self.theme.px(size)
        made = self.shapes.icon(name, pixels, self.theme.colour(colour))
        self.blit(made, (centre[0] - pixels / 2, centre[1] - pixels / 2))

    def picture(self, path: Path, rect: Rect, radius: str | int = 3) -> None:
        """An image file filling `rect`."""
        self.blit(self.shapes.picture(path, rect.size, self.theme.radius(radius)), rect.topleft)

    def rule(
        self, start: tuple[int, int], length: int, colour: str = "line", vertical: bool = False, thick: float = 1,
    ) -> None:  # fmt: skip
        """A straight rule of `length` device pixels."""
        line = self.theme.px(thick)
        size = (line, length) if vertical else (length, line)
        self.surface.fill(self.theme.colour(colour), Rect(start, size))

    def vector(self, key: Hashable, rect: Rect, painter: Painter) -> None:
        """Any drawing: `painter(surface, k)` draws it `k` times as large, once per key and size."""
        self.blit(self.shapes.get(key, rect.size, painter), rect.topleft)

    def polyline(self, points: Sequence[Point], colour: str, thick: float = 2, closed: bool = False) -> None:
        """A smooth line through points, with round joints; `thick` is logical."""
        if len(points) < 2:
            return
        width, tone = thick * self.theme.scale, self.theme.colour(colour)
        margin = math.ceil(width) + 1
        left, top = math.floor(min(p[0] for p in points)) - margin, math.floor(min(p[1] for p in points)) - margin
        right, bottom = max(p[0] for p in points) + margin, max(p[1] for p in points) + margin
        area = Rect(left, top, math.ceil(right - left), math.ceil(bottom - top))
        local = tuple((x - left, y - top) for x, y in points)
        self.vector(
            ("line", local, tone, width, closed), area, lambda big, k: stroke(big, local, tone, width, k, closed)
        )

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        """A smooth filled shape."""
        if len(points) < 3:
            return
        tone = self.theme.colour(fill)
        left, top = math.floor(min(p[0] for p in points)), math.floor(min(p[1] for p in points))
        right, bottom = max(p[0] for p in points), max(p[1] for p in points)
        area = Rect(left, top, math.ceil(right - left) + 1, math.ceil(bottom - top) + 1)
        local = tuple((x - left, y - top) for x, y in points)

        def paint(big: Surface, k: int) -> None:
            pygame.draw.polygon(big, tone, [(x * k, y * k) for x, y in local])

        self.vector(("polygon", local, tone), area, paint)

    def text(
        self, text: str, position: tuple[float, float], style: str = "body", colour: str = "ink",
        align: str = "left", valign: str = "middle",
    ) -> Rect:  # fmt: skip
        """One line; `position` is on its left, centre or right, at its middle or top. Returns where it stands."""
        made = self.type.surface(text, style, colour)
        w, h = made.get_size()
        x = position[0] - {"left": 0, "center": w / 2, "right": w}[align]
        y = position[1] - (h / 2 if valign == "middle" else 0)
        place = Rect(round(x), round(y), w, h)
        if text:
            self.blit(made, place.topleft)
        return place


def stroke(
    big: Surface, points: Sequence[Point], tone: str, width: float, k: int, closed: bool = False,
) -> None:  # fmt: skip
    """Draw a thick line with round joints on a surface `k` times as large."""
    ends = list(pairwise(points)) + ([(points[-1], points[0])] if closed else [])
    half = width * k / 2
    for (ax, ay), (bx, by) in ends:
        length = math.hypot(bx - ax, by - ay)
        if length > 0:
            nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
            corners = [
                (ax * k + nx, ay * k + ny),
                (bx * k + nx, by * k + ny),
                (bx * k - nx, by * k - ny),
                (ax * k - nx, ay * k - ny),
            ]
            pygame.draw.polygon(big, tone, corners)
    for x, y in points:
        pygame.draw.circle(big, tone, (x * k, y * k), half)

"""QR codes as inline pictures: paths only, coloured by the page's style."""

from __future__ import annotations

import segno

from game.report.page_html import el

__all__ = ["qr_svg"]

_BORDER = 3


def qr_svg(text: str) -> str:
    """The code as an SVG element named for what it says; every module is a unit square."""
    rows = [list(row) for row in segno.make(text, error="m").matrix_iter(border=_BORDER)]
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )  # fmt: skip
    size = len(rows)
    return el(
        "svg",
        el("rect", x=0.0, y=0.0, width=float(size), height=float(size), class_="qr-ground"),
        el("path", d=path, class_="qr-ink"),
        viewBox=f"0 0 {size} {size}",
        class_="qr",
        role="img",
        aria_label=f"QR: {text}",
    ).text

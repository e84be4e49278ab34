"""Building HTML and SVG: every text is escaped as it goes in, so that nothing from a save can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from game.report.table import Table

__all__ = ["Child", "Markup", "document", "el", "flatten", "listing", "numbers_table"]

_BARE = frozenset({"meta", "circle", "line", "path", "polyline", "polygon", "rect", "br"})
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Markup:
    """Text that is markup already: made by `el` from escaped parts, or a constant of the program."""

    text: str


Child = Markup | str | None


def el(tag: str, *children: Child, **attributes: str | float | None) -> Markup:
    """An element. Strings are escaped, None is left out; ``class_`` is ``class`` and ``a_b`` is ``a-b``."""
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_text(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _BARE and not children:
        return Markup(f"<{tag}{said}/>")
    return Markup(f"<{tag}{said}>{flatten(children)}</{tag}>")


def document(title: str, style: str, body: Markup, language: str, class_: str | None = None) -> str:
    """A whole page with its style inside: opens from a disk, runs nothing and fetches nothing."""
    page = el(
        "html",
        el(
            "head",
            el("meta", charset="utf-8"),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            el("title", title),
            el("style", Markup(style)),
        ),
        body,
        lang=f"{language}-CA",
        class_=class_,
    )
    return f"<!DOCTYPE html>\n{page.text}\n"


def flatten(children: Iterable[Child]) -> str:
    """The children's markup, strings escaped."""
    return "".join(child.text if isinstance(child, Markup) else _text(child) for child in children if child is not None)


def _text(value: str | float) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    # Control characters and lone halves of pairs are in no HTML or XML text.
    return escape(_UNPRINTABLE.sub("\ufffd", str(value)), quote=True)


def listing(lines: Iterable[Child]) -> Markup | None:
    """A list of lines; None without any."""
    rows = [el("li", line) for line in lines]
    return el("ul", *rows) if rows else None


def numbers_table(table: Table, caption: str) -> Markup:
    """A table whose first column names its rows; figures are set to the right."""
    head = [
        el("th", name, scope="col", class_=None if place < table.texts else "number")
        for place, name in enumerate(table.head)
    ]
    rows = [
        el(
            "tr",
            el("th", row[0], scope="row"),
            *(
                el("td", cell, class_=None if place < table.texts else "number")
                for place, cell in enumerate(row[1:], start=1)
            ),
        )
        for row in table.rows
    ]
    return el("table", el("caption", caption), el("thead", el("tr", *head)), el("tbody", *rows), tabindex="0")

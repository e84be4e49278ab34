"""The debrief of a whole class as one file: the slides under one another, their style inside, no script."""

from __future__ import annotations

from game.lang import Wording
from game.net.places import STATIC
from game.net.theatre.data import ClassFigures
from game.net.theatre.debrief import hide_names, slides, theatre_body
from game.net.theatre.slides import Part
from game.report.page_html import document, el

__all__ = ["class_report"]

_STYLE = STATIC / "theatre.css"


def class_report(figures: ClassFigures, wording: Wording, *, names: bool = False) -> str:
    """The page in the wording's language. The same class gives the same bytes."""
    t = wording.t
    title = wording.text(figures.scenario.title)
    shown = figures if names else hide_names(figures)
    made = [one for one in slides(shown, wording, names=names) if one.part in (Part.CORE, Part.BEHIND)]
    return document(
        f"{t('Debrief of the class')}: {title}",
        _STYLE.read_text(encoding="utf-8"),
        el(
            "body",
            el("header", el("p", title, class_="kicker"), el("h1", t("Debrief of the class")), class_="top"),
            el("main", theatre_body(made, wording)),
        ),
        t.language,
        "theatre report",
    )

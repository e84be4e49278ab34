"""The whole debrief theatre: a cover, the six slides, two prompts, the exit ticket, and what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.lang import Wording
from game.net.theatre.behind import behind_slides, most_telling
from game.net.theatre.closing import closing_slides, cover_slide
from game.net.theatre.data import ClassFigures
from game.net.theatre.slides import Part, Slide, core_slides
from game.report.page_html import Markup, el

__all__ = ["hide_names", "slide_markup", "slides", "theatre_body"]


def slides(
    figures: ClassFigures, wording: Wording, *, replay: int | None = None, names: bool = False, ticket: str = ""
) -> tuple[Slide, ...]:
    """Every slide in order. ``replay``: place of the table told round by round (default: the one with most to tell).

    ``ticket``: the address of the exit ticket, for those who do not find it on their page.
    """
    told = most_telling(figures) if replay is None else replay
    return (
        cover_slide(figures, wording),
        *core_slides(figures, wording),
        *closing_slides(figures, wording, ticket),
        *behind_slides(figures, wording, told, names),
    )


def slide_markup(slide: Slide, place: int, count: int, wording: Wording) -> Markup:
    """A slide as a section of the page, its note for the teacher inside."""
    t = wording.t
    told = t("{number} of {count}", number=place + 1, count=count)
    page = t(" ({page} of {pages})", page=slide.page, pages=slide.pages) if slide.pages > 1 else ""
    labels = {
        Part.COVER: t("Debrief"),
        Part.CORE: t("Debrief"),
        Part.CLOSING: t("To close"),
        Part.BEHIND: t("Behind the slides"),
    }
    return el(
        "section",
        el(
            "p",
            el("span", labels[slide.part]),
            el("span", told + page, class_="place", id=f"place-{slide.name}"),
            class_="kicker",
        ),
        el("h2", slide.title, id=f"slide-{slide.name}", tabindex="-1"),
        el("div", slide.body, class_="body"),
        el("aside", el("h3", t("For the teacher")), el("p", slide.note), class_="teacher"),
        class_=f"slide {slide.part.value} is-{slide.key.split('-')[0]}",
        aria_labelledby=f"slide-{slide.name} place-{slide.name}",
        data_key=slide.name,
        data_seconds=float(slide.seconds),
    )


def theatre_body(made: Sequence[Slide], wording: Wording) -> Markup:
    """All slides in one element; a page without script shows them one under the other."""
    count = len(made)
    parts = [slide_markup(slide, place, count, wording) for place, slide in enumerate(made)]
    return el("div", *parts, id="slides")


def hide_names(figures: ClassFigures) -> ClassFigures:
    """The same figures without people's names."""
    tables = tuple(replace(one, table=replace(one.table, people=())) for one in figures.tables)
    return replace(figures, tables=tables)

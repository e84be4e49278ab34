"""The six slides of the debrief, in the order they are told, with a note for the teacher beside each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from game.lang import Wording
from game.lang.actions import render_terms
from game.net.theatre.charts import gains_chart, guesses_chart
from game.net.theatre.data import ClassFigures, TableFigures
from game.net.theatre.plane import class_plane
from game.net.theatre.words import (
    failure_finding,
    failure_sentence,
    guess_finding,
    plane_finding,
    trade_finding,
    trade_words,
    worse_finding,
)
from game.report.page_html import Child, Markup, el
from game.rules.state import Deal
from game.scenario.model import Happened

__all__ = ["CORE_SECONDS", "Part", "Slide", "core_slides", "paged", "pages_of"]

CORE_SECONDS = 120  # six in twelve minutes
_BARS, _TRADES, _FAILURES, _HAPPENED = 9, 6, 4, 7

Item = TypeVar("Item")


class Part(StrEnum):
    """Which part of the debrief a slide belongs to."""

    COVER = "cover"
    CORE = "core"  # the six
    BEHIND = "behind"  # figures for whoever asks
    CLOSING = "closing"  # two prompts and the exit ticket


@dataclass(frozen=True, slots=True)
class Slide:
    """One page of the projector. Slides of several pages share ``key`` and count as one; ``page`` counts from 1."""

    key: str
    part: Part
    title: str
    body: Markup
    note: str
    seconds: int = CORE_SECONDS
    page: int = 1
    pages: int = 1

    @property
    def name(self) -> str:
        """A name of its own, for addresses and ids."""
        return self.key if self.pages == 1 else f"{self.key}-{self.page}"


def paged(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    """The items in pages as even as can be; one empty page where there are none."""
    pages = max(1, -(-len(items) // most))
    size, over = divmod(len(items), pages)
    ends = [page * size + min(page, over) for page in range(pages + 1)]
    return [items[start:end] for start, end in pairwise(ends)]


def core_slides(figures: ClassFigures, wording: Wording) -> Iterator[Slide]:
    """Dots; worse than no deal; missed trades; guesses; failures at home; what happened."""
    t = wording.t
    title = plane_finding(figures, wording)
    note = t(
        "Ask each table to find its number. What do the dots up and to the right have that the others lack? "
        "Nobody is asked to defend a dot."
    )
    yield Slide("dots", Part.CORE, title, class_plane(figures, wording, title), note)
    yield from _gains(figures, wording)
    yield from _trades(figures, wording)
    yield _guesses(figures, wording)
    yield from _failures(figures, wording)
    yield from _happened(figures, wording)


def pages_of(
    key: str, part: Part, title: str, note: str, items: Sequence[Item], most: int,
    draw: Callable[[Sequence[Item], str], Markup], seconds: int = CORE_SECONDS,
) -> Iterator[Slide]:  # fmt: skip
    """A slide for every page of items; ``draw`` gets a page and a name that is its own."""
    pages = paged(items, most)
    for number, page in enumerate(pages, start=1):
        yield Slide(key, part, title, draw(page, f"{key}-{number}"), note, seconds, number, len(pages))


def _gains(figures: ClassFigures, wording: Wording) -> Iterator[Slide]:
    t = wording.t
    ranked = sorted(figures.tables, key=lambda one: (not one.agreed, min(one.gains)))
    note = t(
        "A deal is not a prize. Ask a side that signed below no deal what made signing feel better than leaving; "
        "ask a table without a deal whether one was there."
    )

    def draw(page: Sequence[TableFigures], name: str) -> Markup:
        return gains_chart(figures, page, wording, name)

    return pages_of("worse", Part.CORE, worse_finding(figures, wording), note, ranked, _BARS, draw)


def _trades(figures: ClassFigures, wording: Wording) -> Iterator[Slide]:
    t, points = wording.t, wording.formats.points
    first, second = (wording.side(side) for side in figures.scenario.side_ids)
    note = t(
        "Read one aloud and ask both delegations of that table: did you ask for it? Differences in what you value "
        "are what there is to trade."
    )

    def row(one: TableFigures) -> Markup:
        if one.trade is None:
            said: Child = t("no trade was missed")
            return el("li", el("span", one.name, class_="who"), el("span", said, class_="what"))
        gains = [
            el("span", f"{name} {points(gain, signed=True)}")
            for name, gain in zip((first, second), one.trade.gains, strict=True)
        ]
        return el(
            "li",
            el("span", one.name, class_="who"),
            el("span", trade_words(one.trade, wording), class_="what"),
            el("span", *gains, class_="worth"),
        )

    def draw(page: Sequence[TableFigures], _name: str) -> Markup:
        return el("ul", *(row(one) for one in page), class_="lines")

    ranked = sorted(figures.tables, key=lambda one: -(min(one.trade.gains) if one.trade is not None else -1.0))
    return pages_of("trades", Part.CORE, trade_finding(figures, wording), note, ranked, _TRADES, draw)


def _guesses(figures: ClassFigures, wording: Wording) -> Slide:
    note = wording.t(
        "The numbers are the true order. Which of the other side's first three did most of you miss, and what would "
        "you have had to ask to find it?"
    )
    halves = [guesses_chart(figures, place, wording, f"guess-{place}") for place in (0, 1)]
    return Slide("guesses", Part.CORE, guess_finding(figures, wording), el("div", *halves, class_="halves"), note)


def _failures(figures: ClassFigures, wording: Wording) -> Iterator[Slide]:
    t = wording.t
    failed = [(one, deal) for one in figures.tables for deal in one.failed]
    note = t(
        "What you can sign is what you can ratify at home. Who at home was forgotten, and what would have brought "
        "them along?"
    )

    def draw(page: Sequence[tuple[TableFigures, Deal]], _name: str) -> Markup:
        if not page:
            return el("p", t("Ask: who at home was closest to saying no, and how did you know?"), class_="big")
        rows = [
            el(
                "li",
                el("span", one.name, class_="who"),
                el("span", render_terms(deal.terms, wording), class_="what"),
                el("span", failure_sentence(deal, wording), class_="worth"),
            )
            for one, deal in page
        ]
        return el("ul", *rows, class_="lines")

    return pages_of("failures", Part.CORE, failure_finding(figures, wording), note, failed, _FAILURES, draw)


def _happened(figures: ClassFigures, wording: Wording) -> Iterator[Slide]:
    t, scenario = wording.t, figures.scenario
    sources = {source.id: source for source in scenario.sources}
    note = t("The real talks are not the answer key. What did they face that your table did not, and the other way?")

    def row(entry: Happened) -> Markup:
        cited = [sources[name].publisher for name in dict.fromkeys(entry.sources) if name in sources]
        return el(
            "li",
            el("span", wording.formats.date(entry.date), class_="who"),
            el("span", wording.text(entry.text), class_="what"),
            el("span", t("Source: {names}", names="; ".join(cited)), class_="worth") if cited else None,
        )

    def draw(page: Sequence[Happened], _name: str) -> Markup:
        if not page:
            return el("p", t("This table is invented; nothing of it happened."), class_="big")
        return el("ul", *(row(entry) for entry in page), class_="lines dated")

    title = t("What really happened")
    return pages_of("happened", Part.CORE, title, note, scenario.happened, _HAPPENED, draw)

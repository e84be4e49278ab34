"""What stands behind the six slides: who split, first offers, concessions, roles compared, one table's replay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.lang import Wording, render_record
from game.net.theatre.charts import curves_chart, openings_chart
from game.net.theatre.data import ClassFigures, TableFigures
from game.net.theatre.plane import table_plane
from game.net.theatre.rows import rows_chart, rows_finding
from game.net.theatre.slides import Part, Slide, pages_of
from game.net.theatre.words import deal_terms, people_line, rank_sentence
from game.report.page_html import Markup, el
from game.rules.actions import AnswerConsult, Chat, Consult, Pledge, Propose, Respond, Statement, UseMeasure, WalkAway
from game.rules.records import Fact, FactCode, Record

__all__ = ["behind_slides", "most_telling", "replay_slides"]

_ROWS, _CURVES, _ROLES, _LINES = 9, 8, 5, 7
_TOLD = (Propose, Respond, Statement, Pledge, UseMeasure, Consult, AnswerConsult, WalkAway)
_TOLD_FACTS = frozenset(
    {FactCode.DEAL_RATIFIED, FactCode.DEAL_FAILED, FactCode.TALKS_ENDED, FactCode.PLEDGE_BROKEN, FactCode.BREACHED,
     FactCode.AUDIENCE_ACTED}
)  # fmt: skip


def behind_slides(figures: ClassFigures, wording: Wording, replay: int, names: bool) -> Iterator[Slide]:
    """The slides behind; ``replay`` is the place of the table that is told round by round. ``names``: show people."""
    yield from _rows(figures, wording)
    yield from _openings(figures, wording)
    yield from _curves(figures, wording)
    yield from _roles(figures, wording, names)
    yield from replay_slides(figures, replay, wording)


def _rows(figures: ClassFigures, wording: Wording) -> Iterator[Slide]:
    note = wording.t("A row that goes wholly to the side that cares more leaves more for both than the middle of it.")

    def draw(page: Sequence[TableFigures], name: str) -> Markup:
        return rows_chart(figures, page, wording, name)

    title = rows_finding(figures, wording)
    return pages_of("rows", Part.BEHIND, title, note, figures.tables, _ROWS, draw)


def _openings(figures: ClassFigures, wording: Wording) -> Iterator[Slide]:
    t = wording.t
    halves = [openings_chart(figures, place, wording, f"opening-{place}") for place in (0, 1)]
    drawn = [half for half in halves if half is not None]
    if not drawn:
        return
    note = t("Anchoring: did a high first offer pull the deal, or did it cost rounds?")
    title = t("First offers against settlements")
    yield Slide("openings", Part.BEHIND, title, el("div", *drawn, class_="halves"), note)


def _curves(figures: ClassFigures, wording: Wording) -> Iterator[Slide]:
    t = wording.t
    note = t("Who moved first, who moved in steps, and who waited for the last round?")

    def draw(page: Sequence[TableFigures], name: str) -> Markup:
        return curves_chart(figures, page, wording, name)

    return pages_of("curves", Part.BEHIND, t("How each side gave way"), note, figures.tables, _CURVES, draw)


def _roles(figures: ClassFigures, wording: Wording, names: bool) -> Iterator[Slide]:
    t, scenario = wording.t, figures.scenario
    note = t("Compare a side only with the same side at other tables; the two sides' points are not the same coin.")
    numbers = {one.name: number for number, one in enumerate(figures.tables)}
    sides = {side: [seat.id for seat in scenario.seats if seat.side == side] for side in scenario.side_ids}

    def cell(one: TableFigures, side: str) -> Markup:
        said = rank_sentence(figures, numbers[one.name], side, wording) or "–"
        people = people_line(one, sides[side], wording) if names else ""
        return el("td", said, el("span", people, class_="people") if people else None)

    def draw(page: Sequence[TableFigures], _name: str) -> Markup:
        head = [t("The table"), *(wording.side(side) for side in scenario.side_ids), t("What was agreed")]
        rows = [
            el(
                "tr",
                el("th", one.name, scope="row"),
                *(cell(one, side) for side in scenario.side_ids),
                el("td", el("span", deal_terms(one, wording) or t("nothing agreed")), class_="terms"),
            )
            for one in page
        ]
        return el(
            "table",
            el("caption", t("Scores compared with the same role at other tables"), class_="unseen"),
            el("thead", el("tr", *(el("th", name, scope="col") for name in head))),
            el("tbody", *rows),
            class_="roles",
            tabindex="0",
        )

    return pages_of("roles", Part.BEHIND, t("Compared with the same role"), note, figures.tables, _ROLES, draw)


def most_telling(figures: ClassFigures) -> int:
    """The table with most to tell: the one with the most offers, then the larger joint gain."""
    places = range(len(figures.tables))
    return max(places, key=lambda at: (len(figures.tables[at].found.offers), sum(figures.tables[at].gains), -at))


def replay_slides(figures: ClassFigures, number: int, wording: Wording) -> Iterator[Slide]:
    """One table, a page a round: its offers on the plane so far, and what was said and done."""
    t, one = wording.t, figures.tables[number]
    note = t("Stop at each round: what would you offer now?")
    rounds = max(1, one.table.view.round)
    title = t("{table}, round by round", table=one.name)
    for played in range(1, rounds + 1):
        lines = [
            render_record(record, wording)
            for record in one.table.view.history
            if record.round == played and _is_told(record)
        ]
        plane = table_plane(figures, number, played, wording, f"replay-{played}")
        more = len(lines) - _LINES
        shown = [el("li", said) for said in lines[:_LINES]]
        if more > 0:
            shown.append(el("li", t("and {count} more", count=more)))
        heading = el("h3", t("Round {number}", number=played))
        said = el("div", heading, el("ul", *shown) if shown else el("p", t("Nothing was said.")), class_="told")
        yield Slide("replay", Part.BEHIND, title, el("div", plane, said, class_="replay"), note, 60, played, rounds)


def _is_told(record: Record) -> bool:
    if isinstance(record.body, Fact):
        return record.body.code in _TOLD_FACTS
    return isinstance(record.body, _TOLD) and not isinstance(record.body, Chat)

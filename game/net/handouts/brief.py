"""The confidential brief of one role, with its private values: enough to play on paper."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.lang import Wording
from game.lang.labels import DELIVERERS
from game.net.handouts.sheet import Handout, HandoutKind, bullets
from game.net.prose import prose
from game.payoff.factors import to_points
from game.payoff.model import PayoffModel
from game.report.page_html import Child, Markup, el, numbers_table
from game.report.table import Table
from game.scenario.model import Scenario
from game.scenario.table import Seat

__all__ = ["brief", "option_worth"]


def option_worth(model: PayoffModel, side: int) -> tuple[tuple[float, ...], ...]:
    """Per issue and option, a side's points over no agreement on that row, the other rows without agreement."""
    quo = np.array(model.status_quo)
    base = model.score(quo[None, :])[0][side]
    found = []
    for issue, size in enumerate(model.dims):
        packages = np.tile(quo, (size, 1))
        packages[:, issue] = np.arange(size)
        found.append(tuple(float(value - base) for value in model.score(packages)[:, side]))
    return tuple(found)


def brief(seat: Seat, scenario: Scenario, mandates: tuple[str, str], model: PayoffModel, wording: Wording) -> Handout:
    """The sheet of one seat under the mandates drawn. ``scenario`` is the unredacted one."""
    t = wording.t
    place = scenario.side_ids.index(seat.side)
    parts = [
        *_words(seat, scenario, mandates[place], wording),
        *_values(place, seat, scenario, model, wording),
        *_seat_counts(seat, wording),
        *_home(seat.side, scenario, wording),
        *_measures(seat, scenario, wording),
        *_arguments(seat.side, scenario, wording),
    ]
    office = wording.seat(seat.id).split(";")[0]  # the first of several portfolios is enough for a heading
    title = t("{side}: {seat}", side=wording.side(seat.side), seat=office)
    return Handout(f"brief-{seat.id}", HandoutKind.BRIEF, title, el("div", *parts))


def _words(seat: Seat, scenario: Scenario, mandate: str, wording: Wording) -> Iterator[Child]:
    t = wording.t
    drawn = next(known for known in scenario.mandates if known.id == mandate)
    yield el("p", wording.text(scenario.side(seat.side).brief), class_="lead")
    yield el("h2", t("Your mandate: {mandate}", mandate=wording.text(drawn.label)))
    yield el("p", wording.text(drawn.brief))
    yield el("h2", t("Your seat"))
    yield el("p", wording.text(seat.brief))
    yield el("p", prose("sheets", t.language)["tasks"]["lead" if seat.lead else "minister"], class_="task")


def _values(place: int, seat: Seat, scenario: Scenario, model: PayoffModel, wording: Wording) -> Iterator[Child]:
    t, points = wording.t, wording.formats.points
    worth = option_worth(model, place)
    rows = []
    for issue, known in enumerate(scenario.issues):
        name = wording.issue(issue) + (t(" (your row)") if known.id in seat.owns else "")
        for number, option in enumerate(known.options):
            said = wording.text(option.label)
            delivered = wording.formats.listing([t(DELIVERERS[who]) for who in option.delivered_by])
            value = "0" if number == known.status_quo else points(worth[issue][number], signed=True)
            first = name if number == 0 else ""
            rows.append((first, said + (t(" (no agreement)") if number == known.status_quo else ""), delivered, value))
    no_deal = float(to_points(model.no_deal)[place])
    yield el("h2", t("What each option is worth to your side"))
    yield el(
        "p",
        t(
            "In points over no agreement on that row. No deal at all is worth {points} points to you: sign nothing "
            "that leaves you below it.",
            points=points(no_deal),
        ),
    )
    if any(len(block.issues) > 1 for block in model.blocks):
        yield el("p", t("Some rows are linked, so the sum of rows is a guide; the screen is exact."), class_="note")
    head = (t("Issue"), t("Option"), t("Who must deliver it"), t("Points"))
    yield _options_table(Table(head, tuple(rows), texts=3), t("Private values: show them to nobody across the table"))


def _options_table(table: Table, caption: str) -> Markup:
    """As `numbers_table`, with the issue named once for all its options."""
    spans: list[int] = []
    for row in table.rows:
        if row[0]:
            spans.append(1)
        else:
            spans[-1] += 1
    body, at = [], 0
    for span in spans:
        for number, row in enumerate(table.rows[at : at + span]):
            cells: list[Child] = [el("th", row[0], scope="rowgroup", rowspan=float(span))] if number == 0 else []
            cells += [el("td", row[1]), el("td", row[2], class_="note"), el("td", row[3], class_="number")]
            body.append(el("tr", *cells, class_="first" if number == 0 else None))
        at += span
    head = [
        el("th", name, scope="col", class_="number" if place == 3 else None) for place, name in enumerate(table.head)
    ]
    return el("table", el("caption", caption), el("thead", el("tr", *head)), el("tbody", *body))


def _seat_counts(seat: Seat, wording: Wording) -> Iterator[Child]:
    t = wording.t
    if not seat.scorecard:
        return
    ranked = sorted(seat.scorecard, key=lambda pair: -pair[1])
    rows = tuple((wording.objective(name), wording.formats.percent(weight)) for name, weight in ranked)
    yield el("h2", t("What your own scorecard counts"))
    yield numbers_table(Table((t("Objective"), "%"), rows), t("Your seat weighs the same outcome in its own way"))


def _home(side: str, scenario: Scenario, wording: Wording) -> Iterator[Child]:
    t, number = wording.t, wording.formats.plain
    audiences = scenario.audiences_by_side[side]
    if not audiences:
        return
    rows = tuple(
        (
            wording.text(one.label),
            wording.formats.listing([t(DELIVERERS[who]) for who in one.delivers]),
            number(one.start),
            "–" if one.floor is None else number(one.floor),
        )
        for one in audiences
    )
    yield el("h2", t("At home"))
    if scenario.ratification is not None:
        needed = next((one.threshold for one in scenario.ratification.sides if one.side == side), None)
        if needed is not None:
            yield el(
                "p",
                t(
                    "What you sign passes at home if the support of those who must deliver it reaches {threshold} on "
                    "average and nobody with a floor is below it.",
                    threshold=number(needed),
                ),
            )
    head = (t("Audience"), t("Delivers"), t("Support at the start"), t("Floor"))
    yield numbers_table(Table(head, rows, texts=2), t("Who must be brought along, 0 to 100"))


def _measures(seat: Seat, scenario: Scenario, wording: Wording) -> Iterator[Child]:
    t = wording.t
    own = [measure for measure in scenario.measures if measure.seat == seat.id]
    if not own:
        return
    yield el("h2", t("Your measures"))
    rows = [
        el(
            "li",
            el("strong", wording.text(measure.label)),
            t(" ({cost} capital, at most {uses} times): ", cost=wording.formats.plain(measure.cost), uses=measure.uses),
            wording.text(measure.text),
        )
        for measure in own
    ]
    yield el("ul", *rows)


def _arguments(side: str, scenario: Scenario, wording: Wording) -> Iterator[Child]:
    t = wording.t
    known = scenario.side(side)
    sources = {source.id: source.publisher for source in scenario.sources}
    if known.arguments:
        yield el("h2", t("Your strongest arguments"))
        rows = []
        for one in known.arguments:
            cited = "; ".join(dict.fromkeys(sources[name] for name in one.sources if name in sources))
            note = el("span", t(" [{sources}]", sources=cited), class_="note") if cited else None
            rows.append(el("li", wording.text(one.text), note))
        yield el("ul", *rows)
    if known.red_lines:
        yield el("h2", t("Red lines"))
        yield bullets((wording.text(line.text) for line in known.red_lines), t.language)

"""The figures of a finished game as a table for spreadsheets: a row a value, in a form that statistics like."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from game.lang.labels import STATUSES
from game.report.csv_cell import csv_cell
from game.report.sentences import STEPS
from game.report.shown import Shown

__all__ = ["COLUMNS", "figures_csv"]

COLUMNS = ("table", "round", "side", "item", "measure", "value", "unit", "text")
"""``table``: offers, signatures, scores, support, objectives. ``side`` made the offer or owns the figure. ``item``:
offer/alternative, deal, audience or objective. ``measure`` says what ``value`` is, or which issue ``text`` is about."""

Row = tuple[str, int | str, str, str, str, float | str, str, str]


def figures_csv(shown: Shown) -> str:
    """CSV after RFC 4180 with a header. Numbers have a point and no grouping in either language; texts follow it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for part in (_offers, _signatures, _scores, _support, _objectives):
        for row in part(shown):
            writer.writerow([csv_cell(value) for value in row])
    return stream.getvalue()


def _offers(shown: Shown) -> Iterator[Row]:
    found, wording = shown.found, shown.wording
    numbers: dict[int, int] = {}
    for step in found.offers:
        number = numbers.setdefault(step.seq, len(numbers) + 1)
        item, kind = f"{number}/{step.alternative + 1}", wording.t(STEPS[step.kind])
        for place, side in enumerate(found.scenario.side_ids):
            yield ("offers", step.round, step.side, item, f"points:{side}", step.points[place], "points", kind)
        for issue, option in enumerate(step.package):
            name = found.scenario.issues[issue].id
            yield ("offers", step.round, step.side, item, f"issue:{name}", "", "", wording.option(issue, option))


def _signatures(shown: Shown) -> Iterator[Row]:
    found, wording = shown.found, shown.wording
    for deal in found.deals:
        item = str(deal.number)
        yield ("signatures", deal.round, deal.signer, item, "status", "", "", wording.t(STATUSES[deal.status]))
        if deal.decided_round is not None:
            yield ("signatures", deal.round, deal.signer, item, "decided", float(deal.decided_round), "round", "")
        for issue, option in deal.terms:
            name = found.scenario.issues[issue].id
            yield ("signatures", deal.round, deal.signer, item, f"issue:{name}", "", "", wording.option(issue, option))


def _scores(shown: Shown) -> Iterator[Row]:
    found = shown.found
    for row in found.rounds:
        for place, side in enumerate(found.scenario.side_ids):
            yield ("scores", row.round, side, "", "position", row.points[place], "points", "")
            yield ("scores", row.round, side, "", "support", row.support[place], "0-100", "")
        yield ("scores", row.round, "", "", "temperature", row.temperature, "0-100", "")
        yield ("scores", row.round, "", "", "talks_end", row.talks_end, "probability", "")
    last = shown.view.round
    for sheet in found.sheets:
        parts = {
            "score": sheet.score, "rounds": sum(sheet.rounds), "after": sheet.after, "politics": sheet.politics,
            "pledges": -abs(sheet.pledges), "final": sheet.final_points, "no_deal": sheet.no_deal_points,
        }  # fmt: skip
        for name, value in parts.items():
            yield ("scores", last, sheet.side, "final", name, float(value), "points", "")


def _support(shown: Shown) -> Iterator[Row]:
    for line in shown.support:
        for when, level in enumerate(line.levels):
            name = shown.wording.audience(line.audience)
            yield ("support", when, line.side, line.audience, "support", float(level), "0-100", name)


def _objectives(shown: Shown) -> Iterator[Row]:
    wording, last = shown.wording, shown.view.round
    units = {one.id: wording.text(one.unit) for one in shown.found.scenario.objectives}
    for sheet in shown.found.sheets:
        for name, amount, value in sheet.objectives:
            label = wording.objective(name)
            yield ("objectives", last, sheet.side, name, "amount", float(amount), units.get(name, ""), label)
            yield ("objectives", last, sheet.side, name, "points", float(value), "points", label)

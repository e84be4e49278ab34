"""What the charts of offers, support and duties say: findings and tables, in every client alike."""

from __future__ import annotations

from collections.abc import Sequence

from game.lang import Wording
from game.report.debrief import Debrief
from game.report.economy import DutyLine
from game.report.sentences import STEPS
from game.report.steps import OfferStep
from game.report.support import SupportLine
from game.report.table import Table

__all__ = [
    "SAME_RATE", "best_offers", "duties_finding", "duties_table", "duty_change", "duty_percent", "duty_rows",
    "duty_weight", "steps_finding", "steps_table", "support_finding", "support_table",
]  # fmt: skip

SAME_RATE = 0.0005  # shares of a price: a twentieth of a per cent
_GAVE_WAY = 0.5  # points; less is not worth calling a move
_SUPPORT_MOVED = 1.0


def best_offers(found: Debrief, side: str) -> tuple[OfferStep, ...]:
    """A side's offers, each by its best alternative for the side: those the kinds of steps compare."""
    place = found.scenario.side_ids.index(side)
    best: dict[int, OfferStep] = {}
    for step in found.offers:
        if step.side == side:
            known = best.get(step.seq)
            if known is None or (step.points[place], step.points[1 - place]) > (
                known.points[place],
                known.points[1 - place],
            ):
                best[step.seq] = step
    return tuple(best.values())


def steps_finding(found: Debrief, side: str, wording: Wording) -> str:
    """Who gave way more, from the first offer to the last."""
    t, points = wording.t, wording.formats.points
    given: dict[str, float] = {}
    for place, name in enumerate(found.scenario.side_ids):
        offers = best_offers(found, name)
        given[name] = offers[0].points[place] - offers[-1].points[place] if offers else 0.0
    own, other = given[side], given[found.scenario.other(side)]
    if max(own, other) < _GAVE_WAY:
        return t("Neither side gave way")
    if abs(own - other) < _GAVE_WAY:
        return t("Both gave way alike: {points} points", points=points(own))
    if own > other:
        return t(
            "You gave way more: {own} points, they {other}", own=points(max(0.0, own)), other=points(max(0.0, other))
        )
    return t("They gave way more: {other} points, you {own}", own=points(max(0.0, own)), other=points(max(0.0, other)))


def support_finding(own: Sequence[SupportLine], side: str, wording: Wording) -> str:
    """Whose support moved most; ``own`` are the side's lines, at least one."""
    t, points = wording.t, wording.formats.points
    moved = max(own, key=lambda line: abs(line.levels[-1] - line.levels[0]))
    delta = moved.levels[-1] - moved.levels[0]
    if abs(delta) < _SUPPORT_MOVED:
        return t("{side}: support hardly moved", side=wording.side(side))
    return t(
        "{side}: {audience} moved most, by {delta}",
        side=wording.side(side),
        audience=wording.audience(moved.audience),
        delta=points(delta, signed=True),
    )


def duty_weight(line: DutyLine) -> float:
    """The line with the larger change, or the higher duty, is named first."""
    return -10 * abs(line.after - line.rates[0]) - max(line.whole)


def duty_percent(rate: float, wording: Wording) -> str:
    """A rate in per cent, without the sign."""
    value = round(100 * rate, 1)
    return wording.formats.number(value, 0 if value == int(value) else 1)


def duty_change(line: DutyLine, wording: Wording) -> str:
    """``50 → 25``, or the rate alone where it stayed."""
    first, last = duty_percent(line.rates[0], wording), duty_percent(line.after, wording)
    return first if first == last else f"{first} → {last}"


def duty_rows(line: DutyLine, wording: Wording) -> list[tuple[str, str, str, str]]:
    """The opening rate and every change of it."""
    t, rows = wording.t, []
    before: float | None = None
    for number, rate in enumerate(line.whole):
        if before is not None and abs(rate - before) <= SAME_RATE:
            continue
        before = rate
        if number == 0:
            when = t("Opening day")
        elif number == len(line.whole) - 1:
            when = t("After the last round")
        else:
            when = t("Round {number}", number=number)
        rows.append((wording.sector(line.sector), wording.side(line.charged_by), when, duty_percent(rate, wording)))
    return rows


def duties_finding(lines: Sequence[DutyLine], wording: Wording) -> str:
    """How many duties fell and rose."""
    t = wording.t
    fell = sum(1 for line in lines if line.after < line.rates[0] - SAME_RATE)
    rose = sum(1 for line in lines if line.after > line.rates[0] + SAME_RATE)
    if not fell and not rose:
        return t("The duties stand as they stood")
    if not rose:
        return t.plural("One duty fell, none rose", "{count} duties fell, none rose", fell)
    if not fell:
        return t.plural("One duty rose, none fell", "{count} duties rose, none fell", rose)
    return t("Duties that fell: {fell}; that rose: {rose}", fell=fell, rose=rose)


def steps_table(found: Debrief, wording: Wording) -> Table:
    """Every offer: round, side, kind of step, and both sides' points."""
    t, points = wording.t, wording.formats.points
    first, second = found.scenario.side_ids
    rows = tuple(
        (
            str(step.round), wording.side(step.side), t(STEPS[step.kind]), points(step.points[0]),
            points(step.points[1]),
        )
        for step in found.offers
    )  # fmt: skip
    return Table((t("Round"), t("Side"), t("Step"), wording.side(first), wording.side(second)), rows, texts=3)


def support_table(own: Sequence[SupportLine], wording: Wording) -> Table:
    """A row a round, a column an audience."""
    t, points = wording.t, wording.formats.points
    rows = tuple(
        (str(when) if when else t("Opening day"), *(points(line.levels[when]) for line in own))
        for when in range(len(own[0].levels))
    )
    return Table((t("Round"), *(wording.audience(line.audience) for line in own)), rows)


def duties_table(lines: Sequence[DutyLine], wording: Wording) -> Table:
    """The opening rate and every change of every duty that is ever charged."""
    t = wording.t
    rows = tuple(row for line in lines if max(line.whole) > SAME_RATE for row in duty_rows(line, wording))
    return Table((t("Sector"), t("Charged by"), t("From"), t("%")), rows, texts=3)

"""What a draft would mean, in units first."""

from __future__ import annotations

from game.lang import Wording
from game.lang.refusals import say_refusal
from game.rules.view import Gauge, Preview

__all__ = ["preview_lines"]

_JOBS_SHOWN = 5


def preview_lines(preview: Preview, wording: Wording) -> list[str]:
    """Gain over no deal in money and jobs, rows, home, and both sides' chances of ratification."""
    t, formats = wording.t, wording.formats
    lines = [
        t(
            "Against no deal: {gain} points ({points} instead of {no_deal}).",
            gain=formats.points(preview.gain, signed=True),
            points=formats.points(preview.points),
            no_deal=formats.points(preview.no_deal),
        )
    ]
    moved = [(name, value) for name, value in preview.amounts if abs(value) > 1e-9]
    lines.extend(f"- {wording.objective(name)}: {wording.objective_amount(name, value)}" for name, value in moved)
    jobs = sorted((entry for entry in preview.jobs if abs(entry[1]) >= 0.05), key=lambda entry: -abs(entry[1]))
    if jobs:
        total = formats.number(1000 * sum(value for _, value in preview.jobs), signed=True)
        parts = ", ".join(
            f"{region} {formats.number(1000 * value, signed=True)}" for region, value in jobs[:_JOBS_SHOWN]
        )
        lines.append(t("In the traded sectors: {total} jobs ({parts}).", total=total, parts=parts))
    lines.extend(
        "- "
        + t(
            "{issue}, {option}: {points} points.",
            issue=wording.issue(row.issue),
            option=wording.option(row.issue, row.option),
            points=formats.points(row.points, signed=True),
        )
        for row in preview.rows
    )
    home = [
        f"{wording.audience(name)} {formats.points(value, signed=True)}"
        for name, value in preview.audiences
        if abs(value) >= 0.05
    ]
    if home:
        lines.append(t("Support at home: {parts}.", parts=", ".join(home)))
    lines.extend(_gauge(gauge, wording) for gauge in (preview.own_gauge, preview.other_gauge) if gauge is not None)
    if preview.cost:
        lines.append(t("Cost in political capital: {cost}.", cost=formats.plain(preview.cost)))
    if preview.hint is not None:
        low, high = (formats.points(value, signed=True) for value in preview.hint)
        lines.append(t("To them, after what they told you: {low} to {high} points.", low=low, high=high))
    lines.extend(t("Not possible now: {why}", why=say_refusal(refusal, wording)) for refusal in preview.refusals)
    return lines


def _gauge(gauge: Gauge, wording: Wording) -> str:
    formats = wording.formats
    weakest = wording.audience(gauge.weakest) if gauge.weakest else wording.t("home support as a whole")
    return wording.t(
        "Ratification, {side}: {chance} ({low} to {high}); what decides it: {weakest}.",
        side=wording.side(gauge.side),
        chance=formats.percent(gauge.chance),
        low=formats.percent(gauge.low),
        high=formats.percent(gauge.high),
        weakest=weakest,
    )

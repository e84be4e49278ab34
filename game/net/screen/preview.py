"""What a draft or a signature would mean, as a page shows it: in units first, in the person's language."""

from __future__ import annotations

from game.lang import Wording
from game.lang.refusals import say_refusal
from game.net.screen.book import Data
from game.net.screen.tasks import Duty, holder, holdings
from game.rules.view import Gauge, Preview, View

__all__ = ["preview_answer"]

_LEAST = 0.05


def preview_answer(preview: Preview, view: View, seat: str, staffed: frozenset[str], wording: Wording) -> Data:
    """The preview for one seat.

    What the draft does to each audience, and by how much it passes, is shown to whoever counts the votes this round.
    """
    counts = holder(holdings(view, view.side, staffed), Duty.WHIP) in (None, seat)
    moved = [(name, value) for name, value in preview.amounts if abs(value) > 1e-9]
    jobs = [(region, value) for region, value in preview.jobs if abs(value) >= _LEAST]
    return {
        "points": round(preview.points, 1),
        "noDeal": round(preview.no_deal, 1),
        "gain": round(preview.gain, 1),
        "amounts": [wording.objective(name) + " " + wording.objective_amount(name, value) for name, value in moved],
        "rows": {str(row.issue): round(row.points, 1) for row in preview.rows},
        "jobs": [[region, wording.formats.number(1000 * value, signed=True)] for region, value in jobs[:5]],
        "own": _gauge(preview.own_gauge, counts, wording),
        "other": _gauge(preview.other_gauge, False, wording),
        "audiences": [[name, round(value, 1)] for name, value in preview.audiences] if counts else None,
        "cost": preview.cost,
        "refusals": [{"code": one.code.value, "text": say_refusal(one, wording)} for one in preview.refusals],
        "hint": None if preview.hint is None else [round(value, 1) for value in preview.hint],
    }


def _gauge(gauge: Gauge | None, exact: bool, wording: Wording) -> Data:
    if gauge is None:
        return None
    data: dict[str, Data] = {"low": round(gauge.low, 3), "high": round(gauge.high, 3)}
    if exact:
        data["margin"] = round(gauge.margin, 1)
        data["weakest"] = wording.audience(gauge.weakest) if gauge.weakest else wording.t("home support as a whole")
    return data

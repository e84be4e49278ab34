"""Sides, seats, mandates and issues: counts and sums that play depends on."""

from __future__ import annotations

from game.scenario.checks.economy import TOLERANCE
from game.scenario.checks.findings import Findings

FULL_LAYERS = frozenset({"full"})


def check(found: Findings) -> None:
    """Two sides with one lead each, mandates that sum to one, issues that can be played."""
    block = found.block
    if len(block.sides) != 2:
        found.add("two-sides", ("sides",), key=True, got=len(block.sides))
    for side_id, side in block.sides.items():
        leads = [seat_id for seat_id, seat in block.seats.items() if seat.side == side_id and seat.lead]
        if len(leads) != 1:
            loc = ("seats", leads[1], "lead") if leads else ("seats",)
            found.add("one-lead", loc, key=True, side=side_id, got=len(leads))
        if not any(objective.side == side_id for objective in block.objectives.values()):
            found.add("no-objective", ("objectives",), key=True, side=side_id)
        if block.pure and side.reservation is None:
            found.add("reservation-missing", ("sides", side_id), key=True)
        if not block.pure and side.reservation is not None:
            found.add("reservation-pure", ("sides", side_id, "reservation"))
        if not block.pure and side.discount is not None:
            found.add("pure-only", ("sides", side_id, "discount"), key=True, got="discount")
        _mandates(found, side_id)
    for key, objective in block.objectives.items():
        if not block.pure and objective.scale != 1.0:
            found.add("pure-only", ("objectives", key, "scale"), key=True, got="scale")
    _issues(found)


def _mandates(found: Findings, side_id: str) -> None:
    block = found.block
    own = {key: mandate for key, mandate in block.mandates.items() if mandate.side == side_id}
    if not own:
        found.add("no-mandate", ("mandates",), key=True, side=side_id)
        return
    total = sum(mandate.probability for mandate in own.values())
    if abs(total - 1) > TOLERANCE:
        loc = ("mandates", next(iter(own)), "probability")
        found.add("weights-sum", loc, what="the probabilities of the mandates", side=side_id, got=f"{total:.6g}")
    for mandate_id, mandate in own.items():
        if not any(mandate.weights.values()):
            found.add("weights-zero", ("mandates", mandate_id, "weights"), key=True)
    for seat_id, seat in block.seats.items():
        if seat.side == side_id and seat.scorecard and not any(seat.scorecard.values()):
            found.add("weights-zero", ("seats", seat_id, "scorecard"), key=True)


def _issues(found: Findings) -> None:
    block = found.block
    initials = block.rules is None or block.rules.layer in FULL_LAYERS or "initials" in block.rules.since
    for issue_id, issue in block.issues.items():
        loc = ("issues", issue_id)
        if len(issue.options) < 2:
            found.add("few-options", (*loc, "options"), key=True, got=len(issue.options))
        status_quo = issue.status_quo or next(iter(issue.options), "")
        option = issue.options.get(status_quo)
        if option is not None and not block.pure:
            inner = (*loc, "options", status_quo)
            if option.policies:
                found.add("status-quo-policy", (*inner, "policies"), key=True)
            for word in ("amounts", "shifts"):
                if getattr(option, word):
                    found.add("status-quo-amount", (*inner, word), key=True)
        if initials and not block.pure:
            for side_id in block.sides:
                if not any(issue_id in seat.owns for seat in block.seats.values() if seat.side == side_id):
                    found.add("unowned-issue", loc, key=True, side=side_id, got=issue_id)
    used = {issue.sector for issue in block.issues.values()}
    for sector_id, sector in block.sectors.items():
        if sector_id not in used and sector.economy is None:
            found.add("unused-sector", ("sectors", sector_id), key=True, got=sector_id)

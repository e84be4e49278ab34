"""The engine's clock in the stacked alternating offers protocol, from what the mechanism reports.

No clock of the machine is read. Where a time limit rules, the relative time the mechanism reports is taken as given
and the pace of the talks is the time that went by per own move.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.ai.bargain import Clock

SETTLED = 5  # own moves after which the pace of the talks is known
ANSWER = 0.4  # of a stride: an offer made with less than the rest of one left is taken not to be answered
FASTEST = 1e-4  # relative time per own move that a time limit is taken to allow at most
EXPECTED = 0.01  # relative time per own move that is expected of a time limit before the pace is known


@dataclass(frozen=True, slots=True)
class Seat:
    """Which of the negotiators one is, of how many."""

    index: int
    count: int


def seat_of(nmi: Any, own: str) -> Seat:
    ids = list(nmi.negotiator_ids)
    return Seat(ids.index(own), len(ids))


def time_of(state: Any) -> float:
    """Share (0 … 1) of the talks that has passed."""
    return min(1.0, max(0.0, float(state.relative_time)))


def by_steps(nmi: Any, state: Any) -> bool:
    """Whether steps are what runs out first, as far as the relative time tells."""
    return nmi.n_steps is not None and time_of(state) <= (state.step + 1) / (nmi.n_steps + 1) + 1e-9


def pace(nmi: Any, state: Any, seat: Seat, moves: int) -> float:
    """Relative time from one own move to the next, after ``moves`` of them."""
    if by_steps(nmi, state):
        return (seat.count if nmi.one_offer_per_step else 1) / (int(nmi.n_steps) + 1)
    found = max(FASTEST, time_of(state) / max(1, moves + 1))
    return found if moves >= SETTLED else max(found, EXPECTED)


def clock_at(nmi: Any, state: Any, seat: Seat, moves: int, keep: float) -> Clock:
    """The clock at an own move.

    Args:
        moves: own moves made before this one.
        keep: share of value that a deal keeps from one own move to the next, by the utility function's discount.
    """
    time, stride = time_of(state), pace(nmi, state, seat, moves)
    cut = _cut(nmi, seat)
    if by_steps(nmi, state):
        return _by_steps(int(nmi.n_steps), int(state.step), seat, bool(nmi.one_offer_per_step), time, keep, cut)
    # The time limit is ahead of the steps, or there are no steps.
    left = max(0 if moves >= SETTLED else 1, int((1.0 - time) / stride + ANSWER))
    if nmi.n_steps is not None:
        left = min(left, max(0, int(nmi.n_steps) - int(state.step) - (seat.index > 0)))
    return Clock(time, left, stride, seat.index > 0, keep, cut, stride if seat.index > 0 else 0.0)


def _by_steps(steps: int, now: int, seat: Seat, atomic: bool, time: float, keep: float, cut: float) -> Clock:
    last = seat.index == seat.count - 1
    if atomic:
        # One negotiator speaks per step; the offer of the last step is never answered.
        rest = max(0, steps - 1 - now)
        left = -(-rest // seat.count)
        speaks_last = (steps - 1 - now) % seat.count == 0
        stride = seat.count / (steps + 1)
        return Clock(time, left, stride, speaks_last, keep, cut, 1.0 / (steps + 1))
    stride = 1.0 / (steps + 1)
    left = max(0, steps - now - (1 if last else 0))
    return Clock(time, left, stride, last, keep, cut, stride if last else 0.0)


def _cut(nmi: Any, seat: Seat) -> float:
    """Chance that the mechanism ends the talks between one own move and the next."""
    pend = min(0.99, max(0.0, float(getattr(nmi, "pend", 0.0) or 0.0)))
    return 1.0 - (1.0 - pend) ** (seat.count if nmi.one_offer_per_step else 1)

"""How fast to concede: derived from what waiting costs in this game, bent by the persona."""

from __future__ import annotations

from game.ai.board import Board
from game.ai.temper import Temper
from game.scenario.model import Scenario
from game.scenario.vocabulary import SupportEffect

PATIENT, HASTY = 0.12, 1.0  # Boulware exponents without discounting, and when half the value is gone at the deadline
HALF = 0.5
MOST_HASTE = 4.0
TYPICAL_GAIN = 25.0  # points at stake in a fair deal, against which decaying support is weighed


def discount(scenario: Scenario, side: int) -> float:
    """Share (0-1) of a deal's worth that is left when it is signed in the last round instead of the first.

    Counts the rounds that have passed, the home support that idling costs, and the chance that talks have ended when
    tension drifts up as it does while nothing is signed.
    """
    calendar, dynamics = scenario.calendar, scenario.dynamics
    rounds = len(calendar.rounds)
    accrued = calendar.after + (calendar.weights[-1] if calendar.weights else 0.0)
    decay = next((idle.points for idle in dynamics.idle if idle.side == scenario.side_ids[side]), 0.0)
    politics = dynamics.politics_weight * decay * dynamics.improving_factor * (rounds - 1) / TYPICAL_GAIN
    lasting = 1.0
    temperature = dynamics.temperature.start
    for place in range(1, rounds):
        temperature += dynamics.temperature.idle
        temperature += dynamics.temperature.drift * (dynamics.temperature.rest - temperature)
        if place >= dynamics.breakdown.first:
            over = temperature - dynamics.breakdown.at
            lasting *= 1.0 - max(0.0, min(dynamics.breakdown.most, dynamics.breakdown.slope * over))
    failing = 0.0
    if scenario.ratification is not None:
        slide = decay * dynamics.improving_factor * (rounds - 1)
        failing = min(0.4, 0.4 * slide / max(2.0 * scenario.ratification.vote_sd, 1e-9))
        lost = sum(-e.delta for e in scenario.ratification.on_fail if isinstance(e, SupportEffect))
        failing = min(0.5, failing * (1.0 + 0.1 * max(0.0, lost)))
    return max(0.05, (accrued - politics) * lasting * (1.0 - failing) * declared(scenario, side))


def declared(scenario: Scenario, side: int) -> float:
    """The part of that share which a side's own discount factor leaves, in pure bargaining; 1 in any other game."""
    return a_round_later(scenario, side) ** (len(scenario.calendar.rounds) - 1)


def a_round_later(scenario: Scenario, side: int) -> float:
    """What a point is worth when it comes a round later: the discount factor's part of one round (Rubinstein 1982)."""
    factor = scenario.sides[side].discount
    if factor is None or not scenario.pure:
        return 1.0
    return float(factor ** (1.0 / len(scenario.calendar.rounds)))


def exponent(left: float, patience: float) -> float:
    """Concession exponent: Boulware without discounting, linear when half the value goes, early beyond.

    Patience slows it: 0 concedes half as fast again, 1 half as fast.
    """
    bent = PATIENT + (HASTY - PATIENT) * ((1.0 - left) / HALF) ** 2
    return max(PATIENT, min(MOST_HASTE, bent * (1.5 - patience)))


def pressed_clock(board: Board, kept: float) -> float:
    """The clock, run forward by the share of a deal's worth that is not ``kept`` for a round."""
    return 1.0 - (1.0 - board.clock) * kept


def mood(temper: Temper, praised: bool, threatened: bool, wronged: int) -> float:
    """Factor on the aspiration: praise softens, insult and broken words harden."""
    factor = 1.0
    if praised:
        factor -= 0.05 * temper.praise
    if threatened:
        factor += 0.06 * temper.insult - 0.04 * (1.0 - temper.insult)
    return factor + 0.05 * temper.grudge * min(wronged, 3)

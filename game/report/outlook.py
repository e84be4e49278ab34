"""What an author asks of a table beside its balance: which trades there are, who it favours, how long it takes."""

from __future__ import annotations

from dataclasses import dataclass

from game.payoff import compile_payoff
from game.payoff.solutions import solve
from game.report.balance import Balance
from game.report.trades import MissedTrade, missed_trades
from game.scenario.model import Scenario

__all__ = ["Fairness", "Outlook", "outlook", "solo_minutes"]

TRADES = 5
# Minutes, a rough guess to plan with, not a measurement: a fixed part for each round, then a part for each issue and
# each measure. Issues get settled on the way, so that on average not all of them want attention.
_ROUND, _ISSUE, _MEASURE, _OPEN = 0.5, 0.45, 0.15, 0.65


@dataclass(frozen=True, slots=True)
class Fairness:
    """Per side, the share (0-1) of its best gain in the zone that it has at the Nash point.

    ``likeliest`` is that of the likeliest mandates, ``weighted`` the mean over all pairs by their odds; None where
    no pair has a zone.
    """

    likeliest: tuple[float, float] | None
    weighted: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """Attributes:
    trades: exchanges over two issues that leave both better off than the middle of everything.
    minutes: of one player at the screen, for all rounds.
    """

    trades: tuple[MissedTrade, ...]
    fairness: Fairness
    minutes: float


def outlook(balance: Balance) -> Outlook:
    """The outlook of an analysed scenario, for the likeliest mandates unless it says otherwise."""
    model = compile_payoff(balance.scenario, balance.mandates)
    return Outlook(missed_trades(model, balance.middle, TRADES), _fairness(balance), solo_minutes(balance.scenario))


def solo_minutes(scenario: Scenario) -> float:
    """How long one player takes, in minutes: an estimate from the number of rounds, issues and own measures."""
    measures = len(scenario.measures) / len(scenario.sides)
    each = _ROUND + _OPEN * (_ISSUE * len(scenario.issues) + 2 * _MEASURE * measures)
    return len(scenario.calendar.rounds) * each


def _fairness(balance: Balance) -> Fairness:
    total, weight = [0.0, 0.0], 0.0
    for pair in balance.pairs:
        shares = _shares(balance, pair.mandates)
        if shares is not None and pair.probability > 0:
            weight += pair.probability
            total = [value + pair.probability * share for value, share in zip(total, shares, strict=True)]
    weighted = (total[0] / weight, total[1] / weight) if weight > 0 else None
    return Fairness(_shares(balance, balance.mandates), weighted)


def _shares(balance: Balance, mandates: tuple[str, str]) -> tuple[float, float] | None:
    model = compile_payoff(balance.scenario, mandates)
    solutions = solve(model.frontier(), model.no_deal)
    if solutions.nash is None or solutions.ideal is None or min(solutions.ideal) <= 0:
        return None
    first, second = (gain / best for gain, best in zip(solutions.nash.gain, solutions.ideal, strict=True))
    return first, second

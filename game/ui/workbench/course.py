"""Tables for the workbench: a side for the author, a bot across from it, and bots for both up to some round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.ai import Bot, UnknownBot, make_bot
from game.rules.actions import AnswerConsult
from game.rules.refusal import Refusal
from game.scenario.model import Scenario
from game.table.local import HUMAN, LocalTable

__all__ = ["MOST_MOVES", "Start", "opened", "play_to"]

MOST_MOVES = 2_000
"""Moves after which bots that never come to a round are stopped."""


@dataclass(frozen=True, slots=True)
class Start:
    """How a game begins at the workbench. ``side`` "" is the scenario's default; bots play up to ``round``."""

    side: str = ""
    round: int = 1
    seed: int = 1
    level: str = "fair"

    def side_of(self, scenario: Scenario) -> str:
        """The author's side in a scenario, where its own is not there."""
        if self.side in scenario.side_ids:
            return self.side
        return scenario.default_side or scenario.side_ids[0]


def opened(scenario: Scenario, start: Start) -> LocalTable:
    """A table at its first decision, not saved to disk. The other side is led by its persona, where it has one."""
    side = start.side_of(scenario)
    other = scenario.other(side)
    persona = scenario.seats_by_id[scenario.leads[other]].persona
    names = [f"{start.level}:{persona}" if start.level != "fair" else persona] if persona else []
    for name in (*names, start.level):
        try:
            return LocalTable.opened(scenario, start.seed, {side: HUMAN, other: name})
        except UnknownBot:
            continue
    return LocalTable.opened(scenario, start.seed, {side: HUMAN, other: "fair"})


def play_to(table: LocalTable, start: Start, wanted: Callable[[], bool] = lambda: True) -> int:
    """Have a bot play the author's side up to the beginning of ``start.round``; the round that was reached.

    ``wanted`` is asked before each move; once it says no, the table is left where it is.
    """
    scenario = table.scenario
    seat = scenario.leads[start.side_of(scenario)]
    stand_in = make_bot("fair", scenario, seat, start.seed)
    for _ in range(MOST_MOVES):
        if table.over or table.view().round >= start.round or not wanted():
            break
        if not table.step_bot():
            _move(table, seat, stand_in)
    return table.view().round


def _move(table: LocalTable, seat: str, stand_in: Bot) -> None:
    legal = table.legal(seat)
    answer = next((action for action in legal if isinstance(action, AnswerConsult)), None)
    action = answer or stand_in.decide(table.view(seat), legal)
    if isinstance(table.submit(seat, action), Refusal):
        for other in reversed(table.legal(seat)):
            if not isinstance(table.submit(seat, other), Refusal):
                return

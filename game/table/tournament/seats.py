"""Seating the players of a tournament: bots by name, and the ploys of the search by their parameters."""

from __future__ import annotations

from game.ai import Bot, UnknownBot, make_bot, names_for
from game.ai.exploit import PREFIX, make_ploy
from game.scenario.model import Scenario

__all__ = ["seat_bot"]


def seat_bot(name: str, scenario: Scenario, seat: str, seed: int) -> Bot:
    """A player for a seat. Raises UnknownBot, KeyError as `make_bot`."""
    if name.startswith(PREFIX):
        try:
            return make_ploy(name, scenario, seat, seed)
        except KeyError as error:
            raise UnknownBot(name, names_for(scenario, seat), seat) from error
    return make_bot(name, scenario, seat, seed)

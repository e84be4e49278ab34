"""The no-deal path: where duties go if nothing further is agreed, and what that is worth."""

from __future__ import annotations

from game.payoff import Environment, PayoffModel
from game.rules.game import Game
from game.rules.settled import expected
from game.rules.state import State


def path_of(game: Game, state: State) -> Environment:
    """Today's environment with every certain scheduled effect still to come."""
    return game.compiler.path(state.environment, [event for event, _ in state.happened])


def mandates_of(state: State) -> tuple[str, str]:
    return state.sides[0].mandate, state.sides[1].mandate


def path_model(game: Game, state: State) -> PayoffModel:
    """Points of both sides on the no-deal path; open issues keep what is signed or ratified."""
    return game.model(path_of(game, state), mandates_of(state), expected(game, state))

"""Opponents: a View in, an Action out. No bot ever holds the full Scenario or State."""

from game.ai.bot import Bot, NothingToDecideError
from game.ai.registry import BOTS, UnknownBot, draws_lots, make_bot, names_for
from game.ai.trace import Trace, TraceRule

__all__ = [
    "BOTS", "Bot", "NothingToDecideError", "Trace", "TraceRule", "UnknownBot", "draws_lots", "make_bot", "names_for",
]  # fmt: skip

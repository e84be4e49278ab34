"""Payoff engine: compiled factor tables, exact frontiers, solution points."""

from game.payoff.compile import PayoffCompiler, Weights, compile_payoff, compiler_for, likeliest_mandates
from game.payoff.environment import Environment
from game.payoff.frontier import Frontier
from game.payoff.model import PayoffModel, build_model

__all__ = [
    "Environment",
    "Frontier",
    "PayoffCompiler",
    "PayoffModel",
    "Weights",
    "build_model",
    "compile_payoff",
    "compiler_for",
    "likeliest_mandates",
]

"""Who plays: the expert, the rivals of the bar, and a wider field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from negmas.genius import gboa_negotiators as genius
from negmas.sao import negotiators as sao

from across_the_table_negmas import TableNegotiator
from bench.published import is_published, published

EXPERT = "expert"
LEVELS = ("easy", "fair", "hard", EXPERT)

RIVALS: dict[str, Callable[[], Any]] = {
    "Boulware": sao.BoulwareTBNegotiator,
    "Linear": sao.LinearTBNegotiator,
    "Conceder": sao.ConcederTBNegotiator,
    "MiCRO": sao.MiCRONegotiator,
    "FastMiCRO": sao.FastMiCRONegotiator,
    "NaiveTitForTat": sao.NaiveTitForTatNegotiator,
}
"""The rivals of the bar."""

FIELD: dict[str, Callable[[], Any]] = {
    **RIVALS,
    "Aspiration": sao.AspirationNegotiator,
    "NiceTitForTat": sao.NiceTitForTatNegotiator,
    "Hybrid": sao.HybridNegotiator,
    "Tough": sao.ToughNegotiator,
    "TopFraction": sao.TopFractionNegotiator,
    "Random": sao.RandomNegotiator,
    "Nice": sao.NiceNegotiator,
    "CAB": sao.CABNegotiator,
    "WAR": sao.WARNegotiator,
    "ParetoFollowing": sao.MultiplicativeParetoFollowingTBNegotiator,
    "LastOfferFollowing": sao.LastOfferOrientedTBNegotiator,
    "HardHeaded": genius.GHardHeaded,
    "AgentK": genius.GAgentK,
    "CUHKAgent": genius.GCUHKAgent,
    "Nozomi": genius.GNozomi,
    "AgentLG": genius.GAgentLG,
    "AgentX": genius.GAgentX,
    "FSEGA": genius.GFSEGA,
    "AgentSmith": genius.GAgentSmith,
    "Hardliner": genius.GHardliner,
}
"""Everybody NegMAS ships that plays for itself: winners and classics of the ANAC years, rebuilt in Python by NegMAS."""


def maker(name: str) -> Callable[..., Any]:
    """A negotiator's constructor: a level of the engine, one of the field or a published agent. KeyError for others."""
    if name in LEVELS:
        return lambda: TableNegotiator(skill=name)
    return published(name) if is_published(name) else FIELD[name]

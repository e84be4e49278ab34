"""The trade model: what duties, quotas and export taxes do to a sector (three regions, partial equilibrium)."""

from game.trade.arrays import REGIONS
from game.trade.outcome import Regime, TradeOutcome, TradeSolveError
from game.trade.policies import Policies
from game.trade.sector import Sector

__all__ = ["REGIONS", "Policies", "Regime", "Sector", "TradeOutcome", "TradeSolveError"]

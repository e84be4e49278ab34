"""The trade model: what duties, quotas and export taxes do to a sector (three regions, partial equilibrium)."""

from game.trade.arrays import REGIONS
from game.trade.jobs import downstream_cost, downstream_jobs, long_run_jobs, short_run_jobs, split_by_region
from game.trade.lags import Adjustment, lagged_revenue, step_toward
from game.trade.layers import (
    AUTOS_232,
    EMERGENCY,
    METALS_232,
    PRECEDENCE,
    DutyLayer,
    StackedDuty,
    policies_from_duties,
    stack_duties,
)
from game.trade.outcome import Regime, TradeOutcome, TradeSolveError
from game.trade.policies import Policies
from game.trade.sector import Sector

__all__ = [
    "AUTOS_232",
    "EMERGENCY",
    "METALS_232",
    "PRECEDENCE",
    "REGIONS",
    "Adjustment",
    "DutyLayer",
    "Policies",
    "Regime",
    "Sector",
    "StackedDuty",
    "TradeOutcome",
    "TradeSolveError",
    "downstream_cost",
    "downstream_jobs",
    "lagged_revenue",
    "long_run_jobs",
    "policies_from_duties",
    "short_run_jobs",
    "split_by_region",
    "stack_duties",
    "step_toward",
]

"""The ledger: what duties, trade and jobs look like at the close of a round, with lags. Display only, never points.

Flows and jobs move toward the new equilibrium by a share per round: about 0.38 in the first year and 0.24 a year
afterwards (trade-model.md, lags), converted to the length of a round.
"""

from __future__ import annotations

from functools import lru_cache

from game.rules.game import Game
from game.rules.state import Close, LedgerRow

_DAYS_A_YEAR = 365.25


def round_share(game: Game, round_number: int) -> float:
    """Share of the distance to equilibrium closed in one round."""
    calendar, economy = game.scenario.calendar, game.scenario.economy
    years = calendar.days_per_round / _DAYS_A_YEAR
    yearly = economy.lag_first_year if round_number * years <= 1.0 else economy.lag_later
    return float(1.0 - (1.0 - yearly) ** years)


@lru_cache(maxsize=512)
def ledger(game: Game, closes: tuple[Close, ...]) -> tuple[LedgerRow, ...]:
    """The rows of every closed round. Derived from what was in force at the closes, so that playing need not wait."""
    if not closes or not game.scenario.economy.regions:
        return ()
    earlier = ledger(game, closes[:-1])
    return (*earlier, _row(game, len(closes), closes[-1], earlier[-1] if earlier else None))


def _row(game: Game, round_number: int, close: Close, last: LedgerRow | None) -> LedgerRow:
    regions = game.scenario.economy.regions
    share = round_share(game, round_number)
    old_jobs = {(s, r): v for s, r, v in last.jobs} if last else {}
    old_flows = {(s, o, d): v for s, o, d, v in last.flows} if last else {}
    jobs, flows, duties, revenue = [], [], [], []
    for table in game.compiler.compiled(close.environment).sectors:
        cell = table.cell(close.in_force)
        opening = game.compiler.opening_flows(table.sector)
        for i, origin in enumerate(regions):
            before = old_jobs.get((table.sector, origin), 0.0)
            jobs.append((table.sector, origin, before + share * (float(table.jobs[cell, i]) - before)))
            for j, destination in enumerate(regions):
                if i == j:
                    continue
                known = old_flows.get((table.sector, origin, destination), float(opening[i, j]))
                flow = known + share * (float(table.value[cell, i, j]) - known)
                rate = float(table.rate[cell, i, j])
                flows.append((table.sector, origin, destination, flow))
                duties.append((table.sector, origin, destination, rate))
                revenue.append((table.sector, destination, rate * flow))
    return LedgerRow(round_number, tuple(jobs), tuple(flows), tuple(duties), tuple(revenue))

"""The ledger: what duties, trade and jobs look like at the close of a round, with lags. Display only, never points.

Flows move toward the new equilibrium by a share per round. Jobs follow the value of sales at once (the short run of
the trade model) and then relax toward the long run by the same share (trade-model.md, jobs and lags).
"""

from __future__ import annotations

from functools import lru_cache

from game.payoff.sectors import SectorTable
from game.rules.game import Game
from game.rules.state import Close, LedgerRow
from game.trade import Adjustment


def round_share(game: Game, round_number: int) -> float:
    """Share of the distance to equilibrium closed in one round."""
    days, economy = game.scenario.calendar.days_per_round, game.scenario.economy
    return Adjustment(economy.lag_first_year, economy.lag_later).share((round_number - 1) * days, days)


@lru_cache(maxsize=512)
def ledger(game: Game, closes: tuple[Close, ...]) -> tuple[LedgerRow, ...]:
    """The rows of every closed round. Derived from what was in force at the closes, so that playing need not wait."""
    if not closes or not game.scenario.economy.regions:
        return ()
    earlier = ledger(game, closes[:-1])
    if not earlier:
        return (_row(game, closes[-1], None, None),)
    return (*earlier, _row(game, closes[-1], closes[-2], earlier[-1]))


def _sectors(game: Game, close: Close) -> dict[str, SectorTable]:
    return {table.sector: table for table in game.compiler.compiled(close.environment).sectors}


def _row(game: Game, close: Close, before: Close | None, last: LedgerRow | None) -> LedgerRow:
    regions = game.scenario.economy.regions
    round_number = last.round + 1 if last else 1
    share = round_share(game, round_number)
    old_jobs = {(s, r): v for s, r, v in last.jobs} if last else {}
    old_flows = {(s, o, d): v for s, o, d, v in last.flows} if last else {}
    earlier = _sectors(game, before) if before else {}
    jobs, flows, duties, revenue = [], [], [], []
    for sector, table in _sectors(game, close).items():
        cell = table.cell(close.in_force)
        opening = game.compiler.opening_flows(sector)
        shock = table.short_jobs[cell].copy()
        if before is not None:
            shock -= earlier[sector].short_jobs[earlier[sector].cell(before.in_force)]
        for i, origin in enumerate(regions):
            hit = old_jobs.get((sector, origin), 0.0) + float(shock[i])
            jobs.append((sector, origin, hit + share * (float(table.jobs[cell, i]) - hit)))
            for j, destination in enumerate(regions):
                if i == j:
                    continue
                known = old_flows.get((sector, origin, destination), float(opening[i, j]))
                flow = known + share * (float(table.value[cell, i, j]) - known)
                rate = float(table.rate[cell, i, j])
                flows.append((sector, origin, destination, flow))
                duties.append((sector, origin, destination, rate))
                revenue.append((sector, destination, rate * flow))
    return LedgerRow(round_number, tuple(jobs), tuple(flows), tuple(duties), tuple(revenue))

"""A slow, obvious solver of the same model: plain floats, one element, no shared code with game.trade.

Producer prices by fixed point (ad valorem) or by repeated bisection (specific duties); a quota
by solving both rates and bisecting the rate between them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

Matrix = list[list[float]]


@dataclass
class Market:
    V0: Matrix
    T0: Matrix
    sigma: float
    eta: list[float]
    epsilon: list[float]

    def demand(self, prices: list[float], user: Callable[[int, int, float], float]) -> tuple[list[float], Matrix]:
        """Price indices and relative quantities at given producer prices."""
        n = len(prices)
        indices: list[float] = []
        quantities = [[1.0] * n for _ in range(n)]
        for j in range(n):
            spent = [self.V0[i][j] * self.T0[i][j] for i in range(n)]
            total = sum(spent)
            relative = [user(i, j, prices[i]) / self.T0[i][j] for i in range(n)]
            index = 1.0
            if total > 0:
                nest = sum(spent[i] / total * relative[i] ** (1 - self.sigma) for i in range(n))
                index = nest ** (1 / (1 - self.sigma))
            indices.append(index)
            for i in range(n):
                quantities[i][j] = relative[i] ** -self.sigma * index ** (self.sigma - self.eta[j])
        return indices, quantities

    def log_sales(self, i: int, quantities: Matrix) -> float:
        sold = sum(self.V0[i])
        return math.log(sum(v * x for v, x in zip(self.V0[i], quantities[i], strict=True)) / sold)

    def prices_by_fixed_point(self, user: Callable[[int, int, float], float]) -> list[float]:
        """ln p_i <- ln(Σ φ T^-σ P^(σ-η)) / (σ+ε_i): a contraction when user prices are proportional to p."""
        n = len(self.V0)
        logs = [0.0] * n
        for _ in range(100_000):
            _, x = self.demand([math.exp(z) for z in logs], user)
            new = [
                0.0
                if sum(self.V0[i]) == 0 or math.isinf(self.epsilon[i])
                else (self.log_sales(i, x) + self.sigma * logs[i]) / (self.sigma + self.epsilon[i])
                for i in range(n)
            ]
            moved = max(abs(a - b) for a, b in zip(new, logs, strict=True))
            logs = new
            if moved < 1e-15:
                break
        return [math.exp(z) for z in logs]

    def prices_by_bisection(self, user: Callable[[int, int, float], float]) -> list[float]:
        """Clear one origin at a time, over and over; excess supply rises in the own price."""
        n = len(self.V0)
        logs = [0.0] * n
        for _ in range(400):
            before = list(logs)
            for i in range(n):
                if sum(self.V0[i]) == 0 or math.isinf(self.epsilon[i]):
                    continue
                low, high = -8.0, 8.0
                for _ in range(60):
                    logs[i] = (low + high) / 2
                    _, x = self.demand([math.exp(z) for z in logs], user)
                    if self.log_sales(i, x) > self.epsilon[i] * logs[i]:
                        low = logs[i]
                    else:
                        high = logs[i]
            if max(abs(a - b) for a, b in zip(before, logs, strict=True)) < 1e-13:
                break
        return [math.exp(z) for z in logs]

    def ad_valorem(self, wedge: Matrix) -> tuple[list[float], list[float], Matrix]:
        """Prices, indices, quantities for T1 wedges."""

        def user(i: int, j: int, p: float) -> float:
            return p * wedge[i][j]

        prices = self.prices_by_fixed_point(user)
        return prices, *self.demand(prices, user)

    def quota(
        self, wedge: Matrix, flow: tuple[int, int], volume: float, low: float, high: float
    ) -> tuple[str, float, list[float], Matrix]:
        """Regime, wedge, prices and quantities with a quota of relative ``volume`` on one flow."""
        i, j = flow

        def at(rate: float) -> tuple[list[float], Matrix]:
            changed = [list(row) for row in wedge]
            changed[i][j] = rate
            prices, _, x = self.ad_valorem(changed)
            return prices, x

        prices, x = at(low)
        if x[i][j] <= volume:
            return "UNDER", low, prices, x
        prices, x = at(high)
        if x[i][j] >= volume:
            return "OVER", high, prices, x
        lo, hi = low, high
        for _ in range(48):
            middle = (lo + hi) / 2
            prices, x = at(middle)
            lo, hi = (middle, hi) if x[i][j] > volume else (lo, middle)
        return "BINDING", (lo + hi) / 2, prices, x


def welfare_parts(
    market: Market, wedge: Matrix, prices: list[float], indices: list[float], x: Matrix
) -> tuple[list[float], list[float], list[float]]:
    """Consumer surplus, producer surplus and duty revenue changes by region, ad valorem case."""
    n = len(prices)
    consumers, producers, revenue = [], [], []
    for r in range(n):
        spent = sum(market.V0[i][r] * market.T0[i][r] for i in range(n))
        eta = market.eta[r]
        gain = math.log(indices[r]) if eta == 1 else (indices[r] ** (1 - eta) - 1) / (1 - eta)
        consumers.append(-spent * gain)
        power = 1 + market.epsilon[r]
        sold = sum(market.V0[r])
        producers.append(0.0 if math.isinf(power) else sold * (prices[r] ** power - 1) / power)
        revenue.append(
            sum(market.V0[i][r] * (prices[i] * x[i][r] * (wedge[i][r] - 1) - (market.T0[i][r] - 1)) for i in range(n))
        )
    return consumers, producers, revenue

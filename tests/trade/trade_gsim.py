"""GSIM, the log-linear multi-region model of Francois and Hall (Global Simulation Analysis of Industry-Level
Trade Policy, 2003): a test oracle for small shocks, for any number of regions."""

from __future__ import annotations

import numpy as np


def gsim_prices(V0, T0, T1, demand: float, supply, substitution: float) -> np.ndarray:
    """Relative changes of producer prices by origin; ``demand`` is negative.

    Import demand of j for i responds to its own user price by θ_ij·Em − (1−θ_ij)·Es and to k's by
    θ_kj·(Em + Es); world market clearing of each origin gives n linear equations.
    """
    V0, T0, T1 = (np.asarray(a, dtype=float) for a in (V0, T0, T1))
    n = len(V0)
    supply = np.broadcast_to(np.asarray(supply, dtype=float), (n,))
    spent = V0 * T0
    theta = spent / np.where(spent.sum(axis=0) > 0, spent.sum(axis=0), 1.0)
    phi = V0 / V0.sum(axis=1, keepdims=True)
    tariff = T1 / T0 - 1.0
    system, right = np.zeros((n, n)), np.zeros(n)
    for i in range(n):
        system[i, i] += supply[i]
        for j in range(n):
            for k in range(n):
                response = theta[k, j] * (demand + substitution) - (substitution if k == i else 0.0)
                system[i, k] -= phi[i, j] * response
                right[i] += phi[i, j] * response * tariff[k, j]
    return np.linalg.solve(system, right)

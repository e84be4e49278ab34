"""Batched elimination for the small systems of the Newton steps."""

from __future__ import annotations

import numpy as np

from game.trade.arrays import FloatArray


def eliminate(system: FloatArray, out: FloatArray, scratch: FloatArray) -> FloatArray:
    """Solve n equations for every lane; ``system`` (n, n + 1, m) is overwritten, ``out`` is (n, m).

    The last column is the right-hand side. What stays in ``system`` is its Crout factorisation (L with the
    pivots on and below the diagonal, a unit upper U above), which ``substitute`` can use again. No pivoting:
    the matrices are M-matrices with a dominant diagonal (or such a matrix scaled by rows and columns), for
    which elimination in order is stable. ``scratch`` has the shape of ``system``.
    """
    n = system.shape[0]
    for k in range(n - 1):
        np.divide(system[k, k + 1 :], system[k, k], out=system[k, k + 1 :])
        part = scratch[k + 1 :, k + 1 :]
        np.multiply(system[k + 1 :, k, None], system[k, k + 1 :], out=part)
        np.subtract(system[k + 1 :, k + 1 :], part, out=system[k + 1 :, k + 1 :])
    np.divide(system[n - 1, n], system[n - 1, n - 1], out=out[n - 1])
    for k in range(n - 2, -1, -1):
        np.multiply(system[k, k + 1 : n], out[k + 1 :], out=scratch[k, k + 1 : n])
        np.subtract(system[k, n], scratch[k, k + 1], out=out[k])
        for later in range(k + 2, n):
            np.subtract(out[k], scratch[k, later], out=out[k])
    return out


def substitute(system: FloatArray, right: FloatArray, out: FloatArray, scratch: FloatArray) -> FloatArray:
    """Solve for a new right-hand side (n, m) with the factors that ``eliminate`` left in ``system``."""
    n = system.shape[0]
    tmp = scratch[0, 0]
    for k in range(n):
        np.copyto(out[k], right[k])
        for j in range(k):
            np.multiply(system[k, j], out[j], out=tmp)
            np.subtract(out[k], tmp, out=out[k])
        np.divide(out[k], system[k, k], out=out[k])
    for k in range(n - 2, -1, -1):
        for j in range(k + 1, n):
            np.multiply(system[k, j], out[j], out=tmp)
            np.subtract(out[k], tmp, out=out[k])
    return out

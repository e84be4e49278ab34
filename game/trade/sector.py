"""A sector: calibrated once, then solved for batches of wedges or policies."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from game.trade.accounts import Buffers, account, blank
from game.trade.arrays import FloatArray
from game.trade.base import Base, calibrate
from game.trade.instruments import solve_policy_chunk
from game.trade.newton import Workspace, solve_ad_valorem
from game.trade.outcome import TradeOutcome
from game.trade.policies import Policies, to_lanes
from game.trade.safeguarded import settle_stragglers

#: lanes per chunk: the working set of one chunk stays in a core's cache. Chunks are cut at the same places
#: whatever the number of threads, so results do not depend on it.
CHUNK = 4096


def _run_chunks(
    size: int, n: int, threads: int, work_on: Callable[[int, int, Workspace], None], copies: int = 1
) -> None:
    starts = range(0, size, CHUNK)
    threads = max(1, min(threads, len(starts)))

    def span(first: int) -> None:
        work = Workspace(n, copies * min(size, CHUNK))
        for start in starts[first::threads]:
            work_on(start, min(start + CHUNK, size), work)

    if threads == 1:
        span(0)
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(span, range(threads)))


@dataclass(frozen=True, slots=True, eq=False)
class Sector:
    """One sector of the trade model: non-linear Armington-CES demand, constant-elasticity supply.

    V0       flows at base producer prices, US$ bn a year, [origin, destination], domestic sales on the
             diagonal; rows or columns may be zero. Regions in the order us, canada, row (any n works).
    T0       1 + ad valorem import duty at base, same shape, or one number
    sigma    elasticity of substitution between origins, not 1
    eta      demand elasticity by destination, number or length n, at most sigma
    epsilon  supply elasticity by origin, number or length n, above 0; inf fixes the producer price

    Raises ValueError naming the offending value. After construction the fields hold read-only arrays.
    """

    V0: npt.ArrayLike
    T0: npt.ArrayLike
    sigma: float
    eta: npt.ArrayLike
    epsilon: npt.ArrayLike
    base: Base = field(init=False, repr=False)

    def __post_init__(self) -> None:
        base = calibrate(self.V0, self.T0, self.sigma, self.eta, self.epsilon)
        object.__setattr__(self, "base", base)
        for name in ("V0", "T0", "sigma", "eta", "epsilon"):
            object.__setattr__(self, name, getattr(base, name))

    @property
    def base_duty(self) -> FloatArray:
        """(n, n) ad valorem duty at base, T0 − 1."""
        duty: FloatArray = self.base.T0 - 1.0
        return duty

    def solve(self, wedges: npt.ArrayLike, *, threads: int = 1) -> TradeOutcome:
        """Solve for ad valorem wedges T1 = 1 + duty, shape (B, n, n) or (n, n) for a batch of one.

        ``threads`` spreads a large batch over that many threads; results are the same for any number.
        Raises ValueError for a wrong shape or a wedge that is not finite and above 0.
        """
        matrix = np.asarray(wedges, dtype=np.float64)
        n = self.base.n
        if matrix.ndim == 2:
            matrix = matrix[None]
        if matrix.ndim != 3 or matrix.shape[1:] != (n, n):
            raise ValueError(f"wedges must have shape (B, {n}, {n}), got {np.shape(wedges)}")
        if matrix.size and not (matrix.min() > 0.0 and np.isfinite(matrix.max())):
            bad = matrix[~((matrix > 0.0) & np.isfinite(matrix))]
            raise ValueError(f"wedges must be finite and above 0 (they are 1 + duty), got {bad[0]:g}")
        buffers = Buffers(n, len(matrix), ("quantity", "wedge", "duty_rate"))

        def work_on(start: int, stop: int, work: Workspace) -> None:
            lanes = slice(start, stop)
            wedge = buffers.by_flow["wedge"][:, :, lanes]
            np.copyto(wedge, matrix[lanes].transpose(1, 2, 0))
            duty = buffers.by_flow["duty_rate"][:, :, lanes]
            np.subtract(wedge, 1.0, out=duty)
            solved = solve_ad_valorem(self.base, wedge, work, buffers.by_flow["quantity"][:, :, lanes])
            bad = settle_stragglers(self.base, wedge, solved)
            account(self.base, solved, duty, work, buffers, lanes)
            blank(buffers, lanes, bad)

        _run_chunks(len(matrix), n, threads, work_on)
        return buffers.outcome()

    def solve_policies(self, policies: Policies, *, threads: int = 1) -> TradeOutcome:
        """Solve for a batch of policies with every instrument of ``Policies``.

        Raises ValueError naming the field and value that is out of range. Elements without an accepted
        solution hold NaN and are True in ``outcome.flagged``.
        """
        lanes = to_lanes(policies, self.base.T0)
        buffers = Buffers(self.base.n, lanes.size, ("quantity", "wedge", "duty_rate", "export_rate", "claim_share"))
        buffers.regime = np.zeros((self.base.n, self.base.n, lanes.size), dtype=np.int8)

        def work_on(start: int, stop: int, work: Workspace) -> None:
            solve_policy_chunk(self.base, lanes.chunk(start, stop), work, buffers, slice(start, stop))

        # with quotas each element is solved at both rates
        _run_chunks(lanes.size, self.base.n, threads, work_on, copies=1 if lanes.quota_free else 2)
        return buffers.outcome()

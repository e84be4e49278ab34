"""Array aliases shared by the trade model.

Inside the package arrays are "lanes": the batch runs along the last axis, so a policy matrix for a
batch of size B has shape (n, n, B) and every arithmetic step is one long, contiguous inner loop.
The public shapes, (B, n, n) and (B, n), are transposed views of these.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.float64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]
IntArray: TypeAlias = npt.NDArray[np.int8]
LaneIndex: TypeAlias = npt.NDArray[np.intp]

#: a policy field inside a chunk: one number for everything, or lanes (n, n, 1) or (n, n, m)
Lanes: TypeAlias = float | FloatArray

REGIONS = ("us", "canada", "row")

"""The bridge's tests run where NegMAS is installed, and say so where it is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BRIDGE = Path(__file__).resolve().parents[1]
for place in (BRIDGE, BRIDGE.parents[1]):
    if str(place) not in sys.path:
        sys.path.insert(0, str(place))

negmas = pytest.importorskip("negmas", reason="the bridge needs NegMAS 0.16", exc_type=ImportError)

"""Limits on what one address or one connection may ask for."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

__all__ = ["LARGEST_MESSAGE", "Attempts", "Bucket"]

LARGEST_MESSAGE = 16 * 1024
"""Bytes of the largest message or form that is read."""


@dataclass(slots=True)
class Bucket:
    """A token bucket: ``burst`` at once, refilled at ``rate`` a second. Times are seconds on any one clock."""

    rate: float
    burst: float
    _left: float = -1.0
    _at: float = 0.0

    def take(self, now: float, cost: float = 1.0) -> bool:
        """Whether there was enough left; takes it if so."""
        if self._left < 0:
            self._left = self.burst
        else:
            self._left = min(self.burst, self._left + max(0.0, now - self._at) * self.rate)
        self._at = now
        if self._left < cost:
            return False
        self._left -= cost
        return True


@dataclass(eq=False)
class Attempts:
    """Guards against guessing: failures are counted by address and all together.

    A class behind one school address joins with a correct code and costs nothing; only failures do.
    """

    rate: float = 1 / 6
    burst: float = 20.0
    rate_all: float = 2.0
    burst_all: float = 120.0
    most_addresses: int = 4096
    _by_address: OrderedDict[str, Bucket] = field(default_factory=OrderedDict)
    _all: Bucket | None = None

    def allowed(self, address: str, now: float) -> bool:
        """Whether this address may try at all now."""
        return self._of(address).take(now, 0.0) and self._has_one(address, now)

    def failed(self, address: str, now: float) -> None:
        """Note a failed attempt."""
        self._of(address).take(now)
        self._everybody().take(now)

    def _has_one(self, address: str, now: float) -> bool:
        for bucket in (self._of(address), self._everybody()):
            if not bucket.take(now):
                return False
            bucket._left += 1.0
        return True

    def _everybody(self) -> Bucket:
        if self._all is None:
            self._all = Bucket(self.rate_all, self.burst_all)
        return self._all

    def _of(self, address: str) -> Bucket:
        bucket = self._by_address.get(address)
        if bucket is None:
            bucket = self._by_address[address] = Bucket(self.rate, self.burst)
            if len(self._by_address) > self.most_addresses:
                self._by_address.popitem(last=False)
        else:
            self._by_address.move_to_end(address)
        return bucket

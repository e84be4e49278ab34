"""A bounded least-recently-used cache, owned by whoever needs one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

__all__ = ["Lru"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Lru(Generic[K, V]):
    """Keeps values whose weights add up to at most `limit`; the least recently used leave first."""

    def __init__(self, limit: int, weigh: Callable[[V], int] = lambda _value: 1) -> None:
        self.limit = limit
        self.weight = 0
        self._weigh = weigh
        self._items: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._items)

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value under `key`, made on first use. The newest value stays even when it alone is over the limit."""
        if key in self._items:
            self._items.move_to_end(key)
            return self._items[key]
        value = make()
        self._items[key] = value
        self.weight += self._weigh(value)
        while self.weight > self.limit and len(self._items) > 1:
            _, old = self._items.popitem(last=False)
            self.weight -= self._weigh(old)
        return value

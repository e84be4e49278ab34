"""Bounded caches: what is remembered only accelerates, and the oldest is forgotten first."""

from __future__ import annotations

from typing import TypeVar

__all__ = ["remember"]

Key = TypeVar("Key")
Value = TypeVar("Value")


def remember(cache: dict[Key, Value], key: Key, value: Value, most: int) -> None:
    """Keep ``value`` in a cache of at most ``most`` entries."""
    if len(cache) >= most:
        cache.pop(next(iter(cache)))
    cache[key] = value

"""A digest of a State that is the same in every process, to notice a divergence after an engine change."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256

from game.rules.state import State


def state_digest(state: State) -> str:
    """Hex SHA-256 of the state's canonical form. Floats count to nine significant digits."""
    return sha256(_canonical(state).encode()).hexdigest()


def _canonical(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if is_dataclass(value) and not isinstance(value, type):
        shown = [field for field in fields(value) if field.compare]  # what does not compare is derived
        inside = ",".join(f"{field.name}={_canonical(getattr(value, field.name))}" for field in shown)
        return f"{type(value).__name__}({inside})"
    if isinstance(value, frozenset):
        return "{" + ",".join(sorted(_canonical(item) for item in value)) + "}"
    if isinstance(value, tuple):
        return "(" + ",".join(_canonical(item) for item in value) + ")"
    if isinstance(value, float):
        # Ledgers pass through transcendental functions whose last bits differ between platforms.
        return f"{value:.9g}"
    return repr(value)

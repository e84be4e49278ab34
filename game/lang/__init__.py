"""Codes to texts: refusals, facts, actions and records in the client's language, numbers and dates in its form.

Sits above the table and below the report: every client (terminal, window, pages) renders through it, and nothing
below it speaks in sentences. What is named here is loaded when it is first asked for: the title screen needs only
the language, and must not wait for the rules.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.lang.actions import render_action, render_alternative, render_offer
    from game.lang.choose import system_language
    from game.lang.facts import render_fact
    from game.lang.formats import Formats
    from game.lang.names import Wording
    from game.lang.reasons import render_reason
    from game.lang.records import render_record
    from game.lang.refusals import render_refusal

__all__ = [
    "Formats",
    "Wording",
    "render_action",
    "render_alternative",
    "render_fact",
    "render_offer",
    "render_reason",
    "render_record",
    "render_refusal",
    "system_language",
]

_HOMES = MappingProxyType(
    {
        "Formats": "formats",
        "Wording": "names",
        "render_action": "actions",
        "render_alternative": "actions",
        "render_fact": "facts",
        "render_offer": "actions",
        "render_reason": "reasons",
        "render_record": "records",
        "render_refusal": "refusals",
        "system_language": "choose",
    }
)


def __getattr__(name: str) -> object:
    """Load what is asked for (PEP 562). Raises AttributeError for any other name."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)

"""Words the kit itself says: roles, states, and the hints of its own controls.

The caller injects `translate(code, arguments)`; these English forms are its default and list every code there is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

__all__ = ["ENGLISH", "Translate", "english"]

Translate = Callable[[str, Mapping[str, object]], str]

ENGLISH: Final[Mapping[str, str]] = {
    "kit.role.button": "button",
    "kit.role.checkbox": "check box",
    "kit.role.choice": "choice",
    "kit.role.dialog": "dialogue",
    "kit.role.dropdown": "drop-down list",
    "kit.role.entry": "text field",
    "kit.role.list": "list",
    "kit.role.meter": "meter",
    "kit.role.row": "row",
    "kit.role.scroll": "scrolling text",
    "kit.role.stepper": "stepper",
    "kit.role.switch": "switch",
    "kit.role.tab": "tab",
    "kit.role.track": "option track",
    "kit.state.checked": "on",
    "kit.state.unchecked": "off",
    "kit.state.disabled": "not available",
    "kit.state.selected": "selected",
    "kit.state.empty": "empty",
    "kit.state.open": "open",
    "kit.position": "{index} of {count}",
    "kit.shortcut": "key {key}",
    "kit.mark": "{who}: {value}",
}


def english(code: str, arguments: Mapping[str, object]) -> str:
    """The default translator: English, or the code itself when unknown."""
    return ENGLISH.get(code, code).format(**arguments)

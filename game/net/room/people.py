"""Who is in the room: pseudonyms, not accounts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["LONGEST_NAME", "Person", "Role", "clean_name", "clean_text"]

LONGEST_NAME = 40


class Role(StrEnum):
    SEAT = "seat"
    OBSERVER = "observer"


@dataclass(eq=False)
class Person:
    """Somebody who joined. ``seats`` are all on one side; the first is the one that person acts in by default.

    ``multiplier`` stretches the clock of that person's table; nobody but the instructor sees it.
    """

    id: int
    name: str
    lang: str
    hashes: set[str] = field(default_factory=set)
    once: set[str] = field(default_factory=set)  # re-entry links that still work, once each
    role: Role = Role.SEAT
    approved: bool = False
    gone: bool = False  # removed by the instructor
    multiplier: float = 1.0
    muted: bool = False
    table: int = 0
    seats: tuple[str, ...] = ()
    copilot: bool = False
    joined: float = 0.0
    seen: float = 0.0  # when that person last did something
    connections: int = 0

    @property
    def here(self) -> bool:
        """Connected now and neither waiting for approval nor removed."""
        return self.connections > 0 and self.approved and not self.gone


def clean_text(text: str, longest: int) -> str:
    """A typed text without control and direction characters, spaces collapsed, cut to ``longest``.

    It stays plain text: whoever shows it must never take it for markup.
    """
    kept = "".join(
        " " if unicodedata.category(letter)[0] == "Z" or letter in "\t\n\r" else letter
        for letter in unicodedata.normalize("NFC", text)
        if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn") or letter in "\t\n\r"
    )
    return " ".join(kept.split())[:longest].strip()


def clean_name(typed: str) -> str:
    """A name or pseudonym as it is shown to the others; "" when nothing is left of it."""
    name = clean_text(typed, LONGEST_NAME)
    return name if any(letter.isalnum() for letter in name) else ""

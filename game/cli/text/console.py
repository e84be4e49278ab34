"""Lines in, lines out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Protocol, TextIO

__all__ = ["Console", "StreamConsole"]

_LONGEST = 10_000  # characters of a line that are read; a paste of megabytes is no command


class Console(Protocol):
    def ask(self, prompt: str) -> str | None:
        """The next line without its end; None at the end of input."""
        ...

    def say(self, lines: Iterable[str]) -> None: ...


class StreamConsole:
    """A console over two text streams; with a terminal, lines can be edited as usual."""

    def __init__(self, source: TextIO | None = None, target: TextIO | None = None) -> None:
        self._source = source or sys.stdin
        self._target = target or sys.stdout

    def ask(self, prompt: str) -> str | None:
        interactive = self._source is sys.stdin and self._source.isatty()
        if interactive:
            try:
                return input(prompt)[:_LONGEST]
            except (EOFError, KeyboardInterrupt):
                self.say([""])
                return None
        try:
            line = self._source.readline()
        except KeyboardInterrupt:
            return None
        if not line:
            return None
        # A script's commands are repeated, so that what comes out reads as a protocol of the game.
        self.say([prompt + line.rstrip("\r\n")[:_LONGEST]])
        return line.rstrip("\r\n")[:_LONGEST]

    def say(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._target.write(line + "\n")
        self._target.flush()

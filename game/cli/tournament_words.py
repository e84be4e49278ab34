"""What is wrong with a results file, in words."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.messages import Translator, mark
from game.table.tournament.results_file import Flaw, ResultsError

__all__ = ["flaw_said"]

_FLAWS: Mapping[Flaw, str] = {
    Flaw.NO_HEADER: mark("{path}: not the results of a tournament; its first line is {got}"),
    Flaw.OTHER: mark("{path}:{line}: the results of another tournament: {got}; expected {expected}"),
    Flaw.CHANGED: mark(
        "{path}:{line}: the scenario has changed since these games were played: {got}. Begin a new file with --out"
    ),
    Flaw.STRANGE: mark("{path}:{line}: not a game of this tournament: {got}. Delete the line"),
    Flaw.TOO_LARGE: mark("{path}:{line}: more than this tournament holds: {got}, expected {expected}"),
    Flaw.DAMAGED: mark("{path}:{line}: damaged: {got}; expected {expected}. Delete the line to play its game again"),
    Flaw.TWICE: mark("{path}:{line}: this game stands there already: {got}. Delete the line"),
    Flaw.EXISTS: mark("{path} exists already; go on with it by --resume, or name another file"),
}

_KINDS: Mapping[str, str] = {
    "a JSON object": mark("a JSON object"),
    "a whole number": mark("a whole number"),
    "a name": mark("a name"),
    "a number": mark("a number"),
    "a pair": mark("a pair"),
    "a distance": mark("a distance"),
    "true or false": mark("true or false"),
}
"""What a field of a game's line may be expected to be."""


def flaw_said(error: ResultsError, t: Translator) -> str:
    """What is wrong with a results file: the place, what stands there and what should."""
    got = "".join(sign if sign.isprintable() else "?" for sign in error.got)
    field, colon, kind = error.expected.rpartition(": ")
    expected = f"{field}{colon}{t(_KINDS[kind])}" if kind in _KINDS else error.expected
    return t(_FLAWS[error.flaw], path=error.path, line=error.line, got=got or t("empty"), expected=expected)

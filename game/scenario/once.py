"""One mistake is told once: what only follows from a problem that is told already is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from game.scenario.problems import Problem, ordered

__all__ = ["told_once"]

# Follows from a side whose id was changed here and not there, or the other way round.
_OF_A_SIDE = frozenset(
    {
        "one-lead", "no-objective", "no-mandate", "no-audience", "threshold-missing", "idle-missing", "region-missing",
        "unowned-issue",
    }
)  # fmt: skip
_LINES_SHOWN = 8
_EACH = 3  # figures without a source that are told one by one; more want one word at the top of the file


def told_once(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that are mistakes of their own, in order.

    A name that means nothing is told where it first stands, with the other lines. What a side lacks is not told while
    the name of a side means nothing, nor that a key is missing where it stands misspelt, nor that a name means nothing
    while it is the id that an ill-formed one should be. Many figures without a source are told together.
    """
    problems = ordered(found)
    sides = any(
        p.code == "two-sides" or (p.code == "unknown-reference" and _argument(p, "kind") == "side") for p in problems
    )
    unsourced = [p for p in problems if p.code == "no-source"]
    misspelt = {
        (p.file, _above(p.path), _argument(p, "suggestion") or _argument(p, "key").strip())
        for p in problems
        if p.code == "unknown-key"
    }
    # Behind a no-break space a line is not indented, and so belongs to the mapping around.
    outdented = {_argument(p, "key").strip() for p in problems if p.hint == "plain-spaces"}
    mended = {_argument(p, "suggestion") for p in problems if p.code == "bad-id"}
    names: dict[tuple[str, str, str], list[Problem]] = {}
    for p in problems:
        if p.code == "unknown-reference":
            names.setdefault((p.file, _argument(p, "kind"), _argument(p, "got")), []).append(p)
    kept: list[Problem] = []
    for p in problems:
        if p.code == "unknown-reference":
            same = names[p.file, _argument(p, "kind"), _argument(p, "got")]
            if p is same[0] and _argument(p, "got") not in mended:
                kept.append(_with_lines(p, same[1:]))
        elif p.code == "no-source" and len(unsourced) > _EACH:
            if p is unsourced[0]:
                kept.append(_with_lines(p, [other for other in unsourced[1:] if other.file == p.file]))
        elif p.code == "missing-key" and (
            _argument(p, "name") in outdented or (p.file, _above(p.path), _argument(p, "name")) in misspelt
        ):
            continue
        elif not (sides and p.code in _OF_A_SIDE):
            kept.append(p)
    return tuple(kept)


def _argument(found: Problem, name: str) -> str:
    return dict(found.arguments).get(name, "")


def _above(path: str) -> str:
    return path.rpartition(".")[0]


def _with_lines(first: Problem, others: Sequence[Problem]) -> Problem:
    """The first of several, with the lines on which the others stand."""
    lines = list(dict.fromkeys(str(p.line) for p in others if p.line != first.line))
    if not lines:
        return first
    shown = ", ".join(lines[:_LINES_SHOWN]) + (", …" if len(lines) > _LINES_SHOWN else "")
    return replace(first, arguments=(*first.arguments, ("lines", shown)))

"""Golden playthroughs: every input and fact of a random game in plain lines, and the meters at each close.

Run ``python -m tests.rules.playthroughs`` to write them anew after a wanted change of rules or scenarios.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

from game.rules.game import Game, game_for
from game.rules.meters import side_support
from game.rules.records import Record
from game.rules.score import score_sheet
from game.rules.state import State
from game.scenario import load, shipped_names
from tests.rules.driver import TINY, play

FOLDER = Path(__file__).parent / "golden"
SEEDS = {"tiny": (0, 1, 5, 7, 10, 14, 50, 68), "washington-2025": (4,)}
"""Chosen so that together the games use everything there is (see the completeness test)."""

ONE_GAME = (7,)


def scenarios() -> dict[str, str]:
    """Scenario ids with what loads them: everything shipped, and the tiny table that uses every rule."""
    return {"tiny": str(TINY), **{name: name for name in shipped_names()}}


def show(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if is_dataclass(value) and not isinstance(value, type):
        inside = ", ".join(f"{f.name}={show(getattr(value, f.name))}" for f in fields(value) if f.compare)
        return f"{type(value).__name__}({inside})"
    if isinstance(value, tuple):
        return "(" + ", ".join(show(item) for item in value) + ")"
    return f"{value:.6g}" if isinstance(value, float) else repr(value)


def line(record: Record) -> str:
    return f"{record.seq:4} r{record.round} {record.visible_to or '*':8} {record.actor:16} {show(record.body)}"


def meters(game: Game, state: State) -> str:
    sides = " ".join(f"{s.id} support {side_support(game, s):.4f} capital {s.capital:.4g}" for s in state.sides)
    points = state.scores[-1].points
    return f"     -- round {len(state.scores)} closed: {sides} temperature {state.temperature:.4f} points " + show(
        points
    )


def playthrough(game: Game, seed: int) -> Iterator[str]:
    """The whole game, line by line."""
    yield f"# {game.scenario.id} seed {seed}"
    state = None
    for moment in play(game, seed):
        yield from (line(record) for record in moment.records)
        if len(moment.after.scores) > len(moment.before.scores):
            yield meters(game, moment.after)
        state = moment.after
    assert state is not None
    for side in game.scenario.side_ids:
        sheet = score_sheet(game, state, side)
        yield f"= {side} score {sheet.score:.6g} lasting {sheet.final_points:.6g} politics {sheet.politics:.6g}"


def golden_files() -> dict[Path, tuple[str, int]]:
    """File -> (what loads the scenario, seed)."""
    return {
        FOLDER / f"{name}-{seed}.txt": (where, seed)
        for name, where in scenarios().items()
        for seed in SEEDS.get(name, ONE_GAME)
    }


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    wanted = golden_files()
    for stale in set(FOLDER.glob("*.txt")) - set(wanted):
        stale.unlink()
    for path, (where, seed) in wanted.items():
        path.write_text("\n".join(playthrough(game_for(load(where)), seed)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

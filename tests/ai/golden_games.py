"""Golden traces: what every level thought, move by move, in games of fixed seeds.

``python -m tests.ai.golden_games`` writes them anew, after a change of play that was meant.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.ai import Bot, Trace, make_bot
from game.ai.registry import LEVELS
from game.rules.actions import Action
from game.rules.game import game_for
from game.rules.view import View
from game.table.match import bot_seed, play_match
from tests.ai.contract import FLAGSHIP, PURE, TINY, TUTORIAL, scenario_at

FOLDER = Path(__file__).with_name("golden")
TABLES = {"tiny": TINY, "pure": PURE, "tutorial": TUTORIAL, "flagship": FLAGSHIP}
SMALL = tuple(table for table in TABLES if table != "flagship")
FLAGSHIP_LEVEL = "hard"  # the one whose play on the largest table is kept too
SEED = 7


@dataclass(frozen=True)
class Golden:
    """One game: a level in the first lead's seat against another, at a table."""

    level: str
    rival: str
    table: str

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.table}-{self.level}-{self.rival}.json"


GAMES = (
    *(
        Golden(level, rival, table)
        for table in SMALL
        for level, rival in zip(LEVELS, (*LEVELS[1:], LEVELS[0]), strict=True)
    ),
    Golden(FLAGSHIP_LEVEL, FLAGSHIP_LEVEL, "flagship"),
)


class Recorded:
    """A bot whose traces are kept."""

    def __init__(self, bot: Bot, lines: list[dict[str, Any]]) -> None:
        self._bot, self._lines = bot, lines
        self.name, self.seat, self.ends_after_table = bot.name, bot.seat, bot.ends_after_table

    @property
    def trace(self) -> tuple[Trace, ...]:
        return self._bot.trace

    def decide(self, view: View, legal: tuple[Action, ...]) -> Action:
        action = self._bot.decide(view, legal)
        trace = self._bot.trace[-1]
        self._lines.append(
            {
                "seat": self.seat,
                "round": trace.round,
                "rule": trace.rule.value,
                "action": repr(action),
                "values": [_rounded(value) for value in (trace.own, trace.threshold, trace.other, trace.chance)],
                "believed": {name: _rounded(odds) for name, odds in trace.believed},
            }
        )
        return action


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def play(golden: Golden) -> dict[str, Any]:
    """The game, as it is kept: every decision, the ending, the scores."""
    scenario = scenario_at(TABLES[golden.table])
    lines: list[dict[str, Any]] = []
    names = dict(zip(scenario.side_ids, (golden.level, golden.rival), strict=True))
    bots = {
        side: Recorded(make_bot(names[side], scenario, seat, bot_seed(SEED, seat)), lines)
        for side, seat in scenario.leads.items()
    }
    result = play_match(game_for(scenario), bots, SEED)
    return {"ending": result.ending.value, "scores": [round(score, 4) for score in result.scores], "moves": lines}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for golden in GAMES:
        golden.path.write_text(json.dumps(play(golden), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Golden playthroughs stay as they are, and together they use everything there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from game.rules.actions import Action
from game.rules.chance import Draw
from game.rules.game import game_for
from game.rules.records import FactCode
from game.rules.state import Ending
from game.scenario import load
from tests.rules.playthroughs import FOLDER, golden_files, playthrough

SCRIPTED_ELSEWHERE = {"Chat"}
"""Chat is played in tests/rules/test_turns.py."""


@pytest.mark.parametrize("path", sorted(golden_files()), ids=lambda path: path.stem)
def test_a_game_plays_as_it_did(path: Path) -> None:
    where, seed = golden_files()[path]
    played = list(playthrough(game_for(load(where)), seed))
    recorded = path.read_text(encoding="utf-8").splitlines()
    for number, (now, then) in enumerate(zip(played, recorded, strict=False), start=1):
        assert now == then, f"{path.name}:{number} differs; see tests/rules/playthroughs.py if that is wanted"
    assert len(played) == len(recorded)


def test_there_is_a_golden_game_for_every_scenario_and_no_stale_one() -> None:
    assert set(FOLDER.glob("*.txt")) == set(golden_files())


def everything_played() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in golden_files())


def test_the_golden_games_use_every_action_draw_fact_and_ending() -> None:
    text = everything_played()
    kinds = {cls.__name__ for cls in get_args(Action)} - SCRIPTED_ELSEWHERE
    unused = {kind for kind in kinds if not re.search(rf"\b{kind}\(", text)}
    unused |= {code.value for code in FactCode if f"Fact(code={code.value}," not in text}
    unused |= {draw.value for draw in Draw if f"Chance(draw={draw.value}," not in text}
    unused |= {ending.value for ending in Ending if f"'ending', '{ending.value}'" not in text}
    assert unused <= UNREACHED, f"no golden game uses {sorted(unused - UNREACHED)}"
    assert unused == UNREACHED, f"played after all: {sorted(UNREACHED - unused)}"


UNREACHED = {
    "stopped",  # the instructor's doing: tests/rules/test_turns.py
    "consult",  # a draw only where a bot leads: tests/rules/test_turns.py
}

"""Games of fixed seeds come out as they did, thought by thought; and none of the kept ones is forgotten."""

from __future__ import annotations

import json

import pytest

from game.ai.registry import LEVELS
from tests.ai.golden_games import FLAGSHIP_LEVEL, FOLDER, GAMES, SMALL, Golden, play

TOLERANCE = 2e-4  # values are kept to four decimals; other machines add in another order


@pytest.mark.parametrize("golden", GAMES, ids=lambda golden: golden.path.stem)
def test_the_same_seed_gives_the_same_thoughts(golden: Golden) -> None:
    kept = json.loads(golden.path.read_text(encoding="utf-8"))
    played = json.loads(json.dumps(play(golden)))
    assert played["ending"] == kept["ending"]
    assert played["scores"] == pytest.approx(kept["scores"], abs=TOLERANCE)
    assert [_told(move) for move in played["moves"]] == [_told(move) for move in kept["moves"]]
    for now, before in zip(played["moves"], kept["moves"], strict=True):
        assert [value is None for value in now["values"]] == [value is None for value in before["values"]]
        for value, old in zip(now["values"], before["values"], strict=True):
            assert value is None or value == pytest.approx(old, abs=TOLERANCE, rel=TOLERANCE)
        assert now["believed"] == pytest.approx(before["believed"], abs=TOLERANCE)


def _told(move: dict[str, object]) -> tuple[object, ...]:
    return move["seat"], move["round"], move["rule"], move["action"]


def test_every_level_and_table_has_its_golden_games_and_no_file_is_stray() -> None:
    assert {path.name for path in FOLDER.glob("*")} == {golden.path.name for golden in GAMES}
    assert {(golden.level, golden.table) for golden in GAMES} == {
        *((level, table) for level in LEVELS for table in SMALL),
        (FLAGSHIP_LEVEL, "flagship"),
    }

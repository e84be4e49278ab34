from __future__ import annotations

import pytest

from game.rules.game import Game, game_for
from game.scenario import load
from tests.rules.driver import TINY


@pytest.fixture(scope="session")
def tiny() -> Game:
    return game_for(load(str(TINY)))

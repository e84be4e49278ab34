"""What is measured of the flagship alone; tests/scenarios_shipped holds it to the bars of every table."""

from __future__ import annotations

import numpy as np
import pytest
from flagship_ratifiable import sample

from game.payoff import PayoffCompiler
from game.report.balance import analyse
from game.rules.game import game_for
from game.rules.ratification import standing
from game.scenario.model import Scenario

SAMPLE = 20_000
PAIRS = 16


def test_every_pair_of_mandates_is_analysed(flagship: Scenario) -> None:
    assert len(analyse(flagship).pairs) == PAIRS


def test_the_sampled_margins_are_those_of_the_rules(flagship: Scenario, compiler: PayoffCompiler) -> None:
    game = game_for(flagship)
    drawn = sample(flagship, compiler, 25, seed=7)
    path = compiler.opening_path()
    for number, package in enumerate(drawn.packages):
        chosen = tuple(int(option) for option in package)
        for place, side in enumerate(flagship.side_ids):
            support = [audience.start for audience in flagship.audiences_by_side[side]]
            measured = standing(game, side, support, path, flagship.status_quo, chosen)
            assert drawn.margins[place, number] == pytest.approx(measured.margin, abs=1e-9)


def test_home_support_falls_short_only_where_it_should(flagship: Scenario, compiler: PayoffCompiler) -> None:
    """Ratification binds: some good packages pass on neither side, and many fail on one side alone."""
    drawn = sample(flagship, compiler, SAMPLE)
    fails = ~(drawn.margins >= 0)
    assert fails[0].mean() > 0.2
    assert fails[1].mean() > 0.2
    assert np.all(np.isfinite(drawn.margins[:, :50]))

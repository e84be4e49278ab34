"""The balance bars that need no play (docs/calibration.md has the measured values)."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from flagship_ratifiable import sample

from game.payoff import PayoffCompiler
from game.report.balance import Balance
from game.rules.game import game_for
from game.rules.ratification import standing
from game.scenario.model import Scenario

SAMPLE = 20_000
PAIRS = 16


def test_zone_of_agreement(balance: Balance) -> None:
    likeliest = next(pair for pair in balance.pairs if pair.mandates == balance.mandates)
    assert 0.05 <= likeliest.zone <= 0.40
    assert sum(pair.zone * pair.probability for pair in balance.pairs) <= 0.40
    assert len(balance.pairs) == PAIRS
    assert all(0.01 <= pair.zone <= 0.75 for pair in balance.pairs)


def test_opposition(balance: Balance) -> None:
    assert all(pair.best_worse < 60 for pair in balance.pairs)
    likeliest = next(pair for pair in balance.pairs if pair.mandates == balance.mandates)
    assert 30 <= likeliest.best_worse <= 45


def test_logrolling_beats_the_middle(balance: Balance) -> None:
    assert all(pair.over_middle >= 8 for pair in balance.pairs)
    likeliest = next(pair for pair in balance.pairs if pair.mandates == balance.mandates)
    assert likeliest.nash_over_middle is not None
    assert likeliest.nash_over_middle >= 5


def test_every_option_is_worth_choosing_for_some_pair(balance: Balance) -> None:
    dead = [
        f"{issue.id}.{option.id}"
        for place, issue in enumerate(balance.scenario.issues)
        for number, option in enumerate(issue.options)
        if not option.anchor
        and number != issue.status_quo
        and not any(pair.used and number in pair.used[place] for pair in balance.pairs)
    ]
    assert dead == []


def test_no_option_is_nearly_always_the_nash_choice(balance: Balance) -> None:
    packages = [pair.nash for pair in balance.pairs]
    assert None not in packages
    for place, issue in enumerate(balance.scenario.issues):
        option, count = Counter(p[place] for p in packages if p).most_common(1)[0]
        assert count <= 0.8 * PAIRS, f"{issue.id}.{issue.options[option].id} in {count} of {PAIRS}"


def test_weight_of_an_issue(balance: Balance) -> None:
    assert all(max(swing) >= 2 for swing in balance.swings)
    assert all(swing[side] <= 0.4 * balance.ranges[side] for swing in balance.swings for side in (0, 1))


def test_ratifiable_zone_on_the_opening_day(flagship: Scenario, compiler: PayoffCompiler) -> None:
    """In the zone and passing both votes, for every pair of mandates; a sample, so with its standard error."""
    drawn = sample(flagship, compiler, SAMPLE)
    passes = drawn.passes
    for first in flagship.mandates_by_side["canada"]:
        for second in flagship.mandates_by_side["us"]:
            weights = (compiler.weights(first.id), compiler.weights(second.id))
            model = compiler.model(compiler.opening_path(), weights, None)
            zone = (model.score_units(drawn.packages) >= model.no_deal).all(axis=1)
            share = float((zone & passes).mean())
            error = (share * (1 - share) / SAMPLE) ** 0.5
            assert 0.01 - 2 * error <= share <= 0.10 + 2 * error, (first.id, second.id, share)


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

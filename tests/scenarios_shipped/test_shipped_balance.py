"""The static balance bars, held by every shipped table (docs/calibration.md has the measured values).

Ratifiable shares are wider than the 1-10 % of the flagships: a short game needs more packages that pass than a long
one.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from game.payoff import compiler_for
from game.report.balance import Balance, PairFigures, analyse
from game.scenario import load
from tests.flagship.flagship_ratifiable import sample
from tests.scenarios_shipped.shipped import TABLES, Shipped


@pytest.fixture(scope="module", params=TABLES, ids=lambda shipped: shipped.name)
def shipped(request: pytest.FixtureRequest) -> Shipped:
    found: Shipped = request.param
    return found


@pytest.fixture(scope="module")
def balance(shipped: Shipped) -> Balance:
    return analyse(load(shipped.name))


def likeliest(balance: Balance) -> PairFigures:
    return next(pair for pair in balance.pairs if pair.mandates == balance.mandates)


def test_zone_of_agreement(balance: Balance) -> None:
    assert 0.05 <= likeliest(balance).zone <= 0.40
    assert sum(pair.zone * pair.probability for pair in balance.pairs) <= 0.40
    assert all(0.01 <= pair.zone <= 0.75 for pair in balance.pairs)


def test_opposition(balance: Balance) -> None:
    assert all(pair.best_worse < 60 for pair in balance.pairs)
    assert 30 <= likeliest(balance).best_worse <= 45


def test_logrolling_beats_the_middle(balance: Balance) -> None:
    assert all(pair.over_middle >= 8 for pair in balance.pairs)
    over = likeliest(balance).nash_over_middle
    assert over is not None
    assert over >= 5


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
        assert count <= 0.8 * len(packages), f"{issue.id}.{issue.options[option].id} in {count} of {len(packages)}"


def test_red_lines_are_seldom_the_nash_choice(shipped: Shipped, balance: Balance) -> None:
    """A line that the best deal crosses most of the time would be bad advice."""
    for side in balance.scenario.sides:
        for line in side.red_lines:
            place = balance.scenario.issue_index[line.issue]
            banned = {balance.scenario.issues[place].option_index(option) for option in line.options}
            crossed = sum(1 for pair in balance.pairs if pair.nash and pair.nash[place] in banned)
            assert crossed <= shipped.crossed * len(balance.pairs), (line.issue, line.options, crossed)


def test_weight_of_an_issue(balance: Balance) -> None:
    assert all(max(swing) >= 2 for swing in balance.swings)
    assert all(swing[side] <= 0.4 * balance.ranges[side] for swing in balance.swings for side in (0, 1))


def test_some_good_packages_can_be_ratified_on_the_opening_day_and_not_all(shipped: Shipped, balance: Balance) -> None:
    """In the zone and passing both votes, for every pair of mandates; a sample, so with its standard error."""
    scenario = balance.scenario
    compiler = compiler_for(scenario)
    drawn = sample(scenario, compiler, shipped.sample)
    least, most = shipped.ratifiable
    for pair in balance.pairs:
        weights = (compiler.weights(pair.mandates[0]), compiler.weights(pair.mandates[1]))
        model = compiler.model(compiler.opening_path(), weights, None)
        zone = (model.score_units(drawn.packages) >= model.no_deal).all(axis=1)
        share = float((zone & drawn.passes).mean())
        error = (share * (1 - share) / shipped.sample) ** 0.5
        assert least - 2 * error <= share <= most + 2 * error, (pair.mandates, share)
    assert np.all((drawn.margins < 0).mean(axis=1) > 0.1)

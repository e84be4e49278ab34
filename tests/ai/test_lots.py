"""Lots: what signing them is worth vote by vote, how they are composed, when they are offered and which are picked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
import pytest

from game.ai.ballots import ballots
from game.ai.board import Board
from game.ai.fair import FairBot
from game.ai.lots import by_sector
from game.rules.actions import OPEN, Package, Propose
from game.rules.game import overlay
from game.rules.paths import path_of
from game.rules.ratification import audience_shifts, pass_chance, standing
from game.scenario.model import Scenario
from game.scenario.vocabulary import SupportEffect
from tests.ai.contract import Moment, moments, scenario_at

FEBRUARY = "february-2025"


def bids(where: str, first: str, second: str, seeds: range) -> Iterator[tuple[Moment, FairBot, Board]]:
    scenario = scenario_at(where)
    one, other = scenario.side_ids
    for seed in seeds:
        for moment in moments(scenario, {one: first, other: second}, seed):
            bot = moment.bot
            if isinstance(bot, FairBot) and isinstance(moment.action, Propose):
                yield moment, bot, bot.board(moment.shown)


@dataclass(frozen=True)
class Course:
    """One way the votes on lots may go: its chance, how many failed, and what a side gains by it."""

    chance: float
    failed: int
    gain: float
    support: float


def courses(moment: Moment, bot: FairBot, board: Board, lots: list[Package]) -> list[Course]:
    """Every way the votes on ``lots`` may go by the rules, all passing first."""
    game, state = moment.game, moment.state
    rules, path = game.scenario.ratification, path_of(game, state)
    own = game.scenario.seats_by_id[moment.seat].side
    assert rules is not None
    found = []
    for verdicts in product((True, False), repeat=len(lots)):
        supports = {side.id: list(side.support) for side in state.sides}
        position, chance = board.now.standing, 1.0
        for lot, passed in zip(lots, verdicts, strict=True):
            after = overlay(position, lot)
            margins = [standing(game, side, now, path, position, after).margin for side, now in supports.items()]
            both = prod(pass_chance(game, margin) for margin in margins)
            chance *= both if passed else 1.0 - both
            for side, now in supports.items():
                moved = audience_shifts(game, side, path, position, after)
                for place, shift in enumerate(moved):
                    now[place] += shift * passed + sum(
                        effect.delta
                        for effect in (rules.on_pass if passed else rules.on_fail)
                        if isinstance(effect, SupportEffect)
                    )
            position = after if passed else position
        changed = tuple(o if o != old else OPEN for o, old in zip(position, board.now.standing, strict=True))
        gain = float(bot.valuer.own_gains(np.array([changed]), board.now)[0])
        shifts = audience_shifts(game, own, path, board.now.standing, position)
        weights = [audience.weight for audience in game.scenario.audiences_by_side[own]]
        found.append(Course(chance, verdicts.count(False), gain, float(np.average(shifts, weights=weights))))
    return found


def in_parts(scenario: Scenario, board: Board, package: Package, count: int) -> list[list[int]]:
    """The rows that a package changes, cut at sectors into about ``count`` parts."""
    changed = [i for i, option in enumerate(package) if option not in (OPEN, board.now.standing[i])]
    cuts = np.array_split(np.arange(len(by_sector(scenario, changed))), count)
    sectors = by_sector(scenario, changed)
    return [[issue for at in cut for issue in sectors[at]] for cut in cuts if len(cut)]


@pytest.mark.parametrize("where", ["washington-2025", FEBRUARY, "two-towns"])
def test_lots_are_worth_what_the_rules_make_of_them(where: str) -> None:
    """Against every course of the votes played out by the rules: each lot rides on what those before it won or lost."""
    checked = 0
    for moment, bot, board in bids(where, "fair", "fair", range(2)):
        if moment.state.deals:
            continue
        scenario = moment.game.scenario
        package = board.package(int(board.feasible[np.argmax(board.values.own[board.feasible])]))
        parts = in_parts(scenario, board, package, 3)
        lots = [tuple(o if i in part else OPEN for i, o in enumerate(package)) for part in parts]
        side = scenario.side_ids.index(scenario.seats_by_id[moment.seat].side)
        seen = ballots(bot.valuer, board.now, package, parts, side).believed(board.odds)
        order = [np.array([1 << number]) for number in range(len(parts))]
        found = courses(moment, bot, board, lots)
        politics, bonus = scenario.dynamics.politics_weight, float(seen.praise[0])
        expected = sum(
            course.chance
            * (
                board.now.share * course.gain
                + politics * course.support
                - course.failed * bot.valuer.blame
                + max(0, len(lots) - course.failed - 1) * bonus
            )
            for course in found
        )
        assert sum(course.chance for course in found) == pytest.approx(1.0)
        assert bonus == pytest.approx(politics * 1.0)  # a vote that passes lifts every audience by a point here
        assert float(seen.all_pass(order)[0]) == pytest.approx(found[0].chance, abs=2e-3)
        assert float(seen.in_turn(order)[0, 0]) == pytest.approx(expected, abs=0.05)
        checked += 1
    assert checked >= 3

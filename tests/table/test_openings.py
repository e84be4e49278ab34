"""Openings that games share: they save decisions and change no game."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from game.ai import Bot, draws_lots, make_bot
from game.rules.actions import Action
from game.rules.game import game_for
from game.rules.view import View
from game.scenario import load
from game.scenario.model import Scenario
from game.table.match import MatchResult, game_seed, play_match, play_named, seat_bots
from game.table.openings import ROUNDS_KEPT, STRETCHES_KEPT, Openings
from tests.ai.contract import TINY, scenario_at

FIXED = ({"canada": "boulware", "us": "tit_for_tat"}, {"canada": "fair", "us": "conceder"})


def played(scenario: Scenario, names: Mapping[str, str], seed: int, openings: Openings | None) -> MatchResult:
    bots = seat_bots(scenario, names, seed)
    return play_match(game_for(scenario), bots, seed, keep_records=True, openings=openings)


@pytest.mark.parametrize("names", FIXED, ids=lambda names: "-".join(names.values()))
def test_games_with_openings_are_the_games_without(names: dict[str, str]) -> None:
    scenario = scenario_at(TINY)
    seeds = [game_seed(8, number) for number in range(12)]
    alone = [played(scenario, names, seed, None) for seed in seeds]
    forward, backward = Openings(), Openings()
    assert [played(scenario, names, seed, forward) for seed in seeds] == alone
    assert [played(scenario, names, seed, backward) for seed in reversed(seeds)] == alone[::-1]
    # Once more, now that every opening is known.
    assert [played(scenario, names, seed, forward) for seed in seeds] == alone


def test_what_is_known_is_not_decided_again() -> None:
    scenario, asked = scenario_at(TINY), []

    class Counted:
        def __init__(self, bot: Bot) -> None:
            self._bot = bot
            self.name, self.seat, self.trace = bot.name, bot.seat, ()
            self.ends_after_table = bot.ends_after_table

        def decide(self, view: View, legal: tuple[Action, ...]) -> Action:
            asked.append(view.round)
            return self._bot.decide(view, legal)

    openings, rounds = Openings(), []
    for _ in range(2):
        asked.clear()
        bots = {side: Counted(bot) for side, bot in seat_bots(scenario, FIXED[0], 5).items()}
        play_match(game_for(scenario), bots, 5, openings=openings)
        rounds.append(list(asked))
    assert min(rounds[0]) == 1
    assert not rounds[1] or min(rounds[1]) >= min(ROUNDS_KEPT, max(rounds[0]))
    assert len(rounds[1]) < len(rounds[0])


def test_bots_that_draw_lots_say_so() -> None:
    scenario = load("washington-2025")
    seat = scenario.leads["us"]
    drawing = {"random": True, "easy": True, "fair": False, "hard": False, "boulware": False, "script:split": False}
    for name, draws in drawing.items():
        assert draws_lots(make_bot(name, scenario, seat, 1)) is draws, name
    assert any(persona.volatility > 0.0 for persona in scenario.personas)
    for persona in scenario.personas:
        bot = make_bot(persona.id, scenario, scenario.leads[persona.side], 1)
        assert draws_lots(bot) is (persona.volatility > 0.0), persona.id


def test_a_bot_that_draws_lots_shares_no_opening() -> None:
    """Two seeds whose tables draw alike must still play as different random bots."""
    scenario = scenario_at(TINY)
    names = {"canada": "random", "us": "boulware"}
    series = [play_named(scenario, names, game_seed(3, number), mandates=(0, 0)) for number in range(6)]
    assert len({result.decisions for result in series}) > 1
    alone = [play_named(scenario, names, game_seed(3, number), mandates=(0, 0)) for number in reversed(range(6))]
    assert series == alone[::-1]


def test_openings_are_bounded() -> None:
    scenario = scenario_at(TINY)
    openings = Openings()
    played(scenario, FIXED[0], 1, openings)
    stretch = openings.recall(())
    assert stretch is not None
    for number in range(STRETCHES_KEPT + 10):
        openings.keep((9, number), stretch)
    assert openings.recall((9, STRETCHES_KEPT + 9)) is None

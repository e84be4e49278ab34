"""Matches and series of games between bots: repeatable, independent of jobs, summed up right."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from game.ai import UnknownBot
from game.rules.actions import Action, Hold, Propose, WalkAway
from game.rules.game import game_for
from game.rules.records import Record
from game.rules.state import Ending
from game.rules.view import View
from game.table.match import RefusedError, bot_seed, game_seed, play_match, play_named, seat_bots
from game.table.simulation import play_lines, simulate, summarise
from tests.ai.contract import TINY, moments, scenario_at

NAMES = {"canada": "boulware", "us": "tit_for_tat"}


def test_a_game_is_its_seed() -> None:
    scenario = scenario_at(TINY)
    assert play_named(scenario, NAMES, 5) == play_named(scenario, NAMES, 5)
    results = {play_named(scenario, NAMES, game_seed(1, number)).scores for number in range(6)}
    assert len(results) > 1


def test_seeds_of_games_and_bots_are_their_own() -> None:
    games = {game_seed(1, number) for number in range(200)} | {game_seed(2, number) for number in range(200)}
    assert len(games) == 400
    assert len({bot_seed(seed, seat) for seed in games for seat in ("ca-lead", "us-lead")}) == 800


def test_a_match_is_the_game_played_decision_by_decision() -> None:
    """The shortcut over a turn's end changes nothing."""
    scenario = scenario_at(TINY)
    names = {"canada": "fair", "us": "conceder"}
    played = play_match(game_for(scenario), seat_bots(scenario, names, 9), 9, keep_records=True)
    asked = [(m.shown.seq, m.seat, m.action) for m in moments(scenario, names, 9)]
    logged = {(r.seq, r.actor): r.body for r in played.records}
    seats = {seat.id for seat in scenario.seats}
    actions = [record.body for record in played.records if record.actor in seats]
    assert actions == [action for _, _, action in asked]
    assert len(logged) > len(actions)


def test_given_mandates_replace_the_draw() -> None:
    scenario = scenario_at(TINY)
    for pair in ((0, 1), (1, 0)):
        result = play_named(scenario, NAMES, 3, mandates=pair)
        expected = tuple(scenario.mandates_by_side[s][i].id for s, i in zip(scenario.side_ids, pair, strict=True))
        assert result.mandates == expected


def test_what_a_bot_may_not_do_is_a_fault_of_the_bot() -> None:
    scenario = scenario_at(TINY)
    bots = seat_bots(scenario, NAMES, 1)

    class Cheat:
        name, seat, trace, ends_after_table = "cheat", "us-lead", (), False

        def decide(self, view: View, legal: tuple[Action, ...]) -> Action:
            return Propose(())

    with pytest.raises(RefusedError, match=r"cheat.*us-lead.*empty_offer"):
        play_match(game_for(scenario), {**bots, "us": Cheat()}, 1)


def test_a_walk_away_ends_the_match() -> None:
    scenario = scenario_at(TINY)
    bots = seat_bots(scenario, NAMES, 1)

    class Quitter:
        name, seat, trace, ends_after_table = "quitter", "us-lead", (), True

        def decide(self, view: View, legal: tuple[Action, ...]) -> Action:
            return WalkAway() if WalkAway() in legal else Hold()

    result = play_match(game_for(scenario), {**bots, "us": Quitter()}, 1)
    assert result.ending is Ending.WALKED_AWAY
    assert not result.agreed


def test_the_log_is_kept_only_when_asked_for() -> None:
    scenario = scenario_at(TINY)
    kept = play_match(game_for(scenario), seat_bots(scenario, NAMES, 2), 2, keep_records=True)
    assert all(isinstance(record, Record) for record in kept.records)
    assert kept.records
    bare = play_match(game_for(scenario), seat_bots(scenario, NAMES, 2), 2)
    assert bare == replace(kept, records=())


def test_a_summary_is_the_same_for_any_number_of_jobs() -> None:
    scenario = scenario_at(TINY)
    one, two = (simulate(scenario, 24, NAMES, 7, jobs) for jobs in (1, 2))
    assert replace(one, seconds=0.0) == replace(two, seconds=0.0)
    assert one.games == 24


def test_games_of_a_series_can_be_played_in_any_order() -> None:
    scenario = scenario_at(TINY)
    forward = list(play_lines(scenario, NAMES, 4, range(8)))
    backward = list(play_lines(scenario, NAMES, 4, range(7, -1, -1)))
    assert forward == backward[::-1]


def test_a_summary_adds_up() -> None:
    scenario = scenario_at(TINY)
    lines = list(play_lines(scenario, NAMES, 4, range(10)))
    document = json.loads(json.dumps(summarise(scenario, NAMES, lines, 2.0).as_json()))
    scores = [line.scores[1] for line in lines]
    mean = sum(scores) / 10
    assert document["us"]["mean"] == pytest.approx(mean, abs=1e-5)
    assert document["us"]["sd"] == pytest.approx((sum((s - mean) ** 2 for s in scores) / 9) ** 0.5, abs=1e-5)
    assert document["games"] == 10
    assert document["games_per_second"] == pytest.approx(5.0)
    assert document["agreements"] == sum(line.agreed for line in lines)
    assert sum(document["endings"].values()) == 10
    assert document["canada"]["bot"] == "boulware"
    with pytest.raises(ValueError, match="no games"):
        summarise(scenario, NAMES, [], 1.0)


def test_unknown_bots_are_refused_before_a_game_is_played() -> None:
    with pytest.raises(UnknownBot):
        simulate(scenario_at(TINY), 10**9, {"canada": "fair", "us": "nobody"}, 1)


def test_playing_by_name_gives_the_scores_of_the_full_scenario() -> None:
    scenario = scenario_at(TINY)
    for number in range(4):
        seed = game_seed(3, number)
        named = play_named(scenario, NAMES, seed)
        full = play_match(game_for(scenario), seat_bots(scenario, NAMES, seed), seed)
        assert (named.scores, named.deals, named.ending) == (full.scores, full.deals, full.ending)

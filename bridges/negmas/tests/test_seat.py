"""A NegMAS negotiator at the game's own table."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("negmas")

from negmas.sao import BoulwareTBNegotiator, ConcederTBNegotiator, MiCRONegotiator, RandomNegotiator

from across_the_table_negmas import ExpertNegotiator, NegmasSeat
from bench.tournament import main
from game.ai import make_bot
from game.rules.actions import Propose, Respond
from game.rules.game import game_for
from game.scenario import load
from game.scenario.model import Scenario
from game.table.match import MatchResult, play_match, without_post_settlement

PURE = Path(__file__).resolve().parents[3] / "tests" / "ai" / "pure.yaml"


def scenario() -> Scenario:
    return without_post_settlement(load(PURE))


def play(table: Scenario, make: Any, side: str, other: str = "fair", seed: int = 7) -> MatchResult:
    bots = {
        own: NegmasSeat("guest", table, table.leads[own], make, seed)
        if own == side
        else make_bot(other, table, table.leads[own], 5)
        for own in table.side_ids
    }
    return play_match(game_for(table), bots, seed, keep_records=True)


@pytest.mark.parametrize("make", [BoulwareTBNegotiator, ConcederTBNegotiator, MiCRONegotiator, ExpertNegotiator])
@pytest.mark.parametrize("side", ["canada", "us"])
def test_a_guest_plays_a_game_to_its_end(make: Any, side: str) -> None:
    table = scenario()
    result = play(table, make, side)
    offers = [record for record in result.records if record.actor == table.leads[side]]
    assert any(isinstance(record.body, (Propose, Respond)) for record in offers)
    place = table.side_ids.index(side)
    reserve = table.sides[place].reservation
    assert reserve is not None
    assert result.scores[place] >= reserve - 1e-9


def test_a_conceder_agrees_with_a_game_bot() -> None:
    assert play(scenario(), ConcederTBNegotiator, "us").agreed


def test_two_guests_play_each_other() -> None:
    table = scenario()
    bots = {
        side: NegmasSeat("guest", table, table.leads[side], make, 1)
        for side, make in zip(table.side_ids, (ConcederTBNegotiator, ConcederTBNegotiator), strict=True)
    }
    assert play_match(game_for(table), bots, 3).agreed


def test_a_guest_that_draws_at_random_repeats_itself_and_leaves_the_process_alone() -> None:
    random.seed(11)
    state = random.getstate()
    first = play(scenario(), RandomNegotiator, "canada")
    assert random.getstate() == state
    random.seed(12)
    assert play(scenario(), RandomNegotiator, "canada").records == first.records


def test_a_seat_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="'nobody'; there are: "):
        NegmasSeat("guest", scenario(), "nobody", BoulwareTBNegotiator)


@pytest.mark.parametrize("make", [BoulwareTBNegotiator(), "micro", None])
def test_what_builds_nothing_is_refused_at_once(make: Any) -> None:
    table = scenario()
    with pytest.raises(TypeError, match=r"make: .* at every call"):
        NegmasSeat("guest", table, table.leads[table.side_ids[0]], make)


def test_what_builds_no_negotiator_is_refused_by_name() -> None:
    table = scenario()
    first, second = table.side_ids
    seat = NegmasSeat("guest", table, table.leads[first], dict)
    with pytest.raises(TypeError, match=r"built \{\}, expected a negotiator"):
        play_match(game_for(table), {first: seat, second: make_bot("fair", table, table.leads[second], 1)}, seed=1)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--players", "MiCRO,Nobody"), "'Nobody'; there are: easy"),
        (("--players", "genius:Nobody"), "genius:Nobody"),
        (("--domains", "1"), "2 domains or more"),
        (("-o", "no/such/folder/a.json"), "no/such/folder/a.json"),
    ],
)
def test_the_bench_refuses_with_the_option_and_the_value(
    given: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(given)
    assert stop.value.code == 2 and says in capsys.readouterr().err

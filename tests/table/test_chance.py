"""Draws: keyed, independent of order, and as likely as the rules say."""

from __future__ import annotations

import gc
from collections import Counter

import numpy as np
import pytest

from game.rules.chance import Draw
from game.rules.game import game_for
from game.rules.state import Query
from game.scenario import load
from game.table.chance import Draws, draw_outcome, uniform
from game.table.collector import rarely_collecting
from game.table.seed_words import first_words


def test_a_stream_depends_on_its_whole_key_and_on_nothing_else() -> None:
    keys = [(seed, round_number, name) for seed in range(4) for round_number in range(4) for name in ("a", "b")]
    values = {key: uniform(*key) for key in keys}
    assert len(set(values.values())) == len(keys)
    assert values == {key: uniform(*key) for key in reversed(keys)}
    assert uniform(2**62, 1, "a") != uniform(2**62 + 1, 1, "a")


def test_outcomes_come_as_often_as_they_should() -> None:
    query = Query(Draw.MANDATE, "canada", ((0, 0.5), (1, 0.3), (2, 0.2), (3, 0.0)))
    counts = Counter(draw_outcome(seed, 1, query).outcome for seed in range(4000))
    assert counts[3] == 0
    for outcome, odds in query.outcomes[:3]:
        assert abs(counts[outcome] / 4000 - odds) < 4 * (odds * (1 - odds) / 4000) ** 0.5


def test_a_certain_outcome_is_taken() -> None:
    assert draw_outcome(1, 1, Query(Draw.EVENT, "x", ((1, 1.0), (0, 0.0)))).outcome == 1


@pytest.mark.parametrize("words", [4, 5, 6, 7])
def test_many_seed_sequences_at_once_are_each_numpys_own(words: int) -> None:
    entropy = np.random.default_rng(words).integers(0, 2**32, (words, 40), dtype=np.uint32)
    entropy[:, 0], entropy[:, 1] = 0, 2**32 - 1
    for count in (1, 2, 4):
        expected = np.stack([np.random.SeedSequence(lane).generate_state(count) for lane in entropy.T], axis=1)
        assert (first_words(entropy, count) == expected).all()


def test_a_games_draws_are_the_same_made_in_one_go_or_one_by_one() -> None:
    game = game_for(load("washington-2025"))
    first, second = game.scenario.side_ids
    chancy = [event.id for event in game.scenario.events if event.chance < 1.0]
    subjects = [(Draw.EVENT, event) for event in chancy]
    subjects += [(Draw.VOTE, f"{number}:{side}") for number in range(1, 6) for side in (first, second)]
    subjects += [(Draw.TALKS_END, ""), (Draw.MANDATE, first), (Draw.MANDATE, second), (Draw.CONSULT, f"{first}:1")]
    outcomes = tuple((place, 1 / 16) for place in range(16))
    for seed in (0, 7, 2**32 - 1, 2**32, 2**63 - 1):
        draws = Draws(game, seed)
        for number in (0, 1, 4, len(game.scenario.calendar.rounds)):
            queries = [Query(draw, subject, outcomes) for draw, subject in subjects]
            made = [draws.outcome(number, query) for query in queries]
            assert made == [draw_outcome(seed, number, query) for query in queries]
            assert len({chance.outcome for chance in made}) > 3


def test_a_certain_outcome_is_taken_in_a_game_as_well() -> None:
    draws = Draws(game_for(load("washington-2025")), 5)
    assert draws.outcome(1, Query(Draw.EVENT, "x", ((1, 0.0), (0, 1.0)))).outcome == 0


def test_the_collector_is_as_before_after_a_series() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), rarely_collecting():
        assert gc.get_threshold()[0] > before[0]
        raise KeyError
    assert gc.get_threshold() == before

"""Draws: keyed, independent of order, and as likely as the rules say."""

from __future__ import annotations

import gc
from collections import Counter
from zlib import crc32

import numpy as np
import pytest

from game.core.pause import no_collection
from game.rules.chance import Draw
from game.rules.state import Query
from game.scenario import load
from game.table.chance import draw_outcome, uniform
from game.table.simulation import simulate


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


def test_a_draw_is_the_first_53_bits_of_numpys_own_sequence() -> None:
    for seed in (0, 7, 2**32 - 1, 2**32, 2**63 - 1):
        words = np.random.SeedSequence([seed, 3, crc32(b"event:storm"), 0]).generate_state(1, np.uint64)
        assert uniform(seed, 3, "event:storm") == float(words[0] >> np.uint64(11)) * 2.0**-53


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_as_before_after_a_pause(running: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if running else gc.disable)()
        with pytest.raises(KeyError), no_collection():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() is running
    finally:
        (gc.enable if before else gc.disable)()


def test_games_leave_nothing_to_collect() -> None:
    scenario = load("two-towns")
    names = dict(zip(scenario.side_ids, ("boulware", "hard"), strict=True))
    simulate(scenario, 1, names, 1)
    gc.collect()
    with no_collection():
        simulate(scenario, 3, names, 2)
        assert gc.collect() < 100

"""Draws: keyed, independent of order, and as likely as the rules say."""

from __future__ import annotations

from collections import Counter

from game.rules.chance import Draw
from game.rules.state import Query
from game.table.chance import draw_outcome, uniform


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

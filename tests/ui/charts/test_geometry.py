"""Scales, marks on axes, and words that keep clear of one another."""

import math
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygame import Rect

from game.report.round_numbers import round_numbers
from game.ui.charts.lines import apart
from game.ui.charts.place import Label, place_labels, uncovered
from game.ui.charts.scale import Scale, mixed


@given(st.floats(-500, 500), st.floats(0.1, 900), st.integers(2, 9))
def test_ticks_are_round_and_inside(low: float, span: float, most: int) -> None:
    found = round_numbers(low, low + span, most)
    assert len(found) <= most
    assert all(low - 1e-6 * span <= value <= low + span + 1e-6 * span for value in found)
    steps = {round(b - a, 9) for a, b in pairwise(found)}
    assert len(steps) <= 1 or max(steps) - min(steps) < 1e-6


def test_ticks_of_a_known_range() -> None:
    assert round_numbers(-20, 60, 5) == (-20, 0, 20, 40, 60)
    assert round_numbers(0, 1, 5) == (0, 0.25, 0.5, 0.75, 1)
    assert round_numbers(3, 3, 5) == (3,)


def test_a_scale_may_run_upwards() -> None:
    scale = Scale(0, 50, 400, 100)
    assert [scale(value) for value in (0, 25, 50)] == [400, 250, 100]
    assert Scale(2, 2, 0, 100)(2) == 50


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mixed("#102030", "#506070", 0) == "#102030"
    assert mixed("#102030", "#506070", 1) == "#506070"
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"


def measure(text: str, _style: str) -> tuple[int, int]:
    return 7 * len(text), 15


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 9))
def test_words_never_cover_words_or_marks(seed: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    area = Rect(40, 30, 520, 400)
    points = [(float(x), float(y)) for x, y in rng.uniform((60, 50), (540, 410), size=(count, 2))]
    marks = [Rect(round(x) - 6, round(y) - 6, 12, 12) for x, y in points]
    labels = [Label("word " * int(rng.integers(1, 5)), point) for point in points]
    placed = place_labels(labels, area, marks, points, measure, 9)
    assert len(placed) == count
    assert all(area.contains(one.rect) for one in placed)
    assert not [1 for one, other in combinations(placed, 2) if one.rect.colliderect(other.rect)]
    assert not [1 for one in placed for mark in marks if one.rect.colliderect(mark)]


def test_an_optional_word_is_left_out_where_there_is_no_room() -> None:
    area = Rect(0, 0, 60, 20)
    full = [Rect(0, 0, 60, 20)]
    assert place_labels([Label("gone", (30, 10), optional=True)], area, full, [], measure, 5) == ()
    assert len(place_labels([Label("kept", (30, 10))], area, full, [], measure, 5)) == 1


def test_a_word_is_not_taken_for_that_of_another_point() -> None:
    area = Rect(0, 0, 400, 400)
    cross, square = (180.0, 200.0), (204.0, 200.0)
    marks = [Rect(174, 194, 12, 12), Rect(198, 194, 12, 12)]
    lines = [(float(x), 200.0) for x in range(0, 400, 4)]
    labels = [Label("No deal", cross), Label("Status quo", square)]
    for one, own, other in zip(
        place_labels(labels, area, marks, lines, measure, 9), (cross, square), (square, cross), strict=True
    ):
        assert math.dist(one.rect.center, own) < math.dist(one.rect.center, other)


def test_a_word_stands_where_it_is_wanted_when_it_can() -> None:
    area = Rect(0, 0, 400, 400)
    for way in ((1, 0), (-1, 0), (0, -1), (0, 1)):
        (one,) = place_labels([Label("here", (200, 200), prefer=way)], area, [], [], measure, 6)
        assert (one.rect.centerx - 200) * way[0] >= 0 and (one.rect.centery - 200) * way[1] >= 0
        assert not one.led


@given(st.lists(st.floats(0, 300), min_size=1, max_size=7))
def test_labels_at_the_ends_of_lines_keep_apart(wanted: list[float]) -> None:
    plot = Rect(0, 0, 100, 300)
    tall = [20.0] * len(wanted)
    found = apart(wanted, tall, plot)
    assert all(10 - 1e-6 <= value <= 290 + 1e-6 for value in found)
    assert all(b - a >= 20 - 1e-6 for a, b in pairwise(sorted(found)))


def test_labels_that_have_room_stay_where_they_are() -> None:
    assert apart([50, 150, 250], [20, 20, 20], Rect(0, 0, 10, 300)) == pytest.approx([50, 150, 250])


@given(st.lists(st.tuples(st.integers(-20, 120), st.integers(0, 40)), max_size=6))
def test_a_line_leaves_out_what_stands_on_it(taken: list[tuple[int, int]]) -> None:
    spans = [(low, low + wide) for low, wide in taken]
    pieces = uncovered(0, 100, spans)
    drawn = {at for low, high in pieces for at in range(low, high)}
    assert drawn == {at for at in range(100) if not any(low <= at < high for low, high in spans)}
    assert all(low < high for low, high in pieces)

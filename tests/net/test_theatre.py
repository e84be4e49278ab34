"""The theatre's slides: sound pictures, true counts, nothing a student typed becomes markup."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from game.net.theatre.closing import prompts
from game.net.theatre.data import (
    ClassFigures,
    ClassTable,
    MixedTablesError,
    class_figures,
    rank_among,
    role_wording,
)
from game.net.theatre.debrief import hide_names, slides, theatre_body
from game.net.theatre.rows import Style, middle, table_rows, table_style
from game.net.theatre.slides import Part, paged
from game.net.theatre.svg import beside, spread
from game.net.theatre.words import rank_sentence
from game.report.debrief import NotOverError
from game.rules.view import Viewer, ViewerKind
from game.scenario import load
from game.table.local import LocalTable
from tests.net.theatre_games import MARKUP, STORIES, finished_class, play


@pytest.fixture(scope="module")
def figures() -> ClassFigures:
    return class_figures(*finished_class())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_slide_is_sound_and_told_in_the_order_of_the_lesson(figures: ClassFigures, language: str) -> None:
    wording = role_wording(figures.scenario, language)
    made = slides(figures, wording, names=True)
    root = ET.fromstring(theatre_body(made, wording).text)
    sections = root.findall("section")
    assert [one.get("data-key") for one in sections] == [slide.name for slide in made]
    assert len({slide.name for slide in made}) == len(made)
    core = list(dict.fromkeys(slide.key for slide in made if slide.part is Part.CORE))
    assert core == ["dots", "worse", "trades", "guesses", "failures", "happened"]
    assert sum(next(one.seconds for one in made if one.key == key) for key in core) == 12 * 60
    order = [Part.COVER, Part.CORE, Part.CLOSING, Part.BEHIND]
    assert [slide.part for slide in made] == sorted((slide.part for slide in made), key=order.index)
    for picture in root.iter("svg"):
        if picture.get("role") == "img":
            named = {node.get("id"): node.text for node in picture if node.tag in ("title", "desc")}
            assert list(named) == (picture.get("aria-labelledby") or "").split() and all(named.values())
    identities = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(identities) == len(set(identities))
    assert not any(math.isnan(float(node.get("cx", "0"))) for node in root.iter())


def test_what_a_student_typed_stays_text_and_hidden_names_are_gone(figures: ClassFigures) -> None:
    wording = role_wording(figures.scenario, "en")
    shown = theatre_body(slides(figures, wording, names=True), wording).text
    assert "<script" not in shown and MARKUP in "".join(ET.fromstring(shown).itertext())
    for hidden in (
        theatre_body(slides(figures, wording, names=False), wording),
        theatre_body(slides(hide_names(figures), wording, names=True), wording),
    ):
        said = "".join(ET.fromstring(hidden.text).itertext())
        assert "Ada" not in said and "Grace" not in said and "alert" not in said


def test_the_counts_are_those_of_the_stories(figures: ClassFigures) -> None:
    assert [one.agreed for one in figures.tables] == [True, True, True, False, True, False, False]
    assert [one.worse for one in figures.tables] == [(), (), (), (), (0,), (), ()]
    assert [len(one.failed) for one in figures.tables] == [0, 0, 0, 0, 0, 0, 1]
    wording = role_wording(figures.scenario, "en")
    titles = {slide.key: slide.title for slide in slides(figures, wording)}
    assert titles["dots"].startswith("4 tables of 7 agreed")
    assert titles["worse"] == "One deal of 4 left a side worse off than no deal"
    assert titles["failures"] == "One deal of 5 signed failed at home"
    told = prompts(figures, wording)
    assert "worse than no deal" in told[0] and told[0] != told[1]


def test_the_same_deal_is_the_same_dot_and_no_deal_is_no_deal(figures: ClassFigures) -> None:
    no_deal = [one.at for one in figures.tables if not one.agreed]
    assert no_deal and all(at == pytest.approx(figures.plane.no_deal) for at in no_deal)
    for one in figures.tables:
        assert one.at == pytest.approx(tuple(figures.model.score(np.array([one.found.final]))[0]))
        for place in (0, 1):
            assert one.gains[place] <= one.reach[place] + 1e-9 or one.worse


def test_ranks_compare_a_role_with_itself(figures: ClassFigures) -> None:
    side = figures.scenario.side_ids[0]
    scores = [sheet.score for one in figures.tables if (sheet := one.sheet(side))]
    best, worst = int(np.argmax(scores)), int(np.argmin(scores))
    assert rank_among(figures, best, side) == (6, 6)
    assert rank_among(figures, worst, side) == (0, 6)
    wording = role_wording(figures.scenario, "en")
    assert rank_sentence(figures, best, side, wording) == "better than all 6 others"
    assert rank_sentence(figures, worst, side, wording) == "better than none of the 6 others"
    pair = replace(figures, tables=(figures.tables[best], figures.tables[worst]))
    assert rank_sentence(pair, 0, side, wording) == "better than the other table"
    assert rank_sentence(pair, 1, side, wording) == "no better than the other table"
    assert rank_sentence(replace(pair, tables=pair.tables[:1]), 0, side, wording) == ""


def test_missed_trades_would_have_been_better_for_both(figures: ClassFigures) -> None:
    trades = [one.trade for one in figures.tables if one.trade is not None]
    assert trades and all(min(trade.gains) > 0 for trade in trades)


def test_a_logroll_beats_the_middle_for_both(figures: ClassFigures) -> None:
    by_table = [table_rows(one, figures).style for one in figures.tables]
    assert by_table[0] is Style.LOGROLLED and by_table[3] is Style.NOTHING
    assert figures.tables[2].found.final == middle(figures.scenario) and by_table[2] is Style.SPLIT
    assert table_style(3.0, -1.0) == (Style.LEANED, 0) and table_style(-1.0, 3.0) == (Style.LEANED, 1)


def test_dots_never_cover_one_another() -> None:
    wanted = [(100.0, 100.0)] * 12 + [(110.0, 100.0), (0.0, 0.0), (500.0, 300.0)]
    placed = spread(wanted, 30.0, (0.0, 0.0), (500.0, 300.0))
    assert all(math.dist(one, other) >= 29.0 for one, other in combinations(placed, 2))
    assert placed == spread(wanted, 30.0, (0.0, 0.0), (500.0, 300.0))
    assert math.dist(placed[-1], wanted[-1]) < 1.0
    marks = [(100.0, 100.0), (105.0, 100.0), (0.0, 0.0)]
    around = spread(wanted, 30.0, (0.0, 0.0), (500.0, 300.0), marks, 25.0)
    assert all(math.dist(dot, mark) >= 24.0 for dot in around for mark in marks)
    assert all(math.dist(one, other) >= 29.0 for one, other in combinations(around, 2))


def test_names_on_the_plane_cover_neither_marks_nor_one_another() -> None:
    at, names = [(300.0, 200.0), (306.0, 204.0)], ["No deal", "Status quo"]
    dots = [((340.0, 200.0), 42.0)]
    first, second = beside(at, names, 26.0, dots, (0.0, 0.0), (600.0, 400.0))
    for place, name in ((first, names[0]), (second, names[1])):
        assert abs(place[0] - 340) > 13 * len(name) / 2 + 20 or abs(place[1] - 200) > 15 + 20
    assert abs(first[0] - second[0]) >= 13 * 17 / 2 or abs(first[1] - second[1]) >= 30


def test_a_name_is_not_taken_for_that_of_another_mark() -> None:
    cross, square = (277.5, 570.0), (326.25, 589.0)
    table = [((305.0, 540.0), 42.0)]
    first, second = beside([cross, square], ["No deal", "Status quo"], 26.0, table, (177.5, 60.0), (1525.0, 623.0))
    assert math.dist(first, cross) < math.dist(first, square)
    assert abs(second[1] - square[1]) < 15 and second[0] > square[0]


def test_pages_are_even() -> None:
    assert [len(page) for page in paged(list(range(10)), 9)] == [5, 5]
    assert [len(page) for page in paged(list(range(21)), 5)] == [5, 4, 4, 4, 4]
    assert [list(page) for page in paged([], 4)] == [[]]
    assert [item for page in paged(list(range(40)), 9) for item in page] == list(range(40))


def test_tables_that_do_not_belong_together_are_refused() -> None:
    scenario, tables = finished_class()
    with pytest.raises(MixedTablesError):
        class_figures(scenario, ())
    other = play(scenario, STORIES[1], seed=5).view_as(Viewer(ViewerKind.DEBRIEF, "president"))
    with pytest.raises(MixedTablesError):
        class_figures(scenario, [*tables, ClassTable("Other", other)])
    running = LocalTable.opened(scenario, 1, {}).view_as(Viewer(ViewerKind.DEBRIEF, "president"))
    with pytest.raises(NotOverError):
        class_figures(scenario, [ClassTable("Running", running)])


def test_other_scenarios_have_a_theatre_too() -> None:
    """A bargaining table without an economy, and one that ends without agreement."""
    scenario = load("two-towns")
    first, second = scenario.side_ids
    table = LocalTable.opened(scenario, 4, {first: "conceder", second: "conceder"})
    table.run_bots()
    view = table.view_as(Viewer(ViewerKind.DEBRIEF, scenario.leads[first]))
    figures = class_figures(scenario, [ClassTable("Table 1", view)])
    wording = role_wording(scenario, "fr")
    made = slides(figures, wording)
    ET.fromstring(theatre_body(made, wording).text)
    assert rank_among(figures, 0, first) == (0, 0)

"""Exports: every act is in them once, scores are measured against what the role could reach, cells are inert."""

from __future__ import annotations

import csv
import io
import json

import pytest

from game.core.messages import Translator
from game.net.exports.scores import LEVELS, level_name, level_of, seat_scores, side_scores
from game.net.exports.tables import EXPORTS, ExportTable, Remark, anonymous_csv, export_csv, export_json
from game.rules.actions import Propose, Respond, Statement
from game.rules.view import Viewer, ViewerKind
from game.scenario import load
from game.scenario.model import Scenario
from game.table.local import LocalTable
from tests.net.theatre_games import MARKUP, finished_class

FORMULA = "=HYPERLINK(1)"


@pytest.fixture(scope="module")
def exported() -> tuple[Scenario, list[ExportTable]]:
    scenario, tables = finished_class()
    people = (("prime-minister", MARKUP, False), ("prime-minister", "Pilot two", True), ("", "Oscar", False))
    chat = (Remark("canada", "prime-minister", "Ada", FORMULA, 12.0),)
    return scenario, [
        ExportTable(number, table.view, people, (("us", "fair"),), chat)
        for number, table in enumerate(tables, start=1)
    ]  # fmt: skip


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_offer_answer_and_statement_is_there_once(exported: tuple[Scenario, list[ExportTable]]) -> None:
    scenario, tables = exported
    made = {name: rows(export_csv(name, scenario, tables)) for name in EXPORTS}
    bodies = [record.body for table in tables for record in table.view.history]
    assert len(made["offers"]) == sum(len(body.alternatives) for body in bodies if isinstance(body, Propose)) > 0
    assert len(made["responses"]) == sum(isinstance(body, Respond) for body in bodies) > 0
    told = [row for row in made["statements"] if row["kind"] == "statement"]
    assert len(told) == sum(isinstance(body, Statement) for body in bodies) > 0
    assert len(made["signatures"]) == sum(len(table.view.deals) for table in tables)
    assert len(made["scores_by_table"]) == 2 * len(tables)
    assert len(made["scores_by_seat"]) == len(scenario.seats) * len(tables)
    first = made["offers"][0]
    options = {option.id for option in scenario.issues[0].options}
    assert first[f"issue:{scenario.issues[0].id}"] in options
    seats = [row for row in made["seats"] if row["table"] == "1"]
    assert {row["role"] for row in seats} == {"seat", "copilot", "observer", "bot", "empty"}
    assert {row["seat"] for row in seats} == {seat.id for seat in scenario.seats} | {""}


def test_json_holds_what_the_tables_hold(exported: tuple[Scenario, list[ExportTable]]) -> None:
    scenario, tables = exported
    document = json.loads(export_json(scenario, tables, {"session": 3, "title": MARKUP}))
    assert document["session"] == 3 and document["title"] == MARKUP
    for name in EXPORTS:
        assert len(document[name]) == len(rows(export_csv(name, scenario, tables))), name


def test_no_cell_is_a_formula(exported: tuple[Scenario, list[ExportTable]]) -> None:
    scenario, tables = exported
    for name in EXPORTS:
        for row in csv.reader(io.StringIO(export_csv(name, scenario, tables))):
            for cell in row:
                assert not cell.startswith(("=", "+", "@")) and (not cell.startswith("-") or float(cell) <= 0)
    assert rows(export_csv("chat", scenario, tables))[0]["words"] == "'" + FORMULA


def test_reach_is_what_the_role_could_reach(exported: tuple[Scenario, list[ExportTable]]) -> None:
    scenario, tables = exported
    views = [(table.number, table.view) for table in tables]
    found = list(side_scores(scenario, views))
    for score in found:
        assert score.reach >= 0 and score.gain == pytest.approx(score.final - score.no_deal)
        assert score.level in LEVELS
        if score.share is not None:
            assert score.gain == pytest.approx(score.share * score.reach)
    by_role = [score for score in found if score.side == "canada"]
    best = max(by_role, key=lambda score: score.score)
    assert best.better_than == best.others == len(tables) - 1
    worst = next(score for score in found if (score.table, score.side) == (5, "canada"))
    assert worst.level == "below_no_deal"
    for seat in seat_scores(scenario, views):
        assert seat.reach >= 0 and (seat.gain <= seat.reach + 1e-6 or seat.level == "nearly_all")


@pytest.mark.parametrize(
    ("gain", "reach", "level"),
    [(-1.0, 10.0, "below_no_deal"), (0.0, 10.0, "little"), (2.6, 10.0, "part"), (5.0, 10.0, "much"),
     (10.0, 10.0, "nearly_all"), (12.0, 10.0, "nearly_all"), (0.0, 0.0, ""), (-1.0, 0.0, "below_no_deal")],
)  # fmt: skip
def test_levels_are_quarters_of_what_could_be_reached(gain: float, reach: float, level: str) -> None:
    assert level_of(gain, reach)[1] == level
    assert level_name(level, Translator("fr")) != level_name(level, Translator("en"))


def test_a_running_table_is_exported_without_scores() -> None:
    scenario = load("washington-2025-class")
    view = LocalTable.opened(scenario, 1, {}).view_as(Viewer(ViewerKind.INSTRUCTOR))
    tables = [ExportTable(1, view)]
    assert rows(export_csv("scores_by_table", scenario, tables)) == []
    assert len(rows(export_csv("seats", scenario, tables))) == len(scenario.seats)


def test_anonymous_answers_have_a_column_for_every_question() -> None:
    text = anonymous_csv([{"trade": "a", "leave": FORMULA}, {"trade": "b", "next": 3}])
    assert rows(text) == [
        {"trade": "a", "leave": "'" + FORMULA, "next": ""},
        {"trade": "b", "leave": "", "next": "3"},
    ]
    assert anonymous_csv([]) == "\r\n"

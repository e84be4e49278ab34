"""A settlement that really happened is a point of the plane, worth what the game's own model says."""

import numpy as np
import pytest

from game.report.debrief import debrief_model
from game.report.page import report_page
from game.report.plane_words import PointKind, plane_points, plane_table
from game.scenario import load
from game.table.local import LocalTable
from game.ui.charts.plane import plane_chart

from .conftest import shown


@pytest.fixture(scope="module")
def metals() -> LocalTable:
    table = LocalTable.opened(load("metals-2018"), 4, {"canada": "conceder", "us": "conceder"})
    table.run_bots()
    assert table.over
    return table


def test_it_stands_where_the_model_of_this_game_puts_it(metals: LocalTable) -> None:
    one = shown(metals)
    (settled,) = one.found.settlements
    assert settled.entry.date == "2019-05-17"
    worth = debrief_model(one.view, metals.scenario).score(np.array([settled.entry.package]))[0]
    assert settled.points == pytest.approx(tuple(worth))
    (point,) = [point for point in plane_points(one.found, one.wording) if point.kind is PointKind.HAPPENED]
    assert point.at == settled.points and point.name == "What really happened, May 17, 2019"
    points = one.wording.formats.points
    assert (point.name, points(point.at[0]), points(point.at[1])) in plane_table(one.found, one.wording).rows
    chart = plane_chart(one.found, one.dots, one.wording)
    assert [mark.at for mark in chart.marks if mark.name == point.name] == [settled.points]


def test_the_page_draws_and_says_it(metals: LocalTable) -> None:
    for language, side in (("en", "us"), ("fr", "canada")):
        one = shown(metals, language, side)
        (settled,) = one.found.settlements
        page, points = report_page(one), one.wording.formats.points
        assert page.count('class="mark warn"') == 2  # on the plane and in its key
        own, other = settled.points if side == "canada" else settled.points[::-1]
        said = {"en": f"worth {points(own)} points to you and {points(other)} to them",
                "fr": f"valu {points(own)} points pour vous et {points(other)} pour eux"}  # fmt: skip
        assert said[language] in page


def test_a_record_without_settlement_adds_no_point(duties: LocalTable) -> None:
    one = shown(duties)
    assert one.found.happened and one.found.settlements == ()
    assert PointKind.HAPPENED not in {point.kind for point in plane_points(one.found, one.wording)}

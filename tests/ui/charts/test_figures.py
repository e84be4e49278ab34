"""What the charts show is what the report computed, and the tables behind them hold the same numbers."""

from itertools import combinations, pairwise

import pytest
from pygame import Rect

from game.report.chart_words import best_offers
from game.report.debrief import debrief_model
from game.report.sentences import STEPS
from game.report.steps import StepKind
from game.ui.charts.data_table import DataTable
from game.ui.charts.duties import duties_figure
from game.ui.charts.figure import Table
from game.ui.charts.lines import support_figure
from game.ui.charts.plane import plane_chart, plane_figure
from game.ui.charts.region_map import jobs, jobs_figure
from game.ui.charts.steps import steps_chart, steps_figure
from game.ui.kit import Theme
from game.ui.kit.text import TextSetter
from game.ui.scenes.debrief_score import issues_figure, objectives_figure, score_figure
from tests.ui.charts.games import endings, flagship, shown


def test_the_plane_shows_the_report_s_points() -> None:
    one = shown()
    found, points = one.found, one.wording.formats.points
    figure = plane_figure(found, one.dots, "canada", one.wording)
    rows = {row[0]: row[1:] for row in figure.table.rows}
    chart = plane_chart(found, one.dots, one.wording)
    for mark in chart.marks:
        assert rows[mark.name] == (points(mark.at[0]), points(mark.at[1]))
    at = {mark.at for mark in chart.marks}
    assert {found.plane.final, found.plane.no_deal, found.plane.status_quo} <= at
    assert found.plane.nash is not None and found.plane.nash.points in at
    frontier = [row[1:] for row in figure.table.rows if row[0].startswith("Frontier")]
    assert frontier == [(points(a), points(b)) for a, b in found.plane.frontier]
    assert len(figure.table.rows) == len(chart.marks) + len(found.offers) + len(found.plane.frontier)
    drawn = {point for path in chart.paths for point in (*path.points, *path.spare)}
    assert drawn == {step.points for step in found.offers}


def test_the_plane_names_what_was_left() -> None:
    one = shown()
    figure = plane_figure(one.found, one.dots, "us", one.wording)
    own, other = one.found.left[1], one.found.left[0]
    assert one.found.better, "the game of the test must leave something"
    assert figure.finding == "You left value on the table"
    assert one.wording.formats.points(own) + " for you" in figure.note
    assert one.wording.formats.points(other) + " for them" in figure.note


def test_the_dots_are_packages_and_do_not_change() -> None:
    one = shown()
    model = debrief_model(one.view, one.found.scenario)
    assert shown().dots == one.dots and len(one.dots) == 6000
    low = [model.worst(side).points[side] for side in (0, 1)]
    high = [model.best(side).points[side] for side in (0, 1)]
    assert all(low[s] - 1e-6 <= dot[s] <= high[s] + 1e-6 for dot in one.dots for s in (0, 1))
    # None may lie beyond the frontier.
    frontier = one.found.plane.frontier
    assert not [dot for dot in one.dots if all(dot[0] > a + 1e-6 or dot[1] > b + 1e-6 for a, b in frontier)]


@pytest.mark.parametrize("size", [(560, 410), (340, 410), (900, 700)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_label_of_the_plane_covers_another(size: tuple[int, int], scale: float, language: str) -> None:
    theme = Theme(scale)
    text = TextSetter(theme)
    charts = [plane_chart(shown(language).found, (), shown(language).wording)]
    for chart in charts:
        rect = Rect(10, 10, theme.px(size[0]), theme.px(size[1]))
        plot = chart.plot(rect, theme.px, theme.px(30))
        placed = chart.labels(plot, theme.px, text.measure)
        names = {one.label.text for one in placed}
        assert {mark.name for mark in chart.marks} <= names
        assert {path.name for path in chart.paths} <= names
        assert all(plot.contains(one.rect) for one in placed)
        clashes = [(a.label.text, b.label.text) for a, b in combinations(placed, 2) if a.rect.colliderect(b.rect)]
        assert not clashes


@pytest.mark.parametrize("name", ["settled", "no deal", "talks ended", "pure, settled", "pure, no deal"])
def test_marks_that_fall_together_are_one(name: str) -> None:
    from game.core.messages import Translator
    from game.ui.scenes.debrief_data import gather
    from game.ui.session import Session

    one = gather(Session(endings()[name], Translator("en")))
    marks = plane_chart(one.found, one.dots, one.wording).marks
    for first, second in combinations(marks, 2):
        assert max(abs(a - b) for a, b in zip(first.at, second.at, strict=True)) >= 0.05
    said = " ".join(mark.name for mark in marks)
    assert "No deal" in said
    assert ("Status quo" in said) is not one.found.scenario.pure


def test_steps_are_the_report_s_steps() -> None:
    one = shown()
    found, wording = one.found, one.wording
    figure = steps_figure(found, "canada", wording)
    assert figure is not None
    points = wording.formats.points
    assert figure.table.rows == tuple(
        (str(s.round), wording.side(s.side), STEPS[s.kind], points(s.points[0]), points(s.points[1]))
        for s in found.offers
    )
    chart = steps_chart(found, wording)
    for place, (side, curve) in enumerate(zip(found.scenario.side_ids, chart.curves, strict=True)):
        best = best_offers(found, side)
        assert [(n, v) for n, v, _ in curve.offers] == [(s.round, s.points[place]) for s in best]
        assert [w for _, _, w in curve.offers] == ["" if s.kind is StepKind.FIRST else STEPS[s.kind] for s in best]
    given = [best_offers(found, side) for side in found.scenario.side_ids]
    moved = [offers[0].points[p] - offers[-1].points[p] for p, offers in enumerate(given)]
    assert points(abs(moved[1])) in figure.finding and points(abs(moved[0])) in figure.finding


def test_duties_are_those_of_the_ledger() -> None:
    one = shown()
    assert one.duties
    for line in one.duties:
        other = one.found.scenario.other(line.charged_by)
        for row in one.found.ledger:
            rates = {(sector, origin, to): rate for sector, origin, to, rate in row.duties}
            assert line.rates[row.round] == rates[line.sector, other, line.charged_by]
    figure = duties_figure(one.found, one.duties, one.wording)
    assert figure is not None
    for line in one.duties:
        rows = [
            row
            for row in figure.table.rows
            if row[:2] == (one.wording.sector(line.sector), one.wording.side(line.charged_by))
        ]
        if max(line.whole) <= 0.0005:
            assert not rows
            continue
        assert rows[0][2:] == ("Opening day", shortest(100 * line.rates[0]))
        assert rows[-1][3] == shortest(100 * line.after)
        changes = sum(1 for a, b in pairwise(line.whole) if abs(a - b) > 0.0005)
        assert len(rows) == 1 + changes


def shortest(value: float) -> str:
    return f"{round(value, 1):g}"


def test_the_last_duty_is_that_of_the_deal() -> None:
    one = shown()
    steel = next(line for line in one.duties if (line.sector, line.charged_by) == ("steel", "us"))
    assert steel.rates[0] == pytest.approx(0.5)
    assert steel.after < steel.rates[0]


def test_jobs_add_up() -> None:
    one = shown()
    figure = jobs_figure(one.jobs, one.found.scenario, one.wording)
    assert figure is not None
    for change in one.jobs:
        assert sum(value for _, value in change.by_region) + change.elsewhere == pytest.approx(change.total)
        assert sum(value for _, value in change.by_sector) == pytest.approx(change.total)
        name = one.wording.side(change.side)
        rows = {row[0]: row[2] for row in figure.table.rows if row[1] == name}
        assert rows["All"] == jobs(change.total, one.wording)
        assert jobs(change.total, one.wording) in figure.finding
    canada = next(change for change in one.jobs if change.side == "canada")
    ontario = dict(canada.by_region)["ON"]
    rows = {row[0]: row[2] for row in figure.table.rows}
    assert rows["Ontario"] == jobs(ontario, one.wording)


def test_jobs_are_the_objective_less_what_options_add() -> None:
    """The jobs objective counts the trade model's jobs and amounts that options give directly; the map the former."""
    from game.payoff import compiler_for

    one = shown()
    compiler = compiler_for(one.found.scenario)
    path = compiler.path(one.view.environment, (event for event, _ in one.view.happened))
    whole = compiler.amounts(path, one.found.final)["ca_jobs"]
    direct = sum(
        amount.amount
        for issue, option in zip(one.found.scenario.issues, one.found.final, strict=True)
        for amount in issue.options[option].amounts
        if amount.objective == "ca_jobs" and not amount.when
    )
    trade = next(change.total for change in one.jobs if change.side == "canada")
    assert trade == pytest.approx(whole - direct, abs=1e-6)


def test_support_ends_where_the_game_did() -> None:
    one = shown()
    for side in one.view.sides:
        ends = {line.audience: line.levels[-1] for line in one.support if line.side == side.id}
        assert ends == pytest.approx(dict(side.audiences))
        figure = support_figure(one.support, side.id, one.wording)
        assert figure is not None
        last = figure.table.rows[-1]
        assert last[1:] == tuple(one.wording.formats.points(ends[name]) for name, _ in side.audiences)
    for number, score in enumerate(one.found.rounds, start=1):
        for place, side_id in enumerate(one.found.scenario.side_ids):
            audiences = one.found.scenario.audiences_by_side[side_id]
            whole = sum(audience.weight for audience in audiences)
            levels = {line.audience: line.levels[number] for line in one.support}
            mean = sum(audience.weight * levels[audience.id] for audience in audiences) / whole
            assert mean == pytest.approx(score.support[place])


def test_the_score_adds_up() -> None:
    one = shown()
    sheet, points = one.sheet, one.wording.formats.points
    assert sheet is not None
    figure = score_figure(one, sheet)
    rows = dict(figure.table.rows)
    assert rows["Your score"] == points(sheet.score)
    parts = (sum(sheet.rounds), sheet.after, sheet.politics, -abs(sheet.pledges))
    assert [row[1] for row in figure.table.rows[:-1]] == [points(part, signed=True) for part in parts]
    assert sum(parts) == pytest.approx(sheet.score)
    objectives, issues = objectives_figure(one, sheet), issues_figure(one, sheet)
    assert objectives is not None and issues is not None
    assert [row[1] for row in objectives.table.rows] == [points(v, signed=True) for _, _, v in sheet.objectives]
    assert dict(issues.table.rows) == {one.wording.issue(i): points(v, signed=True) for i, v in sheet.issues}


def test_a_table_needs_full_rows() -> None:
    with pytest.raises(ValueError, match="every row"):
        Table(("a", "b"), (("1",),))


def test_nothing_is_charted_where_there_is_nothing() -> None:
    from game.core.messages import Translator
    from game.ui.scenes.debrief_data import gather
    from game.ui.session import Session

    one = gather(Session(endings()["pure, no deal"], Translator("en")))
    assert duties_figure(one.found, one.duties, one.wording) is None
    assert jobs_figure(one.jobs, one.found.scenario, one.wording) is None
    assert support_figure(one.support, "canada", one.wording) is None


def test_the_table_widget_says_its_rows() -> None:
    from game.ui.kit import Gear
    from game.ui.kit.keys import key_event
    from game.ui.stage import Scene, Stage

    said: list[str] = []
    table = Table(("Point", "A"), (("one", "1.0"), ("two", "2.0"), ("three", "3.0")))

    class One(Scene):
        def build(self) -> DataTable:
            return DataTable(table, name="Finding")

    import pygame

    stage = Stage((400, 300), Gear(announce=said.append))
    stage.push(One())
    widget = stage.top.ui.root  # type: ignore[union-attr]
    stage.handle(key_event(pygame.K_TAB, 0, "\t"))
    assert said[-1] == "Finding"
    stage.handle(key_event(pygame.K_DOWN, 0, ""))
    stage.handle(key_event(pygame.K_DOWN, 0, ""))
    assert said[-1] == "Finding, Point two, A 2.0, 2 of 3"
    stage.handle(key_event(pygame.K_END, 0, ""))
    assert said[-1].endswith("3 of 3") and widget.row == 2  # type: ignore[attr-defined]


def test_the_flagship_s_game_is_finished() -> None:
    assert flagship().over

"""Pure bargaining: signed whole, worth the reservation value until then, discounted over the calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.payoff import compile_payoff
from game.report.debrief import debrief
from game.rules.actions import Alternative, EndTurn, Hold, Lot, Propose, Respond, WalkAway
from game.rules.refusal import Refusal, RefusalCode
from game.rules.view import Viewer, ViewerKind
from game.scenario import load
from game.scenario.model import Scenario
from game.table.local import LocalTable
from game.table.match import game_seed, play_named

PURE = Path(__file__).parent.parent / "ai" / "pure.yaml"
SEATS = {"canada": "human", "us": "human"}


def discounted(tmp_path: Path, rules: str = "basic") -> Scenario:
    """The pure table with a discount of 0.5 for Canada and objectives in tenths for the United States."""
    text = PURE.read_text(encoding="utf-8").replace("reservation: 10", "reservation: 10, discount: 0.5")
    text = text.replace("us_points: {side: us,", "us_points: {side: us, scale: 0.1,").replace(
        "rules: basic", f"rules: {rules}"
    )
    path = tmp_path / "discounted.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def submit(table: LocalTable, seat: str, *actions: object) -> None:
    for action in actions:
        answer = table.submit(seat, action)  # type: ignore[arg-type]
        assert not isinstance(answer, Refusal), answer


def refusal(table: LocalTable, seat: str, action: object) -> RefusalCode | None:
    answer = table.submit(seat, action)  # type: ignore[arg-type]
    return answer.code if isinstance(answer, Refusal) else None


def to_the_end(table: LocalTable) -> None:
    while not table.over:
        (seat,) = table.seats_to_move()[:1]
        submit(table, seat, EndTurn())


def scores(table: LocalTable) -> tuple[float, float]:
    first, second = table.view_as(Viewer(ViewerKind.DEBRIEF)).sheets
    return first.score, second.score


def test_scale_turns_units_into_points(tmp_path: Path) -> None:
    model = compile_payoff(discounted(tmp_path))
    assert model.score([(3, 2)])[0].tolist() == pytest.approx([95.0, 2.5])
    assert [float(v) / 1e10 for v in model.no_deal] == [10.0, 15.0]


def test_an_offer_settles_every_issue(tmp_path: Path) -> None:
    table = LocalTable.opened(discounted(tmp_path, "full"), 1, SEATS)
    assert refusal(table, "ca-lead", Propose((Alternative((1, -1)),))) is RefusalCode.INCOMPLETE_PACKAGE
    lots = (Lot("a", (0,)), Lot("b", (1,)))
    assert refusal(table, "ca-lead", Propose((Alternative((1, 1), lots),))) is RefusalCode.INCOMPLETE_PACKAGE
    assert (
        refusal(table, "ca-lead", Propose((Alternative((0, 0)),))) is None
    )  # no status quo: any package may be signed


def test_a_preview_is_worth_the_reservation_value_until_the_package_is_whole(tmp_path: Path) -> None:
    table = LocalTable.opened(discounted(tmp_path), 1, SEATS)
    part, whole = (table.preview("ca-lead", (Alternative(package),), 0) for package in ((3, -1), (3, 2)))
    assert (part.points, part.no_deal, part.gain) == (10.0, 10.0, 0.0)
    assert (whole.points, whole.no_deal, whole.gain) == (95.0, 10.0, 85.0)
    assert part.amounts == (("ca_points", 0.0),)
    assert whole.amounts == (("ca_points", 95.0),)
    assert whole.own_gauge is None  # nobody votes on it


def test_an_unsettled_game_scores_the_reservation_values(tmp_path: Path) -> None:
    table = LocalTable.opened(discounted(tmp_path), 1, SEATS)
    to_the_end(table)
    assert scores(table) == (pytest.approx(10.0 * 0.5), pytest.approx(15.0))
    found = debrief(table.view_as(Viewer(ViewerKind.DEBRIEF)), table.scenario)
    assert found.plane.final == found.plane.no_deal == (10.0, 15.0)
    assert found.trades == ()


def test_walking_away_at_once_costs_nothing(tmp_path: Path) -> None:
    table = LocalTable.opened(discounted(tmp_path), 1, SEATS)
    submit(table, "ca-lead", WalkAway())
    assert scores(table) == (10.0, 15.0)


@pytest.mark.parametrize(("rounds", "factor"), [(0, 1.0), (2, 0.5 ** (2 / 4))])
def test_a_deal_is_discounted_by_the_calendar_it_took(tmp_path: Path, rounds: int, factor: float) -> None:
    table = LocalTable.opened(discounted(tmp_path), 1, SEATS)
    for _ in range(2 * rounds):
        seat = table.seats_to_move()[0]
        submit(table, seat, Hold(), EndTurn())
    submit(table, "ca-lead", Propose((Alternative((2, 2)),)), EndTurn())
    submit(table, "us-lead", Respond(True), EndTurn())
    assert table.over
    assert scores(table) == (pytest.approx((25 + 55) * factor), pytest.approx((25 + 20) * 0.1))
    sheet = table.view_as(Viewer(ViewerKind.DEBRIEF)).sheets[0]
    assert sheet.no_deal_points == pytest.approx(10.0 * factor)
    assert sheet.objectives == (("ca_points", 80.0, 80.0),)


@pytest.mark.parametrize("pair", [("fair", "fair"), ("easy", "conceder"), ("random", "hardliner")])
def test_bots_bargain_over_whole_packages(pair: tuple[str, str]) -> None:
    scenario = load(PURE)
    for number in range(3):
        result = play_named(scenario, dict(zip(scenario.side_ids, pair, strict=True)), game_seed(5, number))
        assert all(len(deal.terms) == len(scenario.issues) for deal in result.deals)
        if not result.agreed:
            assert result.scores == (10.0, 15.0)

"""A tournament's plan, its figures against slow oracles, and the file it is kept in."""

from __future__ import annotations

import json
import math
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.ai.known import public_scenario
from game.rules.game import game_for
from game.table.match import game_seed, play_match, seat_bots, without_post_settlement
from game.table.simulation import scenario_of
from game.table.tournament.distance import ended, replayed
from game.table.tournament.document import document
from game.table.tournament.plan import Plan, table_seed
from game.table.tournament.results_file import Flaw, ResultsError, append, asked_of, begin, read
from game.table.tournament.standings import standings
from game.table.tournament.statistics import clustered_mean
from tests.table.tournament_oracle import all_rows, every_point, plan, sandwich, tables, undominated


def test_pieces_hold_every_game_that_is_not_known_once() -> None:
    given_plan = plan(9)
    games = [(piece.table, *piece.bots, number) for piece in given_plan.pieces(frozenset()) for number in piece.numbers]
    assert sorted(games) == sorted(given_plan.every_game())
    assert len(games) == given_plan.total == 2 * 4 * 9
    known = frozenset(games[::3])
    left = [(piece.table, *piece.bots, number) for piece in given_plan.pieces(known) for number in piece.numbers]
    assert sorted(left) == sorted(set(games) - known)


def test_a_games_seed_depends_on_its_table_only() -> None:
    assert table_seed(1, "a") != table_seed(1, "b") != table_seed(2, "b")
    together, alone = plan(2), Plan(("boulware", "conceder"), tables()[1:], 2, 5)
    held = {row.key: row for row in all_rows(together)}
    assert all(held[row.key] == row for row in all_rows(alone))


@given(st.lists(st.tuples(st.integers(0, 6), st.floats(-100, 100)), min_size=2, max_size=60))
def test_clustered_errors_agree_with_the_regression_formula(values: list[tuple[int, float]]) -> None:
    found = clustered_mean(values)
    assert found is not None
    if len({cluster for cluster, _ in values}) < 2:
        assert found.se is None and found.low is None
        return
    mean, se = sandwich(values)
    assert found.mean == pytest.approx(mean, abs=1e-9)
    assert found.se == pytest.approx(se, abs=1e-9)
    assert found.low == pytest.approx(mean - 1.959964 * se, abs=1e-4)


def test_clusters_of_one_give_the_usual_error_and_copies_add_no_certainty() -> None:
    numbers = [3.0, 5.0, 4.5, 8.0, 1.0]
    single = clustered_mean(enumerate(numbers))
    copied = clustered_mean((place, value) for place, value in enumerate(numbers) for _ in range(7))
    mean = sum(numbers) / 5
    usual = math.sqrt(sum((value - mean) ** 2 for value in numbers) / 4 / 5)
    assert single is not None and copied is not None
    assert single.se == pytest.approx(usual) == copied.se
    assert copied.count == 35 and copied.clusters == 5


def test_paired_differences_compare_like_with_like() -> None:
    given_plan = plan(3, ("boulware", "conceder", "hardliner"))
    rows = all_rows(given_plan)
    found = standings(given_plan, rows)
    assert [own.score.mean for own in found.ranked] == sorted((o.score.mean for o in found.ranked), reverse=True)
    held = {row.key: row for row in rows}
    for pair in found.differences:
        values = []
        for table, number, opponent in product(tables(), range(3), given_plan.bots):
            for seat in (0, 1):
                bots = [(pair.bot, opponent), (pair.rival, opponent)]
                keys = [(table.name, *(two if seat == 0 else two[::-1]), number) for two in bots]
                values.append(((table.name, number), held[keys[0]].scores[seat] - held[keys[1]].scores[seat]))
        mean, se = sandwich(values)
        assert pair.score.mean == pytest.approx(mean) and pair.score.se == pytest.approx(se)
        assert pair.score.count == 2 * 3 * 3 * 2
    means = {own.bot: own.score.mean for own in found.ranked}
    for pair in found.differences:
        assert pair.score.mean == pytest.approx(means[pair.bot] - means[pair.rival])
    with pytest.raises(ValueError, match="1 of 54 games are missing"):
        standings(given_plan, rows[1:])


@pytest.mark.parametrize(("place", "bots"), [(0, ("boulware", "conceder")), (1, ("conceder", "fair")),
                                             (1, ("hardliner", "hardliner"))])  # fmt: skip
def test_distances_are_those_of_all_packages_listed(place: int, bots: tuple[str, str]) -> None:
    bare = without_post_settlement(scenario_of(tables()[place].resolved))
    game = game_for(public_scenario(bare))
    for number in range(3):
        seed = game_seed(2, number)
        seated = seat_bots(bare, dict(zip(bare.side_ids, bots, strict=True)), seed)
        result = play_match(game, seated, seed, keep_records=True)
        state = replayed(game, result.records, tuple((bot.seat, bot.name) for bot in seated.values()))
        assert state.ending is result.ending and state.deals == result.deals
        found = ended(game, state)
        points = list(every_point(game, state))
        frontier = undominated(points)
        assert found.to_frontier == pytest.approx(min(math.dist(found.final, point) for point in frontier), abs=1e-6)
        if bare.pure:
            reserve = tuple(float(side.reservation or 0.0) for side in bare.sides)
        else:
            reserve = tuple(sheet.no_deal_points for sheet in result.sheets)
        better = [point for point in points if point[0] >= reserve[0] - 1e-9 and point[1] >= reserve[1] - 1e-9]
        if found.nash is None:
            assert not better
        else:
            product_of = max((one - reserve[0]) * (other - reserve[1]) for one, other in better)
            own = (found.nash[0] - reserve[0]) * (found.nash[1] - reserve[1])
            assert own == pytest.approx(product_of, abs=1e-6)
        if not bare.pure:
            assert found.final == pytest.approx(tuple(sheet.final_points for sheet in result.sheets), abs=1e-6)
        elif not result.agreed:
            assert found.final == pytest.approx(reserve)


def test_a_file_gives_back_what_was_kept(tmp_path: Path) -> None:
    given_plan, path = plan(2), tmp_path / "games.jsonl"
    rows = all_rows(given_plan)
    begin(path, given_plan, "tiny.yaml,pure.yaml")
    append(path, rows[:5])
    assert read(path, given_plan) == rows[:5]
    assert asked_of(path).scenarios == "tiny.yaml,pure.yaml" and asked_of(path).games == 2
    with path.open("a", encoding="utf-8") as file:
        file.write('{"table":"tiny","bots":["boul')
    assert read(path, given_plan) == rows[:5]
    append(path, rows[5:])
    kept = read(path, given_plan)
    assert kept == rows
    assert document(given_plan, standings(given_plan, kept)) == document(given_plan, standings(given_plan, rows))
    with pytest.raises(ResultsError) as refusal:
        begin(path, given_plan, "")
    assert refusal.value.flaw is Flaw.EXISTS


def _damage(lines: list[str], line: int, **change: object) -> list[str]:
    entry = json.loads(lines[line]) | change
    return [*lines[:line], json.dumps(entry), *lines[line + 1 :]]


@pytest.mark.parametrize(
    ("change", "flaw", "line"),
    [
        ({"scores": [1.0, float("nan")]}, Flaw.DAMAGED, 3),
        ({"scores": [1.0]}, Flaw.DAMAGED, 3),
        ({"number": -1}, Flaw.DAMAGED, 3),
        ({"number": True}, Flaw.DAMAGED, 3),
        ({"ending": "won"}, Flaw.DAMAGED, 3),
        ({"agreed": 1}, Flaw.DAMAGED, 3),
        ({"extra": 1}, Flaw.DAMAGED, 3),
        ({"bots": ["boulware", "fair"]}, Flaw.STRANGE, 3),
        ({"number": 7}, Flaw.STRANGE, 3),
        ({"mandates": ["x" * 5000, "y"]}, Flaw.TOO_LARGE, 3),
        ({"to_frontier": -1}, Flaw.DAMAGED, 3),
    ],
)
def test_a_damaged_line_is_refused_with_its_place(
    tmp_path: Path, change: dict[str, object], flaw: Flaw, line: int
) -> None:
    given_plan, path = plan(1), tmp_path / "games.jsonl"
    begin(path, given_plan, "")
    append(path, all_rows(given_plan))
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(_damage(lines, 2, **change)) + "\n", encoding="utf-8")
    with pytest.raises(ResultsError) as refusal:
        read(path, given_plan)
    assert (refusal.value.flaw, refusal.value.line) == (flaw, line)


def test_another_tournaments_file_is_refused(tmp_path: Path) -> None:
    given_plan, path = plan(1), tmp_path / "games.jsonl"
    begin(path, given_plan, "")
    for other in (plan(2), plan(1, ("boulware", "fair")), Plan(given_plan.bots, tables()[:1], 1, 5)):
        with pytest.raises(ResultsError) as refusal:
            read(path, other)
        assert refusal.value.flaw is Flaw.OTHER and refusal.value.line == 1
        assert refusal.value.got != refusal.value.expected and refusal.value.got.startswith("--")
    header = json.loads(path.read_text(encoding="utf-8"))
    header["scenarios"][-1]["digest"] = "0" * 64
    changed = tmp_path / "changed.jsonl"
    changed.write_text(json.dumps(header) + "\n", encoding="utf-8")
    with pytest.raises(ResultsError) as refusal:
        read(changed, given_plan)
    assert refusal.value.flaw is Flaw.CHANGED and refusal.value.got == given_plan.tables[-1].name
    with pytest.raises(IsADirectoryError):
        begin(tmp_path, given_plan, "")
    append(path, all_rows(given_plan)[:1] * 2)
    with pytest.raises(ResultsError) as refusal:
        read(path, given_plan)
    assert (refusal.value.flaw, refusal.value.line) == (Flaw.TWICE, 3)


@given(st.binary(max_size=300), st.integers(0, 4))
@settings(max_examples=60, deadline=None)
def test_no_bytes_cause_more_than_a_refusal(tmp_path_factory: pytest.TempPathFactory, junk: bytes, line: int) -> None:
    given_plan = plan(1)
    path = tmp_path_factory.mktemp("fuzz") / "games.jsonl"
    begin(path, given_plan, "")
    header = path.read_bytes()
    path.write_bytes(junk if line == 0 else header * min(line, 1) + junk)
    try:
        read(path, given_plan)
        asked_of(path)
    except ResultsError as error:
        assert error.flaw in Flaw

"""A delegation may disagree: ministers judge by their own scorecards, and the lead heeds their initials."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.cabinet import counsel, heeding, missing, verdicts
from game.ai.known import known_for
from game.rules.actions import OPEN, Advise, Alternative, Draft, Initial, Lot, Propose
from game.rules.apply import apply
from game.rules.check import check
from game.rules.control import SeatTaken
from game.rules.records import CONTROL, EVERYONE, Record
from game.rules.state import Phase
from game.rules.view import View, Viewer, ViewerKind
from game.rules.views import view
from game.scenario.model import Scenario
from tests.ai.contract import FLAGSHIP, Moment, moments, scenario_at


@pytest.fixture(scope="module")
def moment() -> Moment:
    """The lead's turn at the flagship, about to offer."""
    names = {"canada": "fair", "us": "conceder"}
    played = (m for m in moments(scenario_at(FLAGSHIP), names, 1) if m.shown.side == "canada")
    return next(m for m in played if m.shown.phase is Phase.TURNS and isinstance(m.action, Propose))


def seen_by(moment: Moment, seat: str) -> View:
    return view(moment.game, moment.state, Viewer(ViewerKind.SEAT, seat))


def _portfolios(scenario: Scenario, side: str) -> list[str]:
    return [seat.id for seat in scenario.seats if seat.side == side and not seat.lead]


def test_ministers_of_one_delegation_disagree_somewhere() -> None:
    scenario = scenario_at(FLAGSHIP)
    for side in scenario.side_ids:
        signs: dict[tuple[int, int], set[int]] = {}
        for seat in _portfolios(scenario, side):
            for issue, size in enumerate(scenario.dims):
                for option in range(size):
                    package = tuple(option if place == issue else OPEN for place in range(len(scenario.dims)))
                    for verdict in verdicts(scenario, seat, scenario.status_quo, package):
                        signs.setdefault((verdict.issue, verdict.option), set()).add(verdict.sign)
        assert any({1, -1} <= found for found in signs.values()), side


def test_counsel_is_legal_and_not_repeated(moment: Moment) -> None:
    assert isinstance(moment.action, Propose)
    game, seat = moment.game, _portfolios(moment.game.scenario, "canada")[0]
    state, _ = apply(game, moment.state, moment.seat, Draft(moment.action.alternatives))
    said = 0
    while spoken := counsel(view(game, state, Viewer(ViewerKind.SEAT, seat))):
        assert check(game, state, seat, spoken[0]) is None
        assert isinstance(spoken[0], (Advise, Initial))
        state, _ = apply(game, state, seat, spoken[0])
        said += 1
    assert said > 2
    assert counsel(view(game, state, Viewer(ViewerKind.SEAT, moment.seat))) == ()


def test_a_lead_leaves_out_what_a_colleague_has_not_initialled(moment: Moment) -> None:
    assert isinstance(moment.action, Propose)
    game, scenario = moment.game, moment.game.scenario
    known = known_for(scenario, moment.seat)
    package = moment.action.alternatives[0].package
    seat = next(
        s for s in _portfolios(scenario, "canada")
        if any(package[scenario.issue_index[issue]] != OPEN for issue in scenario.seats_by_id[s].owns)
    )  # fmt: skip
    assert heeding(known, moment.shown, moment.action) is moment.action
    taken = Record(0, 1, CONTROL, SeatTaken(seat), EVERYONE)
    shown = replace(moment.shown, history=(*moment.shown.history, taken))
    rows = missing(known, shown, package)
    assert {scenario.issues[issue].id for issue in rows} <= set(scenario.seats_by_id[seat].owns)
    assert rows
    decided = moment.bot.decide(shown, moment.choices)
    state, _ = apply(game, moment.state, CONTROL, SeatTaken(seat))
    assert check(game, state, moment.seat, moment.action) is not None
    assert check(game, state, moment.seat, decided) is None
    assert shown.own is not None
    initialled = replace(shown, own=replace(shown.own, initials=tuple((issue, package[issue]) for issue in rows)))
    assert missing(known, initialled, package) == ()


def test_lots_shrink_with_the_rows_that_are_left_out(moment: Moment) -> None:
    scenario = moment.game.scenario
    known = known_for(scenario, moment.seat)
    owned = {scenario.issue_index[i] for s in _portfolios(scenario, "canada") for i in scenario.seats_by_id[s].owns}
    free = [issue for issue in range(len(scenario.dims)) if issue not in owned][:1]
    chosen = sorted([*free, *sorted(owned)[:2]])
    package = tuple(0 if issue in chosen else OPEN for issue in range(len(scenario.dims)))
    lots = tuple(Lot(str(issue), (issue,)) for issue in chosen)
    history = tuple(Record(0, 1, CONTROL, SeatTaken(s), EVERYONE) for s in _portfolios(scenario, "canada"))
    heeded = heeding(known, replace(moment.shown, history=history), Propose((Alternative(package, lots),)))
    if not free:
        assert heeded is None
        return
    assert heeded is not None
    assert heeded.alternatives[0].lots == ()
    assert [issue for issue, option in enumerate(heeded.alternatives[0].package) if option != OPEN] == free

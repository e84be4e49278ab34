"""No section of a screen holds anything that its reader may not know, in any language, in any position of any game."""

from __future__ import annotations

import json
from itertools import count
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from game.core.messages import Translator
from game.lang import Wording
from game.net.hosted.clock import NO_CLOCK
from game.net.hosted.sealed import Sealed
from game.net.hosted.table import HostedTable, Said
from game.net.room.people import Person
from game.net.room.sessions import Session, Stage
from game.net.room.settings import Settings
from game.net.screen.book import book
from game.net.screen.screen import SECTIONS
from game.net.screen.screens import TableScreens
from game.net.screen.sections import Scope, Screen
from game.rules.control import EndNow
from game.rules.game import Game, game_for
from game.rules.state import Phase, State
from game.rules.view import Viewer, ViewerKind
from game.rules.views import view
from game.scenario import load
from game.scenario.model import Scenario
from game.scenario.politics import Tone
from tests.rules.driver import TINY, play, random_action
from tests.rules.test_hidden_information import own_points_hidden, with_other_secrets


@pytest.fixture(scope="module")
def tiny() -> Game:
    return game_for(load(TINY))


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return load("washington-2025-class")


def a_session(scenario: Scenario) -> tuple[Session, HostedTable]:
    """One table, every seat taken."""
    session = Session(1, scenario, 0.0, stage=Stage.PLAY)
    table = HostedTable(1, scenario, 7, frozenset(), NO_CLOCK)
    table.open()
    session.tables[1] = table
    for number, seat in enumerate(scenario.seats, start=1):
        session.people[number] = Person(number, f"Person {number}", "en", approved=True, table=1, seats=(seat.id,))
        table.seated[seat.id] = (number,)
    table.staffed = frozenset(table.seated)
    return session, table


def sections_of(game: Game, state: State, seat: str, lang: str) -> dict[str, Any]:
    """What the seat's browser would be sent in a state, built from views of that state alone."""
    side = game.scenario.seats_by_id[seat].side
    staffed = frozenset(known.id for known in game.scenario.seats)
    table = SimpleNamespace(
        scenario=game.scenario, seated={}, staffed=staffed, bots={}, ready=frozenset(), sealed={}, said={side: []},
        number=1,
    )  # fmt: skip
    session = SimpleNamespace(people={}, stage=Stage.PLAY, tables={}, settings=Settings())
    viewers = {
        Scope.TABLE: Viewer(ViewerKind.OBSERVER),
        Scope.SIDE: Viewer(ViewerKind.SEAT, game.scenario.leads[side]),
        Scope.SEAT: Viewer(ViewerKind.SEAT, seat),
    }
    wording = Wording(game.scenario, Translator(lang))
    made = {}
    for scope, viewer in viewers.items():
        screen = Screen(
            cast(Session, session), cast(HostedTable, table), view(game, state, viewer),
            side if scope is not Scope.TABLE else "", seat if scope is Scope.SEAT else "", wording,
        )  # fmt: skip
        made.update({known.name: known.build(screen) for known in SECTIONS if known.scope is scope})
    return made


@pytest.mark.parametrize("seed", range(4))
def test_two_tables_that_differ_only_in_the_other_sides_secrets_look_alike(tiny: Game, seed: int) -> None:
    compared = 0
    for number, moment in enumerate(play(tiny, seed)):
        state = moment.before
        if not all(side.mandate for side in state.sides):
            continue
        for side in tiny.scenario.side_ids:
            if not own_points_hidden(tiny, side, state):
                continue
            twin = with_other_secrets(tiny, state, side)
            seats = [seat.id for seat in tiny.scenario.seats if seat.side == side]
            seat = seats[number % len(seats)]
            assert sections_of(tiny, state, seat, "fr") == sections_of(tiny, twin, seat, "fr")
            compared += 1
    assert compared > 15


def secrets(scenario: Scenario, table: HostedTable, side: str) -> list[str]:
    """Texts that only ``side`` may read, in both languages."""
    known = scenario.side(side)
    mandate = next(m for m in scenario.mandates if m.id == table.side_view(side).own.mandate)  # type: ignore[union-attr]
    texts = [known.brief, mandate.brief, *(line.text for line in known.red_lines)]
    texts += [seat.brief for seat in scenario.seats if seat.side == side]
    said = [said.words for said in table.said[side]]
    return [" ".join(one.split()) for text in texts for one in (text.en, text.fr) if one] + said


@pytest.mark.parametrize("seed", range(2))
def test_no_browser_is_sent_the_other_sides_briefs_mandate_chat_or_choices(scenario: Scenario, seed: int) -> None:
    session, table = a_session(scenario)
    generator = np.random.default_rng(seed)
    first, second = scenario.side_ids
    for side in scenario.side_ids:
        table.said[side] = [Said(1, 1, "Person", scenario.leads[side], f"secret of {side}", 0.0)]
        measure = next(m for m in scenario.measures if m.side == side)
        table.sealed[side] = Sealed(Tone.FIRM, None, ((measure.seat, measure.id),))
    screens = TableScreens(session, table, SECTIONS, count(1))
    looked = 0
    while not table.over and looked < 60:
        for side, other in ((first, second), (second, first)):
            hidden = secrets(scenario, table, other)
            for seat in ("", *(known.id for known in scenario.seats if known.side == side)):
                for lang in ("en", "fr"):
                    sent = dict(screens.sections(side if seat else "", seat, lang))
                    text = " ".join(made.text for made in sent.values())
                    assert not any(secret in text or json.dumps(secret)[1:-1] in text for secret in hidden)
                    if not seat:
                        assert not any(secret in text for secret in secrets(scenario, table, side))
                        assert not {"private", "sheet", "means", "team", "chat", "sealed", "brief"} & set(sent)
                    elif table.game.view(None).phase is not Phase.ENDED:
                        own_seal = json.loads(sent["sealed"].text)
                        assert own_seal["measures"][0][0] in {s.id for s in scenario.seats if s.side == side}
        for _ in range(3):
            waiting = table.game.seats_to_move()
            if waiting:
                actor = waiting[int(generator.integers(len(waiting)))]
                state, _records = table.game.state_and_log()
                table.game.submit(actor, random_action(table.game.game, state, actor, generator))
        screens.refresh(scenario.side_ids)
        looked += 1
    assert looked > 10


def test_a_minister_reads_only_the_own_brief(scenario: Scenario) -> None:
    session, table = a_session(scenario)
    screens = TableScreens(session, table, SECTIONS, count(1))
    for seat in scenario.seats:
        text = " ".join(made.text for _, made in screens.sections(seat.side, seat.id, "en"))
        for other in scenario.seats:
            assert (json.dumps(" ".join(other.brief.en.split()))[1:-1] in text) == (other.id == seat.id)


def test_an_empty_seat_is_spoken_for_by_the_head_of_the_delegation(scenario: Scenario) -> None:
    session, table = a_session(scenario)
    empty = next(seat for seat in scenario.seats if not seat.lead)
    table.seated.pop(empty.id)
    table.staffed = frozenset(table.seated)
    screens = TableScreens(session, table, SECTIONS, count(1))
    lead = scenario.leads[empty.side]
    brief = json.loads(dict(screens.sections(empty.side, lead, "en"))["brief"].text)
    assert [one["text"] for one in brief["others"]] == [" ".join(empty.brief.en.split())]


def test_sensitive_facts_are_shown_only_where_the_teacher_turned_them_on() -> None:
    scenario = load("washington-2025")
    marked = [entry for entry in scenario.codex if entry.sensitive]
    assert marked
    wording = Wording(scenario, Translator("en"))
    for turned_on in (frozenset[str](), frozenset({marked[0].id})):
        shown = {entry["id"] for entry in book(scenario, turned_on, wording)["codex"]}
        assert shown == {entry.id for entry in scenario.codex if not entry.sensitive} | turned_on


def test_other_tables_are_compared_with_only_once_the_debrief_is_open_to_all(scenario: Scenario) -> None:
    session, table = a_session(scenario)
    second = HostedTable(2, scenario, 7, frozenset(), NO_CLOCK)
    second.open()
    session.tables[2] = second
    screens = TableScreens(session, table, SECTIONS, count(1))
    lead = scenario.leads["canada"]

    def debrief() -> Any:
        screens.refresh(scenario.side_ids)
        return json.loads(dict(screens.sections("canada", lead, "en"))["debrief"].text)

    assert debrief() is None
    table.game.control(EndNow())
    assert debrief()["peers"] is None and debrief()["score"]["total"] is not None
    second.game.control(EndNow())
    session.stage = Stage.DEBRIEF
    assert debrief()["peers"] == {"better": 0, "of": 1}

"""Whoever has something new to see is shown it at once, also when what led to it is another side's secret.

Screens are made again only where a table says that something changed. The oracle makes every one anew, each time.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import count

import numpy as np
import pytest
from rooms import Room, room, scenario

from game.net.refusals import ClassRefusalError
from game.net.screen.screen import SECTIONS
from game.net.screen.screens import TableScreens
from game.rules.actions import Action, WalkAway

VIEWERS = ("", *(seat.id for seat in scenario().seats))


def screens(made: Room, kept: TableScreens) -> dict[tuple[str, str], str]:
    """(seat, section) to what is shown there; "" for an observer."""
    sides = {seat.id: seat.side for seat in made.session.scenario.seats}
    return {
        (seat, name): section.text
        for seat in VIEWERS
        for name, section in kept.sections(sides.get(seat, ""), seat, "en")
    }


def anything(made: Room, generator: np.random.Generator) -> str:
    """Something that somebody may try: a move, to be ready, or the teacher's hand."""
    table, chance = made.table, generator.random()
    able = {seat: actions for seat in VIEWERS[1:] if (actions := _moves(made, seat))}
    if not able or chance < 0.06:
        made.desk.advance(1)
        return "advance"
    if chance < 0.1:
        made.desk.undo(1)
        return "undo"
    if chance < 0.16:
        lead = list(table.scenario.leads.values())[int(generator.integers(2))]
        made.classroom.ready(made.session, made.holder(lead).person, True)
        return f"{lead} is ready"
    seat = sorted(able)[int(generator.integers(len(able)))]
    action = able[seat][int(generator.integers(len(able[seat])))]
    return f"{seat}: {action} {made.act(seat, action).ok}"


def _moves(made: Room, seat: str) -> list[Action]:
    return [action for action in made.table.game.legal(seat) if not isinstance(action, WalkAway)]


@pytest.mark.parametrize(("seed", "clock"), [(1, False), (2, False), (3, True)])
def test_no_screen_of_a_random_game_is_left_behind(seed: int, clock: bool) -> None:
    made, generator, done = room(seed=seed, clock=clock), np.random.default_rng(seed), 0
    kept = TableScreens(made.session, made.table, SECTIONS, count(1))
    screens(made, kept)
    made.table.changed.clear()
    while not made.table.over and done < 90:
        what = "refused"
        with suppress(ClassRefusalError):
            what = anything(made, generator)
        kept.refresh(made.table.changed)
        made.table.changed.clear()
        anew = screens(made, TableScreens(made.session, made.table, SECTIONS, count(1)))
        assert screens(made, kept) == anew, what
        done += 1
    assert done > 30

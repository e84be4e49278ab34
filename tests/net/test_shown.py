"""Whoever sees something new is shown it at once, also when what led to it is another side's secret."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import numpy as np
import pytest
from rooms import scenario

from game.net.hosted.clock import NO_CLOCK, ClassPhase
from game.net.hosted.table import HostedTable
from game.rules.actions import WalkAway
from game.rules.view import View

PARTS = tuple(field.name for field in fields(View))


def a_table(seed: int) -> HostedTable:
    table = HostedTable(1, scenario(), seed, frozenset(), NO_CLOCK)
    table.open()
    table.staffed = frozenset(seat.id for seat in scenario().seats)
    table._run(ClassPhase.OPEN, table.public_view().round, 0, 0.0, 0.0)
    table.changed.clear()
    return table


def views(table: HostedTable) -> dict[str, View]:
    """Every seat's view, and under "" an observer's."""
    return {"": table.public_view()} | {seat.id: table.seat_view(seat.id) for seat in scenario().seats}


def stale(table: HostedTable, before: dict[str, View]) -> Iterator[tuple[str, str]]:
    """(seat, part) of the views that differ although their reader is not to be shown anything."""
    for seat, now in views(table).items():
        sides = {scenario().seats_by_id[seat].side} if seat else set(scenario().side_ids)
        if not sides <= table.changed:
            yield from ((seat, part) for part in PARTS if getattr(now, part) != getattr(before[seat], part))


@pytest.mark.parametrize("seed", range(4))
def test_no_move_of_a_random_game_leaves_a_screen_behind(seed: int) -> None:
    table, generator, moves = a_table(seed), np.random.default_rng(seed), 0
    while not table.over and moves < 150:
        legal = {
            seat.id: [a for a in table.game.legal(seat.id) if not isinstance(a, WalkAway)] for seat in scenario().seats
        }
        able = [seat for seat, actions in legal.items() if actions]
        seat = able[int(generator.integers(len(able)))]
        action = legal[seat][int(generator.integers(len(legal[seat])))]
        before = views(table)
        if table.act(seat, action, None, 0.0).ok:
            assert not list(stale(table, before)), action
            moves += 1
        table.changed.clear()
    assert moves > 20

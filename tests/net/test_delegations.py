"""Delegations that change in mid-game: halves that leave, heads that leave, tables that begin late."""

from __future__ import annotations

from game.net.hosted.clock import ClassPhase
from tests.net.rooms import Room, room


def heads(made: Room, table: int) -> dict[str, str]:
    """Who leads each side: a person's name, ``bot``, or nothing."""
    seated = made.session.tables[table]
    found = {}
    for side, lead in made.session.scenario.leads.items():
        holders = made.session.holders(table, lead)
        found[side] = "bot" if side in seated.bots else holders[0].name if holders else ""
    return found


def test_a_half_that_leaves_never_takes_the_head_and_begins_an_empty_table() -> None:
    made = room(6, 2)
    made.desk.add_table()
    before = heads(made, 1)
    assert made.session.tables[3].clock.phase in (ClassPhase.LOBBY, ClassPhase.BRIEF)
    made.desk.split(1, "canada", 3)
    assert heads(made, 1) == before
    after = heads(made, 3)
    assert after["canada"].startswith("Student") and after["us"] == "bot"
    assert made.session.tables[3].playing


def test_when_the_head_leaves_the_next_of_the_delegation_leads() -> None:
    for leave in ("unseat", "kick", "observe", "move"):
        made = room(8, 2, clock=False)
        head = made.session.holders(1, "prime-minister")[0]
        if leave == "observe":
            made.desk.observe(head.id, 1)
        elif leave == "move":
            made.desk.seat(head.id, 2, ["prime-minister"], copilot=True)
        else:
            getattr(made.desk, leave)(head.id)
        new = made.session.holders(1, "prime-minister")
        assert new and new[0].id != head.id and len(new[0].seats) == 2, leave
        assert "prime-minister" in made.table.staffed, leave
        assert heads(made, 1)["us"].startswith("Student"), leave


def test_nobody_is_made_head_before_the_game_or_where_a_machine_leads() -> None:
    made = room(8, 2, play=False)
    made.desk.fill()
    head = made.session.holders(1, "prime-minister")[0]
    made.desk.unseat(head.id)
    assert heads(made, 1)["canada"] == ""
    made = room(8, 2)
    made.desk.bot(1, "president")
    head = made.session.holders(1, "president")[0]
    made.desk.unseat(head.id)
    assert heads(made, 1)["us"] == "bot" and not made.session.holders(1, "president")


def test_a_playing_table_that_everybody_left_for_another_is_taken_away() -> None:
    made = room(6, 2)
    people = [person.id for person in made.session.people.values() if person.table == 2]
    assert made.desk.merge(2, "us", 1) == {"gone": False}
    assert made.desk.merge(2, "canada", 1) == {"gone": True}
    assert set(made.session.tables) == {1}
    assert all(made.session.people[number].table == 1 for number in people)

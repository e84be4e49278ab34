"""What people and the instructor may do in a class, without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from rooms import SEATS, Room, room, scenario, to_phase

from game.net.desk.commands import COMMANDS, run_command
from game.net.desk.desk import Desk
from game.net.desk.overview import overview
from game.net.hosted.clock import PLANS, ClassPhase, plan_for
from game.net.refusals import TEXTS, ClassCode, ClassRefusalError
from game.net.room.classroom import Classroom
from game.net.room.people import clean_name, clean_text
from game.net.room.sessions import Stage
from game.net.room.settings import Settings
from game.net.room.store import Store
from game.net.wire import to_json
from game.rules.actions import (
    Advise,
    Alternative,
    Chat,
    Draft,
    EndTurn,
    Hold,
    Initial,
    Propose,
    Reply,
    Respond,
    Statement,
    UseMeasure,
    WalkAway,
)  # fmt: skip
from game.rules.refusal import RefusalCode
from game.rules.state import Phase
from game.rules.view import ViewerKind
from game.scenario.politics import Tone

PACKAGE = (Alternative((1, 1, 1, 1, 1)),)


def _refused(made: Room, command: str, **args: object) -> ClassCode:
    with pytest.raises(ClassRefusalError) as refused:
        run_command(made.desk, command, args)
    return refused.value.refusal.code


def _code(answer: object) -> str:
    return str(getattr(getattr(answer, "refusal", None), "code", ""))


# -- joining -----------------------------------------------------------------------------------------------------------


def test_names_are_plain_short_and_taken_once() -> None:
    made = room(0, play=False)
    classroom, code = made.classroom, made.session.code
    joined = classroom.join(code.lower(), "  Zoé\u202e\u0000 \n B. ", "fr")
    assert joined.person.name == "Zoé B." and joined.person.lang == "fr" and not joined.person.approved
    for name, wanted in (
        ("zoé b.", ClassCode.NAME_TAKEN),
        (" \u200b ", ClassCode.NAME_NEEDED),
        ("---", ClassCode.NAME_NEEDED),
    ):
        with pytest.raises(ClassRefusalError) as refused:
            classroom.join(code, name, "en")
        assert refused.value.refusal.code is wanted
    assert classroom.join(code, "<script>alert(1)</script>", "en").person.name == "<script>alert(1)</script>"
    assert len(clean_name("x" * 500)) == 40
    assert clean_text("a\u2067b\ud800c", 10) == "abc"


@pytest.mark.parametrize("code", ["", "AAAAA", "AAAAAAA", "ABCDE1", "' OR 1=1", "ÀBCDEF"])
def test_a_wrong_code_lets_nobody_in(code: str) -> None:
    made = room(0, play=False)
    with pytest.raises(ClassRefusalError) as refused:
        made.classroom.join(code, "Ana", "en")
    assert refused.value.refusal.code is ClassCode.UNKNOWN_CODE


def test_nobody_acts_before_being_let_in_and_seated() -> None:
    made = room(0, play=False)
    ana = made.classroom.join(made.session.code, "Ana", "en")
    assert _code(made.classroom.act(made.session, ana.person, Draft(PACKAGE), None, "")) == "not_approved"
    made.desk.approve(ana.person.id)
    assert _code(made.classroom.act(made.session, ana.person, Draft(PACKAGE), None, "")) == "not_seated"
    made.desk.seat(ana.person.id, 1, ["prime-minister"])
    assert _code(made.classroom.act(made.session, ana.person, Draft(PACKAGE), None, "")) == "not_started"
    made.desk.observe(ana.person.id, 1)
    assert _code(made.classroom.act(made.session, ana.person, Draft(PACKAGE), None, "")) == "observer"


def test_a_cookie_is_known_by_its_hash_alone(tmp_path: Path) -> None:
    made = room(2, path=tmp_path / "class.db")
    token = made.joined[0].token
    assert made.classroom.person_by_token(token) == (made.session, made.joined[0].person)
    for wrong in ("", token[:-1], token + "x", "x" * 5000, next(iter(made.joined[0].person.hashes))):
        assert made.classroom.person_by_token(wrong) is None
    made.classroom.store.commit()
    files = [file for file in tmp_path.iterdir() if file.name.startswith("class.db")]
    assert token.encode() not in b"".join(file.read_bytes() for file in files)


def test_a_reentry_link_works_once() -> None:
    made = room(2)
    person = made.joined[0].person
    token = str(made.desk.reentry(person.id)["path"]).removeprefix("/again/")
    assert made.classroom.person_by_token(token) is None  # a link is no cookie
    again = made.classroom.come_again(token)
    assert again is not None and again.person is person
    assert made.classroom.come_again(token) is None
    assert made.classroom.person_by_token(again.token) == (made.session, person)
    assert made.classroom.person_by_token(made.joined[0].token) == (made.session, person)


def test_whoever_is_removed_is_out_and_the_seat_and_the_name_are_free() -> None:
    made = room(2)
    gone = made.joined[0]
    made.desk.kick(gone.person.id)
    assert made.classroom.person_by_token(gone.token) is None
    assert not made.table.seated["prime-minister"]
    assert made.classroom.byes == [(made.session.id, gone.person.id, "kicked")]
    assert made.classroom.join(made.session.code, gone.person.name, "en").person.id != gone.person.id
    assert _refused(made, "approve", person=gone.person.id) is ClassCode.NO_SUCH_PERSON


# -- seats -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("people", "tables"), [(1, 1), (5, 2), (8, 1), (19, 3), (20, 2)])
def test_everybody_gets_a_seat_and_every_table_two_heads(people: int, tables: int) -> None:
    made = room(people, tables)
    placed = [person for person in made.session.people.values() if person.seats]
    assert len(placed) == people
    counts = [len(made.session.at_table(number)) for number in made.session.tables]
    used = [count for count in counts if count]
    assert max(used) - min(used) <= 1
    for number, table in made.session.tables.items():
        if not made.session.at_table(number):
            assert table.clock.phase is ClassPhase.LOBBY and not table.bots
            continue
        for side in scenario().side_ids:
            assert table.seated.get(scenario().leads[side]) or side in table.bots
        assert table.staffed == made.session.staffing(number)
    assert sum(person.copilot for person in placed) == max(0, people - 8 * tables)


def test_all_tables_of_a_session_share_mandates_and_draws() -> None:
    made = room(6, 3)
    first, *others = (table.instructor_view() for table in made.session.tables.values())
    for other in others:
        assert other.hidden == first.hidden and other.happened == first.happened
        assert other.environment == first.environment


def test_a_seat_is_held_by_one_pilot_and_any_number_of_copilots() -> None:
    made = room(3)
    late = made.classroom.join(made.session.code, "Late", "en")
    made.desk.approve(late.person.id)
    assert _refused(made, "seat", person=late.person.id, table=1, seats=["president"]) is ClassCode.SEAT_TAKEN
    made.desk.seat(late.person.id, 1, ["president"], copilot=True)
    assert [p.name for p in made.session.holders(1, "president")] == ["Student 2", "Late"]
    assert late.person.copilot
    made.desk.advance()
    made.desk.advance()
    assert made.classroom.act(made.session, late.person, Advise(0, 1), None, "").ok
    for seats, code in (
        (["nobody"], ClassCode.NO_SUCH_SEAT), ([], ClassCode.NO_SUCH_SEAT),
        (["treasury", "industry"], ClassCode.BAD_ARGUMENT), (["treasury", "treasury"], ClassCode.NO_SUCH_SEAT),
    ):  # fmt: skip
        assert _refused(made, "seat", person=late.person.id, table=1, seats=seats) is code


def test_a_small_delegation_holds_several_seats() -> None:
    made = room(2)
    alone = made.joined[0].person
    made.desk.seat(alone.id, 1, ["prime-minister", "industry", "foreign-affairs"])
    # Seats that the lead's holder also holds stay with the lead: nobody waits for one's own initials.
    assert made.table.staffed == {"prime-minister", "president"}
    assert made.classroom.act(made.session, alone, Initial(0, 1), None, "", "industry").ok
    assert _code(made.classroom.act(made.session, alone, Initial(0, 1), None, "", "treasury")) == "not_your_seat"


def test_delegations_are_merged_and_split() -> None:
    made = room(12, 2)
    made.desk.merge(1, "canada", 2)
    assert not [p for p in made.session.at_table(1) if p.seats and made.desk._side_of(p) == "canada"]
    both = [p for p in made.session.at_table(2) if made.desk._side_of(p) == "canada"]
    assert len(both) == 6 and sum(p.copilot for p in both) == 2
    made.desk.bot(1, "prime-minister")
    assert made.table.bots == {"canada": "fair"}
    made.desk.split(2, "canada", 1)
    back = [p for p in made.session.at_table(1) if made.desk._side_of(p) == "canada"]
    assert len(back) == 3 and all(p.seats[0] != "prime-minister" for p in back)
    assert _refused(made, "merge", table=1, side="canada", into=1) is ClassCode.BAD_ARGUMENT
    assert _refused(made, "merge", table=1, side="nowhere", into=2) is ClassCode.BAD_ARGUMENT


def test_a_bot_takes_an_empty_seat_and_hands_it_back_to_a_late_student() -> None:
    made = room(1, clock=False)
    assert made.table.bots == {"us": "fair"}
    while made.table.bot_due() is None:
        answer = made.act("prime-minister", EndTurn())
        if not answer.ok:
            asked = made.table.seat_view("prime-minister").asks
            event = scenario().events_by_id[asked[0][0]]
            assert made.act("prime-minister", Reply(event.id, event.asks[0].replies[0].id)).ok
    seat = made.table.bot_due()
    assert seat == "president"
    made.table.move_bot(seat, made.table.game.thought(seat)(), made.time())
    late = made.classroom.join(made.session.code, "Late", "en")
    made.desk.approve(late.person.id)
    made.desk.hand_back(1, "president", late.person.id)
    assert not made.table.bots and made.table.bot_due() is None
    assert made.table.public_view().acting_side == "us"
    assert made.classroom.act(made.session, late.person, EndTurn(), None, "").ok
    # Idle for a while: a bot takes over, and the seat still is that person's to have back.
    made.desk.bot(1, "president", "hardliner")
    assert made.table.bots == {"us": "hardliner"}
    assert _code(made.classroom.act(made.session, late.person, Hold(), None, "")) == "bot_seated"
    made.desk.hand_back(1, "president")
    assert not made.table.bots
    assert _refused(made, "bot", table=1, seat="president", bot="nobody") is ClassCode.NO_SUCH_BOT


# -- the clock ---------------------------------------------------------------------------------------------------------


def test_a_round_goes_through_its_parts_by_the_clock() -> None:
    made = room(8)
    seen = []
    for _ in range(60):
        clock = made.table.clock
        if not seen or seen[-1][:3] != (clock.phase.value, clock.round, clock.step):
            seen.append((clock.phase.value, clock.round, clock.step, clock.of))
        if clock.round == 2:
            break
        made.time.now += 15
        made.classroom.tick()
    assert [entry[:3] for entry in seen] == [
        ("talk", 1, 0), ("public", 1, 0), ("table", 1, 0), ("table", 1, 1), ("close", 1, 0), ("talk", 2, 0),
    ]  # fmt: skip
    assert [entry[3] for entry in seen] == [120, 60, 50, 50, 30, 120]


@pytest.mark.parametrize(("minutes", "rounds"), [(50, 4), (75, 6), (40, 4), (90, 5), (10, 10)])
def test_a_plan_fills_its_minutes(minutes: int, rounds: int) -> None:
    plan = plan_for(minutes, rounds)
    played = rounds * (plan.talk + plan.public + plan.table + plan.close)
    assert abs(60 * (plan.join + plan.brief + plan.debrief) + played - 60 * minutes) <= max(120, 4 * rounds)
    assert plan.table > 0


def test_each_part_of_the_round_takes_its_own_actions() -> None:
    made = room(8)
    assert _code(made.act("prime-minister", Propose(PACKAGE))) == "face_to_face"
    assert made.act("industry", Advise(0, 1)).ok
    made.desk.advance()
    assert _code(made.act("prime-minister", Propose(PACKAGE))) == "sealed_phase"
    assert made.act("prime-minister", Statement(Tone.FIRM)).ok
    assert made.act("president", Statement(Tone.CONCILIATORY)).ok
    # Sealed: neither the rules nor the other side know of it yet.
    assert not any(isinstance(record.body, Statement) for record in made.table.records())
    assert not made.table.side_view("us").own.turn.statement
    made.desk.advance()
    assert made.table.clock.phase is ClassPhase.TABLE
    assert [r.body for r in made.table.records() if isinstance(r.body, Statement)] == [Statement(Tone.FIRM)]
    assert _code(made.act("prime-minister", Statement(Tone.FIRM))) == "table_phase"
    assert _code(made.act("president", Hold())) == "not_your_turn"
    assert made.act("prime-minister", Hold()).ok and made.act("prime-minister", EndTurn()).ok
    assert [r.body for r in made.table.records() if isinstance(r.body, Statement)][1] == Statement(Tone.CONCILIATORY)
    assert made.act("president", EndTurn()).ok
    assert made.table.clock.phase is ClassPhase.CLOSE
    assert _code(made.act("president", EndTurn())) == "closing"


def test_sealed_choices_are_checked_and_belong_to_their_seats() -> None:
    made = room(8)
    to_phase(made, "talk")
    for _ in range(6):
        made.desk.advance()
    to_phase(made, "public")
    assert made.table.public_view().round == 2
    seal = made.classroom.seal
    lead = made.holder("prime-minister").person
    minister = made.holder("intergovernmental").person
    own = next(m.id for m in scenario().measures if m.seat == "intergovernmental")
    theirs = next(m.id for m in scenario().measures if m.side == "us")
    assert _code(seal(made.session, minister, Tone.FIRM, None, (), "")) == "lead_only"
    assert _code(seal(made.session, minister, None, None, (theirs,), "")) == "measure_not_yours"
    assert _code(seal(made.session, lead, None, None, (own,), "")) == "others_task"
    assert seal(made.session, minister, None, None, (own,), "").ok
    assert seal(made.session, lead, Tone.FIRM, None, (), "").ok
    assert made.table.sealed["canada"].measures == (("intergovernmental", own),)
    other = next(m for m in scenario().measures if m.side == "canada" and m.seat not in ("intergovernmental",))
    second = seal(made.session, made.holder(other.seat).person, None, None, (other.id,), "")
    assert _code(second) == RefusalCode.TOO_MANY_MEASURES
    assert seal(made.session, minister, None, None, (), "").ok
    assert made.table.sealed["canada"].measures == ()


def test_time_runs_out_with_the_leads_last_draft() -> None:
    made = room(8)
    pen = next(s for s in SEATS if made.act(s, Draft(PACKAGE)).ok)
    assert scenario().seats_by_id[pen].side == "canada"
    for seat in ("intergovernmental", "foreign-affairs", "industry"):
        for issue in scenario().seats_by_id[seat].owns:
            assert made.act(seat, Initial(scenario().issue_index[issue], 1)).ok
    to_phase(made, "table")
    made.time.now += 51
    assert made.classroom.tick()
    offer = made.table.public_view().offers[0]
    assert offer is not None and offer.alternatives == PACKAGE
    assert made.table.public_view().acting_side == "us"


def test_leads_who_are_ready_go_on_early() -> None:
    made = room(8)
    ready = made.classroom.ready
    assert _code(ready(made.session, made.holder("industry").person, True)) == "lead_only"
    assert ready(made.session, made.holder("prime-minister").person, True).ok
    assert made.table.clock.phase is ClassPhase.TALK
    ready(made.session, made.holder("prime-minister").person, False)
    ready(made.session, made.holder("president").person, True)
    assert made.table.clock.phase is ClassPhase.TALK
    ready(made.session, made.holder("prime-minister").person, True)
    assert made.table.clock.phase is ClassPhase.PUBLIC and not made.table.ready


def test_pause_stops_the_clock_and_the_game() -> None:
    made = room(16, 2)
    made.time.now += 100
    made.desk.pause()
    assert made.table.clock.left(made.time()) == 20 and made.table.public_view().paused
    assert _code(made.act("industry", Advise(0, 1))) == "paused"
    made.time.now += 1000
    assert not made.classroom.tick()
    made.desk.extend(60)
    made.desk.resume()
    assert made.table.clock.left(made.time()) == 80
    made.desk.pause(2)
    assert not made.table.clock.paused and made.session.tables[2].clock.paused


def test_more_time_for_one_student_is_the_whole_tables_and_nobody_is_told() -> None:
    made = room(16, 2)
    made.desk.multiplier(1.5, person=made.holder("treasury").person.id)
    made.desk.multiplier(2.0, table=2)
    made.desk.advance()
    assert made.table.clock.of == 90 and made.session.tables[2].clock.of == 120
    assert _refused(made, "multiplier", factor=100.0, table=1) is ClassCode.BAD_ARGUMENT


# -- the instructor ----------------------------------------------------------------------------------------------------


def test_the_last_turn_is_taken_back_with_what_it_drew() -> None:
    made = room(8)
    to_phase(made, "public")
    assert made.act("president", Statement(Tone.THREATENING)).ok
    to_phase(made, "table")
    assert made.act("prime-minister", EndTurn()).ok
    before = made.table.public_view()
    assert made.act("president", EndTurn()).ok
    assert made.table.public_view().round == 2
    made.desk.undo(1)
    after = made.table.public_view()
    assert (after.round, after.acting_side) == (1, "us")
    assert made.table.clock.phase is ClassPhase.TABLE and made.table.clock.left(made.time()) == 50
    # What the side had sealed is shown again; nobody has lost a seat.
    assert [r.body for r in made.table.records() if isinstance(r.body, Statement)] == [Statement(Tone.THREATENING)]
    assert after.temperature == before.temperature
    assert made.table.staffed == set(SEATS)
    made.desk.undo(1)
    assert made.table.public_view().acting_side == "canada"
    assert _refused(made, "undo", table=1) is ClassCode.NOTHING_TO_UNDO
    # What the other side had sealed for the turn that is no more waits for it again.
    assert made.table.sealed["us"].statement is Tone.THREATENING
    assert made.act("prime-minister", EndTurn()).ok
    assert [r.body for r in made.table.records() if isinstance(r.body, Statement)] == [Statement(Tone.THREATENING)]


def test_end_now_opens_a_debrief_at_any_moment() -> None:
    made = room(8, 2)
    assert made.table.debrief_view().hidden is None
    made.desk.end(1)
    assert made.table.over and made.table.clock.phase is ClassPhase.DEBRIEF and not made.session.tables[2].over
    assert made.table.debrief_view().hidden is not None and len(made.table.debrief_view().sheets) == 2
    assert _code(made.act("prime-minister", Hold())) == "game_over"
    made.desk.pause()
    made.desk.end()
    assert made.session.tables[2].over and made.session.stage is Stage.DEBRIEF


def test_an_event_is_injected_and_everybody_sees_it() -> None:
    made = room(8, 2)
    event = next(e for e in scenario().events if not e.asks and not e.sensitive and not e.announced)
    made.desk.inject(event.id, 2)
    assert event.id not in dict(made.table.public_view().happened)
    assert event.id in dict(made.session.tables[2].public_view().happened)
    assert _refused(made, "inject", event="nothing") is ClassCode.NO_SUCH_EVENT


def test_sensitive_events_are_left_out_until_turned_on() -> None:
    made = Room(Classroom(Store()), None, None)  # type: ignore[arg-type]
    from game.scenario import load

    whole = load("washington-2025")
    session = made.classroom.create_session(whole)
    marked = {event.id for event in whole.events if event.sensitive}
    assert session.excluded == marked
    if marked:
        desk = Desk(made.classroom, session)
        one = sorted(marked)[0]
        desk.sensitive([one])
        assert session.excluded == marked - {one}
        assert session.tables[1].game.journal.header.excluded == tuple(sorted(marked - {one}))
        with pytest.raises(ClassRefusalError) as refused:
            desk.inject(sorted(marked)[1])
        assert refused.value.refusal.code is ClassCode.SENSITIVE_OFF
        desk.inject(one)


def test_chat_is_off_can_be_muted_and_is_deleted() -> None:
    made = room(8)
    say = made.classroom.say
    ana = made.holder("industry").person
    assert _code(say(made.session, ana, "hello")) == "chat_off"
    made.desk.settings(chat=True)
    assert say(made.session, ana, " <b>hello</b> \n all ").ok
    assert [said.words for said in made.table.said["canada"]] == ["<b>hello</b> all"] and not made.table.said["us"]
    made.desk.mute(ana.id)
    assert _code(say(made.session, ana, "again")) == "muted"
    made.desk.mute(ana.id, False)
    assert say(made.session, ana, "x" * 4000).ok and len(made.table.said["canada"][1].words) == 500
    made.desk.delete_said(1, made.table.said["canada"][0].id)
    assert len(made.table.said["canada"]) == 1
    made.desk.close_session()
    made.classroom.store.commit()
    assert not list(made.classroom.store.events(made.session.id, ("said",)))
    assert not any(isinstance(record.body, Chat) for record in made.table.records())


def test_chat_is_kept_when_the_teacher_chose_so() -> None:
    made = room(8, chat=True, keep_chat=True)
    assert made.classroom.say(made.session, made.holder("industry").person, "hello").ok
    made.desk.close_session()
    made.classroom.store.commit()
    assert len(list(made.classroom.store.events(made.session.id, ("said",)))) == 1


def test_a_session_is_closed_reopened_and_deleted(tmp_path: Path) -> None:
    made = room(4, path=tmp_path / "class.db")
    made.classroom.create_session(scenario(), section="Period 4")
    number, token = made.session.id, made.joined[0].token
    made.desk.close_session()
    assert made.classroom.by_code(made.session.code) is None
    assert _code(made.classroom.act(made.session, made.joined[0].person, Hold(), None, "")) == "session_closed"
    again = made.again()
    assert number not in again.classroom.sessions or again.classroom.heads[number].closed
    assert again.session.stage is Stage.CLOSED and again.table.over
    again.desk.reopen_session()
    assert again.session.stage is Stage.DEBRIEF and again.classroom.person_by_token(token) is not None
    again.desk.delete_session()
    assert again.classroom.person_by_token(token) is None
    last = Room(again.classroom, next(iter(again.classroom.open_sessions())), again.time).again()
    assert set(last.classroom.heads) == {number + 1} and last.session.section == "Period 4"


def test_settings_are_checked_one_by_one() -> None:
    made = room(2, play=False)
    for changes in ({"chat": 1}, {"lang": "de"}, {"plan": "17"}, {"plan": {"talk": -1}}, {"nothing": True},
                    {"sensitive": [3]}, {"plan": {"table": 10**9}}, {"bot": "nobody"}):  # fmt: skip
        with pytest.raises(ClassRefusalError):
            made.desk.settings(**changes)
    made.desk.settings(chat=True, plan={"talk": 10, "public": 0, "table": 60, "close": 0})
    made.desk.stage("play")
    assert made.table.clock.of == 10
    made.desk.advance()
    assert made.table.clock.phase is ClassPhase.TABLE
    assert Settings().changed(made.session.settings.to_json()) == made.session.settings
    assert _refused(made, "settings", sensitive=["x"]) is ClassCode.ALREADY_STARTED


def test_the_clock_may_be_taken_away_in_mid_game() -> None:
    made = room(8)
    made.desk.settings(plan="none")
    assert made.table.clock.phase is ClassPhase.OPEN and made.table.clock.left(made.time()) is None
    made.desk.settings(plan="50")
    assert made.table.clock.phase is ClassPhase.TALK and made.table.plan == PLANS["50"]
    made.desk.settings(plan="75")
    plan = made.table.plan
    assert plan.name == "75" and plan.rounds == 4  # longer rounds, for the scenario has no more of them
    assert abs(4 * (plan.talk + plan.public + plan.table + plan.close) - 33 * 60) <= 60


def test_solo_gives_everybody_a_table_and_a_bot() -> None:
    made = room(0, play=False, clock=False, solo=True)
    people = [made.classroom.join(made.session.code, f"Solo {n}", "en").person for n in range(3)]
    assert [person.table for person in people] == [1, 2, 3]
    for person in people:
        table = made.session.tables[person.table]
        assert person.approved and person.seats == ("prime-minister",) and table.bots == {"us": "fair"}
        assert table.clock.phase is ClassPhase.OPEN


def test_every_command_is_known_and_checks_its_arguments() -> None:
    made = room(4)
    for name in COMMANDS:
        assert callable(getattr(Desk, name))
        assert _refused(made, name, nonsense=1) is ClassCode.BAD_ARGUMENT
    for name in ("__init__", "_log", "session", "classroom", "delete", ""):
        assert _refused(made, name) is ClassCode.UNKNOWN_COMMAND
    assert _refused(made, "extend", seconds="60") is ClassCode.BAD_ARGUMENT
    assert _refused(made, "extend", seconds=True) is ClassCode.BAD_ARGUMENT
    assert _refused(made, "extend") is ClassCode.BAD_ARGUMENT
    assert _refused(made, "kick", person=99) is ClassCode.NO_SUCH_PERSON
    assert _refused(made, "undo", table=9) is ClassCode.NO_SUCH_TABLE
    assert _refused(made, "stage", to="lobby") is ClassCode.WRONG_STAGE
    assert _refused(made, "tables", count=0) is ClassCode.BAD_ARGUMENT
    assert _refused(made, "remove_table", table=1) is ClassCode.TABLE_NOT_EMPTY


def test_the_overview_tells_where_every_table_is() -> None:
    made = room(8, clock=False)
    made.time.now += 42
    while made.table.public_view().phase is not Phase.TURNS:
        ((event, seat), *_) = made.table.instructor_view().asks
        replies = next(a for a in scenario().events_by_id[event].asks if a.seat == seat).replies
        made.act(seat, Reply(event, replies[0].id))
    made.time.now += 9
    row = overview(made.session, made.time()).tables[0]
    assert (row.round, row.rounds, row.phase, row.acting_side) == (1, 4, "open", "canada")
    assert row.waiting[0].seat == "prime-minister" and row.waiting[0].names == ("Student 1",)
    assert row.stuck_for == 9 and row.gap is None
    assert made.act("prime-minister", Propose(PACKAGE, override=True)).ok
    assert made.act("prime-minister", EndTurn()).ok
    assert made.act("president", Propose((Alternative((0, 0, 1, 2, 1)),), override=True)).ok
    row = overview(made.session, made.time()).tables[0]
    assert row.gap is not None and row.gap.first > 0 and row.offers == (1, 1)
    text = str(to_json(overview(made.session, made.time())))
    assert made.joined[0].token not in text and next(iter(made.joined[0].person.hashes)) not in text


def test_an_observers_and_a_seats_views_hold_nothing_of_the_other_side() -> None:
    made = room(8)
    assert made.table.public_view().own is None and made.table.public_view().hidden is None
    assert made.table.seat_view("industry").viewer.kind is ViewerKind.SEAT
    assert made.table.seat_view("industry").hidden is None
    assert made.table.instructor_view().hidden is not None


def test_signing_and_walking_away_end_what_they_end() -> None:
    made = room(8, clock=False)
    while made.table.public_view().phase is not Phase.TURNS:
        ((event, seat), *_) = made.table.instructor_view().asks
        replies = next(a for a in scenario().events_by_id[event].asks if a.seat == seat).replies
        made.act(seat, Reply(event, replies[0].id))
    assert _code(made.act("industry", Propose(PACKAGE))) == "lead_only"
    assert made.act("prime-minister", Propose(PACKAGE, override=True)).ok
    assert made.act("prime-minister", EndTurn()).ok
    assert _code(made.act("treasury", Respond(True))) == "lead_only"
    assert made.act("president", Respond(True, override=True)).ok
    assert made.act("president", EndTurn()).ok
    assert made.table.public_view().deals
    while not made.table.over:
        view = made.table.public_view()
        if view.phase is Phase.NEWS:
            ((event, seat), *_) = made.table.instructor_view().asks
            replies = next(a for a in scenario().events_by_id[event].asks if a.seat == seat).replies
            made.act(seat, Reply(event, replies[0].id))
        else:
            assert made.act(scenario().leads[view.acting_side], WalkAway()).ok
    assert made.table.clock.phase is ClassPhase.DEBRIEF


def test_a_minister_uses_the_measure_of_the_own_seat_only() -> None:
    made = room(8, clock=False)
    measure = next(m for m in scenario().measures if m.seat == "industry")
    assert _code(made.act("foreign-affairs", UseMeasure(measure.id))) in ("others_task", "measure_not_yours")


def test_every_refusal_has_a_text() -> None:
    assert set(TEXTS) == set(ClassCode)

"""What the browser of a seat is sent: the list of sections, by who may read them and by what each is made of.

A section of scope TABLE is made from an observer's view, one of scope SIDE from the view of the side's lead, one of
scope SEAT from the seat's. Nothing else of the table's State is within reach, so nothing else can be sent.
"""

from __future__ import annotations

from dataclasses import replace

from game.lang.last_word import last_word
from game.net.room.sessions import Stage
from game.net.screen.book import Data, asked, book, brief, private_book
from game.net.screen.debrief import debrief_section, own_result, scorecard
from game.net.screen.public import deals, log_lines, offers, round_records, sides, status, upcoming
from game.net.screen.seat import may, tasks
from game.net.screen.sections import Scope, Screen, Section
from game.net.screen.side import consults, means, ours, post_settlement, sealed, sheet, team
from game.rules.game import game_for
from game.rules.state import Phase
from game.rules.view import SideOwn

__all__ = ["SECTIONS"]


def _own(screen: Screen) -> SideOwn | None:
    return screen.view.own


def _book(screen: Screen) -> Data:
    return book(screen.view.known.scenario, screen.session.settings.sensitive, screen.wording)


def _private(screen: Screen) -> Data:
    return private_book(screen.view.known.scenario, screen.side, screen.wording)


def _people(screen: Screen) -> Data:
    """Who sits where, by the names they gave, and which sides a bot plays."""
    people = screen.session.people
    return {
        "seats": {
            seat: [people[one].name for one in seated if one in people]
            for seat, seated in screen.table.seated.items()
            if seated
        },
        "bots": dict(screen.table.bots),
    }


def _people_reads(screen: Screen) -> tuple[object, ...]:
    people, seated = screen.session.people, screen.table.seated
    names = tuple((seat, tuple(people[one].name for one in ids if one in people)) for seat, ids in seated.items())
    return names, tuple(screen.table.bots.items())


def _status_reads(screen: Screen) -> tuple[object, ...]:
    view = screen.view
    return (
        view.round, view.phase, view.step, view.acting_side, view.waiting, view.paused, view.suspended,
        view.temperature, view.talks_end, view.ending,
    )  # fmt: skip


def _words(screen: Screen) -> tuple[str, str]:
    view = screen.view
    first, second = view.sides
    return last_word(view, first.id, screen.wording), last_word(view, second.id, screen.wording)


def _sides(screen: Screen) -> Data:
    return sides(screen.view.sides, screen.view.scores, _words(screen))


def _log(screen: Screen) -> Data:
    return log_lines(round_records(screen.view.history, screen.view.round), screen.wording)


def _past(screen: Screen) -> Data:
    """Earlier rounds, which change only when a round begins."""
    view = screen.view
    return [
        line for number in range(view.round) for line in log_lines(round_records(view.history, number), screen.wording)
    ]


def _means(screen: Screen) -> Data:
    own = _own(screen)
    return means(own, screen.wording) if own is not None else None


def _team(screen: Screen) -> Data:
    own = _own(screen)
    return team(own) if own is not None else None


def _team_reads(screen: Screen) -> tuple[object, ...]:
    own = _own(screen)
    return (own.draft, own.draft_seat, own.advice, own.initials) if own is not None else ()


def _means_reads(screen: Screen) -> tuple[object, ...]:
    own = _own(screen)
    if own is None:
        return ()
    return own.capital, own.measures, own.consults_left, own.turn, own.override_used, own.guesses


def _sheet_reads(screen: Screen) -> tuple[object, ...]:
    view, own = screen.view, _own(screen)
    mine = (own.mandate, own.position_points, own.no_deal_points, own.score_so_far) if own is not None else ()
    return view.in_force, view.settled, view.pending, view.deals, view.environment, view.happened, mine


def _sheet(screen: Screen) -> Data:
    return sheet(game_for(screen.table.scenario), screen.view)


def _asks(screen: Screen) -> Data:
    view = screen.view
    return [asked(view.known.scenario, event, seat, screen.side, screen.wording) for event, seat in view.asks]


def _consults_reads(screen: Screen) -> tuple[object, ...]:
    return screen.view.consults, screen.view.other_priorities, screen.view.other_mandate


def _ours(screen: Screen) -> Data:
    return log_lines(ours(screen.view.history, screen.side), screen.wording)


def _post(screen: Screen) -> Data:
    view = screen.view
    return post_settlement(view.post_settlement, view.in_force, screen.wording)


def _sealed(screen: Screen) -> Data:
    kept = screen.sealed
    return None if kept is None else sealed(kept.statement, kept.pledge, kept.measures, screen.wording)


def _chat(screen: Screen) -> Data:
    return [{"id": said.id, "name": said.name, "seat": said.seat, "words": said.words} for said in screen.chat]


def _staffed(screen: Screen) -> frozenset[str]:
    """Seats with a person of their own."""
    return screen.table.staffed


def _sealing(screen: Screen) -> frozenset[str]:
    return frozenset(seat for seat, _ in screen.sealed.measures) if screen.sealed is not None else frozenset()


def _tasks_reads(screen: Screen) -> tuple[object, ...]:
    view, own = screen.view, _own(screen)
    done = () if own is None else (own.turn, own.guesses, own.initials, bool(own.draft), own.draft_seat)
    advised = frozenset(seat for seat, _, _ in own.advice) if own is not None else frozenset()
    return view.round, view.consults, done, advised, _staffed(screen), _sealing(screen)


def _tasks(screen: Screen) -> Data:
    return tasks(screen.view, _staffed(screen), _sealing(screen), screen.wording)


def _seat_reads(screen: Screen) -> tuple[object, ...]:
    view, own = screen.view, _own(screen)
    mine = (own.turn, own.guesses, own.consults_left) if own is not None else ()
    return (
        screen.seat, view.round, view.phase, view.step, view.acting_side, view.paused, view.suspended, view.offers,
        view.consults, view.asks, view.deals, view.to_move, mine, view.sheets, _staffed(screen),
    )  # fmt: skip


def _seat(screen: Screen) -> Data:
    return {
        "seat": screen.seat,
        "may": may(screen.view, screen.seat, _staffed(screen)),
        "scorecard": scorecard(screen.view, screen.seat),
    }


def _alone(screen: Screen) -> tuple[str, ...]:
    """Seats of the side without a person."""
    staffed = _staffed(screen)
    seats = screen.view.known.scenario.seats
    return tuple(one.id for one in seats if one.side == screen.side and not one.lead and one.id not in staffed)


def _brief(screen: Screen) -> Data:
    return brief(screen.view.known.scenario, screen.seat, _own(screen), _alone(screen), screen.wording)


def _brief_reads(screen: Screen) -> tuple[object, ...]:
    own = _own(screen)
    return screen.seat, own.mandate if own is not None else "", _alone(screen)


def _debrief_reads(screen: Screen) -> tuple[object, ...]:
    over = screen.view.phase is Phase.ENDED
    return over, over and screen.session.debriefs_open, over and screen.session.stage is Stage.DEBRIEF


def _debrief(screen: Screen) -> Data:
    table = screen.table
    if screen.view.phase is not Phase.ENDED:
        return None
    if not screen.session.debriefs_open:
        return own_result(screen.view, screen.wording)
    wording = replace(screen.wording, scenario=table.scenario)
    return debrief_section(table.debrief_view(), table.scenario, screen.side, _peers(screen), wording)


def _peers(screen: Screen) -> Data:
    """The same role at the other tables of the session, once the teacher has opened the debrief for all."""
    if screen.session.stage is not Stage.DEBRIEF:
        return None
    mine = screen.view.sheets
    others = [
        found.score
        for table in screen.session.tables.values()
        if table.number != screen.table.number and table.game.over
        for found in table.side_view(screen.side).sheets
    ]
    if not mine or not others:
        return None
    return {"better": sum(1 for score in others if mine[0].score > score), "of": len(others)}


SECTIONS: tuple[Section, ...] = (
    Section("book", Scope.TABLE, lambda s: (s.view.known.scenario.id, s.session.settings.sensitive), _book),
    Section("people", Scope.TABLE, _people_reads, _people),
    Section("ready", Scope.TABLE, lambda s: (frozenset(s.table.ready),), lambda s: sorted(s.table.ready)),
    Section("status", Scope.TABLE, _status_reads, lambda screen: status(screen.view, screen.wording)),
    Section("sides", Scope.TABLE, lambda s: (s.view.sides, s.view.scores, s.view.history), _sides),
    Section("offers", Scope.TABLE, lambda s: (s.view.offers,), lambda screen: offers(screen.view.offers)),
    Section("deals", Scope.TABLE, lambda s: (s.view.deals,), lambda s: deals(s.view.deals, s.wording)),
    Section("upcoming", Scope.TABLE, lambda s: (s.view.upcoming,), lambda s: upcoming(s.view.upcoming, s.wording)),
    Section("log", Scope.TABLE, lambda s: (s.view.history, s.view.round), _log),
    Section("past", Scope.TABLE, lambda s: (s.view.round,), _past),
    Section("private", Scope.SIDE, lambda s: (s.view.known.scenario.id,), _private),
    Section("sheet", Scope.SIDE, _sheet_reads, _sheet),
    Section("means", Scope.SIDE, _means_reads, _means),
    Section("team", Scope.SIDE, _team_reads, _team),
    Section("asks", Scope.SIDE, lambda s: (s.view.asks,), _asks),
    Section("consults", Scope.SIDE, _consults_reads, lambda s: consults(s.view, s.wording)),
    Section("ours", Scope.SIDE, lambda s: (ours(s.view.history, s.side),), _ours),
    Section("post", Scope.SIDE, lambda s: (s.view.post_settlement, s.view.in_force), _post),
    Section("sealed", Scope.SIDE, lambda s: (s.sealed,), _sealed),
    Section("tasks", Scope.SIDE, _tasks_reads, _tasks),
    Section("debrief", Scope.SIDE, _debrief_reads, _debrief),
    Section("chat", Scope.SIDE, lambda s: (tuple(s.chat),), _chat),
    Section("seat", Scope.SEAT, _seat_reads, _seat),
    Section("brief", Scope.SEAT, _brief_reads, _brief),
)
"""Every section, in the order a page is built."""

"""Paper and projector: every table with forms for what it offered, signed and replied on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from game.core.messages import Translator
from game.lang import Wording, render_offer
from game.lang.labels import MANNERS, TONES
from game.net.desk.paper import (
    PaperRefusedError,
    PaperTurn,
    paper_answer,
    paper_asks,
    paper_guess,
    paper_open,
    paper_pass,
    paper_reply,
    paper_round,
    paper_turn,
    paper_walk,
)
from game.net.hosted.clock import ClassPhase
from game.net.hosted.table import HostedTable
from game.net.refusals import ClassRefusalError, say
from game.net.room.sessions import Session
from game.net.theatre.class_record import session_wording, table_name
from game.net.web.instructor import of_session
from game.rules.actions import Package
from game.rules.refusal import Refusal
from game.scenario.politics import Tone

if TYPE_CHECKING:
    from game.net.room.classroom import Classroom
    from game.net.web.server import ClassApp

__all__ = ["ROUTES"]


@of_session
async def paper(request: Request, app: ClassApp, session: Session) -> Response:
    """The page, and what is entered on it."""
    if request.method == "POST":
        return await _entry(request, app, session)
    return _page(request, app, session, "", 0)


def _page(request: Request, app: ClassApp, session: Session, problem: str, number: int) -> Response:
    wording, scenario = session_wording(session, app.lang(request)), session.scenario
    rows = [
        _row(table, wording) | {"problem": problem if table.number == number else "", "open": table.number == number}
        for table in session.tables.values()
    ]
    issues = [
        (wording.issue(issue), [wording.text(option.label) for option in known.options], known.status_quo)
        for issue, known in enumerate(scenario.issues)
    ]
    sides = [(side.id, wording.text(side.name)) for side in scenario.sides]
    measures = [
        (name, [(one.id, wording.text(one.label)) for one in scenario.measures if one.side == side])
        for side, name in sides
    ]
    tones = [(tone.value, wording.t(said)) for tone, said in TONES.items()]
    return app.page(
        request, "paper.html", 422 if problem else 200, session=session, rows=rows, issues=issues, sides=sides,
        measures=measures, tones=tones,
    )  # fmt: skip


def _row(table: HostedTable, wording: Wording) -> dict[str, Any]:
    """One table as it stands."""
    view, events = table.instructor_view(), table.scenario.events_by_id
    asks = [
        {
            "event": ask.event,
            "headline": wording.text(events[ask.event].headline),
            "seat": wording.seat(ask.seat),
            "side": table.scenario.seats_by_id[ask.seat].side,
            "replies": [
                (one.id, f"{wording.text(one.label)} ({wording.t(MANNERS[one.manner])})") for one in ask.replies
            ],
        }
        for ask in paper_asks(table)
    ]
    return {
        "number": table.number,
        "name": table_name(table.number, wording),
        "round": view.round,
        "waits": table.clock.phase in (ClassPhase.LOBBY, ClassPhase.BRIEF),
        "over": table.over,
        "news": [wording.text(events[event].headline) for event, happened in view.happened if happened == view.round],
        "asks": asks,
        "offers": [render_offer(offer, wording) if offer is not None else "" for offer in view.offers],
        "settled": [
            wording.t(
                "{issue}: {option}", issue=wording.issue(issue), option=wording.option(issue, view.in_force[issue])
            )
            for issue, done in enumerate(view.settled)
            if done
        ],
    }


async def _entry(request: Request, app: ClassApp, session: Session) -> Response:
    form = await app.form(request)
    number = form.get("table", "")
    table = session.tables.get(int(number)) if number.isdigit() and len(number) < 4 else None
    if table is None or form.get("side", "") not in session.scenario.side_ids:
        return app.refuse(request, 404)
    now, t = app.classroom.now(), Translator(app.lang(request))
    problem = ""
    try:
        enter = _entered(table, form, now)
        # What the rules refuse is an answer, not a failure of the server: it must not go up through the writer.
        refused = await app.do(lambda classroom: _kept(classroom, session, table, enter))
        problem = say(refused, session.scenario, t) if refused is not None else ""
    except ClassRefusalError as error:
        problem = say(error.refusal, None, t)
    except ValueError:
        problem = t("Choose a statement, a measure, or an option on at least one row.")
    if problem:
        return _page(request, app, session, problem, table.number)
    return RedirectResponse(f"/control/paper?session={session.id}#table-{table.number}", 303)


def _kept(classroom: Classroom, session: Session, table: HostedTable, enter: Callable[[], object]) -> Refusal | None:
    """Make an entry and keep what came of it; the refusal of the rules, if they refuse."""
    try:
        enter()
    except PaperRefusedError as error:
        return error.refusal
    finally:
        classroom.keep(session, table)
    return None


def _entered(table: HostedTable, form: Mapping[str, str], now: float) -> Callable[[], object]:
    """What a form asks for. Raises ValueError for one that says nothing, or what is not there."""
    side = form["side"]
    match form.get("what", ""):
        case "open":
            return lambda: paper_open(table, now)
        case "reply":
            event, reply = form.get("event", ""), form.get("reply", "")
            return lambda: paper_reply(table, event, reply, now)
        case "pass":
            return lambda: paper_pass(table, now)
        case "offer":
            turn = _turn(form, table)
            return lambda: paper_turn(table, side, turn, now)
        case "sign" | "decline" as answer:
            return lambda: paper_answer(table, side, answer == "sign", now)
        case "guess":
            ranking = _ranking(form, table)
            return lambda: paper_guess(table, side, ranking, now)
        case "round":
            return lambda: paper_round(table, now)
        case "walk":
            return lambda: paper_walk(table, side, now)
        case _:
            raise ValueError(form.get("what", ""))


def _turn(form: Mapping[str, str], table: HostedTable) -> PaperTurn:
    """What was chosen. Raises ValueError for nothing, or for an option, a tone or a measure that is not there."""
    chosen = []
    for issue, known in enumerate(table.scenario.issues):
        value = form.get(f"issue-{issue}", "")
        option = int(value) if value else -1
        if not -1 <= option < len(known.options):
            raise ValueError(value)
        chosen.append(option)
    package: Package = tuple(chosen) if any(option >= 0 for option in chosen) else ()
    tone = Tone(form["tone"]) if form.get("tone") else None
    measure = form.get("measure", "")
    if measure and measure not in {one.id for one in table.scenario.measures}:
        raise ValueError(measure)
    turn = PaperTurn(package, tone, measure)
    if not turn.actions():
        raise ValueError("nothing")
    return turn


def _ranking(form: Mapping[str, str], table: HostedTable) -> tuple[int, ...]:
    """The issues named first, second and third; the rules say what is wrong with fewer. Raises ValueError."""
    named = [form.get(f"rank-{place}", "") for place in range(min(3, len(table.scenario.issues)))]
    chosen = tuple(int(value) for value in named if value)
    if any(not 0 <= issue < len(table.scenario.issues) for issue in chosen):
        raise ValueError("no issue")
    return chosen


ROUTES: list[BaseRoute] = [Route("/control/paper", paper, methods=["GET", "POST"])]

"""The foot of the table in a class: the part of the round, this seat's task, and the moves that are open to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.rules.actions import WalkAway, Withdraw
from game.scenario.model import Rule
from game.scenario.politics import Tone
from game.table.room import RoomPhase
from game.ui.joined import JoinedSession
from game.ui.kit import Button, Column, Flow, Icon, Inset, Label, Paragraph, Row, Spacer, Widget
from game.ui.scenes.class_words import hint, part
from game.ui.scenes.parts import over
from game.ui.scenes.table_foot import tone_choice, tone_dropdown, turn_moves

__all__ = ["ClassCalls", "ClassFoot", "class_foot"]

READY_IN = (RoomPhase.TALK, RoomPhase.PUBLIC, RoomPhase.CLOSE)


@dataclass(frozen=True, slots=True)
class ClassCalls:
    """What the buttons do."""

    tone: Callable[[Tone], object]
    measures: Callable[[], object]
    consult: Callable[[], object]
    guess: Callable[[], object]
    votes: Callable[[], object]
    team: Callable[[], object]
    share: Callable[[], object]
    ready: Callable[[], object]
    withdraw: Callable[[], object]
    walk: Callable[[], object]
    decline: Callable[[], object]
    sign: Callable[[], object]
    propose: Callable[[], object]
    end: Callable[[], object]


@dataclass(frozen=True, slots=True)
class ClassFoot:
    """What the foot depends on beside the table itself."""

    tone: Tone
    refusal: str
    """Why the draft cannot be proposed, or ""."""
    filled: str
    """Which action is the filled one."""
    empty: bool
    """Whether the draft names nothing."""
    narrow: bool
    online: bool


def class_foot(
    session: JoinedSession, state: ClassFoot, calls: ClassCalls, alternatives: Widget | None = None
) -> Widget:
    """Build the foot for whatever the seat may do now."""
    lines: list[Widget] = [_now(session, state)]
    if session.lost:
        return Inset(Column(lines, gap=8), (16, 10, 16, 14), fill="card")
    tools, moves = _tools(session, calls), _moves(session, state, calls)
    speaks = _speaks(session)
    if state.narrow:
        first: list[Widget] = [tone_dropdown(session, state.tone, calls.tone, True)] if speaks else []
        if alternatives is not None:
            first.append(alternatives)
        lines += [Flow([*first, *tools], gap=8), Flow(moves, gap=8, align="end")]
    else:
        row = Row([*tools, Spacer(), *moves], gap=8, fold=True)
        if speaks:
            lines.append(tone_choice(session, state.tone, calls.tone, True))
        lines.append(row)
    return Inset(Column(lines, gap=8), (16, 10, 16, 12), fill="card")


def _speaks(session: JoinedSession) -> bool:
    """Whether a statement can be chosen now."""
    own = session.view.own
    made = own is not None and own.turn.statement
    if not session.lead or session.side in session.room.bots:
        return False
    return session.sealing or (session.choosing and session.moving and session.view.step < 2 and not made)


def _now(session: JoinedSession, state: ClassFoot) -> Widget:
    """The part of the round, and the task that nobody else has."""
    t = session.t
    if session.lost:
        return Row([Icon("log-out", 18, "warn"), Paragraph(session.lost, "heading", width=700, grow=1)], gap=10)
    if not state.online:
        words = t("Offline. Trying to reach the table; nothing you write is lost.")
        return Row([Icon("wifi", 18, "warn"), Paragraph(words, "strong", "warn", width=700, grow=1)], gap=10)
    left: list[Widget] = [over(part(session), "warn" if session.room.clock.paused else "ink2")]
    if hint(session) and not state.narrow:
        left.append(Paragraph(hint(session), "small", "ink2", width=460))
    task = session.room.task_of(session.seat)
    head = Column(left, gap=2, grow=1)
    if task is None:
        return head
    title = t("Your task: {task}", task=task.title)
    parts: list[Widget] = [
        Icon("circle-check" if task.done else "target", 18, "ok" if task.done else "ink2", tip=task.text),
        Column([Paragraph(title, "strong", width=280), *([] if state.narrow else [_note(task.text)])], gap=2, grow=1),
    ]
    if task.done:
        parts.append(Label(t("done"), "small_strong", "ok"))
    own = Row(parts, gap=8, fold=False, align="start")
    own.grow = 1
    return Row([head, own], gap=20, align="start", fold=True)


def _note(text: str) -> Widget:
    return Paragraph(text, "small", "ink2", width=420)


def _tools(session: JoinedSession, calls: ClassCalls) -> list[Widget]:
    t, view, room, rules = session.t, session.view, session.room, session.scenario.rules
    found: list[Widget] = []

    def tool(text: str, call: Callable[[], object], icon: str, key: str, lit: bool) -> None:
        kind = "secondary" if lit else "ghost"
        found.append(Button(text, call, icon=icon, shortcut=key, compact=True, kind=kind, key=f"tool-{icon}"))

    tool(t("Delegation"), calls.team, "users", "G", True)
    if not session.begun or session.over:
        return found
    if "guess" in room.may:
        tool(t("Guess"), calls.guess, "target", "Q", True)
    if rules.has(Rule.MEASURES, view.round):
        able = bool(room.measures) and (session.sealing or (session.choosing and session.moving))
        tool(t("Measures"), calls.measures, "sliders-horizontal", "M", able)
    if rules.has(Rule.CONSULT, view.round):
        tool(t("Consult"), calls.consult, "message-square", "C", "consult" in room.may and session.table_open)
    if session.scenario.ratification is not None:
        tool(t("Votes"), calls.votes, "vote", "T", "count" in room.may)
    return found


def _moves(session: JoinedSession, state: ClassFoot, calls: ClassCalls) -> list[Widget]:
    t, legal = session.t, session.legal()
    if session.over or session.side in session.room.bots:
        return []
    found: list[Widget] = []
    if session.begun and "draft" in session.room.may:
        kind = "secondary" if session.lead else "primary"
        found.append(
            Button(t("Share the draft"), calls.share, icon="pen-line", shortcut="A", kind=kind, enabled=not state.empty,
                   key="share", tip=t("Your delegation sees it, and it is offered if the time runs out."))
        )  # fmt: skip
    if session.lead and session.phase in READY_IN:
        on = session.side in session.room.ready
        found.append(
            Button(t("Not ready yet") if on else t("We are ready"), calls.ready, icon="check", shortcut="R",
                   kind="secondary" if on else "primary", key="ready")
        )  # fmt: skip
    if not session.moving:
        return found
    if any(isinstance(action, Withdraw) for action in legal):
        found.append(Button(t("Withdraw"), calls.withdraw, icon="undo-2", kind="ghost", key="withdraw"))
    if any(isinstance(action, WalkAway) for action in legal):
        name = t("Walk away")
        found.append(
            Button("" if state.narrow else name, calls.walk, icon="log-out", shortcut="W", kind="danger", name=name,
                   tip=t("End the talks for good"), key="walk")
        )  # fmt: skip
    last = turn_moves(session, state.refusal, state.filled, calls.decline, calls.sign, calls.end, calls.propose)
    return [*found, *last]

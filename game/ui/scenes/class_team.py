"""The delegation: who does what this round, the draft it works on row by row, and its chat where there is one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.lang.refusals import say_refusal
from game.rules.actions import Action, Advise, Alternative, Initial, Veto
from game.ui.joined import JoinedSession
from game.ui.kit import (
    Button,
    Card,
    Column,
    Flow,
    Icon,
    Label,
    Paragraph,
    Row,
    Rule,
    Segmented,
    Spacer,
    TextEntry,
    Widget,
)
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.draft import Draft, Sketch
from game.ui.scenes.parts import over

if TYPE_CHECKING:
    from game.ui.scenes.class_table import ClassTableScene

__all__ = ["TeamScene"]

MOST_WORDS = 500
SHOWN = 30
"""Remarks of the chat that are shown."""


class TeamScene(PageScene):
    """Open at any time; what others write arrives while it is."""

    body_width = 1040

    def __init__(self, desk: Desk, session: JoinedSession, table: ClassTableScene) -> None:
        super().__init__(desk)
        self.session = session
        self.table = table
        self.title = desk.t("Your delegation")
        self.words = ""

    def table_moved(self) -> None:
        """Somebody has done something."""
        self.rebuild()

    def subtitle(self) -> str:
        wording = self.session.wording
        return f"{wording.side(self.session.side)} · {wording.seat(self.session.seat)}"

    def body(self) -> Widget:
        left = Column([self._seats(), *self._chat()], gap=12)
        right = Column([self._draft()], gap=12)
        left.grow, right.grow = 2, 3
        return Row([left, right], gap=12, align="start")

    def actions(self) -> list[Widget]:
        return [Button(self.t("Back to the table"), self.back, kind="primary", icon="arrow-right", key="go")]

    # -- who does what

    def _seats(self) -> Card:
        session, t = self.session, self.t
        parts: list[Widget] = []
        for seat in session.scenario.seats:
            if seat.side != session.side:
                continue
            names = ", ".join(session.room.names(seat.id))
            if seat.lead and session.side in session.room.bots:
                names = t("the machine")
            task = session.room.task_of(seat.id)
            lines: list[Widget] = [Paragraph(session.wording.seat(seat.id), "strong", width=220)]
            who = names or t("nobody: left to the head of the delegation")
            lines.append(Paragraph(who, "small", "ink2", width=220))
            owns = [session.wording.issue(session.scenario.issue_index[issue]) for issue in seat.owns]
            if owns and not seat.lead:
                lines.append(Paragraph(t("Rows: {issues}", issues=", ".join(owns)), "small", "ink3", width=240))
            if task is not None:
                done = t("{task} (done)", task=task.title) if task.done else task.title
                mark = Icon("circle-check" if task.done else "target", 14, "ok" if task.done else "ink2")
                lines.append(Row([mark, Paragraph(done, "small_strong", width=220, grow=1)], gap=6, fold=False))
            parts += [Column(lines, gap=2), Rule()]
        return Card(Column(parts[:-1], gap=8), title=self.title, pad=16)

    # -- the draft

    def _draft(self) -> Card:
        session, t = self.session, self.t
        own = session.view.own
        parts: list[Widget] = []
        pen = session.room.holder("pen")
        if pen is not None:
            words = (
                t("You hold the pen this round.")
                if pen == session.seat
                else t("{seat} holds the pen this round.", seat=session.wording.seat(pen))
            )
            parts.append(Paragraph(words, "small", "ink2", width=500))
        shared = own.draft if own is not None else ()
        if shared and own is not None:
            by = session.wording.seat(own.draft_seat)
            words = t("By {seat}. If time runs out, the last draft that can be offered is offered.", seat=by)
            parts.append(Paragraph(words, "small", "ink2", width=500))
        else:
            parts.append(Paragraph(t("No draft yet: these are the rows of your own sheet."), "body", "ink2"))
        for number, alternative in enumerate(shared or (self.table.draft.sketch.alternative(),)):
            if len(shared) > 1:
                parts.append(over(t("Alternative {number}", number=number + 1)))
            parts += self._rows(alternative, number)
        buttons: list[Widget] = []
        if shared:
            buttons.append(Button(t("Take it over to my sheet"), self._take, icon="copy", key="take"))
        if "draft" in session.room.may and session.begun and not session.over:
            able = bool(self.table.draft.alternatives())
            share = Button(t("Share my sheet as the draft"), self._share, icon="pen-line", enabled=able, key="share")
            buttons.append(share)
        if buttons:
            parts.append(Flow(buttons, gap=8))
        return Card(Column(parts, gap=10), title=t("The draft of the delegation"), pad=16)

    def _rows(self, alternative: Alternative, number: int) -> list[Widget]:
        session, view = self.session, self.session.view
        mine = set(session.scenario.seats_by_id[session.seat].owns)
        found: list[Widget] = []
        for issue, known in enumerate(session.scenario.issues):
            option = alternative.package[issue]
            if view.settled[issue] or (option < 0 and known.id not in mine):
                continue
            found += [self._row(issue, option, number, known.id in mine), Rule()]
        return found

    def _row(self, issue: int, option: int, number: int, mine: bool) -> Widget:
        session, wording, t = self.session, self.session.wording, self.t
        label = wording.option(issue, option) if option >= 0 else t("left out")
        head = Row(
            [Paragraph(wording.issue(issue), "body", "ink2", width=170), Paragraph(label, "strong", width=260, grow=1)],
            gap=10, fold=False, align="start",
        )  # fmt: skip
        if not session.begun or session.over:
            return head
        own = session.view.own
        advice = {seat: verdict for seat, at, verdict in (own.advice if own else ()) if at == issue}
        verdict = advice.get(session.seat, 0)
        choice = Segmented(
            [t("For"), t("No advice"), t("Against")], 1 - verdict, lambda index: self._advise(issue, 1 - index),
            name=t("{issue}: your advice", issue=wording.issue(issue)), key=f"advice-{number}-{issue}",
        )  # fmt: skip
        tools: list[Widget] = [choice, *self._initial(issue, option, mine, number)]
        others = [
            Row([Icon("check" if value > 0 else "x", 13, "ok" if value > 0 else "warn"),
                 Label(wording.seat(seat), "small", "ink2")], gap=4, fold=False)
            for seat, value in advice.items() if value and seat != session.seat
        ]  # fmt: skip
        return Column([head, Flow([*tools, *others], gap=8)], gap=6)

    def _initial(self, issue: int, option: int, mine: bool, number: int) -> list[Widget]:
        """The owner's button, or what is known of the owner's initial."""
        session, wording, t = self.session, self.session.wording, self.t
        given = dict(session.view.own.initials if session.view.own else ()).get(issue)
        said: list[Widget] = []
        if given is not None:
            same = given == option
            words = t("initialled") if same else t("initialled at {option}", option=wording.option(issue, given))
            said.append(Label(words, "small_strong", "ok" if same else "warn"))
        if not mine or session.lead:
            return said
        found: list[Widget] = []
        if given != option:
            words = t("Initial it") if option >= 0 else t("Choose an option to initial it")
            found.append(
                Button(words, lambda: self._do(Initial(issue, option), t("Initialled.")), icon="signature",
                       compact=True, enabled=option >= 0, key=f"initial-{number}-{issue}",
                       name=t("{action}: {what}", action=words, what=wording.issue(issue)))
            )  # fmt: skip
        if given is not None:
            found.append(
                Button(t("Take the initial back"), lambda: self._do(Veto(issue), t("Initial taken back.")),
                       icon="undo-2", compact=True, kind="ghost", key=f"veto-{number}-{issue}")
            )  # fmt: skip
        return [*said, *found]

    def _advise(self, issue: int, verdict: int) -> None:
        said = {1: self.t("Advised for."), -1: self.t("Advised against.")}.get(verdict, self.t("Advice taken back."))
        self._do(Advise(issue, verdict), said)

    def _do(self, action: Action, said: str) -> None:
        refusal = self.session.submit(action)
        if refusal is None:
            self.desk.say(said, "ok")
        else:
            self.desk.say(say_refusal(refusal, self.session.wording), "warn")
        self.rebuild()

    def _take(self) -> None:
        own = self.session.view.own
        if own is not None and own.draft:
            settled = self.session.view.settled
            self.table.take(Draft(tuple(Sketch.of(one, settled) for one in own.draft)))
            self.desk.say(self.t("On your sheet now."), "ok")

    def _share(self) -> None:
        self.table.share()
        self.rebuild()

    # -- the chat

    def _chat(self) -> list[Widget]:
        session, t = self.session, self.t
        if not session.room.chat:
            return []
        notice = t("Your teacher can read this. It is deleted after the class unless the teacher keeps it.")
        parts: list[Widget] = [
            Row([Icon("eye", 15, "ink2"), Paragraph(notice, "small", "ink2", width=260, grow=1)], gap=8, fold=False)
        ]
        for said in session.room.said[-SHOWN:]:
            head = f"{said.name} · {session.wording.seat(said.seat)}" if said.seat else said.name
            lines = [Paragraph(head, "small_strong", "ink2", width=280), Paragraph(said.words, "body", width=280)]
            parts.append(Column(lines, gap=0))
        if session.room.muted:
            parts.append(Paragraph(t("The teacher has muted you."), "body", "ink2"))
        else:
            entry = TextEntry(
                t("Your message"), self.words, self._typed, on_submit=self._say, max_length=MOST_WORDS, width=280
            )
            send = Button(t("Send"), partial(self._say, ""), icon="send", key="send")
            parts += [entry, Row([Spacer(), send])]
        return [Card(Column(parts, gap=8), title=t("Talk in the delegation"), pad=16)]

    def _typed(self, words: str) -> None:
        self.words = words

    def _say(self, _words: str = "") -> None:
        words = self.words.strip()
        if not words:
            return
        refusal = self.session.table.say(words)
        if refusal is not None:
            self.desk.say(say_refusal(refusal, self.session.wording), "warn")
            return
        self.words = ""
        self.rebuild()

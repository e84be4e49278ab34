"""Asking the coach: what it would do at this seat, why, and what it weighed; the player may take it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ai import NothingToDecideError
from game.ai.coach import Advice, Considered, Course, advise
from game.report.advice import advice_lines, course_title
from game.rules.actions import Propose, Respond, Statement
from game.rules.state import Offer
from game.scenario.politics import Tone
from game.ui.kit import Button, Column, Grid, Icon, Label, Paragraph, Row, Widget
from game.ui.scenes.ask import Ask
from game.ui.scenes.draft import Draft

if TYPE_CHECKING:
    from game.ui.scenes.table import TableScene

__all__ = ["CoachDialog"]


class CoachDialog:
    """Opens at once and fills when the worker has thought; what comes after the table has moved is dropped.

    The coach sees what the seat sees and no more.
    """

    def __init__(self, table: TableScene) -> None:
        self.table = table
        self.ask = Ask(table.ui)
        self.advice: Advice | None = None
        session = table.session
        view, legal, scenario = session.view, session.legal(), session.table.scenario
        self.seq = view.seq
        self._show([Paragraph(table.t("The coach is thinking…"), "quote", "ink2", width=560)], [])
        table.desk.work(lambda: advise(view, legal, 0, scenario), self._arrived, self._failed)

    def _alive(self) -> bool:
        return self.ask.layer is not None and self.table.session.view.seq == self.seq

    def _arrived(self, advice: Advice) -> None:
        if not self._alive():
            return
        self.advice = advice
        session, t = self.table.session, self.table.t
        first, *rest = advice_lines(advice, session.view, session.wording)
        # The courses are a table here; their packages are on the sheet, or one press away.
        said: list[Widget] = [
            Paragraph(line, "body", "ink2", width=600)
            for line in rest
            if not line.startswith("- ") and not line.endswith(":")
        ]
        if any(one.course is not Course.GO_ON for one in advice.considered):
            said.insert(1 if said else 0, self._courses(advice))
        head = Row(
            [Icon("graduation-cap", 22, "ok", tile="ok_tint"), Paragraph(first, "heading", width=540, grow=1)],
            gap=14, fold=False, align="start",
        )  # fmt: skip
        note = Paragraph(
            t("It knows what your seat knows. Points are against no deal; what is theirs is an estimate."),
            "small", "ink3", width=600,
        )  # fmt: skip
        self._show([head, *said, note], self._actions(advice))

    def _courses(self, advice: Advice) -> Widget:
        """What there is to choose from: worth to both, and the chance of both votes where there are any."""
        t, wording = self.table.t, self.table.session.wording
        formats, shown = wording.formats, 2 if wording.scenario.ratification is None else 3
        heads = [t("What there is to choose from"), t("For you"), t("For them, as believed"), t("Both votes")]
        rows: list[list[Widget | None]] = [
            [
                Label(head, "small_strong", "ink2", align="left" if not at else "right")
                for at, head in enumerate(heads[: 1 + shown])
            ]
        ]
        for one in advice.considered:
            other = "–" if one.other is None else formats.points(one.other, signed=True)
            chance = "–" if one.chance is None else formats.percent(one.chance)
            figures = (formats.points(one.own, signed=True), other, chance)[:shown]
            rows.append(
                [
                    Paragraph(self._course(one), "body", width=240),
                    *(Label(figure, "number", align="right") for figure in figures),
                ]
            )
        return Grid(rows, columns=(1, *(0,) * shown), gap=16, row_gap=5)

    def _course(self, one: Considered) -> str:
        title = course_title(one, self.table.session.view, self.table.session.wording)
        return title[:1].upper() + title[1:]

    def _actions(self, advice: Advice) -> list[Button]:
        t = self.table.t
        if isinstance(advice.action, Propose) and self.table.session.view.step < 2:
            return [Button(t("Put it in the draft"), self.take_up, kind="primary", icon="pen-line", key="coach-draft")]
        if isinstance(advice.action, Statement):
            tone = advice.action.tone
            return [Button(t("Take this tone"), lambda: self._tone(tone), kind="primary", key="coach-tone")]
        if isinstance(advice.action, Respond) and advice.action.sign:
            return [Button(t("Sign…"), self._sign, kind="primary", icon="signature", key="coach-sign")]
        return []

    def _show(self, content: list[Widget], actions: list[Button]) -> None:
        close = Button(
            self.table.t("Close"), self.ask.close, kind="secondary" if actions else "primary", key="coach-close"
        )
        self.ask.show(self.table.t("The coach"), Column(content, gap=10), [close, *actions], width=680)

    def _failed(self, problem: BaseException) -> None:
        if not self._alive():
            return
        t = self.table.t
        text = (
            t("There is nothing to decide now.")
            if isinstance(problem, NothingToDecideError)
            else t("The coach has no advice: {why}", why=str(problem) or type(problem).__name__)
        )
        self._show([Paragraph(text, "body", "ink2", width=560)], [])

    def take_up(self) -> None:
        """Write the advised offer into the draft; nothing is proposed."""
        if self.advice is None or not isinstance(self.advice.action, Propose):
            return
        table, offered = self.table, self.advice.action.alternatives
        view = table.session.view
        self.ask.close()
        table.draft = Draft.of(Offer(table.session.side, 0, view.round, offered, offered), view.settled)
        table.rebuild()
        table.desk.say(table.t("The advised offer is in your draft. Look at it before you propose it."))

    def _tone(self, tone: Tone) -> None:
        self.ask.close()
        self.table.set_tone(tone)

    def _sign(self) -> None:
        self.ask.close()
        self.table.sign()

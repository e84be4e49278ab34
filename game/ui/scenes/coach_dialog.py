"""Asking the coach: what it would do at this seat, why, and what it weighed; the player may take it up."""

from __future__ import annotations

from game.ai import NothingToDecideError
from game.ai.coach import Advice, Considered, Course, advise
from game.report.advice import advice_lines, course_title
from game.rules.actions import Reply
from game.ui.kit import Button, Column, Grid, Icon, Label, Paragraph, Row, Widget
from game.ui.scenes.ask import Ask
from game.ui.scenes.coached import Coached, TakeUp

__all__ = ["CoachDialog"]


class CoachDialog:
    """Opens at once and fills when the worker has thought; what comes after the table has moved is dropped.

    It lies over any screen that is `Coached`. The coach sees what the seat sees and no more.
    """

    def __init__(self, screen: Coached) -> None:
        self.screen = screen
        self.ask = Ask(screen.ui)
        self.advice: Advice | None = None
        session = screen.session
        view, legal, scenario = session.view, screen.in_question(), session.table.scenario
        self.seq = view.seq
        self._show([Paragraph(screen.t("The coach is thinking…"), "quote", "ink2", width=560)], [])
        screen.desk.work(lambda: advise(view, legal, 0, scenario), self._arrived, self._failed)

    def _alive(self) -> bool:
        return self.ask.layer is not None and self.screen.session.view.seq == self.seq

    def _arrived(self, advice: Advice) -> None:
        if not self._alive():
            return
        self.advice = advice
        session, t = self.screen.session, self.screen.t
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
        known = (
            t("It knows what your seat knows.")
            if isinstance(advice.action, Reply)
            else t("It knows what your seat knows. Points are against no deal; what is theirs is an estimate.")
        )
        self._show([head, *said, Paragraph(known, "small", "ink3", width=600)], self._actions(advice))

    def _courses(self, advice: Advice) -> Widget:
        """What there is to choose from: worth to both, and the chance of both votes where there are any."""
        t, wording = self.screen.t, self.screen.session.wording
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
        title = course_title(one, self.screen.session.view, self.screen.session.wording)
        return title[:1].upper() + title[1:]

    def _actions(self, advice: Advice) -> list[Button]:
        way = self.screen.take_up(advice.action)
        if way is None:
            return []
        return [Button(way.label, lambda: self._follow(way), kind="primary", icon=way.icon, key=way.key)]

    def _follow(self, way: TakeUp) -> None:
        self.ask.close()
        way.act()

    def _show(self, content: list[Widget], actions: list[Button]) -> None:
        close = Button(
            self.screen.t("Close"), self.ask.close, kind="secondary" if actions else "primary", key="coach-close"
        )
        self.ask.show(self.screen.t("The coach"), Column(content, gap=10), [close, *actions], width=680)

    def _failed(self, problem: BaseException) -> None:
        if not self._alive():
            return
        t = self.screen.t
        text = (
            t("There is nothing to decide now.")
            if isinstance(problem, NothingToDecideError)
            else t("The coach has no advice: {why}", why=str(problem) or type(problem).__name__)
        )
        self._show([Paragraph(text, "body", "ink2", width=560)], [])

"""The end of a game: hands over to the debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.lang.labels import ENDINGS
from game.rules.view import ScoreSheet
from game.ui.kit import Button, Card, Column, Grid, Label, Paragraph, Row, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.measured import LEAST_CHANGE
from game.ui.scenes.parts import bullets

if TYPE_CHECKING:
    from game.ui.scenes.desk import Desk
    from game.ui.session import Session
    from game.ui.stage import Scene

__all__ = ["EndingScene", "ending_scene"]


class EndingScene(PageScene):
    """How it ended and the player's score; then the debrief."""

    body_width = 640

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk)
        self.session = session
        self.title = desk.t("The end")
        if session.hot_seat:
            self.body_width = 1040

    def heading(self) -> str:
        ending = self.session.view.ending
        return self.t(ENDINGS[ending]).rstrip(".") if ending is not None else self.t("The game is over")

    def subtitle(self) -> str:
        return self.session.wording.text(self.session.scenario.title)

    def body(self) -> Widget:
        if not self.session.hot_seat:
            card = self._card(self.session.view.sheets, self.session.side, self.t("How it went for you"))
            learnt = self._learnt()
            return card if learnt is None else Column([card, learnt], gap=12)
        sheets, wording = self.session.debrief_view().sheets, self.session.wording
        cards: list[Widget] = []
        for side in self.session.table.scenario.side_ids:
            cards.append(self._card(sheets, side, wording.side(side)))
            cards[-1].grow = 1
        return Row(cards, gap=12, align="stretch")

    def _learnt(self) -> Widget | None:
        """What a coached game has taught, as far as it was played."""
        view, wording = self.session.view, self.session.wording
        lines = [
            wording.text(line.learnt)
            for line in self.session.scenario.coaching
            if line.learnt is not None and line.round <= view.round
        ]
        if not lines:
            return None
        return Card(bullets(lines, "graduation-cap", width=540), title=self.t("You have learnt"), pad=22, edge="ok")

    def _card(self, sheets: tuple[ScoreSheet, ...], side: str, title: str) -> Widget:
        t, formats = self.t, self.session.wording.formats
        sheet = next((one for one in sheets if one.side == side), None)
        rows: list[list[Widget | None]] = []

        def row(name: str, value: str, style: str = "number") -> None:
            rows.append([Paragraph(name, "body", "ink2", width=320), Label(value, style, align="right")])

        def points(value: float) -> str:
            return t("{points} points", points=formats.points(value, signed=True))

        if sheet is not None:
            row(t("Score") if self.session.hot_seat else t("Your score"), formats.points(sheet.score), "big")
            row(t("Gain over no deal at the end"), points(sheet.final_points - sheet.no_deal_points))
            row(t("Politics at home"), points(sheet.politics))
            for name, amount, _ in sheet.objectives:
                if abs(amount) > LEAST_CHANGE:
                    wording = self.session.wording
                    row(wording.objective(name), wording.objective_amount(name, amount))
        parts: list[Widget] = [Grid(rows, columns=(1, 0), gap=20, row_gap=6)] if rows else []
        if self.closing():
            parts.append(Paragraph(self.closing(), "body", "ink2", width=560))
        return Card(Column(parts, gap=14), title=title, pad=22)

    def closing(self) -> str:
        """What is said of the debrief."""
        return self.t("The debrief shows every deal that was possible, and what the other side wanted.")

    def actions(self) -> list[Widget]:
        return [
            Button(self.t("To the title"), self.back, icon="house", key="home"),
            Button(self.t("Open the debrief"), self.debrief, kind="primary", icon="chart-scatter", key="go"),
        ]

    def debrief(self) -> None:
        """Open the debrief in this one's place."""
        from game.ui.scenes.debrief import DebriefScene

        self.stage.replace(DebriefScene(self.session, self.desk))


def ending_scene(desk: Desk, session: Session) -> Scene:
    """What follows the last page of a game."""
    return EndingScene(desk, session)

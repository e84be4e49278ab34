"""The end of a game: hands over to the debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.lang.labels import ENDINGS
from game.ui.kit import Button, Card, Column, Paragraph, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.parts import figure

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

    def heading(self) -> str:
        ending = self.session.view.ending
        return self.t(ENDINGS[ending]).rstrip(".") if ending is not None else self.t("The game is over")

    def subtitle(self) -> str:
        return self.session.wording.text(self.session.scenario.title)

    def body(self) -> Widget:
        t, formats = self.t, self.session.wording.formats
        sheet = next((one for one in self.session.view.sheets if one.side == self.session.side), None)
        parts: list[Widget] = []
        if sheet is not None:
            parts = [
                figure(t("Your score"), formats.points(sheet.score), style="big"),
                figure(
                    t("Gain over no deal at the end"),
                    t("{points} points", points=formats.points(sheet.final_points - sheet.no_deal_points, signed=True)),
                ),
                figure(t("Politics at home"), t("{points} points", points=formats.points(sheet.politics, signed=True))),
            ]
            parts += [
                figure(self.session.wording.objective(name), self.session.wording.objective_amount(name, amount))
                for name, amount, _ in sheet.objectives
                if abs(amount) > 1e-9
            ]
        parts.append(
            Paragraph(
                t("The debrief shows every deal that was possible, and what the other side wanted."),
                "body",
                "ink2",
                width=560,
            )
        )
        return Card(Column(parts, gap=10), title=t("How it went for you"), pad=22)

    def actions(self) -> list[Widget]:
        return [
            Button(self.t("To the title"), self.back, icon="house", key="home"),
            Button(self.t("Open the debrief"), self.debrief, kind="primary", icon="chart-scatter", key="go"),
        ]

    def debrief(self) -> None:
        """Open the debrief in this one's place."""
        from game.ui.scenes.debrief import DebriefScene

        self.stage.replace(DebriefScene(self.session))


def ending_scene(desk: Desk, session: Session) -> Scene:
    """What follows the last page of a game."""
    return EndingScene(desk, session)

"""The end of a class game: the own result, and the debrief as soon as the class may see it."""

from __future__ import annotations

from game.ui.joined import JoinedSession
from game.ui.kit import Button, Card, Column, Icon, Paragraph, Row, Widget
from game.ui.scenes.desk import Desk
from game.ui.scenes.ending import EndingScene

__all__ = ["ClassEndScene"]


class ClassEndScene(EndingScene):
    """Other tables may still play with the same mandates: until they end, the own side's result is all there is."""

    session: JoinedSession

    def __init__(self, desk: Desk, session: JoinedSession) -> None:
        super().__init__(desk, session)

    def enter(self) -> None:
        super().enter()
        self.table_moved()

    def table_moved(self) -> None:
        """The teacher has opened the debrief, or undone the last turn."""
        session = self.session
        session.think(self.desk.pool, self.desk.post, self.table_moved)
        if not session.over:
            from game.ui.scenes.class_table import ClassTableScene

            self.stage.replace(ClassTableScene(self.desk, session))
            return
        self.rebuild()

    def body(self) -> Widget:
        card = super().body()
        if self.session.table.over:
            return card
        words = self.t(
            "Other tables still play with the same mandates. The debrief opens when they have ended, or when your "
            "teacher opens it."
        )
        parts = [Icon("hourglass", 18, "ink2"), Paragraph(words, "body", width=520, grow=1)]
        return Column([card, Card(Row(parts, gap=10, fold=False), pad=16)], gap=12)

    def closing(self) -> str:
        return super().closing() if self.session.table.over else ""

    def actions(self) -> list[Widget]:
        able = bool(self.session.table.over)
        return [
            Button(self.t("Leave the class"), self.stage.quit, icon="log-out", key="home"),
            Button(self.t("Open the debrief"), self.debrief, kind="primary", icon="chart-scatter", enabled=able,
                   key="go"),
        ]  # fmt: skip

    def debrief(self) -> None:
        self.session.cancel()
        super().debrief()

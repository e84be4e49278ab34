"""A short wait while a table is set up in the background; the window stays alive."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.ui.kit import Button, Card, Column, Icon, Paragraph, Spacer, Widget
from game.ui.scenes.base import GameScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.parts import Centred

__all__ = ["PrepareScene"]


class PrepareScene(GameScene):
    """Runs a job; `ready` gets its result once, unless the player has turned back. `failed` words a problem."""

    def __init__(
        self, desk: Desk, text: str, job: Callable[[], Any], ready: Callable[[Any], object],
        failed: Callable[[BaseException], str],
    ) -> None:  # fmt: skip
        super().__init__(desk)
        self.title = text
        self.text = text
        self.problem = ""
        self._job, self._ready, self._failed = job, ready, failed
        self._wanted = True

    def build(self) -> Widget:
        if self.problem:
            card: Widget = Card(
                Column(
                    [Paragraph(self.problem, "body", width=480), Button(self.t("Back"), self.back, kind="primary")],
                    gap=16,
                ),
                title=self.t("That did not work"),
                pad=24,
            )
        else:
            card = Card(
                Column(
                    [Icon("hourglass", 30, "ink2"), Paragraph(self.text, "title", align="center", width=420)], gap=14
                ),
                pad=30,
            )
        return Column([Spacer(), Centred(card, 560), Spacer()])

    def enter(self) -> None:
        self.desk.work(self._job, self._arrived, self._broke)

    def leave(self) -> None:
        self._wanted = False

    def _arrived(self, result: Any) -> None:
        if self._wanted:
            self._ready(result)

    def _broke(self, problem: BaseException) -> None:
        if self._wanted:
            self.problem = self._failed(problem)
            self.rebuild()

"""What do they want most? Asked in the first and in the last round; the debrief compares it with the truth."""

from __future__ import annotations

from functools import partial

from game.lang.refusals import say_refusal
from game.rules.actions import Guess
from game.ui.kit import Button, Card, Column, Icon, Label, Paragraph, Pressable, Row, Spacer, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.session import Session

__all__ = ["GuessScene"]

LEAST = 3
MOST = 5


class GuessScene(PageScene):
    """Pick the issues in order: press one to rank it, press it again to take it back."""

    body_width = 820

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk)
        self.session = session
        self.title = desk.t("Your guess")
        self.ranking: list[int] = []
        self.round = session.view.round

    def first_keys(self) -> tuple[str, ...]:
        return ("guess-0",)

    def heading(self) -> str:
        return self.t("What matters most to them?")

    def subtitle(self) -> str:
        return self.t(
            "Rank at least {least} issues for {side}, the most important first. It moves nothing; the debrief shows "
            "how right you were.",
            least=self._least(),
            side=self.session.wording.side(self.session.other),
        )

    def _least(self) -> int:
        return min(LEAST, len(self.session.scenario.issues))

    def body(self) -> Widget:
        wording = self.session.wording
        rows: list[Widget] = []
        for index, issue in enumerate(self.session.scenario.issues):
            place = self.ranking.index(index) + 1 if index in self.ranking else 0
            mark: Widget = (
                Label(str(place), "number", "us" if self.session.index == 0 else "ca")
                if place
                else Label("–", "number", "ink3")
            )
            line = Row(
                [
                    Icon(issue.icon, 16, "ink2", tile="sunk"),
                    Paragraph(wording.issue(index), "strong", width=460),
                    Spacer(),
                    mark,
                ],
                gap=12,
                fold=False,
            )
            name = (
                self.t("{issue}, rank {place}", issue=wording.issue(index), place=place)
                if place
                else wording.issue(index)
            )
            rows.append(
                Pressable(
                    line,
                    partial(self._press, index),
                    name=name,
                    selected=bool(place),
                    key=f"guess-{index}",
                    pad=(10, 5),
                )
            )
        return Card(Column(rows, gap=2), pad=12, name=self.heading())

    def _press(self, issue: int) -> None:
        if issue in self.ranking:
            self.ranking.remove(issue)
        elif len(self.ranking) < MOST:
            self.ranking.append(issue)
        self.rebuild()

    def actions(self) -> list[Widget]:
        able = len(self.ranking) >= self._least()
        return [
            Button(self.t("Skip"), self.skip, key="skip"),
            Button(self.t("Write it down"), self.done, kind="primary", icon="target", enabled=able, key="go"),
        ]

    def skip(self) -> None:
        """Not this time."""
        self.session.skipped.add(("guess", self.round))
        self.back()

    def escape(self) -> None:
        self.skip()

    def done(self) -> None:
        """Hand in the guess."""
        refusal = self.session.submit(Guess(tuple(self.ranking)))
        if refusal is not None:
            self.desk.say(say_refusal(refusal, self.session.wording), "warn")
            return
        self.back()

"""After the settlement: packages that would be better for both, answered blind."""

from __future__ import annotations

from functools import partial

from game.lang.refusals import say_refusal
from game.rules.actions import Alternative, PostSettle
from game.ui.kit import Button, Card, Checkbox, Column, Grid, Paragraph, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.measured import amounts, gain_text
from game.ui.session import Session

__all__ = ["PostSettleScene"]


class PostSettleScene(PageScene):
    """Tick what you would accept. The result stands beside the score and never enters it."""

    body_width = 900

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk)
        self.session = session
        self.title = desk.t("After the settlement")
        self.accepted: set[int] = set()

    def heading(self) -> str:
        return self.t("Could both have done better?")

    def subtitle(self) -> str:
        return self.t(
            "These packages gain more for both sides and would pass at home. Both answer blind; your score stays "
            "as it is."
        )

    def body(self) -> Widget:
        session, wording = self.session, self.session.wording
        cards: list[Widget] = []
        for number, package in enumerate(session.view.post_settlement):
            changed = [
                (issue, option) for issue, option in enumerate(package) if option != session.view.in_force[issue]
            ]
            rows: list[list[Widget | None]] = [
                [
                    Paragraph(wording.issue(issue), "body", "ink2", width=200),
                    Paragraph(wording.option(issue, session.view.in_force[issue]), "small", "ink3", width=220),
                    Paragraph(wording.option(issue, option), "strong", width=280),
                ]
                for issue, option in changed
            ]
            preview = session.preview((Alternative(package),))
            gains = " · ".join(
                [f"{name} {value}" for name, value in amounts(preview, wording)] + [gain_text(preview, wording)]
            )
            tick = Checkbox(
                self.t("I would accept this"),
                number in self.accepted,
                partial(self._tick, number),
                key=f"accept-{number}",
            )
            parts: list[Widget] = [Grid(rows, columns=(0, 1, 1), gap=14, row_gap=4)] if rows else []
            cards.append(
                Card(
                    Column([*parts, Paragraph(gains, "small_strong", width=760), tick], gap=10),
                    title=self.t("Package {number}", number=number + 1),
                    pad=18,
                )
            )
        return Column(cards, gap=12)

    def _tick(self, number: int, on: bool) -> None:
        (self.accepted.add if on else self.accepted.discard)(number)

    def actions(self) -> list[Widget]:
        return [Button(self.t("Answer"), self.done, kind="primary", icon="check", key="go")]

    def escape(self) -> None:
        """It must be answered; none is an answer too."""

    def done(self) -> None:
        """Hand in the answer."""
        refusal = self.session.submit(PostSettle(tuple(sorted(self.accepted))))
        if refusal is not None:
            self.desk.say(say_refusal(refusal, self.session.wording), "warn")
            return
        self.desk.check_journal(self.session)
        self.back()

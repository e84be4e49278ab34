"""What came of the votes at home."""

from __future__ import annotations

from game.lang import Wording
from game.rules.records import Fact, FactCode
from game.rules.state import Deal
from game.ui.kit import Button, Card, Column, Grid, Icon, Label, Paragraph, Row, Spacer, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.story import Page
from game.ui.session import Session
from game.ui.sound import Cue

__all__ = ["VotesScene"]


class VotesScene(PageScene):
    """One card a deal: it passed, or it failed."""

    body_width = 760

    def __init__(self, desk: Desk, session: Session, page: Page) -> None:
        super().__init__(desk)
        self.session = session
        self.page = page
        self.title = desk.t("Ratification")
        self.cue = Cue.PASSED if all(passed for _, passed in self._results()) else Cue.FAILED

    def _results(self) -> list[tuple[Deal, bool]]:
        found: dict[int, bool] = {}
        for record in self.page.records:
            body = record.body
            if isinstance(body, Fact) and body.code in (FactCode.DEAL_RATIFIED, FactCode.DEAL_FAILED):
                found[int(body.arg("deal"))] = body.code is FactCode.DEAL_RATIFIED  # type: ignore[arg-type]
        return [(deal, found[deal.number]) for deal in self.session.view.deals if deal.number in found]

    def heading(self) -> str:
        results = self._results()
        passed = sum(ok for _, ok in results)
        if passed == len(results):
            return self.t("The deal passes at home") if passed == 1 else self.t("Every deal passes at home")
        return self.t("A deal fails at home")

    def subtitle(self) -> str:
        return self.t("Both sides vote at the end of the round of signature.")

    def body(self) -> Widget:
        return Column([_deal_card(deal, passed, self.session.wording) for deal, passed in self._results()], gap=12)

    def actions(self) -> list[Widget]:
        return [Spacer(), Button(self.t("Continue"), self.back, kind="primary", icon="arrow-right", key="go")]


def _deal_card(deal: Deal, passed: bool, wording: Wording) -> Widget:
    t = wording.t
    colour, icon = ("ok", "badge-check") if passed else ("warn", "circle-x")
    said = (
        t("Ratified by both sides and in force.")
        if passed
        else t("Rejected. The terms are void and the issues are open again.")
    )
    rows: list[list[Widget | None]] = [
        [
            Paragraph(wording.issue(issue), "body", "ink2", width=220),
            Paragraph(wording.option(issue, option), "strong", width=360),
        ]
        for issue, option in deal.terms
    ]
    head = Row(
        [Icon(icon, 22, colour, tile=f"{colour}_tint"), Paragraph(said, "heading", colour, width=520, grow=1)],
        gap=12,
        fold=False,
    )
    parts: list[Widget] = [head, Grid(rows, columns=(0, 1), gap=16, row_gap=4)]
    for side, vote in deal.votes:
        text = t("Your own vote passed.") if vote else t("Your own vote failed.")
        parts.append(Label(text if side else "", "small", "ink2"))
    return Card(Column(parts, gap=12), title=t("Deal {number}", number=deal.number), edge=colour, pad=18)

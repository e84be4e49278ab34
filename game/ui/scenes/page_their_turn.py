"""What the other side said, did and offers."""

from __future__ import annotations

from game.lang import render_action
from game.lang.labels import TONES
from game.lang.reasons import render_reason
from game.rules.actions import Action, Alternative, Hold, Propose, Respond, Statement, UseMeasure, WalkAway
from game.rules.records import Fact, FactCode
from game.scenario.politics import Tone
from game.ui.kit import Button, Card, Column, Grid, Icon, Label, Paragraph, Row, Spacer, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.measured import measured
from game.ui.scenes.parts import flag, over, side_colour
from game.ui.scenes.story import TOLD_OF_THEM, Page
from game.ui.session import Session
from game.ui.sound import Cue

__all__ = ["TheirTurnScene"]

ICONS: dict[type, str] = {
    Statement: "megaphone",
    UseMeasure: "sliders-horizontal",
    Propose: "send",
    Respond: "message-square",
    Hold: "pause",
    WalkAway: "log-out",
}
TONE_ICONS = {Tone.CONCILIATORY: "feather", Tone.NEUTRAL: "scale", Tone.FIRM: "shield", Tone.THREATENING: "flame"}
TOLD_FACTS = (
    FactCode.DUTIES_CHANGED,
    FactCode.PLEDGE_BROKEN,
    FactCode.BREACHED,
    FactCode.SNAPPED_BACK,
    FactCode.SUSPENDED,
    FactCode.DEAL_SIGNED,
    FactCode.OFFER_LAPSED,
)


class TheirTurnScene(PageScene):
    """The other side's turn, told in one page."""

    body_width = 1040
    cue = Cue.THEIRS

    def __init__(self, desk: Desk, session: Session, page: Page) -> None:
        super().__init__(desk)
        self.session = session
        self.page = page
        self.title = desk.t("Their turn")

    def heading(self) -> str:
        return (
            self.t(
                "The {adjective} turn",
                adjective=self.session.wording.text(self.session.scenario.side(self.session.other).adjective),
            )
            if self.t.language == "en"
            else self.t("Their turn")
        )

    def subtitle(self) -> str:
        from game.ui.scenes.flow import opponent_label

        wording = self.session.wording
        return f"{wording.side(self.session.other)} · {opponent_label(self.session)}"

    def _told(self) -> list[tuple[str, Action]]:
        """(seat, action) of everything the other side did on this page."""
        return [
            (record.actor, record.body)
            for record in self.page.records
            if isinstance(record.body, TOLD_OF_THEM) and record.actor in self.session.scenario.seats_by_id
        ]

    def body(self) -> Widget:
        t, session = self.t, self.session
        offers = [action for _, action in self._told() if isinstance(action, Propose)]
        said = Card(
            Column(self._said(), gap=12),
            title=t("What they said and did"),
            pad=18,
            edge=side_colour(session.scenario, session.other),
        )
        if not offers or session.view.offers[1 - session.index] is None:
            return said
        said.grow = 2
        offer = self._offer(offers[-1])
        offer.grow = 3
        return Row([said, offer], gap=12, align="stretch")

    def _said(self) -> list[Widget]:
        session, wording = self.session, self.session.wording
        lines: list[Widget] = [
            Row(
                [flag(session.scenario, session.other, 22), Label(wording.side(session.other), "heading")],
                gap=10,
                fold=False,
            )
        ]
        for record in self.page.records:
            body = record.body
            if isinstance(body, Fact):
                if body.code in TOLD_FACTS:
                    from game.lang.facts import say_fact

                    lines.append(_line("info", say_fact(body, wording), "small", "ink2"))
                continue
            if record.actor not in session.scenario.seats_by_id or isinstance(body, Propose):
                continue
            icon, text = self._words(body, record.actor)  # type: ignore[arg-type]
            lines.append(_line(icon, text))
            if isinstance(body, Respond) and not body.sign:
                lines += [
                    _line("minus", wording.t("“{words}.”", words=_first_up(render_reason(reason, wording))), "quote")
                    for reason in body.reasons
                ]
        if any(isinstance(action, Propose) for _, action in self._told()):
            lines.append(_line("send", self.t("They put an offer on the table.")))
        return lines

    def _words(self, action: Action, seat: str) -> tuple[str, str]:
        t, wording = self.t, self.session.wording
        match action:
            case Statement(tone=tone):
                return TONE_ICONS[tone], t("A public statement: {tone}.", tone=t(TONES[tone]))
            case Respond(sign=False):
                return "circle-x", t("They decline your offer.")
            case Respond(sign=True):
                return "signature", t("They sign your offer.")
            case Hold():
                return "pause", t("They make no move at the table.")
            case _:
                return ICONS.get(type(action), "info"), render_action(action, seat, wording)

    def _offer(self, proposal: Propose) -> Card:
        t, session = self.t, self.session
        parts: list[Widget] = []
        for number, alternative in enumerate(proposal.alternatives):
            if len(proposal.alternatives) > 1:
                parts.append(over(t("Alternative {number}", number=number + 1)))
            parts.append(self._terms(alternative))
            standing = session.view.offers[1 - session.index]
            if standing is not None and number < len(standing.alternatives):
                parts.append(measured(session.preview(Respond(True, number)), session.wording))
        return Card(
            Column(parts, gap=12),
            title=t("What they offer"),
            subtitle=t("If you signed all of it, against no deal"),
            pad=18,
        )

    def _terms(self, alternative: Alternative) -> Widget:
        wording, scenario = self.session.wording, self.session.scenario
        place = {issue: lot.name for lot in alternative.lots for issue in lot.issues}
        rows: list[list[Widget | None]] = []
        for issue, option in enumerate(alternative.package):
            if option < 0:
                continue
            today = scenario.issues[issue].status_quo == option
            lot = Label(place[issue], "small_strong", "ink2") if issue in place else None
            rows.append(
                [
                    Icon(scenario.issues[issue].icon, 15, "ink2"),
                    Paragraph(wording.issue(issue), "body", "ink2", width=170),
                    Paragraph(wording.option(issue, option), "strong", "ink2" if today else "ink", width=300),
                    lot,
                ]
            )
        return Grid(rows, columns=(0, 2, 3, 0), gap=10, row_gap=5) if rows else Column([])

    def actions(self) -> list[Widget]:
        return [Spacer(), Button(self.t("Continue"), self.back, kind="primary", icon="arrow-right", key="go")]


def _line(icon: str, text: str, style: str = "body", colour: str = "ink") -> Widget:
    return Row(
        [Icon(icon, 16, "ink2"), Paragraph(text, style, colour, width=400, grow=1)], gap=10, fold=False, align="start"
    )


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]

"""The close of a round: what changed, and why."""

from __future__ import annotations

from collections import defaultdict

from game.lang.facts import say_fact
from game.rules.records import Fact, FactCode
from game.rules.view import View
from game.ui.kit import Button, Card, Column, Grid, Icon, Label, Paragraph, Row, Spacer, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.event_traces import origin
from game.ui.scenes.news_log import coming
from game.ui.scenes.parts import flag, over, side_colour
from game.ui.scenes.story import Page
from game.ui.scenes.traces import cause_text, traced
from game.ui.session import Session
from game.ui.sound import Cue

__all__ = ["CloseScene", "support_causes", "temperature_causes"]

LEAST = 0.05
TOLD = (
    FactCode.AUDIENCE_WARNED,
    FactCode.AUDIENCE_ACTED,
    FactCode.DUTIES_CHANGED,
    FactCode.SUSPENDED,
    FactCode.PLEDGE_BROKEN,
    FactCode.BREACHED,
    FactCode.TALKS_ENDED,
)


def _facts(view: View, number: int) -> list[Fact]:
    return [record.body for record in view.history if record.round == number and isinstance(record.body, Fact)]


def support_causes(view: View, number: int, side: str) -> list[tuple[str, float]]:
    """(cause, change in weighted support) of a side in a round, the largest first."""
    scenario = view.known.scenario
    audiences = scenario.audiences_by_side[side]
    whole = sum(audience.weight for audience in audiences) or 1.0
    weights = {audience.id: audience.weight / whole for audience in audiences}
    found: dict[str, float] = defaultdict(float)
    for fact in _facts(view, number):
        if fact.code is FactCode.SUPPORT_MOVED and fact.arg("side") == side:
            audience = fact.arg("audience")
            weight = weights.get(str(audience), 0.0) if audience else 1.0
            found[str(fact.arg("cause"))] += weight * float(fact.arg("delta"))  # type: ignore[arg-type]
    moved = [(cause, delta) for cause, delta in found.items() if abs(delta) >= LEAST]
    return sorted(moved, key=lambda entry: -abs(entry[1]))


def temperature_causes(view: View, number: int) -> list[tuple[str, float]]:
    """(cause, change) of the temperature in a round."""
    found: dict[str, float] = defaultdict(float)
    for fact in _facts(view, number):
        if fact.code is FactCode.TEMPERATURE_MOVED:
            found[str(fact.arg("cause"))] += float(fact.arg("delta"))  # type: ignore[arg-type]
    return sorted(
        ((cause, delta) for cause, delta in found.items() if abs(delta) >= LEAST), key=lambda entry: -abs(entry[1])
    )


class CloseScene(PageScene):
    """The summary of a round."""

    body_width = 1040
    cue = Cue.ROUND

    def __init__(self, desk: Desk, session: Session, page: Page) -> None:
        super().__init__(desk)
        self.session = session
        self.page = page
        self.title = desk.t("Close of the round")

    def heading(self) -> str:
        return self.t("Round {number} is over", number=self.page.round)

    def subtitle(self) -> str:
        signed = [deal for deal in self.session.view.deals if deal.round == self.page.round]
        if not signed:
            return self.t("Nothing was signed: that costs both sides support and heats the talks.")
        return self.t.plural("One deal was signed.", "{count} deals were signed.", len(signed))

    def body(self) -> Widget:
        session = self.session
        sides = [self._side(side) for side in (session.side, session.other)]
        parts: list[Widget] = [Row(sides, gap=12, align="stretch"), self._talks()]
        told = self._news()
        told += [self._told(fact) for fact in _facts(session.view, self.page.round) if fact.code in TOLD]
        if told:
            lines: list[Widget] = [
                Row(
                    [Icon("triangle-alert", 15, "warn"), _said(line, why)],
                    gap=10,
                    fold=False,
                    align="start",
                )
                for line, why in dict.fromkeys(told)
            ]
            parts.append(Card(Column(lines, gap=8), title=self.t("What happened at home and at the border"), pad=18))
        learnt = next(
            (line.learnt for line in session.scenario.coaching if line.round == self.page.round and line.learnt), None
        )
        if learnt is not None:
            from game.ui.scenes.page_news import coach_card

            parts.append(coach_card(session.wording.text(learnt), self.t("You have learnt")))
        return Column(parts, gap=12)

    def _news(self) -> list[tuple[str, str]]:
        """The round's news that follows from the table, with where it comes from."""
        session = self.session
        happened = [session.scenario.events_by_id[name] for name, at in session.view.happened if at == self.page.round]
        told = [(event, origin(event, self.page.round, session.view, session.wording)) for event in happened]
        return [(session.wording.text(event.headline), why) for event, why in told if why]

    def _told(self, fact: Fact) -> tuple[str, str]:
        """A fact in words, and where it comes from if it is an audience's doing."""
        session, why = self.session, ""
        if fact.code in (FactCode.AUDIENCE_WARNED, FactCode.AUDIENCE_ACTED):
            why = traced(session.view, str(fact.arg("audience")), self.page.round, session.wording)
        return say_fact(fact, session.wording), why

    def _side(self, side: str) -> Widget:
        t, session, view = self.t, self.session, self.session.view
        formats, index = session.wording.formats, session.scenario.side_ids.index(side)
        now = (
            view.scores[self.page.round - 1].support[index]
            if self.page.round <= len(view.scores)
            else view.sides[index].support
        )
        before = (
            view.scores[self.page.round - 2].support[index]
            if self.page.round >= 2
            else view.sides[index].opening_support
        )
        colour = side_colour(session.scenario, side)
        delta = now - before
        head = Row(
            [
                flag(session.scenario, side, 22),
                Label(session.wording.side(side), "title"),
                Spacer(),
                Label(formats.points(now), "big", colour),
            ],
            gap=10,
            fold=False,
        )
        line = Row(
            [
                Label(t("Home support"), "small", "ink2"),
                Spacer(),
                Label(t("{delta} this round", delta=formats.points(delta, signed=True)), "small_strong", _tone(delta)),
            ],
            fold=False,
        )
        card = Card(
            Column([head, line, *_causes(support_causes(view, self.page.round, side), self)], gap=8),
            edge=colour,
            pad=18,
            name=session.wording.side(side),
        )
        card.grow = 1
        return card

    def _talks(self) -> Widget:
        t, session, view = self.t, self.session, self.session.view
        formats = session.wording.formats
        row = view.scores[self.page.round - 1] if self.page.round <= len(view.scores) else None
        heat = row.temperature if row else view.temperature
        risk = row.talks_end if row else view.talks_end
        head = Row(
            [
                Icon("thermometer", 18, "ink2"),
                Label(t("Temperature"), "heading"),
                Label(formats.number(heat), "number"),
                Spacer(),
                Label(
                    t("Chance that the talks ended at this close: {chance}", chance=formats.percent(risk, 1)),
                    "small",
                    "ink2",
                ),
            ],
            gap=10,
        )
        parts: list[Widget] = [
            head,
            *_causes(temperature_causes(view, self.page.round), self, rising_is_bad=True),
        ]
        soon = [event for event in view.upcoming if event.round == self.page.round + 1]
        if soon and not session.table.over:
            parts += [
                over(t("To come")),
                *[Paragraph(coming(event, session.wording), "body", "ink2", width=860) for event in soon],
            ]
        return Card(Column(parts, gap=8), pad=18, name=t("Temperature"))

    def actions(self) -> list[Widget]:
        return [Spacer(), Button(self.t("Continue"), self.back, kind="primary", icon="arrow-right", key="go")]


def _tone(delta: float, rising_is_bad: bool = False) -> str:
    if abs(delta) < LEAST:
        return "ink2"
    return "ok" if (delta > 0) != rising_is_bad else "warn"


def _causes(causes: list[tuple[str, float]], page: CloseScene, rising_is_bad: bool = False) -> list[Widget]:
    view, wording, number = page.session.view, page.session.wording, page.page.round
    if not causes:
        return [Paragraph(wording.t("No change."), "body", "ink2")]
    rows: list[list[Widget | None]] = [
        [
            Icon("trending-up" if delta > 0 else "trending-down", 15, _tone(delta, rising_is_bad)),
            Paragraph(_first_up(cause_text(cause, number, view, wording)), "body", width=320),
            Label(wording.formats.points(delta, signed=True), "strong", _tone(delta, rising_is_bad), align="right"),
        ]
        for cause, delta in causes
    ]
    return [Grid(rows, columns=(0, 1, 0), gap=10, row_gap=5)]


def _said(line: str, why: str) -> Widget:
    words: list[Widget] = [Paragraph(line, width=860)]
    if why:
        words.append(Paragraph(why, "small", "ink2", width=860))
    return Column(words, gap=2, grow=1)


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]

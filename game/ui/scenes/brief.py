"""The brief: the side, the player's own mandate, red lines, arguments, issues, and what no deal means."""

from __future__ import annotations

from game.lang import Wording
from game.scenario.table import Mandate, Seat
from game.table.local import LocalTable
from game.ui.kit import Button, Card, Column, Grid, Icon, Label, Paragraph, Row, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.parts import bullets, flag, over, side_colour
from game.ui.session import Session

__all__ = ["BriefScene", "mandate_lines"]

AFTERWARDS_MS = 150


def mandate_lines(mandate: Mandate, wording: Wording) -> list[tuple[str, float]]:
    """(objective, share) of a mandate, the heaviest first."""
    return sorted(((wording.objective(name), share) for name, share in mandate.weights), key=lambda entry: -entry[1])


class BriefScene(PageScene):
    """What the player should know before sitting down."""

    body_width = 1080

    def __init__(self, desk: Desk, session: Session, again: bool = False) -> None:
        super().__init__(desk)
        self.session = session
        self.again = again
        self.title = desk.t("The brief")

    def heading(self) -> str:
        return self.t("Your brief: {side}", side=self.session.wording.side(self.session.side))

    def subtitle(self) -> str:
        wording = self.session.wording
        return f"{wording.text(self.session.scenario.title)} · {wording.seat(self.session.role)}"

    def body(self) -> Widget:
        left = Column([self._side(), self._arguments()], gap=12)
        right = Column([self._mandate(), self._red_lines(), self._no_deal()], gap=12)
        left.grow, right.grow = 3, 2
        return Column([Row([left, right], gap=12, align="start"), self._issues()], gap=12)

    def _seat(self) -> Seat:
        """The player's seat as itself knows it: another seat's brief is closed to the lead."""
        role = self.session.role
        known = self.session.scenario
        if role != self.session.seat:
            known = self.session.table.view(role).known.scenario
        return known.seats_by_id[role]

    def _side(self) -> Widget:
        t, wording, scenario = self.t, self.session.wording, self.session.scenario
        side, seat = scenario.side(self.session.side), self._seat()
        parts: list[Widget] = [Paragraph(wording.text(side.brief), "body", width=560)]
        if wording.text(seat.brief):
            parts += [
                over(t("For your eyes: {seat}", seat=wording.text(seat.office))),
                Paragraph(wording.text(seat.brief), "body", width=560),
            ]
        if seat.scorecard and not seat.lead:
            card = [
                t("{name} {share}", name=wording.objective(name), share=wording.formats.percent(share))
                for name, share in sorted(seat.scorecard, key=lambda entry: -entry[1])
            ]
            parts += [
                over(t("What your own scorecard counts")),
                Paragraph(wording.formats.listing(card), "body", width=560),
                Paragraph(
                    t("You speak for the whole delegation; your own score is shown beside the side's in the debrief."),
                    "small", "ink2", width=560,
                ),
            ]  # fmt: skip
        for other in self.session.speaks_for():
            words = wording.text(scenario.seats_by_id[other].brief)
            parts += [
                over(t("You also speak for: {seat}", seat=wording.seat(other))),
                Paragraph(words, "body", width=560),
            ]
        head = Row([flag(scenario, side.id), Label(wording.side(side.id), "title")], gap=12, fold=False)
        return Card(
            Column([head, *parts], gap=10), edge=side_colour(scenario, side.id), pad=20, name=wording.side(side.id)
        )

    def _arguments(self) -> Widget:
        wording, scenario = self.session.wording, self.session.scenario
        known = {source.id: source for source in scenario.sources}
        rows: list[list[Widget | None]] = []
        for number, argument in enumerate(scenario.side(self.session.side).arguments, 1):
            words: list[Widget] = [Paragraph(wording.text(argument.text), "body", width=520)]
            sources = [
                f"{known[name].publisher}, {wording.formats.date(known[name].date)}"
                for name in argument.sources
                if name in known
            ]
            if sources:
                words.append(Paragraph("; ".join(sources), "small", "ink3", width=520))
            rows.append([Label(str(number), "title", side_colour(scenario, self.session.side)), Column(words, gap=2)])
        return Card(
            Grid(rows, columns=(0, 1), gap=14, row_gap=12, align="start") if rows else Column([]),
            title=self.t("Your strongest arguments"),
            pad=20,
        )

    def _mandate(self) -> Widget:
        t, wording = self.t, self.session.wording
        own = self.session.view.own
        mandate = next(
            (one for one in self.session.scenario.mandates if own is not None and one.id == own.mandate), None
        )
        if mandate is None:
            return Card(
                Paragraph(t("Your mandate is drawn when the game begins."), "body", "ink2"),
                title=t("Your mandate"),
                pad=20,
            )
        rows: list[list[Widget | None]] = [
            [Paragraph(name, "body", "ink2", width=220), Label(wording.formats.percent(share), "number", align="right")]
            for name, share in mandate_lines(mandate, wording)
        ]
        parts: list[Widget] = [
            Paragraph(wording.text(mandate.label), "heading"),
            Paragraph(wording.text(mandate.brief), "body", width=380),
            over(t("What counts, and how much")),
            Grid(rows, columns=(1, 0), gap=16, row_gap=4),
        ]
        return Card(
            Column(parts, gap=8), title=t("Your mandate"), subtitle=t("Secret. The other side has one too."), pad=20
        )

    def _red_lines(self) -> Widget:
        wording = self.session.wording
        lines = self.session.scenario.side(self.session.side).red_lines
        rows = [
            wording.t("{issue}: {option}", issue=wording.issue(line.issue), option=wording.text(line.text))
            for line in lines
        ]
        return Card(
            bullets(rows, "lock", width=380) if rows else Paragraph(self.t("None."), "body", "ink2"),
            title=self.t("Red lines"),
            pad=20,
        )

    def _no_deal(self) -> Widget:
        t, formats = self.t, self.session.wording.formats
        own = self.session.view.own
        points = formats.points(own.no_deal_points) if own is not None else "–"
        text = t(
            "Zero is the opening day's duties kept for ever, 100 the best package you could imagine. "
            "Without a deal, with what is scheduled, you stand at:"
        )
        row = Row([Label(points, "big"), Label(t("points"), "body", "ink2")], gap=8, fold=False)
        return Card(Column([Paragraph(text, "body", width=380), row], gap=8), title=t("If there is no deal"), pad=20)

    def _issues(self) -> Widget:
        wording, scenario = self.session.wording, self.session.scenario
        rows: list[list[Widget | None]] = [
            [
                Icon(issue.icon, 16, "ink2", tile="sunk"),
                Column([Paragraph(wording.text(issue.title), "strong", width=220)]),
                Paragraph(wording.text(issue.summary), "body", "ink2", width=460),
                Paragraph(
                    self.t("Today: {option}", option=wording.option(index, issue.status_quo)), "small", width=220
                ),
            ]
            for index, issue in enumerate(scenario.issues)
        ]
        return Card(Grid(rows, columns=(0, 2, 4, 2), gap=14, row_gap=8), title=self.t("What is on the table"), pad=20)

    def actions(self) -> list[Widget]:
        label = self.t("Back to the table") if self.again else self.t("Sit down at the table")
        return [Button(label, self.done, kind="primary", icon="arrow-right", key="go")]

    def enter(self) -> None:
        super().enter()
        if not self.again and isinstance(self.session.table, LocalTable):
            self.ui.timers.after(AFTERWARDS_MS, self._rehearse)

    def _rehearse(self) -> None:
        # The table is the fullest screen, and the other side may think already when it comes.
        if self.stage.top is self:
            from game.ui.scenes.table import TableScene

            self.stage.rehearse(TableScene(self.desk, self.session))

    def done(self) -> None:
        """To the table."""
        if self.again:
            self.back()
            return
        from game.ui.scenes.class_table import table_scene

        self.stage.replace(table_scene(self.desk, self.session))

    def escape(self) -> None:
        self.back()

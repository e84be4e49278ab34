"""Watching a save: input by input, the table as any onlooker saw it, and a new game from any moment."""

from __future__ import annotations

from pathlib import Path

from game.lang import render_action
from game.rules.actions import OPEN
from game.rules.records import Fact, Record
from game.rules.view import View, Viewer, ViewerKind
from game.table.local import LocalTable
from game.table.saves import SaveError, open_save
from game.ui.kit import Button, Card, Column, Grid, Label, Paragraph, Row, Spacer, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.parts import flag, side_colour
from game.ui.scenes.saves import free_name
from game.ui.session import Session

__all__ = ["Film", "ReplayScene", "watch"]


class Film:
    """The inputs of a save and the table after any number of them. Raises SaveError when it may not be watched."""

    def __init__(self, path: Path) -> None:
        self.whole = open_save(path, journal=False).table
        if self.whole.ironman and not self.whole.over:
            raise SaveError(str(path), "is a game without undo that is not over")
        self.inputs = tuple(record for record in self.whole.records() if not isinstance(record.body, Fact))

    @property
    def may_branch(self) -> bool:
        return not self.whole.ironman

    def at(self, count: int, place: Path | None = None) -> LocalTable:
        """A fresh table after the first ``count`` inputs, written to ``place`` where one is given."""
        whole = self.whole
        table = LocalTable(
            whole.scenario, whole.seed, whole.players,
            excluded=frozenset(whole.journal.header.excluded), save_path=place, ironman=whole.ironman,
        )  # fmt: skip
        for record in self.inputs[:count]:
            table.feed(record.actor, record.body)
        return table

    def round_start(self, count: int, step: int) -> int:
        """Where the next round (``step`` 1) or this or the last one (-1) begins."""
        starts = [i + 1 for i, one in enumerate(self.inputs) if not i or one.round != self.inputs[i - 1].round]
        if step > 0:
            return next((start for start in starts if start > count), len(self.inputs))
        return next((start for start in reversed(starts) if start < count), 0)


class ReplayScene(PageScene):
    """One moment of a game, and the ways to the others."""

    body_width = 1080

    def __init__(self, desk: Desk, film: Film) -> None:
        super().__init__(desk)
        self.film = film
        self.title = desk.t("Replay")
        self.count = 0
        self.table = film.at(0)
        self.session = Session(film.whole, desk.t, offices_only=desk.settings.offices_only)

    def first_keys(self) -> tuple[str, ...]:
        return ("next",)

    def heading(self) -> str:
        return self.session.wording.text(self.film.whole.scenario.title)

    def subtitle(self) -> str:
        view = self.table.view()
        return self.t(
            "Round {number} of {rounds} · move {count} of {all}", number=view.round,
            rounds=len(self.film.whole.scenario.calendar.rounds), count=self.count, all=len(self.film.inputs),
        )  # fmt: skip

    def body(self) -> Widget:
        view = self.table.view_as(Viewer(ViewerKind.OBSERVER))
        return Column([self._last(), self._sides(view), self._issues(view)], gap=12)

    def _last(self) -> Widget:
        return Card(Paragraph(self._said(self.film.inputs[self.count - 1]) if self.count else "–", "heading"), pad=16)

    def _said(self, record: Record) -> str:
        scenario, wording = self.film.whole.scenario, self.session.wording
        if record.actor not in scenario.seats_by_id:
            return self.t("The table draws, or the clock runs out.")
        if all(seen.seq != record.seq for seen in self.table.events_since(record.seq - 1)):
            return self.t("Something that is not public.")
        return render_action(record.body, record.actor, wording)  # type: ignore[arg-type]

    def _sides(self, view: View) -> Widget:
        wording, scenario = self.session.wording, self.film.whole.scenario
        cards: list[Widget] = []
        for place, side in enumerate(scenario.side_ids):
            support = wording.formats.points(view.sides[place].support)
            parts: list[Widget] = [flag(scenario, side, 22), Label(wording.side(side), "title"), Spacer()]
            parts += [
                Label(self.t("Home support"), "small", "ink2"),
                Label(support, "big", side_colour(scenario, side)),
            ]
            cards.append(Card(Row(parts, gap=10, fold=False), pad=14, name=wording.side(side)))
            cards[-1].grow = 1
        return Row(cards, gap=12, align="stretch")

    def _issues(self, view: View) -> Widget:
        wording, scenario = self.session.wording, self.film.whole.scenario
        heads = (self.t("Issue"), *(wording.side(side) for side in scenario.side_ids), self.t("In force"))
        rows: list[list[Widget | None]] = [[Label(head, "small_strong", "ink2") for head in heads]]
        for issue in range(len(scenario.issues)):
            row: list[Widget | None] = [Paragraph(wording.issue(issue), "strong", width=200)]
            for offer in view.offers:
                option = offer.alternatives[0].package[issue] if offer is not None else OPEN
                row.append(Paragraph(wording.option(issue, option) if option >= 0 else "–", "body", width=240))
            row.append(Paragraph(wording.option(issue, view.in_force[issue]), "body", "ink2", width=240))
            rows.append(row)
        return Card(Grid(rows, columns=(1, 1, 1, 1), gap=14, row_gap=6), title=self.t("The table"), pad=18)

    def actions(self) -> list[Widget]:
        t, film, end = self.t, self.film, len(self.film.inputs)
        first, last = self.count == 0, self.count == end

        def step(name: str, icon: str, count: int, able: bool, key: str) -> Button:
            return Button("", lambda: self.go(count), icon=icon, name=name, tip=name, enabled=able, key=key)

        ways: list[Widget] = [
            Button(t("Back"), self.back, icon="arrow-left", key="back"), Spacer(),
            step(t("A round back"), "undo-2", film.round_start(self.count, -1), not first, "round-back"),
            step(t("A move back"), "chevron-left", self.count - 1, not first, "previous"),
            step(t("A move on"), "chevron-right", self.count + 1, not last, "next"),
            step(t("A round on"), "skip-forward", film.round_start(self.count, 1), not last, "round-on"),
        ]  # fmt: skip
        if film.may_branch:
            ways.append(Button(t("Play from here"), self.branch, kind="primary", icon="play", key="branch"))
        return ways

    def go(self, count: int) -> None:
        """Show the table after ``count`` moves."""
        count = max(0, min(count, len(self.film.inputs)))
        if count > self.count:
            for record in self.film.inputs[self.count : count]:
                self.table.feed(record.actor, record.body)
        else:
            self.table = self.film.at(count)
        self.count = count
        self.rebuild()

    def branch(self) -> None:
        """A new game, in a save of its own, from the moment that is shown."""
        from game.ui.scenes.table import TableScene

        whole, stage = self.film.whole, self.stage
        place = free_name(self.desk.saves, whole.scenario.id, "branch", whole.seed)
        table = self.film.at(self.count, place)
        table.settle_chance()
        session = Session(table, self.desk.t, offices_only=self.desk.settings.offices_only, path=place)
        session.take_up()
        while len(stage.scenes) > 1:
            stage.pop()
        stage.push(TableScene(self.desk, session))


def watch(scene: PageScene, path: Path) -> None:
    """Open a save to be watched."""
    try:
        film = Film(path)
    except (SaveError, OSError) as problem:
        scene.desk.say(str(problem), "warn")
        return
    scene.push(ReplayScene(scene.desk, film))

"""Watching a save: input by input, the table as any onlooker saw it, and a new game from any moment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.core.messages import mark as _
from game.core.os_words import why
from game.lang import render_action
from game.rules.actions import OPEN
from game.rules.records import Fact, Record
from game.rules.view import View, Viewer, ViewerKind
from game.table.local import LocalTable
from game.table.save_errors import SaveError
from game.table.save_names import free_save
from game.table.saves import open_save
from game.ui.kit import Button, Card, Column, Grid, Inset, Label, Paragraph, Row, ScrollView, Spacer, Switch, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.parts import Centred, flag, side_colour
from game.ui.scenes.scrub_bar import ScrubBar
from game.ui.session import Session

__all__ = ["Film", "ReplayScene", "watch"]


class Film:
    """The inputs of a save and the table after any number of them. Raises SaveError when it may not be watched."""

    def __init__(self, path: Path) -> None:
        self.whole = open_save(path, journal=False).table
        if self.whole.ironman and not self.whole.over:
            raise SaveError(str(path), _("a game without undo is watched once it is over"))
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
            sitting=whole.journal.header.sitting,
        )  # fmt: skip
        for record in self.inputs[:count]:
            table.feed(record.actor, record.body)
        return table

    def round_of(self, count: int) -> int:
        """The round of the last of the first ``count`` inputs; 0 before the first."""
        return self.inputs[count - 1].round if count else 0

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
        self.both = False
        """Whether what each side alone knew is shown; never of a game that is not over."""
        self.wanted: int | None = None
        self.table = film.at(0)
        self.session = Session(film.whole, desk.t, offices_only=desk.settings.offices_only)

    def first_keys(self) -> tuple[str, ...]:
        return ("next",)

    def heading(self) -> str:
        return self.session.wording.text(self.film.whole.scenario.title)

    def build(self) -> Widget:
        head = Column([Paragraph(self.heading(), "display", width=self.body_width)])
        top = Inset(Centred(head, self.body_width), (16, 18, 28, 10))
        self.box = Column(self._parts(), gap=12)
        middle = ScrollView(Inset(Centred(self.box, self.body_width), (16, 2, 16, 16)), key="page", grow=1)
        foot = Column([self._bar_row(), Row(self.actions(), gap=12)], gap=8)
        return Column([top, middle, Inset(Centred(foot, self.body_width), (16, 10, 28, 14), fill="card")], gap=0)

    # -- what a moment shows

    def _parts(self) -> list[Widget]:
        view = self.table.view_as(Viewer(ViewerKind.OBSERVER))
        parts = [self._last(), self._sides(view), self._issues(view)]
        if self.both:
            parts.insert(2, self._secrets())
        return parts

    def _where(self) -> str:
        view = self.table.view()
        return self.t(
            "Round {number} of {rounds} · move {count} of {all}", number=view.round,
            rounds=len(self.film.whole.scenario.calendar.rounds), count=self.count, all=len(self.film.inputs),
        )  # fmt: skip

    def _last(self) -> Widget:
        return Card(Paragraph(self._said(self.film.inputs[self.count - 1]) if self.count else "–", "heading"), pad=16)

    def _said(self, record: Record) -> str:
        scenario, wording = self.film.whole.scenario, self.session.wording
        if record.actor not in scenario.seats_by_id:
            return self.t("The table draws, or the clock runs out.")
        public = any(seen.seq == record.seq for seen in self.table.events_since(record.seq - 1))
        if not public and not self.both:
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

    def _secrets(self) -> Widget:
        """What each side alone knew at this moment; only of games that are over."""
        cards = [self._secret(side) for side in self.film.whole.scenario.side_ids]
        return Row(cards, gap=12, align="stretch")

    def _secret(self, side: str) -> Widget:
        t, wording, scenario = self.t, self.session.wording, self.film.whole.scenario
        lead = scenario.leads[side]
        view = self.table.view(lead)
        rows: list[list[Widget | None]] = []

        def row(name: str, value: str) -> None:
            rows.append([Paragraph(name, "body", "ink2", width=260), Label(value, "number", align="right")])

        if view.own is not None:
            points = wording.formats.points
            row(t("Points as things stand"), points(view.own.position_points, signed=True))
            row(t("Points of no deal"), points(view.own.no_deal_points, signed=True))
            row(t("Political capital"), wording.formats.plain(view.own.capital))
            for offer in view.offers:
                if offer is not None:
                    gain = self.table.preview(lead, (offer.alternatives[0],)).gain
                    name = t("Gain over no deal from the offer of {side}", side=wording.side(offer.side))
                    row(name, points(gain, signed=True))
        mandate = wording.mandate(view.own.mandate) if view.own is not None and view.own.mandate else "–"
        title = t("{side}: {mandate}", side=wording.side(side), mandate=mandate)
        card = Card(
            Grid(rows, columns=(1, 0), gap=14, row_gap=4), title=title, edge=side_colour(scenario, side), pad=16
        )
        card.grow = 1
        return card

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

    # -- the way to other moments

    def _bar_row(self) -> Widget:
        starts = [self.film.round_of(place) for place in range(len(self.film.inputs) + 1)]
        self.bar = ScrubBar(starts, self.count, self.seek, name=self.t("Moment of the game"), say=self._where)
        self.where = Label(self._where(), "small_strong", "ink2")
        return Row([self.bar, self.where], gap=14, fold=True)

    def actions(self) -> list[Widget]:
        t, film = self.t, self.film

        def step(name: str, icon: str, to: Callable[[], int], key: str) -> Button:
            return Button("", lambda: self.go(to()), icon=icon, name=name, tip=name, key=key)

        self.steps = {
            "round-back": step(t("A round back"), "undo-2", lambda: film.round_start(self.count, -1), "round-back"),
            "previous": step(t("A move back"), "chevron-left", lambda: self.count - 1, "previous"),
            "next": step(t("A move on"), "chevron-right", lambda: self.count + 1, "next"),
            "round-on": step(t("A round on"), "skip-forward", lambda: film.round_start(self.count, 1), "round-on"),
        }
        self._able()
        ways: list[Widget] = [Button(t("Back"), self.back, icon="arrow-left", key="back")]
        if film.whole.over:
            ways.append(Switch(t("What both sides knew"), self.both, self.show_both, key="both"))
        ways += [Spacer(), *self.steps.values()]
        if film.may_branch:
            ways.append(Button(t("Play from here"), self.branch, kind="primary", icon="play", key="branch"))
        return ways

    def _able(self) -> None:
        for key, button in self.steps.items():
            button.enabled = self.count > 0 if key in ("round-back", "previous") else self.count < len(self.film.inputs)

    def show_both(self, on: bool) -> None:
        """Show what each side alone knew, or what anybody saw."""
        self.both = on
        self._changed()

    def seek(self, count: int) -> None:
        """Go to a moment with the next turn of the loop: a drag asks for many, and only the last one counts."""
        self.wanted = count

    def update(self, ms: int) -> None:
        if self.wanted is not None:
            self.go(self.wanted)

    def go(self, count: int) -> None:
        """Show the table after ``count`` moves."""
        self.wanted = None
        count = max(0, min(count, len(self.film.inputs)))
        if count > self.count:
            for record in self.film.inputs[self.count : count]:
                self.table.feed(record.actor, record.body)
        elif count < self.count:
            self.table = self.film.at(count)
        self.count = count
        self._changed()

    def _changed(self) -> None:
        """Put the moment on the screen; the bar stays the same widget, so that a drag goes on."""
        self.box.invalidate()
        self.box.set_children(self._parts())
        self.box.invalidate()
        self.where.set(self._where())
        self.bar.show_index(self.count)
        self._able()

    def branch(self) -> None:
        """A new game, in a save of its own, from the moment that is shown."""
        from game.ui.scenes.table import TableScene

        whole, stage = self.film.whole, self.stage
        place = free_save(self.desk.saves, whole.scenario.id, "branch", whole.seed)
        table = self.film.at(self.count, place)
        table.settle_chance()
        session = Session.taken_up(table, self.desk.t, offices_only=self.desk.settings.offices_only, path=place)
        while len(stage.scenes) > 1:
            stage.pop()
        stage.push(TableScene(self.desk, session))


def watch(scene: PageScene, path: Path) -> None:
    """Open a save to be watched."""
    try:
        film = Film(path)
    except SaveError as problem:
        scene.desk.say(problem.told(scene.t), "warn")
        return
    except OSError as problem:
        scene.desk.say(why(problem, scene.t), "warn")
        return
    scene.push(ReplayScene(scene.desk, film))

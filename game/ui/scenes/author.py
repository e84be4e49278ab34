"""The author's screens: the running game with the workbench beside it, or the problems while there is no game."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame
from pygame.event import Event

from game.lang import Wording
from game.scenario.problems import Problem
from game.ui.kit import Button, Card, Column, Inset, Row, Segment, Segmented, Spacer, Widget
from game.ui.scenes import flow
from game.ui.scenes.base import PageScene
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.draft import Draft, Sketch
from game.ui.scenes.ending import EndingScene
from game.ui.scenes.sheet_card import Sided
from game.ui.scenes.table import TableScene
from game.ui.workbench.panel import WIDTH, PanelCalls, panel, problem_rows, status
from game.ui.workbench.transfer import LostError, Names

if TYPE_CHECKING:
    from game.ui.scenes.desk import Desk
    from game.ui.workbench.bench import Bench
    from game.ui.workbench.ground import Ground

__all__ = ["AuthorTable", "WorkbenchScene"]

BESIDE_FROM = 850 + WIDTH
"""Logical width from which the game and the panel stand side by side; under it one of them is shown."""
WIDE_GAME = 1160
"""Logical width of the game from which its own side panels stand open."""


def copy_place(scene: PageScene | TableScene, found: Problem) -> None:
    """Put the place of a problem on the clipboard, as editors read it."""
    place = f"{found.file}:{found.line}:{found.column}" if found.line else found.file
    scene.ui.gear.clipboard.put(place)
    scene.desk.say(scene.t("Copied: {place}", place=place), "ok")


class WorkbenchScene(PageScene):
    """The file before it could be played: its problems. Gives way to the game once there is one."""

    body_width = 920

    def __init__(self, desk: Desk, bench: Bench) -> None:
        super().__init__(desk)
        self.bench = bench
        self.title = bench.path.name
        self._left = False

    def enter(self) -> None:
        self.bench.shown = self._shown
        if self.bench.reading is None:
            self.bench.open()
        self.focus_first()

    def subtitle(self) -> str:
        return str(self.bench.path)

    def body(self) -> Widget:
        rows = problem_rows(self.bench, self.t, lambda found: copy_place(self, found), self.body_width - 60)
        return Card(Column([status(self.bench, self.t), rows], gap=14), title=self.t("Problems"), pad=20)

    def actions(self) -> list[Widget]:
        return [
            Button(self.t("Back"), self.back, icon="arrow-left"), Spacer(),
            Button(self.t("Read again"), self.bench.read_again, icon="rotate-ccw", shortcut="F5", key="go"),
        ]  # fmt: skip

    def handle(self, event: Event) -> bool:
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F5:
            self.bench.read_again()
            return True
        return super().handle(event)

    def resume(self) -> None:
        self._shown(self.bench.session is not None)

    def leave(self) -> None:
        if self.bench.session is None:
            self.bench.close()

    def _shown(self, game: bool) -> None:
        if self.stage.top is not self:
            return
        if game and self.bench.session is not None:
            self.stage.replace(AuthorTable(self.desk, self.bench))
        else:
            self.rebuild()


class AuthorTable(TableScene):
    """The table with the author's panel. Another game takes this one's place without leaving the screen."""

    def __init__(self, desk: Desk, bench: Bench) -> None:
        assert bench.session is not None
        super().__init__(desk, bench.session)
        self.bench = bench
        self.tabled: set[str] = set()
        self.hidden: bool | None = None
        """Whether the panel is out of sight; None leaves it to the room there is."""
        self._done = False
        self._stale = self._clearing = False
        self._ground: tuple[int, Ground | None] | None = None
        self._was_beside = True

    # -- the screen

    @property
    def beside(self) -> bool:
        """Whether there is room for both the game and the panel."""
        return self.ui.logical_width >= BESIDE_FROM

    @property
    def narrow(self) -> bool:
        room = self.ui.logical_width - (WIDTH if self.beside and not self.covered else 0)
        return room < WIDE_GAME

    @property
    def covered(self) -> bool:
        """Whether the panel is out of sight: where there is room for one only, the game comes first."""
        return not self.beside if self.hidden is None else self.hidden

    def build(self) -> Widget:
        self._was_beside = self.beside
        if self.covered:
            return self._with_switch(super().build()) if not self.beside else super().build()
        calls = PanelCalls(self.bench.change, self._start, self._tab, self._toggle, lambda one: copy_place(self, one))
        wording = Wording(self.session.table.scenario, self.t, self.session.offices_only)
        made = panel(self.bench, self.ground(), wording, self.tabled, calls)
        if not self.beside:
            super().build()  # the rows are what the table's own methods speak to
            return self._with_switch(Inset(made, (16, 6, 16, 14), grow=1))
        game = super().build()
        game.grow = 1
        return Row([game, _Aside(Inset(made, (0, 14, 16, 14)))], gap=0, align="stretch", fold=False)

    def _with_switch(self, shown: Widget) -> Widget:
        t, reading = self.t, self.bench.reading
        name = t("Workbench")
        if reading is not None and reading.problems:
            name = t("Workbench ({count})", count=len(reading.problems))
        switch = Segmented(
            [Segment(t("Game"), "handshake"), Segment(name, "sliders-horizontal")], 0 if self.covered else 1,
            self._switched, name=t("What is shown"), key="bench-switch",
        )  # fmt: skip
        shown.grow = 1
        return Column([Inset(switch, (16, 6, 16, 0)), shown], gap=0)

    def _switched(self, index: int) -> None:
        self.hidden = index == 0
        self.rebuild()

    def ground(self) -> Ground | None:
        """What the panel shows of the game; made once for each state of the table."""
        seq = self.session.table.seq
        if self._ground is None or self._ground[0] != seq:
            self._ground = (seq, self.bench.ground())
        return self._ground[1]

    # -- the panel

    def _tab(self, index: int) -> None:
        self.bench.tab = index

    def _toggle(self, key: str) -> None:
        self.tabled ^= {key}
        self.rebuild()

    def _start(self) -> None:
        self.bench.start_over()

    # -- the bench

    def enter(self) -> None:
        self.bench.shown = self._shown
        if self.covered or self.beside:
            super().enter()
        else:
            flow.go_on(self)

    def leave(self) -> None:
        self.bench.close()
        super().leave()

    def _shown(self, game: bool) -> None:
        """The bench has news; other screens that lie over the game give way when the game itself has changed."""
        if game:
            self._stale = True
        if self.stage.top is not self and self._stale:
            self._clear()
        if self.stage.top is not self:
            return
        if self._stale:
            self._swap()
        else:
            self.rebuild()

    def _clear(self) -> None:
        """Take away the pages that tell of the old game; settings and the like stay until they are left."""
        old, self._clearing = self.session, True
        while self.stage.top is not self and getattr(self.stage.top, "session", None) is old:
            self.stage.pop()
        self._clearing = False

    def _swap(self) -> None:
        """Sit down at the bench's present game, with the draft as far as it still makes sense."""
        assert self.bench.session is not None
        self._stale, self._done, self._ground = False, False, None
        old, draft = self.session.table.scenario, self.draft
        tone = self.tone
        for layer in self.ui.layers[:0:-1]:
            if not layer.passive:
                self.ui.close(layer)
        TableScene.__init__(self, self.desk, self.bench.session)
        self.tone = tone
        self.draft = _carried(draft, Names(old, self.session.table.scenario), self.draft)
        self.issue = min(self.issue, len(self.session.scenario.issues) - 1)
        super().resume()

    def resume(self) -> None:
        if self._clearing:
            return
        if self._stale:
            self._swap()
        else:
            super().resume()

    def ended(self) -> None:
        if self._done:
            return
        self._done = True
        self.push(_Ending(self.desk, self.session))

    def update(self, ms: int) -> None:
        if self.beside != self._was_beside:
            self.rebuild()
        super().update(ms)

    def handle(self, event: Event) -> bool:
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F2:
            self._switched(1 if self.covered else 0)
            return True
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F5:
            self.bench.read_again()
            return True
        return super().handle(event)


class _Aside(Sided):
    """The panel: always as wide as it asks for."""

    def _min_width(self) -> int:
        return self.theme.px(WIDTH)

    def _pref_width(self) -> int:
        return self.theme.px(WIDTH)


def _carried(draft: Draft, names: Names, fresh: Draft) -> Draft:
    """A draft in another scenario's indices; the fresh one where something that it names is gone."""
    try:
        made = [names.alternative(one.alternative()) for one in draft.sketches if one.named]
    except (LostError, ValueError):
        return fresh
    sketches = tuple(Sketch.of(one, (False,) * len(one.package)) for one in made)
    return Draft(sketches) if sketches else fresh


class _Ending(EndingScene):
    """The end of an author's game: the way back leads to the workbench."""

    def actions(self) -> list[Widget]:
        return [
            Button(self.t("Back to the workbench"), self.back, icon="arrow-left", key="home"),
            Button(self.t("Open the debrief"), self.debrief, kind="primary", icon="chart-scatter", key="go"),
        ]

    def debrief(self) -> None:
        self.stage.replace(_Debrief(self.session, self.desk))


class _Debrief(DebriefScene):
    """The debrief of an author's game; leaving it leads back to the workbench."""

    def to_title(self) -> None:
        self.stage.pop()

"""The debrief: every deal that was possible, where the score came from, and what the other side wanted."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pygame
from pygame.event import Event

from game.report.thoughts import Thought, thoughts
from game.ui.kit import Button, Column, Flow, Inset, Paragraph, Row, ScrollView, Spacer, Tab, Tabs, Widget
from game.ui.kit.tabs import TabStrip
from game.ui.scenes.debrief_data import Shown, gather
from game.ui.scenes.debrief_deal import deal_page
from game.ui.scenes.debrief_home import home_page
from game.ui.scenes.debrief_missed import missed_page
from game.ui.scenes.debrief_other import other_page
from game.ui.scenes.debrief_parts import Charts
from game.ui.scenes.debrief_past import ending_text, past_page
from game.ui.scenes.debrief_score import score_page
from game.ui.scenes.desk import Desk
from game.ui.scenes.saves import save_as
from game.ui.session import Session
from game.ui.stage import Scene

__all__ = ["DebriefScene"]

LOW = 620
"""Logical height under which the heading scrolls away with the page."""
SLIM, SLIM_HOT_SEAT = 900, 1100
"""Logical widths under which the ways on stand below the heading's words, not beside them."""


class DebriefScene(Scene):
    """Pages under tabs; every chart can be turned into its table.

    ``desk`` gives the ways on (play again, save, the worker). Without one the page is only to be read.
    """

    def __init__(self, session: Session, desk: Desk | None = None) -> None:
        self.session = session
        self.desk = desk
        self.title = session.t("Debrief")
        self.tab = 0
        self.tabled: set[str] = set()
        self.left = False
        self._shown: Shown | None = None
        self._thoughts: tuple[Thought, ...] | None = None

    # -- what it shows

    @property
    def shown(self) -> Shown:
        """The figures, gathered on first use; the words follow the language."""
        t = self.session.t if self.desk is None else self.desk.t
        if self._shown is None:
            self._shown = gather(self.session)
        if self._shown.wording.t != t:
            self._shown = replace(self._shown, wording=replace(self._shown.wording, t=t))
        return self._shown

    def enter(self) -> None:
        strip = next((widget for widget in self.ui.focus.order() if isinstance(widget, TabStrip)), None)
        if strip is not None:
            self.ui.focus.set(strip, visible=False)
        if self.desk is None:
            self.explained(thoughts(self.session.table))
        else:
            self.desk.work(lambda: thoughts(self.session.table), self.explained, lambda _problem: self.explained(()))

    def explained(self, found: tuple[Thought, ...]) -> None:
        """The reasons of the bots that played are known."""
        self._thoughts = found
        if not self.left:
            self.rebuild()

    def leave(self) -> None:
        self.left = True

    # -- the page

    def build(self) -> Widget:
        shown = self.shown
        t = shown.wording.t
        charts = Charts(t, self.tabled, self.toggle)
        low = self.ui.narrow or self.ui.logical_height < LOW

        def page(make: Callable[[], Widget], key: str) -> Callable[[], Widget]:
            def build() -> Widget:
                inside = Inset(make(), (16, 2, 4, 16))
                return inside if low else ScrollView(inside, key=f"page-{key}", grow=1)

            return build

        tabs = Tabs(
            [
                Tab(t("The deal"), page(lambda: deal_page(shown, charts), "deal"), "chart-scatter"),
                Tab(t("Your score"), page(lambda: score_page(shown, charts, self.session.role), "score"), "scale"),
                Tab(t("What was missed"), page(lambda: missed_page(shown), "missed"), "arrow-left-right"),
                Tab(t("At home"), page(lambda: home_page(shown, charts), "home"), "users"),
                Tab(t("The other side"), page(lambda: other_page(shown, self._thoughts), "other"), "target"),
                Tab(t("What happened"), page(lambda: past_page(shown), "past"), "history"),
            ],
            self.tab,
            self._show,
            name=t("Debrief"),
            key="tabs",
            gap=10,
        )
        whole = Column([Inset(self._head(shown), (16, 12, 16, 4)), tabs], gap=0)
        return ScrollView(whole, key="whole") if low else whole

    def _head(self, shown: Shown) -> Widget:
        t, wording = shown.wording.t, shown.wording
        sheet = shown.sheet
        said = [wording.text(shown.found.scenario.title), t("Round {number}", number=shown.view.round)]
        if sheet is not None:
            score = wording.formats.points(sheet.score)
            if self.session.hot_seat:
                said.append(t("{side}: {score}", side=wording.side(shown.side), score=score))
            else:
                said.append(t("Your score: {score}", score=score))
        words = Column(
            [
                Paragraph(ending_text(shown).rstrip("."), "display", width=620),
                Paragraph(" · ".join(said), "small", "ink2", width=620),
            ],
            gap=0,
        )
        parts: list[Widget] = []
        if self.session.hot_seat:
            other = t("As {side}", side=wording.side(self.session.other))
            parts.append(Button(other, self.swap, icon="arrow-left-right", key="swap"))
        parts.append(Button(t("To the title"), self.to_title, icon="house", key="home"))
        if self.desk is not None:
            parts.append(Button(t("Export"), self.export, icon="file-text", key="export"))
        if self.desk is not None and self.session.here:
            parts.append(Button(t("Save"), self.save, icon="save", key="save"))
            parts.append(Button(t("Play again"), self.again, kind="primary", icon="rotate-ccw", key="go"))
        if self.ui.logical_width < (SLIM_HOT_SEAT if self.session.hot_seat else SLIM):
            return Column([words, Flow(parts, gap=8)], gap=8)
        return Row([words, Spacer(), *parts], gap=8)

    def swap(self) -> None:
        """See it as the other side: two people have played."""
        self.session.sit(self.session.other)
        self._shown = None
        self.rebuild()

    def _show(self, index: int) -> None:
        self.tab = index

    def toggle(self, key: str) -> None:
        """Turn a chart into its table or back."""
        self.tabled ^= {key}
        self.rebuild()

    # -- the ways on

    def to_title(self) -> None:
        """Back to the first screen."""
        while len(self.stage.scenes) > 1:
            self.stage.pop()

    def save(self) -> None:
        """Keep the finished game as a file that replays."""
        if self.desk is None:
            return
        t = self.desk.t
        name = time.strftime("%Y-%m-%d %H.%M")
        problem = save_as(self.desk, self.session, name)
        self.desk.say(problem or t("Saved as “{name}”.", name=name), "warn" if problem else "ok")

    def export(self) -> None:
        """Write the debrief as a page, and its figures as a table."""
        if self.desk is None:
            return
        from game.ui.scenes.export_dialog import ExportDialog

        known, table = self._thoughts, self.session.table
        ExportDialog(self, self.desk, lambda: thoughts(table) if known is None else known)

    def again(self) -> None:
        """The same scenario anew."""
        if self.desk is None:
            return
        from game.ui.scenes.new_game import NewGameScene

        self.stage.replace(NewGameScene(self.desk, self.session.table.scenario))

    def handle(self, event: Event) -> bool:
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.to_title()
            return True
        return False

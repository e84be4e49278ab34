"""The saved games: open one, or see why it cannot be opened."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from game.core.messages import mark as _
from game.core.os_words import why
from game.table.save_errors import SaveError
from game.table.saves import Opened, open_save
from game.ui.kit import Button, Card, Column, Icon, Label, Paragraph, Pressable, Row, Spacer, Widget
from game.ui.scenes.base import GameScene, PageScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.replay import watch
from game.ui.scenes.saves import Saved, list_saves

__all__ = ["LoadScene", "open_saved", "warning_text"]

WARNINGS = {
    "scenario_changed": _("The scenario has changed since this game was saved; the game goes on with the saved one."),
    "last_line_cut": _("The save was cut in its last line; the game goes on without it."),
    "diverged": _("This version plays the save differently from line {line}; it is opened to be read only."),
}


def warning_text(desk: Desk, code: str) -> str:
    """A warning of ``open_save`` in words."""
    kind, _sep, line = code.partition(":")
    return desk.t(WARNINGS[kind]).format(line=line) if kind in WARNINGS else code


class LoadScene(PageScene):
    """A list, the newest game first."""

    body_width = 760

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = desk.t("Saved games")
        self.saves = list_saves(desk.saves)

    def first_keys(self) -> tuple[str, ...]:
        return tuple(saved.path.name for saved in self.saves if not saved.problem)

    def body(self) -> Widget:
        if not self.saves:
            return Card(Paragraph(self.t("There are no saved games yet."), "body", "ink2"))
        return Column([self._row(saved) for saved in self.saves], gap=8)

    def _row(self, saved: Saved) -> Widget:
        t, formats = self.t, self.desk.formats
        stamp = time.localtime(saved.written)
        day = date(stamp.tm_year, stamp.tm_mon, stamp.tm_mday)
        when = f"{formats.date(day.isoformat())}, {stamp.tm_hour:02}:{stamp.tm_min:02}"
        if saved.problem:
            detail = t("This file is no save the game can read.")
        else:
            detail = t("{rounds} rounds closed · {when}", rounds=saved.rounds, when=when)
        words = Column(
            [
                Paragraph(saved.title(self.t.language), "heading", width=560),
                Paragraph(detail, "small", "ink2", width=560),
                Paragraph(saved.path.name, "small", "ink3", width=560),
            ],
            gap=1,
            grow=1,
        )
        line = Row(
            [
                Icon(
                    "triangle-alert" if saved.problem else "save", 17, "warn" if saved.problem else "ink2", tile="sunk"
                ),
                words,
                Label("", "small"),
            ],
            gap=12,
            fold=False,
        )
        row = Pressable(
            line,
            lambda: open_saved(self, saved.path),
            name=f"{saved.title(self.t.language)}, {detail}",
            border=True,
            surface="card",
            enabled=not saved.problem,
            key=saved.path.name,
            grow=1,
        )
        if saved.problem:
            return row
        name = t("Watch: {game}", game=saved.path.stem)
        eye = Button(
            t("Watch"), lambda: watch(self, saved.path), icon="eye", name=name, key=f"watch-{saved.path.name}"
        )  # fmt: skip
        return Row([row, eye], gap=8, fold=False)

    def actions(self) -> list[Widget]:
        return [Button(self.t("Back"), self.back, icon="arrow-left"), Spacer()]


def open_saved(scene: GameScene, path: Path) -> None:
    """Open a save in the worker and play on."""
    from game.ui.scenes.prepare import PrepareScene
    from game.ui.scenes.table import TableScene
    from game.ui.session import Session

    desk, stage = scene.desk, scene.stage

    def job() -> Opened:
        return open_save(path)

    def ready(opened: Opened) -> None:
        session = Session.taken_up(opened.table, desk.t, offices_only=desk.settings.offices_only, path=path)
        while len(stage.scenes) > 1:
            stage.pop()
        stage.push(TableScene(desk, session))
        for warning in opened.warnings:
            desk.say(warning_text(desk, warning), "warn")

    def failed(problem: BaseException) -> str:
        if isinstance(problem, SaveError):
            return problem.told(desk.t)
        reason = why(problem, desk.t) if isinstance(problem, OSError) else str(problem)
        return desk.t("The save could not be opened: {why}", why=reason)

    stage.push(PrepareScene(desk, desk.t("Opening the saved game…"), job, ready, failed))

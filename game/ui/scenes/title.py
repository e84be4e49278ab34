"""The title: go on, play, load, settings, quit."""

from __future__ import annotations

from importlib import import_module

from pygame import Rect

from game.ui.kit import Button, Canvas, Card, Column, Label, Paragraph, Row, ScrollView, Spacer, Widget
from game.ui.scenes.base import GameScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.parts import Centred

__all__ = ["TitleScene"]


AFTERWARDS_MS = 150
AHEAD = (
    "game.ui.scenes.gallery", "game.ui.scenes.new_game", "game.ui.scenes.brief", "game.ui.scenes.table",
    "game.ui.scenes.coach_dialog",
)  # fmt: skip
ANY_DAY = "2025-10-07"
ROOMY = 560
"""Logical height from which the emblem is shown."""


class TitleScene(GameScene):
    """The first screen. It reads no scenario, so that the window is there at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = ""
        self.noted = False

    def build(self) -> Widget:
        from game.ui.scenes.saves import list_saves

        t = self.t
        found = list_saves(self.desk.saves)
        saves = [saved for saved in found if not saved.problem]
        buttons: list[Widget] = []
        if saves:
            latest = saves[0]
            buttons.append(
                Button(
                    t("Continue: {title}", title=latest.title(t.language)),
                    lambda: self._continue(latest.path),
                    icon="play",
                    kind="primary",
                    shortcut="C",
                    key="continue",
                )
            )
        buttons.append(
            Button(
                t("New game"),
                self._new,
                icon="handshake",
                kind="secondary" if saves else "primary",
                shortcut="N",
                key="new",
            )
        )
        buttons += [
            Button(t("Load a game"), self._load, icon="folder-open", shortcut="L", enabled=bool(found)),
            Button(t("Settings"), self._settings, icon="settings", shortcut="S"),
        ]
        last = Row(
            [
                Button(t("Credits"), self._credits, icon="scroll-text", kind="ghost", key="credits", grow=1),
                Button(t("Quit"), self.stage.quit, icon="log-out", shortcut="Q", kind="ghost", grow=1),
            ],
            gap=10,
        )
        buttons.append(last)
        head = Column(
            [
                Label("Across the Table", "big", align="center"),
                Paragraph(
                    t(
                        "Canada and the United States, one sheet of issues, ten months. What you sign is what you can "
                        "bring home."
                    ),
                    "body",
                    "ink2",
                    align="center",
                    width=420,
                ),
            ],
            gap=8,
        )
        roomy = self.ui.logical_height >= ROOMY
        parts = [*([Emblem()] if roomy else []), head, Column(buttons, gap=10)]
        card = Card(Column(parts, gap=22 if roomy else 14), pad=32 if roomy else 20)
        if self.ui.short:
            return ScrollView(Centred(card, 520), key="title")
        return Column(
            [
                Spacer(),
                Centred(card, 520),
                Spacer(),
                Row(
                    [
                        Spacer(),
                        Label(
                            t("Tab and the arrows move, Enter presses, Esc goes back. At the table F1 shows all keys."),
                            "small",
                            "ink3",
                        ),
                        Spacer(),
                    ]
                ),
                Spacer(height=10, grow=0),
            ],
            gap=10,
        )

    def first_keys(self) -> tuple[str, ...]:
        return ("continue", "new")

    def enter(self) -> None:
        self.focus_first()
        self.ui.timers.after(AFTERWARDS_MS, self._load_ahead)
        if self.desk.set_aside is not None and not self.noted:
            self.noted = True
            self.desk.say(
                self.t("The settings could not be read; they are kept as {name}.", name=self.desk.set_aside.name),
                "warn",
            )

    def _load_ahead(self) -> None:
        """What the next screens need is loaded while the player reads this one."""
        if not self.desk.closed:
            for module in AHEAD:
                self.desk.pool.submit(import_module, module)
            # The first date reads how all dates of the language are written.
            self.desk.pool.submit(self.desk.formats.date, ANY_DAY)
            if self.desk.loaded is not None:
                self.desk.pool.submit(self.desk.loaded)

    def resume(self) -> None:
        self.rebuild()

    def escape(self) -> None:
        """Nothing lies behind the title."""

    def _continue(self, path: object) -> None:
        from pathlib import Path

        from game.ui.scenes.load_game import open_saved

        open_saved(self, Path(str(path)))

    def _new(self) -> None:
        from game.ui.scenes.gallery import GalleryScene

        self.push(GalleryScene(self.desk))

    def _load(self) -> None:
        from game.ui.scenes.load_game import LoadScene

        self.push(LoadScene(self.desk))

    def _credits(self) -> None:
        from game.ui.scenes.credits import CreditsScene

        self.push(CreditsScene(self.desk))

    def _settings(self) -> None:
        from game.ui.scenes.settings_scene import SettingsScene

        self.push(SettingsScene(self.desk))


class Emblem(Widget):
    """Two sides and the gap between them: the track of the deal sheet, writ large."""

    tall = False

    def _height_for(self, width: int) -> int:
        return self.theme.px(56)

    def draw(self, canvas: Canvas) -> None:
        half, y, thick = self.theme.px(110), self.rect.centery, self.theme.px(8)
        left, right = self.rect.centerx - half, self.rect.centerx + half
        canvas.box(Rect(left - self.theme.px(34), y - thick // 2, right - left + self.theme.px(68), thick), "sunk", 4)
        canvas.box(Rect(left, y - thick // 2, right - left, thick), "gap", 0)
        canvas.rule((self.rect.centerx - self.theme.px(1), y - self.theme.px(14)), self.theme.px(28), "ok", True, 3)
        canvas.disc((left, y), 34, "card")
        canvas.disc((left, y), 28, "ca")
        canvas.diamond((right, y), 40, "card")
        canvas.diamond((right, y), 34, "us")

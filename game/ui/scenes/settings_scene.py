"""The settings: language, text size, colours, motion, sound, speech, the window, names. Each takes effect at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from game.ui.kit import Button, Card, Column, Dropdown, Paragraph, Row, Segmented, Switch, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.settings import LANGUAGES, PALETTES, SIZES, THEMES

__all__ = ["SettingsScene"]

SYSTEM = ("", *LANGUAGES)


class SettingsScene(PageScene):
    """Cards of controls."""

    body_width = 980

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)

    def heading(self) -> str:
        return self.t("Settings")

    def subtitle(self) -> str:
        return self.t("Changes take effect at once and are kept.")

    def body(self) -> Widget:
        t = self.t
        self.title = t("Settings")
        left = Column([self._words(), self._people()], gap=12, grow=1)
        right = Column([self._colours(), self._senses()], gap=12, grow=1)
        return Row([left, right], gap=12, align="start")

    def _words(self) -> Widget:
        t, settings = self.t, self.desk.settings
        names = [t("As the system"), "English", "Français"]
        sizes = [f"{size} %" if t.language == "fr" else f"{size}%" for size in SIZES]
        rows: list[Widget] = [
            self._choice(t("Language"), names, SYSTEM.index(settings.language), self._language, "language"),
            Dropdown(sizes, SIZES.index(settings.text_size), self._size, name=t("Text size"), key="size"),
        ]
        return Card(Column(rows, gap=16), title=t("Words"), pad=20)

    def _colours(self) -> Widget:
        t, settings = self.t, self.desk.settings
        themes = [t("Paper"), t("Dark"), t("High contrast")]
        palettes = [t("Standard"), t("Apart for all eyes")]
        rows: list[Widget] = [
            self._choice(t("Surface"), themes, THEMES.index(settings.theme), self._theme, "theme"),
            self._choice(t("Sides and marks"), palettes, PALETTES.index(settings.palette), self._palette, "palette"),
        ]
        return Card(Column(rows, gap=16), title=t("Colours"), pad=20)

    def _senses(self) -> Widget:
        t, settings = self.t, self.desk.settings
        switches: list[Widget] = [
            self._switch(t("Less motion"), settings.reduced_motion, "reduced_motion", "motion"),
            self._switch(t("Sounds"), settings.sound, "sound", "sound"),
            Switch(t("Voice: say what has the focus (V)"), settings.speech, self._speech, key="speech"),
            self._switch(t("Full screen (F11)"), settings.full_screen, "full_screen", "full"),
        ]
        return Card(Column(switches, gap=14), title=t("Motion, sound and window"), pad=20)

    def _people(self) -> Widget:
        t = self.t
        names = self._switch(
            t("Offices only: no names of people"), self.desk.settings.offices_only, "offices_only", "offices"
        )
        return Card(Column([names], gap=14), title=t("People"), pad=20)

    def _choice(self, name: str, labels: list[str], at: int, chosen: Callable[[int], object], key: str) -> Widget:
        control = Segmented(labels, at, chosen, name=name, key=key)
        return Column([Paragraph(name, "small_strong", "ink2"), control], gap=6)

    def _switch(self, name: str, on: bool, field: str, key: str) -> Widget:
        return Switch(name, on, partial(self._set, field), key=key)

    def _set(self, field: str, on: bool) -> None:
        self.desk.change(replace(self.desk.settings, **{field: on}))  # type: ignore[arg-type]

    def _speech(self, on: bool) -> None:
        if on != self.desk.settings.speech:
            self.desk.toggle_speech()
        if self.desk.settings.speech != on:
            self.rebuild()

    def _language(self, index: int) -> None:
        self.desk.change(replace(self.desk.settings, language=SYSTEM[index]))
        self.rebuild()

    def _theme(self, index: int) -> None:
        self.desk.change(replace(self.desk.settings, theme=THEMES[index]))

    def _palette(self, index: int) -> None:
        self.desk.change(replace(self.desk.settings, palette=PALETTES[index]))

    def _size(self, index: int) -> None:
        self.desk.change(replace(self.desk.settings, text_size=SIZES[index]))

    def actions(self) -> list[Widget]:
        return [Button(self.t("Done"), self.back, kind="primary", icon="check", key="go")]

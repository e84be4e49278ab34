"""The settings: language, text size, colours, motion, names. Each takes effect at once."""

from __future__ import annotations

from dataclasses import replace

from game.ui.kit import Button, Card, Column, Dropdown, Paragraph, Row, Segmented, Switch, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.settings import LANGUAGES, SIZES, THEMES

__all__ = ["SettingsScene"]


class SettingsScene(PageScene):
    """One card of controls."""

    body_width = 760

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)

    def heading(self) -> str:
        return self.t("Settings")

    def subtitle(self) -> str:
        return self.t("Changes take effect at once and are kept.")

    def body(self) -> Widget:
        t, settings = self.t, self.desk.settings
        self.title = t("Settings")
        languages = ["English", "Français (Canada)"]
        sizes = [f"{size} %" if t.language == "fr" else f"{size}%" for size in SIZES]
        themes = [t("Paper"), t("Dark"), t("High contrast")]
        rows: list[Widget] = [
            Column(
                [
                    Paragraph(t("Language"), "heading"),
                    Segmented(
                        languages,
                        LANGUAGES.index(self.desk.language),
                        self._language,
                        name=t("Language"),
                        key="language",
                    ),
                ],
                gap=6,
            ),
            Column(
                [
                    Paragraph(t("Colours"), "heading"),
                    Segmented(themes, THEMES.index(settings.theme), self._theme, name=t("Colours"), key="theme"),
                ],
                gap=6,
            ),
            Row(
                [Dropdown(sizes, SIZES.index(settings.text_size), self._size, name=t("Text size"), key="size", grow=1)]
            ),
            Switch(t("Less motion"), settings.reduced_motion, self._motion, key="motion"),
            Switch(t("Offices only: no names of people"), settings.offices_only, self._offices, key="offices"),
        ]
        return Card(Column(rows, gap=18), pad=24)

    def _language(self, index: int) -> None:
        self.desk.change(replace(self.desk.settings, language=LANGUAGES[index]))
        self.rebuild()

    def _theme(self, index: int) -> None:
        self.desk.change(replace(self.desk.settings, theme=THEMES[index]))

    def _size(self, index: int) -> None:
        self.desk.change(replace(self.desk.settings, text_size=SIZES[index]))

    def _motion(self, on: bool) -> None:
        self.desk.change(replace(self.desk.settings, reduced_motion=on))

    def _offices(self, on: bool) -> None:
        self.desk.change(replace(self.desk.settings, offices_only=on))

    def actions(self) -> list[Widget]:
        return [Button(self.t("Done"), self.back, kind="primary", icon="check", key="go")]

"""The credits: who made what the game is built with, under which licence, as the assets' own list says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from game import __version__
from game.core.resources import assets_dir
from game.ui.kit import Button, Card, Column, Paragraph, Widget
from game.ui.scenes.base import PageScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.parts import over

__all__ = ["Credit", "CreditsScene", "credits_listed"]


@dataclass(frozen=True, slots=True)
class Credit:
    """One source of assets."""

    name: str
    licence: str
    origin: str
    version: str
    changes: str
    files: int


def credits_listed() -> tuple[Credit, ...]:
    """Every source of ``assets/ATTRIBUTION.toml`` in its order. Raises OSError where the assets are not installed."""
    document = tomllib.loads((assets_dir() / "ATTRIBUTION.toml").read_text(encoding="utf-8"))
    counts: dict[str, int] = {}
    for entry in document["file"]:
        counts[entry["source"]] = counts.get(entry["source"], 0) + 1
    return tuple(
        Credit(one["name"], one["licence"], one["origin"], one["version"], one["changes"], counts.get(one["id"], 0))
        for one in document["source"]
    )


class CreditsScene(PageScene):
    """One card a source."""

    body_width = 820

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = desk.t("Credits")

    def first_keys(self) -> tuple[str, ...]:
        return ("go",)

    def heading(self) -> str:
        return self.t("Credits")

    def subtitle(self) -> str:
        return self.t("Across the Table, version {version}", version=__version__)

    def body(self) -> Widget:
        t = self.t
        cards: list[Widget] = [
            Card(
                Column(
                    [
                        Paragraph(
                            t(
                                "The game is open source; its licence lies beside the program. People in office appear "
                                "with public positions, told in other words and with their sources, in the codex of "
                                "each scenario."
                            ),
                            "body", width=760,
                        ),
                        Paragraph(
                            t("The sounds are made by arithmetic and have no author but the game's."),
                            "body", "ink2", width=760,
                        ),
                    ],
                    gap=8,
                ),
                title=t("The game"), pad=20,
            )
        ]  # fmt: skip
        cards += [self._card(one) for one in credits_listed()]
        return Column(cards, gap=12)

    def _card(self, one: Credit) -> Widget:
        t = self.t
        origin = t("{origin}, version {version}", origin=one.origin, version=one.version)
        licence = t.plural(
            "Licence {licence}; one file", "Licence {licence}; {count} files", one.files, licence=one.licence
        )
        parts: list[Widget] = [
            Paragraph(one.name, "heading", width=760),
            Paragraph(origin, "small", "ink2", width=760),
            Paragraph(licence, "small_strong", width=760),
            over(t("What was changed")),
            Paragraph(one.changes, "small", "ink2", width=760),
        ]  # fmt: skip
        return Card(Column(parts, gap=4), pad=18, name=one.name)

    def actions(self) -> list[Widget]:
        return [Button(self.t("Back"), self.back, kind="primary", icon="arrow-left", key="go")]

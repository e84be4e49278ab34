"""The first page of the debrief: the plane, the offers, the jobs and the duties."""

from __future__ import annotations

from game.ui.charts.duties import duties_figure
from game.ui.charts.plane import plane_figure
from game.ui.charts.region_map import jobs_figure
from game.ui.charts.steps import steps_figure
from game.ui.kit import Fold, Widget
from game.ui.scenes.debrief_data import Shown
from game.ui.scenes.debrief_parts import Charts, Split, columns

__all__ = ["deal_page"]


def deal_page(shown: Shown, charts: Charts) -> Widget:
    """Side by side where there is room, else under one another."""
    found, wording = shown.found, shown.wording

    def plane() -> Widget | None:
        return charts.card(plane_figure(found, shown.dots, shown.side, wording), grow=1)

    def steps() -> Widget | None:
        return charts.card(steps_figure(found, shown.side, wording), grow=1)

    def small() -> Widget | None:
        cards = [
            charts.card(jobs_figure(shown.jobs, found.scenario, wording), grow=1),
            charts.card(duties_figure(found, shown.duties, wording), grow=1),
        ]
        kept = [card for card in cards if card is not None]
        return Split(kept, [1] * len(kept), grow=2) if kept else None

    def wide() -> Widget:
        beside = [card for card in (steps(), small()) if card is not None]
        kept = [card for card in (plane(), columns(beside, grow=1) if beside else None) if card is not None]
        return Split(kept, (47, 50)[: len(kept)])

    return Fold(wide, lambda: columns([plane(), steps(), small()]), grow=1)

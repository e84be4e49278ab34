"""The page of the panel that says how the game is played: which side, from which round, which seed, which skill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.lang import Wording
from game.lang.bots import level_name
from game.ui.kit import Button, Column, Paragraph, Row, Segmented, Spacer, Stepper, TextEntry, Widget
from game.ui.scenes.new_game import levels
from game.ui.scenes.parts import over
from game.ui.workbench.course import Start

if TYPE_CHECKING:
    from game.ui.workbench.bench import Bench

__all__ = ["PlayCalls", "play_page"]

SEEDS = 2**31


@dataclass(frozen=True, slots=True)
class PlayCalls:
    """``change`` keeps a choice for the next start, ``start`` sets up a game by it."""

    change: Callable[[Start], object]
    start: Callable[[], object]


def play_page(bench: Bench, wording: Wording, calls: PlayCalls, width: float) -> Widget:
    """The choices and the button that starts over."""
    t, scenario, start = wording.t, wording.scenario, bench.start
    sides, skill = scenario.side_ids, levels()
    rounds = [f"{number} · {wording.text(one.label)}" for number, one in enumerate(scenario.calendar.rounds, 1)]
    at = max(1, min(start.round, len(rounds)))

    def seeded(given: str) -> None:
        text = given.strip()
        if text.isascii() and text.isdigit() and int(text) < SEEDS:
            calls.change(replace(bench.start, seed=int(text)))

    def small(words: str) -> Widget:
        return Paragraph(words, "small", "ink2", width=width)

    parts: list[Widget] = [
        over(t("Your side")),
        Segmented(
            [wording.side(side) for side in sides], sides.index(start.side_of(scenario)),
            lambda index: calls.change(replace(bench.start, side=sides[index])), name=t("Your side"), key="bench-side",
        ),
        over(t("From round")),
        Stepper(
            rounds, at - 1, lambda index: calls.change(replace(bench.start, round=index + 1)), name=t("From round"),
            style="strong", key="bench-round",
        ),
        small(t("Bots play both sides up to it; the seed decides how.")),
        over(t("Skill")),
        Segmented(
            [level_name(level, t) for level in skill], skill.index(start.level) if start.level in skill else 0,
            lambda index: calls.change(replace(bench.start, level=skill[index])), name=t("Skill"), key="bench-level",
        ),
        TextEntry(t("Seed"), str(start.seed), seeded, max_length=10, width=150, key="bench-seed"),
        Row(
            [
                Paragraph(bench.busy, "small_strong", "ink2", width=150, grow=1),
                Spacer(),
                Button(t("Start over"), calls.start, icon="rotate-ccw", key="bench-start"),
            ],
            fold=False,
        ),
        small(t("A saved change keeps the game where it is, for as far as its moves are still allowed.")),
    ]  # fmt: skip
    return Column(parts, gap=10)

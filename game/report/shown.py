"""All that a debrief shows, computed once: for the window's pages and for the report on paper."""

from __future__ import annotations

from dataclasses import dataclass

from game.lang import Wording
from game.report.afterwards import Afterwards, afterwards
from game.report.cloud import cloud
from game.report.debrief import Debrief, debrief, debrief_model
from game.report.economy import DutyLine, JobsChange, duty_lines, jobs_changes
from game.report.support import SupportLine, support_lines
from game.rules.view import ScoreSheet, View

__all__ = ["Shown", "show"]


@dataclass(frozen=True, slots=True)
class Shown:
    """The figures of one finished game and the words to say them in. ``side`` is the player's."""

    view: View
    found: Debrief
    dots: tuple[tuple[float, float], ...]
    duties: tuple[DutyLine, ...]
    jobs: tuple[JobsChange, ...]
    support: tuple[SupportLine, ...]
    after: tuple[Afterwards, ...]
    side: str
    wording: Wording

    @property
    def place(self) -> int:
        """The player's place among the sides."""
        return self.found.scenario.side_ids.index(self.side)

    @property
    def other(self) -> str:
        """The other side."""
        return self.found.scenario.other(self.side)

    @property
    def sheet(self) -> ScoreSheet | None:
        """The player's score."""
        return next((sheet for sheet in self.found.sheets if sheet.side == self.side), None)


def show(view: View, side: str, wording: Wording) -> Shown:
    """Everything of a finished game from its debrief view; the wording's scenario is the unredacted one.

    Raises:
        game.report.debrief.NotOverError: the game is not over.
    """
    scenario = wording.scenario
    found = debrief(view, scenario)
    model = debrief_model(view, scenario)
    return Shown(
        view,
        found,
        cloud(model),
        duty_lines(found, view),
        jobs_changes(found, view),
        support_lines(view.history, scenario, view.round),
        afterwards(view, model, found.final),
        side,
        wording,
    )

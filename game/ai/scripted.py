"""Fixed strategies for balance tests: three Canadian courses, free riders, and the stated mix of U.S. opponents.

They are yardsticks, not opponents: names start with ``script:`` and are not listed among the bots a player meets.
Measures are chosen by tag, in the order a course prefers them, for as long as capital and temperature allow.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.baselines import ROUNDING, Baseline, Curve
from game.ai.board import Board
from game.ai.bot import Bot
from game.ai.known import Known
from game.ai.lots import balanced_lots
from game.ai.signing import Portion
from game.ai.trace import TraceRule
from game.ai.tricks import TRICKS, Trick, TrickBot
from game.rules.actions import Action, Alternative, Package, Propose, Statement, UseMeasure
from game.rules.view import View
from game.scenario.model import Rule
from game.scenario.politics import Tone

PREFIX = "script:"
BRINK = 6.0  # degrees past the temperature at which talks may end that a course still risks


@dataclass(frozen=True, slots=True)
class Course:
    """A course of play. ``tags`` of measures in order of preference; ``splits``: offers lots, not whole packages."""

    curve: Curve
    tags: tuple[str, ...] = ()
    tone: Tone = Tone.NEUTRAL
    splits: bool = False


class CourseBot(Baseline):
    def __init__(self, name: str, known: Known, seed: int, course: Course) -> None:
        super().__init__(name, known, seed)
        self.course = course

    def target(self, board: Board) -> float:
        return self.course.curve.target(board)

    def approach(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        statement = Statement(self.course.tone)
        at = self._known.scenario.dynamics.breakdown.at
        if self.course.tone is not Tone.NEUTRAL and statement in legal and view.temperature < at + BRINK:
            self.note(TraceRule.STATEMENT, view, statement)
            return statement
        for tag in self.course.tags:
            for action in legal:
                if isinstance(action, UseMeasure) and self._wanted(view, action, tag):
                    self.note(TraceRule.MEASURE, view, action)
                    return action
        return None

    def _wanted(self, view: View, action: UseMeasure, tag: str) -> bool:
        spec = self._known.scenario.measures_by_id[action.measure]
        if tag not in spec.tags or spec.breach or view.own is None:
            return False
        level = next(status.used for status in view.own.measures if status.measure == action.measure)
        worth = self.conduct.judge(view).measure(action.measure, level)
        return view.temperature + max(worth.degrees, 0.0) <= self._known.scenario.dynamics.breakdown.at + BRINK

    def compose(self, view: View, board: Board, package: Package) -> Propose:
        if not self.course.splits or not self._known.scenario.rules.has(Rule.LOTS, view.round):
            return super().compose(view, board, package)
        return Propose((Alternative(package, balanced_lots(self._known.scenario, self.valuer, board, package)),))


class Staller(Baseline):
    """Never proposes; signs nothing before the last ``last_rounds`` rounds, then anything that beats no deal."""

    def __init__(self, name: str, known: Known, seed: int, last_rounds: int) -> None:
        super().__init__(name, known, seed)
        self._last_rounds = last_rounds

    def target(self, board: Board) -> float:
        return ROUNDING

    def approach(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        return None

    def bid(self, view: View, board: Board) -> Propose | None:
        return None

    def answer(
        self, view: View, board: Board, offered: tuple[Portion, ...], may_decline: bool, may_bid: bool
    ) -> Action | None:
        if view.round <= board.rounds - self._last_rounds:
            return None
        best = offered[0] if offered else None
        if best is None or best.own <= ROUNDING:
            return None
        self.note_portion(TraceRule.ACCEPT, view, board, best, ROUNDING)
        return best.action


class DeadlineBot(Staller):
    """Repeats its opening demand until the last two rounds, then signs anything that beats no deal."""

    def target(self, board: Board) -> float:
        return 0.97 * board.top

    def bid(self, view: View, board: Board) -> Propose | None:
        return Baseline.bid(self, view, board)


COURSES = {
    "script:sector": Course(Curve(0.99, 0.9, 1.0), ("home", "outreach"), Tone.CONCILIATORY, splits=True),
    "script:cusma": Course(Curve(0.99, 0.95, 0.5), ("cusma", "diversify", "outreach")),
    "script:hold": Course(Curve(1.0, 1.0, 0.3, hard=0.7), ("retaliation", "home", "diversify"), Tone.FIRM),
    "script:linear": Course(Curve(0.99, 0.9, 1.0)),
    "script:us_hawk": Course(Curve(1.0, 1.0, 0.3, hard=0.65), ("escalation", "home"), Tone.FIRM),
    "script:us_dealmaker": Course(Curve(0.99, 0.8, 1.2), ("home", "relief"), Tone.CONCILIATORY, splits=True),
}

STALLERS = {"script:stall": 0, "script:accept_anything": 1_000_000}

SCRIPTED: tuple[str, ...] = (*COURSES, *STALLERS, "script:deadline", *TRICKS)

TRICKS_TRIED: tuple[str, ...] = ("script:stall", "script:accept_anything", "script:deadline", *TRICKS)
"""What a person may try against a machine: none of it may pay against ``hard``."""

US_MIX: tuple[tuple[str, float], ...] = (
    ("script:us_hawk", 0.25),
    ("script:us_dealmaker", 0.3),
    ("boulware", 0.2),
    ("tit_for_tat", 0.25),
)
"""The stated mix of opponents that Canadian strategies are measured against."""


def make_scripted(name: str, known: Known, seed: int) -> Bot:
    """A scripted strategy by name (one of ``SCRIPTED``)."""
    if name in COURSES:
        return CourseBot(name, known, seed, COURSES[name])
    if name in STALLERS:
        return Staller(name, known, seed, STALLERS[name])
    if name == "script:deadline":
        return DeadlineBot(name, known, seed, 2)
    if name in TRICKS:
        return TrickBot(Trick(name), known, seed)
    raise KeyError(name)

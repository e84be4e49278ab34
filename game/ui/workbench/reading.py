"""One reading of the author's file: what is wrong with it, and the scenario if it can be played."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from game.ai.thinking import pause_point
from game.core.messages import Translator
from game.lang import Wording
from game.payoff.errors import PayoffError
from game.report.balance import analyse
from game.report.findings import findings
from game.report.playable import playable
from game.scenario.loading import Examined, examine
from game.scenario.model import Scenario
from game.scenario.problems import Problem, ordered

__all__ = ["Reading", "read", "read_on"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Attributes:
    problems: of the text at first; of play too once ``whole``.
    files: the file and the bases that it extends, as far as they could be opened.
    findings: what the balance analysis finds amiss, in sentences; None until it has been made.
    """

    path: Path
    examined: Examined
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    findings: tuple[str, ...] | None = None

    @property
    def scenario(self) -> Scenario | None:
        """The scenario; None while the file has errors."""
        return self.examined.scenario

    @property
    def errors(self) -> int:
        return sum(1 for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors


def read(path: Path) -> Reading:
    """Read the file. Raises nothing for what it holds."""
    examined = examine(path)
    files = tuple(dict.fromkeys((path, *examined.files)))
    return Reading(path, examined, examined.problems, files, None if examined.scenario is not None else ())


def read_on(reading: Reading, t: Translator) -> Reading:
    """The same with what takes longer to find out: odd things of play, and the balance.

    Raises Cancelled when the judging, as a piece of thinking, was called off.
    """
    scenario, root = reading.examined.scenario, reading.examined.root
    if scenario is None or root is None:
        return replace(reading, findings=())
    pause_point()
    problems = ordered((*reading.problems, *playable(scenario, root)))
    pause_point()
    try:
        missed = tuple(findings(analyse(scenario), Wording(scenario, t)))
    except PayoffError:
        missed = ()  # among the problems already
    return replace(reading, problems=problems, findings=missed)

"""Players who type anything: the game answers every line and reaches its end or the end of the input."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pytest

from game.cli.text.console import Console
from game.cli.text.session import DONE, STOPPED, TextGame
from game.core.messages import Translator
from game.scenario import load
from game.scenario.model import Scenario
from game.table.local import HUMAN, LocalTable


class _Typist:
    """A console fed by a seeded typist; keeps what it is told."""

    def __init__(self, scenario: Scenario, side: str, seed: int, lines: int) -> None:
        self.rng = np.random.default_rng(np.random.SeedSequence([seed, 17]))
        self.scenario, self.side, self.left = scenario, side, lines
        self.heard: list[str] = []

    def say(self, lines: Iterable[str]) -> None:
        self.heard.extend(lines)

    def ask(self, prompt: str) -> str | None:
        self.left -= 1
        return self._line() if self.left >= 0 else None

    def _pick(self, options: list[str]) -> str:
        return options[int(self.rng.integers(len(options)))]

    def _term(self) -> str:
        issue = self.scenario.issues[int(self.rng.integers(len(self.scenario.issues)))]
        option = int(self.rng.integers(len(issue.options)))
        return f"{issue.id}={self._pick([str(option), issue.options[option].id, '99', 'nonsense'])}"

    def _offer(self) -> str:
        joints = [" ", " ", " / ", " or "]
        text = self._term()
        for _ in range(int(self.rng.integers(0, 5))):
            text += self._pick(joints) + self._term()
        return text

    def _line(self) -> str:
        issues = [issue.id for issue in self.scenario.issues]
        measures = [measure.id for measure in self.scenario.measures if measure.side == self.side]
        return self._pick(
            [
                f"offer {self._offer()}",
                f"offer {self._offer()}",
                f"what offer {self._offer()}",
                f"sign {self._pick(['', '1', '2', '1 lot 1', '1 lots 1 2', 'x'])}",
                f"decline {self._pick(['', self._pick(issues), 'no such'])}",
                f"say {self._pick(['firm', 'neutral', 'threatening', 'conciliatory', 'hello'])}",
                f"pledge {self._term().replace('=', ' ')}",
                f"use {self._pick([*measures, 'nothing'])}",
                f"consult {self._pick(issues)} {self._pick(['', self._pick(issues)])}",
                f"answer {self._pick(['exchange', 'refuse', 'we like trade'])}",
                f"reply {self._pick(['1', '2', '3', '9'])}",
                f"reply {self._pick(['1', '2', '3'])}",
                f"guess {' '.join(self.rng.permutation(issues)[:3])}",
                self._pick(["undo", "withdraw", "hold", "snap 1", "settle 1", "settle none", "", "?", "news"]),
                self._pick(["sheet", "status", "measures", "brief", "codex", f"sheet {self._pick(issues)}"]),
                "".join(chr(int(code)) for code in self.rng.integers(32, 1000, size=12)),
                "end",
                "end",
                "end",
            ]
        )


def _play(scenario: Scenario, seed: int, lines: int, lang: str, bot: str) -> int:
    side = scenario.side_ids[seed % 2]
    players = {side: HUMAN, scenario.other(side): bot}
    typist = _Typist(scenario, side, seed, lines)
    console: Console = typist
    table = LocalTable.opened(scenario, seed, players)
    status = TextGame(table, console, Translator(lang), None).play()
    assert status == (DONE if table.over else STOPPED)
    unfilled = re.compile(r"\{[a-z_]{2,}\}")
    assert not any(unfilled.search(line) for line in typist.heard)
    assert not any("…" in line for line in typist.heard)
    return status


@pytest.mark.parametrize("seed", range(8))
def test_anything_typed_at_the_tiny_table_is_answered(tiny: Scenario, seed: int) -> None:
    _play(tiny, seed, 150, "fr" if seed % 3 == 0 else "en", "random" if seed % 2 else "easy")


def test_anything_typed_at_the_flagship_is_answered() -> None:
    _play(load("washington-2025"), 3, 120, "fr", "easy")


@pytest.mark.long
@pytest.mark.parametrize("name", ["tiny", "washington-2025"])
def test_many_typists(tiny: Scenario, name: str) -> None:
    scenario = tiny if name == "tiny" else load(name)
    finished = 0
    for seed in range(200 if name == "tiny" else 30):
        finished += _play(scenario, 1000 + seed, 600, "fr" if seed % 2 else "en", "easy") == DONE
    assert finished > 0

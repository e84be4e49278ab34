"""Finished games for the tests of the debrief: played once a session, one for each way a game can end."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from game.core.messages import Translator
from game.rules.actions import Alternative, Consult, PostSettle, Propose, Respond, WalkAway
from game.rules.control import EndNow
from game.rules.state import Ending
from game.rules.view import Viewer, ViewerKind
from game.scenario import load
from game.scenario.model import Scenario
from game.table.local import LocalTable
from game.ui.scenes.debrief_data import Shown, gather
from game.ui.session import Session

DATA = Path(__file__).parents[2] / "data" / "scenarios"
PURE = Path(__file__).parents[2] / "ai" / "pure.yaml"


def played(scenario: Scenario, seed: int, first: str, second: str) -> LocalTable:
    """A game of two bots, to its end."""
    table = LocalTable.opened(scenario, seed, dict(zip(scenario.side_ids, (first, second), strict=True)))
    table.run_bots()
    assert table.over
    return table


@lru_cache(maxsize=1)
def flagship() -> LocalTable:
    """A settled game of the flagship."""
    table = played(load("washington-2025"), 5, "boulware", "tit_for_tat")
    assert table.view_as(Viewer(ViewerKind.DEBRIEF)).deals
    return table


def with_human(name: str = "tiny.yaml", other: str = "hardliner") -> LocalTable:
    return LocalTable.opened(load(DATA / name), 3, {"canada": "human", "us": other})


@lru_cache(maxsize=1)
def endings() -> Mapping[str, LocalTable]:
    """One finished game a way of ending, and those whose scenario lacks what a chart shows."""
    tiny = load(DATA / "tiny.yaml")
    walked = with_human()
    walked.submit("ca-lead", WalkAway())
    stopped = with_human()
    stopped.control(EndNow())
    with tempfile.TemporaryDirectory() as folder:
        angry = Path(folder) / "angry.yaml"
        text = (DATA / "tiny.yaml").read_text(encoding="utf-8")
        calm = "breakdown: {first: 2, at: 52, slope: 0.005, most: 0.25"
        assert calm in text
        angry.write_text(text.replace(calm, "breakdown: {first: 1, at: 0, slope: 1, most: 1"), encoding="utf-8")
        ended = played(load(angry), 1, "hardliner", "hardliner")
    found = {
        "settled": played(tiny, 1, "conceder", "conceder"),
        "no deal": played(tiny, 1, "hardliner", "hardliner"),
        "walked away": walked,
        "stopped": stopped,
        "talks ended": ended,
        "pure, settled": played(load(PURE), 1, "fair", "fair"),
        "pure, no deal": played(load(PURE), 1, "hardliner", "hardliner"),
        "with duties": played(load(DATA / "tiny-steel.yaml"), 1, "conceder", "conceder"),
    }
    expected = {
        "settled": Ending.SETTLED, "no deal": Ending.LAST_ROUND, "walked away": Ending.WALKED_AWAY,
        "stopped": Ending.STOPPED, "talks ended": Ending.TALKS_ENDED,
    }  # fmt: skip
    for name, ending in expected.items():
        assert found[name].view_as(Viewer(ViewerKind.DEBRIEF)).ending is ending, name
    return found


def asked_and_settled() -> LocalTable:
    """A game in which the human consulted, signed, and answered the packages of the post-settlement step."""
    scenario = load("washington-2025")
    table = LocalTable.opened(scenario, 11, {"canada": "human", "us": "conceder"})
    lead = scenario.leads["canada"]
    proposed = False
    for _ in range(400):
        table.run_bots()
        if table.over:
            break
        legal = table.legal(lead)
        signing = [action for action in legal if isinstance(action, Respond) and action.sign]
        choices = [action for action in legal if isinstance(action, PostSettle)]
        consults = [action for action in legal if isinstance(action, Consult)]
        if choices:
            count = len(table.view(lead).post_settlement)
            table.submit(lead, PostSettle(tuple(range(count))))
        elif consults and not table.view(lead).consults:
            table.submit(lead, consults[0])
        elif signing:
            table.submit(lead, signing[0])
        elif not proposed:
            package = tuple(min(1, len(issue.options) - 1) for issue in scenario.issues)
            table.submit(lead, Propose((Alternative(package),)))
            proposed = True
        else:
            table.submit(lead, legal[-1])
    assert table.over
    return table


@lru_cache(maxsize=4)
def shown(language: str = "en") -> Shown:
    """The figures of the flagship's game."""
    return gather(Session(flagship(), Translator(language)))

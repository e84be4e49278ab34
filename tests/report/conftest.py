"""Finished games for the report: one between people who try to slip markup in, and one with duties."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.lang import Wording
from game.report.shown import Shown, show
from game.rules import actions as a
from game.rules.state import Phase
from game.rules.view import Viewer, ViewerKind
from game.scenario import load
from game.table.local import LocalTable

DATA = Path(__file__).parent.parent / "data" / "scenarios"
SCRIPT = "<script>alert('1')</script>\"&"
FORMULA = "=HYPERLINK(1)"


def finished(table: LocalTable) -> LocalTable:
    """Two people play to the end: a question answered in words, an offer signed, chat."""
    scenario = table.scenario
    chatted = False
    while not table.over:
        lead = scenario.leads[scenario.seats_by_id[table.seats_to_move()[0]].side]
        view, legal = table.view(lead), table.legal(table.seats_to_move()[0])
        replies = [one for one in legal if isinstance(one, a.Reply)]
        if replies:
            table.submit(table.seats_to_move()[0], replies[-1])
            continue
        if view.phase is Phase.POST_SETTLEMENT:
            table.submit(lead, a.PostSettle(()))
            continue
        if any(isinstance(one, a.AnswerConsult) for one in legal):
            table.submit(lead, a.AnswerConsult(a.Candour.WORDS, SCRIPT))
        if not chatted:
            table.submit(lead, a.Chat(SCRIPT))
            chatted = True
        table.submit(lead, a.Guess((1, 0, 2)))
        consults = [one for one in legal if isinstance(one, a.Consult)]
        if view.side == "canada" and consults and not view.consults:
            table.submit(lead, consults[0])
        if view.side == "canada" and not any(view.settled) and view.step < 2 and view.round > 1:
            table.submit(lead, a.Propose((a.Alternative((0, 1, 2)),)))
        elif view.side == "us" and view.offers[0] is not None:
            table.submit(lead, a.Respond(sign=True))
        table.submit(lead, a.EndTurn())
    return table


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> LocalTable:
    """A scenario whose texts are markup and a formula, played by a person who writes markup."""
    place = tmp_path_factory.mktemp("hostile") / "hostile.yaml"
    text = (DATA / "tiny.yaml").read_text(encoding="utf-8")
    quoted = SCRIPT.replace("\\", "\\\\").replace('"', '\\"')
    for old, new in (
        ("{en: Tiny table, fr: Petite table}", f'{{en: "{quoted}", fr: "{quoted}"}}'),
        ("{en: Steel duty, fr: Droit sur l'acier}", f'{{en: "{quoted}", fr: "{quoted}"}}'),
        ("{en: 50% stays, fr: 50 % demeure}", f'{{en: "{FORMULA}", fr: "{FORMULA}"}}'),
        ("A. Canadian", f'"{quoted}"'),
    ):
        assert old in text
        text = text.replace(old, new)
    place.write_text(text, encoding="utf-8")
    return finished(LocalTable.opened(load(place), 3, {}))


@pytest.fixture(scope="session")
def duties() -> LocalTable:
    """A settled game of two bots whose scenario has an economy."""
    table = LocalTable.opened(load(DATA / "tiny-steel.yaml"), 1, {"canada": "conceder", "us": "conceder"})
    table.run_bots()
    assert table.over
    return table


def shown(table: LocalTable, language: str = "en", side: str = "canada") -> Shown:
    """The debrief of a finished game, as the report gets it."""
    view = table.view_as(Viewer(ViewerKind.DEBRIEF, table.scenario.leads[side]))
    return show(view, side, Wording.of(table.scenario, language))

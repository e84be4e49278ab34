"""The coach in text mode: a game played by typing what it says, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from game.cli.text.coach import typed
from game.cli.text.commands import Act
from game.cli.text.grammar import parse
from game.cli.text.session import TextGame
from game.cli.text.words import IN_FRENCH
from game.core.messages import Translator
from game.lang import Wording
from game.rules import actions as a
from game.scenario import load
from game.table.local import LocalTable

TINY = Path(__file__).parent.parent / "data" / "scenarios" / "tiny.yaml"
SAYS = {"en": "To do so, type: ", "fr": "Pour ce faire, tapez\u00a0: "}


class Pupil:
    """Asks the coach before every move and types what it is told."""

    def __init__(self, language: str) -> None:
        self.told: list[str] = []
        self._says, self._asks = SAYS[language], {"en": "coach", "fr": "conseil"}[language]
        self._read, self._asked = 0, False

    def ask(self, prompt: str) -> str | None:
        if len(self.told) > 3000:
            return None
        fresh, self._read = self.told[self._read :], len(self.told)
        line = next((said.removeprefix(self._says) for said in fresh if said.startswith(self._says)), None)
        return self._asks if line is None else line.replace("\u00a0", " ")

    def say(self, lines: Iterable[str]) -> None:
        self.told.extend(lines)


@pytest.mark.parametrize(("language", "side"), [("en", "canada"), ("fr", "us")])
def test_a_game_can_be_played_by_typing_what_the_coach_says(language: str, side: str) -> None:
    scenario = load(str(TINY))
    players = {name: "human" if name == side else "fair" for name in scenario.side_ids}
    table = LocalTable.opened(scenario, 5, players)
    pupil = Pupil(language)
    assert TextGame(table, pupil, Translator(language), None).play() == 0
    assert table.over
    advised = [line for line in pupil.told if line.startswith(SAYS[language])]
    own = {seat.id for seat in scenario.seats if seat.side == side}
    acted = [record for record in table.records() if record.actor in own]
    assert len(acted) == len(advised) > 5


def _actions() -> Iterator[a.Action]:
    yield a.Propose((a.Alternative((1, -1, 0)),))
    yield a.Propose((a.Alternative((1, 1, 0), (a.Lot("1", (0, 2)), a.Lot("2", (1,)))), a.Alternative((0, 1, -1))))
    yield a.Respond(sign=True)
    yield a.Respond(sign=False, reasons=(a.Reason(1, a.Direction.TOWARD_US),))
    yield a.Pledge(1, 0)
    yield a.Consult(0)
    yield a.Consult(0, 2)
    yield a.AnswerConsult(a.Candour.EXCHANGE)
    yield a.AnswerConsult(a.Candour.REFUSE)
    yield a.Guess((2, 0, 1))
    yield a.SnapBack(1)
    yield a.PostSettle(())
    yield a.PostSettle((0,))
    for tone in a.Tone:
        yield a.Statement(tone)
    yield from (a.Hold(), a.EndTurn(), a.Withdraw(), a.WalkAway())


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("action", list(_actions()), ids=repr)
def test_what_is_typed_says_what_was_advised(action: a.Action, language: str) -> None:
    table = LocalTable.opened(load(str(TINY)), 5, {"canada": "human", "us": "fair"})
    view = table.view("ca-lead")
    wording = Wording(view.known.scenario, Translator(language))
    line = typed(action, view, wording)
    assert language == "en" or line.split()[0] not in IN_FRENCH
    command = parse(line, view, wording)
    assert isinstance(command, Act)
    assert command.action == action

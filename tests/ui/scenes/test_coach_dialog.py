"""The coach at the table: it thinks off the loop, says why, and writes its offer into the draft."""

from collections.abc import Iterator
from threading import Event

import pytest

from game.core.messages import Translator
from game.rules.actions import EndTurn, Propose, Reply
from game.scenario import load
from game.table.local import LocalTable
from game.ui.kit import Button, Column, Paragraph, Ui
from game.ui.scenes.coach_dialog import CoachDialog
from game.ui.scenes.table import TableScene
from game.ui.scenes.title import TitleScene
from game.ui.session import Session
from tests.ui.scenes.conftest import TINY, House
from tests.ui.scenes.faults import faults


@pytest.fixture
def table(house: House) -> Iterator[TableScene]:
    """The tiny table at the player's first turn."""
    made = LocalTable.opened(load(str(TINY)), 3, {"us": "fair"})
    session = Session(made, Translator("en"))
    while session.view.acting_side != session.side:
        replies = [action for action in session.legal() if isinstance(action, Reply)]
        if replies:
            session.submit(replies[0])
        elif not made.step_bot():
            break
        session._moved()
    session.told = session.view.history[-1].seq
    session.skipped |= {("guess", number) for number in range(9)}
    scene = TableScene(house.desk, session)
    house.stage.push(scene)
    yield scene
    session.cancel()


def words(scene: TableScene) -> list[str]:
    return [w.text for layer in scene.ui.layers[1:] for w in layer.root.walk() if isinstance(w, Paragraph)]


def test_the_key_asks_and_the_answer_has_a_reason(house: House, table: TableScene) -> None:
    busy = Event()
    house.desk.pool.submit(busy.wait, 20)  # else the answer may be there before the test has looked
    house.key("h")
    assert any("is thinking" in text for text in words(table)), "the dialogue must not wait for the answer"
    busy.set()
    house.until(lambda: any(text.startswith("The coach: ") for text in words(table)))
    assert len(words(table)) >= 4 and faults(table.ui) == []
    house.key("Escape")
    assert len(table.ui.layers) == 1


def test_an_advised_offer_goes_into_the_draft_and_no_further(house: House, table: TableScene) -> None:
    dialog = CoachDialog(table)
    house.until(lambda: dialog.advice is not None)
    while not isinstance(dialog.advice.action, Propose):  # type: ignore[union-attr]
        # Statements, measures and questions come before the offer in a turn.
        table.session.submit(dialog.advice.action)  # type: ignore[union-attr]
        dialog.ask.close()
        dialog = CoachDialog(table)
        house.until(lambda asked=dialog: asked.advice is not None)  # type: ignore[misc]
    before = table.session.view.seq
    button = next(w for w in table.ui.layers[-1].root.walk() if isinstance(w, Button) and w.key == "coach-draft")
    button.press()
    assert table.draft.alternatives() == dialog.advice.action.alternatives  # type: ignore[union-attr]
    assert table.session.view.seq == before and table.session.view.offers[table.session.index] is None


def test_an_answer_that_comes_after_the_table_has_moved_is_dropped(house: House, table: TableScene) -> None:
    dialog = CoachDialog(table)
    table.session.submit(EndTurn())
    house.until(lambda: house.desk.pool._work_queue.empty())
    for _ in range(20):
        house.wait()
    assert dialog.advice is None


def test_two_people_at_one_screen_have_no_coach(house: House) -> None:
    session = Session(LocalTable.opened(load(str(TINY)), 3, {}), Translator("en"))
    session.sit("canada")
    from game.ui.scenes.table_foot import FootCalls, _extras

    calls = FootCalls(*[lambda *_a: None] * 10)  # type: ignore[arg-type]
    assert not any(isinstance(w, Button) and w.key == "coach" for w in _extras(session, calls, False))


def test_thinking_is_called_off_when_the_table_is_left(house: House, table: TableScene) -> None:
    table.session.submit(EndTurn())
    table.session.think(house.desk.pool, house.desk.post, lambda: None)
    token = table.session._call_off
    assert token is not None and not token.cancelled
    title = TitleScene(house.desk)
    title.stage, title.ui = house.stage, Ui(house.stage.gear, Column([]), house.stage.size)
    house.stage.scenes.insert(0, title)
    house.stage.pop()
    assert token.cancelled and not table.session.thinking

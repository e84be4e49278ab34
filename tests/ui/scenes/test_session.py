"""The session: views kept until the table moves, the bot at work elsewhere, refusals, undo."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from game.core.messages import Translator
from game.rules.actions import Alternative, EndTurn, Propose, Respond, Statement
from game.rules.refusal import RefusalCode
from game.scenario import load
from game.scenario.politics import Tone
from game.table.local import LocalTable
from game.ui.session import Session
from tests.ui.scenes.conftest import TINY


class Slow(ThreadPoolExecutor):
    """A pool whose work is done only when the test says so."""

    def __init__(self) -> None:
        super().__init__(max_workers=1)
        self.waiting: list[tuple[Future[object], Callable[[], object]]] = []

    def submit(self, call, /, *args, **options):  # type: ignore[no-untyped-def,override]
        future: Future[object] = Future()
        self.waiting.append((future, lambda: call(*args, **options)))
        return future

    def work(self) -> None:
        """Do what waits."""
        waiting, self.waiting = self.waiting, []
        for future, call in waiting:
            try:
                future.set_result(call())
            except BaseException as problem:
                future.set_exception(problem)


@pytest.fixture
def session() -> Session:
    table = LocalTable.opened(load(TINY), 4, {"canada": "human", "us": "fair"})
    return Session(table, Translator("en"))


def ready(session: Session) -> Session:
    """At the player's turn."""
    while session.table.bot_to_move():
        session.table.step_bot()
    for action in session.legal():
        if not isinstance(action, EndTurn) and session.view.asks:
            session.submit(action)
    session._moved()
    assert session.view.acting_side == "canada"
    return session


PACKAGE = (1, 1, 2)


def test_views_and_previews_are_kept_until_the_table_moves(session: Session) -> None:
    ready(session)
    draft = (Alternative(PACKAGE),)
    view, preview = session.view, session.preview(draft)
    assert session.view is view
    assert session.preview(draft) is preview
    assert session.submit(Statement(Tone.FIRM)) is None
    assert session.view is not view
    assert session.view.temperature != view.temperature
    assert session.preview(draft) is not preview


def test_a_refusal_comes_back_and_changes_nothing(session: Session) -> None:
    ready(session)
    before = session.table.digest()
    refusal = session.submit(Respond(True))
    assert refusal is not None
    assert refusal.code is RefusalCode.NO_STANDING_OFFER
    assert session.table.digest() == before


def test_undo_takes_back_a_step_of_this_turn(session: Session) -> None:
    ready(session)
    before = session.table.digest()
    assert session.submit(Propose((Alternative(PACKAGE),))) is None
    assert session.can_undo
    assert session.undo()
    assert session.table.digest() == before
    assert session.view.offers[0] is None


def test_the_bot_answers_through_the_loop_of_the_window(session: Session) -> None:
    ready(session)
    session.submit(EndTurn())
    pool, posted, done = Slow(), [], []
    assert session.think(pool, posted.append, lambda: done.append(1))
    assert session.thinking
    before = session.table.digest()
    pool.work()
    # The decision is made, but the table moves only when the loop takes the call.
    assert session.table.digest() == before
    posted.pop()()
    assert done == [1]
    assert session.table.digest() != before
    assert not session.thinking


def test_a_cancelled_answer_is_dropped(session: Session) -> None:
    ready(session)
    session.submit(EndTurn())
    pool, posted, done = Slow(), [], []
    session.think(pool, posted.append, lambda: done.append(1))
    session.cancel()
    before = session.table.digest()
    pool.work()
    for call in posted:
        call()
    assert done == []
    assert session.table.digest() == before


def test_a_bot_that_fails_passes_and_the_game_goes_on(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    ready(session)
    session.submit(EndTurn())
    seat = session.table.bot_to_move()

    def broken(_seat: str) -> None:
        raise RuntimeError("broken bot")

    monkeypatch.setattr(session.table, "decide", broken)
    pool, posted, done = Slow(), [], []
    for _ in range(5):
        if session.table.bot_to_move() != seat or not session.think(pool, posted.append, lambda: done.append(1)):
            break
        pool.work()
        posted.pop()()
    assert done
    assert session.table.bot_to_move() != seat or session.view.round > 1


def test_nothing_is_thought_about_a_table_that_is_read_only(session: Session) -> None:
    ready(session)
    session.submit(EndTurn())
    session.table.read_only = True
    assert not session.think(Slow(), lambda call: call(), lambda: None)

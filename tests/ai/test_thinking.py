"""Thinking can be called off between pieces of work, gives way to the window, and never comes out differently."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

import pytest

from game.ai import make_bot
from game.ai.thinking import LONGEST_HOLD_S, LONGEST_PAUSE_S, Cancelled, Thinking, calling_off, pause_point
from game.rules.state import Phase
from tests.ai.contract import TINY, Moment, moments, scenario_at


def _moment() -> Moment:
    names = {"canada": "hard", "us": "conceder"}
    shown = (m for m in moments(scenario_at(TINY), names, 3) if m.shown.side == "canada")
    return next(m for m in shown if m.shown.phase is Phase.TURNS)


@pytest.mark.parametrize("level", ["hard", "expert"])
def test_a_decision_can_be_called_off(level: str) -> None:
    moment = _moment()
    bot = make_bot(level, moment.game.scenario, moment.seat, 1)
    token = Thinking()
    with calling_off(token):
        action = bot.decide(moment.shown, moment.choices)
    assert make_bot(level, moment.game.scenario, moment.seat, 1).decide(moment.shown, moment.choices) == action
    token.cancel()
    fresh = make_bot(level, moment.game.scenario, moment.seat, 1)
    with calling_off(token), pytest.raises(Cancelled):
        fresh.decide(moment.shown, moment.choices)
    # A decision that was called off leaves nothing behind: asked again, the bot decides as any other.
    assert fresh.decide(moment.shown, moment.choices) == action


def test_only_the_thread_that_thinks_is_called_off() -> None:
    token = Thinking()
    token.cancel()
    failed: list[BaseException] = []

    def elsewhere() -> None:
        try:
            pause_point()
        except Cancelled as error:
            failed.append(error)

    with calling_off(token):
        thread = Thread(target=elsewhere)
        thread.start()
        thread.join()
        with pytest.raises(Cancelled):
            pause_point()
    pause_point()
    assert not failed


@pytest.mark.parametrize("level", ["hard", "expert"])
def test_a_window_at_work_goes_first(level: str) -> None:
    moment = _moment()
    alone = make_bot(level, moment.game.scenario, moment.seat, 1).decide(moment.shown, moment.choices)
    asked = Resting()
    with calling_off(Thinking(asked)):
        bot = make_bot(level, moment.game.scenario, moment.seat, 1)
        assert bot.decide(moment.shown, moment.choices) == alone
    assert asked.times >= 1, "it never asks whether the window is at work"


class Resting(Event):
    """A window at rest that counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.set()
        self.times = 0

    def wait(self, timeout: float | None = None) -> bool:
        self.times += 1
        return super().wait(timeout)


def test_a_window_that_never_rests_slows_the_thinking_and_does_not_stop_it() -> None:
    began = time.monotonic()
    with calling_off(Thinking(Event())):
        pause_point()
    assert time.monotonic() - began >= 0.9 * LONGEST_PAUSE_S


@pytest.mark.parametrize("end", [Thinking.release, Thinking.cancel])
def test_thinking_that_is_held_waits_until_it_is_released_or_called_off(end: Callable[[Thinking], None]) -> None:
    token, past = Thinking(), Event()
    token.hold()

    def think() -> None:
        with calling_off(token), suppress(Cancelled):
            pause_point()
        past.set()

    thread = Thread(target=think)
    thread.start()
    assert not past.wait(0.1)
    end(token)
    assert past.wait(0.5 * LONGEST_HOLD_S)
    thread.join()

"""The table of a class: the same sheet, with the class clock, the tasks of a delegation and what each part lets one do.

The other side, the teacher and one's own delegation act while this one reads and writes: whatever they do is shown at
once, and nothing that the player has under way is taken away by it.
"""

from __future__ import annotations

import time

import pygame
from pygame.event import Event

from game.lang.refusals import say_refusal
from game.rules.actions import Action, Draft, EndTurn, Hold, Pledge, Propose, Statement, UseMeasure, Withdraw
from game.rules.refusal import Refusal, RefusalCode
from game.scenario.politics import Tone
from game.ui.joined import JoinedSession
from game.ui.kit import Button, Label, Row, Widget
from game.ui.kit.labels import Icon
from game.ui.scenes.class_flow import go_on
from game.ui.scenes.class_foot import ClassCalls, ClassFoot, class_foot
from game.ui.scenes.class_votes import open_votes
from game.ui.scenes.class_words import clock_words, part
from game.ui.scenes.desk import Desk
from game.ui.scenes.draft import Draft as Writing
from game.ui.scenes.measures_dialog import MeasureState, open_measures
from game.ui.scenes.notices import open_keys
from game.ui.scenes.override import override_cost, override_offer
from game.ui.scenes.table import TableScene
from game.ui.session import Session
from game.ui.sound import Cue

__all__ = ["ClassTableScene", "table_scene"]

TICK_MS = 250
MARKS = (60, 30, 10)
"""Seconds left at which the voice and a short message tell the time."""


def table_scene(desk: Desk, session: Session) -> TableScene:
    """The table for a session: at a class, or at this machine."""
    return ClassTableScene(desk, session) if isinstance(session, JoinedSession) else TableScene(desk, session)


class ClassTableScene(TableScene):
    """A seat at a class table, whoever's turn it is."""

    session: JoinedSession

    def __init__(self, desk: Desk, session: JoinedSession) -> None:
        super().__init__(desk, session)
        self.told_notices: set[int] = set()
        self.held = False
        """Whether something waits to be told until a dialogue is closed."""
        self._seat = session.seat
        self._marked = ""
        self._part = ""

    # -- the screen

    def _clock(self) -> Widget | None:
        words = clock_words(self.session, time.monotonic())
        if not words:
            return None
        hurry = self._left() is not None and (self._left() or 0.0) <= MARKS[1]
        icon = Icon("pause" if self.session.room.clock.paused else "clock", 16, "ink2")
        self.clock = Label(words, "number", "warn" if hurry else "ink", key="clock", tip=self.t("Time left"))
        return Row([icon, self.clock], gap=6, fold=False)

    def _left(self) -> float | None:
        return self.session.room.clock.left_at(time.monotonic())

    def _foot(self) -> Widget:
        calls = ClassCalls(
            self.set_tone, self.measures, self.consult, self.guess, self.votes, self.team, self.share, self.ready,
            lambda: self.do(Withdraw()), self.walk, self.decline, self.sign, self.propose, self.end,
        )  # fmt: skip
        state = ClassFoot(
            self._tone(), self._refusal(), self._filled(), not self.draft.alternatives(), self.narrow,
            bool(self.session.table.online),
        )  # fmt: skip
        return class_foot(self.session, state, calls, self._alternatives() if self.narrow else None)

    def _tone(self) -> Tone:
        """The statement that is chosen: what has been sealed, else what the turn will say."""
        sealed = self.session.room.sealed
        if self.session.sealing:
            return (sealed.statement if sealed is not None else None) or Tone.NEUTRAL
        return self.tone

    def _refusal(self) -> str:
        found = [one for one in self._refusals() if one.code is not RefusalCode.INITIAL_MISSING or not self._over()]
        return say_refusal(found[0], self.session.wording) if found else ""

    def _refusals(self) -> tuple[Refusal, ...]:
        return self.session.preview(Propose(self.draft.alternatives())).refusals

    def _over(self) -> bool:
        """Whether a missing initial may still be gone over."""
        return override_cost(self.session) is not None

    # -- what the player does

    def do(self, action: Action) -> bool:
        """Submit an action, show what came of it; False when it was refused."""
        sealed = self.session.sealing and isinstance(action, Statement | Pledge | UseMeasure)
        refusal = self.session.submit(action)
        if refusal is not None:
            self.desk.say(say_refusal(refusal, self.session.wording), "warn")
            self.rebuild()
            return False
        if sealed:
            self.desk.say(self.t("Sealed: it stays hidden until your turn."), "ok")
        self.go_on()
        return True

    def set_tone(self, tone: Tone) -> None:
        if self.session.sealing:
            self.do(Statement(tone))
        else:
            super().set_tone(tone)

    def measures(self) -> None:
        """The side's measures: used in the turn, or sealed before it."""
        session, t = self.session, self.t
        sealed = {name for _, name in session.room.sealed.measures} if session.room.sealed is not None else set()
        able = session.sealing or (session.choosing and session.moving and session.view.step < 2)
        own = {status.measure: status.refusal for status in (session.view.own.measures if session.view.own else ())}

        def state(measure: str) -> MeasureState:
            mine = measure in session.room.measures
            if session.sealing and measure in sealed:
                return MeasureState(t("Unseal") if mine else t("Sealed"), mine, t("Sealed until your turn."))
            label = t("Seal") if session.sealing else t("Use")
            if not mine:
                return MeasureState(label, False, t("Another seat of your delegation decides on it."))
            note = "" if able else t("With the class clock, measures are chosen in the minute of public choices.")
            if not session.room.clock.phase or session.choosing:
                note = "" if able else t("It can be used when your side is at turn.")
            return MeasureState(label, able and own.get(measure) is None, note)

        open_measures(self.ui, session, self.do, state)

    def guess(self) -> None:
        """Rank what matters to the other side."""
        from game.ui.scenes.guess import GuessScene

        self.push(GuessScene(self.desk, self.session))

    def votes(self) -> None:
        """What the draft does at home."""
        open_votes(self.ui, self.session, self.preview())

    def team(self) -> None:
        """The delegation: who does what, its draft, advice and initials, its chat."""
        from game.ui.scenes.class_team import TeamScene

        self.push(TeamScene(self.desk, self.session, self))

    def _refresh_buttons(self) -> None:
        super()._refresh_buttons()
        empty = not self.draft.alternatives()
        for widget in self.ui.root.walk():
            if isinstance(widget, Button) and widget.key == "share":
                widget.enabled = not empty
                widget.invalidate()

    def share(self) -> None:
        """Show the draft to the delegation; it is offered when the time runs out."""
        if self.do(Draft(self.draft.alternatives())):
            self.desk.say(self.t("Your delegation sees your draft."), "ok")

    def take(self, draft: Writing) -> None:
        """Write on from another draft."""
        self.draft = draft.without(self.session.view.settled)
        self.rebuild()

    def ready(self) -> None:
        """Nothing more to do in this part of the round, or something after all."""
        on = self.session.side not in self.session.room.ready
        refusal = self.session.table.ready(on)
        if refusal is not None:
            self.desk.say(say_refusal(refusal, self.session.wording), "warn")

    def propose(self) -> None:
        """Put the draft on the table; a missing initial may be gone over, once."""
        action = Propose(self.draft.alternatives())
        missing = next((one for one in self._refusals() if one.code is RefusalCode.INITIAL_MISSING), None)
        if missing is not None and self._over():
            override_offer(self.ui, self.session, missing, lambda: self._proposed(Propose(action.alternatives, True)))
        else:
            self._proposed(action)

    def _proposed(self, action: Propose) -> None:
        if self.do(action):
            self.ui.cue(Cue.OFFER)
            self.desk.say(self.t("Your offer is on the table. End your turn when you are done."), "ok")

    def end(self) -> None:
        """End the turn; without a class clock the statement that was chosen is made first."""
        session = self.session
        if not session.moving:
            return
        own = session.view.own
        chosen = self.tone is not Tone.NEUTRAL and own is not None and not own.turn.statement
        if session.choosing and chosen and session.view.step < 2:
            session.submit(Statement(self.tone))
        if any(isinstance(action, Hold) for action in session.legal()) and session.view.step < 2:
            session.submit(Hold())
        self.tone = Tone.NEUTRAL
        self.do(EndTurn())

    # -- around the turn

    def go_on(self) -> None:
        go_on(self)

    def enter(self) -> None:
        super().enter()
        self._tick()

    @property
    def busy(self) -> bool:
        """Whether a dialogue is open."""
        return any(not layer.passive for layer in self.ui.layers[1:])

    def think(self) -> None:
        """Nobody thinks at this machine."""

    def turned(self, hidden: bool = False) -> None:
        if self.session.seat != self._seat:
            self._seat = self.session.seat
            self.desk.say(self.t("You now sit here: {seat}", seat=self.session.wording.seat(self._seat)))
        super().turned(hidden)
        now = part(self.session)
        if self._part and now != self._part:
            self.ui.say(now)
        self._part = now

    def _tick(self) -> None:
        """The clock goes on by itself."""
        if self not in self.stage.scenes:
            return
        self.ui.timers.after(TICK_MS, self._tick)
        if self.held and self.stage.top is self and not self.busy:
            self.go_on()
        clock = getattr(self, "clock", None)
        if clock is not None and self.stage.top is self:
            clock.set(clock_words(self.session, time.monotonic()))
        left, running = self._left(), self.session.room.clock
        mark = next((one for one in MARKS if left is not None and one - 1 < left <= one), None)
        key = f"{running.round}-{running.phase}-{running.step}-{mark}"
        if mark is not None and not running.paused and key != self._marked:
            self._marked = key
            words = self.t("{seconds} seconds left.", seconds=mark)
            # What lies over the table hides its clock.
            self.ui.say(words) if self.stage.top is self else self.desk.say(words)

    def handle(self, event: Event) -> bool:
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F1:
            open_keys(self.ui, self.t, in_class=True)
            return True
        return super().handle(event)

    def ended(self) -> None:
        from game.ui.scenes.class_end import ClassEndScene

        self.stage.replace(ClassEndScene(self.desk, self.session))

    def menu(self) -> None:
        from game.ui.scenes.class_menu import open_class_menu

        open_class_menu(self)

"""The parts of a round at one table: who may do what when, and what happens when the time is up."""

from __future__ import annotations

import json

from game.net.hosted.base import TableBase
from game.net.hosted.clock import STEP_SHARES, ClassPhase
from game.net.hosted.sealed import Sealed
from game.rules.actions import PostSettle, Reply
from game.rules.control import Timeout
from game.rules.refusal import Refusal
from game.rules.state import Phase
from game.scenario.politics import Manner
from game.table.client import Accepted

__all__ = ["TableRounds"]

_NEXT = {
    ClassPhase.TALK: ClassPhase.PUBLIC,
    ClassPhase.PUBLIC: ClassPhase.TABLE,
    ClassPhase.TABLE: ClassPhase.CLOSE,
    ClassPhase.CLOSE: ClassPhase.TALK,
}


class TableRounds(TableBase):
    """A table that follows the class clock: talk, sealed choices, moves in turn, close."""

    def start(self, now: float) -> None:
        """The game begins."""
        self.touched = now
        self._enter(ClassPhase.TALK if self.plan.clocked else ClassPhase.OPEN, now)
        self._settle(now)

    def set_phase(self, phase: ClassPhase, now: float) -> None:
        """A part of the session without rounds: lobby, brief, debrief."""
        self._run(phase, self.public_view().round, 0, 0.0, now)

    def tick(self, now: float) -> bool:
        """Let the clock act; whether it did."""
        if not self.clock.due(now):
            return False
        self.advance(now)
        return True

    def advance(self, now: float) -> None:
        """Go on to the next part of the round; at the table, to the next turn."""
        phase = self.clock.phase
        if phase in (ClassPhase.TABLE, ClassPhase.OPEN):
            self._time_out()
        elif phase in _NEXT:
            self._enter(_NEXT[phase], now)
        self._done(now)

    def _time_out(self) -> None:
        """Whoever the table waits for has no more time: answers pass, the turn ends with the lead's draft or holds."""
        if self.clock.paused:
            return
        view = self.public_view()
        if view.phase is Phase.NEWS:
            self._let_pass()
        elif view.phase is Phase.TURNS:
            self.game.control(Timeout(view.acting_side))
        elif view.phase is Phase.POST_SETTLEMENT:
            for seat in view.to_move:
                self.game.submit(seat, PostSettle(()))

    def _let_pass(self) -> None:
        """Nobody answered the news in time: the most silent reply stands."""
        events = self.scenario.events_by_id
        for seat in self.game.seats_to_move():
            replies = [action for action in self.game.legal(seat) if isinstance(action, Reply)]
            side = self.scenario.seats_by_id[seat].side
            manners = {
                (event, reply.id): reply.manner
                for event in {action.event for action in replies}
                for ask in events[event].asks
                if self.scenario.seats_by_id[ask.seat].side == side
                for reply in ask.replies
            }
            answered: set[str] = set()
            for action in sorted(replies, key=lambda a: manners[a.event, a.reply] is not Manner.PASS):
                if action.event not in answered and isinstance(self.game.submit(seat, action), Accepted):
                    answered.add(action.event)

    def _enter(self, phase: ClassPhase, now: float) -> None:
        """Begin a part of the round, leaving out those to which the plan gives no time."""
        while phase in (ClassPhase.TALK, ClassPhase.PUBLIC, ClassPhase.CLOSE) and not self.plan.seconds(phase):
            phase = _NEXT[phase]
        view = self.public_view()
        if phase is ClassPhase.TABLE:
            self._let_pass() if view.phase is Phase.NEWS else None
            self._begin_turn(now)
            return
        closing = phase is ClassPhase.CLOSE
        self._run(phase, self.clock.round if closing else view.round, 0, self._seconds(phase), now)

    def _seconds(self, phase: ClassPhase) -> float:
        return self.plan.seconds(phase) * max(self.multiplier, self.stretch)

    def _run(self, phase: ClassPhase, round_number: int, step: int, seconds: float, now: float) -> None:
        self.ready.clear()
        self.clock.run(phase, round_number, step, seconds, now)
        self.note_clock(now)
        self.changed.update(self.scenario.side_ids)

    def note_clock(self, now: float) -> None:
        """Let the store know how the clock stands."""
        clock = self.clock
        row = {"phase": clock.phase.value, "round": clock.round, "step": clock.step, "of": clock.of,
               "left": clock.left(now), "paused": clock.paused}  # fmt: skip
        self.out.append(("clock", json.dumps(row)))
        self.clock_changed = True

    def _begin_turn(self, now: float) -> None:
        """The acting side's sealed choices are shown, and its time begins."""
        view = self.public_view()
        step = view.step if view.phase is Phase.TURNS else 0
        share = STEP_SHARES[min(step, 2)]
        self._run(ClassPhase.TABLE, view.round, step, self._seconds(ClassPhase.TABLE) * share, now)
        side = view.acting_side
        sealed = self.sealed.pop(side, None)
        if sealed is None or view.phase is not Phase.TURNS or step == 2 or side in self.bots:
            return
        self.out.append(("sealed", json.dumps({"side": side, **Sealed().to_json()})))
        for seat, action in sealed.actions(self.scenario.leads[side]):
            answer = self.game.submit(seat, action)
            if isinstance(answer, Refusal):
                self.lapsed.append((side, answer))

    def _done(self, now: float) -> None:
        self.touched = now
        self._settle(now)
        self.mark()

    def _settle(self, now: float) -> None:
        """Follow where the rules have gone: the next turn, the close of the round, the end."""
        for _ in range(8):
            view, clock = self.public_view(), self.clock
            if view.phase is Phase.ENDED:
                if clock.phase is not ClassPhase.DEBRIEF:
                    self._run(ClassPhase.DEBRIEF, view.round, 0, 0.0, now)
                return
            if clock.phase is ClassPhase.OPEN and clock.round != view.round:
                self._run(ClassPhase.OPEN, view.round, 0, 0.0, now)
            if clock.phase is not ClassPhase.TABLE:
                return
            if view.round != clock.round:
                self._enter(ClassPhase.CLOSE, now)
            elif view.phase is Phase.TURNS and view.step != clock.step:
                self._begin_turn(now)
            else:
                return

    def set_ready(self, side: str, on: bool, now: float) -> None:
        """A lead has nothing more to do in this part of the round; when all leads say so, the next part begins."""
        if self.clock.phase not in (ClassPhase.TALK, ClassPhase.PUBLIC, ClassPhase.CLOSE) or self.clock.paused:
            return
        (self.ready.add if on else self.ready.discard)(side)
        self.changed.update(self.scenario.side_ids)
        human = {s for s in self.scenario.side_ids if s not in self.bots and self.seated.get(self.scenario.leads[s])}
        if human and human <= self.ready:
            self.advance(now)

"""One table of a class as seats, bots and the instructor use it. Synchronous and without sockets."""

from __future__ import annotations

from game.net.hosted.base import Answer, Said
from game.net.hosted.clock import ClassPhase
from game.net.hosted.rounds import TableRounds
from game.net.hosted.sealed import CHOSEN, Sealed, phase_refusal
from game.net.hosted.turn_cut import turn_cut
from game.net.refusals import ClassCode, ClassRefusal
from game.rules.actions import Action, Hold, Pledge, Statement, UseMeasure
from game.rules.control import BotSeated, Control, EndNow, Pause, SeatTaken
from game.rules.records import Body
from game.rules.refusal import Refusal, RefusalCode
from game.rules.state import Phase
from game.scenario.politics import Tone
from game.table.local import HUMAN

__all__ = ["Answer", "HostedTable", "Said"]


class HostedTable(TableRounds):
    """A table of a class. See ``TableBase`` for what it holds and ``TableRounds`` for its clock."""

    # -- what seats do -----------------------------------------------------------------------------------------------

    def act(self, seat: str, action: Action, expected: int | None, now: float) -> Answer:
        """Take an action; one of ``CHOSEN`` is sealed in the public part of the round."""
        side = self.scenario.seats_by_id[seat].side
        code = phase_refusal(self.clock.phase, action)
        if self.read_only:
            code = ClassCode.READ_ONLY
        if code is not None:
            return Answer(refusal=ClassRefusal(code))
        if self.clock.phase is ClassPhase.PUBLIC and isinstance(action, CHOSEN):
            return self._choose(seat, side, action, now)
        answer = self.game.submit(seat, action, expected)
        if isinstance(answer, Refusal):
            return Answer(refusal=answer)
        self._done(now)
        return Answer(answer.seq, self.marks[side])

    def _choose(self, seat: str, side: str, action: Action, now: float) -> Answer:
        """One more choice for the start of the side's turn."""
        known = self.sealed.get(side, Sealed())
        match action:
            case Statement(tone):
                return self.seal(seat, tone, known.pledge, None, now)
            case Pledge(issue, option):
                return self.seal(seat, known.statement, (issue, option), None, now)
            case UseMeasure(measure):
                own = tuple(chosen for by, chosen in known.measures if by == seat)
                return self.seal(seat, known.statement, known.pledge, (*own, measure), now)
            case _:
                raise TypeError(f"cannot be sealed: {action!r}")

    def seal(
        self,
        seat: str,
        statement: Tone | None,
        pledge: tuple[int, int] | None,
        measures: tuple[str, ...] | None,
        now: float,
    ) -> Answer:
        """Replace what a seat has sealed for its side's turn: each choice is one that the rules would take then.

        The statement and the pledge are the lead's; others leave them as they are. ``measures`` None: unchanged.
        """
        side = self.scenario.seats_by_id[seat].side
        lead = self.scenario.leads[side]
        known = self.sealed.get(side, Sealed())
        wanted = known if measures is None else known.with_measures(seat, measures)
        if seat == lead:
            wanted = Sealed(statement, pledge, wanted.measures)
        elif statement is not None and (statement, pledge) != (known.statement, known.pledge):
            return Answer(refusal=ClassRefusal(ClassCode.LEAD_ONLY))
        if self.clock.phase is not ClassPhase.PUBLIC:
            return Answer(refusal=ClassRefusal(phase_refusal(self.clock.phase, Hold()) or ClassCode.TABLE_PHASE))
        most = self.scenario.rules.measures_per_turn
        refusal = self._too_many(wanted, most) or self._sealed_refusal(lead, wanted)
        if refusal is not None:
            return Answer(refusal=refusal)
        self._set_sealed(side, wanted)
        self.touched = now
        return Answer(self.game.seq, self.marks[side])

    def _too_many(self, wanted: Sealed, most: int) -> Refusal | None:
        if len(wanted.measures) > most:
            return Refusal(RefusalCode.TOO_MANY_MEASURES, "measures", (("most", most),))
        return None

    def _sealed_refusal(self, lead: str, wanted: Sealed) -> Refusal | None:
        found = (self.game.check_at_turn(seat, action) for seat, action in wanted.actions(lead))
        return next((refusal for refusal in found if refusal is not None), None)

    # -- bots --------------------------------------------------------------------------------------------------------

    def bot_due(self) -> str | None:
        """The seat of a bot that should think now."""
        if not self.bots or self.clock.paused or self.read_only or self.over:
            return None
        if self.clock.phase in (ClassPhase.LOBBY, ClassPhase.BRIEF, ClassPhase.DEBRIEF):
            return None
        seat = self.game.bot_to_move()
        turns = self.public_view().phase is Phase.TURNS
        return None if turns and self.clock.phase not in (ClassPhase.TABLE, ClassPhase.OPEN) else seat

    def move_bot(self, seat: str, action: Action, now: float) -> None:
        self.game.move_bot(seat, action)
        self._done(now)

    # -- the instructor ------------------------------------------------------------------------------------------

    def control(self, control: Control, now: float) -> None:
        """Something the instructor does to the table."""
        self.game.control(control)
        self._done(now)

    def pause(self, on: bool, now: float) -> None:
        if on != self.clock.paused:
            if not self.over:
                self.game.control(Pause(on))
            (self.clock.pause if on else self.clock.resume)(now)
            self.note_clock(now)
            self._done(now)

    def extend(self, seconds: float, now: float) -> None:
        self.clock.extend(seconds, now)
        self.note_clock(now)

    def end(self, now: float) -> None:
        """End now: the debrief opens with what there is."""
        if not self.over:
            if self.clock.paused:
                self.pause(False, now)
            self.control(EndNow(), now)

    def staff(self, seats: frozenset[str], bot: str, now: float) -> None:
        """Let the rules know which seats people hold; a portfolio given up is left to the lead."""
        leads = set(self.scenario.leads.values())
        for seat in sorted(seats - self.staffed):
            self.game.control(SeatTaken(seat))
        for seat in sorted(self.staffed - seats - leads):
            self.game.control(BotSeated(seat, bot))
        if seats != self.staffed:
            self.staffed = seats | (self.staffed & leads)
            self._done(now)

    def seat_bot(self, side: str, bot: str, now: float) -> None:
        """A bot leads a side from now on."""
        lead = self.scenario.leads[side]
        self.game.control(BotSeated(lead, bot))
        self.staffed -= {lead}
        self._done(now)

    def take_from_bot(self, seat: str, now: float) -> None:
        """A person leads a side again that a bot has led."""
        self.game.control(SeatTaken(seat))
        self.staffed |= {seat}
        self._done(now)

    def undo(self, now: float) -> bool:
        """Take back the last turn, whatever it revealed; False when nobody has moved yet."""
        lines = self.game.standing_entries()
        found = turn_cut(lines, self.plan.clocked)
        if found is None:
            return False
        keep, moves = found
        paused, staffed, bots = self.clock.paused, self.staffed, self.bots
        self.game.rewind(len(lines) - keep)
        self.game.settle_chance()
        self._restore(paused, staffed, bots)
        self.mark()
        if self.plan.clocked:
            self._seal_again(moves)
        if self.plan.clocked and self.public_view().acting_side:
            self._begin_turn(now)
        elif self.plan.clocked:
            self._run(ClassPhase.TALK, self.public_view().round, 0, self._seconds(ClassPhase.TALK), now)
        else:
            self._run(ClassPhase.OPEN, self.public_view().round, 0, 0.0, now)
        self._done(now)
        return True

    def _seal_again(self, moves: tuple[tuple[str, Body], ...]) -> None:
        """What both sides had chosen for the turns that were taken back still stands."""
        for side in self.scenario.side_ids:
            again = self.sealed.get(side, Sealed())
            for seat, body in moves:
                known = self.scenario.seats_by_id.get(seat)
                if known is not None and known.side == side:
                    again = _resealed(again, seat, body)
            if again != self.sealed.get(side, Sealed()):
                self._set_sealed(side, again)

    def _restore(self, paused: bool, staffed: frozenset[str], bots: dict[str, str]) -> None:
        """Who sits where is not taken back with a turn."""
        kept = self.game.players
        for side in self.scenario.side_ids:
            wanted = bots.get(side, HUMAN)
            lead = self.scenario.leads[side]
            if kept[side] != wanted:
                self.game.control(SeatTaken(lead) if wanted == HUMAN else BotSeated(lead, wanted))
        for seat in sorted(staffed - {self.scenario.leads[side] for side in bots}):
            self.game.control(SeatTaken(seat))
        if paused != self.public_view().paused:
            self.game.control(Pause(paused))


def _resealed(sealed: Sealed, seat: str, body: object) -> Sealed:
    match body:
        case Statement(tone):
            return Sealed(tone, sealed.pledge, sealed.measures)
        case Pledge(issue, option):
            return Sealed(sealed.statement, (issue, option), sealed.measures)
        case UseMeasure(measure):
            return Sealed(sealed.statement, sealed.pledge, (*sealed.measures, (seat, measure)))
        case _:
            return sealed

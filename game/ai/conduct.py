"""How a bot behaves around the table: statements, measures, replies to news, guesses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.board import issue_swings
from game.ai.demeanour import Occasion, tone_of
from game.ai.memory import Memory
from game.ai.menu import Situation, Valuer
from game.ai.pool import Ground
from game.ai.streams import stream
from game.ai.temper import Temper
from game.ai.worth import CAPITAL_POINT, Judge, Worth, judge_for
from game.rules.actions import Action, Reply, Statement, UseMeasure
from game.rules.view import MeasureStatus, View
from game.scenario.model import Rule
from game.scenario.politics import EventReply, Manner, Tone

STYLE = 1.0  # points that the tone the moment calls for is worth to a bot
PRIDE = 1.5  # points that answering in public is worth to the most easily insulted persona
THRIFT = 0.3  # points per unit of capital below which a measure is not worth its price, unless a level says otherwise
QUIET_ROUNDS = 2  # without movement before a bot turns firm
TOOLS = 0.4  # points per unit of capital that a persona may lose on a measure of its own office
HABIT = 0.1  # points per unit of capital by which it reaches for its own office's measures first
MODEST = 1.0  # points per unit of capital that a persona forgoes for a while rather than strike
STRIKE = 4.0  # degrees from which a measure is a blow
NERVE, COLD_FEET = 0.6, 4.0  # brinkmanship of who strikes at once, and the rounds that having none of it waits
ROOM = 12.0  # degrees below the temperature at which talks may end from which a persona feels it
MOODS = 3  # purpose of the stream that swings a tone


@dataclass(frozen=True, slots=True)
class _Price:
    """A measure's next use: its ``points`` less its price, and those per unit of capital. ``familiar``: the persona's
    own office takes it; ``held_back``: now is not the time."""

    measure: str
    cost: float
    points: float
    rate: float
    familiar: bool
    breach: bool
    blow: bool
    held_back: bool


class Conduct:
    """Judges tones, measures and replies for one seat; keeps nothing of the game."""

    def __init__(self, ground: Ground, temper: Temper, thrift: float = THRIFT, seed: int = 0) -> None:
        self._ground, self._temper, self._thrift, self._seed = ground, temper, thrift, seed
        self._scenario = ground.known.scenario
        self._side, self._other = ground.known.side, ground.known.other

    def judge(self, view: View) -> Judge:
        return judge_for(self._ground, view.own.mandate if view.own else "")

    def total(self, view: View, worth: Worth) -> float:
        """Points of effects where the temperature stands; brinkmanship discounts the risk."""
        ends_at = self._scenario.dynamics.breakdown.at
        return worth.total(view.temperature, ends_at, 1.0 - 0.6 * self._temper.brinkmanship)

    # -- news ----------------------------------------------------------------------------------------------------

    def reply(self, view: View, memory: Memory, replies: Sequence[Reply]) -> tuple[Reply, float]:
        """The reply worth most, with a public answer worth more to a persona that minds an insult."""
        valued = [(self._reply_points(view, reply), -place, reply) for place, reply in enumerate(replies)]
        points, _, best = max(valued, key=lambda entry: entry[:2])
        return best, points

    def _reply_points(self, view: View, reply: Reply) -> float:
        spec = self._reply_spec(reply)
        points = self.total(view, self.judge(view).reply(reply.event, spec))
        return points + (PRIDE * (self._temper.insult - 0.3) if spec.manner is Manner.PUBLIC else 0.0)

    def _reply_spec(self, reply: Reply) -> EventReply:
        event = self._scenario.events_by_id[reply.event]
        return next(spec for ask in event.asks for spec in ask.replies if spec.id == reply.reply)

    # -- statements and measures ---------------------------------------------------------------------------------

    def statement(self, view: View, memory: Memory, legal: Sequence[Action]) -> Statement | None:
        """One statement a turn; None when silence (neutral) does as well or it was made."""
        if view.own is None or view.own.turn.statement:
            return None
        spoken = [action for action in legal if isinstance(action, Statement)]
        if not spoken:
            return None
        fitting = self.fitting_tone(view, memory)
        best, most = None, 0.0
        for action in spoken:
            if action.tone is Tone.NEUTRAL:
                continue
            points = self.total(view, self.judge(view).tone(action.tone))
            points += STYLE if action.tone is fitting else -STYLE
            if points > most + 1e-9:
                best, most = action, points
        return best

    def fitting_tone(self, view: View, memory: Memory) -> Tone:
        """What the moment calls for: thanks after a concession, calm near the brink, firmness when nothing moves."""
        temper = self._temper
        if temper.name:
            return tone_of(temper, self._occasion(view, memory))
        ends_at = self._scenario.dynamics.breakdown.at
        if view.temperature > ends_at + 12.0 * temper.brinkmanship:
            return Tone.CONCILIATORY
        moved = self._moved(view, memory)
        if moved and temper.reciprocity >= 0.4:
            return Tone.CONCILIATORY
        if not moved and view.round > QUIET_ROUNDS:
            return Tone.THREATENING if temper.brinkmanship > 0.6 else Tone.FIRM
        return Tone.NEUTRAL

    def _moved(self, view: View, memory: Memory) -> bool:
        """Whether the other side has just offered something new."""
        theirs = memory.offers[self._other]
        recent = [offer for offer in theirs if offer.round >= view.round - 1]
        return len(recent) > 0 and (len(theirs) < 2 or recent[-1].alternatives != theirs[-2].alternatives)

    def _occasion(self, view: View, memory: Memory) -> Occasion:
        temper, seat = self._temper, self._ground.known.seat
        heard = [tone for at, tone in memory.tones[self._other] if at >= view.round - 1]
        swing = 0.0
        if temper.volatility > 0.0:
            swing = float(stream(self._seed, seat, MOODS + (view.round << 8)).standard_normal())
        return Occasion(
            view.round,
            self._moved(view, memory),
            Tone.CONCILIATORY in heard,
            Tone.THREATENING in heard,
            len(memory.breaches[self._other]),
            min(1.0, max(0.0, 1.0 + (view.temperature - self._scenario.dynamics.breakdown.at) / ROOM)),
            swing,
        )

    def measure(self, view: View, legal: Sequence[Action]) -> tuple[UseMeasure, float] | None:
        """The measure worth most for its capital, if any is worth its price; with its points.

        A persona reaches for its own office's first and, with capital that nothing better asks for, for one of those
        that is nearly worth its price.
        """
        own = view.own
        if own is None or all(status.refusal is not None for status in own.measures):
            return None
        usable = {action.measure: action for action in legal if isinstance(action, UseMeasure)}
        # What cannot be used now is weighed only by who may save capital for it.
        weighed = [status for status in own.measures if self._temper.office or status.measure in usable]
        judge = self.judge(view)
        priced = [self._price(view, judge, status) for status in weighed if status.used < status.uses]
        worthy = [one for one in priced if one.rate > self._thrift and not one.breach]
        ready = [one for one in worthy if one.measure in usable and not one.held_back]
        if not ready and self._temper.office:
            spare = own.capital - sum(one.cost for one in worthy)
            ready = [
                one
                for one in priced
                if one.measure in usable and one.familiar and not one.breach and not one.held_back
                if one.cost <= spare and one.rate > self._thrift - self._leeway(one)
            ]
        if not ready:
            return None
        best = max(ready, key=lambda one: one.rate + HABIT * one.familiar)
        return usable[best.measure], best.points

    def _price(self, view: View, judge: Judge, status: MeasureStatus) -> _Price:
        spec = self._scenario.measures_by_id[status.measure]
        worth = judge.measure(status.measure, status.used)
        points = self.total(view, worth) - CAPITAL_POINT * spec.cost
        return _Price(
            status.measure,
            spec.cost,
            points,
            points / max(spec.cost, 0.5),
            familiar=spec.seat == self._temper.office,
            breach=spec.breach,
            blow=worth.degrees >= STRIKE,
            held_back=self._suicidal(view, worth) or self._too_soon(view, worth, points / max(spec.cost, 0.5)),
        )

    def _suicidal(self, view: View, worth: Worth) -> bool:
        """Whether it would push talks well past the temperature at which they may end."""
        if worth.degrees <= 0.0:
            return False
        room = 4.0 + 10.0 * self._temper.brinkmanship
        return view.temperature + worth.degrees > self._scenario.dynamics.breakdown.at + room

    def _leeway(self, price: _Price) -> float:
        """Points per unit of capital that a persona gives up to use a tool of its office; on a blow, by its nerve."""
        return TOOLS * (self._temper.brinkmanship if price.blow else 1.0)

    def _too_soon(self, view: View, worth: Worth, rate: float) -> bool:
        """Whether a persona is not yet ready to strike: the less it likes a brink, the later, for a modest gain."""
        if not self._temper.name or worth.degrees < STRIKE or rate > MODEST:
            return False
        return view.round <= round(COLD_FEET * max(0.0, NERVE - self._temper.brinkmanship))

    # -- guesses -------------------------------------------------------------------------------------------------

    def guess_due(self, view: View) -> bool:
        """Guesses are asked of each side in the first and in the last round."""
        due = view.round in (1, len(self._scenario.calendar.rounds))
        if not due or view.own is None or not self._scenario.rules.has(Rule.GUESSES, view.round):
            return False
        lead = self._scenario.leads[self._scenario.side_ids[self._side]] == self._ground.known.seat
        return lead and all(at != view.round for at, _ in view.own.guesses)

    def ranking(self, view: View, odds: Sequence[float], now: Situation, valuer: Valuer) -> tuple[int, ...]:
        """Issues by what they are believed to move for the other side, most first."""
        if view.other_priorities is not None:
            return view.other_priorities
        swings: list[float] = (np.asarray(odds) @ issue_swings(self._ground, valuer, now)).tolist()
        return tuple(sorted(range(len(swings)), key=lambda issue: (-swings[issue], issue)))

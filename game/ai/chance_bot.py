"""``random``: any legal move, evenly over kinds; the yardstick below every bargainer."""

from __future__ import annotations

from game.ai.bot import NothingToDecideError
from game.ai.seated import Seated
from game.ai.streams import stream
from game.ai.trace import Trace, TraceRule
from game.rules.actions import (
    OPEN,
    Action,
    Alternative,
    AnswerConsult,
    EndTurn,
    Guess,
    Hold,
    PostSettle,
    Propose,
    Reply,
    Respond,
    WalkAway,
)
from game.rules.state import Phase
from game.rules.view import View
from game.scenario.model import Rule

SIGN_ODDS = 0.1
END_ODDS = 0.4


class RandomBot(Seated):
    """Draws every move from its own stream. It never walks away, or its games would say nothing about the other."""

    ends_after_table = False

    def decide(self, view: View, legal: tuple[Action, ...]) -> Action:
        action = self._draw(view, legal)
        self._trace = (Trace(view.round, TraceRule.RANDOM, action),)
        return action

    def _draw(self, view: View, legal: tuple[Action, ...]) -> Action:
        rng = stream(self._seed, self._known.seat, view.seq)
        answers = [action for action in legal if isinstance(action, (Reply, AnswerConsult))]
        if answers:
            return answers[int(rng.integers(len(answers)))]
        if view.phase is Phase.POST_SETTLEMENT:
            marks = rng.random(len(view.post_settlement)) < 0.5
            return PostSettle(tuple(int(place) for place in marks.nonzero()[0]))
        if view.phase is not Phase.TURNS or view.acting_side != self._known.side_id:
            raise NothingToDecideError(self._known.seat)
        if self._guess_due(view):
            return Guess(tuple(int(issue) for issue in rng.permutation(len(view.settled))))
        signs = [action for action in legal if isinstance(action, Respond) and action.sign]
        if signs and rng.random() < SIGN_ODDS:
            return signs[int(rng.integers(len(signs)))]
        others = [
            a for a in legal if not isinstance(a, (WalkAway, EndTurn)) and not (isinstance(a, Respond) and a.sign)
        ]
        if not others or rng.random() < END_ODDS:
            return EndTurn()
        kinds = sorted({type(action).__name__ for action in others})
        kind = kinds[int(rng.integers(len(kinds)))]
        chosen = [action for action in others if type(action).__name__ == kind]
        action = chosen[int(rng.integers(len(chosen)))]
        if view.suspended or not isinstance(action, Hold):
            return action
        package = tuple(
            OPEN if closed else int(rng.integers(size))
            for closed, size in zip(view.settled, self._known.scenario.dims, strict=True)
        )
        standing = view.offers[self._known.side]
        bid = Propose((Alternative(package),))
        same = standing is not None and standing.alternatives == bid.alternatives
        return action if same or all(option == OPEN for option in package) else bid

    def _guess_due(self, view: View) -> bool:
        if view.own is None or not self._known.scenario.rules.has(Rule.GUESSES, view.round):
            return False
        due = view.round in (1, len(self._known.scenario.calendar.rounds))
        return due and all(at != view.round for at, _ in view.own.guesses)

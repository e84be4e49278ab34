"""What the screens of one picture need: a desk, a stage, and a game that a plain player plays as far as is wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.ai.bot import Bot
from game.ai.registry import make_bot
from game.rules.actions import OPEN, Alternative, EndTurn, PostSettle, Propose, Reply, Respond
from game.rules.state import Phase
from game.scenario.loading import find
from game.scenario.model import Scenario
from game.table.local import HUMAN, LocalTable
from game.ui.scenes.desk import Desk
from game.ui.scenes.story import Page, PageKind, pages
from game.ui.session import Session
from game.ui.stage import Stage

if TYPE_CHECKING:
    from game.ui.workbench.bench import Bench

__all__ = ["NeverComesError", "Studio"]

STEPS = 400


class NeverComesError(ValueError):
    """The game of this seed never comes to the screen asked for."""


class Studio:
    """Holds what the screens of one picture need; everything is made when it is first asked for."""

    def __init__(
        self, desk: Desk, stage: Stage, scenario: Scenario, side: str, seed: int, file: Path | None = None
    ) -> None:
        self.desk = desk
        self.stage = stage
        self.scenario = scenario
        self.side = side
        self.seed = seed
        self.file = file or find(scenario.id)
        self.bench: Bench | None = None
        """The workbench that is pictured, to be closed afterwards."""
        self.then: Callable[[], object] | None = None
        """What is opened over the screen once it stands, such as a dialogue."""
        self.session = self._opened()
        self.told: list[Page] = []
        self._stand_in: Bot | None = None

    def _opened(self) -> Session:
        players = {self.side: HUMAN, self.scenario.other(self.side): "fair"}
        return Session(LocalTable.opened(self.scenario, self.seed, players), self.desk.t)

    def play(self, enough: Callable[[], bool]) -> None:
        """Play on, the player offering the middle of every row, until there is enough to show (or it is over)."""
        session = self.session
        for _ in range(STEPS):
            records = session.records_since(session.told)
            if records:
                session.told = records[-1].seq
                self.told += pages(records, session.side, session.scenario)
            if enough() or session.table.over:
                return
            if not session.table.step_bot():
                self._move()
            session._moved()

    def _move(self) -> None:
        session = self.session
        legal = session.legal()
        if self._stand_in is not None:
            session.submit(self._stand_in.decide(session.view, legal))
            return
        asked = [action for action in legal if isinstance(action, Reply | PostSettle)]
        if asked:
            session.submit(asked[0])
            return
        view = session.view
        if view.own is not None and not view.own.turn.table and view.step < 2:
            session.submit(Propose((self.middle(),)))
        signs = [action for action in legal if isinstance(action, Respond) and action.sign]
        if signs and view.round > 1:
            session.submit(signs[0])
        session.submit(next((action for action in session.legal() if isinstance(action, EndTurn)), EndTurn()))

    def middle(self) -> Alternative:
        """The middle option of every open row."""
        done = self.session.view.settled
        chosen = (len(issue.options) // 2 for issue in self.scenario.issues)
        return Alternative(tuple(OPEN if settled else option for option, settled in zip(chosen, done, strict=True)))

    def page(self, kind: PageKind) -> Page:
        """The first page of a kind that a game tells. Raises NeverComesError when this one tells none."""
        self.play(lambda: any(page.kind is kind for page in self.told))
        found = next((page for page in self.told if page.kind is kind), None)
        if found is None:
            raise NeverComesError(f"this game has no page of {kind.name.lower()}; try another seed")
        return found

    def at_turn(self) -> Session:
        """The player's turn, with an offer of the other side's to answer where there is one."""
        session = self.session
        self.play(lambda: any(isinstance(action, Respond) for action in session.legal()))
        session.skipped |= {("guess", number) for number in range(STEPS)}
        return session

    def at_own_turn(self) -> Session:
        """The player's turn, with everything still to be done in it. Raises NeverComesError when none comes."""
        session = self.session

        def there() -> bool:
            view = session.view
            fresh = view.own is not None and not view.own.turn.table
            return view.phase is Phase.TURNS and view.acting_side == session.side and view.step < 2 and fresh

        self.play(there)
        if not there():
            raise NeverComesError("this game gives the player no turn; try another seed")
        session.skipped |= {("guess", number) for number in range(STEPS)}
        return session

    def asked_after(self) -> Session:
        """The step after a settlement. Where the plain player does not come to it, a bot plays the game in its place.

        Raises NeverComesError when neither comes to it.
        """
        if not self._comes_to_the_step_after():
            self._stand_in = make_bot("fair", self.scenario, self.session.seat, self.seed)
            self.session, self.told = self._opened(), []
            if not self._comes_to_the_step_after():
                raise NeverComesError("this game has no step after the settlement; try another seed")
        return self.session

    def _comes_to_the_step_after(self) -> bool:
        self.play(lambda: self.session.view.phase is Phase.POST_SETTLEMENT)
        return self.session.view.phase is Phase.POST_SETTLEMENT

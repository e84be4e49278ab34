"""A seat of a class in the window: the table is elsewhere, and moves when somebody in the room does something."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from threading import Event
from typing import TYPE_CHECKING, Any

from game.core.messages import Translator
from game.rules.actions import Action, Pledge, Statement, UseMeasure
from game.rules.refusal import Refusal
from game.rules.state import Phase
from game.scenario.model import Rule
from game.table.room import Room, RoomPhase, SealedChoice
from game.ui.session import Post, Session

if TYPE_CHECKING:
    from game.scenario.politics import Tone
    from game.ui.scenes.desk import Desk

__all__ = ["JoinedSession"]

CHOSEN = (Statement, Pledge, UseMeasure)


class JoinedSession(Session):
    """A session whose table is a ``TableClient`` at the class server, which knows ``seat``, ``room`` and ``watch``."""

    table: Any
    here = False

    def __init__(self, table: Any, t: Translator, desk: Desk) -> None:
        super().__init__(table, t, offices_only=True)
        self._desk = desk
        self._lang = t.language
        self._follow()
        # Who comes back, or comes late, is told this round and not the game from its first day.
        view = self.view
        self.told = max((record.seq for record in view.history if record.round < view.round), default=0)

    def _follow(self) -> None:
        """The seat, and the names that the teacher allows, as they are now."""
        self.seat = self.role = self.table.seat
        self.side = self.table.view().side
        self.other = self.table.scenario.other(self.side)
        self.offices_only = self.room.offices_only
        if self.t.language != self._lang:
            self._lang = self.t.language
            self.table.set_lang(self._lang)

    # -- the class

    @property
    def room(self) -> Room:
        room: Room = self.table.room
        return room

    @property
    def lost(self) -> str:
        """Why the class let this window go for good, "" while it has not."""
        return str(self.table.lost)

    @property
    def lead(self) -> bool:
        """Whether this seat speaks for the delegation."""
        return bool(self.table.scenario.leads[self.side] == self.seat)

    @property
    def phase(self) -> str:
        """The part of the round, see ``RoomPhase``."""
        return self.room.clock.phase

    @property
    def begun(self) -> bool:
        return self.phase not in (RoomPhase.LOBBY, RoomPhase.BRIEF)

    @property
    def sealing(self) -> bool:
        """Whether statement, pledge and measures are chosen now, to be shown at the start of the turn."""
        return self.phase == RoomPhase.PUBLIC

    @property
    def choosing(self) -> bool:
        """Whether they take effect at once: without a class clock."""
        return self.phase == RoomPhase.OPEN

    @property
    def table_open(self) -> bool:
        """Whether table moves are let through."""
        return self.phase in (RoomPhase.TABLE, RoomPhase.OPEN)

    @property
    def moving(self) -> bool:
        """Whether it is this seat that makes the table moves now."""
        view = self.view
        turn = view.phase is Phase.TURNS and view.acting_side == self.side
        return turn and self.lead and self.table_open and self.side not in self.room.bots

    @property
    def over(self) -> bool:
        """Whether the game has ended; its debrief may still wait for other tables."""
        return self.view.phase is Phase.ENDED

    @property
    def opponent(self) -> str:
        """Who leads the other side: the names given at the door, or the machine."""
        names = self.room.names(self.table.scenario.leads[self.other])
        if self.other in self.room.bots:
            return self.t("the machine")
        return ", ".join(names) or self.t("nobody yet")

    def speaks_for(self) -> tuple[str, ...]:
        room = self.room
        beside = [one for one in self.table.scenario.seats if one.side == self.side and one.id != self.seat]
        own = [one for one in beside if one.id in room.seats or (self.lead and not room.names(one.id))]
        return tuple(one.id for one in own if one.brief.en)

    def answers(self, event: str) -> bool:
        return event in self.room.replies

    @property
    def writing(self) -> bool:
        """A draft may be written at any time: at home, face to face, while the other side is at turn."""
        return not self.over

    @property
    def thinking(self) -> bool:
        """Whether nothing can be done at this seat now: it is somebody else's doing that everybody waits for."""
        view = self.view
        if self.over:
            return False
        if view.phase is Phase.TURNS:
            return view.acting_side != self.side
        return not self.asked()

    def asked(self) -> bool:
        """Whether the news, or the look after the settlement, waits for this seat's answer."""
        view = self.view
        if view.phase is Phase.POST_SETTLEMENT:
            return self.seat in view.to_move
        return any(event in self.room.replies for event, _ in view.asks)

    def legal(self) -> tuple[Action, ...]:
        """The seat's enumerable legal actions, as this part of the round lets them through."""
        found = super().legal()
        if self.choosing:
            return found
        found = tuple(action for action in found if not isinstance(action, CHOSEN))
        return (*found, *self._pledges()) if self.sealing and self.lead else found

    def _pledges(self) -> tuple[Pledge, ...]:
        """Pledges that may be sealed; the class has the last word."""
        scenario, view = self.scenario, self.view
        if not scenario.rules.has(Rule.PLEDGES, view.round):
            return ()
        return tuple(
            Pledge(index, option)
            for index, issue in enumerate(scenario.issues)
            if not view.settled[index]
            for option in range(len(issue.options))
        )

    # -- what the player does

    def submit(self, action: Action) -> Refusal | None:
        """Take an action for the player. In the public part of a round what is to be sealed is sealed."""
        if self.sealing and isinstance(action, CHOSEN):
            return self._choose(action)
        refusal = super().submit(action)
        self._tell()
        return refusal

    def _choose(self, action: Action) -> Refusal | None:
        kept = self.room.sealed or SealedChoice()
        match action:
            case Statement(tone):
                return self.seal(statement=tone)
            case Pledge(issue, option):
                return self.seal(pledge=(issue, option))
            case UseMeasure(measure):
                mine = [name for seat, name in kept.measures if seat == self.seat]
                return self.seal(measures=tuple(name for name in mine if name != measure) if measure in mine
                                 else (*mine, measure))  # fmt: skip
        raise TypeError(f"cannot be sealed: {action!r}")

    def seal(
        self,
        *,
        statement: Tone | None = None,
        pledge: tuple[int, int] | None = None,
        measures: tuple[str, ...] | None = None,
    ) -> Refusal | None:
        """Change this seat's part of the sealed choice; what is not named stays."""
        kept = self.room.sealed or SealedChoice()
        own = tuple(name for seat, name in kept.measures if seat == self.seat)
        refusal = self.table.seal(
            self.seat,
            (statement or kept.statement) if self.lead else None,
            (pledge or kept.pledge) if self.lead else None,
            own if measures is None else measures,
        )
        self._moved()
        return refusal if isinstance(refusal, Refusal) else None

    def think(self, pool: Executor, post: Post, done: Callable[[], object], rest: Event | None = None) -> bool:
        """Nobody thinks here: ``done`` follows whatever anybody in the room does, and what this window asked for."""

        def changed() -> None:
            self._moved()
            self._follow()
            self._tell()
            done()

        self.table.watch(lambda: post(changed))
        self._follow()
        return False

    def _tell(self) -> None:
        text = self.table.notice
        if text:
            self.table.notice = ""
            self._desk.say(text, "warn")

    def cancel(self) -> None:
        """The table is left: nothing more is heard of it."""
        self.table.watch(None)

"""One game at one screen: the table, whose screen it is now, and what each person has been told already."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from threading import Event

from game.ai.thinking import Thinking, calling_off, pause_point
from game.core.messages import Translator
from game.lang import Wording
from game.rules.actions import Action, Alternative
from game.rules.control import Timeout
from game.rules.records import Record
from game.rules.refusal import Refusal
from game.rules.state import Phase
from game.rules.view import Preview, View, Viewer, ViewerKind
from game.scenario.model import Scenario
from game.table.local import HUMAN, LocalTable
from game.table.sitting import Sitting, TurnLeft
from game.ui.turn_clock import TurnClock

__all__ = ["Session"]

Post = Callable[[Callable[[], object]], None]


class Session:
    """Holds a ``LocalTable`` and speaks to it as the lead of the side that has the screen.

    With one human side that is always the same; with two (a hot seat) ``sit`` hands the screen over.

    Views and previews are kept until the table moves. The bot decides in a worker; its answer is submitted on the
    thread that owns the table, so the table is never read while it changes.
    """

    here = True
    """Whether the table is at this machine, which may keep it and play it again."""

    def __init__(
        self, table: LocalTable, t: Translator, *, offices_only: bool = False, path: Path | None = None, role: str = ""
    ) -> None:
        self.table = table
        self.t = t
        self.offices_only = offices_only
        self.path = path
        people = [side for side, player in table.players.items() if player == HUMAN]
        self.hot_seat = len(people) > 1
        """Whether both sides are played at this screen."""
        self.covered = self.hot_seat and not table.over
        """Whether nobody has taken the screen yet: nothing of any side may be shown."""
        self.side = people[0] if people else table.scenario.side_ids[0]
        self.seat = table.scenario.leads[self.side]
        """The seat that speaks at the table: the lead's."""
        self.role = role or self.seat
        """The seat whose eyes the player reads with: whose brief and scorecard are the player's own."""
        self.other = table.scenario.other(self.side)
        self.briefed: set[str] = set()
        """Seats that have read their brief."""
        self.rotate = False
        """Whether the seats of a delegation take the screen in turn, a round each; else they share it."""
        self.clock: TurnClock | None = None
        """The clock of turns, where one was asked for."""
        self.told = 0
        """Sequence number of the last record the player has been shown."""
        self.skipped: set[tuple[str, int]] = set()
        """Optional questions the player has waved off: (what, round)."""
        self._seats: dict[str, tuple[int, set[tuple[str, int]]]] = {}
        self._version = 0
        self._view: tuple[int, View] | None = None
        self._previews: dict[object, Preview] = {}
        self._legal: tuple[int, tuple[Action, ...]] | None = None
        self._thinking: int | None = None
        self._call_off: Thinking | None = None
        self._held = False
        self._token = 0

    @classmethod
    def taken_up(cls, table: LocalTable, t: Translator, *, offices_only: bool, path: Path | None) -> Session:
        """Begin where a save ends, seated as those who left it: same seat, same clock.

        ``offices_only`` is for a save that does not say.
        """
        sitting = table.journal.header.sitting or Sitting("", offices_only)
        session = cls(table, t, offices_only=sitting.offices_only, path=path, role=sitting.seat)
        if session.hot_seat and sitting.turn_ms:
            session.clock = TurnClock(sitting.turn_ms / 60_000)
            left = table.journal.turn_left
            if left is not None:
                session.clock.keep((left.round, left.step, left.side), left.left_ms)
        session.take_up()
        return session

    def keep_clock(self) -> None:
        """Have the save say what is left of the turn."""
        if self.clock is None:
            return
        view = self.view
        if self.clock.turn == (view.round, view.step, self.side):
            self.table.journal.keep_turn_left(TurnLeft(view.round, view.step, self.side, self.clock.left))

    # -- whose screen it is

    def due(self) -> str:
        """The side that must act now; the one that has the screen when both must, or neither."""
        seats = self.table.scenario.seats_by_id
        sides = [seats[seat].side for seat in self.table.seats_to_move()]
        return self.side if self.side in sides or not sides else sides[0]

    def sitting(self, side: str) -> str:
        """The seat of a side that has the screen in the present round: the lead's, or each in its turn."""
        scenario = self.table.scenario
        lead = scenario.leads[side]
        if not self.rotate:
            return lead
        seats = [lead, *(seat.id for seat in scenario.seats if seat.side == side and seat.id != lead)]
        return seats[(self.view.round - 1) % len(seats)]

    def sit(self, side: str) -> None:
        """Hand the screen to a side; what the other has been told is kept for its return."""
        self.covered = False
        if self.hot_seat:
            self.role = self.sitting(side)
        if side == self.side:
            return
        self._seats[self.side] = (self.told, self.skipped)
        self.told, self.skipped = self._seats.get(side, (0, set()))
        self.side, self.other = side, self.side
        self.seat = self.table.scenario.leads[side]
        self._moved()

    def take_up(self) -> None:
        """Begin where a save ends: what each side has been told is told from the moves it has made."""
        if not self.hot_seat:
            self.told = self.view.history[-1].seq if self.view.history else 0
            return
        scenario = self.table.scenario
        for side in scenario.side_ids:
            own = {seat.id for seat in scenario.seats if seat.side == side}
            made = [record.seq for record in self.table.events_since(0, scenario.leads[side]) if record.actor in own]
            if made:
                self.briefed.add(scenario.leads[side])
            self._seats[side] = (max(made, default=0), set())
        self.told, self.skipped = self._seats[self.side]

    # -- what the player may know

    @property
    def scenario(self) -> Scenario:
        """The scenario as this seat may know it."""
        return self.view.known.scenario

    @property
    def wording(self) -> Wording:
        """Names in the player's language."""
        return Wording(self.scenario, self.t, self.offices_only)

    @property
    def view(self) -> View:
        """The seat's view now."""
        if self._view is None or self._view[0] != self._version:
            self._view = (self._version, self.table.view(self.seat))
        return self._view[1]

    @property
    def index(self) -> int:
        """Position of the player's side among the sides."""
        return self.table.scenario.side_ids.index(self.side)

    @property
    def opponent(self) -> str:
        """Who sits across the table, where that is not a bot of this machine's; else ""."""
        return ""

    def speaks_for(self) -> tuple[str, ...]:
        """Seats without a person whose briefs are the player's to read as well."""
        return ()

    def answers(self, event: str) -> bool:
        """Whether the question that the news asks the player's side is the player's to answer."""
        return True

    @property
    def writing(self) -> bool:
        """Whether a draft may be written now."""
        view = self.view
        return not self.thinking and view.phase is Phase.TURNS and view.acting_side == self.side

    def asked(self) -> bool:
        """Whether the news, or the look after the settlement, waits for this seat's answer."""
        view = self.view
        if view.phase is Phase.POST_SETTLEMENT:
            return self.seat in view.to_move
        return bool(view.asks)

    def legal(self) -> tuple[Action, ...]:
        """The seat's enumerable legal actions now."""
        if self._legal is None or self._legal[0] != self._version:
            self._legal = (self._version, self.table.legal(self.seat))
        return self._legal[1]

    def preview(self, draft: tuple[Alternative, ...] | Action, alternative: int = 0) -> Preview:
        """What a draft or an action would mean."""
        key = (draft, alternative)
        if key not in self._previews:
            self._previews[key] = self.table.preview(self.seat, draft, alternative)
        return self._previews[key]

    def records_since(self, seq: int) -> tuple[Record, ...]:
        """Records after ``seq`` that the seat may read."""
        return tuple(record for record in self.view.history if record.seq > seq)

    def debrief_view(self) -> View:
        """Everything, once the game is over."""
        return self.table.view_as(Viewer(ViewerKind.DEBRIEF, self.seat))

    # -- what the player does

    def submit(self, action: Action) -> Refusal | None:
        """Take an action for the player; why not, if it was refused."""
        answer = self.table.submit(self.seat, action)
        self._moved()
        return answer if isinstance(answer, Refusal) else None

    def time_out(self) -> None:
        """The turn's time is over: the rules end the turn of the side that has the screen."""
        self.table.control(Timeout(self.side))
        self._moved()

    @property
    def can_undo(self) -> bool:
        return not self.thinking and self.table.can_undo(self.seat)

    def undo(self) -> bool:
        """Take back the last action of this turn."""
        done = self.can_undo and self.table.undo(self.seat)
        if done:
            self._moved()
            self.told = min(self.told, self.table.seq)
        return done

    def save(self, path: Path) -> None:
        """Write a complete save. Raises OSError."""
        self.table.save(path)

    def _moved(self) -> None:
        self._version += 1
        self._previews.clear()

    # -- the bot

    @property
    def thinking(self) -> bool:
        """Whether the bot is at work."""
        return self._thinking is not None

    def think(self, pool: Executor, post: Post, done: Callable[[], object], rest: Event | None = None) -> bool:
        """Have the bot that is to move decide in the background; False when none is. ``done`` follows each action.

        ``rest`` is set while the window has nothing to do: the bot thinks then.
        """
        if self.thinking:
            return True
        seat = self.table.bot_to_move()
        if seat is None or self.table.over or self.table.read_only:
            return False
        self._token += 1
        token = self._thinking = self._token
        thinking = self._call_off = Thinking(rest)
        if self._held:
            thinking.hold()
        decide = self.table.thought(seat)

        def job() -> Action:
            with calling_off(thinking):
                pause_point()
                return decide()

        future = pool.submit(job)
        future.add_done_callback(lambda answer: post(lambda: self._decided(token, seat, answer, done)))
        return True

    def hold(self) -> None:
        """Have the bot wait while something goes on that may end this game; until `release`."""
        self._held = True
        if self._call_off is not None:
            self._call_off.hold()

    def release(self) -> None:
        """Let the bot go on."""
        self._held = False
        if self._call_off is not None:
            self._call_off.release()

    def cancel(self) -> None:
        """Call off what the bot is thinking about; an answer that comes all the same is dropped."""
        self._thinking = None
        if self._call_off is not None:
            self._call_off.cancel()

    def _decided(self, token: int, seat: str, answer: Future[Action], done: Callable[[], object]) -> None:
        if token != self._thinking or answer.cancelled():
            return
        self._thinking = None
        failed = answer.exception() is not None
        if failed or isinstance(self.table.submit(seat, answer.result()), Refusal):
            self._pass(seat)
        self._moved()
        done()

    def _pass(self, seat: str) -> None:
        # A bot that fails or is refused must not stall the table.
        for action in reversed(self.table.legal(seat)):
            if not isinstance(self.table.submit(seat, action), Refusal):
                return

"""What a class adds to a table: its clock, who sits where, tasks, sealed choices. What a ``JoinedSession`` shows."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.scenario.politics import Tone

__all__ = ["Remark", "Room", "RoomClock", "RoomPhase", "SealedChoice", "Task"]


class RoomPhase:
    """Names of the parts of a round as a class server sends them."""

    LOBBY = "lobby"
    BRIEF = "brief"
    TALK = "talk"
    PUBLIC = "public"
    TABLE = "table"
    CLOSE = "close"
    OPEN = "open"
    DEBRIEF = "debrief"


@dataclass(frozen=True, slots=True)
class RoomClock:
    """The class clock as it stood at ``at`` (seconds of a clock that never goes back). ``left`` None: no clock runs."""

    phase: str = RoomPhase.LOBBY
    round: int = 0
    step: int = 0
    left: float | None = None
    paused: bool = False
    at: float = 0.0

    def left_at(self, now: float) -> float | None:
        """Seconds left at a later time."""
        if self.left is None or self.paused:
            return self.left
        return max(0.0, self.left - (now - self.at))


@dataclass(frozen=True, slots=True)
class Task:
    """What one seat does for its delegation this round; ``title`` and ``text`` in the person's language."""

    seat: str
    duty: str
    title: str
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of the delegation's chat."""

    id: int
    name: str
    seat: str
    words: str


@dataclass(frozen=True, slots=True)
class SealedChoice:
    """What the own side has chosen for the start of its turn; ``measures`` are (seat, measure)."""

    statement: Tone | None = None
    pledge: tuple[int, int] | None = None
    measures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """All that is not the game's: from the sections that a seat page is sent as well."""

    clock: RoomClock = RoomClock()
    stage: str = ""
    seats: tuple[str, ...] = ()
    """Seats of this person, the first one first."""
    chat: bool = False
    muted: bool = False
    offices_only: bool = True
    people: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(seat, names) of every seat with somebody in it."""
    bots: frozenset[str] = frozenset()
    """Sides that a bot leads."""
    ready: frozenset[str] = frozenset()
    """Sides that have nothing more to do in this part of the round."""
    tasks: tuple[Task, ...] = ()
    sealed: SealedChoice | None = None
    said: tuple[Remark, ...] = ()
    may: frozenset[str] = frozenset()
    """What the seat may do now, by the rules and by the tasks: draft, guess, consult, count, respond, propose ..."""
    measures: frozenset[str] = frozenset()
    """Measures that are this seat's to use."""
    replies: frozenset[str] = frozenset()
    """Events that this seat may answer."""
    notices: tuple[tuple[int, str], ...] = field(default=())
    """(number, text) of what the instructor has told this table."""

    def names(self, seat: str) -> tuple[str, ...]:
        """Who sits there."""
        return next((names for known, names in self.people if known == seat), ())

    def task_of(self, seat: str) -> Task | None:
        return next((task for task in self.tasks if task.seat == seat), None)

    def holder(self, duty: str) -> str | None:
        """The seat that has a task this round."""
        return next((task.seat for task in self.tasks if task.duty == duty), None)

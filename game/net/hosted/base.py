"""What a hosted table holds, and what each kind of viewer may see of it."""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass, fields

from game.net.desk.gap import Gap, gap_of
from game.net.hosted.clock import ClassPhase, Plan, TableClock
from game.net.hosted.sealed import Sealed
from game.net.refusals import ClassRefusal
from game.rules.actions import Action
from game.rules.records import EVERYONE, Record
from game.rules.refusal import Refusal
from game.rules.state import Phase
from game.rules.view import Preview, View, Viewer, ViewerKind
from game.scenario.model import Scenario
from game.table.local import HUMAN, LocalTable
from game.table.watch import Watch

__all__ = ["Answer", "Said", "TableBase"]

_REMEMBERED = 2000
_LOOKS = tuple(field.name for field in fields(View) if field.name != "history")


@dataclass(frozen=True, slots=True)
class Said:
    """One remark in a delegation's chat; ``id`` is the store's."""

    id: int
    person: int
    name: str
    seat: str
    words: str
    at: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a submission. ``mark`` counts what the seat's side has been shown so far."""

    seq: int = 0
    mark: int = 0
    refusal: Refusal | ClassRefusal | None = None

    @property
    def ok(self) -> bool:
        return self.refusal is None


class TableBase:
    """One table: its game, who sits there, its clock, what is sealed. What it does it also puts into ``out``."""

    def __init__(self, number: int, scenario: Scenario, seed: int, excluded: frozenset[str], plan: Plan) -> None:
        self.number, self.scenario, self.seed, self.plan = number, scenario, seed, plan
        self.out: list[tuple[str, str]] = []
        self.clock = TableClock()
        self.multiplier = 1.0
        self.stretch = 1.0  # of the people who sit here
        self.seated: dict[str, tuple[int, ...]] = {}
        self.observers: tuple[int, ...] = ()
        self.sealed: dict[str, Sealed] = {}
        self.ready: set[str] = set()
        self.said: dict[str, list[Said]] = {side: [] for side in scenario.side_ids}
        self.answers: OrderedDict[tuple[int, str], Answer] = OrderedDict()
        self.marks = dict.fromkeys(scenario.side_ids, 0)
        self.lapsed: list[tuple[str, Refusal]] = []  # sealed choices that the rules refused in the end
        self.touched = 0.0
        self.read_only = False
        self.changed: set[str] = set(scenario.side_ids)  # sides to be shown something new
        self.clock_changed = True
        self.deal(excluded)

    def deal(self, excluded: frozenset[str]) -> None:
        """Put a new game on the table: mandates drawn, nothing done."""
        self.game = LocalTable(self.scenario, self.seed, excluded=excluded, sink=self._line)
        self.staffed: frozenset[str] = frozenset()
        self._watches: dict[str | None, Watch] = {}
        self._public = Watch(self.game, Viewer(ViewerKind.OBSERVER))
        self._marked = 0
        self._last: Record | None = None
        self._marked_view: View | None = None
        self._gap: tuple[tuple[object, ...], Gap | None] = ((), None)

    def open(self) -> None:
        """Make the opening draws of a table that was not read back from a store."""
        self.game.settle_chance()
        self.mark()

    def _line(self, line: str) -> None:
        self.out.append(("input", line))

    # -- views -------------------------------------------------------------------------------------------------------

    def seat_view(self, seat: str) -> View:
        """A seat's view; parts that did not change since the last one are the same objects."""
        watch = self._watches.get(seat)
        if watch is None:
            watch = self._watches[seat] = Watch(self.game, Viewer(ViewerKind.SEAT, seat))
        return watch.view()

    def side_view(self, side: str) -> View:
        return self.seat_view(self.scenario.leads[side])

    def public_view(self) -> View:
        """What an observer may know."""
        return self._public.view()

    def instructor_view(self) -> View:
        """Everything but what is yet to be drawn."""
        watch = self._watches.get(None)
        if watch is None:
            watch = self._watches[None] = Watch(self.game, Viewer(ViewerKind.INSTRUCTOR))
        return watch.view()

    def debrief_view(self) -> View:
        """Everything, of a game that is over; before that an observer's view."""
        return self.game.view_as(Viewer(ViewerKind.DEBRIEF))

    def records(self) -> tuple[Record, ...]:
        """The whole log, whoever may see it: for the debrief and the exports."""
        return self.game.records()

    def preview(self, seat: str, action: Action, alternative: int) -> Preview:
        return self.game.preview(seat, action, alternative)

    @property
    def over(self) -> bool:
        return self.game.over

    @property
    def playing(self) -> bool:
        """Whether its game has begun and goes on."""
        return not self.over and self.clock.phase not in (ClassPhase.LOBBY, ClassPhase.BRIEF)

    @property
    def bots(self) -> dict[str, str]:
        """Name of the bot by side, where one leads."""
        return {side: name for side, name in self.game.players.items() if name != HUMAN}

    def waiting_for(self) -> tuple[str, ...]:
        """Leads (or seats asked by the news) on whom the table waits now."""
        view = self.public_view()
        if view.phase is Phase.TURNS:
            playing = self.clock.phase in (ClassPhase.TABLE, ClassPhase.OPEN)
            return (self.scenario.leads[view.acting_side],) if playing else ()
        return view.to_move

    def gap(self) -> Gap | None:
        """How far apart the standing offers are; worked out again only when something it stands on has changed."""
        view = self.public_view()
        key = (view.offers, view.round, view.deals, view.environment)
        if len(self._gap[0]) != len(key) or any(old is not new for old, new in zip(self._gap[0], key, strict=True)):
            self._gap = (key, gap_of(self.game, view.offers))
        return self._gap[1]

    # -- what there is new ---------------------------------------------------------------------------------------

    def _show(self, side: str) -> None:
        self.marks[side] += 1
        self.changed.add(side)

    def mark(self) -> None:
        """Count, side by side, what there is new to see.

        A reply in private leaves no record that the other side may read, and yet may pass the turn on: everybody is
        shown a table that looks different to an observer, whatever the records say.
        """
        records = self.game.state_and_log()[1]
        if self._marked > len(records) or (self._marked and records[self._marked - 1] is not self._last):
            self._marked = 0
        new = records[self._marked :]
        self._marked = len(records)
        self._last = records[-1] if records else None
        moved = self._looks_different()
        for side in self.scenario.side_ids:
            if moved or any(_seen_by(record, side, self.scenario) for record in new):
                self._show(side)

    def _looks_different(self) -> bool:
        """Whether an observer sees anything but the log otherwise than at the last ``mark``."""
        before, now = self._marked_view, self.public_view()
        self._marked_view = now
        return before is None or (before is not now and any(_differ(before, now, name) for name in _LOOKS))

    def _set_sealed(self, side: str, sealed: Sealed) -> None:
        self.sealed[side] = sealed
        self.out.append(("sealed", json.dumps({"side": side, **sealed.to_json()})))
        self._show(side)

    def note_said(self, side: str, said: Said) -> None:
        self.said[side].append(said)
        self._show(side)

    def drop_said(self, number: int | None) -> None:
        """Delete one remark, or all of them."""
        for side, said in self.said.items():
            kept = [] if number is None else [remark for remark in said if remark.id != number]
            if len(kept) != len(said):
                self.said[side] = kept
                self._show(side)

    def remember(self, person: int, request: str, answer: Answer) -> None:
        """Keep the answer for a client that asks the same again."""
        if request:
            self.answers[person, request] = answer
            while len(self.answers) > _REMEMBERED:
                self.answers.popitem(last=False)


def _differ(before: View, now: View, name: str) -> bool:
    old, new = getattr(before, name), getattr(now, name)
    return old is not new and bool(old != new)


def _seen_by(record: Record, side: str, scenario: Scenario) -> bool:
    who = record.visible_to
    if who in (EVERYONE, side):
        return True
    if who.startswith("seat:"):
        seat = scenario.seats_by_id.get(who[5:])
        return seat is not None and seat.side == side
    return False

"""The authority over one table, in process: it checks, applies, draws, logs, saves and undoes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from game.ai import Bot, make_bot, names_for
from game.rules.actions import Action, Alternative, EndTurn, Propose
from game.rules.apply import apply, pending_chance, start
from game.rules.chance import Chance
from game.rules.check import check, check_move
from game.rules.control import BotSeated, Control, EndNow, Extend, Inject, Pause, SeatTaken, Timeout
from game.rules.game import game_for
from game.rules.legal import legal
from game.rules.phases import acting_side, waiting_for
from game.rules.preview import preview
from game.rules.records import CHANCE, CONTROL, Body, Fact, FactCode, Record
from game.rules.refusal import Refusal, RefusalCode
from game.rules.state import Phase, State, TurnDone
from game.rules.view import Preview, View, Viewer, ViewerKind
from game.rules.views import bot_view, view, visible_records
from game.scenario.model import Scenario
from game.table.chance import draw_outcome
from game.table.client import Accepted
from game.table.codec import decode_body, encode_record
from game.table.digest import state_digest
from game.table.journal import Journal, header_for
from game.table.sitting import Sitting

HUMAN = "human"
_REMEMBERED_REQUESTS = 1000


@dataclass(frozen=True, slots=True)
class _Checkpoint:
    """Where an undo goes back to."""

    state: State
    records: int
    side: str


class LocalTable:
    """One table and its full State. Everybody else speaks to it as a ``TableClient``.

    ``players`` says for each side who leads it: ``"human"`` or the name of a bot.
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        players: Mapping[str, str] | None = None,
        *,
        excluded: frozenset[str] = frozenset(),
        save_path: Path | None = None,
        ironman: bool = False,
        staffed: frozenset[str] = frozenset(),
        sink: Callable[[str], None] | None = None,
        sitting: Sitting | None = None,
    ) -> None:
        """``sitting`` is kept in the save for the screen. Raises game.ai.UnknownBot for a name that is not built."""
        self.scenario = scenario
        self.seed = seed
        self.game = game_for(scenario)
        self.players = {side: (players or {}).get(side, HUMAN) for side in scenario.side_ids}
        self.ironman = ironman
        self.read_only = False
        self._opening = (excluded, staffed, dict(self.players))
        self._begin()
        header = header_for(scenario, seed, tuple(self.players.items()), tuple(sorted(excluded)), ironman, sitting)
        self.journal = Journal(header, save_path, sink=sink)

    def _begin(self) -> None:
        excluded, staffed, players = self._opening
        self.players = dict(players)
        self._bots = self._seat_bots()
        bots = tuple((self.scenario.leads[side], name) for side, name in players.items() if name != HUMAN)
        self._state = start(self.game, excluded, staffed, bots)
        self._records: list[Record] = []
        self._undo: list[_Checkpoint] = []
        self._answers: dict[str, Accepted | Refusal] = {}

    @classmethod
    def opened(cls, *args: object, **kwargs: object) -> LocalTable:
        """A new table with the opening draws made: ready for the first decision."""
        table = cls(*args, **kwargs)  # type: ignore[arg-type]
        table.settle_chance()
        return table

    def _seat_bots(self) -> dict[str, Bot]:
        return {
            self.scenario.leads[side]: make_bot(name, self.scenario, self.scenario.leads[side], self.seed)
            for side, name in self.players.items()
            if name != HUMAN
        }

    # -- the client's side ---------------------------------------------------------------------------------------

    def submit(
        self, seat: str, action: Action, expected_seq: int | None = None, request_id: str = ""
    ) -> Accepted | Refusal:
        """Take an action; see ``TableClient``."""
        if request_id and request_id in self._answers:
            return self._answers[request_id]
        answer = self._take(seat, action, expected_seq, request_id)
        if request_id:
            if len(self._answers) >= _REMEMBERED_REQUESTS:
                self._answers.pop(next(iter(self._answers)))
            self._answers[request_id] = answer
        return answer

    def _take(self, seat: str, action: Action, expected_seq: int | None, request_id: str) -> Accepted | Refusal:
        if self.read_only:
            return Refusal(RefusalCode.READ_ONLY)
        if expected_seq is not None and expected_seq != self._state.seq:
            return Refusal(RefusalCode.STALE, "", (("expected", expected_seq), ("got", self._state.seq)))
        refusal = check(self.game, self._state, seat, action)
        if refusal is not None:
            return refusal
        self._checkpoint(self.scenario.seats_by_id[seat].side)
        self._input(seat, action)
        if isinstance(action, EndTurn):
            self._undo.clear()
        self.settle_chance()
        return Accepted(self._state.seq, request_id)

    def preview(self, seat: str, draft: tuple[Alternative, ...] | Action, alternative: int = 0) -> Preview:
        """What a draft would mean; see ``TableClient``."""
        return preview(self.game, self._state, seat, draft, alternative)

    def view(self, seat: str | None = None) -> View:
        """A seat's view, or an observer's."""
        kind = ViewerKind.OBSERVER if seat is None else ViewerKind.SEAT
        return self.view_as(Viewer(kind, seat))

    def view_as(self, viewer: Viewer) -> View:
        """The view of any kind of viewer; a debrief's shows both sides only once the game is over."""
        return view(self.game, self._state, viewer, tuple(self._records))

    def legal(self, seat: str) -> tuple[Action, ...]:
        """The enumerable legal actions of a seat."""
        return legal(self.game, self._state, seat)

    def events_since(self, seq: int, seat: str | None = None) -> tuple[Record, ...]:
        """Visible records after ``seq``."""
        side = self.scenario.seats_by_id[seat].side if seat else ""
        later = tuple(record for record in self._records if record.seq > seq)
        return visible_records(later, side, seat, False)

    # -- the table's own side ------------------------------------------------------------------------------------

    @property
    def over(self) -> bool:
        return self._state.phase is Phase.ENDED

    @property
    def seq(self) -> int:
        return self._state.seq

    def records(self) -> tuple[Record, ...]:
        """The whole log, whoever may see it: for whoever keeps the table, not for a seat."""
        return tuple(self._records)

    def state_and_log(self) -> tuple[State, list[Record]]:
        """What ``Watch`` makes its views of; neither is ever handed to a client."""
        return self._state, self._records

    def seats_to_move(self) -> tuple[str, ...]:
        """Seats that may act now."""
        return waiting_for(self.game, self._state)

    def bot_to_move(self) -> str | None:
        """A bot's seat that must act now; None when a person must, or nobody."""
        if self._state.paused:
            return None
        consulted = self._state.consults and not self._state.consults[-1].answered
        for seat in self.seats_to_move():
            lead = self.scenario.leads[self.scenario.seats_by_id[seat].side]
            if lead in self._bots and not (consulted and self._state.phase is not Phase.TURNS):
                return lead
        return None

    def decide(self, seat: str) -> Action:
        """What the bot on ``seat`` would do now. Pure: safe to call from another thread on an unchanged table."""
        return self.thought(seat)()

    def thought(self, seat: str) -> Callable[[], Action]:
        """What the bot on ``seat`` would do now, yet to be thought: the table may move on while it thinks."""
        side = self.scenario.seats_by_id[seat].side
        shown = bot_view(self.game, self._state, seat, visible_records(tuple(self._records), side, seat, False))
        bot, options = self._bots[seat], self.legal(seat)
        return lambda: bot.decide(shown, options)

    def step_bot(self) -> bool:
        """Let one bot that is to move act once; False when none is."""
        seat = self.bot_to_move()
        if seat is None:
            return False
        self.move_bot(seat, self.decide(seat))
        return True

    def move_bot(self, seat: str, action: Action) -> None:
        """Submit what a bot decided. A bot that is refused must not stall the table: it passes."""
        if isinstance(self.submit(seat, action), Refusal):
            self._pass_for(seat)

    def _pass_for(self, seat: str) -> None:
        for action in reversed(self.legal(seat)):
            if not isinstance(self.submit(seat, action), Refusal):
                return

    def run_bots(self, most: int = 10_000) -> int:
        """Let bots act until a person must, or the game is over; returns the number of actions."""
        taken = 0
        while taken < most and not self.over and self.step_bot():
            taken += 1
        return taken

    def control(self, control: Control) -> None:
        """The clock's or the instructor's doing. A timeout first submits the lead's last legal draft."""
        if isinstance(control, Timeout) and acting_side(self.game, self._state) == control.side:
            self._submit_draft(control.side)
        self._input(CONTROL, control)
        self._undo.clear()
        self.settle_chance()

    def _submit_draft(self, side: str) -> None:
        draft = self._state.sides[self.game.index(side)].draft
        lead = self.scenario.leads[side]
        if draft and check(self.game, self._state, lead, Propose(draft)) is None:
            self._input(lead, Propose(draft))

    def settle_chance(self) -> None:
        """Make every draw the rules owe."""
        while pending_chance(self._state):
            query = self._state.queue[0]
            self._input(CHANCE, draw_outcome(self.seed, self._state.round, query))

    def _may_control(self, control: Control) -> bool:
        """Whether a control names what is there; controls that come from a client's own hand need no check."""
        match control:
            case Inject(event):
                return event in self.scenario.events_by_id
            case SeatTaken(seat):
                return seat in self.scenario.seats_by_id
            case BotSeated(seat, bot):
                return seat in self.scenario.seats_by_id and bot in names_for(self.scenario, seat)
            case _:
                return True

    def _reseat(self, control: BotSeated | SeatTaken) -> None:
        """A bot sits down on a lead's seat or gives it up; in other seats it only keeps the seat warm."""
        side = self.scenario.seats_by_id[control.seat].side
        if self.scenario.leads[side] != control.seat:
            return
        if isinstance(control, BotSeated):
            self._bots[control.seat] = make_bot(control.bot, self.scenario, control.seat, self.seed)
            self.players[side] = control.bot
        else:
            self._bots.pop(control.seat, None)
            self.players[side] = HUMAN

    def _input(self, actor: str, body: Action | Chance | Control) -> None:
        before = self._state
        if isinstance(body, (BotSeated, SeatTaken)):
            self._reseat(body)
        self._state, made = apply(self.game, before, actor, body)
        self._records.extend(made)
        self.journal.append(encode_record(made[0]))
        if any(_reveals(record) for record in made):
            self._undo.clear()
        if len(self._state.scores) > len(before.scores):
            self.journal.append({"round": before.round, "digest": state_digest(self._state)})

    def _checkpoint(self, side: str) -> None:
        if not self.ironman:
            self._undo.append(_Checkpoint(self._state, len(self._records), side))

    def can_undo(self, seat: str) -> bool:
        """Whether the seat's side may take back its last action: nothing was revealed or drawn since."""
        return bool(self._undo) and self._undo[-1].side == self.scenario.seats_by_id[seat].side

    def undo(self, seat: str) -> bool:
        """Take back the side's last action of this turn; False when there is nothing to take back."""
        if not self.can_undo(seat):
            return False
        checkpoint = self._undo.pop()
        inputs = sum(1 for record in self._records[checkpoint.records :] if not isinstance(record.body, Fact))
        self._state = checkpoint.state
        del self._records[checkpoint.records :]
        self.journal.append({"undo": inputs})
        self._answers.clear()
        return True

    def save(self, path: Path) -> None:
        """Write a complete save. Raises OSError."""
        self.journal.save(path)

    def digest(self) -> str:
        """Digest of the current State."""
        return state_digest(self._state)

    def check_at_turn(self, seat: str, action: Action) -> Refusal | None:
        """Why ``seat`` could not take ``action`` were its side's next turn to begin now."""
        side = self.scenario.seats_by_id[seat].side
        rested = tuple(own.changed({"turn": TurnDone()}) if own.id == side else own for own in self._state.sides)
        return check_move(self.game, self._state.changed({"sides": rested}), seat, side, action)

    def rewind(self, entries: int) -> None:
        """Take back the journal's last ``entries`` lines, whatever they revealed: for whoever keeps the table.

        Raises ValueError when that does not leave a table that replays.
        """
        kept = self.standing_entries()
        if not 0 < entries <= len(kept):
            raise ValueError(f"{entries} lines to take back of {len(kept)}")
        journal, self.journal = self.journal, Journal(replace(self.journal.header))
        self._begin()
        try:
            for line in kept[: len(kept) - entries]:
                entry = json.loads(line)
                if "body" in entry and not self.feed(entry["actor"], decode_body(entry["body"])):
                    raise ValueError(f"input {entry['seq']} does not replay")
        finally:
            self.journal = journal
        self.journal.append({"undo": entries})

    def standing_entries(self) -> list[str]:
        """The journal's lines without those taken back."""
        kept: list[str] = []
        for line in self.journal.entries:
            if line.startswith('{"undo":'):
                del kept[-json.loads(line)["undo"] :]
            else:
                kept.append(line)
        return kept

    def feed(self, actor: str, body: Body) -> bool:
        """Take one logged input during a replay; False when the rules would not have allowed it."""
        if isinstance(body, Fact):
            return False
        if isinstance(body, Chance):
            allowed = dict(pending_chance(self._state)).get(body, 0.0) > 0.0
        elif isinstance(body, (Timeout, Pause, Extend, Inject, SeatTaken, BotSeated, EndNow)):
            allowed = self._may_control(body)
        else:
            allowed = not self._state.queue and check(self.game, self._state, actor, body) is None
        if allowed:
            self._input(actor, body)
        return allowed


def _reveals(record: Record) -> bool:
    """A draw, or something told that was hidden: what ends the undo window."""
    if isinstance(record.body, Chance):
        return True
    return isinstance(record.body, Fact) and record.body.code in (FactCode.REVEALED, FactCode.CONSULT_ANSWERED)

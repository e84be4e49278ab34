"""Paper and projector: the teacher enters what a table offered, signed and replied, and the rules run on from there."""

from __future__ import annotations

from dataclasses import dataclass

from game.net.hosted.clock import ClassPhase
from game.net.hosted.table import Answer, HostedTable
from game.net.refusals import ClassCode, ClassRefusalError
from game.rules.actions import (
    Action,
    Alternative,
    EndTurn,
    Guess,
    Package,
    Propose,
    Reply,
    Respond,
    Statement,
    UseMeasure,
    WalkAway,
)
from game.rules.refusal import Refusal
from game.rules.state import Phase
from game.scenario.politics import EventReply, Tone

__all__ = [
    "PaperAsk", "PaperRefusedError", "PaperTurn", "paper_answer", "paper_asks", "paper_guess", "paper_open",
    "paper_pass", "paper_reply", "paper_round", "paper_turn", "paper_walk",
]  # fmt: skip

_STEPS = 200  # turns that one entry may run through; more is a fault of the rules


class PaperRefusedError(ValueError):
    """The rules refuse the entry; ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class PaperAsk:
    """News that waits for the reply of a seat."""

    event: str
    seat: str
    replies: tuple[EventReply, ...]


@dataclass(frozen=True, slots=True)
class PaperTurn:
    """What a side did in its turn: in public, then at the table. An empty ``package`` is no offer."""

    package: Package = ()
    tone: Tone | None = None
    measure: str = ""

    def actions(self) -> tuple[Action, ...]:
        said = () if self.tone is None else (Statement(self.tone),)
        taken = (UseMeasure(self.measure),) if self.measure else ()
        offered = (Propose((Alternative(self.package),)),) if self.package else ()
        return (*said, *taken, *offered)


def paper_open(table: HostedTable, now: float) -> None:
    """Begin a table's game: nobody need sit at a screen, but the class clock must be off."""
    if table.plan.clocked:
        raise ClassRefusalError(ClassCode.WRONG_STAGE)
    if table.clock.phase in (ClassPhase.LOBBY, ClassPhase.BRIEF):
        table.start(now)


def paper_asks(table: HostedTable) -> tuple[PaperAsk, ...]:
    """The replies for which a table's news waits, in the order in which they were asked."""
    view, found = table.public_view(), []
    if view.phase is not Phase.NEWS or table.clock.phase in (ClassPhase.LOBBY, ClassPhase.BRIEF):
        return ()
    for side in table.scenario.side_ids:
        for event, seat in table.side_view(side).asks:
            asked = next(ask for ask in table.scenario.events_by_id[event].asks if ask.seat == seat)
            found.append(PaperAsk(event, seat, asked.replies))
    return tuple(found)


def paper_reply(table: HostedTable, event: str, reply: str, now: float) -> None:
    """Enter a reply to news.

    Raises:
        PaperRefusedError: the rules refuse it.
        ClassRefusalError: nothing waits for this reply, or the class clock runs.
    """
    paper_open(table, now)
    for ask in paper_asks(table):
        if ask.event == event and reply in {known.id for known in ask.replies}:
            lead = table.scenario.leads[table.scenario.seats_by_id[ask.seat].side]
            _take(table, ask.seat if ask.seat in table.staffed else lead, Reply(event, reply), now)
            return
    raise ClassRefusalError(ClassCode.NO_SUCH_EVENT, event, "event")


def paper_pass(table: HostedTable, now: float) -> None:
    """Nobody replied to what the news still asks."""
    paper_open(table, now)
    for _ in range(_STEPS):
        if not paper_asks(table):
            return
        table.advance(now)


def _begin(table: HostedTable, now: float) -> None:
    """Be where turns are taken. News that asks for a reply is never passed over in silence."""
    paper_open(table, now)
    _go_on(table, now)


def _go_on(table: HostedTable, now: float) -> None:
    """Pass whatever comes between turns and asks nobody."""
    for _ in range(_STEPS):
        view = table.public_view()
        if table.over or view.phase is Phase.TURNS:
            return
        if paper_asks(table):
            raise ClassRefusalError(ClassCode.NEWS_ASKS, str(view.round))
        table.advance(now)


def _wait_for(table: HostedTable, side: str, most_round: int, now: float) -> bool:
    """End the other side's turns until it is ``side``'s; False when the round would be passed."""
    for _ in range(_STEPS):
        view = table.public_view()
        if table.over or view.round > most_round:
            return False
        if view.acting_side == side:
            return True
        _take(table, table.scenario.leads[view.acting_side], EndTurn(), now)
        _go_on(table, now)
    return False


def _take(table: HostedTable, seat: str, action: Action, now: float) -> None:
    answer: Answer = table.act(seat, action, None, now)
    if isinstance(answer.refusal, Refusal):
        raise PaperRefusedError(answer.refusal)
    if answer.refusal is not None:
        raise ClassRefusalError(answer.refusal.code)


def paper_turn(table: HostedTable, side: str, turn: PaperTurn, now: float) -> int:
    """Enter what one side said, did and offered in its turn; returns the round it counts in.

    Where the side has had its turn in this round, it is entered in the next one.

    Raises:
        PaperRefusedError: the rules refuse a part of it; then nothing of it is entered.
        ClassRefusalError: news of the round waits for a reply, the class clock runs, or the game is over.
    """
    _begin(table, now)
    rounds = len(table.scenario.calendar.rounds)
    if not _has_moved(table, side):
        _check(table, side, turn.actions())  # before the other side's turn is ended for it
    for _ in range(_STEPS):
        if not _wait_for(table, side, rounds, now):
            raise ClassRefusalError(ClassCode.GAME_OVER)
        view = table.public_view()
        if view.step < 2 and not _has_moved(table, side):
            _check(table, side, turn.actions())
            for action in turn.actions():
                _take(table, table.scenario.leads[side], action, now)
            return view.round
        _take(table, table.scenario.leads[side], EndTurn(), now)
        _go_on(table, now)
    raise ClassRefusalError(ClassCode.GAME_OVER)


def _check(table: HostedTable, side: str, actions: tuple[Action, ...]) -> None:
    found = (table.game.check_at_turn(table.scenario.leads[side], action) for action in actions)
    refusal = next((refusal for refusal in found if refusal is not None), None)
    if refusal is not None:
        raise PaperRefusedError(refusal)


def _has_moved(table: HostedTable, side: str) -> bool:
    own = table.side_view(side).own
    return own is not None and own.turn.table


def paper_answer(table: HostedTable, side: str, sign: bool, now: float) -> None:
    """Enter that a side signed, or declined, the other side's standing offer.

    Raises:
        PaperRefusedError: there is no offer to answer, or the rules refuse it.
        ClassRefusalError: the class clock runs, or the game is over.
    """
    _begin(table, now)
    if table.over:
        raise ClassRefusalError(ClassCode.GAME_OVER)
    _check(table, side, (Respond(sign=sign),))
    if not _wait_for(table, side, table.public_view().round, now):
        _wait_for(table, side, len(table.scenario.calendar.rounds), now)
    _take(table, table.scenario.leads[side], Respond(sign=sign), now)


def paper_round(table: HostedTable, now: float) -> int:
    """Close the round on paper: whoever has not moved holds. Returns the round that is open then, its news unanswered.

    Raises ClassRefusalError: news of the round still waits for a reply, or the class clock runs.
    """
    _begin(table, now)
    before = table.public_view().round
    for _ in range(_STEPS):
        view = table.public_view()
        if table.over or view.round > before:
            break
        if view.phase is Phase.TURNS:
            _take(table, table.scenario.leads[view.acting_side], EndTurn(), now)
        else:
            _go_on(table, now)
    return table.public_view().round


def paper_guess(table: HostedTable, side: str, ranking: tuple[int, ...], now: float) -> None:
    """Enter what a side wrote down as the other's first priorities.

    Raises:
        PaperRefusedError: the rules do not take a guess now, or not this one.
        ClassRefusalError: the class clock runs, or the game is over.
    """
    paper_open(table, now)
    _take(table, table.scenario.leads[side], Guess(ranking), now)


def paper_walk(table: HostedTable, side: str, now: float) -> None:
    """Enter that a side walked away."""
    _begin(table, now)
    if not _wait_for(table, side, len(table.scenario.calendar.rounds), now):
        raise ClassRefusalError(ClassCode.GAME_OVER)
    _take(table, table.scenario.leads[side], WalkAway(), now)

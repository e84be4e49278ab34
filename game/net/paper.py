"""Paper and projector: the teacher enters what a table offered and signed, and the rules run on from there."""

from __future__ import annotations

from game.net.clock import ClassPhase
from game.net.hosted import Answer, HostedTable
from game.net.refusals import ClassCode, ClassRefusalError
from game.rules.actions import Action, Alternative, EndTurn, Guess, Package, Propose, Respond, WalkAway
from game.rules.refusal import Refusal
from game.rules.state import Phase

__all__ = ["PaperRefusedError", "paper_answer", "paper_guess", "paper_offer", "paper_round", "paper_walk"]

_STEPS = 200  # turns that one entry may run through; more is a fault of the rules


class PaperRefusedError(ValueError):
    """The rules refuse the entry; ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code.value)
        self.refusal = refusal


def _begin(table: HostedTable, now: float) -> None:
    """A table on paper needs nobody at a screen; its clock must be off."""
    if table.plan.clocked:
        raise ClassRefusalError(ClassCode.WRONG_STAGE)
    if table.clock.phase in (ClassPhase.LOBBY, ClassPhase.BRIEF):
        table.start(now)
    _pass_news(table, now)


def _pass_news(table: HostedTable, now: float) -> None:
    for _ in range(_STEPS):
        if table.over or table.public_view().phase is Phase.TURNS:
            return
        table.advance(now)


def _wait_for(table: HostedTable, side: str, most_round: int, now: float) -> bool:
    """End the other side's turns until it is ``side``'s; False when the round would be passed."""
    for _ in range(_STEPS):
        view = table.public_view()
        if table.over or view.round > most_round:
            return False
        if view.acting_side == side:
            return True
        _take(table, view.acting_side, EndTurn(), now)
        _pass_news(table, now)
    return False


def _take(table: HostedTable, side: str, action: Action, now: float) -> None:
    answer: Answer = table.act(table.scenario.leads[side], action, None, now)
    if isinstance(answer.refusal, Refusal):
        raise PaperRefusedError(answer.refusal)
    if answer.refusal is not None:
        raise ClassRefusalError(answer.refusal.code)


def paper_offer(table: HostedTable, side: str, package: Package, now: float) -> int:
    """Enter an offer, whole, by one side; returns the round it counts in.

    Where the side has had its turn in this round, the offer is entered in the next one.

    Raises:
        PaperRefusedError: the rules refuse it.
        ClassRefusalError: the class clock runs, or the game is over.
    """
    _begin(table, now)
    rounds = len(table.scenario.calendar.rounds)
    for _ in range(_STEPS):
        if not _wait_for(table, side, rounds, now):
            raise ClassRefusalError(ClassCode.GAME_OVER)
        view = table.public_view()
        if view.step < 2 and not _has_moved(table, side):
            _take(table, side, Propose((Alternative(package),)), now)
            return view.round
        _take(table, side, EndTurn(), now)
        _pass_news(table, now)
    raise ClassRefusalError(ClassCode.GAME_OVER)


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
    if not _wait_for(table, side, table.public_view().round, now):
        _wait_for(table, side, len(table.scenario.calendar.rounds), now)
    _take(table, side, Respond(sign=sign), now)


def paper_round(table: HostedTable, now: float) -> int:
    """Close the round on paper: whoever has not moved holds. Returns the round that is open then."""
    _begin(table, now)
    before = table.public_view().round
    for _ in range(_STEPS):
        view = table.public_view()
        if table.over or view.round > before:
            break
        _take(table, view.acting_side, EndTurn(), now)
        _pass_news(table, now)
    return table.public_view().round


def paper_guess(table: HostedTable, side: str, ranking: tuple[int, ...], now: float) -> None:
    """Enter what a side wrote down as the other's first priorities.

    Raises:
        PaperRefusedError: the rules do not take a guess now, or not this one.
        ClassRefusalError: the class clock runs, or the game is over.
    """
    _begin(table, now)
    _take(table, side, Guess(ranking), now)


def paper_walk(table: HostedTable, side: str, now: float) -> None:
    """Enter that a side walked away."""
    _begin(table, now)
    if not _wait_for(table, side, len(table.scenario.calendar.rounds), now):
        raise ClassRefusalError(ClassCode.GAME_OVER)
    _take(table, side, WalkAway(), now)

"""One reading of the table: what the other side may be, and what going on is worth under every plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.ai.amounts import Floats
from game.ai.board import Board, still_open
from game.ai.known import Known
from game.ai.menu import Valuer
from game.ai.prospects import Prospects, prospects
from game.ai.skill.plans import Frontier, Outlook, Terms, frontier_of, steps, weigh
from game.ai.skill.rivals import READ_SD, RIVALS, Seen, Told, anchored, suspects
from game.ai.tempo import a_round_later

OPENING_ASK = 0.98  # of its best: what a side is taken to want before it has said anything
UNSURE_SHARE = 0.5  # of the spread between minds that counts as error in reading one offer


@dataclass(frozen=True, eq=False)
class Reading:
    """``types`` (K,) are odds of the rivals; ``ahead`` what waiting costs; ``outlook`` the plans, weighed."""

    frontier: Frontier
    types: Floats
    ahead: Prospects
    outlook: Outlook


def read_table(known: Known, valuer: Valuer, board: Board, *, may_bid: bool, anchors: bool) -> Reading:
    """Read a board that has a feasible row.

    ``may_bid``: this side's bid of the round is still to be made. ``anchors``: take the other side's concessions from
    where it began, not from where its type usually begins."""
    view, scenario = board.view, known.scenario
    rows = board.feasible
    frontier = frontier_of(board.values.own[rows], board.other[rows])
    spread = board.values.theirs[rows] - board.other[rows][:, None]
    deviation = np.sqrt(spread**2 @ np.asarray(board.odds))
    unsure = UNSURE_SHARE * float(deviation.mean()) / frontier.most
    seen = _seen(known, valuer, board, frontier)
    fair = board.other_fair / frontier.most
    rivals = anchored(RIVALS, seen) if anchors else RIVALS
    types = suspects(rivals, seen, fair, unsure)
    opens_odd = scenario.calendar.opener == known.side_id
    timeline = steps(view.round, board.rounds, opens_odd=opens_odd, may_bid=may_bid)
    ahead = discounted(known, board, prospects(scenario, valuer, board))
    terms = Terms(board.fair, fair, seen.given, seen.bids[-1].value if seen.bids else OPENING_ASK)
    outlook = weigh(frontier, terms, ahead, timeline, rivals, types, float(np.hypot(READ_SD, unsure)))
    return Reading(frontier, types, ahead, outlook)


def discounted(known: Known, board: Board, ahead: Prospects) -> Prospects:
    """Prospects with this side's own discount factor, in pure bargaining.

    A fair deal l rounds on brings (fair + reservation) x factor^l, no deal the reservation x factor at the end
    (`game.rules.pure`): what is kept is the ratio of the gains then and now.
    """
    later = a_round_later(known.scenario, known.side)
    reserve = known.scenario.sides[known.side].reservation or 0.0
    rounds = len(ahead.keeps)
    failing = reserve * later**rounds
    gain = board.fair + reserve - failing
    if later >= 1.0 or gain <= 0.0:
        return ahead
    kept = ((board.fair + reserve) * later ** np.arange(rounds) - failing) / gain
    return replace(ahead, keeps=ahead.keeps * np.clip(kept, 0.0, 1.0))


def _seen(known: Known, valuer: Valuer, board: Board, frontier: Frontier) -> Seen:
    theirs = _shares(valuer, board, known.other, frontier)
    mine = _shares(valuer, board, known.side, frontier)
    return Seen(
        tuple(Told(told.clock, told.kept, sum(own.place < told.heard for own in mine)) for told in theirs),
        tuple(Told(own.clock, own.most, sum(told.place < own.heard for told in theirs)) for own in mine),
    )


@dataclass(frozen=True, slots=True)
class _Share:
    """An offer on open issues: its ``place`` among its side's, how many of the other side's it ``heard`` before, and
    the other side's share of its most in the alternative best for the believer (``kept``) and in the one best for the
    other side (``most``)."""

    clock: float
    place: int
    heard: int
    kept: float
    most: float


def _shares(valuer: Valuer, board: Board, side: int, frontier: Frontier) -> list[_Share]:
    offers = board.memory.offers[side]
    rows, owner = [], []
    for place, offer in enumerate(offers):
        for alternative in offer.alternatives:
            package = still_open(alternative, board.now)
            if package is not None:
                rows.append(package)
                owner.append(place)
    if not rows:
        return []
    values = valuer.packages(np.array(rows, dtype=np.int64), board.now)
    other = values.theirs @ np.asarray(board.odds) / frontier.most
    rounds, places = max(board.rounds - 1, 1), np.array(owner)
    found = []
    for place in dict.fromkeys(owner):
        here = np.flatnonzero(places == place)
        kept = other[here[int(values.own[here].argmax())]]
        clock = (offers[place].round - 1) / rounds
        found.append(_Share(clock, place, offers[place].heard, float(kept), float(other[here].max())))
    return found

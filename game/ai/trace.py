"""What a bot thought when it moved: kept per decision, rendered as reasons by whoever explains it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from game.rules.actions import Action, Package


class TraceRule(StrEnum):
    """The rule that produced a move."""

    REPLY = "reply"  # the reply to news worth most to the persona
    ANSWER_CONSULT = "answer_consult"
    GUESS = "guess"  # expected swing under the believed mandates
    STATEMENT = "statement"
    PLEDGE = "pledge"
    MEASURE = "measure"  # value for capital
    CONSULT = "consult"  # the question that tells the believed mandates apart best
    SNAP_BACK = "snap_back"
    ACCEPT = "accept"  # the offer is worth at least the threshold
    ACCEPT_PART = "accept_part"  # lots worth at least what the next bid would ask on the same issues
    ACCEPT_LAST = "accept_last"  # nothing follows, and the offer beats no deal by enough
    DECLINE = "decline"
    WAIT = "wait"  # the standing offer is kept open
    BID = "bid"  # a package on the believed frontier at the aspiration
    BID_LOTS = "bid_lots"
    BID_LAST = "bid_last"  # the largest expected value over opponent types
    HOLD = "hold"
    END_TURN = "end_turn"
    WALK_AWAY = "walk_away"
    POST_SETTLE = "post_settle"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Trace:
    """One consideration of a decision.

    Values are expected points for the bot's side (``own``) and, as it believes, for the other (``other``), against
    going on without a deal; ``threshold`` is what ``own`` was held against. ``believed`` are the odds it gives the
    other side's declared mandates. ``terms`` are the (issue, points) that decided, most important first. ``waiting`` is
    what going on was worth, ``rivals`` the odds of how the other side bargains (``skill.rivals.Manner``, by value), and
    ``whole`` what a package that was offered in lots would have been worth in one vote.
    """

    round: int
    rule: TraceRule
    action: Action | None = None
    package: Package | None = None
    own: float | None = None
    threshold: float | None = None
    other: float | None = None
    chance: float | None = None
    believed: tuple[tuple[str, float], ...] = ()
    terms: tuple[tuple[int, float], ...] = ()
    waiting: float | None = None
    whole: float | None = None
    rivals: tuple[tuple[str, float], ...] = ()

"""The log: one record per input (action, chance, control) and per fact that follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from game.rules.actions import Action
from game.rules.chance import Chance
from game.rules.control import Control

EVERYONE = ""
"""``visible_to`` of public records; otherwise a side id, ``seat:ID``, or ``nobody`` (until the debrief)."""

NOBODY = "nobody"

RULES, CHANCE, CONTROL = "rules", "chance", "control"
"""Actors other than seats."""


class FactCode(StrEnum):
    """What the rules found to follow from an input. Arguments are listed beside each code."""

    ROUND_BEGAN = "round_began"  # round
    EVENT_HAPPENED = "event_happened"  # event
    ASKED = "asked"  # event, seat
    DUTIES_CHANGED = "duties_changed"  # sector, cause
    OFFER_LAPSED = "offer_lapsed"  # side
    DEAL_SIGNED = "deal_signed"  # deal, side (signer)
    VOTE_RESULT = "vote_result"  # deal, passed
    DEAL_RATIFIED = "deal_ratified"  # deal
    DEAL_FAILED = "deal_failed"  # deal
    PLEDGE_BROKEN = "pledge_broken"  # side, issue
    BREACHED = "breached"  # side, deal, issue
    SNAPPED_BACK = "snapped_back"  # side, deal
    SUPPORT_MOVED = "support_moved"  # side, audience, delta, cause
    TEMPERATURE_MOVED = "temperature_moved"  # delta, cause
    CAPITAL_MOVED = "capital_moved"  # side, delta, cause
    SUSPENDED = "suspended"  # rounds
    AUDIENCE_WARNED = "audience_warned"  # audience
    AUDIENCE_ACTED = "audience_acted"  # audience
    CONSULT_ASKED = "consult_asked"  # side, issue, against
    CONSULT_ANSWERED = "consult_answered"  # side (answerer), issue, against, low, high, more
    REVEALED = "revealed"  # side, what, value
    TALKS_ENDED = "talks_ended"
    WALKED_AWAY = "walked_away"  # side
    ROUND_CLOSED = "round_closed"  # round, idle
    POST_SETTLEMENT = "post_settlement"  # outcome
    GAME_OVER = "game_over"  # ending


Value: TypeAlias = "str | int | float | bool | tuple[int, ...] | None"


@dataclass(frozen=True, slots=True)
class Fact:
    code: FactCode
    args: tuple[tuple[str, Value], ...] = ()

    def arg(self, name: str) -> Value:
        """The argument's value; KeyError when the fact has none of that name."""
        for key, value in self.args:
            if key == name:
                return value
        raise KeyError(name)


Body: TypeAlias = Action | Chance | Control | Fact


@dataclass(frozen=True, slots=True)
class Record:
    """``actor`` is a seat id or one of RULES, CHANCE, CONTROL. ``seq`` counts from 1 without gaps."""

    seq: int
    round: int
    actor: str
    body: Body
    visible_to: str = EVERYONE

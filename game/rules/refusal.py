"""Refusals are values with codes; text is the client's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from game.rules.records import Value


class RefusalCode(StrEnum):
    GAME_OVER = "game_over"
    NOT_YOUR_TURN = "not_your_turn"
    NOT_YOUR_SEAT = "not_your_seat"
    LEAD_ONLY = "lead_only"
    WRONG_PHASE = "wrong_phase"
    PAUSED = "paused"
    RULE_NOT_IN_PLAY = "rule_not_in_play"  # rule, since
    ALREADY_DONE = "already_done"  # what: statement, table move, response ...
    TALKS_SUSPENDED = "talks_suspended"
    UNKNOWN_ISSUE = "unknown_issue"  # got
    UNKNOWN_OPTION = "unknown_option"  # issue, got
    UNKNOWN_MEASURE = "unknown_measure"
    UNKNOWN_REPLY = "unknown_reply"
    ISSUE_SETTLED = "issue_settled"  # issue
    EMPTY_OFFER = "empty_offer"
    INCOMPLETE_PACKAGE = "incomplete_package"  # issue
    TOO_MANY_ALTERNATIVES = "too_many_alternatives"  # got, most
    TOO_MANY_LOTS = "too_many_lots"  # got, most
    LOTS_DO_NOT_PARTITION = "lots_do_not_partition"  # issue
    SAME_OFFER = "same_offer"
    NO_STANDING_OFFER = "no_standing_offer"
    NO_SUCH_ALTERNATIVE = "no_such_alternative"  # got, most
    NO_SUCH_LOT = "no_such_lot"  # got, most
    NOT_SEPARABLE = "not_separable"
    TOO_MANY_REASONS = "too_many_reasons"
    NOT_ENOUGH_CAPITAL = "not_enough_capital"  # cost, have
    MEASURE_NOT_YOURS = "measure_not_yours"
    MEASURE_USED_UP = "measure_used_up"
    MEASURE_COOLING = "measure_cooling"  # until
    MEASURE_CONDITION = "measure_condition"
    TOO_MANY_MEASURES = "too_many_measures"  # most
    NO_CONSULTS_LEFT = "no_consults_left"
    CONSULT_PENDING = "consult_pending"
    NOTHING_TO_ANSWER = "nothing_to_answer"
    PLEDGE_MADE = "pledge_made"  # issue
    TOO_MANY_PLEDGES = "too_many_pledges"
    GUESS_NOT_ASKED = "guess_not_asked"
    BAD_RANKING = "bad_ranking"
    INITIAL_MISSING = "initial_missing"  # issue, seat
    OVERRIDE_USED = "override_used"
    NOT_OWNER = "not_owner"  # issue, seat
    NO_BREACH = "no_breach"
    TOO_LONG = "too_long"  # got, most
    STALE = "stale"  # expected, got
    READ_ONLY = "read_only"
    NO_ANSWER = "no_answer"  # a table at another machine
    CLASS = "class"  # words: a reason that only a class has, as its server puts it


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an action was not taken. ``field`` names the part of the action, e.g. ``alternatives[1].lots[0]``."""

    code: RefusalCode
    field: str = ""
    args: tuple[tuple[str, Value], ...] = ()

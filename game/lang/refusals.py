"""Why an action was not taken, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.core.messages import Translator
from game.core.messages import mark as _
from game.lang.fields import fill
from game.lang.names import Wording
from game.rules.records import Value
from game.rules.refusal import Refusal, RefusalCode
from game.scenario.model import Scenario

__all__ = ["REFUSALS", "render_refusal", "say_refusal"]

REFUSALS: Mapping[RefusalCode, str] = MappingProxyType(
    {
        RefusalCode.GAME_OVER: _("The game is over; nothing more can be done at this table."),
        RefusalCode.NOT_YOUR_TURN: _("It is not your turn."),
        RefusalCode.NOT_YOUR_SEAT: _("This seat is not yours to play."),
        RefusalCode.LEAD_ONLY: _("Only the head of the delegation may do this."),
        RefusalCode.WRONG_PHASE: _("This cannot be done at this point of the round."),
        RefusalCode.PAUSED: _("The table is paused."),
        RefusalCode.RULE_NOT_IN_PLAY: _("This game does not play with {rule} now (in play from round: {since})."),
        RefusalCode.ALREADY_DONE: _("You have already {what} this turn."),
        RefusalCode.TALKS_SUSPENDED: _("Talks are suspended this round: no table moves."),
        RefusalCode.UNKNOWN_ISSUE: _("There is no such issue: {got}."),
        RefusalCode.UNKNOWN_OPTION: _("{issue} has no such option: {got}."),
        RefusalCode.UNKNOWN_MEASURE: _("There is no such measure: {got}."),
        RefusalCode.UNKNOWN_REPLY: _("There is no such reply: {got}."),
        RefusalCode.ISSUE_SETTLED: _("{issue} is settled already."),
        RefusalCode.EMPTY_OFFER: _("The offer names no issue."),
        RefusalCode.INCOMPLETE_PACKAGE: _("At this table an offer settles every issue; {issue} is left out."),
        RefusalCode.TOO_MANY_ALTERNATIVES: _("An offer has at most {most} alternatives; this one has {got}."),
        RefusalCode.TOO_MANY_LOTS: _("An alternative has at most {most} lots; this one has {got}."),
        RefusalCode.LOTS_DO_NOT_PARTITION: _("Every issue of a separable offer belongs to exactly one lot: {issue}."),
        RefusalCode.SAME_OFFER: _("This offer is on the table already."),
        RefusalCode.NO_STANDING_OFFER: _("There is no standing offer to answer."),
        RefusalCode.NO_SUCH_ALTERNATIVE: _("The offer has {most} alternatives; there is no number {got}."),
        RefusalCode.NO_SUCH_LOT: _("The alternative has {most} lots; there is no number {got}."),
        RefusalCode.NOT_SEPARABLE: _("This alternative is offered whole: sign all of it or none."),
        RefusalCode.TOO_MANY_REASONS: _("Give fewer reasons."),
        RefusalCode.NOT_ENOUGH_CAPITAL: _("This costs {cost} political capital; you have {have}."),
        RefusalCode.MEASURE_NOT_YOURS: _("This measure belongs to the other side or to another seat."),
        RefusalCode.MEASURE_USED_UP: _("This measure is used up."),
        RefusalCode.MEASURE_COOLING: _("This measure can be used again in round {until}."),
        RefusalCode.MEASURE_CONDITION: _("The conditions for this measure do not hold now."),
        RefusalCode.TOO_MANY_MEASURES: _("Measures a turn: {most} at most."),
        RefusalCode.NO_CONSULTS_LEFT: _("No consultations are left."),
        RefusalCode.CONSULT_PENDING: _("A consultation still waits for its answer."),
        RefusalCode.NOTHING_TO_ANSWER: _("Nothing waits for your answer."),
        RefusalCode.PLEDGE_MADE: _("You have already made a pledge on {issue}."),
        RefusalCode.TOO_MANY_PLEDGES: _("No more pledges can be made."),
        RefusalCode.GUESS_NOT_ASKED: _("Guesses are asked in the first and in the last round, once in each."),
        RefusalCode.BAD_RANKING: _("Name at least three different issues, the most important first."),
        RefusalCode.INITIAL_MISSING: _("{issue} still wants the initial of {seat}."),
        RefusalCode.OVERRIDE_USED: _("The override has been used; it comes once a game."),
        RefusalCode.NOT_OWNER: _("{issue} belongs to {seat}."),
        RefusalCode.NO_BREACH: _("There is no breach to answer in this deal."),
        RefusalCode.TOO_LONG: _("That is too long ({got}; at most {most})."),
        RefusalCode.STALE: _("The table has moved on; look again and repeat the command."),
        RefusalCode.READ_ONLY: _("This table is opened to be read only."),
        RefusalCode.NO_ANSWER: _("The table does not answer. What you sent goes out again when the network is back."),
        RefusalCode.CLASS: _("Refused: {words}"),
    }
)

_WITHOUT_DETAIL: Mapping[RefusalCode, str] = MappingProxyType(
    {
        RefusalCode.CLASS: _("The class does not allow this now."),
        RefusalCode.RULE_NOT_IN_PLAY: _("This game does not play with this rule now."),
        RefusalCode.ALREADY_DONE: _("You have already done this."),
        RefusalCode.UNKNOWN_ISSUE: _("There is no such issue."),
        RefusalCode.INCOMPLETE_PACKAGE: _("At this table an offer settles every issue at once, without lots."),
        RefusalCode.UNKNOWN_OPTION: _("There is no such option."),
        RefusalCode.UNKNOWN_MEASURE: _("There is no such measure."),
        RefusalCode.UNKNOWN_REPLY: _("There is no such reply."),
        RefusalCode.ISSUE_SETTLED: _("This issue is settled already."),
        RefusalCode.TOO_MANY_ALTERNATIVES: _("The offer has too many alternatives."),
        RefusalCode.TOO_MANY_LOTS: _("The alternative has too many lots."),
        RefusalCode.LOTS_DO_NOT_PARTITION: _("Every issue of a separable offer belongs to exactly one lot."),
        RefusalCode.NO_SUCH_ALTERNATIVE: _("The offer has no such alternative."),
        RefusalCode.NO_SUCH_LOT: _("The alternative has no such lot."),
        RefusalCode.NOT_ENOUGH_CAPITAL: _("You have too little political capital."),
        RefusalCode.MEASURE_COOLING: _("This measure cannot be used again yet."),
        RefusalCode.TOO_MANY_MEASURES: _("No more measures can be used this turn."),
        RefusalCode.PLEDGE_MADE: _("You have already made a pledge on this issue."),
        RefusalCode.INITIAL_MISSING: _("An owner's initial is still wanted."),
        RefusalCode.NOT_OWNER: _("This issue belongs to another seat."),
        RefusalCode.TOO_LONG: _("That is too long."),
    }
)
"""Texts for refusals that come without the arguments the full text needs."""

_COUNTED = frozenset({RefusalCode.NO_SUCH_ALTERNATIVE, RefusalCode.NO_SUCH_LOT, RefusalCode.UNKNOWN_ISSUE})


def render_refusal(refusal: Refusal, scenario: Scenario, translator: Translator) -> str:
    """The refusal as one or two sentences in the translator's language."""
    return say_refusal(refusal, Wording(scenario, translator))


def say_refusal(refusal: Refusal, wording: Wording) -> str:
    """As `render_refusal`, with the wording made before."""
    args = tuple((name, _counted(refusal.code, name, value)) for name, value in refusal.args)
    return fill(wording, REFUSALS[refusal.code], args, _WITHOUT_DETAIL.get(refusal.code))


def _counted(code: RefusalCode, name: str, value: Value) -> Value:
    """Indices count from 0; people count alternatives, lots and issues from 1."""
    counted = code in _COUNTED and name in ("got", "most") and isinstance(value, int)
    return value + 1 if counted and isinstance(value, int) else value

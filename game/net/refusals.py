"""Why the class server (not the rules) said no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from game.core.messages import Translator
from game.core.messages import mark as _
from game.lang.names import Wording
from game.lang.refusals import render_refusal
from game.rules.refusal import Refusal
from game.scenario.model import Scenario

__all__ = ["TEXTS", "ClassCode", "ClassRefusal", "ClassRefusalError", "say"]


class ClassCode(StrEnum):
    NOT_APPROVED = "not_approved"
    NOT_SEATED = "not_seated"
    NOT_STARTED = "not_started"
    FACE_TO_FACE = "face_to_face"
    SEALED_PHASE = "sealed_phase"
    TABLE_PHASE = "table_phase"
    CLOSING = "closing"
    CHAT_OFF = "chat_off"
    MUTED = "muted"
    OUT_OF_ORDER = "out_of_order"
    OBSERVER = "observer"
    NOT_YOUR_SEAT = "not_your_seat"
    BOT_SEATED = "bot_seated"
    LEAD_ONLY = "lead_only"
    OTHERS_TASK = "others_task"  # detail: the seat
    BAD_MESSAGE = "bad_message"
    TOO_LARGE = "too_large"
    TOO_FAST = "too_fast"
    UNKNOWN_CODE = "unknown_code"
    TOO_MANY_TRIES = "too_many_tries"
    NAME_NEEDED = "name_needed"
    NAME_TAKEN = "name_taken"
    FULL = "full"
    SESSION_CLOSED = "session_closed"
    UNKNOWN_COMMAND = "unknown_command"
    BAD_ARGUMENT = "bad_argument"
    NO_SUCH_TABLE = "no_such_table"
    NO_SUCH_PERSON = "no_such_person"
    NO_SUCH_SEAT = "no_such_seat"
    NO_SUCH_SESSION = "no_such_session"
    NO_SUCH_EVENT = "no_such_event"
    SENSITIVE_OFF = "sensitive_off"
    NO_SUCH_BOT = "no_such_bot"
    SEAT_TAKEN = "seat_taken"
    TABLE_NOT_EMPTY = "table_not_empty"
    NOTHING_TO_UNDO = "nothing_to_undo"
    ALREADY_STARTED = "already_started"
    WRONG_STAGE = "wrong_stage"
    GAME_OVER = "game_over"
    NEWS_ASKS = "news_asks"  # detail: the round
    READ_ONLY = "read_only"
    FAILED = "failed"


TEXTS: Mapping[ClassCode, str] = MappingProxyType(
    {
        ClassCode.NOT_APPROVED: _("Your teacher has yet to let you in."),
        ClassCode.NOT_SEATED: _("You have no seat yet; your teacher gives you one."),
        ClassCode.NOT_STARTED: _("The game has not begun."),
        ClassCode.FACE_TO_FACE: _("This is the time to talk face to face. Moves come when the table opens."),
        ClassCode.SEALED_PHASE: _("Now both sides choose a statement and a measure. Moves come when the table opens."),
        ClassCode.TABLE_PHASE: _("Statements and measures were chosen before the table opened."),
        ClassCode.CLOSING: _("The round is closing. The next one begins in a moment."),
        ClassCode.CHAT_OFF: _("Chat is off."),
        ClassCode.MUTED: _("Your teacher has muted you."),
        ClassCode.OUT_OF_ORDER: _("This came too late: something you sent afterwards has already arrived."),
        ClassCode.OBSERVER: _("Observers watch; they make no moves."),
        ClassCode.NOT_YOUR_SEAT: _("That seat is not yours."),
        ClassCode.BOT_SEATED: _("A bot plays this side for now; your teacher can hand the seat back to you."),
        ClassCode.LEAD_ONLY: _("Only the head of the delegation may do this."),
        ClassCode.OTHERS_TASK: _("This is the task of {detail} in this round."),
        ClassCode.BAD_MESSAGE: _("The message makes no sense: {detail}."),
        ClassCode.TOO_LARGE: _("The message is too large."),
        ClassCode.TOO_FAST: _("Too many messages at once; slow down."),
        ClassCode.UNKNOWN_CODE: _("No class has this code. Look at the projector again: six letters."),
        ClassCode.TOO_MANY_TRIES: _("Too many wrong codes. Wait a minute and try again."),
        ClassCode.NAME_NEEDED: _("Type a name or a pseudonym, with at least one letter or digit."),
        ClassCode.NAME_TAKEN: _("Somebody in this class has this name already; choose another one."),
        ClassCode.FULL: _("The class is full."),
        ClassCode.SESSION_CLOSED: _("This session is closed."),
        ClassCode.UNKNOWN_COMMAND: _("There is no such command: {detail}."),
        ClassCode.BAD_ARGUMENT: _("This cannot be: {detail}."),
        ClassCode.NO_SUCH_TABLE: _("There is no such table."),
        ClassCode.NO_SUCH_PERSON: _("There is no such person in this session."),
        ClassCode.NO_SUCH_SEAT: _("There is no such seat."),
        ClassCode.NO_SUCH_SESSION: _("There is no such session."),
        ClassCode.NO_SUCH_EVENT: _("The scenario has no such event."),
        ClassCode.SENSITIVE_OFF: _("This item is marked as sensitive and was not turned on for this class."),
        ClassCode.NO_SUCH_BOT: _("There is no bot of this name for this seat."),
        ClassCode.SEAT_TAKEN: _("Somebody sits there already; move that person first, or add a co-pilot."),
        ClassCode.TABLE_NOT_EMPTY: _("Somebody still sits at this table."),
        ClassCode.NOTHING_TO_UNDO: _("There is no turn to take back at this table."),
        ClassCode.ALREADY_STARTED: _("This can only be changed before the game begins."),
        ClassCode.WRONG_STAGE: _("This cannot be done at this point of the session."),
        ClassCode.GAME_OVER: _("The game is over at this table."),
        ClassCode.NEWS_ASKS: _("The news of round {detail} asks for a reply: enter it, or let the news pass."),
        ClassCode.FAILED: _("The server could not do this; its log says why."),
        ClassCode.READ_ONLY: _("This table no longer replays as it was played; it can only be read."),
    }
)


@dataclass(frozen=True, slots=True)
class ClassRefusal:
    """``detail`` completes the text of some codes; ``field`` names the part of the message that is meant."""

    code: ClassCode
    detail: str = ""
    field: str = ""


class ClassRefusalError(Exception):
    """A refusal on its way up to whoever answers."""

    def __init__(self, code: ClassCode, detail: str = "", field: str = "") -> None:
        super().__init__(f"{code.value}: {detail}" if detail else code.value)
        self.refusal = ClassRefusal(code, detail, field)


def say(refusal: ClassRefusal | Refusal, scenario: Scenario | None, t: Translator) -> str:
    """A refusal of the rules or of the class in the reader's language."""
    if isinstance(refusal, Refusal):
        return render_refusal(refusal, scenario, t) if scenario is not None else refusal.code.value
    detail = refusal.detail
    if refusal.code is ClassCode.OTHERS_TASK and scenario is not None:
        detail = Wording(scenario, t, offices_only=True).seat(detail)
    return t(TEXTS[refusal.code], detail=detail)

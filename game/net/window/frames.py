"""Reading what a class server sends a window. Untrusted input: everything is checked against its declared type."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from game.net.window.typed import TypedError, pack, unpack
from game.rules.actions import Action
from game.rules.records import Record
from game.rules.refusal import Refusal, RefusalCode
from game.rules.view import View
from game.scenario.model import Scenario, SeatScenario
from game.table.codec import CodecError, decode_body

__all__ = ["RemoteView", "read_refusal", "read_view"]

_MOST_LEGAL = 2000
_LONGEST_WORDS = 1000


@dataclass(frozen=True, slots=True)
class RemoteView:
    """A seat's view as it came. ``whole`` and ``debrief`` come once the game is over."""

    seat: str
    mark: int
    view: View
    scenario: Scenario
    legal: tuple[Action, ...]
    debrief: View | None = None
    whole: Scenario | None = None


def read_view(frame: dict[str, Any], before: RemoteView | None) -> RemoteView:
    """A ``view`` frame, which builds on the one before it. Raises ValueError for one that makes no sense."""
    seat = unpack(frame["seat"], str)
    if before is not None and "scenario" in frame and pack(before.scenario, Scenario) == frame["scenario"]:
        scenario = before.scenario
    elif "scenario" in frame:
        scenario = unpack(frame["scenario"], Scenario)
    elif before is not None:
        scenario = before.scenario
    else:
        raise TypedError("scenario", "one with the first view")
    if seat not in scenario.seats_by_id:
        raise TypedError("seat", "one of the scenario's")
    side = scenario.seats_by_id[seat].side
    # One object for as long as the seat is the same: what is made for a scenario is kept by its identity.
    known = before.view.known if before and before.scenario is scenario and before.seat == seat else None
    known = known or SeatScenario(scenario, seat, side)
    start = unpack(frame["from"], int)
    kept = before.view.history if before is not None and start else ()
    if not 0 <= start <= len(kept):
        raise TypedError("from", f"0 to {len(kept)}")
    new = unpack_records(frame["records"])
    view = unpack(frame["view"], View, {SeatScenario: known})
    whole = unpack(frame["whole"], Scenario) if "whole" in frame else None
    debrief = None
    if whole is not None:
        debrief = unpack(frame["debrief"], View, {SeatScenario: SeatScenario(whole, seat, side)})
    return RemoteView(
        seat,
        unpack(frame["mark"], int),
        replace(view, history=(*kept[:start], *new)),
        scenario,
        _legal(frame["legal"]),
        debrief,
        whole,
    )


def unpack_records(data: object) -> tuple[Record, ...]:
    if not isinstance(data, list):
        raise TypedError("records", "a list")
    return tuple(unpack(item, Record) for item in data)


def _legal(data: object) -> tuple[Action, ...]:
    if not isinstance(data, list) or len(data) > _MOST_LEGAL:
        raise TypedError("legal", "a list of actions")
    try:
        return tuple(decode_body(item) for item in data)  # type: ignore[misc]
    except CodecError as error:
        raise TypedError(error.where, "an action") from error


def read_refusal(answer: dict[str, Any]) -> Refusal:
    """Why the server said no. A reason that only a class has is given in the server's words."""
    code = str(answer.get("code", ""))
    if code in {known.value for known in RefusalCode}:
        args = answer.get("args")
        pairs = tuple((str(k), _value(v)) for k, v in args.items()) if isinstance(args, dict) else ()
        return Refusal(RefusalCode(code), str(answer.get("field", "")), pairs)
    if code == "out_of_order":
        return Refusal(RefusalCode.STALE)
    words = answer.get("text")
    if not isinstance(words, str) or not words:
        return Refusal(RefusalCode.WRONG_PHASE)
    return Refusal(RefusalCode.CLASS, str(answer.get("field", "")), (("words", words[:_LONGEST_WORDS]),))


def _value(value: object) -> str | int | float | bool | tuple[int, ...] | None:
    if isinstance(value, list):
        return tuple(item for item in value if isinstance(item, int))
    return value if isinstance(value, str | int | float | bool) else None

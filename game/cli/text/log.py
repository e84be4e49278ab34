"""What has happened, told in lines: all of it, or what a player needs to hear at once."""

from __future__ import annotations

from collections.abc import Sequence

from game.lang import Wording, render_record
from game.rules.actions import Consult, EndTurn
from game.rules.chance import Chance, Draw
from game.rules.records import Fact, FactCode, Record
from game.rules.view import View

__all__ = ["by_round", "news_lines", "round_begun", "told"]

_METERS = frozenset({FactCode.SUPPORT_MOVED, FactCode.TEMPERATURE_MOVED, FactCode.CAPITAL_MOVED})
_SAID_ELSEWHERE = frozenset({FactCode.ASKED, FactCode.CAPITAL_MOVED, FactCode.GAME_OVER, FactCode.ROUND_BEGAN})


def told(records: Sequence[Record], wording: Wording) -> list[str]:
    """The records as lines, with the movements of the meters added up at the end."""
    lines: list[str] = []
    for record in records:
        body = record.body
        if isinstance(body, Chance | EndTurn | Consult):
            continue
        if isinstance(body, Fact) and (body.code in _METERS or body.code in _SAID_ELSEWHERE):
            continue
        line = render_record(record, wording)
        # The same duty may be set on several flows at once; once is enough to hear.
        if not lines or lines[-1] != line:
            lines.append(line)
    return [*lines, *_movements(records, wording)]


def _movements(records: Sequence[Record], wording: Wording) -> list[str]:
    scenario, formats = wording.scenario, wording.formats
    temperature = 0.0
    support = dict.fromkeys(scenario.side_ids, 0.0)
    for record in records:
        body = record.body
        if not isinstance(body, Fact):
            continue
        given = dict(body.args)
        delta = given.get("delta")
        if not isinstance(delta, int | float):
            continue
        if body.code is FactCode.TEMPERATURE_MOVED:
            temperature += delta
        elif body.code is FactCode.SUPPORT_MOVED and isinstance(side := given.get("side"), str):
            support[side] += delta * _share(str(given.get("audience") or ""), side, wording)
    parts = [
        wording.t("{side} home support {delta}", side=wording.side(side), delta=formats.points(delta, signed=True))
        for side, delta in support.items()
        if abs(delta) >= 0.05
    ]
    if abs(temperature) >= 0.05:
        parts.append(wording.t("temperature {delta}", delta=formats.points(temperature, signed=True)))
    return [wording.t("Moved: {parts}.", parts=", ".join(parts))] if parts else []


def _share(audience: str, side: str, wording: Wording) -> float:
    """The part of a side's weighted support that one audience is; 1 for all of them."""
    if not audience:
        return 1.0
    weights = {known.id: known.weight for known in wording.scenario.audiences_by_side[side]}
    return weights.get(audience, 0.0) / (sum(weights.values()) or 1.0)


def round_begun(record: Record) -> int | None:
    """The round that the record begins."""
    if isinstance(record.body, Fact) and record.body.code is FactCode.ROUND_BEGAN:
        number = record.body.arg("round")
        return number if isinstance(number, int) else None
    return None


def by_round(records: Sequence[Record]) -> list[list[Record]]:
    """The records in parts, a new one at the beginning of every round; no part is empty."""
    parts: list[list[Record]] = []
    for record in records:
        if not parts or round_begun(record) is not None:
            parts.append([])
        parts[-1].append(record)
    return parts


def news_lines(view: View, wording: Wording) -> list[str]:
    """Everything the viewer could see since the round began, with causes."""
    began = max((place for place, record in enumerate(view.history) if round_begun(record) is not None), default=0)
    records = [
        record
        for record in view.history[began:]
        if not (isinstance(record.body, Chance) and record.body.draw is not Draw.TALKS_END)
    ]
    return [render_record(record, wording) for record in records] or [wording.t("Nothing has happened yet.")]

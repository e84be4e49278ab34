"""One table as the instructor watches it: both sides' sheets, what is offered, and the log so far."""

from __future__ import annotations

from typing import Any

import numpy as np

from game.lang import Wording, render_offer, render_record
from game.net.hosted.table import HostedTable
from game.net.room.sessions import Session
from game.payoff import compiler_for
from game.payoff.factors import to_points
from game.rules.actions import Advise, Draft, Initial, Veto
from game.rules.chance import Chance
from game.rules.records import Fact, FactCode, Record
from game.rules.view import View

__all__ = ["watch"]

_LINES = 60
_TOLD = frozenset(
    {
        FactCode.ROUND_BEGAN, FactCode.EVENT_HAPPENED, FactCode.DEAL_SIGNED, FactCode.DEAL_RATIFIED,
        FactCode.DEAL_FAILED, FactCode.PLEDGE_BROKEN, FactCode.AUDIENCE_WARNED, FactCode.AUDIENCE_ACTED,
        FactCode.SUSPENDED, FactCode.BREACHED, FactCode.TALKS_ENDED, FactCode.CONSULT_ANSWERED, FactCode.GAME_OVER,
    }
)  # fmt: skip


def watch(session: Session, table: HostedTable, wording: Wording) -> dict[str, Any]:
    """Everything a teacher sees of a running table; for the instructor only."""
    view = table.instructor_view()
    scenario = session.scenario
    return {
        "number": table.number,
        "over": table.over,
        "offers": [render_offer(offer, wording) if offer is not None else "" for offer in view.offers],
        "worth": _worth(view, wording),
        "mandates": [wording.mandate(name) for name in view.hidden.mandates] if view.hidden else [],
        "capital": [round(value, 1) for value in view.hidden.capital] if view.hidden else [],
        "sheet": [
            {
                "issue": wording.issue(issue),
                "option": wording.option(issue, view.in_force[issue]),
                "settled": bool(view.settled[issue]),
            }
            for issue in range(len(scenario.issues))
        ],
        "log": [
            {"seq": record.seq, "round": record.round, "text": text}
            for record in view.history
            if _is_told(record) and (text := render_record(record, wording))
        ][-_LINES:],
        "chat": [
            {"id": said.id, "side": wording.side(side), "name": said.name, "words": said.words}
            for side in scenario.side_ids
            for said in table.said[side]
        ],
        "undo": any(not isinstance(record.body, Fact | Chance) for record in view.history),
    }


def _is_told(record: Record) -> bool:
    if isinstance(record.body, Fact):
        return record.body.code in _TOLD
    return not isinstance(record.body, Chance | Draft | Advise | Initial | Veto)


def _worth(view: View, wording: Wording) -> list[str]:
    """What each standing offer would be worth to both sides over no deal, on the path the game takes."""
    if view.hidden is None:
        return ["", ""]
    scenario = wording.scenario
    compiler = compiler_for(scenario)
    path = compiler.path(view.environment, (event for event, _ in view.happened))
    first, second = view.hidden.mandates
    model = compiler.model(path, (compiler.weights(first), compiler.weights(second)), None)
    no_deal = to_points(model.no_deal)
    found = []
    for offer in view.offers:
        if offer is None:
            found.append("")
            continue
        package = [
            now if option < 0 else option
            for option, now in zip(offer.alternatives[0].package, view.in_force, strict=True)
        ]
        gains = model.score(np.array([package]))[0] - no_deal
        found.append(
            ", ".join(
                f"{wording.side(side)} {wording.formats.points(float(gain), signed=True)}"
                for side, gain in zip(scenario.side_ids, gains, strict=True)
            )
        )
    return found

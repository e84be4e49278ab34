"""What the control room's page needs to know of a scenario and of the server, in the instructor's language."""

from __future__ import annotations

from typing import Any

from game.ai import names_for
from game.core.resources import scenarios_dir
from game.lang import Wording
from game.lang.bots import bot_name
from game.lang.labels import ENDINGS
from game.net.hosted.clock import PLANS
from game.net.room.sessions import Session
from game.scenario.model import Scenario

__all__ = ["control_book", "sensitive_items", "shipped_scenarios"]


def sensitive_items(scenario: Scenario, wording: Wording) -> list[dict[str, str]]:
    """Everything of a scenario that is marked sensitive: off in class unless the instructor turns it on."""
    text = wording.text
    found = [("event", e.id, text(e.headline), text(e.text)) for e in scenario.events if e.sensitive]
    found += [("issue", i.id, text(i.title), text(i.summary)) for i in scenario.issues if i.sensitive]
    found += [("codex", c.id, text(c.title), text(c.text)) for c in scenario.codex if c.sensitive]
    return [{"kind": kind, "id": name, "title": title, "text": said} for kind, name, title, said in found]


def control_book(session: Session, wording: Wording) -> dict[str, Any]:
    """Sides, seats, events, bots, plans and endings by name."""
    scenario = session.scenario
    bots = names_for(scenario, scenario.leads[scenario.side_ids[0]])
    return {
        "session": session.id,
        "title": wording.text(scenario.title),
        "sides": [
            {"id": side.id, "name": wording.text(side.name), "colour": side.colour, "lead": scenario.leads[side.id]}
            for side in scenario.sides
        ],
        "seats": [
            {"id": seat.id, "side": seat.side, "lead": seat.lead, "name": _short(wording.seat(seat.id))}
            for seat in scenario.seats
        ],
        "issues": [wording.text(issue.title) for issue in scenario.issues],
        "events": [{"id": event.id, "title": wording.text(event.headline)} for event in scenario.events],
        "sensitive": sensitive_items(scenario, wording),
        "scenarios": _offered(scenario),
        "bots": [{"id": name, "name": bot_name(name, wording)} for name in bots],
        "plans": list(PLANS),
        "endings": {ending.value: wording.t(said) for ending, said in ENDINGS.items()},
        "rounds": len(scenario.calendar.rounds),
    }


def shipped_scenarios() -> list[str]:
    """Names of the scenarios that come with the game, the class preset first."""
    names = sorted(place.stem for place in scenarios_dir().glob("*.yaml"))
    return sorted(names, key=lambda name: not name.endswith("-class"))


def _offered(scenario: Scenario) -> list[str]:
    """Names of the scenarios that a new session may use: this one, then those that come with the game."""
    return [scenario.id, *(name for name in shipped_scenarios() if name != scenario.id)]


def _short(office: str) -> str:
    """An office in one breath: what stands before the first semicolon or comma."""
    return office.split(";")[0].split(",")[0].strip()

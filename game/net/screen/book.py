"""What does not change during a game: the scenario as a seat may read it, and the seat's confidential brief."""

from __future__ import annotations

from typing import Any, TypeAlias

from game.core.resources import assets_dir
from game.lang import Wording
from game.lang.audiences import audience_bounds
from game.lang.effects import effects_text
from game.lang.labels import DELIVERERS, MANNERS, TONES
from game.rules.check import LEAST_RANKING, MAX_WORDS
from game.rules.check_offers import MAX_REASONS
from game.rules.offers import MAX_ALTERNATIVES, MAX_LOTS
from game.rules.view import SideOwn
from game.scenario.model import Scenario
from game.scenario.politics import Audience, Measure, Tone
from game.scenario.table import Deliverer, Issue, Option

__all__ = ["Data", "asked", "book", "brief", "private_book"]

Data: TypeAlias = Any
"""A JSON value."""

_ICONS = {Tone.CONCILIATORY: "feather", Tone.NEUTRAL: "scale", Tone.FIRM: "shield", Tone.THREATENING: "flame"}


def book(scenario: Scenario, sensitive: frozenset[str], wording: Wording) -> Data:
    """What everybody may read of the scenario; of its ``sensitive`` facts only those that the teacher turned on."""
    text = wording.text
    return {
        "language": wording.t.language,
        "title": text(scenario.title),
        "summary": text(scenario.summary),
        "pure": scenario.pure,
        "rounds": [text(known.label) or wording.formats.date(known.date) for known in scenario.calendar.rounds],
        "rules": {rule.value: first for rule, first in scenario.rules.since},
        "sides": [
            {
                "id": known.id,
                "name": text(known.name),
                "colour": known.colour,
                "flag": _flag(known.flag),
                "lead": scenario.leads[known.id],
                "needs": _threshold(scenario, known.id),
            }
            for known in scenario.sides
        ],
        "seats": [
            {
                "id": seat.id,
                "side": seat.side,
                "lead": seat.lead,
                "name": wording.seat(seat.id),
                "owns": [scenario.issue_index[issue] for issue in seat.owns if issue in scenario.issue_index],
            }
            for seat in scenario.seats
        ],
        "issues": [_issue(issue, wording) for issue in scenario.issues],
        "audiences": [_audience(audience, wording) for audience in scenario.audiences],
        "coaching": [{"round": line.round, "text": text(line.text)} for line in scenario.coaching],
        "limits": {
            "alternatives": MAX_ALTERNATIVES,
            "lots": MAX_LOTS,
            "reasons": MAX_REASONS,
            "words": MAX_WORDS,
            "ranking": min(LEAST_RANKING, len(scenario.issues)),
            "consults": scenario.dynamics.consult.per_game,
            "pledges": scenario.dynamics.pledges.most,
            "override": scenario.dynamics.override_initial,
        },
        "codex": _codex(scenario, sensitive, wording),
    }


def private_book(scenario: Scenario, side: str, wording: Wording) -> Data:
    """What only ``side`` reads: its red lines, its measures and what each thing it may do moves."""
    return {
        "side": side,
        "red": [
            {
                "issue": scenario.issue_index[line.issue],
                "options": [
                    scenario.issues[scenario.issue_index[line.issue]].option_index(option) for option in line.options
                ],
                "text": wording.text(line.text),
            }
            for line in scenario.side(side).red_lines
            if line.issue in scenario.issue_index
        ],
        "objectives": [
            {
                "id": known.id,
                "label": wording.text(known.label),
                "unit": wording.text(known.unit),
                "decimals": known.decimals,
            }
            for known in scenario.objectives
            if known.side == side
        ],
        "tones": [_tone(tone, scenario, side, wording) for tone in Tone],
        "measures": [_measure(known, side, wording) for known in scenario.measures if known.side == side],
    }


def _flag(icon: str) -> str:
    """The vendored flag behind a side's icon; "" for a side without one."""
    name = icon.removeprefix("flag-")
    return name if (assets_dir() / "flags" / "flag-icons" / f"{name}.svg").is_file() else ""


def _threshold(scenario: Scenario, side: str) -> float | None:
    rules = scenario.ratification
    return None if rules is None else next((known.threshold for known in rules.sides if known.side == side), None)


def _issue(issue: Issue, wording: Wording) -> Data:
    return {
        "id": issue.id,
        "title": wording.text(issue.title),
        "summary": wording.text(issue.summary),
        "icon": issue.icon,
        "quo": issue.status_quo,
        "options": [_option(option, wording) for option in issue.options],
    }


def _option(option: Option, wording: Wording) -> Data:
    others = [wording.t(DELIVERERS[who]) for who in option.delivered_by if who is not Deliverer.EXECUTIVE]
    data: dict[str, Data] = {"label": wording.text(option.label), "lean": option.lean}
    if option.detail is not None and wording.text(option.detail):
        data["detail"] = wording.text(option.detail)
    if others:
        data["needs"] = wording.t("Needs {who}", who=wording.formats.listing(others))
    if option.subject_to is not None:
        data["subject"] = wording.t("Subject to {what}.", what=wording.text(option.subject_to))
    return data


def _audience(audience: Audience, wording: Wording) -> Data:
    mark = audience.floor if audience.floor is not None else audience.act.below if audience.act is not None else None
    return {
        "id": audience.id,
        "side": audience.side,
        "label": wording.text(audience.label),
        "floor": mark,
        "tip": " ".join(audience_bounds(audience, wording)),
        "warning": wording.text(audience.act.warning) if audience.act is not None else "",
    }


def _tone(tone: Tone, scenario: Scenario, side: str, wording: Wording) -> Data:
    spoken = next((known for known in scenario.dynamics.statements if known.tone is tone), None)
    moves = effects_text(spoken.effects, wording, side) if spoken is not None else ""
    label = wording.text(spoken.label) if spoken is not None else wording.t(TONES[tone])
    return {
        "id": tone.value,
        "label": label[:1].upper() + label[1:],
        "icon": _ICONS[tone],
        "effects": moves or wording.t("Moves nothing"),
    }


def _measure(measure: Measure, side: str, wording: Wording) -> Data:
    return {
        "id": measure.id,
        "seat": measure.seat,
        "label": wording.text(measure.label),
        "text": wording.text(measure.text),
        "cost": measure.cost,
        "breach": measure.breach,
        "levels": [effects_text(level, wording, side) for level in measure.levels],
    }


def _codex(scenario: Scenario, sensitive: frozenset[str], wording: Wording) -> Data:
    sources = {source.id: source for source in scenario.sources}
    return [
        {
            "id": entry.id,
            "title": wording.text(entry.title),
            "text": wording.text(entry.text),
            "sources": [
                wording.t(
                    "Source: {publisher}, {date}: {title}",
                    publisher=sources[name].publisher,
                    date=wording.formats.date(sources[name].date),
                    title=sources[name].title,
                )
                for name in entry.sources
                if name in sources
            ],
        }
        for entry in scenario.codex
        if not entry.sensitive or entry.id in sensitive
    ]


def brief(scenario: Scenario, seat: str, own: SideOwn | None, alone: tuple[str, ...], wording: Wording) -> Data:
    """The confidential brief of one seat.

    Args:
        scenario: redacted for the seat.
        own: what the side has for itself; its mandate is named once it is drawn.
        alone: seats of the side without a person, for which the head of the delegation speaks too.
    """
    text, t = wording.text, wording.t
    known = scenario.seats_by_id[seat]
    side = scenario.side(known.side)
    mandate = next((one for one in scenario.mandates if own is not None and one.id == own.mandate), None)
    return {
        "side": text(side.brief),
        "seat": text(known.brief),
        "others": [
            {"seat": wording.seat(one), "text": text(scenario.seats_by_id[one].brief)}
            for one in (alone if known.lead else ())
            if scenario.seats_by_id[one].brief.en
        ],
        "mandate": None
        if mandate is None
        else {
            "label": text(mandate.label),
            "text": text(mandate.brief),
            "weights": _weights(mandate.weights, wording),
        },
        "scorecard": _weights(known.scorecard, wording),
        "red": [
            t(
                "{issue}, {options}: {text}",
                issue=wording.issue(line.issue),
                options=wording.formats.listing([wording.option(line.issue, o) for o in line.options], either=True),
                text=text(line.text),
            )
            for line in side.red_lines
        ],
        "arguments": [text(argument.text) for argument in side.arguments],
        "facing": [
            {"name": wording.seat(persona.seat), "text": text(persona.description)}
            for persona in scenario.personas
            if persona.side != known.side and not wording.offices_only
        ],
    }


def _weights(weights: tuple[tuple[str, float], ...], wording: Wording) -> Data:
    return [
        {"label": wording.objective(objective), "share": round(weight, 4)}
        for objective, weight in sorted(weights, key=lambda pair: -pair[1])
        if weight > 0
    ]


def asked(scenario: Scenario, event: str, seat: str, side: str, wording: Wording) -> Data:
    """An event that asks a seat: what happened, and the replies with what each moves."""
    known = scenario.events_by_id[event]
    ask = next(one for one in known.asks if one.seat == seat)
    return {
        "event": event,
        "seat": seat,
        "headline": wording.event(event),
        "text": wording.text(known.text),
        "replies": [
            {
                "id": reply.id,
                "label": wording.text(reply.label),
                "manner": wording.t(MANNERS[reply.manner]),
                "effects": effects_text(reply.effects, wording, side) or wording.t("Moves nothing"),
            }
            for reply in ask.replies
        ],
    }

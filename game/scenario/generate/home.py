"""Pressure at home and in the room for a random scenario: audiences, votes, measures, news and the meters."""

from __future__ import annotations

from typing import Any

import numpy as np

from game.scenario.generate.issues import objective_id
from game.scenario.generate.recipe import Kind, Recipe
from game.scenario.generate.words import SIDES, two

__all__ = ["audience_blocks", "audience_ids", "dynamics_block", "event_blocks", "measure_blocks", "ratification_block"]

THRESHOLD = 50.0
AUDIENCES = (("public", "Public", "Opinion publique"), ("unions", "Unions", "Syndicats"), ("towns", "Towns", "Villes"))
TONES = (
    ("conciliatory", "Conciliatory", "Conciliante", -3.0, -0.5),
    ("neutral", "Neutral", "Neutre", 0.0, 0.0),
    ("firm", "Firm", "Ferme", 2.0, 0.5),
    ("threatening", "Threatening", "Menaçante", 5.0, 0.7),
)


def audience_ids(made: Recipe) -> tuple[str, ...]:
    """Audiences that every table with a home front has."""
    return () if made.kind is Kind.PURE else tuple(f"{side}-{key}" for side in SIDES for key, _, _ in AUDIENCES[:2])


def audience_blocks(rng: np.random.Generator, made: Recipe, issues: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Two or three audiences a side; the first can deliver everything.

    Interests are such that half of what an objective could gain is worth a few points of support, however many rows
    the table has.
    """
    found: dict[str, dict[str, Any]] = {}
    if made.kind is Kind.PURE:
        return found
    for side in SIDES:
        count = int(rng.integers(2, 4))
        parts = rng.dirichlet(np.full(count, 4.0))
        weights = [round(float(part), 2) for part in parts]
        weights[0] = round(1.0 - sum(weights[1:]), 2)
        ranges = reach(side, issues)
        for number, (key, english, french) in enumerate(AUDIENCES[:count]):
            liked = sorted(str(name) for name in rng.permutation(sorted(ranges))[:2])
            found[f"{side}-{key}"] = {
                "side": side,
                "label": two(english, french),
                "weight": weights[number],
                "start": round(THRESHOLD + float(rng.uniform(0.0, 8.0)), 1),
                "delivers": ["executive", "legislature"] if number == 0 else ["executive"],
                "interests": {name: round(float(rng.uniform(2.0, 10.0)) / ranges[name], 3) for name in liked},
            }
    return found


def ratification_block(rng: np.random.Generator) -> dict[str, Any]:
    return {
        "thresholds": dict.fromkeys(SIDES, THRESHOLD),
        "vote_sd": round(float(rng.uniform(2.0, 5.0)), 1),
        "on_pass": [{"temperature": -5}],
        "on_fail": [{"temperature": 6}, {"support": {"of": "both", "delta": -1}}],
    }


def measure_blocks(rng: np.random.Generator, made: Recipe, issues: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Three measures a side: hurt the other while a row is open, calm those at home, calm the room."""
    found: dict[str, dict[str, Any]] = {}
    if made.kind is Kind.PURE:
        return found
    for side, other, tag in ((SIDES[0], SIDES[1], "retaliation"), (SIDES[1], SIDES[0], "escalation")):
        hurt = _hurt(rng, other, issues, 0.02, 0.06)
        found[f"{side}-hit"] = {
            "side": side,
            "seat": f"{side}-lead",
            "label": two("Hit back", "Riposter"),
            "text": two("Make no deal dearer for them.", "Leur rendre plus chère l'absence d'entente."),
            "cost": int(rng.integers(2, 5)),
            "levels": [[hurt, {"temperature": 5}, {"support": {"of": "self", "delta": 1}}]],
            "tags": [tag],
        }
        found[f"{side}-relief"] = {
            "side": side,
            "seat": f"{side}-minister",
            "label": two("Relief", "Soulagement"),
            "text": two("Help those who pay for the wait.", "Aider ceux que l'attente pénalise."),
            "cost": int(rng.integers(2, 4)),
            "levels": [[{"support": {"of": "self", "delta": round(float(rng.uniform(1.0, 3.0)), 1)}}]],
            "tags": ["home"],
        }
        found[f"{side}-visit"] = {
            "side": side,
            "seat": f"{side}-lead",
            "label": two("A visit", "Une visite"),
            "text": two("Call on them in person.", "Leur rendre visite."),
            "cost": 2,
            "levels": [[{"temperature": -6}]],
            "tags": ["outreach"],
        }
    return found


def event_blocks(rng: np.random.Generator, made: Recipe, issues: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """A dated price of no deal for each side, a provocation that asks for an answer, and a swing of mood."""
    found: dict[str, dict[str, Any]] = {}
    if made.kind is Kind.PURE:
        return found
    for side in SIDES:
        if rng.random() < 0.2:
            continue
        found[f"{side}-bill"] = {
            "headline": two("The bill rises", "La facture grimpe"),
            "text": two("Without a deal it costs more.", "Sans entente, cela coûte plus cher."),
            "scheduled": int(rng.integers(2, made.rounds + 1)),
            "announced": bool(rng.random() < 0.8),
            "effects": [_hurt(rng, side, issues, 0.03, 0.15)],
        }
    found["remark"] = {
        "headline": two("A sharp remark", "Une remarque acerbe"),
        "text": two("Reporters want an answer.", "Les journalistes veulent une réponse."),
        "first": 1,
        "last": made.rounds,
        "chance": round(float(rng.uniform(0.1, 0.4)), 2),
        "asks": [
            {
                "seat": f"{side}-lead",
                "replies": [
                    {"id": "answer", "manner": "public", "label": two("Answer in public", "Répondre en public"),
                     "effects": [{"support": {"of": "self", "delta": 1}}, {"temperature": 3}]},
                    {"id": "call", "manner": "private", "label": two("Call", "Téléphoner"),
                     "effects": [{"temperature": -2}]},
                    {"id": "pass", "manner": "pass", "label": two("Let it pass", "Laisser passer"),
                     "effects": [{"support": {"of": "self", "delta": -0.5}}]},
                ],
            }
            for side in SIDES
        ],
    }  # fmt: skip
    if rng.random() < 0.5:
        found["mood"] = {
            "headline": two("Moods swing", "L'humeur change"),
            "text": two("People at home talk of nothing else.", "On ne parle que de cela."),
            "first": 2,
            "chance": round(float(rng.uniform(0.1, 0.3)), 2),
            "announced": True,
            "effects": [{"support": {"of": str(rng.choice(SIDES)), "delta": round(float(rng.uniform(-3.0, 3.0)), 1)}}],
        }
    return found


def _hurt(rng: np.random.Generator, side: str, issues: dict[str, Any], least: float, most: float) -> dict[str, Any]:
    """Units that a side loses as long as an issue stands where it did: a share of what its rows can move."""
    ranges = reach(side, issues)
    objective = sorted(ranges)[int(rng.integers(0, len(ranges)))]
    issue = sorted(issues)[int(rng.integers(0, len(issues)))]
    return {
        "objective": {
            "of": objective,
            "amount": -round(max(0.05, float(rng.uniform(least, most)) * ranges[objective]), 2),
            "when": [{"issue": issue, "is": [issues[issue]["status_quo"]]}],
        }
    }


def reach(side: str, issues: dict[str, Any]) -> dict[str, float]:
    """Units that a side's objectives could gain over the status quo, row by row; only those that could gain."""
    found: dict[str, float] = {}
    for issue in issues.values():
        best: dict[str, float] = {}
        for option in issue["options"].values():
            given = option.get("amounts", [])
            entries = given.items() if isinstance(given, dict) else [(e["objective"], e["amount"]) for e in given]
            for name, amount in entries:
                if name.startswith(side + "-"):
                    best[name] = max(best.get(name, 0.0), amount)
        for name, amount in best.items():
            found[name] = found.get(name, 0.0) + amount
    gaining = {name: amount for name, amount in found.items() if amount >= 0.5}
    return gaining or {objective_id(side, 0): 1.0}


def dynamics_block(rng: np.random.Generator, made: Recipe) -> dict[str, Any]:
    """Meters; in a pure table none of them moves."""
    still = made.kind is Kind.PURE
    first = int(rng.integers(max(2, made.rounds // 2), made.rounds + 1))
    at = round(float(rng.uniform(45.0, 60.0)), 0)
    return {
        "temperature": {
            "start": 0 if still else round(float(rng.uniform(30.0, 50.0)), 0),
            "rest": 0 if still else 40,
            "drift": 0 if still else 0.05,
            "idle": 0 if still else round(float(rng.uniform(1.0, 4.0)), 1),
            "improved": 0 if still else -1,
        },
        "idle": {side: 0 if still else round(float(rng.uniform(0.2, 1.2)), 1) for side in SIDES},
        "improving_factor": 0.5,
        "statements": {
            tone: {
                "label": two(english, french),
                "effects": []
                if still or not degrees
                else [{"temperature": degrees}, {"support": {"of": "self", "delta": support}}],
            }
            for tone, english, french, degrees, support in TONES
        },
        "capital": {"start": 0, "per_round": 0, "cap": 1} if still else {"start": 6, "per_round": 1, "cap": 10},
        "breakdown": {"first": made.rounds, "at": 100, "slope": 0, "most": 0}
        if still
        else {"first": first, "at": at, "slope": 0.01, "most": round(float(rng.uniform(0.05, 0.3)), 2)},
        "politics_weight": 0 if still else round(float(rng.uniform(0.2, 0.5)), 2),
        **({} if still else {"consult": {"per_game": 2, "noise": 0.15}, "walk_away": [{"temperature": 10}]}),
    }

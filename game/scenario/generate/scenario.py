"""Random scenarios: real ones, through the same schema as an author's file, and the same for the same seed.

They are there to try bots and rules on tables nobody has tuned. What is drawn is in `generate_recipe`.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from game.scenario.generate.economy import draw_sectors, economy_block, objective_terms, sector_rows
from game.scenario.generate.home import (
    audience_blocks,
    audience_ids,
    dynamics_block,
    event_blocks,
    measure_blocks,
    ratification_block,
)
from game.scenario.generate.issues import Row, amounts_of, draw_rows, issue_blocks, objective_id
from game.scenario.generate.recipe import Kind, Recipe, recipe, streams
from game.scenario.generate.words import OBJECTIVES, SIDES, two
from game.scenario.loading import from_resolved
from game.scenario.model import Scenario

__all__ = ["random_document", "random_id", "random_scenario"]

_FRENCH = {"north": ("Nord", "nordique"), "south": ("Sud", "sudiste")}
_ENGLISH = {"north": ("North", "Northern"), "south": ("South", "Southern")}
_TOP = 100.0  # points of the package a side would like best, in a pure table


def random_id(seed: int, number: int, exponent: float | None = None) -> str:
    """The id of a random scenario: it says how to draw it again."""
    size = "" if exponent is None else f"-e{exponent:g}".replace(".", "_")
    return f"random-{seed}-{number}{size}"


def random_scenario(seed: int, number: int, exponent: float | None = None) -> Scenario:
    """Scenario ``number`` of a seed, loaded and checked; about 10^``exponent`` packages if given, else 10^3 to 10^6."""
    return from_resolved(json.dumps(random_document(seed, number, exponent)))


def random_document(seed: int, number: int, exponent: float | None = None) -> dict[str, Any]:
    """The same as a document of the scenario format, to be written to a file."""
    made = recipe(seed, number, exponent)
    pure = made.kind is Kind.PURE
    sectors = draw_sectors(streams(seed, number, "sectors"), made)
    issues = sector_rows(streams(seed, number, "duties"), made, sectors)
    rows = draw_rows(streams(seed, number, "rows"), made, len(issues))
    issues |= issue_blocks(streams(seed, number, "issues"), made, rows, audience_ids(made))
    document: dict[str, Any] = {
        "format": 1,
        "id": random_id(seed, number, exponent),
        "version": "1.0",
        "title": two(f"Random table {number}", f"Table aléatoire {number}"),
        "summary": two(f"Drawn from the seed {seed}.", f"Tirée de la graine {seed}."),
        "difficulty": "medium",
        "minutes": 15,
        "pure": pure,
        "default_side": SIDES[0],
        "rules": made.layer,
        "estimate": True,
        "sides": {side: _side(made, place) for place, side in enumerate(SIDES)},
        "seats": _seats(tuple(issues)),
        "objectives": _objectives(made),
        "mandates": _mandates(streams(seed, number, "mandates"), made, rows),
        "sectors": {**sectors, "table": {"title": two("The table", "La table"), "icon": "scale"}},
        "issues": issues,
        "audiences": audience_blocks(streams(seed, number, "audiences"), made, issues),
        "measures": measure_blocks(streams(seed, number, "measures"), made, issues),
        "events": event_blocks(streams(seed, number, "events"), made, issues),
        "calendar": _calendar(streams(seed, number, "calendar"), made),
        "dynamics": dynamics_block(streams(seed, number, "dynamics"), made),
    }
    if sectors:
        document["economy"] = economy_block()
    if made.votes:
        document["ratification"] = ratification_block(streams(seed, number, "votes"))
    return document


def _side(made: Recipe, place: int) -> dict[str, Any]:
    side = SIDES[place]
    (english, adjective), (french, adjectif) = _ENGLISH[side], _FRENCH[side]
    block: dict[str, Any] = {
        "name": two(english, french),
        "adjective": two(adjective, adjectif),
        "colour": ("first", "second")[place],
        "flag": ("scale", "handshake")[place],
        "brief": two("Get what your mandate counts.", "Obtenez ce que votre mandat compte."),
    }
    if made.kind is Kind.TRADE:
        block["region"] = side
    if made.kind is Kind.PURE:
        block["reservation"] = made.reserves[place]
        if made.discounts[place] is not None:
            block["discount"] = made.discounts[place]
    return block


def _seats(issues: tuple[str, ...]) -> dict[str, Any]:
    """A lead that owns every row, and a minister."""
    found: dict[str, Any] = {}
    for side in SIDES:
        common = {"side": side, "brief": two("You speak for your side.", "Vous parlez pour votre camp.")}
        found[f"{side}-lead"] = {
            **common, "lead": True, "office": two("Lead", "Chef"), "holder": f"{_ENGLISH[side][0]} Lead",
            "owns": list(issues),
        }  # fmt: skip
        found[f"{side}-minister"] = {
            **common, "office": two("Minister", "Ministre"), "holder": f"{_ENGLISH[side][0]} Minister",
        }  # fmt: skip
    return found


def _objectives(made: Recipe) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for side in SIDES:
        for number, (_, english, french) in enumerate(OBJECTIVES):
            block: dict[str, Any] = {"side": side, "label": two(english, french), "unit": two("units", "unités")}
            terms = objective_terms(side, number) if made.kind is Kind.TRADE else []
            if terms:
                block["terms"] = terms
            found[objective_id(side, number)] = block
    return found


def _mandates(rng: np.random.Generator, made: Recipe, rows: tuple[Row, ...]) -> dict[str, Any]:
    """Three or four mandates a side that weigh its objectives differently, with odds in steps of five per cent."""
    found: dict[str, Any] = {}
    for place, side in enumerate(SIDES):
        count = made.mandates[place]
        odds = 1 + rng.multinomial(20 - count, rng.dirichlet(np.full(count, 3.0)))
        for number in range(count):
            weights = [round(float(part), 3) for part in 0.02 + 0.98 * rng.dirichlet(np.full(len(OBJECTIVES), 1.2))]
            if made.kind is Kind.PURE:
                weights = _scaled(weights, place, rows)
            found[f"{side}-m{number + 1}"] = {
                "side": side,
                "label": two(f"Mandate {number + 1}", f"Mandat {number + 1}"),
                "brief": two("Mind the weights.", "Voyez les poids."),
                "weights": {objective_id(side, k): weight for k, weight in enumerate(weights)},
                "probability": round(float(odds[number]) / 20.0, 2),
            }
    return found


def _scaled(weights: list[float], place: int, rows: tuple[Row, ...]) -> list[float]:
    """Points per unit such that the best package without its links is worth 100."""
    named = {objective_id(SIDES[place], number): weight for number, weight in enumerate(weights)}
    best = sum(
        max(
            sum(named.get(name, 0.0) * amount for name, amount in amounts_of(row, option).items())
            for option in range(len(row.places))
        )
        for row in rows
    )
    return [round(weight * _TOP / best, 6) for weight in weights]


def _calendar(rng: np.random.Generator, made: Recipe) -> dict[str, Any]:
    """Monthly rounds; a table without a clock (pure) counts only how it ends, and its discounts."""
    rounds = [
        {
            "date": f"{2026 + month // 12}-{month % 12 + 1:02}-01",
            "label": two(f"Round {month + 1}", f"Ronde {month + 1}"),
        }
        for month in range(made.rounds)
    ]
    block: dict[str, Any] = {
        "opener": SIDES[int(rng.integers(0, 2))],
        "rounds": rounds,
        "after": 1 if made.kind is Kind.PURE else made.after,
        "days_per_round": 30,
    }
    if made.kind is not Kind.PURE and rng.random() < 0.3:
        block["weights"] = [round(float(weight), 2) for weight in np.linspace(2.0, 1.0, made.rounds)]
    return block

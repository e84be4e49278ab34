"""The rows of a random scenario: options, what they are worth to each side, and which rows hang together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from game.scenario.generate.recipe import Kind, Recipe
from game.scenario.generate.words import OBJECTIVES, SIDES, SUBJECTS, two

__all__ = ["Row", "amounts_of", "draw_rows", "issue_blocks", "objective_id"]

STAKE = 6.0  # units that an issue of middling weight moves its objective by
SECOND = 0.3  # share of a stake that falls on the issue's second objective
LEAST_GAP = 0.6  # between neighbouring options, as a share of an even spacing
SHARED = 0.15  # chance, at no opposition, that both sides want an issue to go the same way


@dataclass(frozen=True, slots=True)
class Row:
    """One issue. ``places`` (options,) run from 0, best for the second side, to 1, best for the first.

    ``worth`` are units (sides, options) against the status quo (against the worst option in a pure table), spread
    over the objectives ``counted`` (sides, two) of each side.
    """

    subject: tuple[str, str, str]
    places: tuple[float, ...]
    quo: int
    worth: tuple[tuple[float, ...], tuple[float, ...]]
    counted: tuple[tuple[int, int], tuple[int, int]]


def objective_id(side: str, number: int) -> str:
    return f"{side}-{OBJECTIVES[number][0]}"


def draw_rows(rng: np.random.Generator, made: Recipe, first: int) -> tuple[Row, ...]:
    """Rows for the issues from number ``first`` on; those before come from the trade model."""
    rows = []
    for number in range(first, len(made.sizes)):
        size = made.sizes[number]
        gaps = rng.uniform(LEAST_GAP, 1.0, size - 1)
        places = np.concatenate([[0.0], np.cumsum(gaps)]) / gaps.sum()
        shared = rng.random() < SHARED * (1.0 - made.opposition)
        one = float(rng.standard_normal())
        # At full opposition both sides care about the same issues: nothing is left to trade but the sum.
        other = made.opposition * one + float(np.sqrt(1.0 - made.opposition**2) * rng.standard_normal())
        bend = rng.uniform(0.6, 1.6, 2)
        towards = (places, places if shared else 1.0 - places)
        values = [
            STAKE * float(np.exp(0.6 * weight)) * way ** float(power)
            for weight, way, power in zip((one, other), towards, bend, strict=True)
        ]
        # Ends alternate, so that each side has something to give: a table that favours one side has no deals.
        end = 0 if number % 2 == 0 else size - 1
        quo = int(rng.integers(0, size)) if rng.random() < 0.25 and size > 2 else end
        base = [0.0, 0.0] if made.kind is Kind.PURE else [float(value[quo]) for value in values]
        counted = [tuple(int(k) for k in rng.permutation(len(OBJECTIVES))[:2]) for _ in range(2)]
        rows.append(
            Row(
                SUBJECTS[number % len(SUBJECTS)],
                tuple(float(place) for place in places),
                quo,
                (_against(values[0], base[0]), _against(values[1], base[1])),
                ((counted[0][0], counted[0][1]), (counted[1][0], counted[1][1])),
            )
        )
    return tuple(rows)


def _against(values: Any, base: float) -> tuple[float, ...]:
    return tuple(round(float(value) - base, 2) + 0.0 for value in values)


def amounts_of(row: Row, option: int) -> dict[str, float]:
    """What an option adds, by objective id."""
    found: dict[str, float] = {}
    for side, worth, (main, second) in zip(SIDES, row.worth, row.counted, strict=True):
        whole = worth[option]
        part = round(SECOND * whole, 2) + 0.0
        for number, amount in ((main, round(whole - part, 2) + 0.0), (second, part)):
            if amount:
                found[objective_id(side, number)] = amount
    return found


def issue_blocks(
    rng: np.random.Generator, made: Recipe, rows: tuple[Row, ...], audiences: tuple[str, ...]
) -> dict[str, dict[str, Any]]:
    """The rows as the document's issues."""
    first = len(made.sizes) - len(rows)
    names = {first + place: row.subject[0] for place, row in enumerate(rows)}
    found: dict[str, dict[str, Any]] = {}
    for place, row in enumerate(rows):
        key, english, french = row.subject
        links = _links(rng, made, first + place, names, row)
        options = {}
        for option, where in enumerate(row.places):
            quo = option == row.quo and made.kind is not Kind.PURE
            block: dict[str, Any] = {
                "label": two(f"Step {option + 1} of {len(row.places)}", f"Degré {option + 1} de {len(row.places)}"),
                "lean": round(6.0 * where - 3.0, 1) + 0.0,
            }
            given = amounts_of(row, option)
            entries: list[dict[str, Any]] = [{"objective": name, "amount": amount} for name, amount in given.items()]
            if not quo:
                entries += [link for chosen, link in links if chosen == option]
            if entries and not quo:
                block["amounts"] = entries
            if not quo and audiences and rng.random() < 0.3:
                block["shifts"] = {str(rng.choice(audiences)): round(float(rng.uniform(-3.0, 3.0)), 1) + 0.0}
            if not quo and made.votes and rng.random() < 0.15:
                block["delivered_by"] = ["executive", "legislature"]
            options[f"o{option + 1}"] = block
        found[key] = {
            "sector": "table",
            "title": two(english, french),
            "summary": two(f"What is done about {english.lower()}.", f"Ce que l'on décide : {french.lower()}."),
            "status_quo": f"o{row.quo + 1}",
            "options": options,
        }
    return found


def _links(
    rng: np.random.Generator, made: Recipe, number: int, names: dict[int, str], row: Row
) -> list[tuple[int, dict[str, Any]]]:
    """Amounts of this issue's options that depend on another issue of its block: (option, entry)."""
    found: list[tuple[int, dict[str, Any]]] = []
    for group in made.blocks:
        if number not in group:
            continue
        for other in group:
            if other == number or other not in names:
                continue
            side = int(rng.integers(0, 2))
            main = row.counted[side][0]
            size = made.sizes[other]
            chosen = sorted(int(o) + 1 for o in rng.permutation(size)[: max(1, size // 2)])
            span = max(row.worth[side]) - min(row.worth[side])
            for option in range(len(row.places)):
                amount = round(float(rng.uniform(-0.3, 0.4)) * span, 2) + 0.0
                if amount:
                    entry = {
                        "objective": objective_id(SIDES[side], main),
                        "amount": amount,
                        "when": [{"issue": names[other], "is": [f"o{o}" for o in chosen]}],
                    }
                    found.append((option, entry))
    return found

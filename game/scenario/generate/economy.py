"""Sectors of a random scenario behind which the trade model stands, and the rows that change their duties."""

from __future__ import annotations

from typing import Any

import numpy as np

from game.scenario.generate.recipe import Kind, Recipe
from game.scenario.generate.words import GOODS, OBJECTIVES, SIDES, two

__all__ = ["REGIONS", "draw_sectors", "economy_block", "objective_terms", "sector_rows"]

REGIONS = ("north", "south", "rest")
_SHARE = 0.3  # of a table's issues that may be duties


def economy_block() -> dict[str, Any]:
    return {"regions": list(REGIONS), "exclusive": ["special"], "additive": ["counter"]}


def objective_terms(side: str, number: int) -> list[dict[str, Any]]:
    """What an objective counts of the trade model, beside amounts: surpluses and revenue, jobs, or nothing."""
    name = OBJECTIVES[number][0]
    if name == "income":
        return [{"measure": word, "region": side, "weight": 20} for word in ("consumer_surplus", "revenue")]
    return [{"measure": "jobs", "region": side, "weight": 2}] if name == "work" else []


def draw_sectors(rng: np.random.Generator, made: Recipe) -> dict[str, dict[str, Any]]:
    """Sectors by id: flows in US$ bn a year, elasticities, the opening duties of both sides, jobs."""
    if made.kind is not Kind.TRADE:
        return {}
    count = min(len(GOODS), max(1, int(_SHARE * len(made.sizes) / 2)))
    found: dict[str, dict[str, Any]] = {}
    for key, english, french in GOODS[:count]:
        scale = {"north": float(rng.uniform(0.3, 1.0)), "south": float(rng.uniform(0.6, 1.5)), "rest": 2.0}
        flows = {
            origin: {
                to: round(
                    float(rng.uniform(4.0, 12.0)) * (2.5 if origin == to else 1.0) * (scale[origin] * scale[to]) ** 0.5,
                    2,
                )
                for to in REGIONS
            }
            for origin in REGIONS
        }
        duty = round(float(rng.uniform(0.2, 0.5)), 2)
        counter = round(float(rng.uniform(0.1, 0.3)), 2)
        found[key] = {
            "title": two(english, french),
            "icon": "factory",
            "economy": {
                "flows": flows,
                "sigma": round(float(rng.uniform(2.0, 5.0)), 1),
                "eta": 1,
                "epsilon": {"north": 1.5, "south": 1.5, "rest": 10},
                "base": [],
                "opening": [
                    {"from": "north", "to": "south", "layer": "special", "rate": duty},
                    {"from": "south", "to": "north", "layer": "counter", "rate": counter},
                ],
                "jobs": {side: {"total": round(float(rng.uniform(8.0, 40.0)), 1)} for side in SIDES},
            },
        }
    return found


def sector_rows(
    rng: np.random.Generator, made: Recipe, sectors: dict[str, dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Two rows a sector: the duty of the second side and the counter-duty of the first. Both act on one market."""
    found: dict[str, dict[str, Any]] = {}
    number = 0
    for key, sector in sectors.items():
        duty, counter = (float(entry["rate"]) for entry in sector["economy"]["opening"])
        title = sector["title"]
        for name, origin, to, layer, rate, towards in (
            (f"{key}-duty", "north", "south", "special", duty, 1.0),
            (f"{key}-counter", "south", "north", "counter", counter, -1.0),
        ):
            size = made.sizes[number]
            number += 1
            pride = objective_id_of_pride(to)
            options: dict[str, Any] = {
                "status_quo": {"label": two("As it is", "Comme à présent"), "lean": round(-2.0 * towards, 1)}
            }
            for step in range(1, size):
                left = round(rate * (1.0 - step / (size - 1)), 3) + 0.0
                shown = round(100.0 * left, 1)
                cost = round(float(rng.uniform(0.6, 1.4)) * 2.5 * step, 2)
                policy: dict[str, Any] = {"from": origin, "to": to, "layer": layer}
                label = two(f"Duty of {shown:g}%", f"Droit de {shown:g} %".replace(".", ","))
                if step == 1 and size > 2 and rng.random() < 0.4:
                    # Under a quota the duty above it never falls below the duty inside.
                    policy["quota"] = {"share": 0.8, "in_rate": 0, "over_rate": rate, "fill": 1}
                    label = two("A quota free of duty", "Un contingent en franchise")
                else:
                    policy["rate"] = left
                options[f"step{step}"] = {
                    "label": label,
                    "lean": round(towards * (-2.0 + 4.5 * step / (size - 1)), 1) + 0.0,
                    "policies": [policy],
                    "amounts": {pride: -cost},
                }
            found[name] = {
                "sector": key,
                "title": two(f"{title['en']}: duty of the {to}", f"{title['fr']} : droit du {_FRENCH[to]}"),
                "summary": two(f"The duty that the {to} levies.", f"Le droit que le {_FRENCH[to]} perçoit."),
                "status_quo": "status_quo",
                "options": options,
            }
    return found


_FRENCH = {"north": "Nord", "south": "Sud"}


def objective_id_of_pride(side: str) -> str:
    """The objective that giving up a duty costs."""
    return f"{side}-{OBJECTIVES[-1][0]}"

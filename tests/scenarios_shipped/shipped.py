"""The shipped scenarios beside the flagship, and who meets whom across their tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shipped:
    """What the tests must know of a scenario that its file does not say.

    ``pairs`` are seats that face each other. ``red_lines`` and ``measures`` count those of each side.
    """

    name: str
    pairs: tuple[tuple[str, str], ...]
    red_lines: int
    measures: int
    rounds: int


SHIPPED = (
    Shipped(
        "washington-2025-class",
        (
            ("prime-minister", "president"),
            ("intergovernmental", "trade-representative"),
            ("foreign-affairs", "treasury"),
            ("industry", "commerce"),
        ),
        red_lines=1,
        measures=7,
        rounds=4,
    ),
    Shipped(
        "metals-2018",
        (("prime-minister", "president"), ("foreign-affairs", "trade-representative"), ("finance", "commerce")),
        red_lines=2,
        measures=7,
        rounds=6,
    ),
    Shipped(
        "february-2025",
        (("prime-minister", "president"), ("finance", "commerce"), ("public-safety", "homeland")),
        red_lines=2,
        measures=6,
        rounds=6,
    ),
    Shipped(
        "cusma-review-2026",
        (("prime-minister", "president"), ("canada-us-trade", "trade-representative"), ("industry", "commerce")),
        red_lines=2,
        measures=7,
        rounds=6,
    ),
    Shipped(
        "two-towns",
        (("mayor-landing", "mayor-saint-clair"), ("treasurer-landing", "treasurer-saint-clair")),
        red_lines=1,
        measures=3,
        rounds=5,
    ),
)

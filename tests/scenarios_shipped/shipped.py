"""The shipped scenarios beside the flagship, and who meets whom across their tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shipped:
    """What the tests must know of a scenario that its file does not say.

    ``pairs`` are seats that face each other. ``red_lines`` and ``measures`` count those of each side; ``kinds`` are the
    measures' tags that each side has and the other has not, at least. ``crossed`` is the share of mandate pairs in
    which the Nash package may cross a red line. ``ratifiable`` bounds the share of packages in the zone that both votes
    would pass on the opening day, in a sample of ``sample`` packages.
    """

    name: str
    pairs: tuple[tuple[str, str], ...]
    red_lines: int
    measures: int
    rounds: int
    kinds: int = 1
    crossed: float = 0.34
    ratifiable: tuple[float, float] = (0.005, 0.45)
    sample: int = 4_000


DELEGATIONS = (
    ("prime-minister", "president"),
    ("intergovernmental", "trade-representative"),
    ("foreign-affairs", "treasury"),
    ("industry", "commerce"),
)
FLAGSHIPS = tuple(
    Shipped(
        name, DELEGATIONS, red_lines=3, measures=9, rounds=10, kinds=2, crossed=0.5, ratifiable=(0.01, 0.10),
        sample=20_000,
    )
    for name in ("washington-2025", "washington-2025-as-reported")
)  # fmt: skip
SHIPPED = (
    Shipped(
        "washington-2025-class",
        DELEGATIONS,
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
        rounds=7,
    ),
)
TABLES = (*FLAGSHIPS, *SHIPPED)
"""Every table held to the bars of balance and even-handedness: all but the tutorial, which is easy on purpose."""

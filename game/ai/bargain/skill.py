"""Levels of skill. They differ in what a bargainer can do, never in what it knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Skill:
    """What a level does.

    Attributes:
        learns: keeps a model of the other side; without, it is taken to want the opposite.
        noise: standard deviation of a fixed log error per option in what it believes.
        opening: share of the best package that still beats the other's believed no deal, asked at first.
        floor: share of the believed Nash gain below which it does not go while time remains.
        exponent: Boulware exponent when waiting is free.
        least: share of the believed Nash gain below which it prefers no deal even at the end.
        ladder: answerable offers before the end that are planned by expected value; 0 takes the floor to the end.
        waits: where waiting costs, accepts by continuation value all along, not only in the end game.
    """

    name: str
    learns: bool = True
    noise: float = 0.0
    opening: float = 0.99
    floor: float = 0.9
    exponent: float = 0.12
    least: float = 0.03
    ladder: int = 8
    waits: bool = True


SKILLS: Mapping[str, Skill] = MappingProxyType(
    {
        "easy": Skill("easy", learns=False, noise=0.6, opening=0.9, floor=0.6, exponent=0.9, ladder=0, waits=False),
        "fair": Skill("fair", noise=0.3, opening=0.97, floor=0.8, exponent=0.3, ladder=3, waits=False),
        "hard": Skill("hard", noise=0.15, ladder=6),
        "expert": Skill("expert"),
    }
)

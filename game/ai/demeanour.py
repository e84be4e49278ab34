"""How a persona sounds: what it feels about the moment, by its traits, and the tone in which it then speaks.

Heat is a plain sum over what has just happened, each part weighed by the trait it touches, so that two personas at the
same table sound different and the same one is recognised. It decides nothing about what is offered or signed.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.temper import Temper
from game.scenario.politics import Tone

CALM, STEADY, HEATED = -0.3, 0.05, 0.5  # heat below which a persona is conciliatory, silent, firm; above, it threatens
RESTLESS = 2  # rounds without movement before it shows


@dataclass(frozen=True, slots=True)
class Occasion:
    """What has just happened, as anyone at the table can see. ``swing`` is a standard normal draw for the round;
    ``near`` how near (0-1) the temperature is to where talks may end."""

    round: int
    moved: bool
    praised: bool
    threatened: bool
    wronged: int
    near: float
    swing: float


def heat(temper: Temper, now: Occasion) -> float:
    """How hot a persona runs: 0 is a trait of 0.5 all round on a day on which nothing happened."""
    found = 1.2 * (temper.brinkmanship - 0.5) + 0.5 * (temper.anchor - 0.5) - 0.6 * (temper.reciprocity - 0.5)
    if now.moved:
        found -= 0.5 * max(0.0, temper.reciprocity - 0.25)
    elif now.round > RESTLESS:
        found += 0.6 * (1.0 - temper.patience)
    if now.praised:
        found -= 0.4 * max(0.0, temper.praise - 0.2)
    if now.threatened:
        found += 0.8 * (temper.insult - 0.3)
    found += 0.2 * temper.grudge * min(now.wronged, 3)
    found -= 1.5 * (1.1 - temper.brinkmanship) * now.near
    return found + 0.5 * temper.volatility * now.swing


def tone_of(temper: Temper, now: Occasion) -> Tone:
    """The tone a persona takes; neutral is silence."""
    felt = heat(temper, now)
    if felt < CALM:
        return Tone.CONCILIATORY
    if felt < STEADY:
        return Tone.NEUTRAL
    return Tone.FIRM if felt < HEATED else Tone.THREATENING

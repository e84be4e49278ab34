"""What the workbench shows of a running game: both sides' points of everything, for the mandates that were drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.payoff import PayoffModel
from game.report.cloud import cloud
from game.report.plane import Plane, build_plane
from game.report.priorities import swings
from game.rules.actions import OPEN, Package
from game.rules.game import Game, overlay
from game.rules.view import View

__all__ = ["Ground", "ground_of"]

DOTS = 900


@dataclass(frozen=True, slots=True)
class Ground:
    """Points are (first side, second side). ``plane.final`` is what is signed and in force now.

    Attributes:
        mandates: those drawn, in the order of the sides.
        swings: per issue, points per side between its best and worst option.
        offers: per side, its standing offer's alternatives.
    """

    mandates: tuple[str, str]
    plane: Plane
    dots: tuple[tuple[float, float], ...]
    swings: tuple[tuple[float, float], ...]
    offers: tuple[tuple[tuple[float, float], ...], tuple[tuple[float, float], ...]]


def ground_of(game: Game, view: View) -> Ground | None:
    """The ground of an author's view; None before mandates are drawn."""
    hidden = view.hidden
    if hidden is None or not all(hidden.mandates):
        return None
    path = game.compiler.path(view.environment, [event for event, _ in view.happened])
    bound = overlay(view.in_force, view.pending)
    model = game.model(path, hidden.mandates, bound)
    offers = tuple(
        tuple(_points(model, overlay(bound, one.package)) for one in offer.alternatives) if offer is not None else ()
        for offer in view.offers
    )
    return Ground(hidden.mandates, build_plane(model, bound), cloud(model, DOTS), swings(model), (offers[0], offers[1]))


def _points(model: PayoffModel, package: Package) -> tuple[float, float]:
    assert OPEN not in package
    first, second = model.score(np.array([package]))[0]
    return float(first), float(second)

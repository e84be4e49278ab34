"""The life of an offer: made, shrunk as issues are settled, signed in whole or by lots, lapsed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from game.rules.actions import OPEN, Alternative, Lot, Package
from game.rules.state import Offer

MAX_ALTERNATIVES = 3
MAX_LOTS = 4


def named_issues(package: Package) -> tuple[int, ...]:
    """Issues that a partial package decides."""
    return tuple(issue for issue, option in enumerate(package) if option != OPEN)


def lot_package(alternative: Alternative, lots: Iterable[int] = ()) -> Package:
    """The package that signing would settle: the given lots, or everything when there are none."""
    chosen = tuple(lots)
    if not chosen:
        return alternative.package
    issues = {issue for index in chosen for issue in alternative.lots[index].issues}
    return tuple(option if issue in issues else OPEN for issue, option in enumerate(alternative.package))


def without(alternative: Alternative, done: frozenset[int]) -> Alternative | None:
    """What is left of an alternative once the issues in ``done`` are settled; None when it lapses.

    A whole alternative that names a settled issue lapses. In a separable one the issue drops out of its lot.
    """
    if not done & set(named_issues(alternative.package)):
        return alternative
    if not alternative.lots:
        return None
    lots = tuple(
        Lot(lot.name, left) for lot in alternative.lots if (left := tuple(i for i in lot.issues if i not in done))
    )
    if not lots:
        return None
    kept = {issue for lot in lots for issue in lot.issues}
    return Alternative(
        tuple(option if issue in kept else OPEN for issue, option in enumerate(alternative.package)), lots
    )


def after_settling(offer: Offer | None, done: Iterable[int], only: int | None = None) -> Offer | None:
    """A standing offer after ``done`` issues were settled; ``only`` keeps that alternative and ends the others."""
    if offer is None:
        return None
    settled = frozenset(done)
    kept = offer.alternatives if only is None else (offer.alternatives[only],)
    left = tuple(rest for alternative in kept if (rest := without(alternative, settled)) is not None)
    return replace(offer, alternatives=left) if left else None

"""The environment of a valuation: what holds on every open issue because of events and measures."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce

from game.scenario.vocabulary import ClaimEffect, ObjectiveEffect, Policy


@dataclass(frozen=True, slots=True)
class Environment:
    """Overrides in the order they came, later ones win. Hashable: it keys the caches of compiled tables.

    ``breaches`` outrank ratified terms as well. ``objectives`` have their side resolved to an id.
    """

    policies: tuple[Policy, ...] = ()
    breaches: tuple[Policy, ...] = ()
    claims: tuple[ClaimEffect, ...] = ()
    objectives: tuple[ObjectiveEffect, ...] = ()
    _folded: int | None = field(default=None, repr=False, compare=False)
    """Hash of the objectives folded one by one, for whoever knows it already: one more at the end is one more step."""
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Looked up many times a move: hashing the nested tuples each time cost more than the look-up saved.
        folded = reduce(_fold, self.objectives, 0) if self._folded is None else self._folded
        object.__setattr__(self, "_folded", folded)
        object.__setattr__(self, "_hash", hash((self.policies, self.breaches, self.claims, folded)))

    def __hash__(self) -> int:
        return self._hash

    def with_policy(self, policy: Policy, breach: bool = False) -> Environment:
        """A later setting of the same instrument on the same flow replaces the earlier one."""

        def replaced(known: tuple[Policy, ...]) -> tuple[Policy, ...]:
            return (*(old for old in known if _slot(old) != _slot(policy)), policy)

        if breach:
            return Environment(self.policies, replaced(self.breaches), self.claims, self.objectives, self._folded)
        return Environment(replaced(self.policies), self.breaches, self.claims, self.objectives, self._folded)

    def with_claim(self, claim: ClaimEffect) -> Environment:
        return Environment(self.policies, self.breaches, (*self.claims, claim), self.objectives, self._folded)

    def with_objective(self, effect: ObjectiveEffect) -> Environment:
        folded = None if self._folded is None else _fold(self._folded, effect)
        return Environment(self.policies, self.breaches, self.claims, (*self.objectives, effect), folded)


def _fold(before: int, effect: ObjectiveEffect) -> int:
    return hash((before, effect))


def _slot(policy: Policy) -> tuple[object, ...]:
    return (policy.sector, policy.origin, policy.destination, policy.layer, policy.when)

"""The offer the player is writing: up to three alternatives, each a choice per row and a lot per row."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.rules.actions import OPEN, Alternative, Lot, Package
from game.rules.state import Offer

__all__ = ["LOT_NAMES", "MOST_ALTERNATIVES", "Draft", "Sketch"]

LOT_NAMES = ("A", "B", "C", "D")
MOST_ALTERNATIVES = 3
WHOLE = -1


@dataclass(frozen=True, slots=True)
class Sketch:
    """One alternative: the option per issue (-1 leaves it out) and the lot per issue (-1: in none, the whole)."""

    package: Package
    lots: tuple[int, ...]

    @classmethod
    def empty(cls, issues: int) -> Sketch:
        return cls((OPEN,) * issues, (WHOLE,) * issues)

    @classmethod
    def of(cls, alternative: Alternative, settled: tuple[bool, ...]) -> Sketch:
        """The sketch that an alternative was made from, without what is settled since."""
        place = {issue: number for number, lot in enumerate(alternative.lots) for issue in lot.issues}
        return cls(
            tuple(OPEN if done else option for option, done in zip(alternative.package, settled, strict=True)),
            tuple(place.get(issue, WHOLE) for issue in range(len(alternative.package))),
        )

    def choose(self, issue: int, option: int) -> Sketch:
        return replace(self, package=(*self.package[:issue], option, *self.package[issue + 1 :]))

    def assign(self, issue: int, lot: int) -> Sketch:
        return replace(self, lots=(*self.lots[:issue], lot, *self.lots[issue + 1 :]))

    @property
    def named(self) -> tuple[int, ...]:
        """Issues the alternative decides."""
        return tuple(issue for issue, option in enumerate(self.package) if option != OPEN)

    @property
    def separable(self) -> bool:
        """Whether any row of the offer is in a lot."""
        return any(self.lots[issue] != WHOLE for issue in self.named)

    def alternative(self) -> Alternative:
        """The alternative as submitted. Once one row is in a lot, rows in none make up a lot of their own."""
        if not self.separable:
            return Alternative(self.package)
        groups: dict[int, list[int]] = {}
        for issue in self.named:
            groups.setdefault(self.lots[issue], []).append(issue)
        ordered = sorted(groups.items(), key=lambda entry: (entry[0] == WHOLE, entry[0]))
        lots = tuple(
            Lot(LOT_NAMES[number] if number < len(LOT_NAMES) else str(number + 1), tuple(issues))
            for number, (_, issues) in enumerate(ordered)
        )
        return Alternative(self.package, lots)


@dataclass(frozen=True, slots=True)
class Draft:
    """All alternatives and the one that is being edited."""

    sketches: tuple[Sketch, ...]
    current: int = 0

    @classmethod
    def empty(cls, issues: int) -> Draft:
        return cls((Sketch.empty(issues),))

    @classmethod
    def of(cls, offer: Offer, settled: tuple[bool, ...]) -> Draft:
        """The draft that an offer was made from."""
        return cls(tuple(Sketch.of(alternative, settled) for alternative in offer.alternatives))

    @property
    def sketch(self) -> Sketch:
        return self.sketches[self.current]

    def edit(self, sketch: Sketch) -> Draft:
        """With the current alternative changed."""
        return replace(self, sketches=(*self.sketches[: self.current], sketch, *self.sketches[self.current + 1 :]))

    def show(self, current: int) -> Draft:
        return replace(self, current=max(0, min(current, len(self.sketches) - 1)))

    def add(self) -> Draft:
        """A further alternative, a copy of the current one."""
        if len(self.sketches) >= MOST_ALTERNATIVES:
            return self
        return Draft((*self.sketches, self.sketch), len(self.sketches))

    def drop(self) -> Draft:
        """Without the current alternative; the last one stays."""
        if len(self.sketches) == 1:
            return self
        left = tuple(one for number, one in enumerate(self.sketches) if number != self.current)
        return Draft(left, min(self.current, len(left) - 1))

    def without(self, settled: tuple[bool, ...]) -> Draft:
        """Without the rows that have been settled since."""
        return replace(
            self,
            sketches=tuple(
                replace(
                    one,
                    package=tuple(OPEN if done else option for option, done in zip(one.package, settled, strict=True)),
                )
                for one in self.sketches
            ),
        )

    def alternatives(self) -> tuple[Alternative, ...]:
        """What would be submitted: alternatives that name anything, each once."""
        made = [one.alternative() for one in self.sketches if one.named]
        return tuple(dict.fromkeys(made))

"""Parts of a package voted on one after another: each vote rides on what the parts before it won at home.

Lots that are signed together go to both votes in the order in which they were composed. A part that passes moves the
audiences before the next is voted on, and so does the verdict itself; a part that fails takes only its own rows with
it. So lots are neither one vote nor separate ones, and their order counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from game.ai.amounts import Floats
from game.ai.home import Electorate, Homes
from game.ai.menu import Situation, Valuer
from game.rules.actions import OPEN, Package
from game.scenario.model import Scenario
from game.scenario.vocabulary import BOTH, OTHER, SELF, Effect, SupportEffect

Masks = NDArray[np.intp]

KEPT_ROWS = 16  # an offer's lots are looked at again and again, the ways of dividing a package once


@dataclass(frozen=True, eq=False)
class Ballots:
    """Unions of a package's parts (N = 2^parts columns, by bit mask) and what they mean.

    ``worth`` (1 + M, N) is what a union is worth in force, to the bot's side and to the other under each of its
    mandates, in points of now; ``support`` (A, N) what it moves at home; ``share`` (A, N) and ``floor`` (2, F, N) are
    the electorate of a part that names these rows; ``chance`` (N,) is that of passing both votes from where things
    stand. ``won`` and ``lost`` (A,) are what a verdict itself moves; ``praise`` (1 + M,) is what a further part that
    passes adds in points, ``blame`` what one that fails costs.
    """

    homes: Homes
    standing: Floats  # support (A,) now
    worth: Floats
    support: Floats
    share: Floats
    floor: Floats
    won: Floats
    lost: Floats
    praise: Floats
    blame: float

    @property
    def full(self) -> int:
        """The mask of all parts."""
        return int(self.worth.shape[1]) - 1

    def believed(self, odds: Sequence[float]) -> Ballots:
        """The same with one row for the other side: what it expects under ``odds`` of its mandates."""
        weights = np.asarray(odds)
        worth = np.stack([self.worth[0], weights @ self.worth[1:]])
        return replace(self, worth=worth, praise=self.praise[:2])

    def in_turn(self, lots: Sequence[Masks], again: float = 0.0) -> Floats:
        """Expected worth (1 + M, C) of signing C rows of disjoint lots, voted on in order.

        ``again``: share of what fails at home that is still expected from another try.
        """
        count = len(lots[0])
        wanted = np.zeros(count, dtype=np.intp)
        for lot in lots:
            wanted |= lot
        return self._from(lots, np.zeros(count, dtype=np.intp), 0, 0, self.worth[:, wanted], again)

    def _from(self, lots: Sequence[Masks], passed: Masks, won: int, lost: int, wanted: Floats, again: float) -> Floats:
        """What the lots still to be voted on lead to, once ``won`` of those before, ``passed``, and ``lost`` did."""
        if not lots:
            found: Floats = self.worth[:, passed] - lost * self.blame
            if again > 0.0:
                found += again * np.maximum(wanted - self.worth[:, passed], 0.0)
            return found + max(0, won - 1) * self.praise[:, None]
        first, rest = lots[0], lots[1:]
        chance = self.chance(first, passed, won, lost)
        yes = self._from(rest, passed | first, won + 1, lost, wanted, again)
        no = self._from(rest, passed, won, lost + 1, wanted, again)
        return chance * yes + (1.0 - chance) * no

    def passed(self) -> tuple[float, ...]:
        """Support of all audiences once the whole has passed in one vote."""
        return tuple((self.standing + self.support[:, -1] + self.won).tolist())

    def all_pass(self, lots: Sequence[Masks]) -> Floats:
        """Chances (C,) that all of C rows of disjoint lots pass, in order."""
        passed = np.zeros(len(lots[0]), dtype=np.intp)
        together = np.ones(len(passed))
        for won, lot in enumerate(lots):
            together *= self.chance(lot, passed, won)
            passed = passed | lot
        return together

    def chance(self, lots: Masks, passed: Masks, won: int = 0, lost: int = 0) -> Floats:
        """Chances (C,) that lots pass both votes after ``passed`` did, in ``won`` votes, and ``lost`` votes failed."""
        if self.homes.limits is None:
            return np.ones(len(lots))
        electorate = Electorate(self.share[:, lots], self.floor[:, :, lots])
        nothing = np.zeros((self.homes.interests.shape[1], len(lots)))
        gained = self.homes.gained(nothing, self.support[:, passed | lots], electorate)
        first, second = self.homes.chances(gained, electorate, self.standing + won * self.won + lost * self.lost)
        return first * second


def ballots(valuer: Valuer, now: Situation, package: Package, parts: Sequence[Sequence[int]], proposer: int) -> Ballots:
    """The ballots of a package's ``parts`` (disjoint groups of issues), offered by side ``proposer``."""
    rows = np.full((1 << len(parts), len(package)), OPEN, dtype=np.int64)
    masks = np.arange(len(rows))
    for place, part in enumerate(parts):
        named = np.flatnonzero(masks >> place & 1)
        for issue in part:
            rows[named, issue] = package[issue]
    drafts = valuer.ground.drafts
    draft = drafts.of(rows, now.standing) if len(rows) <= KEPT_ROWS else drafts.make(rows, now.standing)
    gained = draft.gained(now.path, valuer.ground.book)
    homes, scenario = valuer.ground.homes, valuer.ground.known.scenario
    rules = scenario.ratification
    won = _moved(scenario, rules.on_pass if rules else (), proposer)
    mean = valuer.politics * (homes.means @ won)
    worth = valuer.once_passed(gained, now, draft.changed)
    praise = np.full(len(worth), mean[valuer.ground.known.other])
    praise[0] = mean[valuer.ground.known.side]
    return Ballots(
        homes,
        np.array([*now.supports[0], *now.supports[1]]),
        worth,
        homes.interests @ gained.amounts + draft.moved,
        draft.electorate.share,
        draft.electorate.floor,
        won,
        _moved(scenario, rules.on_fail if rules else (), proposer),
        praise,
        valuer.blame,
    )


def _moved(scenario: Scenario, effects: Iterable[Effect], actor: int) -> Floats:
    """Support (A,) that effects move at once when side ``actor`` causes them."""
    shifts = [effect for effect in effects if isinstance(effect, SupportEffect)]
    moved: list[float] = []
    for place, side in enumerate(scenario.side_ids):
        here = [e for e in shifts if e.side in (BOTH, side, SELF if place == actor else OTHER)]
        audiences = scenario.audiences_by_side[side]
        moved.extend(sum(e.delta for e in here if e.audience in (None, audience.id)) for audience in audiences)
    return np.array(moved, dtype=np.float64)

"""Small bargaining problems, and a bilateral table to play them on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.bargain import Bargainer, Clock, Domain, History, Move, Sent


def random_pair(seed: int, dims: Sequence[int], opposed: float = 0.5) -> tuple[Domain, Domain]:
    """Two sides' additive values over the same issues, and reserves between 0 and 0.3."""
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.full(len(dims), 2.0), size=2)
    first = [rng.permutation(np.linspace(0.0, 1.0, size)) for size in dims]
    second = [opposed * (1.0 - own) + (1.0 - opposed) * rng.random(len(own)) for own in first]
    reserves = rng.uniform(0.0, 0.3, size=2)
    return (
        Domain.additive([share * own for share, own in zip(shares[0], first, strict=True)], float(reserves[0])),
        Domain.additive([share * own for share, own in zip(shares[1], second, strict=True)], float(reserves[1])),
    )


@dataclass(frozen=True, slots=True)
class Played:
    """How a bilateral negotiation went: the package agreed on, if any, and every move in order."""

    package: tuple[int, ...] | None
    moves: tuple[Move, ...]


def bargain(first: Bargainer, second: Bargainer, rounds: int, discount: float = 1.0) -> Played:
    """Alternating offers; the first opens and makes the last offer that can be answered."""
    step = 1.0 / (rounds + 1)
    said: tuple[list[Sent], list[Sent]] = ([], [])
    moves = []
    for number in range(rounds):
        for side, player in enumerate((first, second)):
            time = (number + 1) * step + side * 1e-6
            clock = Clock(time, rounds - number - side, step, side == 1, discount, 0.0, side * step)
            move = player.move(History(tuple(said[side]), tuple(said[1 - side])), clock)
            moves.append(move)
            if move.accept:
                return Played(move.package, tuple(moves))
            said[side].append(Sent(move.package, time, time + side * step))
    return Played(None, tuple(moves))

"""Post-settlement settlement (Raiffa 1985): after a deal, packages better for both that would pass both votes."""

from __future__ import annotations

import numpy as np

from game.rules.actions import Package
from game.rules.paths import path_model, path_of
from game.rules.play import Play
from game.rules.ratification import standing
from game.rules.records import FactCode
from game.rules.settled import committed, is_ratified
from game.rules.state import Ending, Phase
from game.scenario.model import Rule

MOST = 3
_LEAST_GAIN = 0.5  # points: less is not worth a second signature


def open_post_settlement(play: Play) -> bool:
    """Offer up to three better packages; False when the step does not apply."""
    game, state = play.game, play.state
    if not game.has(Rule.POST_SETTLEMENT, state.round):
        return False
    if state.ending not in (Ending.SETTLED, Ending.LAST_ROUND) or not any(is_ratified(d) for d in state.deals):
        return False
    packages = better_packages(play)
    if not packages:
        return False
    play.update(phase=Phase.POST_SETTLEMENT, post_settlement=packages)
    return True


def better_packages(play: Play) -> tuple[Package, ...]:
    """Frontier packages that beat what is in force for both and pass both votes with even odds, spread out."""
    game, state = play.game, play.state
    now = committed(game, state)
    model, environment = path_model(game, state), path_of(game, state)
    reached = model.score([now])[0]
    frontier = model.frontier()
    better = np.flatnonzero((frontier.points > reached + _LEAST_GAIN).all(axis=1))
    passing = []
    for row in better:
        package = tuple(int(option) for option in frontier.packages[row])
        if all(standing(game, side.id, side.support, environment, now, package).margin >= 0 for side in state.sides):
            passing.append(package)
    if len(passing) <= MOST:
        return tuple(passing)
    spread = np.linspace(0, len(passing) - 1, MOST).round().astype(int)
    return tuple(passing[int(i)] for i in spread)


def resolve_post_settlement(play: Play) -> None:
    """Both have answered blind: the first package both accept is shown beside the score; it never enters it."""
    first, second = (set(side.post_settle or ()) for side in play.state.sides)
    both = sorted(first & second)
    play.fact(FactCode.POST_SETTLEMENT, outcome=both[0] if both else None)

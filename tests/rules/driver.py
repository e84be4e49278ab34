"""Random players that use every kind of action, and a driver that plays whole games with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from game.rules.actions import (
    OPEN,
    Action,
    Advise,
    Alternative,
    Draft,
    EndTurn,
    Guess,
    Initial,
    Lot,
    Pledge,
    Propose,
    Respond,
    SnapBack,
    Statement,
    UseMeasure,
    Veto,
    WalkAway,
)
from game.rules.apply import apply, pending_chance, start
from game.rules.chance import Chance
from game.rules.check import check
from game.rules.game import Game
from game.rules.legal import legal
from game.rules.phases import acting_side, waiting_for
from game.rules.records import CHANCE, Record
from game.rules.settled import settled
from game.rules.state import Phase, State
from game.table.chance import draw_outcome

TINY = Path(__file__).parent.parent / "data" / "scenarios" / "tiny.yaml"


@dataclass(frozen=True, slots=True)
class Moment:
    """The state before an input, the input and what it led to."""

    before: State
    actor: str
    body: Action | Chance
    after: State
    records: tuple[Record, ...]


def random_proposal(game: Game, state: State, generator: np.random.Generator) -> Propose:
    """One to three random alternatives over open issues, whole or in lots."""
    alternatives = tuple(_alternative(game, state, generator) for _ in range(int(generator.integers(1, 4))))
    return Propose(alternatives)


def _alternative(game: Game, state: State, generator: np.random.Generator) -> Alternative:
    done = settled(game, state)
    package = tuple(
        OPEN if closed or generator.random() < 0.3 else int(generator.integers(size))
        for closed, size in zip(done, game.scenario.dims, strict=True)
    )
    named = [issue for issue, option in enumerate(package) if option != OPEN]
    if len(named) < 2 or generator.random() < 0.5:
        return Alternative(package)
    cut = int(generator.integers(1, len(named)))
    return Alternative(package, (Lot("first", tuple(named[:cut])), Lot("second", tuple(named[cut:]))))


def random_action(game: Game, state: State, seat: str, generator: np.random.Generator) -> Action:
    """A legal action: mostly the interesting kinds, so that games get somewhere."""
    composed: list[Action] = []
    issues = len(game.scenario.issues)
    if acting_side(game, state) and state.step < 2:
        composed.append(random_proposal(game, state, generator))
        composed.append(Draft(random_proposal(game, state, generator).alternatives))
    issue = int(generator.integers(issues))
    option = int(generator.integers(game.scenario.dims[issue]))
    composed += [
        Guess(tuple(int(i) for i in generator.permutation(issues))),
        Initial(issue, option),
        Veto(issue),
        Advise(issue, int(generator.integers(-1, 2))),
    ]
    allowed = [action for action in composed if check(game, state, seat, action) is None]
    listed = [a for a in legal(game, state, seat) if not isinstance(a, WalkAway) or generator.random() < 0.05]
    signing = [a for a in listed if isinstance(a, Respond) and a.sign]
    busy = [a for a in listed if isinstance(a, (UseMeasure, Statement, Pledge))]
    ends = [a for a in listed if isinstance(a, EndTurn)]
    rare = [a for a in listed if isinstance(a, SnapBack)]
    rare += [a for a in busy if isinstance(a, UseMeasure) and game.scenario.measures_by_id[a.measure].breach]
    for chance, pool in ((0.6, rare), (0.25, allowed), (0.35, signing), (0.3, busy), (0.5, ends)):
        if pool and generator.random() < chance:
            return pool[int(generator.integers(len(pool)))]
    pool = listed or allowed
    return pool[int(generator.integers(len(pool)))]


def play(game: Game, seed: int, most: int = 4000, **options: object) -> Iterator[Moment]:
    """Play a whole game with random players; the same seed gives the same game."""
    generator = np.random.default_rng(seed)
    state = start(game, **options)  # type: ignore[arg-type]
    for _ in range(most):
        if state.phase is Phase.ENDED:
            return
        actor: str
        body: Action | Chance
        if pending_chance(state):
            actor, body = CHANCE, draw_outcome(seed, state.round, state.queue[0])
        else:
            seats = waiting_for(game, state)
            assert seats, f"nobody may move in {state.phase}"
            actor = seats[int(generator.integers(len(seats)))]
            if not legal(game, state, actor):
                actor = game.scenario.leads[game.scenario.seats_by_id[actor].side]
            body = random_action(game, state, actor, generator)
        after, records = apply(game, state, actor, body)
        yield Moment(state, actor, body, after, records)
        state = after
    raise AssertionError("the game did not end")

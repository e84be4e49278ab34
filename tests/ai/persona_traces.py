"""What a persona leaves behind in a game: a vector of plain counts and means, for a simple classifier."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from game.ai.known import known_for
from game.ai.menu import Valuer
from game.ai.pool import ground_for
from game.rules.actions import OPEN, Pledge, Propose, Reply, Respond, Statement, UseMeasure
from game.rules.game import game_for
from game.rules.records import Record
from game.scenario.model import Scenario
from game.scenario.politics import Manner, Tone
from game.table.match import MatchResult, game_seed, play_match, seat_bots, without_post_settlement

Vector = NDArray[np.float64]


def games(scenario: Scenario, side: str, bot: str, rival: str, count: int, series: int) -> list[Vector]:
    """Features of ``count`` games of a bot; the same seeds, hence mandates and news, for every bot."""
    bare = without_post_settlement(scenario)
    game = game_for(bare)
    names = {side: bot, scenario.other(side): rival}
    found = []
    for number in range(count):
        seed = game_seed(series, number)
        mandates = (number % 3, number % 3)
        result = play_match(game, seat_bots(bare, names, seed), seed, mandates=mandates, keep_records=True)
        found.append(features(bare, side, result))
    return found


def features(scenario: Scenario, side: str, result: MatchResult) -> Vector:
    """Tones, measures, pledges and replies per round; what offers ask, in points and issue by issue."""
    seat = scenario.leads[side]
    own = [record for record in result.records if record.actor == seat]
    rounds = max(result.rounds, 1)
    tones = [sum(r.body == Statement(tone) for r in own) / rounds for tone in Tone if tone is not Tone.NEUTRAL]
    measures = sum(isinstance(r.body, UseMeasure) for r in own) / rounds
    pledges = float(sum(isinstance(r.body, Pledge) for r in own))
    public = _public_share(scenario, own)
    refused = sum(isinstance(r.body, Respond) and not r.body.sign for r in own) / rounds
    asked = _asked(scenario, seat, result.mandates[scenario.side_ids.index(side)], own)
    return np.array([*tones, measures, pledges, public, refused, result.rounds / 10.0, *asked, *_leans(scenario, own)])


def _public_share(scenario: Scenario, own: Sequence[Record]) -> float:
    manners = [_manner(scenario, r.body) for r in own if isinstance(r.body, Reply)]
    return sum(manner is Manner.PUBLIC for manner in manners) / len(manners) if manners else 0.5


def _manner(scenario: Scenario, reply: Reply) -> Manner:
    specs = (spec for ask in scenario.events_by_id[reply.event].asks for spec in ask.replies)
    return next((spec.manner for spec in specs if spec.id == reply.reply), Manner.PASS)


def _packages(own: Sequence[Record]) -> list[tuple[int, ...]]:
    return [r.body.alternatives[0].package for r in own if isinstance(r.body, Propose)]


def _asked(scenario: Scenario, seat: str, mandate: str, own: Sequence[Record]) -> list[float]:
    """Points of its first, second, third and last offer for itself, on the opening path, in tens."""
    packages = _packages(own)
    if not packages:
        return [0.0] * 5
    valuer = Valuer(ground_for(known_for(scenario, seat)))
    path = valuer.ground.known.compiler.opening_path()
    quo = scenario.status_quo
    points = [
        valuer.position(path, tuple(q if o == OPEN else o for o, q in zip(p, quo, strict=True)), mandate)[0] / 10.0
        for p in packages
    ]
    picked = [points[min(place, len(points) - 1)] for place in (0, 1, 2, len(points) - 1)]
    steps = np.abs(np.diff(points))
    return [*picked, float(steps.std()) if len(steps) > 1 else 0.0]


def _leans(scenario: Scenario, own: Sequence[Record]) -> list[float]:
    """How far (by lean) it stood on each issue, on average over its offers."""
    packages = _packages(own)
    found = []
    for issue, spec in enumerate(scenario.issues):
        leans = [spec.options[p[issue]].lean for p in packages if p[issue] != OPEN]
        found.append(float(np.mean(leans)) if leans else 0.0)
    return found


def nearest(train: dict[str, Sequence[Vector]], vector: Vector) -> str:
    """The class whose mean is nearest, every feature measured in its pooled standard deviation within classes."""
    within = np.concatenate([np.array(rows) - np.mean(rows, axis=0) for rows in train.values()])
    scale = within.std(axis=0) + 0.05
    return min(train, key=lambda name: float((((vector - np.mean(train[name], axis=0)) / scale) ** 2).sum()))

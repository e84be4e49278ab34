"""What a persona leaves behind in a game, as the other side sees it: named plain figures, for a simple classifier.

Only public records count, and only what the scenario tells both sides of them: no mandate, no points, no trait.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from game.rules.actions import OPEN, Consult, Package, Pledge, Propose, Reply, Respond, Statement, UseMeasure
from game.rules.game import game_for
from game.rules.records import EVERYONE, Body
from game.scenario.model import Scenario
from game.scenario.politics import Manner, Tone
from game.table.match import MatchResult, game_seed, play_match, seat_bots, without_post_settlement

Figures = Mapping[str, float]
Vectors = NDArray[np.float64]

WARMTH = {Tone.CONCILIATORY: -1.0, Tone.NEUTRAL: 0.0, Tone.FIRM: 1.0, Tone.THREATENING: 2.0}
LEAST_SPREAD = 0.05  # what a figure is taken to vary by at least, so that one that hardly varies does not decide alone


def played(scenario: Scenario, side: str, bot: str, rival: str, count: int, series: int) -> list[MatchResult]:
    """``count`` games of a bot; the same seeds, hence the same drawn mandates and news, for every bot."""
    bare = without_post_settlement(scenario)
    game = game_for(bare)
    names = {side: bot, scenario.other(side): rival}
    found = []
    for number in range(count):
        seed = game_seed(series, number)
        found.append(play_match(game, seat_bots(bare, names, seed), seed, keep_records=True))
    return found


def figures(scenario: Scenario, side: str, result: MatchResult) -> Figures:
    """Tones, measures, pledges, replies, reasons given and offers of a side, in one game."""
    seat = scenario.leads[side]
    own = [(r.round, r.body) for r in result.records if r.actor == seat and r.visible_to == EVERYONE]
    bodies = [body for _, body in own]
    rounds = max(result.rounds, 1)
    return {
        "rounds": rounds / 10.0,
        "consults": sum(isinstance(body, Consult) for body in bodies) / rounds,
        "first measure": min((at for at, body in own if isinstance(body, UseMeasure)), default=rounds + 1) / rounds,
        "opening tone": next((WARMTH[body.tone] for at, body in own if at == 1 and isinstance(body, Statement)), 0.0),
        "public replies": _public_share(scenario, bodies),
        **_tones(bodies, rounds),
        **_by_office(scenario, side, bodies),
        **_offers(scenario, side, bodies, rounds),
    }


def _tones(own: Sequence[Body], rounds: int) -> Figures:
    """Share of the rounds spoken in each tone; the rest is silence."""
    return {f"tone {t.value}": sum(b == Statement(t) for b in own) / rounds for t in Tone if t is not Tone.NEUTRAL}


def _public_share(scenario: Scenario, own: Sequence[Body]) -> float:
    manners = [_manner(scenario, body) for body in own if isinstance(body, Reply)]
    return sum(manner is Manner.PUBLIC for manner in manners) / len(manners) if manners else 0.5


def _manner(scenario: Scenario, reply: Reply) -> Manner:
    specs = (spec for ask in scenario.events_by_id[reply.event].asks for spec in ask.replies)
    return next((spec.manner for spec in specs if spec.id == reply.reply), Manner.PASS)


def _by_office(scenario: Scenario, side: str, own: Sequence[Body]) -> Figures:
    """Whose measures it took, on whose issues it pledged, and whose it named first and at all when it declined."""
    seats = [seat for seat in scenario.seats if seat.side == side]
    owner = {scenario.issue_index[issue]: seat.id for seat in seats for issue in seat.owns}
    taken = [scenario.measures_by_id[body.measure].seat for body in own if isinstance(body, UseMeasure)]
    pledged = [owner.get(body.issue) for body in own if isinstance(body, Pledge)]
    refused = [body.reasons for body in own if isinstance(body, Respond) and body.reasons]
    first = [owner.get(reasons[0].issue) for reasons in refused]
    named = [owner.get(reason.issue) for reasons in refused for reason in reasons]
    found: dict[str, float] = {}
    for seat in seats:
        found[f"measures of {seat.id}"] = float(taken.count(seat.id))
        found[f"pledges of {seat.id}"] = float(seat.id in pledged)
        found[f"named first of {seat.id}"] = first.count(seat.id) / len(first) if first else 1.0 / len(seats)
        found[f"named of {seat.id}"] = named.count(seat.id) / len(named) if named else 1.0 / len(seats)
    return found


def _offers(scenario: Scenario, side: str, own: Sequence[Body], rounds: int) -> Figures:
    """How its offers were made, and how far (by the public lean of the options) they stood for it, in all and by
    issue."""
    bids = [body for body in own if isinstance(body, Propose)]
    packages = [bid.alternatives[0].package for bid in bids]
    asked = [_lean(scenario, side, package) for package in packages] or [0.0]
    found = {
        "declines": sum(isinstance(body, Respond) and not body.sign for body in own) / rounds,
        "alternatives": float(np.mean([len(bid.alternatives) for bid in bids])) if bids else 1.0,
        "lots": float(np.mean([bool(bid.alternatives[0].lots) for bid in bids])) if bids else 0.0,
        "asked first": asked[0],
        "asked second": asked[min(1, len(asked) - 1)],
        "asked last": asked[-1],
        "unsteady": float(np.abs(np.diff(asked)).std()) if len(asked) > 2 else 0.0,
    }
    for issue, spec in enumerate(scenario.issues):
        leans = [spec.options[package[issue]].lean for package in packages if package[issue] != OPEN]
        found[f"lean on {spec.id}"] = float(np.mean(leans)) if leans else 0.0
    return found


def _lean(scenario: Scenario, side: str, package: Package) -> float:
    """Mean lean of a package towards a side, what it leaves open as it stands."""
    sign = 1.0 if scenario.side_ids.index(side) == 0 else -1.0
    filled = [quo if option == OPEN else option for option, quo in zip(package, scenario.status_quo, strict=True)]
    return float(np.mean([sign * spec.options[o].lean for spec, o in zip(scenario.issues, filled, strict=True)]))


def recognised(seen: Mapping[str, Sequence[Figures]]) -> dict[str, float]:
    """Share of games in which each persona is recognised by the nearest class mean, every figure measured in its
    pooled standard deviation within classes. Each seed is judged by what was learned from all other seeds."""
    rows = {name: np.array([list(game.values()) for game in games]) for name, games in seen.items()}
    count = min(len(games) for games in rows.values())
    hits = dict.fromkeys(rows, 0)
    for held_out in range(count):
        known = {name: np.delete(games, held_out, axis=0) for name, games in rows.items()}
        means = {name: games.mean(axis=0) for name, games in known.items()}
        spread = np.concatenate([games - means[name] for name, games in known.items()]).std(axis=0) + LEAST_SPREAD
        for name, games in rows.items():
            hits[name] += _nearest(means, spread, games[held_out]) == name
    return {name: found / count for name, found in hits.items()}


def _nearest(means: Mapping[str, Vectors], spread: Vectors, vector: Vectors) -> str:
    return min(means, key=lambda name: float((((vector - means[name]) / spread) ** 2).sum()))

"""Many games between bots: in this process or in several, with the same results."""

from __future__ import annotations

import math
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from game.core.pause import no_collection
from game.scenario import from_resolved
from game.scenario.model import Scenario
from game.table.executors import Hands, outcomes
from game.table.match import MatchResult, game_seed, play_named, seat_bots

CHUNK = 10  # games played before they are reported


@dataclass(frozen=True, slots=True)
class GameLine:
    """What a summary needs of one game; figures per side are in the order of the sides.

    ``no_deal`` is the score without any agreement at the duties the game ended with; ``gain`` what the deals in force
    at the end are worth over that, in points.
    """

    number: int
    ending: str
    rounds: int
    agreed: bool
    first_signature: int | None
    signatures: int
    failed_votes: int
    scores: tuple[float, float]
    no_deal: tuple[float, float]
    gain: tuple[float, float]
    mandates: tuple[str, str]
    decisions: int


@dataclass(frozen=True, slots=True)
class Work:
    """Some games of a series, as a worker process gets them: the scenario travels as its resolved text."""

    scenario: str
    bots: tuple[tuple[str, str], ...]
    seed: int
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class SideSummary:
    """One side over all games: scores (mean, standard deviation), no-deal value, final gain over it."""

    bot: str
    mean: float
    sd: float
    no_deal: float
    gain: float


@dataclass(frozen=True, slots=True)
class Summary:
    """A series of games. ``rounds`` is their mean length; shares are 0-1; ``first_signature`` a mean round."""

    scenario: str
    games: int
    agreements: int
    rounds: float
    seconds: float
    sides: tuple[tuple[str, SideSummary], ...]
    signatures: float
    first_signature: float | None
    failed_vote_share: float
    endings: tuple[tuple[str, int], ...]

    @property
    def games_per_second(self) -> float:
        return self.games / self.seconds if self.seconds > 0 else 0.0

    def as_json(self) -> dict[str, object]:
        """The document that ``simulate --json`` prints."""
        document: dict[str, object] = {
            "scenario": self.scenario,
            "games": self.games,
            "agreements": self.agreements,
            "games_per_second": round(self.games_per_second, 3),
            "seconds": round(self.seconds, 4),
            "rounds": round(self.rounds, 4),
            "signatures": round(self.signatures, 4),
            "first_signature": None if self.first_signature is None else round(self.first_signature, 4),
            "failed_vote_share": round(self.failed_vote_share, 4),
            "cut_share": round(dict(self.endings).get("talks_ended", 0) / max(self.games, 1), 4),
            "endings": dict(self.endings),
        }
        for side, own in self.sides:
            document[side] = {
                "bot": own.bot,
                "mean": round(own.mean, 6),
                "sd": round(own.sd, 6),
                "no_deal": round(own.no_deal, 6),
                "gain": round(own.gain, 6),
            }
        return document


def line_of(number: int, result: MatchResult) -> GameLine:
    first, second = result.sheets
    return GameLine(
        number,
        result.ending.value,
        result.rounds,
        result.agreed,
        result.first_signature,
        len(result.deals),
        result.failed_votes,
        (first.score, second.score),
        (first.no_deal_points, second.no_deal_points),
        (first.final_points - first.no_deal_points, second.final_points - second.no_deal_points),
        result.mandates,
        result.decisions,
    )


def play_lines(scenario: Scenario, bots: Mapping[str, str], seed: int, numbers: range) -> Iterator[GameLine]:
    """Play the games of a series that ``numbers`` names; game g depends on (seed, g) only."""
    for number in numbers:
        yield line_of(number, play_named(scenario, bots, game_seed(seed, number)))


def _play_chunk(scenario: Scenario, bots: Mapping[str, str], seed: int, first: int, count: int) -> tuple[GameLine, ...]:
    """Play ``count`` games of a series from ``first``; the collector of cycles waits until they are over."""
    with no_collection():
        return tuple(play_lines(scenario, bots, seed, range(first, first + count)))


@lru_cache(maxsize=8)
def scenario_of(resolved: str) -> Scenario:
    """The scenario of a resolved text, once in each process."""
    return from_resolved(resolved)


# A worker of a cluster has several threads in one process; the compiled tables and their caches are made for one.
ONE_AT_A_TIME = threading.Lock()


def play_work(work: Work) -> tuple[GameLine, ...]:
    """All that a worker does."""
    with ONE_AT_A_TIME:
        return _play_chunk(scenario_of(work.scenario), dict(work.bots), work.seed, work.first, work.count)


def simulate(
    scenario: Scenario,
    games: int,
    bots: Mapping[str, str],
    seed: int,
    jobs: int = 1,
    finished: Callable[[int], None] | None = None,
    dask: str | None = None,
) -> Summary:
    """Play ``games`` games between ``bots`` (side id -> bot name) and sum them up.

    The summary is the same for any number of ``jobs`` and on a cluster (``dask``: a scheduler's address), but for
    ``seconds``, which include compiling. ``finished`` is told how many games have ended since it was last called.

    Raises:
        UnknownBot: a bot that does not exist; before anything is played.
        ClusterMissingError, ClusterUnreachableError, NoWorkersError, WorkersLostError: as `executors.outcomes`.
    """
    seat_bots(scenario, bots, seed)
    began = time.perf_counter()
    lines: list[GameLine] = []
    for done in _batches(scenario, games, bots, seed, Hands(jobs, dask)):
        lines.extend(done)
        if finished is not None:
            finished(len(done))
    lines.sort(key=lambda line: line.number)
    return summarise(scenario, bots, lines, time.perf_counter() - began)


def _batches(
    scenario: Scenario, games: int, bots: Mapping[str, str], seed: int, hands: Hands
) -> Iterator[Sequence[GameLine]]:
    """Lines as they are finished, in any order."""
    chunks = [(first, min(CHUNK, games - first)) for first in range(0, games, CHUNK)]
    if hands.jobs <= 1 and hands.dask is None:
        for first, count in chunks:
            yield _play_chunk(scenario, bots, seed, first, count)
        return
    named = tuple(bots.items())
    work = [Work(scenario.resolved, named, seed, first, count) for first, count in chunks]
    for _, lines in outcomes(play_work, work, hands):
        yield lines


def summarise(scenario: Scenario, bots: Mapping[str, str], lines: Sequence[GameLine], seconds: float) -> Summary:
    """Means and shares over games. Raises ValueError when there are none."""
    if not lines:
        raise ValueError("no games were played")
    count = len(lines)
    sides = []
    for place, side in enumerate(scenario.side_ids):
        scores = [line.scores[place] for line in lines]
        mean = math.fsum(scores) / count
        sd = math.sqrt(math.fsum((score - mean) ** 2 for score in scores) / (count - 1)) if count > 1 else 0.0
        no_deal = math.fsum(line.no_deal[place] for line in lines) / count
        gain = math.fsum(line.gain[place] for line in lines) / count
        sides.append((side, SideSummary(bots[side], mean, sd, no_deal, gain)))
    signed = [line.first_signature for line in lines if line.first_signature is not None]
    return Summary(
        scenario.id,
        count,
        sum(line.agreed for line in lines),
        sum(line.rounds for line in lines) / count,
        seconds,
        tuple(sides),
        sum(line.signatures for line in lines) / count,
        sum(signed) / len(signed) if signed else None,
        sum(line.failed_votes > 0 for line in lines) / count,
        tuple(sorted(Counter(line.ending for line in lines).items())),
    )

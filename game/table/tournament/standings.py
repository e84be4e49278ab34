"""What a tournament shows: means by bot, paired differences between bots, and who met whom how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from game.table.tournament.plan import Plan
from game.table.tournament.rows import GameRow
from game.table.tournament.statistics import Estimate, clustered_mean

__all__ = ["Difference", "Meeting", "Standing", "Standings", "standings"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One bot over all its games, both seats. ``score``, ``gain`` and distances in points; ``agreements`` a share."""

    bot: str
    score: Estimate
    seats: tuple[Estimate, Estimate]
    gain: Estimate
    agreements: Estimate
    to_nash: Estimate | None
    to_frontier: Estimate
    rounds: float


@dataclass(frozen=True, slots=True)
class Difference:
    """``bot``'s score minus ``rival``'s in the same seat of the same game against the same opponent, in points."""

    bot: str
    rival: str
    score: Estimate


@dataclass(frozen=True, slots=True)
class Meeting:
    """``bot`` against ``rival``, both seats: what ``bot`` scored and how often they agreed."""

    bot: str
    rival: str
    score: Estimate
    agreements: Estimate


@dataclass(frozen=True, slots=True)
class Standings:
    """``ranked`` best first; ``differences`` for every pair, the better bot first; ``by_table`` per table and bot."""

    games: int
    ranked: tuple[Standing, ...]
    differences: tuple[Difference, ...]
    meetings: tuple[Meeting, ...]
    by_table: tuple[tuple[str, tuple[tuple[str, Estimate], ...]], ...]

    def meeting(self, bot: str, rival: str) -> Meeting:
        """KeyError when the two did not play."""
        for found in self.meetings:
            if (found.bot, found.rival) == (bot, rival):
                return found
        raise KeyError((bot, rival))


def standings(plan: Plan, rows: Sequence[GameRow]) -> Standings:
    """Figures of a tournament's games. Raises ValueError when a game of the plan is missing."""
    held = {row.key: row for row in rows}
    ordered = [held[key] for key in plan.every_game() if key in held]
    if len(ordered) < plan.total:
        raise ValueError(f"{plan.total - len(ordered)} of {plan.total} games are missing")
    played: dict[str, list[GameRow]] = {bot: [] for bot in plan.bots}
    met: dict[tuple[str, str], list[GameRow]] = {}
    there: dict[tuple[str, str], list[GameRow]] = {}
    for row in ordered:
        for bot in dict.fromkeys(row.bots):
            played[bot].append(row)
            there.setdefault((row.table, bot), []).append(row)
        met.setdefault(row.bots, []).append(row)
    ranked = sorted((_standing(bot, played[bot]) for bot in plan.bots), key=lambda own: (-own.score.mean, own.bot))
    order = [standing.bot for standing in ranked]
    return Standings(
        games=len(ordered),
        ranked=tuple(ranked),
        differences=tuple(_difference(bot, rival, played[bot], played[rival]) for bot, rival in combinations(order, 2)),
        meetings=tuple(_meeting(bot, rival, met) for bot in order for rival in order),
        by_table=tuple(
            (table.name, tuple((bot, _mean(bot, there[table.name, bot], _score)) for bot in order))
            for table in plan.tables
        ),
    )


Figure = Callable[[GameRow, int], float]


def _score(row: GameRow, seat: int) -> float:
    return row.scores[seat]


def _seats(bot: str, row: GameRow) -> Iterator[int]:
    """Seats that ``bot`` had in a game: none, one, or both against itself."""
    return (seat for seat in (0, 1) if row.bots[seat] == bot)


def _mean(bot: str, rows: Sequence[GameRow], figure: Figure, only: int | None = None) -> Estimate:
    found = clustered_mean(
        (row.cluster, figure(row, seat)) for row in rows for seat in _seats(bot, row) if only is None or seat == only
    )
    if found is None:
        raise ValueError(f"{bot} played no game")
    return found


def _standing(bot: str, own: Sequence[GameRow]) -> Standing:
    return Standing(
        bot=bot,
        score=_mean(bot, own, _score),
        seats=(_mean(bot, own, _score, 0), _mean(bot, own, _score, 1)),
        gain=_mean(bot, own, lambda row, seat: row.gains[seat]),
        agreements=_mean(bot, own, lambda row, _: float(row.agreed)),
        to_nash=clustered_mean(
            (row.cluster, row.to_nash) for row in own for _ in _seats(bot, row) if row.to_nash is not None
        ),
        to_frontier=_mean(bot, own, lambda row, _: row.to_frontier),
        rounds=_mean(bot, own, lambda row, _: float(row.rounds)).mean,
    )


def _difference(bot: str, rival: str, own: Sequence[GameRow], theirs: Sequence[GameRow]) -> Difference:
    """Paired: every observation of one has its twin of the other, with table, seed, seat and opponent the same."""
    found: dict[tuple[str, int, int, str], list[float]] = {}
    for name, sign, rows in ((bot, 1.0, own), (rival, -1.0, theirs)):
        for row in rows:
            for seat in _seats(name, row):
                place = (row.table, row.number, seat, row.bots[1 - seat])
                found.setdefault(place, []).append(sign * row.scores[seat])
    score = clustered_mean(((place[0], place[1]), sum(pair)) for place, pair in found.items() if len(pair) == 2)
    if score is None:
        raise ValueError(f"{bot} and {rival} have no game in common")
    return Difference(bot, rival, score)


def _meeting(bot: str, rival: str, met: Mapping[tuple[str, str], Sequence[GameRow]]) -> Meeting:
    rows = [row for pair in dict.fromkeys(((bot, rival), (rival, bot))) for row in met[pair]]
    return Meeting(bot, rival, _mean(bot, rows, _score), _mean(bot, rows, lambda row, _: float(row.agreed)))

"""A tournament's figures as a JSON document. No times in it: it is the same whoever played the games."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from game.ai.exploit import PREFIX, read_ploy
from game.table.tournament.exploit import Candidate, Exploit
from game.table.tournament.plan import Plan
from game.table.tournament.standings import Standing, Standings
from game.table.tournament.statistics import Estimate

__all__ = ["document", "estimate"]

DIGITS = 6


def document(plan: Plan, found: Standings, searched: Exploit | None = None) -> dict[str, Any]:
    """The document of ``tournament --json``; its keys are part of the public contract."""
    made: dict[str, Any] = {
        "bots": list(plan.bots),
        "scenarios": [table.name for table in plan.tables],
        "games_each": plan.games,
        "games": found.games,
        "seed": plan.seed,
        "standings": [_standing(standing) for standing in found.ranked],
        "differences": [{"bot": pair.bot, "rival": pair.rival, **estimate(pair.score)} for pair in found.differences],
        "meetings": [
            {
                "bot": pair.bot,
                "rival": pair.rival,
                **estimate(pair.score),
                "agreement": estimate(pair.agreements)["mean"],
            }
            for pair in found.meetings
        ],
        "by_scenario": {name: {bot: estimate(score) for bot, score in row} for name, row in found.by_table},
    }
    if searched is not None:
        made["exploit"] = _exploit(searched)
    return made


def _exploit(found: Exploit) -> dict[str, Any]:
    return {
        "bot": found.bot,
        "tried": len(found.tried),
        "best": _candidate(found.best),
        "seats": [estimate(seat) for seat in found.seats],
        "self_play": estimate(found.own),
        "self_play_seats": [estimate(seat) for seat in found.own_seats],
        "over_self_play": estimate(found.over),
        "finalists": [_candidate(candidate) for candidate in found.finalists],
        "first_trial": [_candidate(candidate) for candidate in found.tried],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    made: dict[str, Any] = {"name": candidate.name}
    if candidate.name.startswith(PREFIX):
        made["strategy"] = asdict(read_ploy(candidate.name))
    return made | estimate(candidate.earned)


def _standing(own: Standing) -> dict[str, Any]:
    return {
        "bot": own.bot,
        **estimate(own.score),
        "seats": [estimate(seat) for seat in own.seats],
        "gain": estimate(own.gain),
        "agreement": estimate(own.agreements),
        "nash_distance": None if own.to_nash is None else estimate(own.to_nash),
        "frontier_distance": estimate(own.to_frontier),
        "rounds": round(own.rounds, DIGITS),
    }


def estimate(value: Estimate) -> dict[str, Any]:
    """``mean``, ``se``, ``low``, ``high`` (95 %), ``count`` and ``clusters``."""

    def short(number: float | None) -> float | None:
        return None if number is None else round(number, DIGITS) + 0.0

    return {
        "mean": short(value.mean),
        "se": short(value.se),
        "low": short(value.low),
        "high": short(value.high),
        "count": value.count,
        "clusters": value.clusters,
    }

"""Paired tournament on unseen random domains: prints JSON.

Every player of the pool meets every player of the pool (itself included) in both seats of every domain. A rival's
disadvantage is the expert's utility less the rival's in the same seat, domain and seed against the same opponent;
domains are the clusters of the confidence intervals.

    python -m bench.tournament --stream development --domains 30 [--cache DIR] [--players NAME,...]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from bench.generator import Drawn, draw
from bench.play import Result, negotiate
from bench.players import EXPERT, FIELD, LEVELS, RIVALS, maker
from bench.published import PACKAGES, is_published
from bench.variety import WIDE, Varied, vary

STREAMS = {
    "development": 20_251_007,
    "test": 17_760_704,
    "field": 18_670_701,
    "varied_development": 201,
    "varied": 19_310_712,
    "wide_development": 202,
    "wide": 19_491_109,
}
"""Entropy of the domain streams: committed before tuning, and disjoint. Parameters are chosen on the development
streams; ``test`` is run once for the evidence, ``field`` for the wider pool, ``varied`` and
``wide`` for domains of other kinds."""
SEED = 5
CONFIDENT = 1.96

BAR = {"advantage_low": 0.05, "self_play_agreement": 0.95}

Table = dict[str, Result]


def domain(stream: str, number: int, most_steps: int | None = None) -> Drawn:
    """Domain ``number`` of a stream, with its rounds cut to ``most_steps``."""
    if stream.startswith("wide"):
        drawn: Drawn = vary(STREAMS[stream], number, WIDE)
    else:
        drawn = (vary if stream.startswith("varied") else draw)(STREAMS[stream], number)
    return drawn if most_steps is None else replace(drawn, steps=min(drawn.steps, most_steps))


def play_domain(drawn: Drawn, stream: str, pool: Sequence[str], cache: Path | None) -> Table:
    """Results by "first|second"; those between rivals are kept in ``cache``, for they do not change with the expert."""
    path = cache / f"{stream}-{drawn.number}-{drawn.steps}.json" if cache is not None else None
    known = json.loads(path.read_text()) if path is not None and path.exists() else {}
    results = {}
    for first in pool:
        for second in pool:
            pair = f"{first}|{second}"
            if pair in known:
                results[pair] = _result(known[pair])
                continue
            results[pair] = negotiate(drawn, first, second, SEED)
            if EXPERT not in (first, second):
                known[pair] = asdict(results[pair])
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(known))
    return results


def _result(row: dict[str, Any]) -> Result:
    first, second = row["utilities"]
    return Result((float(first), float(second)), bool(row["agreed"]), int(row["steps"]), str(row["trouble"]))


def against(results: dict[str, Result], player: str, pool: Sequence[str]) -> np.ndarray:
    """Utilities (2, P) of ``player`` in each seat against each of the pool."""
    opening = [results[f"{player}|{other}"].utilities[0] for other in pool]
    answering = [results[f"{other}|{player}"].utilities[1] for other in pool]
    return np.array([opening, answering])


def interval(values: np.ndarray) -> dict[str, float]:
    """Mean over clusters with its 95 % bounds."""
    mean, error = float(values.mean()), float(values.std(ddof=1) / np.sqrt(len(values)))
    return {
        "mean": round(mean, 4),
        "se": round(error, 4),
        "low": round(mean - CONFIDENT * error, 4),
        "high": round(mean + CONFIDENT * error, 4),
    }


def summary(tables: Sequence[dict[str, Result]], pool: Sequence[str]) -> dict[str, object]:
    utilities = {player: np.stack([against(table, player, pool) for table in tables]) for player in pool}  # (D, 2, P)
    expert = utilities[EXPERT]
    own = [table[f"{EXPERT}|{EXPERT}"] for table in tables]
    trouble = [f"{pair}: {r.trouble}" for table in tables for pair, r in table.items() if r.trouble]
    return {
        "domains": len(tables),
        "advantage": {
            rival: interval((expert - utilities[rival]).mean(axis=(1, 2))) for rival in pool if rival != EXPERT
        },
        "self_play_agreement": round(sum(result.agreed for result in own) / len(own), 4),
        "utility": {player: round(float(utilities[player].mean()), 4) for player in pool},
        "agreement": {
            player: round(float(np.mean([table[f"{player}|{o}"].agreed for table in tables for o in pool])), 4)
            for player in pool
        },
        "expert_against": {other: round(float(expert[:, :, place].mean()), 4) for place, other in enumerate(pool)},
        "against_expert": {other: round(float(utilities[other][:, :, pool.index(EXPERT)].mean()), 4) for other in pool},
        "trouble": sorted(set(trouble))[:20],
        "trouble_count": len(trouble),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Paired tournament on random domains in NegMAS.")
    parser.add_argument("--stream", choices=STREAMS, default="development")
    parser.add_argument("--domains", type=_several, default=30, help="how many, 2 or more: intervals need them")
    parser.add_argument("--first", type=int, default=0, help="number of the first domain")
    parser.add_argument("--most-steps", type=_positive, help="rounds that a domain is cut to, 1 or more")
    parser.add_argument("--players", help="names, comma separated; default: the rivals of the bar")
    parser.add_argument("--cache", type=Path, help="folder that keeps results between rivals")
    parser.add_argument("-o", type=Path, dest="output")
    chosen = parser.parse_args(arguments)
    named = [name.strip() for name in chosen.players.split(",")] if chosen.players else RIVALS
    pool = tuple(dict.fromkeys((EXPERT, *named)))
    _refuse(parser, pool, chosen.output)
    begun = time.perf_counter()
    tables: list[Table] = []
    kinds: list[str] = []
    for number in range(chosen.first, chosen.first + chosen.domains):
        drawn = domain(chosen.stream, number, chosen.most_steps)
        kinds.append(drawn.kind if isinstance(drawn, Varied) else "")
        tables.append(play_domain(drawn, chosen.stream, pool, chosen.cache))
        print(f"domain {number} after {time.perf_counter() - begun:.0f} s", file=sys.stderr)
        if len(tables) > 1 and chosen.output is not None:
            # Written as it goes on: a run that is cut short leaves what it has.
            chosen.output.write_text(json.dumps(report(chosen, pool, tables, kinds), indent=1) + "\n")
    print(json.dumps(report(chosen, pool, tables, kinds), indent=1))
    return 0


def _refuse(parser: argparse.ArgumentParser, pool: Sequence[str], output: Path | None) -> None:
    """End with 2 and a message for a player whom nobody knows, or a file that cannot be written."""
    for name in pool:
        try:
            maker(name)
        except ImportError as error:
            parser.error(f"argument --players: {name}: its package cannot be used ({error})")
        except (AttributeError, LookupError, ValueError):
            known = ", ".join((*LEVELS, *FIELD))
            parser.error(f"argument --players: there is no player {name!r}; there are: {known}, and published agents")
    if output is not None:
        try:
            output.open("a").close()
        except OSError as error:
            parser.error(f"argument -o: {output}: {error.strerror}")


def _several(given: str) -> int:
    """As `_positive`, from 2."""
    number = _positive(given)
    if number < 2:
        raise argparse.ArgumentTypeError(f"{given!r} is too few: an interval needs 2 domains or more")
    return number


def _positive(given: str) -> int:
    """A whole number of at least 1. Raises argparse.ArgumentTypeError, which names the option and ends with 2."""
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"{given!r} is not a whole number of at least 1")
    return int(given)


def report(
    chosen: argparse.Namespace, pool: Sequence[str], tables: Sequence[Table], kinds: Sequence[str]
) -> dict[str, object]:
    """The document that is printed."""
    found = summary(tables, pool)
    return {
        "what": "paired advantage of expert over each rival: same seat, domain, seed and pool; clustered by domain",
        "negmas": metadata.version("negmas"),
        "published": {name: _version(name) for name in PACKAGES} if any(map(is_published, pool)) else {},
        "stream": chosen.stream,
        "entropy": STREAMS[chosen.stream],
        "seed": SEED,
        "first_domain": chosen.first,
        "domains_asked": chosen.domains,
        "most_steps": chosen.most_steps,
        "pool": list(pool),
        "bar": BAR,
        "met": meets(found),
        **found,
        **({"by_kind": by_kind(tables, kinds, pool)} if any(kinds) else {}),
    }


def by_kind(tables: Sequence[Table], kinds: Sequence[str], pool: Sequence[str]) -> dict[str, dict[str, float]]:
    """Mean utility of every player on the domains of each kind, the best first."""
    found = {}
    for kind in dict.fromkeys(kinds):
        of_kind = [table for table, own in zip(tables, kinds, strict=True) if own == kind]
        means = {player: float(np.mean([against(table, player, pool) for table in of_kind])) for player in pool}
        found[kind] = {player: round(means[player], 4) for player in sorted(pool, key=means.__getitem__, reverse=True)}
    return found


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def meets(found: dict[str, Any]) -> bool:
    """Whether the bar holds: every lower bound, and agreement in self-play."""
    lows = [bounds["low"] for rival, bounds in found["advantage"].items() if rival in RIVALS]
    return (
        set(RIVALS) <= set(found["advantage"])
        and min(lows) >= BAR["advantage_low"]
        and found["self_play_agreement"] >= BAR["self_play_agreement"]
    )


if __name__ == "__main__":
    raise SystemExit(main())

"""``simulate``: many games between bots, summed up."""

from __future__ import annotations

import json as json_module
import sys
from collections.abc import Mapping, Sequence

import typer

from game.cli.errors import InputRefusedError
from game.cli.progress import games_bar
from game.cli.workers import workers_refused
from game.core.messages import Translator, mark
from game.lang import Formats
from game.scenario import load
from game.scenario.model import Scenario
from game.table.simulation import Summary, simulate

__all__ = ["run", "seats_of_bots"]


def run(
    scenario: str,
    *,
    games: int,
    canada: str,
    us: str,
    seed: int,
    jobs: int,
    json: bool,
    lang: str,
    dask: str | None = None,
    bots: Sequence[str] = (),
) -> None:
    """Play ``games`` games and print the summary.

    Args:
        canada: the first side's bot. us: the second side's.
        bots: ``SIDE=BOT`` pairs, which go before the two.
        dask: a scheduler's address, to play on its workers instead of ``jobs`` processes.

    Raises:
        InputRefusedError: a pair that names no side, or a cluster that cannot be used.
        UnknownBot: no such bot. ScenarioError: the scenario does not load.
    """
    translate = Translator(lang)
    chosen = load(scenario)
    names = seats_of_bots(chosen, canada, us, bots, translate)
    with games_bar(games, shown=not json and sys.stderr.isatty()) as finished, workers_refused(translate):
        summary = simulate(chosen, games, names, seed, jobs, finished, dask)
    if json:
        typer.echo(json_module.dumps(summary.as_json(), ensure_ascii=False, indent=2))
    else:
        typer.echo(_table(chosen, summary, translate))


def seats_of_bots(
    scenario: Scenario, first: str, second: str, pairs: Sequence[str], translate: Translator
) -> dict[str, str]:
    """Bot names by side id. Raises InputRefusedError for a pair that names no side."""
    names = dict(zip(scenario.side_ids, (first, second), strict=True))
    for pair in pairs:
        side, equals, bot = pair.partition("=")
        if not equals or side not in names:
            raise InputRefusedError(
                translate(
                    "'{pair}' is not SIDE=BOT with one of the sides {sides}",
                    pair=pair,
                    sides=", ".join(scenario.side_ids),
                )
            )
        names[side] = bot
    return names


_ENDINGS: Mapping[str, str] = {
    "settled": mark("every issue settled"),
    "last_round": mark("the last round closed"),
    "talks_ended": mark("talks ended"),
    "walked_away": mark("a side walked away"),
    "stopped": mark("stopped"),
}


def _table(scenario: Scenario, summary: Summary, translate: Translator) -> str:
    """The summary in words and figures, for people."""
    formats = Formats(translate.locale)
    lines = [
        translate(
            "{title}: {games} games in {seconds} s ({rate} games a second)",
            title=scenario.title.get(translate.locale),
            games=formats.number(summary.games),
            seconds=formats.number(summary.seconds, 1),
            rate=formats.number(summary.games_per_second, 1),
        ),
        translate(
            "Agreements: {agreements} of {games}; mean length {rounds} rounds",
            agreements=formats.number(summary.agreements),
            games=formats.number(summary.games),
            rounds=formats.number(summary.rounds, 1),
        ),
    ]
    lines.extend(
        translate(
            "{side} ({bot}): score {mean} ± {sd}; without a deal {no_deal}",
            side=scenario.side(side).name.get(translate.locale),
            bot=own.bot,
            mean=formats.number(own.mean, 1),
            sd=formats.number(own.sd, 1),
            no_deal=formats.number(own.no_deal, 1),
        )
        for side, own in summary.sides
    )
    endings = ", ".join(f"{translate(_ENDINGS[ending])} {count}" for ending, count in summary.endings)
    lines.append(translate("How they ended: {endings}", endings=endings))
    return "\n".join(lines)

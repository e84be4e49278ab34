"""``tournament``: bots against bots over many scenarios, with figures, a file to resume from, and a page."""

from __future__ import annotations

import json as json_module
import sys
from dataclasses import dataclass
from pathlib import Path

import typer

from game.cli.errors import InputRefusedError
from game.cli.progress import games_bar, progress
from game.cli.tournament_inputs import bots_named, tables_named
from game.cli.tournament_keeper import Keeper, typed
from game.cli.tournament_words import flaw_said
from game.cli.workers import workers_refused
from game.core.messages import Translator
from game.report.tournament_page import tournament_page
from game.report.tournament_words import exploit_lines, standings_lines
from game.table.executors import Hands
from game.table.simulation import scenario_of
from game.table.tournament.document import document
from game.table.tournament.exploit import Hunt, hunt
from game.table.tournament.plan import Plan
from game.table.tournament.play import played, refuse_unknown
from game.table.tournament.results_file import ResultsError, asked_of, begin, read
from game.table.tournament.rows import GameRow
from game.table.tournament.standings import standings

__all__ = ["Request", "run"]

GAMES = 10  # a pair of bots and a scenario, when nobody says
MOST_GAMES = 1_000_000  # in all; every one is kept in memory until the figures are made


@dataclass(frozen=True, slots=True)
class Request:
    """The options as given; None where nothing was."""

    bots: str | None
    scenarios: str | None
    games: int | None
    seed: int | None
    jobs: int
    dask: str | None
    out: Path | None
    resume: Path | None
    html: Path | None
    exploit: str | None
    tries: int


def run(request: Request, *, json: bool, lang: str) -> None:
    """Play the tournament, or what is left of it, and print its figures.

    Raises:
        InputRefusedError: the options, the results file or the cluster cannot be used.
        UnknownBot, ScenarioError: as the lower layers.
        KeyboardInterrupt: after what is finished was kept, and said where.
    """
    t = Translator(lang)
    begun = _begun(request, t, json)
    plan = begun.plan
    hands = Hands(request.jobs, request.dask)
    keeper = Keeper(begun.path, plan, begun.asked, begun.rows, t, _typed_again(request))
    shown = not json and sys.stderr.isatty()
    searched = None
    with workers_refused(t), keeper:
        with games_bar(plan.total - len(begun.rows), shown=shown) as finished:
            for done in played(plan, frozenset(row.key for row in begun.rows), hands):
                keeper.keep(done)
                if finished is not None:
                    finished(len(done))
        if request.exploit is not None:
            search = Hunt(request.exploit, plan.tables, plan.games, request.tries, plan.seed)
            with games_bar(search.total, shown=shown) as finished:
                searched = hunt(search, hands, finished)
    found = standings(plan, keeper.rows)
    if request.html is not None:
        titles = [scenario_of(table.resolved).title.get(t.locale) for table in plan.tables]
        request.html.write_text(tournament_page(plan, found, searched, titles, t), encoding="utf-8")
    if json:
        typer.echo(json_module.dumps(document(plan, found, searched), ensure_ascii=False, indent=2))
    else:
        lines = standings_lines(plan, found, t) + ([] if searched is None else exploit_lines(searched, t))
        typer.echo("\n".join(lines))


@dataclass(frozen=True, slots=True)
class _Begun:
    """A tournament about to be played on: its plan, its file if it has one, and the games that are in it."""

    plan: Plan
    asked: str
    path: Path | None
    rows: tuple[GameRow, ...] = ()


def _begun(request: Request, t: Translator, json: bool) -> _Begun:
    if request.resume is not None and request.out is not None:
        raise InputRefusedError(t("Give --resume or --out, not both: a resumed tournament goes on in its own file."))
    try:
        asked = asked_of(request.resume) if request.resume is not None else None
        bots = request.bots or (",".join(asked.bots) if asked else None)
        scenarios = request.scenarios or (asked.scenarios if asked else None)
        if bots is None or scenarios is None:
            raise InputRefusedError(t("Say who plays and where: --bots A,B --scenarios S."))
        games = request.games or (asked.games if asked else GAMES)
        seed = request.seed if request.seed is not None else (asked.seed if asked else 0)
        with progress(t("Preparing the tables"), shown=not json):
            plan = Plan(bots_named(bots, t), tables_named(scenarios, seed, t), games, seed)
            refuse_unknown(plan.bots if request.exploit is None else (*plan.bots, request.exploit), plan.tables)
        if plan.total > MOST_GAMES:
            raise InputRefusedError(
                t("{total} games in all; a tournament takes at most {most}.", total=plan.total, most=MOST_GAMES)
            )
        if request.html is not None:
            _writable(request.html)
        if request.resume is not None:
            return _Begun(plan, scenarios, request.resume, read(request.resume, plan))
        if request.out is not None:
            begin(request.out, plan, scenarios)
    except ResultsError as error:
        raise InputRefusedError(flaw_said(error, t)) from error
    return _Begun(plan, scenarios, request.out)


def _writable(place: Path) -> None:
    """Find out now, not after an hour of games, that a page cannot be written; leave nothing behind. Raises OSError."""
    new = not place.exists()
    place.open("a").close()
    if new:
        place.unlink()


def _typed_again(request: Request) -> str:
    """The options that a results file does not hold."""
    words: list[object] = []
    if request.html is not None:
        words += ["--html", request.html]
    if request.exploit is not None:
        words += ["--exploit", request.exploit, "--tries", request.tries]
    return " " + typed(*words) if words else ""

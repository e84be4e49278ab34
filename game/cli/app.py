"""The command line: what each command takes. What it does is in a module of its own, imported when it is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli.bounds import LARGEST_SEED, MOST_GAMES, MOST_JOBS, MOST_ROUNDS, real, whole
from game.cli.errors import refused

__all__ = ["app"]

app = typer.Typer(
    name="game",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Across the Table: a turn-based negotiation between Canada and the United States. "
    "Without a command the window opens.",
)

ScenarioName = Annotated[str, typer.Argument(metavar="SCENARIO", help="A shipped scenario's name, or a file.")]
# Read before other options, so that what is amiss with those can be said in it.
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="LANG", is_eager=True, help="en or fr (default: the system's).")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Jobs = Annotated[int, whole("Processes to use.", 1, MOST_JOBS)]
Text = Annotated[bool, typer.Option("--text", help="Play in this terminal, without a window.")]


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    lang: Lang = None,
) -> None:
    if version:
        from game import __version__

        typer.echo(__version__)
        raise typer.Exit
    if lang is not None and context.invoked_subcommand is not None:
        # Said before the command, it holds for the command, unless that is told another.
        context.default_map = {context.invoked_subcommand: {"lang": lang}}
    if context.invoked_subcommand is None:
        from game.cli.window import open_window

        with refused(lang):
            open_window(lang=_asked(lang))


@app.command()
def play(
    scenario: ScenarioName,
    side: Annotated[str | None, typer.Option(metavar="SIDE", help="The side you play.")] = None,
    difficulty: Annotated[str, typer.Option(metavar="LEVEL", help="easy, fair, hard or expert.")] = "fair",
    seed: Annotated[int | None, whole("Makes the game repeatable.", 0, LARGEST_SEED)] = None,
    text: Text = False,
    lang: Lang = None,
) -> None:
    """Play a scenario."""
    with refused(lang):
        if text:
            from game.cli.play import play_text

            play_text(scenario, side=side, difficulty=difficulty, seed=seed, lang=_language(lang))
        else:
            from game.cli.window import play_window

            play_window(scenario, side=side, difficulty=difficulty, seed=seed, lang=_asked(lang))


@app.command()
def replay(
    save: Annotated[Path, typer.Argument(metavar="SAVE", help="A saved game.")],
    text: Text = False,
    lang: Lang = None,
) -> None:
    """Go on with a saved game, or read a finished one."""
    with refused(lang):
        if text:
            from game.cli.play import replay_text

            replay_text(save, lang=_language(lang))
        else:
            from game.cli.window import replay_window

            replay_window(save, lang=_asked(lang))


@app.command()
def report(
    save: Annotated[Path, typer.Argument(metavar="SAVE", help="A finished game.")],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="The page to write.")],
    csv: Annotated[Path | None, typer.Option("--csv", metavar="FILE.csv", help="Its figures, as a table.")] = None,
    lang: Lang = None,
) -> None:
    """Write the debrief of a finished game as a page to print or pass on, and its figures."""
    with refused(lang):
        from game.cli.report import run

        run(save, out, csv, lang=_language(lang))


@app.command()
def shot(
    scene: Annotated[str, typer.Argument(metavar="SCENE", help="A screen's name; a wrong one lists them.")],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.png", help="The picture to write.")],
    scenario: Annotated[
        str, typer.Option(metavar="SCENARIO", help="A shipped scenario's name, or a file.")
    ] = "washington-2025",
    size: Annotated[str, typer.Option(metavar="WxH", help="Pixels, such as 1280x720.")] = "1280x720",
    scale: Annotated[float, real("Of the type.", 1, 2)] = 1.0,
    theme: Annotated[str, typer.Option(metavar="THEME", help="paper, dark or contrast.")] = "paper",
    seed: Annotated[int, whole("Which game is pictured.", 0, LARGEST_SEED)] = 1,
    lang: Lang = None,
) -> None:
    """Draw one screen to a PNG, without a window."""
    with refused(lang):
        from game.cli.shot import run

        run(scene, out, scenario=scenario, size=size, scale=scale, theme=theme, seed=seed, lang=_language(lang))


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Scenario files.")],
    json: Json = False,
    sarif: Annotated[bool, typer.Option("--sarif", help="Print a SARIF 2.1.0 log for code scanning.")] = False,
    lang: Lang = None,
) -> None:
    """Check scenario files: file:line:column: error or warning."""
    from game.core.pause import no_collection

    # Short enough that collecting cycles, while so much is loaded, would take a tenth of the time.
    with refused(lang), no_collection():
        from game.cli.check import run

        raise typer.Exit(run(files, json=json, sarif=sarif, lang=_language(lang, json=json or sarif)))


@app.command()
def analyse(
    scenario: ScenarioName,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page with pictures.")] = None,
    bots: Annotated[bool, typer.Option("--bots", help="Also let bots play, and say how they fare.")] = False,
    games: Annotated[int, whole("Games for each pairing of bots.", 1, MOST_GAMES)] = 20,
    seed: Annotated[int, whole("Makes the games repeatable.", 0, LARGEST_SEED)] = 0,
    json: Json = False,
    lang: Lang = None,
) -> None:
    """Measure a scenario: packages, frontier, zone, no deal, solution points, balance."""
    from contextlib import nullcontext

    from game.core.pause import no_collection

    # As for `check`; games make garbage enough to want collecting.
    with refused(lang), nullcontext() if bots else no_collection():
        from game.cli.analyse import run

        run(scenario, json=json, lang=_language(lang, json=json), html=html, bots=bots, games=games, seed=seed)


@app.command()
def host(
    scenario: ScenarioName,
    tables: Annotated[int, whole("How many tables to begin with.", 1, 60)] = 1,
    port: Annotated[int, whole("Where browsers find it.", 0, 65535)] = 8484,
    data: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The class file (default: your data folder).")
    ] = None,
    minutes: Annotated[int, whole("Length of the period: sets the clock.", 10, 600)] = 50,
    no_clock: Annotated[bool, typer.Option("--no-clock", help="Play without a clock.")] = False,
    solo: Annotated[bool, typer.Option("--solo", help="Everybody plays a bot alone, in a browser.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only serve a page to try the network with.")] = False,
    fresh: Annotated[bool, typer.Option("--new", help="Begin a new session although one is under way.")] = False,
    title: Annotated[str, typer.Option(help="What the session is called.")] = "",
    section: Annotated[str, typer.Option(help="Which section of a class it is for.")] = "",
    bind: Annotated[str, typer.Option(metavar="ADDRESS", help="Serve on this address only.")] = "0.0.0.0",
    window: Annotated[bool, typer.Option("--window", help="Also open the projector's view in a window.")] = False,
    json: Json = False,
    lang: Lang = None,
) -> None:
    """Host a class: students join from any browser on the same network."""
    with refused(lang):
        from game.cli.host import HostOptions, run

        length = 0 if no_clock else minutes
        options = HostOptions(tables, port, data, solo, check, length, fresh, title, section, bind, json, window)
        run(scenario, options, lang=_language(lang, json=json))


@app.command()
def join(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Where the class is, such as 192.168.1.20:8484.")],
    code: Annotated[str, typer.Argument(metavar="CODE", help="Its room code.")],
    name: Annotated[str, typer.Option(metavar="NAME", help="Your name or pseudonym there.")] = "",
    lang: Lang = None,
) -> None:
    """Take a seat at a class in the window."""
    with refused(lang):
        from game.cli.join import run

        run(address, code, name, lang=_language(lang))


@app.command()
def schema(
    reference: Annotated[bool, typer.Option("--reference", help="Print the reference of keys as Markdown.")] = False,
    lang: Lang = None,
) -> None:
    """Print the JSON Schema of a scenario."""
    from game.cli.check import print_reference, print_schema

    language = _asked(lang) or "en"
    with refused(lang):
        if reference:
            print_reference(language)
        else:
            print_schema()


@app.command()
def new(
    name: Annotated[Path, typer.Argument(metavar="NAME", help="The scenario's id; NAME.yaml is written.")],
    template: Annotated[
        str, typer.Option("--from", metavar="TEMPLATE", help="starter, or a shipped scenario to vary.")
    ] = "starter",
    lang: Lang = None,
) -> None:
    """Write a commented scenario to start from, with the schema for your editor."""
    from game.cli.new import run

    with refused(lang):
        run(name, template=template, lang=_language(lang))


@app.command()
def author(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A scenario file; `new` makes one to start from.")],
    side: Annotated[str, typer.Option(metavar="SIDE", help="The side you play.")] = "",
    from_round: Annotated[int, whole("Bots play both sides up to this round.", 1, MOST_ROUNDS, "--round")] = 1,
    difficulty: Annotated[str, typer.Option(metavar="LEVEL", help="easy, fair, hard or expert.")] = "fair",
    seed: Annotated[int, whole("Makes the game repeatable.", 0, LARGEST_SEED)] = 1,
    lang: Lang = None,
) -> None:
    """Open the workbench: a scenario in play beside its balance, read again whenever you save it."""
    with refused(lang):
        from game.cli.author import run

        run(file, side=side, from_round=from_round, difficulty=difficulty, seed=seed, lang=_asked(lang))


@app.command()
def handouts(
    scenario: ScenarioName,
    out: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write to.")],
    seed: Annotated[int | None, whole("The class's seed: briefs carry its mandates.", 0, LARGEST_SEED)] = None,
    names: Annotated[bool, typer.Option("--names", help="Name the office-holders, not their offices alone.")] = False,
    lang: Lang = None,
) -> None:
    """Write the sheets of a class to print: briefs, rules, lesson plan, key, questionnaire, privacy note."""
    with refused(lang):
        from game.cli.handouts import run

        run(scenario, out, seed=seed, names=names, lang=_language(lang))


@app.command("import")
def import_(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="genius, geniusweb or negmas.")],
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="The table's files, or their folder.")],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.yaml", help="The scenario to write.")],
    lang: Lang = None,
) -> None:
    """Turn a bargaining table of another platform into a scenario."""
    from game.cli.exchange import run_import

    with refused(lang):
        run_import(format, paths, out, lang=_language(lang))


@app.command()
def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="genius or negmas.")],
    scenario: ScenarioName,
    out: Annotated[Path, typer.Option("-o", "--output", metavar="PATH", help="The domain file, or a folder.")],
    lang: Lang = None,
) -> None:
    """Write a pure scenario as a bargaining table for another platform."""
    from game.cli.exchange import run_export

    with refused(lang):
        run_export(format, scenario, out, lang=_language(lang))


@app.command()
def simulate(
    scenario: ScenarioName,
    games: Annotated[int, whole("How many games.", 1, MOST_GAMES)] = 100,
    canada: Annotated[str, typer.Option(metavar="BOT", help="Who plays the first side.")] = "fair",
    us: Annotated[str, typer.Option(metavar="BOT", help="Who plays the second side.")] = "fair",
    seed: Annotated[int, whole("Makes the run repeatable.", 0, LARGEST_SEED)] = 0,
    jobs: Jobs = 1,
    bot: Annotated[list[str] | None, typer.Option(metavar="SIDE=BOT", help="Who plays a side, by its name.")] = None,
    dask: Annotated[str | None, typer.Option(metavar="ADDRESS", help="A dask scheduler to use instead.")] = None,
    json: Json = False,
    lang: Lang = None,
) -> None:
    """Play many games between bots."""
    from game.cli.simulate import run

    with refused(lang):
        language = _language(lang, json=json)
        run(
            scenario,
            games=games,
            canada=canada,
            us=us,
            seed=seed,
            jobs=jobs,
            dask=dask,
            bots=tuple(bot or ()),
            json=json,
            lang=language,
        )


@app.command()
def tournament(
    bots: Annotated[str | None, typer.Option(metavar="A,B,...", help="Who plays.")] = None,
    scenarios: Annotated[
        str | None, typer.Option(metavar="S,...", help="Names, files, or random:N for N random tables.")
    ] = None,
    games: Annotated[int | None, whole("Games of each pair at each table, in both seats (10).", 1, MOST_GAMES)] = None,
    seed: Annotated[int | None, whole("Makes the run repeatable (0).", 0, LARGEST_SEED)] = None,
    jobs: Jobs = 1,
    dask: Annotated[str | None, typer.Option(metavar="ADDRESS", help="A dask scheduler to use instead.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Keep finished games there.")] = None,
    resume: Annotated[Path | None, typer.Option(metavar="FILE", help="Go on with the games kept there.")] = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page with pictures.")] = None,
    exploit: Annotated[
        str | None, typer.Option(metavar="BOT", help="Also search for strategies that exploit this bot.")
    ] = None,
    tries: Annotated[int, whole("Strategies that search tries.", 1, 100_000)] = 60,
    json: Json = False,
    lang: Lang = None,
) -> None:
    """Let bots meet all round at many tables, and compare them."""
    from game.cli.tournament import Request, run

    with refused(lang):
        language = _language(lang, json=json)
        request = Request(bots, scenarios, games, seed, jobs, dask, out, resume, html, exploit, tries)
        run(request, json=json, lang=language)


def _asked(lang: str | None) -> str | None:
    """The language asked for, as ``en`` or ``fr``; None when nobody asked."""
    if lang is None:
        return None
    language = lang.lower().replace("-", "_").split("_")[0]
    if language not in ("en", "fr"):
        raise typer.BadParameter(f"“{lang}” is not one of en, fr", param_hint="--lang")
    return language


def _language(lang: str | None, *, json: bool = False) -> str:
    """The language asked for, else the system's; English for JSON, which tools compare."""
    asked = _asked(lang)
    if asked is not None:
        return asked
    if json:
        return "en"
    from game.lang.choose import system_language

    return system_language()

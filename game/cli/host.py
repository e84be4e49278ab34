"""``host``: a class on this machine, joined from any browser on the same network."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from game.cli.errors import InputRefusedError
from game.core.messages import Translator

if TYPE_CHECKING:
    from threading import Thread

    from game.net.room.classroom import Classroom
    from game.net.room.sessions import Session
    from game.scenario.model import Scenario

__all__ = ["DEFAULT_PORT", "HostOptions", "run"]

DEFAULT_PORT = 8484
_APP = "across-the-table"


@dataclass(frozen=True, slots=True)
class HostOptions:
    """What the command line asks for. ``minutes`` 0: no clock."""

    tables: int = 1
    port: int = DEFAULT_PORT
    data: Path | None = None
    solo: bool = False
    check: bool = False
    minutes: int = 50
    new: bool = False
    title: str = ""
    section: str = ""
    bind: str = "0.0.0.0"
    json: bool = False
    window: bool = False


def data_file() -> Path:
    """Where classes are kept unless ``--data`` says otherwise."""
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False) / "classes.db"


def run(scenario: str, options: HostOptions, *, lang: str) -> None:
    """Host until stopped.

    Raises:
        InputRefusedError: the class extra is missing, the port is taken, or the class file cannot be used.
        game.scenario.problems.ScenarioError: the scenario is broken.
    """
    t = Translator(lang)
    try:
        import jinja2  # noqa: F401
        import segno  # noqa: F401
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
        import websockets  # noqa: F401
    except ModuleNotFoundError as error:
        raise InputRefusedError(
            t(
                'Hosting a class needs the class extra ({name} is missing): python -m pip install ".[class]"',
                name=error.name,
            )
        ) from error
    from game.net.room.store_errors import StoreError
    from game.net.web.serving import PortError

    try:
        _host(scenario, options, t)
    except (StoreError, PortError) as error:
        raise InputRefusedError(error.text(t)) from error


def _host(name: str, options: HostOptions, t: Translator) -> None:
    from game.net.room.classroom import Classroom
    from game.net.room.store import Store
    from game.net.room.tokens import hashed, new_token
    from game.net.web.server import ClassApp
    from game.net.web.serving import bind, serve, serving
    from game.scenario import load

    listener = bind(options.bind, options.port)
    try:
        place = None if options.check else options.data or data_file()
        store = Store(place)
    except BaseException:
        listener.close()
        raise
    try:
        classroom = Classroom(store)
        session = _under_way(classroom, Path(name).stem, options)
        if session is None:
            scenario = load(name)
            session = _under_way(classroom, scenario.id, options) or _new(classroom, scenario, options, t.language)
        secret = new_token()
        store.add_desk(hashed(secret), classroom.now())
        store.commit()
        port = listener.getsockname()[1]
        said = _announce(session, secret, port, place, options, t)
        app = ClassApp(classroom, load, t.language, said)
        if options.window:
            with serving(app, listener) as thread, suppress(KeyboardInterrupt):
                _project(secret, said[0], t)
                typer.echo(t("The window is closed; the class goes on. Ctrl-C stops the server."))
                _until_stopped(thread)
        else:
            serve(app, listener)
    finally:
        listener.close()
        store.close()
    if not options.json:
        typer.echo(t("Stopped. Everything is in the class file; the same command goes on with it."))


def _project(secret: str, address: str, t: Translator) -> None:
    """The projector's view in a window of its own, fed by the server like a browser."""
    from urllib.request import Request, urlopen

    import segno

    from game.cli.window import projector_window
    from game.net.web.cookies import DESK_COOKIE

    request = Request(
        f"{address}control/overview", headers={"Cookie": f"{DESK_COOKIE}={secret}", "Accept-Language": t.language}
    )

    def fetch() -> str:
        with urlopen(request, timeout=5) as answer:
            return str(answer.read().decode())

    def draw(code: str) -> tuple[tuple[bool, ...], ...]:
        made = segno.make(f"{address}?code={code}" if code else address, error="m")
        return tuple(tuple(bool(module) for module in row) for row in made.matrix_iter(border=2))

    projector_window(address, draw, fetch, lang=t.language)


def _until_stopped(thread: Thread) -> None:
    while thread.is_alive():
        thread.join(0.5)


def _under_way(classroom: Classroom, scenario: str, options: HostOptions) -> Session | None:
    """The class of a scenario that the file holds open; it plays the scenario as it was when it began."""
    if options.new:
        return None
    known = [s for s in classroom.open_sessions() if s.settings.solo == options.solo]
    return next((s for s in reversed(known) if s.scenario.id == scenario), None)


def _new(classroom: Classroom, scenario: Scenario, options: HostOptions, lang: str) -> Session:
    """A new class with as many tables as were asked for."""
    from game.net.hosted.clock import NO_CLOCK, plan_for
    from game.net.room.settings import Settings

    rounds = len(scenario.calendar.rounds)
    plan = NO_CLOCK if options.solo or not options.minutes else plan_for(options.minutes, rounds)
    settings = Settings(lang=lang, solo=options.solo, plan=plan)
    return classroom.create_session(scenario, options.title, options.section, options.tables, settings)


def _announce(
    session: Session, secret: str, port: int, place: Path | None, options: HostOptions, t: Translator
) -> tuple[str, ...]:
    """Say where to go; returns the addresses."""
    from game.net.web.addresses import join_address, local_addresses

    hosts = local_addresses() if options.bind in ("0.0.0.0", "") else (options.bind,)
    addresses = tuple(join_address(host, port) for host in hosts)
    if options.json:
        body = {
            "addresses": addresses,
            "port": port,
            "code": session.code,
            "session": session.id,
            "control": f"/control/{secret}",
            "data": str(place or ""),
        }
        typer.echo(json.dumps(body))
        sys.stdout.flush()
        return addresses
    _say(session, f"{addresses[0]}control/{secret}", addresses, place, options, t)
    sys.stdout.flush()
    return addresses


def _say(
    session: Session, control: str, addresses: tuple[str, ...], place: Path | None, options: HostOptions, t: Translator
) -> None:
    typer.echo(f"{session.title.get(t.language)}\n")
    first, *others = addresses
    if options.check:
        here = f"{first}check"
        typer.echo(t("Open this on a phone or another computer: {address}", address=f"{first}check"))
        for other in others:
            typer.echo(t("or, on another network of this machine: {address}", address=f"{other}check"))
        typer.echo(t("On this computer the same page says why a phone does not get through: {address}", address=here))
        _show_qr(f"{first}check")
        return
    typer.echo(t("Students:    {address}   room code {code}", address=first, code=session.code))
    for other in others:
        typer.echo(t("or, on another network of this machine: {address}", address=other))
    typer.echo(t("Instructor:  {address}   (keep this link to yourself)", address=control))
    typer.echo(t("Class file:  {place}", place=place))
    _show_qr(f"{first}?code={session.code}")
    typer.echo(t("Ctrl-C stops the server."))


def _show_qr(text: str) -> None:
    """A QR code, where the terminal can show one."""
    from game.net.web.addresses import qr_lines

    lines = qr_lines(text)
    try:
        lines.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return
    typer.echo("\n" + lines + "\n")

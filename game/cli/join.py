"""``join``: a seat at a class in the window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from game.cli.errors import InputRefusedError
from game.cli.host import DEFAULT_PORT
from game.core.messages import Translator

if TYPE_CHECKING:
    from game.net.window.joining import JoinError
    from game.net.window.remote import RemoteTable

__all__ = ["run"]

_APP = "across-the-table"
_MOST_KEPT = 50


def run(address: str, code: str, name: str, *, lang: str) -> None:
    """Join, wait to be seated, and open the window. ``name`` "" is asked for, once the class is known to be there.

    Raises:
        InputRefusedError: no such address, nothing there, another code, the class extra is missing, or the class did
            not let anybody in.
    """
    t = Translator(lang)
    try:
        import websockets  # noqa: F401
    except ModuleNotFoundError as error:
        command = 'python -m pip install ".[class]"'
        raise InputRefusedError(
            t("Joining a class needs the class extra ({name} is missing): {command}", name=error.name, command=command)
        ) from error
    from game.net.window.joining import JoinError, check_code, host_and_port
    from game.net.window.remote import Lost, RemoteTable

    try:
        host, port = host_and_port(address, DEFAULT_PORT)
    except ValueError as error:
        raise InputRefusedError(
            t("{address} is no address of a class; try 192.168.1.20:8484", address=address)
        ) from error
    place = f"{host}:{port}"

    def enter(again: bool) -> RemoteTable:
        return RemoteTable(place, _cookie(host, port, code, name, lang, again), lang)

    try:
        check_code(host, port, code, lang)
        name = name or typer.prompt(t("Your name or pseudonym"))
        table = enter(True)
        try:
            _wait(table, t)
        except Lost:
            if table.lost_code != "no_seat":
                raise
            # An old cookie of a class that is no more.
            table.close()
            table = enter(False)
            _wait(table, t)
    except JoinError as error:
        raise InputRefusedError(_why(error, place, t)) from error
    except Lost as error:
        raise InputRefusedError(str(error)) from error
    from game.cli.window import join_window

    try:
        join_window(table, lang=lang)
    finally:
        table.close()


def _why(error: JoinError, place: str, t: Translator) -> str:
    """What is wrong and what to do about it."""
    if error.text:
        return error.text
    if error.foreign:
        return t(
            "Something answers at {place}, but it is no class ({detail}). Ask your teacher for the address.",
            place=place, detail=error.detail,
        )  # fmt: skip
    return t(
        "Nothing answers at {place} ({detail}). Is the address right, and is this machine on the class's network?",
        place=place, detail=error.detail,
    )  # fmt: skip


def _wait(table: RemoteTable, t: Translator) -> None:
    """The teacher lets in, seats and begins; until then there is nothing to see."""
    typer.echo(t("You are in. The window opens when the teacher has given you a seat; Ctrl-C leaves."))
    told = False
    try:
        while not table.wait(1.0):
            if table.me.get("observer") and not told:
                told = True
                typer.echo(t("You are to observe. Observers watch in a browser: open the class's address there."))
    except KeyboardInterrupt:
        table.close()
        raise


# -- coming back -------------------------------------------------------------------------------------------------------


def _kept_file() -> Path:
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False) / "joined.json"


def _cookie(host: str, port: int, code: str, name: str, lang: str, again: bool) -> str:
    """The cookie of an earlier visit under this name if ``again``, else a new one; kept for the next visit."""
    from game.net.window.joining import join

    place, key = _kept_file(), f"{host}:{port}/{code.upper()}/{name}"
    try:
        kept = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        kept = {}
    if not isinstance(kept, dict):
        kept = {}
    known = kept.get(key)
    if again and isinstance(known, str):
        return known
    cookie = join(host, port, code, name, lang)
    kept[key] = cookie
    text = json.dumps(dict(list(kept.items())[-_MOST_KEPT:]))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch(mode=0o600)
        place.chmod(0o600)
        place.write_text(text, encoding="utf-8")
    except OSError:
        # Without it one only has to ask the teacher for a link after closing the window.
        return cookie
    return cookie

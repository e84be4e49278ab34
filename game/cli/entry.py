"""Where the program starts: what must be settled before anything large is loaded, and the command that needs least.

An editor checks a file at every save, so a plain ``check`` is run without loading the parser of the command line.
Whatever it does not know, and every failure, goes to the command line itself, so that both say the same.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.core.pause import no_collection

__all__ = ["Plain", "main", "plain_check"]

_PATTERNS = frozenset("*?[~$%")  # what the parser may expand, on Windows
_INTERRUPTED = 130  # 128 and the number of the signal, as shells have it


@dataclass(frozen=True, slots=True)
class Plain:
    """A ``check`` with nothing in it that wants a parser."""

    files: tuple[Path, ...]
    json: bool
    lang: str | None


def main() -> None:
    """Run the program."""
    # Tables are small: a pool of threads for large matrices costs more to start than it ever saves.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What reads a scenario is the game's own; looking for other packages' hooks into it takes time at every start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows a question mark; it never ends the game.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    plain = plain_check(sys.argv[1:])
    if plain is not None:
        status = _checked(plain)
        # Nothing of a check outlives it: without this, the interpreter looks through all that was loaded as it ends.
        gc.freeze()
        raise SystemExit(status)
    try:
        with no_collection():
            from game.cli.app import app
    except KeyboardInterrupt:  # stopped while the commands were still being loaded
        raise SystemExit(_INTERRUPTED) from None
    app(prog_name="python -m game" if Path(sys.argv[0]).stem == "__main__" else None)


def plain_check(words: Sequence[str]) -> Plain | None:
    """What ``check FILE... [--json] [--lang en|fr]`` asks for; None for any other command line."""
    if not words or words[0] != "check":
        return None
    files: list[Path] = []
    json, lang = False, None
    rest = iter(words[1:])
    for word in rest:
        if word == "--json":
            json = True
        elif word == "--lang":
            lang = next(rest, "")
            if lang not in ("en", "fr"):
                return None
        elif not word or word.startswith("-") or not _PATTERNS.isdisjoint(word):
            return None
        else:
            files.append(Path(word))
    return Plain(tuple(files), json, lang) if files else None


def _checked(plain: Plain) -> int:
    """The status that the command ends with."""
    try:
        with no_collection():
            from game.cli.check import run
            from game.lang.choose import system_language

            language = plain.lang or ("en" if plain.json else system_language())
            return run(plain.files, json=plain.json, lang=language)
    except (Exception, KeyboardInterrupt) as error:
        return _refused(error, plain.lang)


def _refused(error: BaseException, lang: str | None) -> int:
    import typer

    from game.cli.errors import refused

    try:
        with refused(lang):
            raise error
    except typer.Exit as stop:
        return stop.exit_code

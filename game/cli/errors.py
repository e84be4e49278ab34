"""Bad input ends with a message and status 1, never with a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from game.core.resources import ResourcesMissingError

__all__ = ["InputRefusedError", "fail", "refused"]


class InputRefusedError(Exception):
    """The input was refused; the message is ready to be shown."""


def fail(message: str) -> typer.Exit:
    """Print a message on standard error; the exit to raise."""
    typer.echo(message, err=True)
    return typer.Exit(1)


@contextmanager
def refused(lang: str | None) -> Iterator[None]:
    """Turn the errors that bad input causes into a message on standard error and exit status 1."""
    try:
        yield
    except typer.Exit:
        raise
    except InputRefusedError as error:
        raise fail(str(error)) from error
    except ResourcesMissingError as error:
        raise fail(str(error)) from error
    except BrokenPipeError:
        # The reader went away (`| head`): nothing more can be said, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except OSError as error:
        raise fail(f"{error.filename or ''}: {_why(error, lang)}".lstrip(": ")) from error
    except Exception as error:
        known = _said(error, lang)
        if known is None:
            raise
        raise fail(known) from error


def _why(error: OSError, lang: str | None) -> str:
    from game.core.messages import Translator
    from game.core.os_words import why
    from game.lang.choose import system_language

    return why(error, Translator(lang or system_language()))


def _said(error: Exception, lang: str | None) -> str | None:
    """The message of an error that lower layers raise for bad input; None when it is a fault of the program."""
    from game.ai import UnknownBot
    from game.core.messages import Translator
    from game.lang.choose import system_language
    from game.payoff.errors import PayoffError
    from game.scenario.problems import ScenarioError, render
    from game.table.save_errors import SaveError

    language = lang or system_language()
    if isinstance(error, ScenarioError):
        return "\n".join(render(problem, language) for problem in error.problems)
    if isinstance(error, UnknownBot):
        known = ", ".join(error.exist)
        t = Translator(language)
        return t(
            "There is no bot “{name}” for the seat {seat}; there are: {known}.",
            name=error.name,
            seat=error.seat,
            known=known,
        )
    if isinstance(error, SaveError):
        return error.told(Translator(language))
    if isinstance(error, PayoffError):
        return str(error)
    return None

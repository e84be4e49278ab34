"""Numbers of the command line that have bounds, refused by place, value and what was expected."""

from __future__ import annotations

import typer

__all__ = ["MOST_GAMES", "MOST_JOBS", "within"]

MOST_GAMES = 1_000_000
MOST_JOBS = 1024


def within(option: str, given: int, most: int, language: str) -> int:
    """``given`` when it is from 1 to ``most``. Raises typer.BadParameter, which ends with status 2."""
    if 1 <= given <= most:
        return given
    from game.core.messages import Translator

    t = Translator(language)
    raise typer.BadParameter(
        t("“{got}” is not a whole number from {least} to {most}", got=given, least=1, most=most), param_hint=option
    )

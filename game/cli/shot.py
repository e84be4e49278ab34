"""``shot``: a picture of one screen, drawn without a window."""

from __future__ import annotations

import re
from pathlib import Path

import typer

from game.cli.errors import InputRefusedError
from game.core.messages import Translator
from game.core.os_words import why

__all__ = ["run"]

SMALLEST, LARGEST = 320, 8192
_SIZE = re.compile(r"([0-9]{1,5})[x×]([0-9]{1,5})")


def run(scene: str, out: Path, *, scenario: str, size: str, scale: float, theme: str, seed: int, lang: str) -> None:
    """Write the picture as a PNG.

    Raises:
        InputRefusedError: no such screen, the game of this seed never comes to it, or pygame cannot be loaded.
        typer.BadParameter: a size or theme that is none.
        ScenarioError: the scenario is unknown or broken.
        OSError: the picture cannot be written.
    """
    t = Translator(lang)
    pixels = _size(size, t)
    try:
        from game.ui.kit import PaletteName
        from game.ui.scenes.shots import SCENES, NeverComesError, take
    except ImportError as error:
        if not (error.name or "").startswith("pygame"):
            raise
        raise InputRefusedError(t("The window needs pygame-ce, which could not be loaded.")) from error
    if scene not in SCENES:
        raise InputRefusedError(
            t("There is no screen “{got}”; there are: {known}.", got=scene, known=", ".join(SCENES))
        )
    themes = [name.value for name in PaletteName]
    if theme not in themes:
        raise typer.BadParameter(
            t("“{got}” is not one of {known}", got=theme, known=", ".join(themes)), param_hint="--theme"
        )
    if out.suffix.lower() != ".png":
        raise InputRefusedError(t("{file}: the picture is a PNG; give a name that ends with .png.", file=str(out)))
    try:
        take(scene, out, scenario=scenario, size=pixels, scale=scale, theme=theme, lang=lang, seed=seed)
    except NeverComesError as error:
        raise InputRefusedError(
            t("The game of seed {seed} never comes to the screen “{scene}”; try another seed.", seed=seed, scene=scene)
        ) from error
    except OSError as error:
        # SDL tells why, but neither of which file.
        raise InputRefusedError(f"{out}: {why(error, t)}") from error
    typer.echo(str(out))


def _size(size: str, t: Translator) -> tuple[int, int]:
    found = _SIZE.fullmatch(size.strip().lower())
    wide, high = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (SMALLEST <= wide <= LARGEST and SMALLEST <= high <= LARGEST):
        raise typer.BadParameter(
            t(
                "“{got}” is not a size such as 1280x720, {low} to {high} pixels each way",
                got=size,
                low=SMALLEST,
                high=LARGEST,
            ),
            param_hint="--size",
        )
    return wide, high

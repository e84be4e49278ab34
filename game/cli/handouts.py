"""``handouts``: the printable sheets of a class, written to a folder, without a server."""

from __future__ import annotations

from pathlib import Path

import typer

from game.cli.errors import InputRefusedError
from game.core.messages import Translator
from game.net.handouts.pack import handout_index, handouts, handouts_page, sets
from game.rules.view import Viewer, ViewerKind
from game.scenario import load
from game.scenario.model import Scenario
from game.table.local import LocalTable

__all__ = ["run", "write_handouts"]


def run(scenario: str, out: Path, *, seed: int | None, names: bool, lang: str) -> None:
    """Write every sheet and name the folder.

    Raises:
        ScenarioError: the scenario cannot be read.
        InputRefusedError: the folder is a file.
        OSError: a file cannot be written.
    """
    t = Translator(lang)
    if out.exists() and not out.is_dir():
        raise InputRefusedError(t("{place} is a file; name a folder.", place=str(out)))
    written = write_handouts(load(scenario), out, seed=seed, names=names, lang=lang)
    for place in written:
        typer.echo(str(place))


def write_handouts(
    scenario: Scenario, out: Path, *, seed: int | None = None, names: bool = False, lang: str = "en"
) -> tuple[Path, ...]:
    """One file a sheet, one a group, and an index. ``seed``: the class's, so that briefs carry its mandates."""
    made = handouts(scenario, lang, None if seed is None else _drawn(scenario, seed), offices_only=not names)
    out.mkdir(parents=True, exist_ok=True)
    texts = {one.key: handouts_page((one,), scenario, lang) for one in made}
    texts |= {f"all-{kind.value}": handouts_page(group, scenario, lang) for kind, group in sets(made).items()}
    texts["index"] = handout_index(made, scenario, lang)
    written = []
    for name, text in texts.items():
        place = out / f"{name}.html"
        place.write_text(text, encoding="utf-8", newline="")
        written.append(place)
    return tuple(written)


def _drawn(scenario: Scenario, seed: int) -> tuple[str, str]:
    """The mandates that a table of this seed draws."""
    hidden = LocalTable.opened(scenario, seed, {}).view_as(Viewer(ViewerKind.INSTRUCTOR)).hidden
    assert hidden is not None
    return hidden.mandates

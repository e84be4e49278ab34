"""Texts in two languages, and numbers that say where they come from."""

from __future__ import annotations

from pydantic import BaseModel

from game.scenario.checks.findings import Findings, figure_fields, walk
from game.scenario.nodes import Loc
from game.scenario.schema.base import Block, Text

LONG = 30  # characters from which equal texts are no coincidence of two languages


def check(found: Findings) -> None:
    """Equal long texts, unknown and unused sources, figures without provenance."""
    known, used = found.block.sources, set[str]()
    settled: dict[Loc, bool] = {}
    for model, loc in walk(found.block):
        if isinstance(model, Text):
            if model.en == model.fr and len(model.en) >= LONG and " " in model.en:
                found.add("same-text", (*loc, "fr"))
            continue
        if not isinstance(model, Block):
            continue
        used.update(model.source or ())
        for place, source in enumerate(model.source or ()):
            found.refer("source", source, known, (*loc, "source", place))
        _provenance(found, model, loc, settled)
    for source in known:
        if source not in used:
            found.add("unused-source", ("sources", source), key=True, got=source)


def _provenance(found: Findings, model: Block, loc: Loc, settled: dict[Loc, bool]) -> None:
    """Warn once for the outermost mapping with figures; ``settled`` holds what encloses what is still to come."""
    inherited = next((settled[loc[:end]] for end in range(len(loc) - 1, -1, -1) if loc[:end] in settled), False)
    own = bool(model.source) or bool(model.estimate)
    refused = model.source is not None or model.estimate is not None
    covered = own or (inherited and not refused)
    if not covered and _has_figures(model):
        found.add("no-source", loc, key=True, hint="give-source")
        covered = True  # one warning speaks for what lies inside
    settled[loc] = covered


def _has_figures(model: BaseModel) -> bool:
    given = model.model_fields_set
    return any(name in given and getattr(model, name) not in (None, {}, []) for name in figure_fields(type(model)))

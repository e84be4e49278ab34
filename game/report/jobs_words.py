"""The map of jobs in words and figures: its finding, its table and the labels of the largest changes."""

from __future__ import annotations

from collections.abc import Sequence

from game.lang import Wording
from game.report.economy import JobsChange
from game.report.regions import region_name
from game.report.table import Table
from game.scenario.model import Scenario

__all__ = ["LEAST", "jobs", "jobs_by_code", "jobs_finding", "jobs_labels", "jobs_note", "jobs_table", "region_code"]

LEAST = 0.0005
"""Thousands: half a job."""
_LABELLED = 5


def region_code(country: str, region: str) -> str:
    """The outline's code: ``CA-ON`` for Ontario."""
    return f"{country.upper()}-{region}"


def jobs(thousands: float, wording: Wording) -> str:
    """A change in jobs, from thousands: ``+12,400``."""
    return wording.formats.number(1000 * thousands, signed=True)


def jobs_by_code(changes: Sequence[JobsChange], scenario: Scenario) -> tuple[tuple[str, float], ...]:
    """(outline code, change in thousands), the largest first."""
    found = {
        region_code(scenario.side(change.side).flag, region): value
        for change in changes
        for region, value in change.by_region
    }
    return tuple(sorted(found.items(), key=lambda item: -abs(item[1])))


def jobs_labels(ranked: Sequence[tuple[str, float]], wording: Wording) -> tuple[tuple[str, str], ...]:
    """(outline code, words) of the largest changes."""
    return tuple(
        (code, f"{code.partition('-')[2]} {jobs(value, wording)}")
        for code, value in ranked[:_LABELLED]
        if abs(value) >= LEAST
    )


def jobs_finding(changes: Sequence[JobsChange], wording: Wording) -> str:
    """Jobs of both sides in a line."""
    t = wording.t
    parts = [t("{side} {jobs}", jobs=jobs(change.total, wording), side=wording.side(change.side)) for change in changes]
    if not any(abs(change.total) >= LEAST for change in changes):
        return t("No jobs moved")
    return t("Jobs: {parts}", parts=", ".join(parts))


def jobs_note(wording: Wording) -> str:
    """What the map draws."""
    return wording.t("Long run, from the duties as the game left them")


def jobs_table(changes: Sequence[JobsChange], scenario: Scenario, wording: Wording) -> Table:
    """Every province and state, what falls elsewhere, and the whole of each side."""
    t = wording.t
    rows: list[tuple[str, str, str]] = []
    for change in changes:
        country = scenario.side(change.side).flag
        for region, value in change.by_region:
            name = region_name(region_code(country, region), wording)
            rows.append((name, wording.side(change.side), jobs(value, wording)))
        if abs(change.elsewhere) >= LEAST:
            rows.append((t("Elsewhere"), wording.side(change.side), jobs(change.elsewhere, wording)))
        rows.append((t("All"), wording.side(change.side), jobs(change.total, wording)))
    return Table((t("Province or state"), t("Side"), t("Jobs")), tuple(rows), texts=2)

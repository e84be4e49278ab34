"""What the codex holds: every term, person, issue, figure and event of a scenario, each with its sources."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from game.core.messages import mark as _
from game.lang import Wording
from game.scenario.economy import Sector
from game.scenario.model import Scenario, Source
from game.scenario.table import Seat

__all__ = ["KINDS", "Entry", "entries", "matching", "source_lines"]

KINDS: Final = {
    "term": (_("Terms"), "book-open"),
    "person": (_("People"), "user"),
    "issue": (_("Issues"), "scale"),
    "figure": (_("Figures"), "chart-line"),
    "event": (_("Events"), "calendar"),
}
"""Kinds of entries in the order of the tabs: name and icon."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One card of the codex. ``lines`` are (name, value) pairs under the text."""

    key: str
    kind: str
    title: str
    text: str
    sources: tuple[Source, ...]
    lines: tuple[tuple[str, str], ...] = ()
    estimate: bool = False


def entries(scenario: Scenario, wording: Wording, offices_only: bool) -> tuple[Entry, ...]:
    """All entries, by kind and title; people are left out where only offices are shown."""
    known = {source.id: source for source in scenario.sources}

    def cited(names: tuple[str, ...]) -> tuple[Source, ...]:
        return tuple(known[name] for name in dict.fromkeys(names) if name in known)

    found = [
        Entry(f"codex-{one.id}", one.kind, wording.text(one.title), wording.text(one.text), cited(one.sources))
        for one in scenario.codex
        if one.kind in KINDS and not (offices_only and one.kind == "person")
    ]
    if not offices_only:
        told = " ".join(plain(one.title) for one in found if one.kind == "person")
        found += [
            Entry(f"seat-{seat.id}", "person", seat.holder, _office(seat, scenario, wording), cited(seat.sources))
            for seat in scenario.seats
            if seat.holder and plain(seat.holder) not in told
        ]
    for issue in scenario.issues:
        names = (*issue.sources, *(name for option in issue.options for name in option.sources))
        options = tuple(
            (wording.text(option.label), "" if option.detail is None else wording.text(option.detail))
            for option in issue.options
        )
        found.append(
            Entry(
                f"issue-{issue.id}", "issue", wording.text(issue.title), wording.text(issue.summary), cited(names),
                options,
            )
        )  # fmt: skip
    found += [
        Entry(
            f"sector-{sector.id}", "figure",
            wording.t("{sector} in the trade model", sector=wording.text(sector.title)),
            wording.t("What the model starts from: goods that cross the border in a year, and the jobs behind them."),
            cited(sector.sources), _figures(scenario, sector, wording), estimate=True,
        )
        for sector in scenario.sectors
        if sector.economy is not None
    ]  # fmt: skip
    order = list(KINDS)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), plain(one.title))))


def _office(seat: Seat, scenario: Scenario, wording: Wording) -> str:
    """Who somebody is at this table, for those of whom the scenario tells no more."""
    t, side = wording.t, wording.side(seat.side)
    office = t("{office}, {side}.", office=wording.text(seat.office), side=side)
    if not seat.owns:
        return office
    rows = wording.formats.listing([wording.issue(scenario.issue_index[issue]) for issue in seat.owns])
    return t("{office} Watches over at this table: {issues}.", office=office, issues=rows)


def _figures(scenario: Scenario, sector: Sector, wording: Wording) -> tuple[tuple[str, str], ...]:
    economy, t, formats = sector.economy, wording.t, wording.formats
    if economy is None:
        return ()
    regions = scenario.economy.regions
    sides = [side for side in scenario.sides if side.region in regions]
    lines = []
    for seller in sides:
        for buyer in sides:
            if seller is not buyer:
                flow = economy.flows[regions.index(seller.region)][regions.index(buyer.region)]
                name = t("{seller} to {buyer}", seller=wording.side(seller.id), buyer=wording.side(buyer.id))
                lines.append((name, formats.money(flow, signed=False)))
    for workforce in economy.workforce:
        side = next((one for one in sides if one.region == workforce.region), None)
        if side is not None:
            jobs = formats.number(1000 * workforce.jobs)
            lines.append((t("Jobs, {side}", side=wording.side(side.id)), jobs))
    lines.append((t("Elasticity of substitution"), formats.plain(economy.sigma)))
    return tuple(lines)


def source_lines(source: Source, wording: Wording) -> tuple[str, str, str]:
    """A source as (publisher and date, title, address)."""
    when = wording.formats.date(source.date)
    return ", ".join(part for part in (source.publisher, when) if part), source.title, source.url or ""


def plain(text: str) -> str:
    """Small letters without accents, for sorting and searching."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def matching(found: tuple[Entry, ...], kind: str, words: str) -> tuple[Entry, ...]:
    """Entries of a kind ("" for all) that hold every word, in title or text."""
    wanted = plain(words).split()
    return tuple(
        one
        for one in found
        if (not kind or one.kind == kind) and all(word in plain(f"{one.title} {one.text}") for word in wanted)
    )

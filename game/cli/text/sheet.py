"""The deal sheet in lines: every issue, what is in force, what is offered, which options there are."""

from __future__ import annotations

from game.cli.text.names import issue_of
from game.lang import Wording
from game.lang.labels import DELIVERERS
from game.rules.view import View
from game.scenario.table import Deliverer, Issue

__all__ = ["issue_lines", "sheet_lines"]


def sheet_lines(rest: str, view: View, wording: Wording) -> list[str]:
    """All issues in short, or one in detail. Raises CommandError for an unknown issue."""
    if rest:
        return issue_lines(issue_of(rest, wording), view, wording)
    lines: list[str] = []
    for number, issue in enumerate(wording.scenario.issues):
        lines.append(_headline(number, issue, view, wording))
        options = "; ".join(f"{index} {wording.option(number, index)}" for index in range(len(issue.options)))
        lines.append("   " + wording.t("Options: {options}.", options=options))
    return lines


def _headline(number: int, issue: Issue, view: View, wording: Wording) -> str:
    t = wording.t
    parts = [f"{number + 1}. " + t("{name}: {value}", name=issue.id, value=wording.text(issue.title)) + "."]
    pending = view.pending[number]
    if pending >= 0:
        parts.append(t("Signed, awaiting ratification: {option}.", option=wording.option(number, pending)))
    elif view.settled[number]:
        parts.append(t("Settled: {option}.", option=wording.option(number, view.in_force[number])))
    elif not wording.scenario.pure:  # a pure table has nothing in force until everything is agreed
        parts.append(t("In force: {option}.", option=wording.option(number, view.in_force[number])))
    for offer in view.offers:
        for alternative in offer.alternatives if offer is not None else ():
            option = alternative.package[number]
            if offer is not None and option >= 0:
                offered = wording.option(number, option)
                parts.append(t("Offered by {side}: {option}.", side=wording.side(offer.side), option=offered))
    return " ".join(parts)


def issue_lines(number: int, view: View, wording: Wording) -> list[str]:
    """One issue with every option in detail."""
    t, scenario = wording.t, wording.scenario
    issue = scenario.issues[number]
    lines = [_headline(number, issue, view, wording), wording.text(issue.summary)]
    owners = [wording.seat(seat.id) for seat in scenario.seats if issue.id in seat.owns]
    if owners:
        lines.append(t("Minded by: {seats}.", seats=wording.formats.listing(owners)))
    first, second = (wording.text(side.name) for side in scenario.sides)
    for index, option in enumerate(issue.options):
        parts = [f"{index} {wording.text(option.label)} ({option.id})."]
        if index == issue.status_quo:
            parts.append(t("This is no agreement on the issue."))
        if option.detail is not None:
            parts.append(wording.text(option.detail))
        if option.lean:
            parts.append(t("Leans to {side}.", side=first if option.lean > 0 else second))
        others = [wording.t(DELIVERERS[who]) for who in option.delivered_by if who is not Deliverer.EXECUTIVE]
        if others:
            parts.append(t("Delivered by {who}.", who=wording.formats.listing(others)))
        if option.subject_to is not None:
            parts.append(t("Subject to {what}.", what=wording.text(option.subject_to)))
        lines.append(" ".join(parts))
    return lines

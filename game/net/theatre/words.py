"""What the slides say: a finding for a title, a trade in a sentence, a deal in a line."""

from __future__ import annotations

from collections.abc import Sequence

from game.lang import Wording
from game.lang.actions import render_terms
from game.net.theatre.data import ClassFigures, TableFigures, rank_among
from game.report.trades import Change, MissedTrade
from game.rules.state import Deal

__all__ = [
    "deal_terms",
    "failure_finding", "failure_sentence", "guess_finding", "people_line", "plane_finding", "rank_sentence",
    "trade_finding", "trade_words", "worse_finding",
]  # fmt: skip

_TOP = 3


def plane_finding(figures: ClassFigures, wording: Wording) -> str:
    """How many tables agreed, and how many of those on the frontier."""
    t, count = wording.t, len(figures.tables)
    signed = [one for one in figures.tables if one.agreed]
    if not signed:
        return t("No table agreed") if figures.plane.zone else t("No table agreed, and no deal was better for both")
    best = sum(not one.found.better for one in signed)
    if len(signed) == count:
        said = t("Every table agreed")
    else:
        said = t.plural("One table of {tables} agreed", "{count} tables of {tables} agreed", len(signed), tables=count)
    if not best:
        return t("{agreed}; none of the deals was the best there was", agreed=said)
    left = t.plural("one left nothing on the table", "{count} left nothing on the table", best)
    return t("{agreed}; {left}", agreed=said, left=left)


def worse_finding(figures: ClassFigures, wording: Wording) -> str:
    """How many deals left a side worse off than no deal."""
    t = wording.t
    signed = sum(one.agreed for one in figures.tables)
    worse = sum(bool(one.worse) for one in figures.tables)
    if not signed:
        return t("No deals to compare with no deal")
    if not worse:
        return t("Every deal was better than no deal for both")
    return t.plural(
        "One deal of {deals} left a side worse off than no deal",
        "{count} deals of {deals} left a side worse off than no deal",
        worse,
        deals=signed,
    )


def trade_finding(figures: ClassFigures, wording: Wording) -> str:
    """How many tables had a trade left to make."""
    t = wording.t
    missed = sum(one.trade is not None for one in figures.tables)
    if not missed:
        return t("No trade was missed")
    return t.plural("One table missed a trade", "{count} tables missed a trade", missed)


def trade_words(trade: MissedTrade, wording: Wording) -> str:
    """``Dairy “open licences” for Aluminum “quota”``: what would have been put in place of what there was."""
    return wording.t(" for ").join(_change(change, wording) for change in trade.changes)


def _change(change: Change, wording: Wording) -> str:
    issue, after = wording.issue(change.issue), wording.option(change.issue, change.after)
    return wording.t("{issue} “{option}”", issue=issue, option=after)


def guess_finding(figures: ClassFigures, wording: Wording) -> str:
    """How many of the other side's first three were named, on average."""
    t = wording.t
    made = [guess for one in figures.tables for guess in one.guesses]
    if not made:
        return t("Nobody guessed what mattered to the other side")
    mean = sum(guess.hits for guess in made) / len(made)
    top = min(_TOP, len(figures.scenario.issues))
    return t(
        "On average {mean} of the other side's first {top} were guessed", mean=wording.formats.points(mean), top=top
    )


def failure_finding(figures: ClassFigures, wording: Wording) -> str:
    """How many signed deals failed at home."""
    t = wording.t
    signed = sum(len(one.found.deals) for one in figures.tables)
    failed = sum(len(one.failed) for one in figures.tables)
    if not signed:
        return t("Nothing was signed, so nothing could fail at home")
    if not failed:
        return t("Everything signed passed at home")
    return t.plural(
        "One deal of {deals} signed failed at home", "{count} deals of {deals} signed failed at home", failed,
        deals=signed,
    )  # fmt: skip


def failure_sentence(deal: Deal, wording: Wording) -> str:
    """Who did not deliver."""
    t = wording.t
    against = [wording.side(side) for side, passed in deal.votes if not passed]
    return t(
        "Signed in round {round}; voted down by: {sides}.", round=deal.round, sides=wording.formats.listing(against)
    ) if against else t("Signed in round {round}; it failed at home.", round=deal.round)  # fmt: skip


def deal_terms(one: TableFigures, wording: Wording) -> str:
    """The terms in the end, those left at the status quo excepted; nothing where nothing is in force."""
    quo = one.found.scenario.status_quo
    return render_terms(
        tuple((i, option) for i, option in enumerate(one.found.final) if option != quo[i]), wording
    )  # fmt: skip


def rank_sentence(figures: ClassFigures, number: int, side: str, wording: Wording) -> str:
    """``better than 5 of 7 others``; nothing when no other table is there to compare with."""
    t, (better, others) = wording.t, rank_among(figures, number, side)
    if not others:
        return ""
    if others == 1:
        return t("better than the other table") if better else t("no better than the other table")
    if better == others:
        return t("better than all {others} others", others=others)
    if not better:
        return t("better than none of the {others} others", others=others)
    return t("better than {better} of {others} others", better=better, others=others)


def people_line(one: TableFigures, places: Sequence[str], wording: Wording) -> str:
    """Who sat on one side, with machines named as such."""
    seated = [name for seat, name in one.table.people if seat in places]
    if any(seat in places for seat in one.table.bots):
        seated.append(wording.t("machine"))
    return wording.formats.listing(seated)

"""The report's sections in words and tables: the score, what was missed, the other side, and what happened."""

from __future__ import annotations

from collections.abc import Iterator

from game.lang import render_record
from game.lang.labels import STATUSES
from game.report.page_html import Child, el, listing, numbers_table
from game.report.sentences import (
    better_title,
    consult_sentence,
    differences,
    ending_sentence,
    settlement_sentence,
    trade_sentence,
)
from game.report.shown import Shown
from game.report.table import Table
from game.rules.actions import EndTurn, Guess
from game.rules.chance import Chance
from game.rules.records import Fact, FactCode, Record
from game.rules.view import ScoreSheet

__all__ = ["log_section", "missed_section", "other_section", "past_section", "score_section"]

_TOP = 3
_TOLD = frozenset(
    {
        FactCode.EVENT_HAPPENED, FactCode.DEAL_RATIFIED, FactCode.DEAL_FAILED, FactCode.PLEDGE_BROKEN,
        FactCode.BREACHED, FactCode.SNAPPED_BACK, FactCode.AUDIENCE_ACTED, FactCode.SUSPENDED,
        FactCode.TALKS_ENDED, FactCode.GAME_OVER,
    }
)  # fmt: skip
"""Facts that a reader of a game would tell another; the meters' moves are in the charts."""


def score_section(shown: Shown) -> Iterator[Child]:
    """Parts of the score, objectives, issues, seats, and the other side's score."""
    wording, sheet = shown.wording, shown.sheet
    t, points = wording.t, wording.formats.points
    yield el("h2", t("Your score"))
    if sheet is None:
        yield el("p", t("There is no score."))
        return
    yield numbers_table(_parts(sheet, shown), t("Your score: {score}", score=points(sheet.score)))
    if sheet.objectives:
        rows = tuple(
            (wording.objective(name), wording.objective_amount(name, amount), points(value, signed=True))
            for name, amount, value in sheet.objectives
        )
        head = (t("Objective"), t("Change"), t("Points"))
        yield numbers_table(
            Table(head, rows), t("Your objectives at the end against the opening day, and their points")
        )
    if sheet.issues:
        ranked = sorted(sheet.issues, key=lambda entry: -entry[1])
        gained = tuple((wording.issue(issue), points(value, signed=True)) for issue, value in ranked)
        note = t("What each issue adds over how it stood, the rest as it ended, in your points")
        yield numbers_table(Table((t("Issue"), t("Points")), gained), note)
    if sheet.seats:
        seats = tuple((wording.seat(seat), points(value, signed=True)) for seat, value in sheet.seats)
        note = t("The final position on each seat's own scorecard, in points")
        yield numbers_table(Table((t("Seat"), t("Points")), seats), note)
    for other in shown.found.sheets:
        if other.side != shown.side:
            yield el(
                "p",
                t(
                    "{side} scored {score}. Compare yours with others in your role, not with this.",
                    side=wording.side(other.side),
                    score=points(other.score),
                ),
            )


def _parts(sheet: ScoreSheet, shown: Shown) -> Table:
    t, points = shown.wording.t, shown.wording.formats.points
    rows = (
        (t("Position over the rounds"), points(sum(sheet.rounds), signed=True)),
        (t("What lasts afterwards"), points(sheet.after, signed=True)),
        (t("Politics at home"), points(sheet.politics, signed=True)),
        (t("Pledges broken"), points(-abs(sheet.pledges), signed=True)),
        (t("Your score"), points(sheet.score)),
    )
    return Table((t("Part"), t("Points")), rows)


def missed_section(shown: Shown) -> Iterator[Child]:
    """What was signed, the trades missed, better deals, and what followed the settlement."""
    wording, found = shown.wording, shown.found
    t, points = wording.t, wording.formats.points
    yield el("h2", t("What was missed"))
    if not found.deals:
        yield el("h3", t("Nothing was signed"))
        yield el("p", t("The game ended as the opening day left things."))
    for deal in found.deals:
        told = t("Deal {number}, round {round}, {status}", number=deal.number, round=deal.round,
                 status=t(STATUSES[deal.status]))  # fmt: skip
        terms = tuple((wording.issue(issue), wording.option(issue, option)) for issue, option in deal.terms)
        yield numbers_table(Table((t("Issue"), t("Option")), terms, texts=2), told)
    count = len(found.trades)
    yield el(
        "h3",
        t("No trade was missed")
        if not count
        else t.plural("One trade was missed", "{count} trades were missed", count),
    )
    if count:
        yield el("p", t("Two changes to where it ended that together would have been better for both"), class_="note")
    else:
        yield el("p", t("No two changes would have been better for both."))
    yield listing(trade_sentence(trade, shown.side, wording) for trade in found.trades)
    if not found.better:
        yield el("h3", t("Nothing was left on the table"))
        yield el("p", t("No deal was better for one side without being worse for the other."))
    else:
        yield el("h3", t("Better deals were there"))
    for better in found.better:
        own, other = (points(better.gains[at], signed=True) for at in (shown.place, 1 - shown.place))
        title = better_title(better, shown.place, wording)
        yield el("h4", t("{title}: {own} for you, {other} for them", title=title, own=own, other=other))
        yield el("p", differences(better.package, found.final, wording))
    for number, one in enumerate(shown.after, start=1):
        own, other = (points(one.gains[at], signed=True) for at in (shown.place, 1 - shown.place))
        named = (
            t("Package {number}, taken by both", number=number) if one.taken else t("Package {number}", number=number)
        )
        if number == 1:
            taken = any(package.taken for package in shown.after)
            after = t("After the settlement: none was taken by both")
            yield el("h3", t("After the settlement: both took a better deal") if taken else after)
            yield el("p", t("Shown beside your score; it is not counted in it"), class_="note")
        yield el("h4", named)
        yield el("p", t("{own} points for you, {other} for them", own=own, other=other))
        yield el("p", differences(one.package, found.final, wording))


def other_section(shown: Shown) -> Iterator[Child]:
    """Its mandate and priorities, how well each side was guessed, and what was asked."""
    wording, found = shown.wording, shown.found
    t = wording.t
    place = found.scenario.side_ids.index(shown.other)
    drawn = next(mandate for mandate in found.scenario.mandates if mandate.id == found.mandates[place])
    yield el("h2", t("The other side"))
    yield el("h3", t("{side} wanted: {mandate}", side=wording.side(shown.other), mandate=wording.text(drawn.label)))
    if wording.text(drawn.brief):
        yield el("blockquote", el("p", wording.text(drawn.brief)))
    weights = tuple(
        (wording.objective(name), wording.formats.percent(weight))
        for name, weight in sorted(drawn.weights, key=lambda pair: -pair[1])
    )
    yield numbers_table(Table((t("Objective"), "%"), weights), t("What its points were made of"))
    top = wording.formats.listing([wording.issue(issue) for issue in found.priorities[place][:_TOP]])
    yield el("h4", t("What mattered most to it"))
    yield el("p", top)
    if found.guesses:
        rows = tuple(
            (
                str(guess.round),
                wording.side(guess.side),
                wording.formats.listing([wording.issue(issue) for issue in guess.ranking[:_TOP]]),
                wording.formats.listing([wording.issue(issue) for issue in guess.truth[:_TOP]]),
                str(guess.hits),
            )
            for guess in found.guesses
        )
        head = (t("Round"), t("Side"), t("Guess"), t("The truth"), t("Right"))
        yield numbers_table(Table(head, rows, texts=4), t("What each side guessed of the other's first three issues"))
    if shown.view.consults:
        yield el("h3", t("What was asked"))
        yield listing(consult_sentence(one, found, wording) for one in shown.view.consults)


def past_section(shown: Shown) -> Iterator[Child]:
    """How it ended here, and what really happened, dated and sourced."""
    wording, found = shown.wording, shown.found
    t = wording.t
    yield el("h2", t("What happened"))
    yield el("h3", t("How your talks ended"))
    yield el("p", ending_sentence(found, wording))
    rounds = len(found.scenario.calendar.rounds)
    yield el("p", t("It ended in round {round} of {rounds}.", round=shown.view.round, rounds=rounds))
    if not found.happened:
        return
    yield el("h3", t("What really happened"))
    sources = {source.id: source for source in found.scenario.sources}
    for entry in found.happened:
        yield el("h4", wording.formats.date(entry.date))
        yield el("p", wording.text(entry.text))
        worth = settlement_sentence(entry, found, shown.side, wording)
        if worth:
            yield el("p", worth)
        for name in dict.fromkeys(entry.sources):
            source = sources.get(name)
            if source is not None:
                # Addresses are words, not links: the page asks nothing of anybody, whatever a scenario holds.
                cited = (source.publisher, source.title, wording.formats.date(source.date), source.url or "")
                yield el("p", ". ".join(part for part in cited if part), class_="source")


def log_section(shown: Shown) -> Iterator[Child]:
    """Every move, round by round, with what followed from it."""
    wording = shown.wording
    t = wording.t
    yield el("h2", t("The game, round by round"))
    told: dict[int, list[str]] = {}
    for record in shown.view.history:
        if _is_told(record):
            said = render_record(record, wording)
            if said:
                told.setdefault(record.round, []).append(said)
    for number, lines in told.items():
        if number:
            yield el("h3", t("Round {number}", number=number))
        yield listing(lines)


def _is_told(record: Record) -> bool:
    if isinstance(record.body, Fact):
        return record.body.code in _TOLD
    return not isinstance(record.body, Chance | EndTurn | Guess)

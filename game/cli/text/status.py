"""Where the game stands: meters, offers, deals, pledges, measures, what is to come."""

from __future__ import annotations

from game.lang import Wording, render_offer
from game.lang.actions import render_terms
from game.lang.deals import render_deal
from game.lang.refusals import say_refusal
from game.lang.upcoming import upcoming_sentence
from game.rules.state import Phase
from game.rules.view import View

__all__ = ["asked_lines", "measures_lines", "offers_lines", "round_line", "status_lines", "upcoming_lines"]


def round_line(number: int, wording: Wording) -> str:
    """``Round 3 of 10, December 2025.``"""
    rounds = wording.scenario.calendar.rounds
    this = rounds[min(max(number, 1), len(rounds)) - 1]
    label = wording.text(this.label) or wording.formats.date(this.date)
    return wording.t("Round {number} of {count}, {label}.", number=max(number, 1), count=len(rounds), label=label)


def status_lines(view: View, wording: Wording) -> list[str]:
    """The meters, the position against no deal, offers, deals and pledges."""
    t, formats = wording.t, wording.formats
    lines = [round_line(view.round, wording)]
    lines.append(
        t(
            "Temperature: {value}. Chance that talks end at this close: {chance}.",
            value=formats.number(view.temperature),
            chance=formats.percent(view.talks_end, 1),
        )
    )
    if view.suspended:
        lines.append(t("Talks are suspended this round: no table moves."))
    for side in view.sides:
        change = formats.points(side.support - side.opening_support, signed=True)
        lines.append(
            t(
                "Home support, {side}: {value} ({change} since the opening).",
                side=wording.side(side.id),
                value=formats.points(side.support),
                change=change,
            )
        )
        parts = [f"{wording.audience(name)} {formats.number(value)}" for name, value in side.audiences]
        if parts:
            lines.append("- " + "; ".join(parts))
    own = view.own
    if own is not None:
        lines.append(t("Your political capital: {value}.", value=formats.plain(own.capital)))
        lines.append(
            t(
                "Your position: {now} points; without further agreement {no_deal}. Score so far: {score}.",
                now=formats.points(own.position_points),
                no_deal=formats.points(own.no_deal_points),
                score=formats.points(own.score_so_far),
            )
        )
    lines.extend(offers_lines(view, wording))
    lines.extend(render_deal(deal, wording) for deal in view.deals)
    for side in view.sides:
        lines.extend(
            t(
                "{side} has pledged on {issue}: nothing worse than “{option}”.",
                side=wording.side(side.id),
                issue=wording.issue(pledge.issue),
                option=wording.option(pledge.issue, pledge.option),
            )
            for pledge in side.pledges
        )
    lines.extend(upcoming_lines(view, wording))
    return lines


def offers_lines(view: View, wording: Wording) -> list[str]:
    """The standing offers, one a line."""
    standing = [render_offer(offer, wording) for offer in view.offers if offer is not None]
    return standing or [wording.t("No offer is on the table.")]


def upcoming_lines(view: View, wording: Wording) -> list[str]:
    """Announced events, with their round or their odds."""
    return [upcoming_sentence(event, wording) for event in view.upcoming]


def measures_lines(view: View, wording: Wording) -> list[str]:
    """The side's own measures: what they do, cost, and why one cannot be used now."""
    t, own = wording.t, view.own
    if own is None or not own.measures:
        return [wording.t("You have no measures.")]
    lines = [t("Your political capital: {value}.", value=wording.formats.plain(own.capital))]
    for status in own.measures:
        measure = wording.scenario.measures_by_id[status.measure]
        parts = [
            t("{name}: {value}", name=measure.id, value=f"{wording.text(measure.label)}. {wording.text(measure.text)}"),
            t(
                "Cost {cost}. Used {used} of {uses}.",
                cost=wording.formats.plain(status.cost),
                used=status.used,
                uses=status.uses,
            ),
        ]
        if measure.breach:
            parts.append(t("This breaks ratified terms."))
        if status.refusal is not None:
            parts.append(t("Not now: {why}", why=say_refusal(status.refusal, wording)))
        lines.append(" ".join(parts))
    return lines


def asked_lines(view: View, wording: Wording) -> list[str]:
    """What waits for the player's answer: replies to the news, consultations, packages after the settlement."""
    t = wording.t
    lines: list[str] = []
    for event, seat in view.asks[:1]:
        for ask in wording.scenario.events_by_id[event].asks:
            if ask.seat == seat:
                lines.append(
                    t(
                        "{event}: {seat} is asked to reply.",
                        event=wording.event(event).rstrip("."),
                        seat=wording.seat(seat),
                    )
                )
                lines.extend(
                    t("reply {number}: {label}", number=number, label=wording.text(reply.label))
                    for number, reply in enumerate(ask.replies, start=1)
                )
    lines.extend(
        t(
            "They consult you on {issue}. Type answer exchange, answer refuse, or answer and your words.",
            issue=wording.issue(consult.issue),
        )
        for consult in view.consults
        if consult.asker != view.side and not consult.answered and not consult.refused
    )
    if view.phase is Phase.POST_SETTLEMENT:
        lines.append(t("After the settlement: packages better for both. Accept with settle 1, or settle none."))
        for number, package in enumerate(view.post_settlement, start=1):
            changed = tuple((issue, option) for issue, option in enumerate(package) if option != view.in_force[issue])
            lines.append(t("{name}: {value}", name=number, value=render_terms(changed, wording)))
    return lines

"""The debrief in lines."""

from __future__ import annotations

from game.core.messages import mark as _
from game.lang import Wording
from game.lang.deals import render_deal
from game.lang.labels import ENDINGS
from game.report.debrief import Debrief
from game.report.plane import FrontierDeal
from game.report.sentences import STEPS, belief_sentence, differences, thought_sentences, trade_sentence
from game.report.thoughts import Thought, last_belief
from game.rules.view import ScoreSheet

__all__ = ["debrief_lines"]

_PRIORITIES_SHOWN = 3
_FAVOURS_OWN = _("The best for you that leaves the other side no worse off")
_FAVOURS_OTHER = _("The best for the other side that leaves you no worse off")
_FAIREST = _("The fairest that is better for both")


def debrief_lines(found: Debrief, side: str, wording: Wording, why: tuple[Thought, ...] = ()) -> list[str]:
    """The debrief from the seat of ``side``: score, what was left, the other side's mandate, what really happened.

    ``why`` are the reasons of the bots that played.
    """
    return [
        wording.t("Debrief."),
        wording.t(ENDINGS[found.ending]),
        *_score(found, side, wording),
        *_deals(found, wording),
        *_left(found, side, wording),
        *_plane(found, side, wording),
        *_offers(found, wording),
        *_mandates(found, side, wording),
        *_guesses(found, side, wording),
        *_reasons(found, why, wording),
        *_happened(found, wording),
    ]


def _score(found: Debrief, side: str, wording: Wording) -> list[str]:
    t, points = wording.t, wording.formats.points
    lines: list[str] = []
    sheet = next((sheet for sheet in found.sheets if sheet.side == side), None)
    if sheet is None:
        return lines
    lines.append(t("Your score: {score}.", score=points(sheet.score)))
    lines.append("- " + t("Position over the rounds: {value}.", value=points(sum(sheet.rounds), signed=True)))
    lines.append("- " + t("What lasts afterwards: {value}.", value=points(sheet.after, signed=True)))
    lines.append("- " + t("Politics at home: {value}.", value=points(sheet.politics, signed=True)))
    if sheet.pledges:
        lines.append("- " + t("Pledges broken: {value}.", value=points(-abs(sheet.pledges), signed=True)))
    final, no_deal = points(sheet.final_points), points(sheet.no_deal_points)
    lines.append(
        t(
            "Your final position is worth {final} points; no deal would have been {no_deal}.",
            final=final,
            no_deal=no_deal,
        )
    )
    lines.extend(_objectives(sheet, wording))
    lines.extend(
        t(
            "{side} scored {score}. Compare yours with others in your role, not with this.",
            side=wording.side(other.side),
            score=points(other.score),
        )
        for other in found.sheets
        if other.side != side
    )
    return lines


def _objectives(sheet: ScoreSheet, wording: Wording) -> list[str]:
    return [
        "- "
        + wording.t(
            "{objective}: {amount}, {points} points.",
            objective=wording.objective(name),
            amount=wording.objective_amount(name, amount),
            points=wording.formats.points(value, signed=True),
        )
        for name, amount, value in sheet.objectives
    ]


def _deals(found: Debrief, wording: Wording) -> list[str]:
    if not found.deals:
        return [wording.t("Nothing was signed.")]
    return [render_deal(deal, wording) for deal in found.deals]


def _left(found: Debrief, side: str, wording: Wording) -> list[str]:
    t, points = wording.t, wording.formats.points
    place = found.scenario.side_ids.index(side)
    if not found.better:
        return [t("Nothing was left on the table: no deal was better for one side without being worse for the other.")]
    lines = [
        t(
            "Left on the table: up to {own} points for you, or {other} for the other side, at nobody's cost.",
            own=points(found.left[place]),
            other=points(found.left[1 - place]),
        )
    ]
    lines.extend("- " + _better(deal, place, found, wording) for deal in found.better)
    if found.trades:
        lines.append(t("Missed trades."))
        lines.extend("- " + trade_sentence(trade, side, wording) for trade in found.trades)
    return lines


def _better(deal: FrontierDeal, place: int, found: Debrief, wording: Wording) -> str:
    title = _FAIREST if deal.favours == 2 else _FAVOURS_OWN if deal.favours == place else _FAVOURS_OTHER
    own, other = (wording.formats.points(deal.gains[at], signed=True) for at in (place, 1 - place))
    terms = differences(deal.package, found.final, wording)
    return wording.t(
        "{title} ({own} for you, {other} for them): {terms}.", title=wording.t(title), own=own, other=other, terms=terms
    )


def _plane(found: Debrief, side: str, wording: Wording) -> list[str]:
    t, points = wording.t, wording.formats.points
    place = found.scenario.side_ids.index(side)
    plane = found.plane
    marks = [(t("Final deal"), plane.final), (t("No deal"), plane.no_deal)]
    if plane.nash is not None:
        marks.append((t("Nash point"), plane.nash.points))
    if plane.kalai is not None:
        marks.append((t("Kalai point"), plane.kalai.points))
    return [
        t(
            "{mark}: {own} for you, {other} for the other side.",
            mark=mark,
            own=points(at[place]),
            other=points(at[1 - place]),
        )
        for mark, at in marks
    ]


def _offers(found: Debrief, wording: Wording) -> list[str]:
    if not found.offers:
        return []
    lines = [
        wording.t(
            "The path of offers, in points of {first} and {second}.",
            first=wording.side(found.scenario.side_ids[0]),
            second=wording.side(found.scenario.side_ids[1]),
        )
    ]
    for step in found.offers:
        first, second = (wording.formats.points(value) for value in step.points)
        lines.append(
            "- "
            + wording.t(
                "Round {round}, {side}: {first} and {second}, {kind}.",
                round=step.round,
                side=wording.side(step.side),
                first=first,
                second=second,
                kind=wording.t(STEPS[step.kind]),
            )
        )
    return lines


def _mandates(found: Debrief, side: str, wording: Wording) -> list[str]:
    t, scenario = wording.t, found.scenario
    place = scenario.side_ids.index(side)
    drawn = next(mandate for mandate in scenario.mandates if mandate.id == found.mandates[1 - place])
    lines = [
        t(
            "Their mandate: {label}. {brief}",
            label=wording.text(drawn.label),
            brief=wording.text(drawn.brief),
        )
    ]
    for objective, weight in sorted(drawn.weights, key=lambda pair: -pair[1]):
        share = wording.formats.percent(weight)
        lines.append("- " + t("{objective}: decides {share}.", objective=wording.objective(objective), share=share))
    top = [wording.issue(issue) for issue in found.priorities[1 - place][:_PRIORITIES_SHOWN]]
    lines.append(t("What mattered most to them: {issues}.", issues=wording.formats.listing(top)))
    return lines


def _guesses(found: Debrief, side: str, wording: Wording) -> list[str]:
    lines = []
    for guess in found.guesses:
        most = min(_PRIORITIES_SHOWN, len(guess.truth))
        guessed = wording.formats.listing([wording.issue(issue) for issue in guess.ranking[:most]])
        template = _("You guessed in round {round}: {guessed}; right: {hits} of {most}.")
        if guess.side != side:
            template = _("The other side guessed in round {round}: {guessed}; right: {hits} of {most}.")
        lines.append(wording.t(template, round=guess.round, guessed=guessed, hits=guess.hits, most=most))
    return lines


def _reasons(found: Debrief, why: tuple[Thought, ...], wording: Wording) -> list[str]:
    """Each bot's reasons, and what it believed of its counterpart in the end."""
    lines: list[str] = []
    for side in found.scenario.side_ids:
        told = ["- " + sentence for sentence in thought_sentences(why, side, wording)]
        if told:
            lines.append(wording.t("{side}: why it moved, in its points against no deal.", side=wording.side(side)))
            lines.extend(told)
        believed = belief_sentence(side, last_belief(why, side), found, wording)
        if believed:
            lines.append(believed)
    return lines


def _happened(found: Debrief, wording: Wording) -> list[str]:
    if not found.happened:
        return []
    sources = {source.id: source for source in found.scenario.sources}
    lines = [wording.t("What really happened.")]
    for entry in found.happened:
        cited = ", ".join(dict.fromkeys(sources[name].publisher for name in entry.sources if name in sources))
        source = f" ({cited})" if cited else ""
        date, text = wording.formats.date(entry.date), wording.text(entry.text)
        lines.append("- " + wording.t("{date}: {text}", date=date, text=text) + source)
    return lines

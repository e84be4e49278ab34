"""The personal debrief at the end of a game: what it was worth, what was left, what the other side wanted."""

from __future__ import annotations

from game.lang import Wording
from game.lang.deals import render_deal
from game.lang.labels import ENDINGS
from game.net.screen.book import Data
from game.report.debrief import Debrief, debrief
from game.report.plane_words import plane_finding, plane_points
from game.report.sentences import STEPS, better_title, differences, ending_sentence, trade_sentence
from game.rules.state import Deal
from game.rules.view import ScoreSheet, View
from game.scenario.model import Scenario

__all__ = ["debrief_section", "own_result", "scorecard"]

_TOP = 3


def debrief_section(view: View, scenario: Scenario, side: str, peers: Data, wording: Wording) -> Data:
    """Everything a side's last page shows.

    Args:
        view: the debrief's.
        scenario: the unredacted one, which ``wording`` must name too.
        peers: how this side's score compares with the same role at other tables, or None.

    Raises:
        game.report.debrief.NotOverError: the game is not over.
    """
    found = debrief(view, scenario)
    place = scenario.side_ids.index(side)
    sheets = {sheet.side: sheet for sheet in found.sheets}
    return {
        "open": True,
        "ending": ending_sentence(found, wording),
        "score": None if side not in sheets else _score(sheets[side], wording),
        "peers": peers,
        "deals": _deals(found.deals, wording),
        "plane": _plane(found, wording),
        "left": [round(found.left[place], 1), round(found.left[1 - place], 1)],
        "better": [
            {
                "title": better_title(deal, place, wording),
                "gains": [round(deal.gains[place], 1), round(deal.gains[1 - place], 1)],
                "terms": differences(deal.package, found.final, wording),
            }
            for deal in found.better
        ],
        "trades": [trade_sentence(trade, side, wording) for trade in found.trades],
        "other": _other(found, 1 - place, wording),
        "guesses": [
            {
                "mine": guess.side == side,
                "round": guess.round,
                "ranking": [wording.issue(issue) for issue in guess.ranking[:_TOP]],
                "truth": [wording.issue(issue) for issue in guess.truth[:_TOP]],
                "hits": guess.hits,
            }
            for guess in found.guesses
        ],
        "steps": [
            {
                "round": step.round,
                "side": step.side,
                "points": [round(step.points[0], 1), round(step.points[1], 1)],
                "kind": wording.t(STEPS[step.kind]),
            }
            for step in found.offers
        ],
        "happened": [
            {"date": wording.formats.date(entry.date), "text": wording.text(entry.text)} for entry in found.happened
        ],
    }


def own_result(view: View, wording: Wording) -> Data:
    """What a side may see of its game while other tables still play with the same mandates: its own result.

    Args:
        view: one of the side's, of a game that is over.
    """
    ending = wording.t(ENDINGS[view.ending]) if view.ending is not None else ""
    if view.walked:
        ending = wording.t("{side} has walked away.", side=wording.side(view.walked))
    return {
        "open": False,
        "ending": ending,
        "score": _score(view.sheets[0], wording) if view.sheets else None,
        "deals": _deals(view.deals, wording),
    }


def _deals(found: tuple[Deal, ...], wording: Wording) -> Data:
    return [render_deal(deal, wording) for deal in found]


def _score(sheet: ScoreSheet, wording: Wording) -> Data:
    return {
        "total": round(sheet.score, 1),
        "rounds": round(sum(sheet.rounds), 1),
        "after": round(sheet.after, 1),
        "politics": round(sheet.politics, 1),
        "pledges": round(-abs(sheet.pledges), 1) if sheet.pledges else 0.0,
        "final": round(sheet.final_points, 1),
        "noDeal": round(sheet.no_deal_points, 1),
        "objectives": [
            [wording.objective(name), wording.objective_amount(name, amount), round(points, 1)]
            for name, amount, points in sheet.objectives
        ],
    }


def scorecard(view: View, seat: str) -> float | None:
    """The outcome on the seat's own scorecard, once the game is over."""
    found = [points for sheet in view.sheets for known, points in sheet.seats if known == seat]
    return round(found[0], 1) if found else None


def _plane(found: Debrief, wording: Wording) -> Data:
    return {
        "finding": plane_finding(found, wording),
        "frontier": [[round(one, 1), round(other, 1)] for one, other in found.plane.frontier],
        "points": [
            {"kind": point.kind.value, "label": point.name, "at": [round(point.at[0], 1), round(point.at[1], 1)]}
            for point in plane_points(found, wording)
        ],
    }


def _other(found: Debrief, place: int, wording: Wording) -> Data:
    drawn = next(mandate for mandate in found.scenario.mandates if mandate.id == found.mandates[place])
    return {
        "side": wording.side(found.scenario.side_ids[place]),
        "label": wording.text(drawn.label),
        "text": wording.text(drawn.brief),
        "weights": [
            {"label": wording.objective(objective), "share": round(weight, 4)}
            for objective, weight in sorted(drawn.weights, key=lambda pair: -pair[1])
            if weight > 0
        ],
        "top": [wording.issue(issue) for issue in found.priorities[place][:_TOP]],
    }

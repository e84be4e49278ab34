"""Sections for one delegation only: what the deal sheet is worth to it, its means, its draft, what it is asked."""

from __future__ import annotations

from game.lang import Wording
from game.lang.actions import render_terms
from game.lang.facts import say_fact
from game.lang.labels import TONES
from game.lang.refusals import say_refusal
from game.net.screen.book import Data
from game.net.screen.public import SILENT, alternatives, told
from game.rules.actions import OPEN, Package
from game.rules.game import Game, overlay
from game.rules.records import Fact, FactCode, Record
from game.rules.settled import is_ratified
from game.rules.state import ConsultAsked, Deal
from game.rules.view import MeasureStatus, SideOwn, View
from game.scenario.model import Scenario
from game.scenario.politics import Tone

__all__ = ["consults", "means", "option_values", "ours", "post_settlement", "sealed", "sheet", "team"]


def option_values(game: Game, view: View) -> Data:
    """Points each option of each open issue adds for the own side, the other issues as they stand; None when settled.

    On the path without further agreement, announced duties included: 0 is that path itself.
    """
    own = view.own
    if own is None or game.scenario.pure:
        return [None] * len(game.scenario.issues)
    path = game.compiler.path(view.environment, [event for event, _ in view.happened])
    base = overlay(_committed(game.scenario, view.deals), view.pending)
    before = game.value(path, own.mandate, base)
    rows: list[Data] = []
    for issue, size in enumerate(game.scenario.dims):
        if view.settled[issue]:
            rows.append(None)
            continue
        packages = [(*base[:issue], option, *base[issue + 1 :]) for option in range(size)]
        rows.append([round(game.value(path, own.mandate, package) - before, 1) for package in packages])
    return rows


def _committed(scenario: Scenario, signed: tuple[Deal, ...]) -> Package:
    package = list(scenario.status_quo)
    for deal in signed:
        if is_ratified(deal):
            for issue, option in deal.in_force:
                package[issue] = option
    return tuple(package)


def sheet(game: Game, view: View) -> Data:
    """The private value of the deal sheet, and the line of no deal under it."""
    own = view.own
    return {
        "inForce": list(view.in_force),
        "settled": list(view.settled),
        "pending": [None if option == OPEN else option for option in view.pending],
        "values": option_values(game, view),
        "noDeal": None if own is None else round(own.no_deal_points, 1),
        "position": None if own is None else round(own.position_points, 1),
        "quo": None if own is None else round(own.status_quo_points, 1),
        "score": None if own is None else round(own.score_so_far, 1),
    }


def means(own: SideOwn, wording: Wording) -> Data:
    """Capital, measures and what the side has done this turn."""
    turn = own.turn
    return {
        "capital": round(own.capital, 1),
        "measures": [_measure(status, wording) for status in own.measures],
        "consultsLeft": own.consults_left,
        "turn": {
            "statement": turn.statement,
            "measures": turn.measures,
            "responded": turn.responded,
            "table": turn.table,
            "pledged": turn.pledged,
        },
        "overrideUsed": own.override_used,
        "guesses": [[number, list(ranking)] for number, ranking in own.guesses],
    }


def _measure(status: MeasureStatus, wording: Wording) -> Data:
    return {
        "id": status.measure,
        "used": status.used,
        "uses": status.uses,
        "cost": status.cost,
        "why": say_refusal(status.refusal, wording) if status.refusal is not None else "",
    }


def team(own: SideOwn) -> Data:
    """What the delegation works on: the shared draft, advice on it, and initials."""
    return {
        "draft": alternatives(own.draft),
        "by": own.draft_seat,
        "advice": [list(entry) for entry in own.advice],
        "initials": [list(entry) for entry in own.initials],
    }


def consults(view: View, wording: Wording) -> Data:
    """Consultations asked and answered, the one that waits for an answer, and what has been revealed."""
    waiting = next((one for one in view.consults if one.asker != view.side and not one.answered), None)
    order, mandate = view.other_priorities, view.other_mandate
    return {
        "waiting": None if waiting is None else {"text": _asked(waiting, wording)},
        "asked": [
            {"round": one.round, "text": _asked(one, wording), "answer": _answer(one, wording)}
            for one in view.consults
            if one.asker == view.side
        ],
        "priorities": None if order is None else list(order),
        "mandate": None if mandate is None else wording.mandate(mandate),
    }


def _asked(one: ConsultAsked, wording: Wording) -> str:
    if one.against is None:
        return wording.t("{side} consults on {issue}.", side=wording.side(one.asker), issue=wording.issue(one.issue))
    return wording.t(
        "{side} consults on {issue} against {against}.",
        side=wording.side(one.asker),
        issue=wording.issue(one.issue),
        against=wording.issue(one.against),
    )


def _answer(one: ConsultAsked, wording: Wording) -> str:
    if not one.answered:
        return wording.t("No answer yet.")
    if one.words:
        return "“" + one.words + "”"
    fact = Fact(
        FactCode.CONSULT_ANSWERED,
        (
            ("side", wording.scenario.other(one.asker)),
            ("issue", one.issue),
            ("against", one.against),
            ("low", one.low),
            ("high", one.high),
            ("more", one.more),
        ),
    )
    if not one.refused and one.more is None and one.low is None:
        return wording.t("Both sides have shown the order of their priorities.")
    return say_fact(fact, wording)


def ours(history: tuple[Record, ...], side: str) -> tuple[Record, ...]:
    """Records of the log that only this side may read."""
    return tuple(
        record for record in history if record.visible_to == side and type(record.body) not in SILENT and told(record)
    )


def post_settlement(packages: tuple[Package, ...], in_force: Package, wording: Wording) -> Data:
    """Packages after the settlement that are better for both, as changes to what is in force."""
    return [
        render_terms(tuple((i, option) for i, option in enumerate(package) if option != in_force[i]), wording)
        for package in packages
    ]


def sealed(
    statement: Tone | None,
    pledge: tuple[int, int] | None,
    measures: tuple[tuple[str, str], ...],
    wording: Wording,
) -> Data:
    """What the delegation has chosen for the public phase; the server submits it at the start of its turn."""
    return {
        "statement": statement.value if statement is not None else None,
        "statementText": wording.t(TONES[statement]) if statement is not None else "",
        "pledge": list(pledge) if pledge is not None else None,
        "measures": [[seat, measure] for seat, measure in measures],
    }

"""The coach in text mode: its advice, and the line to type to follow it."""

from __future__ import annotations

from game.ai.coach import advise
from game.lang import Wording
from game.report.advice import advice_lines
from game.rules import actions as a
from game.rules.view import View
from game.scenario.model import Scenario

__all__ = ["coach_lines", "typed"]


def coach_lines(view: View, legal: tuple[a.Action, ...], scenario: Scenario, wording: Wording) -> list[str]:
    """What the coach says to the seat at the keyboard."""
    advice = advise(view, legal, 0, scenario)
    lines = advice_lines(advice, view, wording)
    line = typed(advice.action, view, wording)
    if line:
        lines.append(wording.t("To do so, type: {line}", line=line))
    return lines


def typed(action: a.Action, view: View, wording: Wording) -> str:
    """The command that submits an action; nothing for one that has none."""
    issues = wording.scenario.issues
    match action:
        case a.Propose(alternatives=alternatives):
            return "offer " + " or ".join(_alternative(alternative, wording) for alternative in alternatives)
        case a.Respond(sign=True, alternative=place, lots=lots):
            chosen = " lot " + " ".join(str(lot + 1) for lot in lots) if lots else ""
            return f"sign {place + 1}{chosen}"
        case a.Respond():
            return " ".join(["decline", *(issues[reason.issue].id for reason in action.reasons)])
        case a.Statement(tone=tone):
            return f"say {tone.value}"
        case a.Pledge(issue=issue, option=option):
            return f"pledge {issues[issue].id} {option}"
        case a.UseMeasure(measure=measure):
            return f"use {measure}"
        case a.Consult(issue=issue, against=against):
            return " ".join(["consult", issues[issue].id, *([] if against is None else [issues[against].id])])
        case a.AnswerConsult():
            return "answer refuse" if action.candour is a.Candour.REFUSE else "answer exchange"
        case a.Reply(reply=reply):
            return f"reply {reply}"
        case a.Guess(ranking=ranking):
            return " ".join(["guess", *(issues[issue].id for issue in ranking)])
        case a.SnapBack(deal=deal):
            return f"snap {deal}"
        case a.PostSettle(accept=accept):
            return " ".join(["settle", *(str(number + 1) for number in accept)]) if accept else "settle none"
        case _:
            return _PLAIN.get(type(action), "")


_PLAIN: dict[type, str] = {a.Hold: "hold", a.EndTurn: "end", a.Withdraw: "withdraw", a.WalkAway: "walk"}


def _alternative(alternative: a.Alternative, wording: Wording) -> str:
    issues, package = wording.scenario.issues, alternative.package
    groups = [lot.issues for lot in alternative.lots] or [tuple(i for i, o in enumerate(package) if o != a.OPEN)]
    terms = [" ".join(f"{issues[issue].id}={package[issue]}" for issue in group) for group in groups]
    return " / ".join(terms) if alternative.lots else terms[0] + " whole"

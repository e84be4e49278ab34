"""The coach in text mode: its advice, and the line to type to follow it."""

from __future__ import annotations

from game.ai.coach import advise
from game.cli.text.words import IN_FRENCH
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
    """The command that submits an action, in the words that the help teaches; nothing for an action that has none."""
    issues = wording.scenario.issues

    def say(word: str) -> str:
        return IN_FRENCH.get(word, word) if wording.t.language == "fr" else word

    def line(word: str, *rest: object) -> str:
        return " ".join([say(word), *(str(part) for part in rest)])

    match action:
        case a.Propose(alternatives=alternatives):
            either = f" {say('or')} "
            return line("offer", either.join(_alternative(one, say("whole"), wording) for one in alternatives))
        case a.Respond(sign=True, alternative=place, lots=lots):
            return line("sign", place + 1, *(["lot", *(lot + 1 for lot in lots)] if lots else []))
        case a.Respond():
            return line("decline", *(issues[reason.issue].id for reason in action.reasons))
        case a.Statement(tone=tone):
            return line("say", say(tone.value))
        case a.Pledge(issue=issue, option=option):
            return line("pledge", issues[issue].id, option)
        case a.UseMeasure(measure=measure):
            return line("use", measure)
        case a.Consult(issue=issue, against=against):
            return line("consult", issues[issue].id, *([] if against is None else [issues[against].id]))
        case a.AnswerConsult():
            return line("answer", say("refuse" if action.candour is a.Candour.REFUSE else "exchange"))
        case a.Reply(reply=reply):
            return line("reply", _numbered(action, view, wording) or reply)
        case a.Guess(ranking=ranking):
            return line("guess", *(issues[issue].id for issue in ranking))
        case a.SnapBack(deal=deal):
            return line("snap", deal)
        case a.PostSettle(accept=accept):
            return line("settle", *(number + 1 for number in accept)) if accept else line("settle", say("none"))
        case _:
            plain = _PLAIN.get(type(action), "")
            return line(plain) if plain else ""


_PLAIN: dict[type, str] = {a.Hold: "hold", a.EndTurn: "end", a.Withdraw: "withdraw", a.WalkAway: "walk"}


def _numbered(action: a.Reply, view: View, wording: Wording) -> int:
    """The reply's number as the news lists it to the seat; 0 for one that is not listed."""
    event = wording.scenario.events_by_id.get(action.event)
    asks = [ask for ask in event.asks if ask.seat == view.viewer.seat] if event is not None else []
    listed = [reply.id for ask in asks[:1] for reply in ask.replies]
    return listed.index(action.reply) + 1 if action.reply in listed else 0


def _alternative(alternative: a.Alternative, whole: str, wording: Wording) -> str:
    issues, package = wording.scenario.issues, alternative.package
    groups = [lot.issues for lot in alternative.lots] or [tuple(i for i, o in enumerate(package) if o != a.OPEN)]
    terms = [" ".join(f"{issues[issue].id}={package[issue]}" for issue in group) for group in groups]
    return " / ".join(terms) if alternative.lots else f"{terms[0]} {whole}"

"""What a seat did, as a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.core.messages import mark as _
from game.lang.labels import CANDOURS, MANNERS, TONES
from game.lang.names import Wording
from game.lang.reasons import render_reasons
from game.rules import actions as a
from game.rules.state import Offer
from game.scenario.politics import Manner

__all__ = ["PLAIN", "render_action", "render_alternative", "render_offer", "render_terms"]

PLAIN: Mapping[type, str] = MappingProxyType(
    {
        a.Withdraw: _("{side} takes its offer off the table."),
        a.Hold: _("{side} makes no table move."),
        a.EndTurn: _("{side} ends its turn."),
        a.WalkAway: _("{side} walks away from the table."),
    }
)


def render_terms(terms: tuple[tuple[int, int], ...], wording: Wording) -> str:
    """``Steel: 25%; Lumber: quota`` for (issue, option) pairs."""
    return "; ".join(
        wording.t("{issue}: {option}", issue=wording.issue(issue), option=wording.option(issue, option))
        for issue, option in terms
    )


def render_alternative(alternative: a.Alternative, wording: Wording) -> str:
    """The terms of an alternative, lot by lot where it is separable."""
    package = alternative.package
    if not alternative.lots:
        named = tuple((issue, option) for issue, option in enumerate(package) if option >= 0)
        return wording.t("{terms} (whole)", terms=render_terms(named, wording)) if named else wording.t("nothing")
    lots = [
        wording.t(
            "lot {number}: {terms}",
            number=number,
            terms=render_terms(tuple((issue, package[issue]) for issue in lot.issues), wording),
        )
        for number, lot in enumerate(alternative.lots, start=1)
    ]
    return " / ".join(lots)


def _alternatives(alternatives: tuple[a.Alternative, ...], wording: Wording) -> str:
    if len(alternatives) == 1:
        return render_alternative(alternatives[0], wording)
    return " | ".join(
        wording.t("alternative {number}: {terms}", number=number, terms=render_alternative(alternative, wording))
        for number, alternative in enumerate(alternatives, start=1)
    )


def render_offer(offer: Offer, wording: Wording) -> str:
    """A standing offer as one line."""
    return wording.t(
        "{side} offers: {terms}.", side=wording.side(offer.side), terms=_alternatives(offer.alternatives, wording)
    )


def render_action(action: a.Action, seat: str, wording: Wording, *, several: bool = True) -> str:
    """What the seat submitted, told of its side (or of itself, inside the delegation).

    ``several``: an offer that it answers may have more than one alternative.
    """
    known = wording.scenario.seats_by_id.get(seat)
    side = wording.side(known.side) if known is not None else seat
    plain = PLAIN.get(type(action))
    if plain is not None:
        return wording.t(plain, side=side)
    match action:
        case a.Propose(alternatives=alternatives):
            return wording.t("{side} offers: {terms}.", side=side, terms=_alternatives(alternatives, wording))
        case a.Respond():
            return _respond(action, side, wording, several)
        case a.Statement(tone=tone):
            return wording.t("{side} makes a public statement: {tone}.", side=side, tone=wording.t(TONES[tone]))
        case a.Pledge(issue=issue, option=option):
            return wording.t(
                "{side} pledges in public on {issue}: nothing worse than “{option}”.",
                side=side,
                issue=wording.issue(issue),
                option=wording.option(issue, option),
            )
        case a.UseMeasure(measure=measure):
            known_measure = wording.scenario.measures_by_id.get(measure)
            said = wording.t("{side} takes a measure: {measure}.", side=side, measure=wording.measure(measure))
            return said if known_measure is None else f"{said} {wording.text(known_measure.text)}"
        case a.Consult(issue=issue, against=None):
            return wording.t("{side} consults on {issue}.", side=side, issue=wording.issue(issue))
        case a.Consult(issue=issue, against=int(against)):
            return wording.t(
                "{side} consults on {issue} against {against}.",
                side=side,
                issue=wording.issue(issue),
                against=wording.issue(against),
            )
        case a.AnswerConsult(candour=candour, words=words):
            if words:
                return wording.t("{side} answers the consultation: “{words}”", side=side, words=words)
            return wording.t(
                "{side} answers the consultation with {candour}.", side=side, candour=wording.t(CANDOURS[candour])
            )
        case a.Reply():
            return _reply(action, seat, wording)
        case a.Guess(ranking=ranking):
            return wording.t(
                "{side} guesses what matters most to the other side: {issues}.",
                side=side,
                issues=wording.formats.listing([wording.issue(issue) for issue in ranking]),
            )
        case a.SnapBack(deal=deal):
            return wording.t("{side} takes back its concessions in deal {deal}.", side=side, deal=deal)
        case a.PostSettle(accept=accept):
            if not accept:
                return wording.t("{side} accepts none of the packages after the settlement.", side=side)
            numbers = wording.formats.listing([str(number + 1) for number in accept])
            return wording.t("{side} would accept, after the settlement: {numbers}.", side=side, numbers=numbers)
        case a.Draft(alternatives=alternatives):
            terms = _alternatives(alternatives, wording)
            return wording.t("{seat} shares a draft: {terms}.", seat=wording.seat(seat), terms=terms)
        case a.Advise(issue=issue, verdict=verdict):
            template = _("{seat} advises for {issue}.") if verdict > 0 else _("{seat} advises against {issue}.")
            return wording.t(template, seat=wording.seat(seat), issue=wording.issue(issue))
        case a.Initial(issue=issue, option=option):
            return wording.t(
                "{seat} initials {issue}: {option}.",
                seat=wording.seat(seat),
                issue=wording.issue(issue),
                option=wording.option(issue, option),
            )
        case a.Veto(issue=issue):
            return wording.t(
                "{seat} takes back its initial on {issue}.", seat=wording.seat(seat), issue=wording.issue(issue)
            )
        case a.Chat(words=words):
            return wording.t("{seat}: {words}", seat=wording.seat(seat), words=words)
    raise TypeError(f"no text for {type(action).__name__}")


def _respond(action: a.Respond, side: str, wording: Wording, several: bool) -> str:
    if action.sign:
        return _sign(action, side, wording, several)
    if not action.reasons:
        return wording.t("{side} declines the offer.", side=side)
    reasons = "; ".join(render_reasons(action.reasons, wording))
    return wording.t("{side} declines the offer: {reasons}.", side=side, reasons=reasons)


def _sign(action: a.Respond, side: str, wording: Wording, several: bool) -> str:
    t, number, count = wording.t, action.alternative + 1, len(action.lots)
    lots = wording.formats.listing([str(lot + 1) for lot in action.lots])
    if not several and not count:
        return t("{side} signs the offer.", side=side)
    if not several:
        return t.plural(
            "{side} signs lot {lots} of the offer.", "{side} signs lots {lots} of the offer.", count,
            side=side, lots=lots,
        )  # fmt: skip
    if not count:
        return t("{side} signs alternative {number}.", side=side, number=number)
    return t.plural(
        "{side} signs alternative {number}, lot {lots}.", "{side} signs alternative {number}, lots {lots}.", count,
        side=side, number=number, lots=lots,
    )  # fmt: skip


def _reply(action: a.Reply, seat: str, wording: Wording) -> str:
    """Told of the seat that the news asked, also where its lead answered for it."""
    scenario = wording.scenario
    known = scenario.seats_by_id.get(seat)
    ask = scenario.ask_of(action.event, known.side) if known and action.event in scenario.events_by_id else None
    asked = wording.seat(ask.seat if ask is not None else seat)
    reply = next((reply for reply in ask.replies if reply.id == action.reply), None) if ask is not None else None
    if ask is None or reply is None or (reply.manner is Manner.PASS and ask.seat != seat):
        return wording.t("{seat} lets it pass.", seat=asked)
    return wording.t(
        "{seat} replies ({manner}): {reply}.",
        seat=asked,
        manner=wording.t(MANNERS[reply.manner]),
        reply=wording.text(reply.label).rstrip("."),
    )

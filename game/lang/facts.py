"""What followed from an input, as a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from game.core.messages import Translator
from game.core.messages import mark as _
from game.lang.fields import fill
from game.lang.labels import ENDINGS, REVEALED
from game.lang.names import Wording
from game.rules.records import Fact, FactCode, Value
from game.rules.state import Ending
from game.scenario.model import Scenario
from game.scenario.vocabulary import Revealed

__all__ = ["FACTS", "render_fact", "say_fact"]

FACTS: Mapping[FactCode, str] = MappingProxyType(
    {
        FactCode.ROUND_BEGAN: _("Round {round}: {label}."),
        FactCode.EVENT_HAPPENED: _("News: {event}"),
        FactCode.ASKED: _("{seat} is asked to reply: {event}"),
        FactCode.DUTIES_CHANGED: _("Duties changed: {sector} ({cause})."),
        FactCode.OFFER_LAPSED: _("{side}: the standing offer no longer stands."),
        FactCode.DEAL_SIGNED: _("Deal {deal} is signed by {side}; now it goes home for ratification."),
        FactCode.VOTE_RESULT: _("Deal {deal} passed at home."),
        FactCode.DEAL_RATIFIED: _("Deal {deal} is ratified and in force."),
        FactCode.DEAL_FAILED: _("Deal {deal} was not ratified by both sides; its issues are open again."),
        FactCode.PLEDGE_BROKEN: _("{side} has broken its pledge on {issue}."),
        FactCode.BREACHED: _("{side} is in breach of deal {deal}: {issue}."),
        FactCode.SNAPPED_BACK: _("{side} has taken back its concessions in deal {deal}."),
        FactCode.SUPPORT_MOVED: _("Support, {side}: {delta} ({audience}; {cause})."),
        FactCode.TEMPERATURE_MOVED: _("Temperature: {delta} ({cause})."),
        FactCode.CAPITAL_MOVED: _("Political capital, {side}: {delta} ({cause})."),
        FactCode.SUSPENDED: _("Talks are suspended; rounds: {rounds}."),
        FactCode.AUDIENCE_WARNED: _("Warning from {audience}."),
        FactCode.AUDIENCE_ACTED: _("{audience} has acted."),
        FactCode.CONSULT_ASKED: _("{side} consults on {issue}."),
        FactCode.CONSULT_ANSWERED: _("{side} answers on {issue}: worth between {low} and {high} points to it."),
        FactCode.REVEALED: _("{side} has revealed {what}."),
        FactCode.TALKS_ENDED: _("The talks have ended."),
        FactCode.WALKED_AWAY: _("{side} has walked away."),
        FactCode.ROUND_CLOSED: _("Round {round} is closed."),
        FactCode.POST_SETTLEMENT: _("After the settlement: both accept package {outcome}."),
        FactCode.GAME_OVER: _("The game is over. {ending}"),
    }
)

_VOTE_FAILED = _("Deal {deal} failed at home.")
_ALL_AUDIENCES = _("Support, {side}: {delta} ({cause}).")
_CONSULT_TWO = _("{side} consults on {issue} against {against}.")
_ANSWERED_MORE = _("{side} answers: {more} matters more to it than {less}.")
_REFUSED = _("{side} refuses to answer on {issue}.")
_CLOSED_IDLE = _("Round {round} is closed. Nothing was signed.")
_REVEALED_VALUE = _("{side} has revealed {what}: {value}.")
_NOTHING_BETTER = _("After the settlement: no package is accepted by both.")
_CHANGED = _("Duties changed: {sector}.")


def render_fact(fact: Fact, scenario: Scenario, translator: Translator) -> str:
    """The fact as a sentence in the translator's language."""
    return say_fact(fact, Wording(scenario, translator))


def say_fact(fact: Fact, wording: Wording) -> str:
    """As `render_fact`, with the wording made before."""
    given = dict(fact.args)
    special = _SPECIAL.get(fact.code)
    if special is not None:
        return special(given, wording)
    return fill(wording, FACTS[fact.code], fact.args)


def _say(wording: Wording, template: str, given: Mapping[str, Value]) -> str:
    return fill(wording, template, tuple(given.items()))


def _round_began(given: Mapping[str, Value], wording: Wording) -> str:
    number = given.get("round")
    rounds = wording.scenario.calendar.rounds
    label = ""
    if isinstance(number, int) and 1 <= number <= len(rounds):
        label = wording.text(rounds[number - 1].label) or wording.formats.date(rounds[number - 1].date)
    return _say(wording, FACTS[FactCode.ROUND_BEGAN], {**given, "label": label})


def _event(given: Mapping[str, Value], wording: Wording) -> str:
    name = given.get("event")
    known = wording.scenario.events_by_id.get(name) if isinstance(name, str) else None
    said = _say(wording, FACTS[FactCode.EVENT_HAPPENED], given)
    said = said if said.endswith((".", "!", "?")) else said + "."
    return said if known is None else f"{said} {wording.text(known.text)}".rstrip()


def _duties(given: Mapping[str, Value], wording: Wording) -> str:
    return _say(wording, FACTS[FactCode.DUTIES_CHANGED] if given.get("cause") else _CHANGED, given)


def _vote(given: Mapping[str, Value], wording: Wording) -> str:
    return _say(wording, FACTS[FactCode.VOTE_RESULT] if given.get("passed") else _VOTE_FAILED, given)


def _support(given: Mapping[str, Value], wording: Wording) -> str:
    return _say(wording, FACTS[FactCode.SUPPORT_MOVED] if given.get("audience") else _ALL_AUDIENCES, given)


def _warned(given: Mapping[str, Value], wording: Wording) -> str:
    return _audience_says(FactCode.AUDIENCE_WARNED, given, wording)


def _acted(given: Mapping[str, Value], wording: Wording) -> str:
    return _audience_says(FactCode.AUDIENCE_ACTED, given, wording)


def _audience_says(code: FactCode, given: Mapping[str, Value], wording: Wording) -> str:
    name = given.get("audience")
    known = wording.scenario.audiences_by_id.get(name) if isinstance(name, str) else None
    said = _say(wording, FACTS[code], given)
    if known is None or known.act is None:
        return said
    return f"{said} {wording.text(known.act.warning if code is FactCode.AUDIENCE_WARNED else known.act.text)}"


def _consult_asked(given: Mapping[str, Value], wording: Wording) -> str:
    two = given.get("against") is not None
    return _say(wording, _CONSULT_TWO if two else FACTS[FactCode.CONSULT_ASKED], given)


def _consult_answered(given: Mapping[str, Value], wording: Wording) -> str:
    more = given.get("more")
    if more is not None:
        less = given.get("against") if more == given.get("issue") else given.get("issue")
        # `more` and `less` are issues, which their names do not say.
        named = {key: wording.issue(value) for key, value in (("more", more), ("less", less)) if isinstance(value, int)}
        return _say(wording, _ANSWERED_MORE, {**given, **named})
    if given.get("low") is None or given.get("high") is None:
        return _say(wording, _REFUSED, given)
    bands = {
        key: wording.formats.points(float(value))
        for key, value in given.items()
        if key in ("low", "high") and isinstance(value, int | float)
    }
    return _say(wording, FACTS[FactCode.CONSULT_ANSWERED], {**given, **bands})


def _revealed(given: Mapping[str, Value], wording: Wording) -> str:
    what, value = given.get("what"), given.get("value")
    known = next((part for part in Revealed if part.value == what), None)
    # As a text already: the generic naming of a field called "what" is another table.
    shown: dict[str, Value] = {"side": given.get("side")}
    template = FACTS[FactCode.REVEALED]
    if known is Revealed.MANDATE and isinstance(value, str) and value:
        template, shown["value"] = _REVEALED_VALUE, wording.mandate(value)
    elif known is Revealed.PRIORITIES and isinstance(value, tuple) and value:
        template, shown["value"] = _REVEALED_VALUE, wording.formats.listing([wording.issue(issue) for issue in value])
    translated = wording.t(template)
    fields = {name: str(part) for name, part in shown.items() if isinstance(part, str) and name != "side"}
    side = shown["side"]
    return translated.format(
        side=wording.side(side) if isinstance(side, str) else "…",
        what=wording.t(REVEALED[known]) if known is not None else str(what),
        **fields,
    )


def _closed(given: Mapping[str, Value], wording: Wording) -> str:
    return _say(wording, _CLOSED_IDLE if given.get("idle") else FACTS[FactCode.ROUND_CLOSED], given)


def _post_settlement(given: Mapping[str, Value], wording: Wording) -> str:
    outcome = given.get("outcome")
    if not isinstance(outcome, int):
        return wording.t(_NOTHING_BETTER)
    return _say(wording, FACTS[FactCode.POST_SETTLEMENT], {"outcome": outcome + 1})


def _over(given: Mapping[str, Value], wording: Wording) -> str:
    known = next((ending for ending in Ending if ending.value == given.get("ending")), None)
    said = wording.t(ENDINGS[known]) if known is not None else ""
    return wording.t(FACTS[FactCode.GAME_OVER]).format(ending=said).rstrip()


_SPECIAL: Mapping[FactCode, Callable[[Mapping[str, Value], Wording], str]] = MappingProxyType(
    {
        FactCode.ROUND_BEGAN: _round_began,
        FactCode.EVENT_HAPPENED: _event,
        FactCode.DUTIES_CHANGED: _duties,
        FactCode.VOTE_RESULT: _vote,
        FactCode.SUPPORT_MOVED: _support,
        FactCode.AUDIENCE_WARNED: _warned,
        FactCode.AUDIENCE_ACTED: _acted,
        FactCode.CONSULT_ASKED: _consult_asked,
        FactCode.CONSULT_ANSWERED: _consult_answered,
        FactCode.REVEALED: _revealed,
        FactCode.ROUND_CLOSED: _closed,
        FactCode.POST_SETTLEMENT: _post_settlement,
        FactCode.GAME_OVER: _over,
    }
)

"""One record of the log as a line, or nothing where it says nothing to a reader."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.core.messages import mark as _
from game.lang.actions import render_action
from game.lang.facts import say_fact
from game.lang.names import Wording
from game.rules import control as c
from game.rules.chance import Chance, Draw
from game.rules.records import CHANCE, CONTROL, RULES, Fact, Record

__all__ = ["DRAWS", "render_chance", "render_control", "render_record"]

DRAWS: Mapping[tuple[Draw, bool], str] = MappingProxyType(
    {
        (Draw.MANDATE, True): _("A mandate is drawn for {side}: {mandate}."),
        (Draw.MANDATE, False): _("A mandate is drawn for {side}: {mandate}."),
        (Draw.EVENT, True): _("Drawn: {event} happens."),
        (Draw.EVENT, False): _("Drawn: {event} does not happen."),
        (Draw.CONSULT, True): _("The precision of the answer is drawn."),
        (Draw.CONSULT, False): _("The precision of the answer is drawn."),
        (Draw.VOTE, True): _("The vote on deal {deal} passes."),
        (Draw.VOTE, False): _("The vote on deal {deal} fails."),
        (Draw.TALKS_END, True): _("Drawn: the talks end."),
        (Draw.TALKS_END, False): _("Drawn: the talks go on."),
    }
)


def render_chance(chance: Chance, wording: Wording) -> str:
    """A resolved draw as a sentence."""
    template = DRAWS[chance.draw, bool(chance.outcome)]
    if chance.draw is Draw.MANDATE:
        mandates = wording.scenario.mandates_by_side.get(chance.subject, ())
        drawn = wording.text(mandates[chance.outcome].label) if chance.outcome < len(mandates) else "…"
        return wording.t(template, side=wording.side(chance.subject), mandate=drawn)
    if chance.draw is Draw.EVENT:
        return wording.t(template, event=wording.event(chance.subject))
    if chance.draw is Draw.VOTE:
        return wording.t(template, deal=chance.subject.split(":")[0])
    return wording.t(template)


def render_control(control: c.Control, wording: Wording) -> str:
    """What the clock or the instructor did."""
    match control:
        case c.Timeout(side=side):
            return wording.t("Time is up for {side}.", side=wording.side(side))
        case c.Pause(on=on):
            return wording.t("The table is paused.") if on else wording.t("The table goes on.")
        case c.Extend(seconds=seconds):
            return wording.t("The clock is extended by {seconds} seconds.", seconds=seconds)
        case c.Inject(event=event):
            return wording.t("The instructor brings news: {event}.", event=wording.event(event))
        case c.SeatTaken(seat=seat):
            return wording.t("{seat}: a person sits down.", seat=wording.seat(seat))
        case c.BotSeated(seat=seat, bot=bot):
            return wording.t("{seat}: played by the machine ({bot}).", seat=wording.seat(seat), bot=bot)
        case c.EndNow():
            return wording.t("The instructor ends the game.")
    raise TypeError(f"no text for {type(control).__name__}")


def render_record(record: Record, wording: Wording) -> str:
    """A record as a line. Chance is told by the facts that follow from it; see `render_chance` for the draw itself."""
    body = record.body
    if isinstance(body, Fact):
        return say_fact(body, wording)
    if isinstance(body, Chance):
        return render_chance(body, wording)
    if isinstance(body, c.Control):
        return render_control(body, wording)
    if record.actor in (RULES, CHANCE, CONTROL):
        raise TypeError(f"an action by {record.actor}")
    return render_action(body, record.actor, wording)

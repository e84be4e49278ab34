"""What a side last said or did in public, as a sentence or two."""

from __future__ import annotations

from game.lang.labels import TONES
from game.lang.names import Wording
from game.lang.reasons import render_reasons
from game.rules.actions import Hold, Propose, Respond, Statement, UseMeasure, WalkAway
from game.rules.view import View

__all__ = ["last_word"]


def last_word(view: View, side: str, wording: Wording) -> str:
    """The side's reasons or else its latest move, and its tone; nothing older than the round before."""
    t = wording.t
    tone = reasons = move = ""
    for record in reversed(view.history):
        if record.round < view.round - 1:
            break
        seat = view.known.scenario.seats_by_id.get(record.actor)
        if seat is None or seat.side != side:
            continue
        match record.body:
            case Statement(tone=kind) if not tone:
                tone = t("Tone: {tone}.", tone=t(TONES[kind]))
            case Respond(sign=False, reasons=why) if not reasons and why:
                reasons = " ".join(one[:1].upper() + one[1:] + "." for one in render_reasons(why, wording))
            case Respond(sign=True) if not move:
                move = t("We can sign this.")
            case UseMeasure(measure=name) if not move:
                move = wording.measure(name) + "."
            case Propose() if not move:
                move = t("Here is what we offer.")
            case Hold() | WalkAway() if not move:
                move = t("Nothing new today.")
    return " ".join(part for part in (reasons or move, tone) if part)

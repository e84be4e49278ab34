"""Announced events in a sentence: certain ones by round, others by window and odds."""

from __future__ import annotations

from game.lang.names import Wording
from game.rules.view import Upcoming

__all__ = ["upcoming_sentence"]


def upcoming_sentence(event: Upcoming, wording: Wording) -> str:
    """An announced event with its round or its odds."""
    t, headline = wording.t, wording.event(event.event).rstrip(".")
    if event.chance >= 1:
        return t("To come in round {round}: {event}.", round=event.round, event=headline)
    chance = wording.formats.percent(event.chance)
    if event.last is not None and event.last > event.round:
        return t(
            "May come in rounds {first} to {last}, with a chance of {chance} each: {event}.",
            first=event.round,
            last=event.last,
            chance=chance,
            event=headline,
        )
    return t(
        "May come in round {round}, with a chance of {chance}: {event}.",
        round=event.round,
        chance=chance,
        event=headline,
    )

"""Bots by name. A name that is not built is refused, never aliased."""

from __future__ import annotations

from game.ai.baselines import CURVES, TimeDependent, TitForTat
from game.ai.bot import Bot
from game.ai.chance_bot import RandomBot
from game.ai.fair import EASY, FAIR, FairBot
from game.ai.known import Known, known_for
from game.ai.negotiator import Negotiator
from game.ai.planning import (
    EXPERT,
    EXPERT_FIRMNESS,
    EXPERT_FORESIGHT,
    HARD,
    HARD_FIRMNESS,
    HARD_FORESIGHT,
    PlanningBot,
)
from game.ai.scripted import SCRIPTED, make_scripted
from game.ai.temper import Temper, plain, temper_of
from game.scenario.model import Scenario

BOTS: tuple[str, ...] = ("easy", "fair", "hard", "expert", "hardliner", "conceder", "boulware", "tit_for_tat", "random")
"""Bots that play any scenario. A scenario's personas, by id, play the fair bot with their traits."""

LEVELS: tuple[str, ...] = ("easy", "fair", "hard", "expert")
"""Levels of skill, weakest first: each plays alone, or with a persona's traits as ``LEVEL:PERSONA``."""


class UnknownBot(ValueError):
    """No bot of this name plays this seat; ``exist`` are the names that do."""

    def __init__(self, name: str, exist: tuple[str, ...], seat: str) -> None:
        self.name, self.exist, self.seat = name, exist, seat
        super().__init__(f"there is no bot '{name}' for seat '{seat}'; there are: {', '.join(exist)}")


def names_for(scenario: Scenario, seat: str) -> tuple[str, ...]:
    """Names that ``make_bot`` takes for a seat: the general bots, then the personas of the seat's side."""
    side = scenario.seats_by_id[seat].side
    return (*BOTS, *(persona.id for persona in scenario.personas if persona.side == side))


def make_bot(name: str, scenario: Scenario, seat: str, seed: int) -> Bot:
    """A bot for one seat. It keeps the seat's redacted scenario only.

    ``name`` is one of ``names_for``; ``hard:PERSONA`` plays a persona at
    that level, and so for every one of ``LEVELS``; names starting with
    ``script:`` are the fixed strategies of ``game.ai.scripted``, for balance tests.

    Raises:
        UnknownBot: no bot of that name plays that seat.
        KeyError: the scenario has no such seat.
    """
    known = known_for(scenario, seat)
    if name in CURVES:
        return TimeDependent(name, known, seed, CURVES[name])
    match name:
        case "tit_for_tat":
            return TitForTat(name, known, seed)
        case "random":
            return RandomBot(name, known, seed)
        case "easy" | "fair" | "hard" | "expert":
            return _at_level(name, name, known, seed, plain(known.scenario))
        case _ if name in SCRIPTED:
            return make_scripted(name, known, seed)
    level, colon, persona = name.rpartition(":")
    if not colon or level in LEVELS:
        temper = _temper(known, persona)
        if temper is not None:
            return _at_level(level or "fair", name, known, seed, temper)
    raise UnknownBot(name, names_for(scenario, seat), seat)


def draws_lots(bot: Bot) -> bool:
    """Whether a bot's seed can change what it decides; anything that does not say is taken to."""
    return not isinstance(bot, Negotiator) or bot.draws_lots


def _at_level(level: str, name: str, known: Known, seed: int, temper: Temper) -> Bot:
    match level:
        case "easy":
            return FairBot(name, known, seed, temper, EASY)
        case "fair":
            return FairBot(name, known, seed, temper, FAIR)
        case "hard":
            return PlanningBot(name, known, seed, temper, HARD, HARD_FORESIGHT, HARD_FIRMNESS)
        case _:
            return PlanningBot(name, known, seed, temper, EXPERT, EXPERT_FORESIGHT, EXPERT_FIRMNESS)


def _temper(known: Known, persona: str) -> Temper | None:
    for declared in known.scenario.personas:
        if declared.id == persona and declared.side == known.side_id:
            return temper_of(known.scenario, declared)
    return None

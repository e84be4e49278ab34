"""Names of the engine's own vocabularies. Every member of each enum has one (a test holds the tables complete)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.core.messages import mark as _
from game.rules.actions import Candour
from game.rules.state import DealStatus, Ending, Phase
from game.scenario.economy import TradeMeasure
from game.scenario.model import Rule
from game.scenario.politics import Manner, Tone
from game.scenario.table import Deliverer
from game.scenario.vocabulary import Revealed

__all__ = [
    "CANDOURS",
    "CAUSES",
    "DELIVERERS",
    "DONE",
    "ENDINGS",
    "MANNERS",
    "NUMBERED_CAUSES",
    "PHASES",
    "REVEALED",
    "RULES",
    "STATUSES",
    "TONES",
    "TRADE_MEASURES",
]

ENDINGS: Mapping[Ending, str] = MappingProxyType(
    {
        Ending.SETTLED: _("Every issue is settled."),
        Ending.LAST_ROUND: _("The last round is over."),
        Ending.TALKS_ENDED: _("The talks have broken down."),
        Ending.WALKED_AWAY: _("One side has walked away."),
        Ending.STOPPED: _("The instructor has ended the game."),
    }
)

PHASES: Mapping[Phase, str] = MappingProxyType(
    {
        Phase.SETUP: _("setting up"),
        Phase.NEWS: _("news"),
        Phase.TURNS: _("turns"),
        Phase.RATIFICATION: _("ratification"),
        Phase.CLOSE: _("close of the round"),
        Phase.POST_SETTLEMENT: _("after the settlement"),
        Phase.ENDED: _("the game is over"),
    }
)

STATUSES: Mapping[DealStatus, str] = MappingProxyType(
    {
        DealStatus.PENDING: _("signed, awaiting ratification"),
        DealStatus.RATIFIED: _("in force"),
        DealStatus.FAILED: _("failed at home"),
        DealStatus.BREACHED: _("breached"),
        DealStatus.SNAPPED_BACK: _("concessions taken back"),
    }
)

TONES: Mapping[Tone, str] = MappingProxyType(
    {
        Tone.CONCILIATORY: _("conciliatory"),
        Tone.NEUTRAL: _("neutral"),
        Tone.FIRM: _("firm"),
        Tone.THREATENING: _("threatening"),
    }
)

CANDOURS: Mapping[Candour, str] = MappingProxyType(
    {
        Candour.EXCHANGE: _("a certified exchange of priorities"),
        Candour.WORDS: _("its own words"),
        Candour.REFUSE: _("a refusal"),
    }
)

MANNERS: Mapping[Manner, str] = MappingProxyType(
    {
        Manner.PUBLIC: _("in public"),
        Manner.PRIVATE: _("in private"),
        Manner.PASS: _("let it pass"),
    }
)

RULES: Mapping[Rule, str] = MappingProxyType(
    {
        Rule.MEASURES: _("measures"),
        Rule.CONSULT: _("consultations"),
        Rule.LOTS: _("lots"),
        Rule.PLEDGES: _("pledges"),
        Rule.ALTERNATIVES: _("alternatives"),
        Rule.BREACH: _("breach and snap-back"),
        Rule.EVENTS: _("events"),
        Rule.REPLIES: _("replies to events"),
        Rule.INITIALS: _("initials"),
        Rule.GUESSES: _("guesses"),
        Rule.POST_SETTLEMENT: _("post-settlement"),
    }
)

DELIVERERS: Mapping[Deliverer, str] = MappingProxyType(
    {
        Deliverer.EXECUTIVE: _("the government"),
        Deliverer.LEGISLATURE: _("the legislature"),
        Deliverer.PROVINCE: _("the provinces or states"),
        Deliverer.PETITIONERS: _("the petitioners"),
    }
)

REVEALED: Mapping[Revealed, str] = MappingProxyType(
    {
        Revealed.MANDATE: _("its mandate"),
        Revealed.PRIORITIES: _("the order of its priorities"),
    }
)

TRADE_MEASURES: Mapping[TradeMeasure, str] = MappingProxyType(
    {
        TradeMeasure.WELFARE: _("national income"),
        TradeMeasure.CONSUMER_SURPLUS: _("gain of users"),
        TradeMeasure.PRODUCER_SURPLUS: _("gain of producers"),
        TradeMeasure.REVENUE: _("duty revenue"),
        TradeMeasure.QUOTA_RENT: _("quota rents"),
        TradeMeasure.JOBS: _("jobs"),
    }
)

CAUSES: Mapping[str, str] = MappingProxyType(
    {
        "conciliatory": _("a conciliatory statement"),
        "neutral": _("a neutral statement"),
        "firm": _("a firm statement"),
        "threatening": _("a threatening statement"),
        "statement": _("a public statement"),
        "measure": _("a measure"),
        "event": _("an event"),
        "reply": _("a reply to the news"),
        "audience": _("pressure at home"),
        "idle": _("nothing was signed this round"),
        "improved": _("an offer improved"),
        "rest": _("the passing of time"),
        "round": _("a new round"),
        "pledge": _("a pledge"),
        "consult": _("a consultation"),
        "override": _("the lead's override"),
        "walk_away": _("a walk-away"),
        "talks_end": _("the end of the talks"),
    }
)
"""Causes that stand for themselves, or for a kind whose named thing the scenario does not know."""

NUMBERED_CAUSES: Mapping[str, str] = MappingProxyType(
    {
        "deal": _("deal {number}"),
        "breach": _("the breach of deal {number}"),
        "snap_back": _("concessions in deal {number} taken back"),
    }
)

DONE: Mapping[str, str] = MappingProxyType(
    {
        "statement": _("made your statement"),
        "pledge": _("made a pledge"),
        "table": _("made your table move"),
        "response": _("answered the standing offer"),
        "post_settlement": _("answered"),
    }
)

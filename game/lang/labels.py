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
        "statement": _("a public statement"),
        "conciliatory": _("a conciliatory statement"),
        "neutral": _("a neutral statement"),
        "firm": _("a firm statement"),
        "threatening": _("a threat"),
        "measure": _("a measure"),
        "event": _("an event"),
        "reply": _("a reply to the news"),
        "audience": _("pressure at home"),
        "idle": _("a round in which nothing was signed"),
        "drift": _("the passing of time"),
        "improved": _("an offer that improved"),
        "vote": _("a vote at home"),
        "passed": _("a vote that passed"),
        "failed": _("a vote that failed"),
        "ratified": _("a deal in force"),
        "deal": _("a deal"),
        "option": _("the terms of a deal"),
        "pledge": _("a pledge"),
        "pledge_broken": _("a broken pledge"),
        "breach": _("a breach"),
        "snap_back": _("concessions taken back"),
        "consult": _("a consultation"),
        "consult_refused": _("a refused consultation"),
        "walk_away": _("a walk-away"),
        "breakdown": _("the breakdown of the talks"),
        "override": _("the lead's override"),
        "income": _("the start of the round"),
        "round": _("the start of the round"),
        "claim": _("the share of goods that claim the preference"),
    }
)

DONE: Mapping[str, str] = MappingProxyType(
    {
        "statement": _("made your statement"),
        "pledge": _("made a pledge"),
        "table": _("made your table move"),
        "table_move": _("made your table move"),
        "table move": _("made your table move"),
        "response": _("answered the standing offer"),
        "respond": _("answered the standing offer"),
        "measure": _("used a measure"),
        "guess": _("made your guess"),
        "reply": _("replied"),
        "consult": _("consulted"),
        "post_settle": _("answered"),
        "override": _("overridden a missing initial"),
    }
)

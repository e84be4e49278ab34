"""Sentences of the debrief that every client says in the same words."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from types import MappingProxyType

from game.ai import Trace, TraceRule
from game.ai.skill.rivals import Manner
from game.core.messages import mark as _
from game.lang import Wording
from game.lang.labels import ENDINGS
from game.report.debrief import Debrief
from game.report.plane import FrontierDeal
from game.report.steps import StepKind
from game.report.thoughts import Thought
from game.report.trades import Change, MissedTrade
from game.rules.actions import Package, UseMeasure
from game.rules.state import ConsultAsked
from game.scenario.model import Happened

__all__ = [
    "MANNERS",
    "REASONS",
    "STEPS",
    "UNTOLD",
    "belief_sentence",
    "better_title",
    "consult_sentence",
    "differences",
    "ending_sentence",
    "settlement_sentence",
    "thought_sentence",
    "thought_sentences",
    "trade_sentence",
]

STEPS: Mapping[StepKind, str] = MappingProxyType(
    {
        StepKind.FIRST: _("first offer"),
        StepKind.CONCESSION: _("concession"),
        StepKind.SELFISH: _("selfish"),
        StepKind.FORTUNATE: _("fortunate"),
        StepKind.UNFORTUNATE: _("unfortunate"),
        StepKind.NICE: _("nice"),
        StepKind.SILENT: _("silent"),
    }
)

_LEAST_BELIEF = 0.005
_SURER = 0.1  # odds by which what it thought of the other side must have moved to be told again

REASONS: Mapping[TraceRule, str] = MappingProxyType(
    {
        TraceRule.ACCEPT: _("signed: worth {own} to it, and it would have taken {threshold}"),
        TraceRule.ACCEPT_PART: _("signed a part: worth {own} to it"),
        TraceRule.ACCEPT_LAST: _("signed, as nothing was to follow: worth {own} to it"),
        TraceRule.DECLINE: _("declined: worth {own} to it, and it would have taken {threshold}"),
        TraceRule.BID: _("offered what was worth {own} to it and, it believed, {other} to the other side"),
        TraceRule.BID_LOTS: _(
            "offered, in lots, what was worth {own} to it and, it believed, {other} to the other side"
        ),
        TraceRule.BID_LAST: _(
            "offered, at the end, what was worth {own} to it and, it believed, {other} to the other side"
        ),
        TraceRule.MEASURE: _("{measure}: worth {own} to it, its price taken off"),
        TraceRule.WALK_AWAY: _("walked away: staying was worth {own} to it"),
    }
)
"""What a trace's rule says for itself in the debrief."""

_AT_COST = _("{measure}: worth about its price to it")
_LEAST_SHOWN = 0.05  # points that are not shown as none

MANNERS: Mapping[Manner, str] = MappingProxyType(
    {
        Manner.CLOCK: _("concedes as time passes"),
        Manner.RECIPROCAL: _("gives what it is given"),
        Manner.HALVING: _("splits every difference"),
        Manner.FIXED: _("holds to one demand"),
        Manner.TAKER: _("signs anything"),
        Manner.SNIPER: _("waits for the deadline"),
        Manner.PEER: _("asks for a fair share at once"),
    }
)
"""How a bot took the other side to bargain."""

UNTOLD = frozenset(
    {
        TraceRule.REPLY,
        TraceRule.ANSWER_CONSULT,
        TraceRule.GUESS,
        TraceRule.STATEMENT,
        TraceRule.PLEDGE,
        TraceRule.CONSULT,
        TraceRule.SNAP_BACK,
        TraceRule.WAIT,
        TraceRule.HOLD,
        TraceRule.END_TURN,
        TraceRule.POST_SETTLE,
        TraceRule.RANDOM,
    }
)
"""Rules that only repeat what the action says already."""


def thought_sentences(thoughts: Iterable[Thought], side: str, wording: Wording) -> list[str]:
    """The reasons of a side's bot in order; what it expected is told again only as far as that has changed."""
    said: list[str] = []
    told, manner, odds = "", "", 0.0
    for thought in thoughts:
        if thought.side != side:
            continue
        trace = thought.trace
        known = trace.rivals and trace.rivals[0][0] == manner and abs(trace.rivals[0][1] - odds) < _SURER
        expected = _waited(trace, wording) if known else _expected(trace, wording)
        sentence = thought_sentence(thought, wording, expected="" if expected == told else expected)
        if not sentence:
            continue
        said.append(sentence)
        if expected:
            told = _waited(trace, wording)
            if not known:
                manner, odds = trace.rivals[0]
    return said


def thought_sentence(thought: Thought, wording: Wording, expected: str | None = None) -> str:
    """``Round 3: declined: worth 30.1 to it, and it would have taken 42.9; its reasons: autos (−12.9).``, or nothing
    for a rule untold.

    ``expected`` is the clause on what it expected; by default what the trace holds of it.
    """
    template = REASONS.get(thought.trace.rule)
    trace, points = thought.trace, wording.formats.points
    if template is None:
        return ""
    fields = {
        name: points(value)
        for name, value in (("own", trace.own), ("threshold", trace.threshold), ("other", trace.other))
        if value is not None
    }
    if isinstance(thought.action, UseMeasure):
        fields["measure"] = wording.measure(thought.action.measure)
        if trace.own is not None and trace.own < _LEAST_SHOWN:
            template = _AT_COST
    wanted = {name for _literal, name, _form, _conversion in string.Formatter().parse(template) if name}
    if not wanted <= fields.keys():
        return ""
    said = wording.t("Round {round}: {what}", round=thought.round, what=wording.t(template).format(**fields))
    given = [
        f"{wording.issue(issue)} ({points(value, signed=True)})"
        if isfinite(value)
        else wording.t("{issue} (a red line)", issue=wording.issue(issue))
        for issue, value in trace.terms
        if value < 0
    ]
    if given:
        said += wording.t("; its reasons: {issues}", issues=wording.formats.listing(given))
    if trace.whole is not None:
        said += _in_one_vote(trace.whole, trace.own, wording)
    return said + (_expected(trace, wording) if expected is None else expected) + "."


def _in_one_vote(whole: float, own: float | None, wording: Wording) -> str:
    """Why a package was offered in lots: they were worth more, or the whole was not being signed; nothing where the
    difference does not show."""
    points = wording.formats.points(whole)
    if own is not None and points == wording.formats.points(own):
        return ""
    if own is not None and own > whole:
        return wording.t("; in a single vote it would have been worth {whole}", whole=points)
    return wording.t("; the whole, worth {whole} in a single vote, was not being signed", whole=points)


def _waited(trace: Trace, wording: Wording) -> str:
    """What it expected of going on, alone."""
    if trace.waiting is None or not trace.rivals:
        return ""
    return wording.t("; it put bargaining on at {waiting}", waiting=wording.formats.points(trace.waiting))


def _expected(trace: Trace, wording: Wording) -> str:
    """What it expected of going on, and how it took the other side to bargain; nothing of a trace without either."""
    if trace.waiting is None or not trace.rivals:
        return ""
    manner, odds = trace.rivals[0]
    return wording.t(
        "; it put bargaining on at {waiting}, and thought it likeliest ({odds}) that the other side {manner}",
        waiting=wording.formats.points(trace.waiting),
        manner=wording.t(MANNERS[Manner(manner)]),
        odds=wording.formats.percent(odds),
    )


def belief_sentence(side: str, odds: Sequence[tuple[str, float]], found: Debrief, wording: Wording) -> str:
    """What a side's bot believed of the other mandate at the end, beside the truth; "" when it believed nothing, or
    there was only one to believe in."""
    t = wording.t
    said = [
        t("{mandate} {chance}", mandate=wording.mandate(mandate), chance=wording.formats.percent(chance))
        for mandate, chance in odds
        if chance >= _LEAST_BELIEF
    ]
    if not said or len(odds) < 2:
        return ""
    true = found.mandates[1 - found.scenario.side_ids.index(side)]
    return t(
        "What {side} believed of the other mandate in the end: {odds}. The truth: {mandate}.",
        side=wording.side(side), odds=", ".join(said), mandate=wording.mandate(true),
    )  # fmt: skip


def trade_sentence(trade: MissedTrade, side: str, wording: Wording) -> str:
    """``Dairy: a larger share, for steel: 25%. +4.0 for you, +6.0 for the other side.``"""
    place = wording.scenario.side_ids.index(side)
    own, other = (wording.formats.points(trade.gains[at], signed=True) for at in (place, 1 - place))
    what = wording.t(" for ").join(_change(change, wording) for change in trade.changes)
    return wording.t("{what}: {own} points for you, {other} for the other side.", what=what, own=own, other=other)


def _change(change: Change, wording: Wording) -> str:
    return wording.t(
        "{issue} “{after}” instead of “{before}”",
        issue=wording.issue(change.issue),
        after=wording.option(change.issue, change.after),
        before=wording.option(change.issue, change.before),
    )


def differences(package: Package, final: Package, wording: Wording) -> str:
    """The issues on which a package differs from the final one, with the options it has there."""
    parts = [
        wording.t("{issue}: {option}", issue=wording.issue(issue), option=wording.option(issue, option))
        for issue, option in enumerate(package)
        if option != final[issue]
    ]
    return "; ".join(parts)


def ending_sentence(found: Debrief, wording: Wording) -> str:
    """How the talks ended."""
    if found.walked:
        return wording.t("{side} has walked away.", side=wording.side(found.walked))
    return wording.t(ENDINGS[found.ending])


def settlement_sentence(entry: Happened, found: Debrief, side: str, wording: Wording) -> str:
    """What a real settlement would have been worth here, to a side and to the other; "" for what settled nothing."""
    worth = next((one.points for one in found.settlements if one.entry is entry), None)
    if worth is None:
        return ""
    place, points = found.scenario.side_ids.index(side), wording.formats.points
    return wording.t(
        "In this game it would have been worth {own} points to you and {other} to them.",
        own=points(worth[place]), other=points(worth[1 - place]),
    )  # fmt: skip


def better_title(deal: FrontierDeal, place: int, wording: Wording) -> str:
    """For whom a better deal was best, to the side at ``place``."""
    if deal.favours == 2:
        return wording.t("The fairest")
    return wording.t("Best for you") if deal.favours == place else wording.t("Best for them")


def consult_sentence(one: ConsultAsked, found: Debrief, wording: Wording) -> str:
    """A question with its answer; words are held against the truth."""
    t, points = wording.t, wording.formats.points
    about = wording.issue(one.issue)
    if one.against is not None:
        about = t("{first} or {second}", first=about, second=wording.issue(one.against))
    if one.refused:
        answer = t("refused")
    elif not one.answered:
        answer = t("not answered")
    elif one.more is not None:
        answer = t("{issue} mattered more", issue=wording.issue(one.more))
    elif one.low is not None and one.high is not None:
        answer = t("worth {low} to {high} points", low=points(one.low), high=points(one.high))
    elif one.words:
        asked = found.scenario.other(one.asker)
        order = found.priorities[found.scenario.side_ids.index(asked)]
        answer = t(
            "“{words}”; in truth it came {rank} of {count} for it",
            words=one.words,
            rank=order.index(one.issue) + 1,
            count=len(order),
        )
    else:
        answer = t("both told the true order of their priorities")
    return t(
        "Round {round}, {side} asked about {issue}: {answer}",
        round=one.round,
        side=wording.side(one.asker),
        issue=about,
        answer=answer,
    )

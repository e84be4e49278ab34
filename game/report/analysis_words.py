"""The outlook and the fates of bots in words, for the terminal and for the page."""

from __future__ import annotations

from game.core.messages import mark as _
from game.lang import Wording
from game.lang.bots import bot_name
from game.report.balance import Balance
from game.report.fates import Fate, Interval
from game.report.outlook import Fairness, Outlook
from game.report.table import Table
from game.report.trades import MissedTrade

__all__ = ["fairness_sentences", "fate_sentence", "fates_table", "minutes_sentence", "trade_in_words"]


_STRATEGIES = {"script:deadline": _("Holds out to the deadline")}


def trade_in_words(trade: MissedTrade, balance: Balance, wording: Wording) -> str:
    """What each side gives and gets: the changes from the middle, and what both gain by them."""
    first, second = balance.scenario.side_ids
    changes = "; ".join(
        wording.t(
            "{issue}: “{after}” instead of “{before}”",
            issue=wording.issue(change.issue),
            after=wording.option(change.issue, change.after),
            before=wording.option(change.issue, change.before),
        )
        for change in trade.changes
    )
    one, other = (wording.formats.points(gain, signed=True) for gain in trade.gains)
    return wording.t(
        "{changes}. {first} {one}, {second} {other} points.",
        changes=changes,
        first=wording.side(first),
        one=one,
        second=wording.side(second),
        other=other,
    )


def fairness_sentences(found: Fairness, balance: Balance, wording: Wording) -> list[str]:
    """How much of its best each side has at the Nash point; nothing where there is no zone."""
    t, percent = wording.t, wording.formats.percent
    first, second = (wording.side(side) for side in balance.scenario.side_ids)
    lines = []
    if found.likeliest is not None:
        lines.append(
            t(
                "At the Nash point {first} has {one} of the best it could get, {second} {other}.",
                first=first,
                one=percent(found.likeliest[0]),
                second=second,
                other=percent(found.likeliest[1]),
            )
        )
    if found.weighted is not None:
        lines.append(
            t(
                "Over all pairs of mandates: {first} {one}, {second} {other}.",
                first=first,
                one=percent(found.weighted[0]),
                second=second,
                other=percent(found.weighted[1]),
            )
        )
    return lines


def minutes_sentence(found: Outlook, balance: Balance, wording: Wording) -> str:
    number = wording.formats.number
    return wording.t(
        "Alone at the screen: about {minutes} minutes for all rounds; the author reckons {declared}.",
        minutes=number(round(found.minutes)),
        declared=number(balance.scenario.minutes),
    )


def fate_sentence(fate: Fate, balance: Balance, wording: Wording) -> str:
    """One pairing in a sentence, with 95% intervals."""
    first, second = (wording.side(side) for side in balance.scenario.side_ids)
    return wording.t(
        "{first} “{one_bot}”, {second} “{other_bot}”: agreement {agreed}; {first} {one}, {second} {other} points.",
        first=first,
        second=second,
        one_bot=_bot(fate.bots[0], wording),
        other_bot=_bot(fate.bots[1], wording),
        agreed=_share(fate.agreements, wording),
        one=_points(fate.scores[0], wording),
        other=_points(fate.scores[1], wording),
    )


def fates_table(fates: tuple[Fate, ...], balance: Balance, wording: Wording) -> Table:
    """The same as a table."""
    t = wording.t
    first, second = (wording.side(side) for side in balance.scenario.side_ids)
    head = (first, second, t("Agreement"), t("{side}: points", side=first), t("{side}: points", side=second))
    rows = tuple(
        (
            _bot(fate.bots[0], wording),
            _bot(fate.bots[1], wording),
            _share(fate.agreements, wording),
            _points(fate.scores[0], wording),
            _points(fate.scores[1], wording),
        )
        for fate in fates
    )
    return Table(head, rows, 2)


def _bot(name: str, wording: Wording) -> str:
    """What a bot does, for people; that of a fixed strategy, too."""
    return wording.t(_STRATEGIES[name]) if name in _STRATEGIES else bot_name(name, wording)


def _share(found: Interval, wording: Wording) -> str:
    percent = wording.formats.percent
    return wording.t("{value} ({low} to {high})", value=percent(found.value), low=percent(found.low),
                     high=percent(found.high))  # fmt: skip


def _points(found: Interval, wording: Wording) -> str:
    points = wording.formats.points
    return wording.t("{value} ({low} to {high})", value=points(found.value), low=points(found.low),
                     high=points(found.high))  # fmt: skip

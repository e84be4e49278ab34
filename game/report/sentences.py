"""Sentences of the debrief that every client says in the same words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.core.messages import mark as _
from game.lang import Wording
from game.report.steps import StepKind
from game.report.trades import Change, MissedTrade
from game.rules.actions import Package

__all__ = ["STEPS", "differences", "trade_sentence"]

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

"""The coach's advice in sentences, for every client."""

from __future__ import annotations

import string
from collections.abc import Mapping
from math import isfinite
from types import MappingProxyType

from game.ai import TraceRule
from game.ai.coach import Advice, Considered, Course
from game.core.messages import mark as _
from game.lang import Wording
from game.lang.actions import render_action, render_terms
from game.rules.actions import OPEN, Package
from game.rules.view import View

__all__ = ["WHY", "advice_lines"]

LEAST_BELIEF = 0.05  # odds below which a mandate is not worth a word

WHY: Mapping[TraceRule, str] = MappingProxyType(
    {
        TraceRule.ACCEPT: _("It is worth {own} to you; bargaining on is worth {threshold}."),
        TraceRule.ACCEPT_PART: _("This part is worth {own} to you and leaves enough to bargain over."),
        TraceRule.ACCEPT_LAST: _("Nothing follows, and it is worth {own} to you."),
        TraceRule.DECLINE: _("You can still ask for {threshold}."),
        TraceRule.BID: _("It would be worth {own} to you and, as far as can be told, {other} to them."),
        TraceRule.BID_LOTS: _("In lots it would be worth {own} to you and, as far as can be told, {other} to them."),
        TraceRule.BID_LAST: _(
            "At the end this promises most: {own} to you and, as far as can be told, {other} to them."
        ),
        TraceRule.MEASURE: _("It is worth {own} to you, its price taken off."),
        TraceRule.CONSULT: _("The answer would tell most about what they want."),
        TraceRule.STATEMENT: _("The moment calls for this tone."),
        TraceRule.PLEDGE: _("You would not sign worse than that anyway, and they will believe it."),
        TraceRule.REPLY: _("Of the replies, this one does you most good."),
        TraceRule.GUESS: _("This is how their moves so far read."),
        TraceRule.SNAP_BACK: _("They broke the deal; there is no reason to keep your side of it."),
        TraceRule.POST_SETTLE: _("Only what is better for you than what you have."),
        TraceRule.HOLD: _("There is nothing better to put on the table now."),
    }
)
"""Why the coach would do it, by the rule of its trace; a rule that says no more than the action has none."""


def advice_lines(advice: Advice, view: View, wording: Wording) -> list[str]:
    """What to do, why, what it was held against, and what the other side's moves suggest."""
    t, seat = wording.t, view.viewer.seat or ""
    lines = [t("The coach: {what}", what=render_action(advice.action, seat, wording))]
    why = _why(advice, wording)
    if why:
        lines.append(why)
    if advice.considered:
        lines.append(t("What there is to choose from, in points against no deal:"))
        lines.extend("- " + _course(one, wording) for one in advice.considered)
    minded = [
        f"{wording.issue(issue)} ({wording.formats.points(points, signed=True)})"
        for issue, points in advice.minded
        if isfinite(points) and points < 0
    ]
    if minded:
        lines.append(t("What costs you most in their offer: {issues}.", issues=wording.formats.listing(minded)))
    odds = [
        f"{wording.mandate(mandate)} {wording.formats.percent(chance)}"
        for mandate, chance in advice.believed
        if chance >= LEAST_BELIEF
    ]
    if odds:
        lines.append(t("Their mandate, as their moves suggest: {odds}.", odds=", ".join(odds)))
    return lines


def _why(advice: Advice, wording: Wording) -> str:
    """The reason behind the action; nothing when the trace does not hold what the sentence would say."""
    template = WHY.get(advice.trace.rule)
    if template is None:
        return ""
    trace = advice.trace
    fields = {
        name: wording.formats.points(value)
        for name, value in (("own", trace.own), ("threshold", trace.threshold), ("other", trace.other))
        if value is not None
    }
    wanted = {name for _literal, name, _form, _conversion in string.Formatter().parse(template) if name}
    if not wanted <= fields.keys():
        return ""
    why = wording.t(template).format(**fields)
    if trace.whole is None:
        return why
    points = wording.formats.points(trace.whole)
    if trace.own is not None and trace.own > trace.whole:
        return why + wording.t(" In a single vote it would be worth {whole}.", whole=points)
    return why + wording.t(" The whole would be worth {whole}, but they are not signing it.", whole=points)


def _course(one: Considered, wording: Wording) -> str:
    t, formats = wording.t, wording.formats
    own = formats.points(one.own)
    if one.package is None or one.other is None or one.chance is None:
        return t("bargain on: {own} for you", own=own)
    template = (
        _("sign {terms}: {own} for you, {other} for them as believed, passes both votes with {chance}")
        if one.course is Course.SIGN
        else _("offer {terms}: {own} for you, {other} for them as believed, passes both votes with {chance}")
    )
    chance = formats.percent(one.chance)
    return t(template, terms=_terms(one.package, wording), own=own, other=formats.points(one.other), chance=chance)


def _terms(package: Package, wording: Wording) -> str:
    return render_terms(tuple((issue, option) for issue, option in enumerate(package) if option != OPEN), wording)

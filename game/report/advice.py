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
from game.rules.actions import OPEN, Direction, Package, Respond
from game.rules.state import Offer
from game.rules.view import View

__all__ = ["WHY", "advice_lines", "course_title"]

LEAST_BELIEF = 0.05  # odds below which a mandate is not worth a word
LEAST_SHOWN = 0.05  # points that are not shown as none

WHY: Mapping[TraceRule, str] = MappingProxyType(
    {
        TraceRule.ACCEPT: _("It is worth {own} to you; bargaining on is worth {waiting}."),
        TraceRule.ACCEPT_PART: _("This part is worth {own} to you and leaves enough to bargain over."),
        TraceRule.ACCEPT_LAST: _("Nothing follows, and it is worth {own} to you."),
        TraceRule.DECLINE: _("It is worth {own} to you; hold out for {threshold}."),
        TraceRule.BID: _("It would be worth {own} to you and, as far as can be told, {other} to them."),
        TraceRule.BID_LOTS: _("In lots it would be worth {own} to you and, as far as can be told, {other} to them."),
        TraceRule.BID_LAST: _(
            "At the end this promises most: {own} to you and, as far as can be told, {other} to them."
        ),
        TraceRule.MEASURE: _("It is worth {own} to you, its price taken off."),
        TraceRule.CONSULT: _("The answer would tell most about what they want."),
        TraceRule.ANSWER_CONSULT: _("Both sides then learn the true order of each other's priorities: what to trade."),
        TraceRule.STATEMENT: _("The moment calls for this tone."),
        TraceRule.PLEDGE: _("You would not sign worse than that anyway, and they will believe it."),
        TraceRule.REPLY: _("Of the replies, this one does you most good."),
        TraceRule.GUESS: _("This order is the likeliest, by what you know of them."),
        TraceRule.SNAP_BACK: _("They broke the deal; there is no reason to keep your side of it."),
        TraceRule.POST_SETTLE: _("Only what is better for you than what you have."),
        TraceRule.HOLD: _("There is nothing better to put on the table now."),
        TraceRule.END_TURN: _("There is nothing more to do this turn."),
    }
)
"""Why the coach would do it, by the rule of its trace; a rule that says no more than the action has none."""

_RED = _("Your side has drawn a red line there: {issues}.")
_AT_COST = _("It is worth about its price to you.")


def advice_lines(advice: Advice, view: View, wording: Wording) -> list[str]:
    """What to do, why, what it was held against, and what the other side's moves suggest."""
    t = wording.t
    several = (offer := _standing(view, wording)) is not None and len(offer.alternatives) > 1
    what = render_action(advice.action, view.viewer.seat or "", wording, several=several)
    lines = [t("The coach: {what}", what=what)]
    why = _why(advice, wording)
    if why:
        lines.append(why)
    # Where all that is left is to go on, there is nothing to choose.
    if any(one.course is not Course.GO_ON for one in advice.considered):
        lines.append(t("What there is to choose from, in points against no deal:"))
        lines.extend("- " + _course(one, advice, view, wording) for one in advice.considered)
        lines.extend(_held_out_for(advice, wording))
    minded = [
        f"{wording.issue(issue)} ({wording.formats.points(points, signed=True)})"
        for issue, points in advice.minded
        if isfinite(points) and points < 0
    ]
    if minded:
        costly = (
            _("What costs you most in the best of their alternatives: {issues}.")
            if several
            else _("What costs you most in their offer: {issues}.")
        )
        lines.append(t(costly, issues=wording.formats.listing(minded)))
    odds = [
        f"{wording.mandate(mandate)} {wording.formats.percent(chance)}"
        for mandate, chance in advice.believed
        if chance >= LEAST_BELIEF
    ]
    if odds and len(advice.believed) > 1:
        lines.append(t("Their mandate, as it looks from here: {odds}.", odds=", ".join(odds)))
    return lines


def _why(advice: Advice, wording: Wording) -> str:
    """The reason behind the action; nothing when the trace does not hold what the sentence would say."""
    template = WHY.get(advice.trace.rule)
    if template is None:
        return ""
    trace = advice.trace
    if isinstance(advice.action, Respond):
        crossed = [reason for reason in advice.action.reasons if reason.direction is Direction.RED_LINE]
        red = [wording.issue(reason.issue) for reason in crossed]
        if red:
            return wording.t(_RED, issues=wording.formats.listing(red))
    if trace.rule is TraceRule.MEASURE and trace.own is not None and trace.own < LEAST_SHOWN:
        return wording.t(_AT_COST)
    told = (("own", trace.own), ("threshold", trace.threshold), ("other", trace.other), ("waiting", trace.waiting))
    fields = {name: wording.formats.points(value) for name, value in told if value is not None}
    wanted = {name for _literal, name, _form, _conversion in string.Formatter().parse(template) if name}
    if not wanted <= fields.keys():
        return ""
    why = wording.t(template).format(**fields)
    if trace.whole is None:
        return why
    points = wording.formats.points(trace.whole)
    if trace.own is not None and points == wording.formats.points(trace.own):
        return why  # a difference that does not show explains nothing
    if trace.own is not None and trace.own > trace.whole:
        return why + wording.t(" In a single vote it would be worth {whole}.", whole=points)
    return why + wording.t(" The whole would be worth {whole}, but they are not signing it.", whole=points)


def _held_out_for(advice: Advice, wording: Wording) -> list[str]:
    """Why an offer that is worth more than bargaining on is not signed all the same."""
    if advice.least is None or (isinstance(advice.action, Respond) and advice.action.sign):
        return []
    on = next((one.own for one in advice.considered if one.course is Course.GO_ON), None)
    best = max((one.own for one in advice.considered if one.course is Course.SIGN and not one.red), default=None)
    if on is None or best is None or not on < best < advice.least:
        return []
    points = wording.formats.points(advice.least)
    return [wording.t("Less than {least} is too far below a fair share to sign.", least=points)]


def course_title(one: Considered, view: View, wording: Wording) -> str:
    """What a course is, without the terms of what stands on the table already: ``sign their alternative 2, lot 1``."""
    t = wording.t
    if one.course is Course.GO_ON:
        return t("bargain on")
    if one.course is Course.OFFER:
        return t("offer a package of your own")
    if not isinstance(one.action, Respond):
        return t("sign their offer")
    offer = _standing(view, wording)
    title = (
        t("sign their alternative {number}", number=one.action.alternative + 1)
        if offer is not None and len(offer.alternatives) > 1
        else t("sign their offer")
    )
    if one.action.lots:
        lots = wording.formats.listing([str(lot + 1) for lot in one.action.lots])
        title += t.plural(", lot {lots} only", ", lots {lots} only", len(one.action.lots), lots=lots)
    return title + t(", over your red line") if one.red else title


def _standing(view: View, wording: Wording) -> Offer | None:
    """The other side's offer on the table."""
    return view.offers[1 - wording.scenario.side_ids.index(view.side)]


def _course(one: Considered, advice: Advice, view: View, wording: Wording) -> str:
    t, formats = wording.t, wording.formats
    what, own = course_title(one, view, wording), formats.points(one.own)
    if one.other is None or one.chance is None:
        return t("{what}: {own} for you", what=what, own=own)
    if one.course is Course.OFFER and one.package is not None:
        what = t("this offer") if one.action == advice.action else _offering(one.package, wording)
    other = formats.points(one.other)
    if wording.scenario.ratification is None:  # what is signed is in force, and nobody votes
        return t("{what}: {own} for you, {other} for them as believed", what=what, own=own, other=other)
    return t(
        "{what}: {own} for you, {other} for them as believed, {chance} to pass both votes",
        what=what,
        own=own,
        other=other,
        chance=formats.percent(one.chance),
    )


def _offering(package: Package, wording: Wording) -> str:
    terms = render_terms(tuple((issue, option) for issue, option in enumerate(package) if option != OPEN), wording)
    return wording.t("offer {terms}", terms=terms)

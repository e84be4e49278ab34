"""Why an offer is declined: issue and direction, never an amount."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from game.core.messages import mark as _
from game.lang.names import Wording
from game.rules.actions import Direction, Reason

__all__ = ["DIRECTIONS", "render_reason", "render_reasons"]

DIRECTIONS: Mapping[Direction, str] = MappingProxyType(
    {
        Direction.TOWARD_US: _("{issue} would have to move toward us"),
        Direction.LINKED: _("we could agree on {issue} only with movement elsewhere"),
        Direction.RED_LINE: _("the offer on {issue} is a red line"),
    }
)
_LINKED_TO = _("we could agree on {issue} only with movement on {linked_issue}")


def render_reason(reason: Reason, wording: Wording) -> str:
    """One reason as a clause, without a full stop."""
    issue = wording.issue(reason.issue)
    if reason.direction is Direction.LINKED and reason.linked_issue is not None:
        return wording.t(_LINKED_TO, issue=issue, linked_issue=wording.issue(reason.linked_issue))
    return wording.t(DIRECTIONS[reason.direction], issue=issue)


def render_reasons(reasons: Sequence[Reason], wording: Wording) -> list[str]:
    """Reasons as clauses without a full stop, in their order; issues that would all have to move share the first."""
    moving = [wording.issue(reason.issue) for reason in reasons if reason.direction is Direction.TOWARD_US]
    clauses: list[str] = []
    for reason in reasons:
        if reason.direction is not Direction.TOWARD_US:
            clauses.append(render_reason(reason, wording))
        elif moving:
            clauses.append(wording.t(DIRECTIONS[Direction.TOWARD_US], issue=wording.formats.listing(moving)))
            moving = []
    return clauses

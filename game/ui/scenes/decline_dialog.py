"""Declining an offer with up to three reasons: an issue and a direction, never an amount."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from game.lang.reasons import render_reasons
from game.rules.actions import Direction, Reason, Respond
from game.ui.kit import Button, Column, Dropdown, Paragraph, Row, Ui, Widget
from game.ui.scenes.ask import Ask

if TYPE_CHECKING:
    from game.ui.session import Session

__all__ = ["DeclineDialog"]

MOST = 3
KINDS = (Direction.TOWARD_US, Direction.LINKED, Direction.RED_LINE)


@dataclass(frozen=True, slots=True)
class _Line:
    issue: int = -1  # position among the offered issues; -1: no reason on this line
    kind: int = 0
    linked: int = 0


class DeclineDialog:
    """Keeps the reasons while the dialogue is open."""

    def __init__(self, ui: Ui, session: Session, done: Callable[[Respond], object]) -> None:
        self.session = session
        self.done = done
        self.ask = Ask(ui)
        offer = session.view.offers[1 - session.index]
        alternatives = offer.alternatives if offer is not None else ()
        self.issues = tuple(
            issue
            for issue in range(len(session.scenario.issues))
            if any(alternative.package[issue] >= 0 for alternative in alternatives)
        )
        self.lines = [_Line() for _ in range(MOST)]
        self.show()

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons as chosen, each issue once."""
        found: dict[int, Reason] = {}
        for line in self.lines:
            if line.issue >= 0:
                issue, kind = self.issues[line.issue], KINDS[line.kind]
                linked = self._others(issue)[line.linked] if kind is Direction.LINKED and self._others(issue) else None
                found.setdefault(issue, Reason(issue, kind, linked))
        return tuple(found.values())

    def _others(self, issue: int) -> tuple[int, ...]:
        settled = self.session.view.settled
        return tuple(other for other in range(len(settled)) if other != issue and not settled[other])

    def _kinds(self) -> list[str]:
        t = self.session.t
        return [t("would have to move toward us"), t("only with movement elsewhere"), t("is a red line as offered")]

    def show(self) -> None:
        """Build the dialogue anew."""
        t, wording = self.session.t, self.session.wording
        parts: list[Widget] = [
            Paragraph(
                t("Give up to three reasons, by row. The other side hears which way you want to go, never how far."),
                "body",
                "ink2",
            )
        ]
        for number, line in enumerate(self.lines):
            names = [t("(no reason)"), *[wording.issue(issue) for issue in self.issues]]
            fields: list[Widget] = [
                Dropdown(
                    names,
                    line.issue + 1,
                    partial(self._issue, number),
                    name=t("Reason {number}", number=number + 1),
                    key=f"issue-{number}",
                    grow=1,
                )
            ]
            if line.issue >= 0:
                fields.append(
                    Dropdown(
                        self._kinds(),
                        line.kind,
                        partial(self._kind, number),
                        name=t("Why"),
                        key=f"kind-{number}",
                        grow=1,
                    )
                )
                others = self._others(self.issues[line.issue])
                if KINDS[line.kind] is Direction.LINKED and others:
                    fields.append(
                        Dropdown(
                            [wording.issue(issue) for issue in others],
                            line.linked,
                            partial(self._linked, number),
                            name=t("With movement on"),
                            key=f"linked-{number}",
                            grow=1,
                        )
                    )
            parts.append(Row(fields, align="start"))
        said = "; ".join(render_reasons(self.reasons(), wording))
        if said:
            parts.append(Paragraph(t("You say: {reasons}.", reasons=said), "quote"))
        actions = [
            Button(t("Keep it standing"), self.ask.close),
            Button(t("Decline the offer"), self._decline, kind="primary", icon="x", key="decline-now"),
        ]
        self.ask.show(t("Decline their offer"), Column(parts, gap=12), actions, width=680, offset=self.ask.offset)

    def _issue(self, number: int, index: int) -> None:
        self._take(number, replace(self.lines[number], issue=index - 1, linked=0))

    def _kind(self, number: int, index: int) -> None:
        self._take(number, replace(self.lines[number], kind=index))

    def _linked(self, number: int, index: int) -> None:
        self._take(number, replace(self.lines[number], linked=index))

    def _take(self, number: int, line: _Line) -> None:
        self.lines[number] = line
        self.show()

    def _decline(self) -> None:
        action = Respond(False, reasons=self.reasons())
        self.ask.close()
        self.done(action)

"""Signing the other side's offer: which alternative, which lots, and what that would mean."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.rules.actions import Alternative, Respond
from game.rules.offers import lot_package
from game.rules.refusal import RefusalCode
from game.ui.kit import Button, Checkbox, Column, Grid, Paragraph, Segmented, Ui, Widget
from game.ui.scenes.ask import Ask
from game.ui.scenes.measured import measured
from game.ui.scenes.override import override_cost, override_words
from game.ui.scenes.parts import over

if TYPE_CHECKING:
    from game.ui.session import Session

__all__ = ["SignDialog", "terms_grid"]


def terms_grid(session: Session, package: tuple[int, ...]) -> Widget:
    """Issue and option, one line each."""
    wording = session.wording
    rows: list[list[Widget | None]] = [
        [
            Paragraph(wording.issue(issue), "body", "ink2", width=220),
            Paragraph(wording.option(issue, option), "strong", width=300),
        ]
        for issue, option in enumerate(package)
        if option >= 0
    ]
    return Grid(rows, columns=(0, 1), gap=16, row_gap=4) if rows else Column([])


class SignDialog:
    """Keeps the choice of alternative and lots while the dialogue is open."""

    def __init__(self, ui: Ui, session: Session, done: Callable[[Respond], object]) -> None:
        self.session = session
        self.done = done
        self.ask = Ask(ui)
        self.number = 0
        self.lots: set[int] = set()
        self.override = False
        self._take(0)

    def _offer(self) -> tuple[Alternative, ...]:
        offer = self.session.view.offers[1 - self.session.index]
        return offer.alternatives if offer is not None else ()

    def _take(self, number: int) -> None:
        self.number = number
        self.lots = set(range(len(self._offer()[number].lots)))
        self.show()

    def action(self) -> Respond:
        """What signing now would submit."""
        alternative = self._offer()[self.number]
        whole = len(self.lots) == len(alternative.lots)
        return Respond(True, self.number, () if whole else tuple(sorted(self.lots)), override=self.override)

    def show(self) -> None:
        """Build the dialogue anew from the choice."""
        t, offer = self.session.t, self._offer()
        alternative = offer[self.number]
        parts: list[Widget] = []
        if len(offer) > 1:
            names = [t("Alternative {number}", number=number + 1) for number in range(len(offer))]
            parts.append(Segmented(names, self.number, self._take, name=t("Which alternative")))
        chosen: Widget | None = None
        if alternative.lots:
            parts.append(over(t("Lots to sign")))
            for number, lot in enumerate(alternative.lots):
                label = t(
                    "Lot {name}: {issues}",
                    name=lot.name,
                    issues=", ".join(self.session.wording.issue(issue) for issue in lot.issues),
                )
                parts.append(
                    Checkbox(
                        label,
                        number in self.lots,
                        partial(self._toggle, number),
                        key=f"lot-{number}",
                    )
                )
        able = bool(self.lots) or not alternative.lots
        if able:
            package = lot_package(alternative, self.action().lots)
            preview = self.session.preview(self.action())
            parts += [
                over(t("What you would sign")),
                terms_grid(self.session, package),
                measured(preview, self.session.wording),
            ]
            missing = any(one.code is RefusalCode.INITIAL_MISSING for one in preview.refusals)
            able = not preview.refusals
            if (missing or self.override) and override_cost(self.session) is not None:
                parts.append(Checkbox(override_words(self.session), self.override, self._override, key="override"))
        else:
            parts.append(Paragraph(t("Choose at least one lot."), "body", "warn"))
        sign = Button(t("Sign"), self._sign, kind="primary", icon="signature", enabled=able, key="sign-now")
        self.ask.show(
            t("Sign their offer"),
            Column(parts, gap=12),
            [Button(t("Not now"), self.ask.close, key="not-now"), sign],
            width=640,
            focus=chosen,
            offset=self.ask.offset,
        )

    def _override(self, on: bool) -> None:
        self.override = on
        self.show()

    def _toggle(self, number: int, on: bool) -> None:
        (self.lots.add if on else self.lots.discard)(number)
        self.show()

    def _sign(self) -> None:
        action = self.action()
        self.ask.close()
        self.done(action)

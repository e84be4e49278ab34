"""Going over the initial of a row's owner: the head of a delegation may, once a game, for political capital."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.lang.refusals import say_refusal
from game.rules.refusal import Refusal
from game.ui.kit import Column, Paragraph, Ui
from game.ui.scenes.ask import confirm

if TYPE_CHECKING:
    from game.ui.session import Session

__all__ = ["override_cost", "override_offer", "override_words"]


def override_cost(session: Session) -> float | None:
    """What it costs now; None when it has been done or cannot be paid."""
    own = session.view.own
    cost = session.scenario.dynamics.override_initial
    return None if own is None or own.override_used or own.capital < cost else cost


def override_words(session: Session) -> str:
    """What ticking it means."""
    cost = session.wording.formats.plain(override_cost(session) or 0.0)
    return session.t("Go over the missing initial: once a game, for {cost} capital", cost=cost)


def override_offer(ui: Ui, session: Session, missing: Refusal, done: Callable[[], object]) -> None:
    """Ask whether to make an offer without an initial that it wants."""
    t = session.t
    lines = [
        Paragraph(say_refusal(missing, session.wording), "strong", width=440),
        Paragraph(override_words(session) + ".", "body", "ink2", width=440),
    ]
    confirm(
        ui, t("Offer it without the initial?"), Column(lines, gap=8), t("Go over it"), t("Not now"), done,
        icon="signature",
    )  # fmt: skip

"""What a screen gives for the coach to be asked over it, and what it lets the player do with the advice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from game.core.messages import Translator
from game.rules.actions import Action
from game.ui.kit import Button, Ui
from game.ui.scenes.desk import Desk
from game.ui.session import Session

__all__ = ["Coached", "TakeUp", "coach_button", "has_coach"]


@dataclass(frozen=True, slots=True)
class TakeUp:
    """A button that puts the advice into the screen, where the player may still change it."""

    label: str
    act: Callable[[], object]
    key: str
    icon: str = ""


class Coached(Protocol):
    """A screen in which the player decides something."""

    ui: Ui
    desk: Desk
    session: Session

    @property
    def t(self) -> Translator:
        """The player's language."""

    def in_question(self) -> tuple[Action, ...]:
        """The legal actions among which the coach is to choose."""

    def take_up(self, action: Action) -> TakeUp | None:
        """How the player may follow the advice here; None where it is for reading only."""


def has_coach(session: Session) -> bool:
    """Whether there is a coach: for one player at this machine."""
    # Two people at one screen have each other to argue with; a coach would show one side's thoughts.
    return session.here and not session.hot_seat


def coach_button(t: Translator, ask: Callable[[], object], tip: str, *, bare: bool = False) -> Button:
    """The button and the key that ask; ``bare`` where there is no room for the word."""
    return Button(
        "" if bare else t("Coach"), ask, icon="graduation-cap", shortcut="H", compact=True, name=t("Ask the coach"),
        tip=tip, key="coach",
    )  # fmt: skip

"""Short dialogues that only say something."""

from __future__ import annotations

from game.ui.kit import Button, Column, Paragraph, Ui
from game.ui.scenes.ask import Ask

__all__ = ["tell"]


def tell(ui: Ui, title: str, text: str, close: str, *, style: str = "quote", width: float = 520) -> Ask:
    """Say something and wait for the player to have read it."""
    ask = Ask(ui)
    ask.show(
        title, Column([Paragraph(text, style, width=width)]), [Button(close, ask.close, kind="primary")], width=width
    )
    return ask

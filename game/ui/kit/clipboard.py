"""The system's clipboard where there is one, else a private one."""

from __future__ import annotations

import pygame

__all__ = ["Clipboard"]


class Clipboard:
    """Text in and out. A copy always works inside the game, whatever the system allows."""

    def __init__(self) -> None:
        self._own = ""

    def put(self, text: str) -> None:
        """Copy."""
        self._own = text
        try:
            pygame.scrap.put_text(text)
        except (pygame.error, AttributeError, NotImplementedError):
            # No window, or a system without a clipboard: what is kept here still pastes.
            return

    def get(self) -> str:
        """What would be pasted."""
        try:
            return pygame.scrap.get_text() or self._own
        except (pygame.error, AttributeError, NotImplementedError):
            return self._own

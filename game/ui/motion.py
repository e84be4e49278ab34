"""The one motion there is: a screen fades over the one before it. Off where motion is to be avoided."""

from __future__ import annotations

from typing import Final

from pygame import Rect, Surface

__all__ = ["FADE_MS", "Fade"]

FADE_MS: Final = 180
"""Within the 150-250 ms in which a change is seen as a change and not waited for."""


class Fade:
    """Takes the picture of the screen before, and lays it ever thinner over the new one.

    The new screen is painted on ``fresh``, which must keep its own picture while the window shows the mixture.
    """

    def __init__(self, before: Surface, now: int) -> None:
        self.before = before.copy()
        self.fresh = before.copy()
        self.began = now

    def share(self, now: int) -> float:
        """How much of the fade is over, 0-1; eased, so that most happens early."""
        passed = min(1.0, max(0.0, (now - self.began) / FADE_MS))
        return 1.0 - (1.0 - passed) ** 2

    def over(self, now: int) -> bool:
        """Whether the new screen stands alone."""
        return now - self.began >= FADE_MS

    def compose(self, surface: Surface, now: int) -> list[Rect]:
        """Put the mixture on the window; the whole of it has changed."""
        surface.blit(self.fresh, (0, 0))
        left = round(255 * (1.0 - self.share(now)))
        if left and not self.over(now):
            self.before.set_alpha(left)
            surface.blit(self.before, (0, 0))
        return [surface.get_rect()]

"""Text that is hard to read as it was painted: its colour against what really lies under it."""

from __future__ import annotations

import numpy as np
from pygame import Surface
from pygame.surfarray import pixels2d

from game.ui.kit import Button, Label, Paragraph, Ui, Widget
from game.ui.kit.button import KINDS
from game.ui.kit.theme import contrast

__all__ = ["LEAST_CONTRAST", "faint"]

LEAST_CONTRAST = 4.5
STEP = 3


def faint(ui: Ui, surface: Surface) -> list[str]:
    """Every text of the top layer whose contrast is under 4.5, in words; `surface` shows the painted screen.

    A text that can do nothing now (a disabled control) is exempt, as WCAG has it.
    """
    found = []
    for widget in ui.active.root.walk():
        colour = ink(widget)
        ground = under(widget, surface) if colour else ""
        if colour and ground:
            ratio = contrast(ui.theme.colour(colour), ground)
            if ratio < LEAST_CONTRAST:
                said = getattr(widget, "text", "") or widget.name
                found.append(f"faint: {type(widget).__name__} {said!r}: {colour} on {ground} is {ratio:.2f}")
    return found


def ink(widget: Widget) -> str:
    """The token its words are set in, "" when it has none."""
    if isinstance(widget, (Label, Paragraph)):
        return widget.colour if widget.text.strip() else ""
    if isinstance(widget, Button) and widget.label and widget.enabled:
        return KINDS[widget.kind][2]
    return ""


def under(widget: Widget, surface: Surface) -> str:
    """The commonest colour in its rectangle as far as it is shown: what its words stand on."""
    area = widget.rect
    for above in widget.ancestors():
        view = above.viewport()
        if view is not None:
            area = area.clip(view)
    area = area.clip(surface.get_rect())
    if area.w < 4 or area.h < 4:
        return ""
    red, green, blue, _ = surface.get_masks()
    inside = pixels2d(surface)[area.x + 1 : area.right : STEP, area.y + 1 : area.bottom : STEP]
    colours, first, times = np.unique(inside & (red | green | blue), return_index=True, return_counts=True)
    if not colours.size:
        return ""
    shown = surface.unmap_rgb(int(colours[np.lexsort((first, -times))[0]]))
    return f"#{shown.r:02X}{shown.g:02X}{shown.b:02X}"

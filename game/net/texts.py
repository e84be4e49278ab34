"""What the server itself says to a page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.core.messages import mark as _

__all__ = ["BYES"]

BYES: Mapping[str, str] = MappingProxyType(
    {
        "kicked": _("Your teacher has taken you out of this class. Join again with the code if that was a mistake."),
        "replaced": _("This seat was opened on another screen; this one stops here."),
        "closed": _("This session is closed."),
        "deleted": _("This session and everything in it has been deleted."),
        "malformed": _("This page sent something that makes no sense. Reload it."),
        "too_fast": _("This page sent too much at once. Reload it."),
        "too_slow": _("This page fell behind. It comes back by itself."),
        "restart": _("The server stops for a moment. This page comes back by itself."),
        "version": _("The class server runs another version of the game; install the same one, or join in a browser."),
        "no_seat": _("This browser has no place in this class. Join with the code."),
        "saving": _("The teacher's computer cannot save at the moment. What you send waits; nothing is lost."),
    }
)

_ON_PAGES = (
    # Texts of pages/refused.html; templates are not read for the catalogue.
    _("Too many tries"),
    _("For the instructor"),
    _("Nothing here"),
    _("Wait a minute and try again."),
    _("Open the instructor's link that the host command printed, on this browser."),
    _("This link does not work, or no longer. Ask your teacher for a new one."),
)

"""What an audience can do to a deal, in sentences."""

from __future__ import annotations

from game.lang.names import Wording
from game.scenario.politics import Audience

__all__ = ["audience_bounds"]


def audience_bounds(audience: Audience, wording: Wording) -> list[str]:
    """The floor below which nothing passes, and the mark below which it acts; as far as it has them."""
    t, number = wording.t, wording.formats.number
    told = []
    if audience.floor is not None:
        told.append(
            t("No deal it helps deliver passes while its support is below {value}.", value=number(audience.floor))
        )
    if audience.act is not None:
        told.append(t("Below {value} it warns, and a round later it acts.", value=number(audience.act.below)))
    return told

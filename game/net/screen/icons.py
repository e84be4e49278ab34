"""The icons of the pages in one file: ``<use href="/static/icons.svg#clock">``.

Made from the vendored icons by ``python -m game.net.screen.icons``; a test holds the two together.
"""

from __future__ import annotations

import re
import sys

from game.core.resources import assets_dir
from game.net.places import STATIC

__all__ = ["PLACE", "main", "sprite"]

PLACE = STATIC / "icons.svg"
_INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_HEAD = (
    "<!-- Lucide icons, by the Lucide contributors; some derived from Feather by Cole Bemis. Licence: ISC and MIT, "
    "see assets/icons/lucide/LICENSE.txt. -->"
)


def sprite() -> str:
    """Every vendored icon as a symbol named like its file."""
    symbols = []
    for file in sorted((assets_dir() / "icons" / "lucide").glob("*.svg")):
        found = _INSIDE.search(file.read_text(encoding="utf-8"))
        if found is not None:
            inside = " ".join(found[1].split()).replace("> <", "><")
            symbols.append(
                f'<symbol id="{file.stem}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
                f'stroke-linecap="round" stroke-linejoin="round">{inside}</symbol>'
            )
    return "\n".join([_HEAD, '<svg xmlns="http://www.w3.org/2000/svg">', *symbols, "</svg>", ""])


def main() -> int:
    """Write the file."""
    PLACE.write_text(sprite(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

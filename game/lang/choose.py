"""Which language a client speaks when nobody says."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping

__all__ = ["system_language"]


def system_language(environ: Mapping[str, str] | None = None) -> str:
    """``fr`` if the user's messages are in French, else ``en``.

    Reads the variables that gettext reads, in its order; where none is set (Windows), the process's locale.
    """
    values = os.environ if environ is None else environ
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = values.get(name, "")
        if value:
            if value.split(".")[0] in ("C", "POSIX"):
                return "en"
            # LANGUAGE is a list of preferences, heeded only where a real locale is set.
            first = values.get("LANGUAGE", "").split(":")[0] or value
            return "fr" if first.lower().startswith("fr") else "en"
    if environ is not None:
        return "en"
    named = locale.getlocale()[0] or ""
    return "fr" if named.lower().startswith("fr") else "en"

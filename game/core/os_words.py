"""Why the system refused a file, in the player's language: what the system itself says is English nearly everywhere."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from types import MappingProxyType

from game.core.messages import Translator
from game.core.messages import mark as _

__all__ = ["why"]

_REASONS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOENT: _("there is no such file or folder"),
        errno.EACCES: _("access is denied"),
        errno.EPERM: _("access is denied"),
        errno.EISDIR: _("this is a folder, not a file"),
        errno.ENOTDIR: _("part of the path is a file, not a folder"),
        errno.EEXIST: _("it exists already"),
        errno.ENOSPC: _("the disk is full"),
        errno.EROFS: _("the disk cannot be written to"),
        errno.ENAMETOOLONG: _("the name is too long"),
    }
)


def why(error: OSError, t: Translator) -> str:
    """A phrase without a full stop; what the system says where it is none of the usual reasons."""
    known = _REASONS.get(error.errno or 0)
    return t(known) if known is not None else error.strerror or str(error)

"""Work that loses its worker: importable by the processes that are to do it."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Errand:
    number: int
    mark: str = ""  # a file that is made by the first to come; who makes it dies


def square(errand: Errand) -> int:
    if errand.mark:
        try:
            Path(errand.mark).touch(exist_ok=False)
        except FileExistsError:
            return errand.number**2
        os.kill(os.getpid(), signal.SIGKILL)
    return errand.number**2


def dies(errand: Errand) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return errand.number


def lingers(errand: Errand) -> int:
    """Says which process it is, then works for longer than any test waits."""
    Path(f"{errand.mark}{errand.number}").write_text(str(os.getpid()), encoding="ascii")
    time.sleep(120.0)
    return errand.number


def refuses(errand: Errand) -> int:
    if errand.number == 3:
        raise ValueError("three is not taken")
    return errand.number

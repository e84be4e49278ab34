"""Fixtures shared by every suite."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

EVIDENCE = Path(__file__).resolve().parent.parent / "docs" / "evidence"


settings.register_profile("house", deadline=None)  # a busy machine is no fault of the code: benchmarks time it
settings.load_profile("house")


def pytest_configure() -> None:
    """Answer Ctrl-C again where the suite was started in the background: it would ignore it, and its children too."""
    ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    if ignored and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def evidence() -> Callable[[str, Mapping[str, object]], None]:
    """Writes what a long suite measured to ``docs/evidence/NAME.json``, before anything is asserted of it."""

    def write(name: str, document: Mapping[str, object]) -> None:
        EVIDENCE.mkdir(parents=True, exist_ok=True)
        text = json.dumps(document, indent=2, ensure_ascii=False, sort_keys=False)
        (EVIDENCE / f"{name}.json").write_text(text + "\n", encoding="utf-8")

    return write

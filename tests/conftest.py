"""Fixtures shared by every suite."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

EVIDENCE = Path(__file__).resolve().parent.parent / "docs" / "evidence"
ALLOCATIONS = 20_000  # between two looks for cycles; Python's own 700 cost the suite a fifteenth of its time

# The suite starts the game again and again: compiling it anew each time would take longer than many a test.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

settings.register_profile("house", deadline=None)  # a busy machine is no fault of the code: benchmarks time it
settings.load_profile("house")


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One worker more than processors: a test that waits for a window or a browser leaves its own idle."""
    processors = yield
    return processors if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else processors + 1


def pytest_configure() -> None:
    """Answer Ctrl-C again where the suite was started in the background: it would ignore it, and its children too."""
    ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    if ignored and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what waits for other processes: one worker is at it while the others take over the rest."""
    items.sort(key=lambda item: item.get_closest_marker("waits") is None)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for cycles neither while tests are collected nor, later, among them: they stay to the end. Then seldom."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.set_threshold(ALLOCATIONS, *gc.get_threshold()[1:])
        gc.enable()
        gc.freeze()


@pytest.fixture
def evidence() -> Callable[[str, Mapping[str, object]], None]:
    """Writes what a long suite measured to ``docs/evidence/NAME.json``, before anything is asserted of it."""

    def write(name: str, document: Mapping[str, object]) -> None:
        EVIDENCE.mkdir(parents=True, exist_ok=True)
        text = json.dumps(document, indent=2, ensure_ascii=False, sort_keys=False)
        (EVIDENCE / f"{name}.json").write_text(text + "\n", encoding="utf-8")

    return write

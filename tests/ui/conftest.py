"""A screen for the tests that play in a real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.real_screen import Screen


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path)
    yield made
    made.close()

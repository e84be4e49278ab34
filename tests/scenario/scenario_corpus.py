"""The corpus of broken scenarios: small edits of the test scenarios, each with the problem it must be answered with."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parent.parent / "data"
SCENARIOS = DATA / "scenarios"
CARET = "‸"


@dataclass(frozen=True)
class Broken:
    """One entry of the corpus; see the head of `tests/data/broken/shape.yaml` for its keys."""

    name: str
    entry: dict[str, Any]

    def write(self, folder: Path) -> Path:
        """The broken file, beside copies of what it may extend."""
        for source in SCENARIOS.glob("*.yaml"):
            shutil.copy(source, folder / source.name)
        path = folder / f"{self.entry['base']}.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in (("old", "new"), ("old2", "new2")):
            if old in self.entry:
                assert text.count(self.entry[old]) == 1, (
                    f"{self.name}: {old} occurs {text.count(self.entry[old])} times"
                )
                text = text.replace(self.entry[old], self.entry[new])
        path.write_text(text.replace(CARET, ""), encoding="utf-8")
        self._check_marked(text)
        return path

    def place(self, folder: Path) -> tuple[str, int, int] | None:
        """File name, line and column at which the problem is expected."""
        entry = self.entry
        if entry.get("anywhere"):
            return None
        name = entry.get("file", f"{entry['base']}.yaml")
        text = (folder / name).read_text(encoding="utf-8")
        fragment = entry.get("mark", entry["new"])
        before, after = fragment.split(CARET)
        assert text.count(before + after) == 1, f"{self.name}: the marked place is not unique"
        start = text.index(before + after) + len(before)
        line_start = text.rfind("\n", 0, start) + 1
        return name, text.count("\n", 0, start) + 1, start - line_start + 1

    def _check_marked(self, text: str) -> None:
        marks = text.count(CARET) + str(self.entry.get("mark", "")).count(CARET)
        assert marks == (0 if self.entry.get("anywhere") else 1), f"{self.name}: needs one {CARET}"


def corpus() -> list[Broken]:
    """Every entry of every file of the corpus, in order."""
    found = []
    for path in sorted((DATA / "broken").glob("*.yaml")):
        found += [Broken(entry["id"], entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return found

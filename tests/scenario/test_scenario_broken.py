"""Each broken scenario of the corpus is answered with the right code, place and words, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from scenario_corpus import Broken, corpus

from game.scenario import ScenarioError, Severity, check, load, text
from game.scenario.explain.texts import TEXTS
from game.scenario.problems import hint

ENTRIES = corpus()
# Found by tests of their own: files that cannot be read, overlays, and saves.
ELSEWHERE = {
    "missing-file", "is-directory", "not-a-file", "unreadable", "unknown-scenario", "too-large", "encoding", "binary",
    "unprintable", "empty", "not-json", "not-a-mapping", "too-deep", "too-many-nodes", "base-missing", "base-cycle",
    "base-depth", "base-outside", "delete-unknown", "invalid",
    "exchange-unread", "exchange-doctype", "exchange-unsupported", "exchange-missing", "exchange-mismatch",
    "exchange-twice", "exchange-parties", "exchange-reservation", "exchange-pure", "exchange-linked",
    "exchange-left-out", "exchange-range",
    "dominated-option", "idle-issue", "empty-zone", "measure-out-of-reach", "not-compiled",
}  # fmt: skip


@pytest.mark.parametrize("broken", ENTRIES, ids=lambda entry: entry.name)
def test_broken_scenario(broken: Broken, tmp_path: Path) -> None:
    path = broken.write(tmp_path)
    entry = broken.entry
    problems = check(path)
    wanted = [problem for problem in problems if problem.code == entry["code"]]
    shown = [(p.code, p.line, p.column, text(p)) for p in problems]
    assert wanted, shown
    assert {p.code for p in problems} <= {entry["code"], *entry.get("also", ())}, shown
    if not entry.get("repeated"):
        assert len(wanted) == 1, shown
    first = wanted[0]
    assert first.severity == entry.get("severity", Severity.ERROR)
    place = broken.place(tmp_path)
    if place is not None:
        assert (Path(first.file).name, first.line, first.column) == place, shown
    assert entry["says"] in text(first)
    assert entry.get("hint", "") in hint(first)
    assert "{" not in text(first, "fr").replace(entry["says"], "") or "{" in text(first)
    assert "?" not in text(first), "an argument is missing"


@pytest.mark.parametrize("broken", [e for e in ENTRIES if "severity" not in e.entry][::6], ids=lambda e: e.name)
def test_load_raises_all_errors(broken: Broken, tmp_path: Path) -> None:
    path = broken.write(tmp_path)
    with pytest.raises(ScenarioError) as caught:
        load(path)
    assert caught.value.problems == tuple(problem for problem in check(path) if problem.is_error)


def test_names_are_unique() -> None:
    assert [name for name, count in Counter(entry.name for entry in ENTRIES).items() if count > 1] == []


def test_every_code_is_shown_somewhere() -> None:
    covered = {entry.entry["code"] for entry in ENTRIES} | {c for e in ENTRIES for c in e.entry.get("also", ())}
    assert set(TEXTS) - covered - ELSEWHERE == set()
    assert set(TEXTS) >= ELSEWHERE


def test_one_fault_does_not_hide_another(tmp_path: Path) -> None:
    source = (Path(__file__).parent.parent / "data/scenarios/tiny.yaml").read_text(encoding="utf-8")
    source = source.replace("  vote_sd: 3", "  vote_sd: three").replace(
        "{issue: steel, not: [free]}", "{issue: steal, not: [free]}"
    )
    source = source.replace("  opener: canada", "  opener: canda")
    path = tmp_path / "two.yaml"
    path.write_text(source, encoding="utf-8")
    assert [p.code for p in check(path)] == ["unknown-reference", "unknown-reference", "not-a-number"]


def test_cut_parts_are_not_reported_as_unknown(tmp_path: Path) -> None:
    source = (Path(__file__).parent.parent / "data/scenarios/tiny.yaml").read_text(encoding="utf-8")
    path = tmp_path / "cut.yaml"
    path.write_text(source.replace("weight: 0.4\n    start: 58", "weight: 0.4\n    start: high"), encoding="utf-8")
    assert [(p.code, text(p)) for p in check(path)] == [("not-a-number", 'expected a number, got "high"')]

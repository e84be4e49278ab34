"""What really happened may be stated as a package: read, checked, kept, and no part of the rules."""

from pathlib import Path

import pytest

from game.scenario import from_resolved, load
from game.scenario.loading import check

TINY = Path(__file__).parents[1] / "data" / "scenarios" / "tiny.yaml"
ENTRY = "{date: 2025-10-23, text: {en: The talks ended."


def with_package(folder: Path, package: str) -> Path:
    source = TINY.read_text(encoding="utf-8")
    assert source.count(ENTRY) == 1
    path = folder / "settled.yaml"
    path.write_text(source.replace(ENTRY, ENTRY.replace("{date", f"{{package: {package}, date")), encoding="utf-8")
    return path


def test_options_are_read_in_the_order_of_the_sheet_and_the_rest_is_as_it_was(tmp_path: Path) -> None:
    scenario = load(with_package(tmp_path, "{ceremony: oval, steel: half}"))
    steel, dairy, ceremony = scenario.issues
    (entry,) = scenario.happened
    assert entry.package == (steel.option_index("half"), dairy.status_quo, ceremony.option_index("oval"))
    assert from_resolved(scenario.resolved).happened == scenario.happened
    assert scenario.rules_hash == load(TINY).rules_hash
    assert load(TINY).happened[0].package is None


@pytest.mark.parametrize(
    ("package", "got"), [("{stel: half}", "stel"), ("{steel: halve}", "halve"), ("{steel: half, dairy: oval}", "oval")]
)
def test_an_issue_or_option_that_is_not_there_is_named_with_its_place(tmp_path: Path, package: str, got: str) -> None:
    path = with_package(tmp_path, package)
    (problem,) = [one for one in check(path) if one.is_error]
    assert problem.code == "unknown-reference" and ("got", got) in problem.arguments
    assert got in path.read_text(encoding="utf-8").splitlines()[problem.line - 1][problem.column - 1 :]

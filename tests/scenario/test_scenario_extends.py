"""Overlays: maps merge, lists and scalars replace, null deletes; every place points into the file that holds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario_corpus import SCENARIOS

from game.scenario import Problem, check, load, text

TINY = (SCENARIOS / "tiny.yaml").read_text(encoding="utf-8")


def write(folder: Path, **files: str) -> None:
    (folder / "tiny.yaml").write_text(TINY, encoding="utf-8")
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")


def places(problems: tuple[Problem, ...]) -> list[tuple[str, str, int, int]]:
    return [(p.code, Path(p.file).name, p.line, p.column) for p in problems]


def test_merge_replace_delete(tmp_path: Path) -> None:
    write(
        tmp_path,
        over="extends: tiny.yaml\nid: over\nminutes: 9\nteaches: []\n"
        "issues: {dairy: {options: {open: null, share: {lean: -0.5}}}, ceremony: null}\n"
        "seats: {ca-lead: {owns: []}, us-lead: {owns: []}}\n"
        "sides: {canada: {red_lines: []}}\nsectors: {gestures: ~}\n",
    )
    path = tmp_path / "over.yaml"
    assert check(path) == ()
    base, over = load(tmp_path / "tiny.yaml"), load(path)
    assert (over.id, over.minutes, over.teaches) == ("over", 9, ())
    assert [issue.id for issue in over.issues] == ["steel", "dairy"]
    assert [option.id for option in over.issues[1].options] == ["status_quo", "share"]
    assert over.issues[1].options[1].lean == -0.5
    assert over.issues[1].options[1].amounts == base.issues[1].options[1].amounts
    assert over.issues[0] == base.issues[0]
    assert "extends" not in over.resolved


def test_overlay_on_overlay(tmp_path: Path) -> None:
    write(tmp_path, one="extends: tiny\nminutes: 6\ndifficulty: hard\n", two="extends: one.yaml\nminutes: 7\n")
    scenario = load(tmp_path / "two.yaml")
    assert (scenario.minutes, scenario.difficulty) == (7, "hard")


def test_places_are_in_the_file_that_holds_the_value(tmp_path: Path) -> None:
    write(tmp_path, over="extends: tiny.yaml\ncalendar:\n  after: 25\nissues: {steel: {sector: steal}}\n")
    problems = check(tmp_path / "over.yaml")
    assert places(problems) == [("out-of-range", "over.yaml", 3, 10), ("unknown-reference", "over.yaml", 4, 26)]
    (tmp_path / "tiny.yaml").write_text(TINY.replace("vote_sd: 3", "vote_sd: x"), encoding="utf-8")
    (problem,) = check_only(tmp_path, "extends: tiny.yaml\n")
    line = TINY[: TINY.index("vote_sd")].count("\n") + 1
    assert places((problem,)) == [("not-a-number", "tiny.yaml", line, 12)]


def check_only(folder: Path, content: str) -> tuple[Problem, ...]:
    (folder / "only.yaml").write_text(content, encoding="utf-8")
    return check(folder / "only.yaml")


def test_cycles_and_depth(tmp_path: Path) -> None:
    write(tmp_path, a="extends: b.yaml\n", b="extends: a.yaml\n", me="extends: me.yaml\n")
    (problem,) = check(tmp_path / "a.yaml")
    assert places((problem,)) == [("base-cycle", "b.yaml", 1, 10)]
    assert "a.yaml > b.yaml > a.yaml" in text(problem)
    assert [p.code for p in check(tmp_path / "me.yaml")] == ["base-cycle"]
    chain = {f"n{n}": f"extends: n{n + 1}.yaml\n" for n in range(9)}
    write(tmp_path, **chain, n9="extends: tiny.yaml\n")
    assert [p.code for p in check(tmp_path / "n0.yaml")] == ["base-depth"]
    assert check(tmp_path / "n2.yaml") == ()


@pytest.mark.parametrize(
    ("base", "code"),
    [
        ("none.yaml", "base-missing"), ("washingtn", "base-missing"), ("../tiny.yaml", "base-outside"),
        ("/etc/passwd", "base-outside"), ("'C:\\x'", "base-outside"), ("[a]", "wrong-type"), ("{a: b}", "wrong-type"),
        ("sub/../../x", "base-outside"), ("' '", "base-missing"), ("''", "base-missing"),
    ],
)  # fmt: skip
def test_bad_bases(tmp_path: Path, base: str, code: str) -> None:
    write(tmp_path)
    problems = check_only(tmp_path, f"id: x\nextends: {base}\n")
    assert [p.code for p in problems] == [code]
    assert problems[0].line == 2


def test_broken_base_is_reported_in_the_base(tmp_path: Path) -> None:
    write(tmp_path, bad="a: [1\n")
    assert places(check_only(tmp_path, "extends: bad.yaml\n"))[0][:2] == ("syntax", "bad.yaml")


def test_deleting_what_is_not_there(tmp_path: Path) -> None:
    write(tmp_path)
    (problem,) = check_only(tmp_path, "extends: tiny.yaml\nevents:\n  nothing: null\n")
    assert (problem.code, problem.is_error, problem.line) == ("delete-unknown", False, 3)


def test_deleting_what_is_needed(tmp_path: Path) -> None:
    write(tmp_path)
    problems = check_only(tmp_path, "extends: tiny.yaml\ncalendar: {opener: null}\n")
    assert [p.code for p in problems] == ["missing-key"]


def test_shipped_base_by_name(tmp_path: Path) -> None:
    from game.scenario import shipped_names

    for name in shipped_names():
        (tmp_path / "mine.yaml").write_text(f"extends: {name}\nid: mine\nminutes: 77\n", encoding="utf-8")
        assert (load(tmp_path / "mine.yaml").id, load(tmp_path / "mine.yaml").minutes) == ("mine", 77)

"""Wrong usage exits with 2 and says what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import TINY, Command


def test_help_names_the_commands_and_only_those(run: Command) -> None:
    shown = run("--help")
    assert shown.status == 0
    wanted = {
        "play", "replay", "report", "shot", "check", "analyse", "author", "host", "join", "handouts", "schema", "new",
        "import", "export", "simulate", "tournament",
    }  # fmt: skip
    listed = shown.out[shown.out.index("Commands:") :].splitlines()[1:]
    assert {line.split()[0] for line in listed if line.startswith("  ") and line[2] != " "} == wanted


def test_version(run: Command) -> None:
    from game import __version__

    assert run("--version").out.strip() == __version__


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("play",),
        ("check",),
        ("analyse",),
        ("replay",),
        ("analyse", TINY, "--nonsense"),
        ("play", TINY, "--text", "--seed", "seven"),
        ("play", TINY, "--text", "--seed", "-1"),
        ("play", TINY, "--text", "--seed", str(2**63)),
        ("play", TINY, "--text", "--difficulty", "impossible"),
        ("play", TINY, "--text", "--lang", "de"),
        ("simulate", TINY, "--games", "0"),
        ("simulate", TINY, "--jobs", "0"),
        ("schema", "extra"),
    ],
)
def test_wrong_usage(run: Command, arguments: tuple[object, ...]) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.err.strip()
    assert not ran.out.strip()


def test_a_side_that_the_scenario_has_not(run: Command) -> None:
    ran = run("play", TINY, "--text", "--side", "mexico", "--lang", "en")
    assert ran.status == 1
    assert "mexico" in ran.err
    assert "canada, us" in ran.err


def test_an_unknown_level_is_refused_with_those_there_are_and_leaves_no_save(run: Command, saves: Path) -> None:
    ran = run("play", TINY, "--text", "--difficulty", "godlike", "--lang", "en")
    assert ran.status == 2
    assert "“godlike” is not one of easy, fair, hard, expert" in ran.err
    assert not list(saves.glob("*"))


def test_the_largest_seed_can_be_saved_and_opened(run: Command, saves: Path) -> None:
    run("play", TINY, "--text", "--seed", 2**63 - 1, "--lang", "en", typed="hold\n")
    ran = run("replay", next(saves.glob("*.jsonl")), "--text", "--lang", "en", typed="status\n")
    assert "Temperature" in ran.out

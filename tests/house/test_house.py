"""What the repository says about itself is true."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_SKIPPED = {".git", ".venv", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".benchmarks"}


def _sources() -> list[Path]:
    kinds = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".po", ".txt", ".sh", ""}
    return [
        place
        for place in ROOT.rglob("*")
        if place.is_file() and place.suffix in kinds and not _SKIPPED & set(place.relative_to(ROOT).parts)
    ]


def _block(section: str, language: str) -> list[str]:
    """Lines of the first code block of a language in a section of the README."""
    body = re.split(r"^## ", README, flags=re.MULTILINE)
    chosen = next(part for part in body if part.startswith(section + "\n"))
    found = re.search(rf"```{language}\n(.*?)```", chosen, re.DOTALL)
    assert found is not None
    return found[1].strip().splitlines()


def test_the_readme_gives_the_two_commands_in_both_shells() -> None:
    assert _block("Play", "sh") == ["python -m pip install . && python -m game"]
    assert _block("Test", "sh") == ['python -m pip install ".[test]" && python -m pytest -m "not long"']
    for section in ("Play", "Test"):
        posix, shell = _block(section, "sh")[0], _block(section, "powershell")[0]
        install, then = posix.split(" && ")
        assert shell == f"{install}; if ($?) {{ {then} }}"


def test_ci_runs_the_readmes_command_and_keeps_no_copy_of_it() -> None:
    (command,) = _block("Test", "sh")
    script = CI[CI.index("readme_test_command() {") : CI.index("in_checkout() {")]
    ran = subprocess.run(
        ["bash", "-c", f'checkout="{ROOT}"\n{script}\nreadme_test_command'], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == command
    assert 'pytest -m "not long"' not in CI


def test_ci_is_a_sound_script() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=True)
    ran = subprocess.run([str(ROOT / ".ci" / "run"), "--nonsense"], capture_output=True, text=True, check=False)
    assert ran.returncode == 2 and "usage" in ran.stderr


def _named(requirement: str) -> str:
    return re.split(r"[<>=~!\[ ;]", requirement, maxsplit=1)[0]


def test_every_dependency_is_in_the_readmes_table_with_a_reason() -> None:
    rows = dict(re.findall(r"^\| ([\w.-]+) \| (.+) \|$", README, re.MULTILINE))
    for requirement in PROJECT["project"]["dependencies"]:
        assert rows.get(_named(requirement), "").strip(), requirement
    prose = README[README.index("## What it stands on") :]
    for requirements in PROJECT["project"]["optional-dependencies"].values():
        for requirement in requirements:
            assert re.search(rf"(?<![\w-]){re.escape(_named(requirement))}(?![\w-])", prose), requirement


def test_what_the_readme_links_to_is_there() -> None:
    for name in ("CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "LICENSE-scenarios", "assets/ATTRIBUTION.toml"):
        assert (ROOT / name).is_file()
    for name in re.findall(r"\]\((docs/[^)]+)\)", README):
        assert (ROOT / name).is_file(), name


def test_every_layer_of_the_import_contract_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("layers = [") :]
    lines = block[: block.index("\n]")].splitlines()[1:]
    assert len(lines) >= 11
    for line in lines:
        assert re.fullmatch(r' {4}"[a-z() |]+", # \S.{20,}', line), line


# Built from parts, so that this file does not name what it forbids.
_FORBIDDEN = ("/" + "work" + "/", "/" + "tmp" + "/", "." + "library", "pypi" + ".org", "/home" + "/", "/root" + "/")


@pytest.mark.parametrize("word", _FORBIDDEN)
def test_no_file_names_a_place_of_one_machine(word: str) -> None:
    found = [
        str(place.relative_to(ROOT))
        for place in _sources()
        if word in place.read_text(encoding="utf-8", errors="replace")
    ]
    assert not found


def test_the_changelog_knows_this_version() -> None:
    assert f"## {PROJECT['project']['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    from game import __version__

    assert __version__ == PROJECT["project"]["version"]


def test_no_module_grows_out_of_hand() -> None:
    """Near 400 lines a file wants a second look; past it, two files."""
    long = {
        str(place.relative_to(ROOT)): count
        for place in (ROOT / "game").rglob("*.py")
        if (count := len(place.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long

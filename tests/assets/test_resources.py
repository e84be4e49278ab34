"""The data folders are found in each kind of installation, and their absence is said plainly."""

from pathlib import Path

import pytest

from game.core.resources import ResourcesMissingError, assets_dir, find


def test_checkout_holds_the_manifest() -> None:
    assert (assets_dir() / "ATTRIBUTION.toml").is_file()


def test_checkout_and_source_archive(tmp_path: Path) -> None:
    (tmp_path / "game").mkdir()
    (tmp_path / "scenarios").mkdir()
    assert find("scenarios", tmp_path / "game") == tmp_path / "scenarios"


def test_wheel_comes_before_a_stranger_beside_it(tmp_path: Path) -> None:
    (tmp_path / "game" / "_data" / "assets").mkdir(parents=True)
    (tmp_path / "assets").mkdir()
    assert find("assets", tmp_path / "game") == tmp_path / "game" / "_data" / "assets"


def test_absence_names_the_folder_and_every_place(tmp_path: Path) -> None:
    with pytest.raises(ResourcesMissingError) as caught:
        find("assets", tmp_path / "game")
    assert caught.value.name == "assets"
    for place in caught.value.places:
        assert str(place) in str(caught.value)

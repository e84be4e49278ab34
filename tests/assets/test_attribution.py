"""Every vendored file is listed with its source and licence, unchanged, and the folder stays small."""

import hashlib
import tomllib
from pathlib import Path

from game.core.resources import assets_dir

LIMIT = 4 * 1024 * 1024


def manifest() -> dict[str, list[dict[str, object]]]:
    return tomllib.loads((assets_dir() / "ATTRIBUTION.toml").read_text(encoding="utf-8"))


def vendored() -> set[str]:
    root = assets_dir()
    files = (path.relative_to(root) for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.as_posix() for path in files if len(path.parts) > 1 and path.parts[0] != "tools"}


def test_every_file_is_listed_and_none_is_missing() -> None:
    listed = [str(entry["path"]) for entry in manifest()["file"]]
    assert len(listed) == len(set(listed))
    assert set(listed) == vendored()


def test_no_file_was_changed_without_its_entry() -> None:
    changed = [
        entry["path"]
        for entry in manifest()["file"]
        if hashlib.sha256((assets_dir() / str(entry["path"])).read_bytes()).hexdigest() != entry["sha256"]
    ]
    assert changed == []


def test_each_source_says_all_that_a_licence_asks() -> None:
    sources = {str(source["id"]): source for source in manifest()["source"]}
    for source in sources.values():
        for key in ("name", "origin", "version", "licence", "changes"):
            assert str(source[key]).strip(), f"{source['id']}: {key} is empty"
        licence = assets_dir() / str(source["licence_file"])
        assert licence.is_file() and licence.stat().st_size > 200
    assert {str(entry["source"]) for entry in manifest()["file"]} <= set(sources)


def test_assets_lie_beside_their_licence() -> None:
    for folder in {Path(name).parent for name in vendored()}:
        assert len(folder.parts) == 2, f"{folder}: want assets/<kind>/<source>/"
        assert any("LICEN" in path.name.upper() for path in (assets_dir() / folder).iterdir()), folder


def test_folder_is_small() -> None:
    assert sum(path.stat().st_size for path in assets_dir().rglob("*") if path.is_file()) <= LIMIT


def test_reserved_font_name_is_not_used_by_the_changed_serif() -> None:
    from pygame import font

    font.init()
    for path in (assets_dir() / "fonts" / "source-serif-4").glob("*.ttf"):
        assert "Source" not in font.Font(path, 12).name

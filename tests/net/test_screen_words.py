"""The scripts and templates of the pages: every text in both languages, every icon there, nothing that makes markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.lang.pages import page_files, page_texts
from game.net.places import STATIC
from game.net.screen.icons import PLACE, sprite
from game.net.screen.words import words
from game.scenario import load

PACKAGE = STATIC.parent.parent
OURS = [file for file in page_files(PACKAGE) if re.match(r"seat|join|dom|words|theme|base", file.name)]


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.name)
def test_no_script_or_template_makes_markup_or_carries_script_or_style(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    banned = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|srcdoc"
    assert not re.search(banned, source)
    if file.suffix == ".html":
        assert not re.search(
            r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:|https?://(?!www\.w3)", source
        )
        assert "|safe" not in source
    else:
        assert not re.search(r"https?://(?!www\.w3\.org/)", source)


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.name)
def test_every_text_is_a_literal_that_the_catalogue_finds(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    called = len(re.findall(r"(?<![\w.])t\(", source)) - (file.name == "words.js")
    assert called == len(list(page_texts(source)))


def test_every_text_of_the_scripts_is_said_in_french() -> None:
    french = words("fr", "seat*.js")
    assert len(french) > 200 and words("en") == {}
    # A few words are the same in both languages; most that stay as they are were forgotten.
    assert sum(said == text for text, said in french.items()) < 12
    for text, said in french.items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", said)), text


def test_the_icons_are_those_of_the_vendored_set() -> None:
    assert PLACE.read_text(encoding="utf-8") == sprite()
    known = set(re.findall(r'<symbol id="([\w-]+)"', sprite()))
    used = set()
    for file in STATIC.glob("seat*.js"):
        source = file.read_text(encoding="utf-8")
        for call in re.findall(r"\bicon\(([^)]*)\)", source):
            used |= set(re.findall(r'"([\w-]+)"', call))
        used |= set(re.findall(r'\bicon: "([\w-]+)"', source))
    assert used and used <= known
    for name in ("washington-2025", "metals-2018", "tutorial", "two-towns"):
        assert {issue.icon for issue in load(name).issues} <= known

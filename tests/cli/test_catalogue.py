"""The catalogues hold every text, translated, and the compiled ones are those of the sources."""

from __future__ import annotations

import gettext
import string
from pathlib import Path

import pytest

from game.lang.catalogue import catalogue_path, extract, missing, read

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def texts() -> dict[object, tuple[str, ...]]:
    return dict(extract())


def test_the_source_holds_exactly_the_programs_texts(texts: dict[object, tuple[str, ...]]) -> None:
    held = {message.id if isinstance(message.id, str) else tuple(message.id) for message in read("fr") if message.id}
    assert held == set(texts), "run python -m game.lang.catalogue"


def test_everything_is_translated() -> None:
    assert missing(read("fr")) == []


def test_translations_fill_the_same_fields() -> None:
    for message in read("fr"):
        if not message.id:
            continue
        if isinstance(message.id, str):
            assert _fields(message.string) == _fields(message.id), message.id
        else:
            # The form for one may spell the number out.
            assert _fields(message.string[0]) <= _fields(message.id[1]), message.id
            assert _fields(message.string[1]) == _fields(message.id[1]), message.id


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_compiled_catalogue_is_fresh() -> None:
    with catalogue_path("fr", "mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    for message in read("fr"):
        if not message.id:
            continue
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string
        else:
            one, many = message.id
            assert compiled.ngettext(one, many, 1) == message.string[0]
            assert compiled.ngettext(one, many, 5) == message.string[1]


def test_canadian_typography() -> None:
    """No-break spaces inside guillemets and before colons and percent signs; none before other punctuation."""
    for message in read("fr"):
        for text in [message.string] if isinstance(message.string, str) else list(message.string):
            assert "« " not in text and " »" not in text, text
            assert " :" not in text and " %" not in text, text
            assert " ?" not in text and " !" not in text and " ;" not in text, text
            assert "\u00ab" not in text or "\u00bb" in text, text


def test_the_interface_sets_its_apostrophes() -> None:
    """Curly in the catalogue; scenarios and guides are typed straight, which the window sets the same."""
    for message in read("fr"):
        for text in [message.string] if isinstance(message.string, str) else list(message.string):
            assert "'" not in text, text


def test_scenarios_and_guides_type_their_apostrophes() -> None:
    """One kind in all that people write in a text editor, so that a search finds every place."""
    for file in (*ROOT.glob("scenarios/*.yaml"), *ROOT.glob("docs/*.md"), ROOT / "README.md"):
        assert "\u2019" not in file.read_text(encoding="utf-8"), file.name


def test_extraction_finds_each_form_of_a_text(tmp_path: Path) -> None:
    package = tmp_path / "game"
    package.mkdir()
    (package / "some.py").write_text(
        'A = _("one")\nB = x.t("two " "parts", n=1)\nC = t.plural("{count} a", "{count} b", 2)\nD = t(name)\n',
        encoding="utf-8",
    )
    assert set(extract(package)) == {"one", "two parts", ("{count} a", "{count} b")}

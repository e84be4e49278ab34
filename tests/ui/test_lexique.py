"""The French of the program and of every shipped scenario keeps to the sourced list of terms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from game.lang.catalogue import read
from game.scenario import load
from game.scenario.loading import shipped_names

LEXIQUE = Path(__file__).parents[2] / "docs" / "lexique.toml"
TERMS: list[dict[str, Any]] = tomllib.loads(LEXIQUE.read_text(encoding="utf-8"))["term"]


def plain(text: str) -> str:
    """One apostrophe and one space, whatever was typed."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text.replace("’", "'"))


def pairs(thing: object) -> Iterator[tuple[str, str]]:
    """Every (English, French) text inside a scenario."""
    if is_dataclass(thing):
        names = [field.name for field in fields(thing)]
        if names == ["en", "fr"]:
            yield thing.en, thing.fr  # type: ignore[attr-defined]
            return
        for name in names:
            yield from pairs(getattr(thing, name))
    elif isinstance(thing, tuple):
        for one in thing:
            yield from pairs(one)


def catalogue() -> Iterator[tuple[str, str]]:
    for message in read("fr"):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if ids[0]:
            yield from zip(ids, strings, strict=True)


def missing(term: dict[str, Any], texts: Iterator[tuple[str, str]]) -> list[str]:
    """French texts that lack the term where the English beside them has it."""
    wanted = re.compile(rf"\b{re.escape(term['en'])}\b", re.IGNORECASE)
    forms = [plain(form).lower() for form in (term["fr"], *term.get("also", ()))]
    return [
        f"{en!r} → {fr!r}"
        for en, fr in texts
        if fr and wanted.search(en) and not any(form in plain(fr).lower() for form in forms)
    ]


def avoided(term: dict[str, Any], texts: Iterator[tuple[str, str]]) -> list[str]:
    """French texts with a form that is not to be used."""
    return [
        f"{form}: {fr!r}"
        for form in term.get("avoid", ())
        for _, fr in texts
        if re.search(rf"\b{re.escape(plain(form))}\b", plain(fr or ""), re.IGNORECASE)
    ]


def test_every_term_has_a_source_or_is_the_game_s_own() -> None:
    for term in TERMS:
        assert term["en"] and term["fr"]
        assert bool(term.get("source")) != bool(term.get("game")), term["en"]
        if "source" in term:
            publisher, _, title = term["source"].partition(", ")
            assert publisher and title, f"{term['en']}: a source is a publisher and a title"
    names = {term["fr"] for term in TERMS}
    assert {"ACEUM", "gestion de l'offre", "contingent tarifaire", "article 232"} <= names
    assert "droits antidumping et compensateurs" in names


@pytest.mark.parametrize("name", shipped_names())
def test_scenarios_keep_to_the_list(name: str) -> None:
    texts = list(pairs(load(name)))
    assert len(texts) > 50
    found = [fault for term in TERMS if term.get("check", True) for fault in missing(term, iter(texts))]
    found += [fault for term in TERMS for fault in avoided(term, iter(texts))]
    assert not found


def test_the_catalogue_keeps_to_the_list() -> None:
    texts = list(catalogue())
    assert len(texts) > 1000
    found = [fault for term in TERMS if term.get("check", True) for fault in missing(term, iter(texts))]
    found += [fault for term in TERMS for fault in avoided(term, iter(texts))]
    assert not found


def test_the_check_finds_what_it_should() -> None:
    cusma = next(term for term in TERMS if term["en"] == "CUSMA")
    assert missing(cusma, iter([("The CUSMA review", "L'examen de l'accord")]))
    assert not missing(cusma, iter([("The CUSMA review", "L'examen de l’ACEUM")]))
    assert avoided(cusma, iter([("", "Sous l'AEUMC")]))
    dumping = next(term for term in TERMS if term["fr"].startswith("droits antidumping"))
    assert avoided(dumping, iter([("", "Des droits anti-dumping")]))

"""The table of figures holds what the debrief computed, in numbers a program reads."""

from __future__ import annotations

import csv
import io

import pytest

from game.report.figures_csv import COLUMNS, figures_csv
from game.table.local import LocalTable

from .conftest import FORMULA, shown


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_columns_and_tables(language: str, hostile: LocalTable) -> None:
    text = figures_csv(shown(hostile, language))
    assert text.splitlines()[0] == ",".join(COLUMNS)
    assert text.count("\r\n") == text.count("\n")
    rows = _rows(text)
    assert {row["table"] for row in rows} == {"offers", "signatures", "scores", "support", "objectives"}
    for row in rows:
        assert None not in row and None not in row.values()
        if row["value"]:
            float(row["value"])


def test_values_are_those_of_the_debrief(duties: LocalTable) -> None:
    found = shown(duties)
    rows = _rows(figures_csv(found))
    own = {row["measure"]: row for row in rows if row["item"] == "final" and row["side"] == "canada"}
    assert found.sheet is not None
    assert float(own["score"]["value"]) == pytest.approx(found.sheet.score, abs=1e-4)
    offers = [row for row in rows if row["table"] == "offers" and row["measure"] == "points:canada"]
    assert [float(row["value"]) for row in offers] == pytest.approx(
        [step.points[0] for step in found.found.offers], abs=1e-4
    )
    levels = [row for row in rows if row["table"] == "support"]
    assert len(levels) == sum(len(line.levels) for line in found.support)
    assert {(row["item"], row["measure"]) for row in rows if row["table"] == "signatures"} >= {("1", "status")}


def test_numbers_do_not_follow_the_language(duties: LocalTable) -> None:
    english, french = (_rows(figures_csv(shown(duties, language))) for language in ("en", "fr"))
    assert [row["value"] for row in english] == [row["value"] for row in french]
    assert english != french


def test_no_text_is_run_as_a_formula(hostile: LocalTable) -> None:
    rows = _rows(figures_csv(shown(hostile)))
    assert any(row["text"] == "'" + FORMULA for row in rows)
    for row in rows:
        assert not row["text"].startswith(("=", "+", "-", "@"))
        assert not row["unit"].startswith(("=", "+", "-", "@"))

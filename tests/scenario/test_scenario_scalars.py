"""Scalars become their declared type by the key they stand under, and by nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError
from scenario_corpus import SCENARIOS

from game.scenario import Scenario, load
from game.scenario.schema.scalars import to_boolean, to_code, to_date, to_id, to_number, to_whole, to_words


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("25%", 0.25), ("35.19%", 0.3519), ("45.19 %", 0.4519), ("100%", 1.0), ("-5%", -0.05), ("0.5", 0.5),
        (".5", 0.5), ("5.", 5.0), ("010", 10.0), ("1e3", 1000.0), ("+2", 2.0), ("-0", 0.0), ("1e2%", 1.0),
    ],
)  # fmt: skip
def test_numbers(written: str, number: float) -> None:
    assert to_number(written) == number


@pytest.mark.parametrize(
    "written", ["", ".", "%", "12:30", "0x10", "1_000", "1,5", "nan", ".inf", "inf", "1e999", "٣", "1 2", "--1"]
)
def test_not_numbers(written: str) -> None:
    with pytest.raises(PydanticCustomError):
        to_number(written)


@pytest.mark.parametrize(("written", "number"), [("010", 10), ("0", 0), ("-3", -3), ("+7", 7), ("08", 8)])
def test_whole_numbers(written: str, number: int) -> None:
    assert to_whole(written) == number


@pytest.mark.parametrize("written", ["5.0", "1e3", "0o17", "5%", "", "9" * 400, "٣"])
def test_not_whole_numbers(written: str) -> None:
    with pytest.raises(PydanticCustomError):
        to_whole(written)


@pytest.mark.parametrize("convert", [to_number, to_whole, to_boolean, to_words, to_date, to_id, to_code])
@pytest.mark.parametrize("value", [None, [], {}, ["1"], object()])
def test_no_scalar_comes_from_a_collection(convert: object, value: object) -> None:
    with pytest.raises(PydanticCustomError):
        convert(value)  # type: ignore[operator]


def test_booleans() -> None:
    assert [to_boolean(word) for word in ("true", "True", "yes", "ON", "false", "No", "off")] == [True] * 4 + [
        False
    ] * 3
    assert to_boolean(True) is True
    for word in ("1", "0", "y", "", "truth"):
        with pytest.raises(PydanticCustomError):
            to_boolean(word)


def test_true_is_no_number() -> None:
    for convert in (to_number, to_whole):
        with pytest.raises(PydanticCustomError):
            convert(True)


def test_dates_stay_text() -> None:
    assert to_date("2025-10-07") == "2025-10-07"
    for word in ("2025-02-30", "2025-1-1", "07/10/2025", "20251007", "2025-10-07T00:00"):
        with pytest.raises(PydanticCustomError):
            to_date(word)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_survives_its_text(number: float) -> None:
    assert to_number(repr(number)) == number


@given(st.integers(min_value=-(10**6), max_value=10**6))
def test_percent_rounds_once(hundredths: int) -> None:
    assert to_number(f"{hundredths / 100:.2f}%") == float(f"{hundredths}e-4")


@given(st.text())
def test_no_text_crashes_a_conversion(text: str) -> None:
    for convert in (to_number, to_whole, to_boolean, to_words, to_date, to_id, to_code):
        try:
            convert(text)
        except PydanticCustomError as error:
            assert error.type


def edited(tmp_path: Path, **edits: str) -> Scenario:
    source = (SCENARIOS / "tiny.yaml").read_text(encoding="utf-8")
    for old, new in zip(edits["old"].split("|"), edits["new"].split("|"), strict=True):
        assert source.count(old) == 1
        source = source.replace(old, new)
    path = tmp_path / "edited.yaml"
    path.write_text(source, encoding="utf-8")
    return load(path)


def test_types_by_key(tmp_path: Path) -> None:
    scenario = edited(
        tmp_path,
        old='version: "1.0"|minutes: 5|title: Figures made up for tests|holder: A. Canadian|chance: 0.5',
        new="version: 010|minutes: 010|title: 2025-10-07|holder: NO|chance: 12.5%",
    )
    assert scenario.version == "010"
    assert scenario.minutes == 10
    assert scenario.sources[0].title == "2025-10-07"
    assert scenario.seats[0].holder == "NO"
    assert scenario.events_by_id["remark"].chance == 0.125


def test_ontario_is_a_province() -> None:
    scenario = load(SCENARIOS / "tiny-steel.yaml")
    economy = scenario.sectors[-1].economy
    assert economy is not None
    assert [share.region for share in economy.workforce[0].shares] == ["ON", "QC"]
    assert scenario.economy.lag_later == 0.24
    assert economy.opening[0].rate == 0.5

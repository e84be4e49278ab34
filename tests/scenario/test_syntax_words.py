"""A file that is no YAML is explained in words of the game's own, in both languages, whichever parser reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from scenario_corpus import Broken, corpus

from game.scenario import ScenarioError, check, load, text
from game.scenario.explain.phrases import french
from game.scenario.explain.syntax import explain
from game.scenario.loading import check_text, examine
from game.scenario.once import told_once
from game.scenario.schema.guesses import likely_id, likely_number
from game.scenario.starter import new_text

SYNTAX = [broken for broken in corpus() if broken.entry["code"] == "syntax"]
ONLY_IN_C = {"a-title-above"}  # the other parser does not see that a document ended
PAIRS = [(yaml.CSafeLoader, broken) for broken in SYNTAX]
PAIRS += [(yaml.SafeLoader, broken) for broken in SYNTAX if broken.name not in ONLY_IN_C]


@pytest.mark.parametrize(("loader", "broken"), PAIRS, ids=lambda given: getattr(given, "name", "") or given.__name__)
def test_both_parsers_are_explained_alike(loader: type, broken: Broken, tmp_path: Path) -> None:
    source = broken.write(tmp_path).read_text(encoding="utf-8")
    with pytest.raises(yaml.MarkedYAMLError) as refusal:
        list(yaml.parse(source, Loader=loader))
    mistake = explain(refusal.value, source)
    assert broken.entry["says"] in mistake.reason
    assert french(mistake.reason) != mistake.reason, "said in English to a French reader"
    place = broken.place(tmp_path)
    assert place is None or (mistake.line + 1, mistake.column + 1) == place[1:]


@pytest.mark.parametrize(
    ("got", "hint", "meant"),
    [
        ("3,5", "did-you-mean", "3.5"),
        ("-0,25", "did-you-mean", "-0.25"),
        ("12,5 %", "did-you-mean", "12.5%"),
        ("45 000", "did-you-mean", "45000"),
        ("45\u202f000,5", "did-you-mean", "45000.5"),
        ("1'200", "did-you-mean", "1200"),
        ("$2", "did-you-mean", "2"),
        ("\u22122", "did-you-mean", "-2"),
        ("3,500", "number-form", None),
        ("1,200,000", "number-form", None),
        ("three", "", None),
        (".inf", "", None),
        ("0x10", "", None),
    ],
)
def test_a_number_as_it_is_written_on_paper(got: str, hint: str, meant: str | None) -> None:
    code, given = likely_number(got)
    assert (code, given.get("suggestion")) == (hint, meant)


@pytest.mark.parametrize(
    ("got", "meant"), [("Canada", "canada"), ("Été à deux", "ete-a-deux"), ("9", None), ("", None), ("漢字", None)]
)
def test_an_id_with_capitals_accents_and_spaces(got: str, meant: str | None) -> None:
    assert likely_id(got, made=True)[1].get("suggestion") == meant


@pytest.mark.parametrize(
    ("got", "hint", "meant"),
    [
        ("Canada", "did-you-mean", "canada"),
        ("États-Unis", "", None),
        ("bill hours", "in-brackets", "bill, hours"),
        ("bill, hours; toll", "in-brackets", "bill, hours, toll"),
    ],
)
def test_a_name_that_is_no_id(got: str, hint: str, meant: str | None) -> None:
    code, given = likely_id(got, made=False)
    assert (code, given.get("suggestion")) == (hint, meant)


def test_many_figures_without_a_source_are_told_together() -> None:
    source = new_text("mine", "mine.yaml", "en").replace("estimate: true\n", "")
    (found,) = check_text(source, "mine.yaml")
    assert found.code == "no-source" and text(found).endswith(", …")
    third = source.replace(
        "sides:\n",
        "sides:\n  mexico: {name: {en: M, fr: X}, adjective: {en: M, fr: X}, flag: mx, brief: {en: M, fr: X}}\n",
    )
    assert {one.code for one in check_text(third, "mine.yaml")} == {"two-sides", "no-source"}


def test_a_renamed_side_is_told_in_one_line(tmp_path: Path) -> None:
    (broken,) = [broken for broken in corpus() if broken.name == "a-side-of-another-name"]
    (found,) = check(broken.write(tmp_path))
    lines = [int(line) for line in dict(found.arguments)["lines"].split(", ") if line != "…"]
    assert found.line < min(lines) and lines == sorted(set(lines)) and len(lines) == 8
    assert text(found).startswith('there is no side "us"; also on lines ')
    assert text(found, "fr").startswith("il n'y a pas de partie « us »; aussi aux lignes ")
    assert told_once([found]) == (found,)


def test_a_flaw_of_writing_does_not_hide_the_rest(tmp_path: Path) -> None:
    """A comma in a number or a text, or a key given twice, is told together with what else is amiss."""
    source = (Path(__file__).parent.parent / "data/scenarios/tiny.yaml").read_text(encoding="utf-8")
    commas = source.replace(
        "weights: {ca_income: 0.8, ca_home: 0.2}, prob", "weights: {ca_income: 0,8, ca_home: 0.2}, prob"
    )
    commas = commas.replace("fr: Petite table}", "fr: Petite, toute petite, table}").replace("vote_sd: 3", "vote_sd: x")
    path = tmp_path / "tiny.yaml"
    path.write_text(commas, encoding="utf-8")
    assert [found.code for found in check(path)] == ["comma-in-text", "decimal-comma", "not-a-number"]
    assert [found.code for found in check_text(commas, "tiny.yaml")] == [found.code for found in check(path)]
    assert [found.code for found in examine(path).problems] == [found.code for found in check(path)]
    path.write_text(source.replace("minutes: 5", "minutes: 5\nminutes: 6").replace("vote_sd: 3", "vote_sd: x"), "utf-8")
    assert [found.code for found in check(path)] == ["duplicate-key", "not-a-number"]
    with pytest.raises(ScenarioError):
        load(path)


@pytest.mark.parametrize(("kind", "said"), [("issue", "d'enjeu"), ("option", "d'option"), ("seat", "de siège")])
def test_french_elides(kind: str, said: str, tmp_path: Path) -> None:
    word = {"issue": "issue: steel", "option": "not: [free]", "seat": "seat: ca-lead"}[kind]
    source = (Path(__file__).parent.parent / "data/scenarios/tiny.yaml").read_text(encoding="utf-8")
    path = tmp_path / "tiny.yaml"
    assert word in source
    path.write_text(source.replace(word, word.rstrip("]") + "q" + "]" * word.count("]")), encoding="utf-8")
    (found,) = check(path)
    assert said in text(found, "fr")

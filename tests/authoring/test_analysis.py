"""What ``analyse`` adds for authors: trades, fairness, length, bots, and the page."""

from __future__ import annotations

import json
import random
import re
import time
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from game.cli.app import app
from game.core.messages import Translator
from game.lang import Wording
from game.payoff import compile_payoff
from game.report.analysis_page import analysis_page
from game.report.balance import analyse
from game.report.fates import Fate, Interval, fates, mean_interval, share_interval
from game.report.outlook import outlook, solo_minutes
from game.scenario import load
from game.scenario.interchange import Party, Table, TableIssue, scenario_text
from game.scenario.starter import new_text
from game.table.simulation import simulate

RUNNER = CliRunner()


class Page(HTMLParser):
    """Tags in balance, ids once, nothing that a browser would fetch or run."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag != "meta":
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            assert name not in ("src", "href")
            if name == "id" and value:
                self.ids.append(value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize(("lang", "says"), [("en", "Best trades"), ("fr", "Meilleurs échanges")])
def test_the_page_stands_on_its_own(lang: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    result = RUNNER.invoke(app, ["analyse", "tutorial", "--html", str(file), "--lang", lang])
    assert result.exit_code == 0, result.output
    content = file.read_text(encoding="utf-8")
    page = Page()
    page.feed(content)
    assert page.open == []
    assert page.tags.count("svg") >= 2
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert len(page.ids) == len(set(page.ids))
    assert "http" not in content.replace("http-equiv", "")
    assert says in page.text
    assert f'lang="{lang}-CA"' in content
    scenario = load("tutorial")
    assert all(issue.title.get(lang) in content for issue in scenario.issues)


def test_authors_texts_cannot_become_markup(tmp_path: Path) -> None:
    path = tmp_path / "evil.yaml"
    path.write_text(
        'extends: tutorial\nformat: 1\nid: evil\ntitle: {en: "<script>x</script>", fr: "<b>&amp;"}\n', encoding="utf-8"
    )
    file = tmp_path / "page.html"
    result = RUNNER.invoke(app, ["analyse", str(path), "--html", str(file), "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert "<script" not in file.read_text(encoding="utf-8")


def test_trades_beat_the_middle_for_both() -> None:
    scenario = load("washington-2025")
    balance = analyse(scenario)
    found = outlook(balance)
    assert found.trades
    model = compile_payoff(scenario, balance.mandates)
    for trade in found.trades:
        package = list(balance.middle)
        for change in trade.changes:
            assert package[change.issue] == change.before
            package[change.issue] = change.after
        gain = model.score(np.array([package]))[0] - model.score(np.array([balance.middle]))[0]
        assert trade.gains == pytest.approx(tuple(gain))
        assert min(trade.gains) > 0


def test_fairness_is_the_share_of_the_best_gain_in_the_zone() -> None:
    balance = analyse(load("tutorial"))
    shares = outlook(balance).fairness.likeliest
    assert shares is not None
    assert balance.solutions.nash is not None
    inside = [point for point in balance.frontier.points if (point >= np.array(balance.no_deal)).all()]
    best = [max(point[side] for point in inside) - balance.no_deal[side] for side in (0, 1)]
    assert shares == pytest.approx(
        tuple(gain / top for gain, top in zip(balance.solutions.nash.gain, best, strict=True))
    )


def test_longer_tables_take_longer() -> None:
    minutes = [solo_minutes(load(name)) for name in ("tutorial", "two-towns", "washington-2025")]
    assert minutes == sorted(minutes)
    assert 5 < minutes[0] < 15
    assert 40 < minutes[-1] < 90


def test_intervals() -> None:
    # Wilson's interval for 8 of 10, by hand: (0.8 + 3.8415/20 -+ 1.96 sqrt(0.016 + 3.8415/400)) / (1 + 0.38415).
    found = share_interval(8, 10)
    assert (found.low, found.high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))
    assert (share_interval(0, 10).low, share_interval(10, 10).high) == (0.0, pytest.approx(1.0))
    assert mean_interval(5.0, 2.0, 16).high == pytest.approx(5.0 + 1.96 * 0.5, abs=1e-4)


def test_fates_are_those_of_a_simulation_on_the_same_seeds() -> None:
    scenario = load("tutorial")
    told: list[int] = []
    (fate,) = fates(scenario, 4, 9, told.append, (("easy", "conceder"),))
    summary = simulate(scenario, 4, {"canada": "easy", "us": "conceder"}, 9)
    assert [score.value for score in fate.scores] == [own.mean for _, own in summary.sides]
    assert fate.agreements.value == summary.agreements / 4
    assert sum(told) == 4


def test_bots_in_the_document(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["analyse", "tutorial", "--bots", "--games", "1", "--json"])
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert {"packages", "frontier", "zone", "no_deal", "points", "opposition", "issues", "findings"} <= document.keys()
    assert document["minutes"]["declared"] == 10
    assert len(document["bots"]) >= 5
    for entry in document["bots"]:
        for score in entry["scores"].values():
            assert score["low"] <= score["value"] <= score["high"]


def test_the_page_of_a_small_table_shows_every_deal_and_every_mark(tmp_path: Path) -> None:
    place = tmp_path / "small.yaml"
    place.write_text(new_text("small", "small.yaml", "fr"), encoding="utf-8")
    scenario = load(place)
    wording = Wording(scenario, Translator("fr"))
    balance = analyse(scenario)
    lines = ["Titre", "Constats.", "- un", "- deux", "Fin"]
    one = Interval(0.5, 0.2, 0.8)
    played = (Fate(("hardliner", "script:deadline"), 4, one, (one, one), 3.0),)
    page = analysis_page(balance, outlook(balance), played, lines, wording)
    assert 'class="dots few"' in page
    assert "<li>Titre</li><li><span>Constats.<ul><li>un</li><li>deux</li></ul></span></li><li>Fin</li>" in page
    assert "Ne bouge jamais" in page and "Tient jusqu’à l’échéance" in page and "hardliner" not in page
    spots = [point.points for point in (balance.solutions.nash, balance.solutions.kalai) if point is not None]
    assert len(spots) == 2 and spots[0] == spots[1], "the two marks are to stand in one place"
    drawn = re.findall(r'<path d="M([0-9.]+) [0-9.]+L([0-9.]+) [^"]*" class="mark (accent|ok)"', page)
    widths = [(style, float(right) - float(middle)) for middle, right, style in drawn[:2]]
    assert [style for style, _ in widths] == ["accent", "ok"] and widths[0][1] > widths[1][1], (
        "one would hide the other"
    )


def test_a_table_of_a_trillion_packages_is_analysed_in_seconds(tmp_path: Path) -> None:
    draw = random.Random(1)
    issues = tuple(TableIssue(f"Issue {i}", tuple(f"v{j}" for j in range(10)), ("",) * 10) for i in range(12))

    def party(name: str) -> Party:
        rows = tuple(tuple(float(draw.randint(0, 100)) for _ in range(10)) for _ in issues)
        return Party(name, (1 / 12,) * 12, rows, tuple(100 / max(row) for row in rows), 0.4)

    path = tmp_path / "big.yaml"
    path.write_text(scenario_text(Table("Big", issues, (party("a"), party("b")))), encoding="utf-8")
    began = time.process_time()
    balance = analyse(load(path))
    outlook(balance)
    assert balance.packages == 10**12
    assert time.process_time() - began < 3.0

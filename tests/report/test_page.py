"""The page stands alone, says what the report found, and lets no text of a game become markup."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from game.report.chart_words import duties_finding, steps_finding, support_finding
from game.report.figures_csv import figures_csv
from game.report.jobs_words import jobs, jobs_by_code, jobs_finding, jobs_table
from game.report.outlines import outlines, shown_outlines
from game.report.page import report_page
from game.report.page_html import Markup, el
from game.report.page_style import STYLE
from game.report.plane_words import plane_finding
from game.report.regions import REGIONS, region_name
from game.report.sentences import thought_sentence
from game.report.thoughts import thoughts
from game.table.local import LocalTable
from tests.ui.charts.games import endings, flagship

from .conftest import SCRIPT, shown

_BARE = {"meta", "circle", "line", "path", "polyline", "polygon", "rect", "br"}


class Page(HTMLParser):
    """Reads a page; every element must be closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _BARE:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def said(self, *tags: str) -> list[str]:
        return [text for tag, text in self.texts if tag in tags]

    def count(self, tag: str) -> int:
        return sum(1 for name, _ in self.elements if name == tag)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("game", ["hostile", "duties"])
def test_the_page_is_sound_and_stands_alone(language: str, game: str, request: pytest.FixtureRequest) -> None:
    table: LocalTable = request.getfixturevalue(game)
    text = report_page(shown(table, language))
    page = Page(text)
    ET.fromstring(text.partition("\n")[2])  # it is well-formed XML too
    assert page.elements[0] == ("html", {"lang": f"{language}-CA"})
    assert page.count("h1") == 1 and page.count("main") == 1
    forbidden = {"script", "link", "img", "iframe", "object", "embed", "a", "image", "use", "form", "base"}
    assert not forbidden & {tag for tag, _ in page.elements}
    for _, attributes in page.elements:
        assert not any(name.startswith("on") or name in ("src", "href", "srcset", "style") for name in attributes)
    assert "url(" not in STYLE and "@import" not in STYLE
    identities = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(identities) == len(set(identities))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_chart_has_a_name_a_description_and_a_table(language: str, duties: LocalTable) -> None:
    found = shown(duties, language)
    root = ET.fromstring(report_page(found).partition("\n")[2])
    figures = list(root.iter("figure"))
    titles = []
    for figure in figures:
        (drawn,) = [svg for svg in figure.iter("svg") if svg.get("role") == "img"]
        named = {node.get("id"): node.text for node in drawn if node.tag in ("title", "desc")}
        assert list(named) == (drawn.get("aria-labelledby") or "").split()
        assert all(named.values())
        heading = figure.find("figcaption/h3")
        assert heading is not None and heading.text in named.values()
        titles.append(heading.text)
        (table,) = figure.iter("table")
        assert len(list(table.iter("tr"))) > 1
        assert all(cell.get("scope") == "col" for cell in table.findall("thead/tr/th"))
        assert all(row.find("th") is not None for row in table.iter("tr"))
    # The same findings as in the window.
    wording = found.wording
    home = [[line for line in found.support if line.side == side] for side in ("canada", "us")]
    expected = [
        plane_finding(found.found, wording),
        steps_finding(found.found, "canada", wording),
        jobs_finding(found.jobs, wording),
        duties_finding(found.duties, wording),
        *(support_finding(own, side, wording) for own, side in zip(home, ("canada", "us"), strict=True) if own),
    ]
    assert titles == expected


@pytest.mark.parametrize("name", ["no deal", "walked away", "stopped", "talks ended", "pure, settled", "pure, no deal"])
def test_every_ending_has_its_page(name: str) -> None:
    table = endings()[name]
    for side in table.scenario.side_ids:
        found = shown(table, "fr", side)
        text = report_page(found)
        ET.fromstring(text.partition("\n")[2])
        Page(text)
        assert "nan" not in re.findall(r'="([^"]*)"', text)
        assert figures_csv(found).count("\n") > 5


def test_headings_go_down_one_level_at_a_time(hostile: LocalTable) -> None:
    page = Page(report_page(shown(hostile)))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_markup_of_players_and_authors_stays_text(hostile: LocalTable) -> None:
    text = report_page(shown(hostile))
    assert "<script" not in text.lower()
    page = Page(text)
    whole = Counter(tag for tag, said in page.texts if SCRIPT in said)
    assert whole["title"] and whole["th"]  # the scenario's title, an issue's
    lines = [said for said in page.said("li") if SCRIPT in said]
    assert any("in truth it came" in line for line in lines)  # a player's own words


def test_elements_escape_what_they_are_given() -> None:
    made = el("p", "<b>&", Markup("<i>x</i>"), None, 'q"', title='"><script>', data_x=1.5)
    assert made.text == ('<p title="&quot;&gt;&lt;script&gt;" data-x="1.5">&lt;b&gt;&amp;<i>x</i>q&quot;</p>')
    assert "\x00" not in el("p", "a\x00b\ud800").text
    el("p", "a\x00b\ud800").text.encode("utf-8")


def test_languages_differ_and_the_same_game_gives_the_same_bytes(duties: LocalTable) -> None:
    english, french = (report_page(shown(duties, language)) for language in ("en", "fr"))
    assert "Your score" in english and "Votre résultat" in french
    assert "Your score" not in french
    assert english == report_page(shown(duties, "en"))


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_texts_have_the_contrast_that_wcag_asks() -> None:
    """Every text colour of the style on every ground text stands on."""
    inks = set(re.findall(r"(?<![-\w])color: (#[0-9a-f]{6})", STYLE))
    inks |= set(re.findall(r"^svg [^{]*(?:text|figure|label|tspan)[^{]*\{[^}]*fill: (#[0-9a-f]{6})", STYLE, re.M))
    assert len(inks) >= 4
    for ink in inks:
        for ground in ("#fffdf8", "#ffffff", "#ddefea"):
            high, low = sorted((_luminance(ink), _luminance(ground)), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_map_says_every_change_of_jobs(language: str) -> None:
    found = shown(flagship(), language)
    page = report_page(found)
    root = ET.fromstring(page.partition("\n")[2])
    figure = next(node for node in root.iter("figure") if node.get("id") == "jobs-figure")
    regions = [path for path in figure.iter("path") if path.get("class") == "region"]
    groups = [group for group in figure.iter("g") if group.find("path[@class='region']") is not None]
    named = [group.findtext("title") or "" for group in groups]
    assert len(named) == len(shown_outlines()) > 50
    moved = jobs_by_code(found.jobs, found.found.scenario)
    for code, value in moved:
        if abs(value) >= 0.0005:
            name = region_name(code, found.wording)
            assert any(said.startswith(name) and said.endswith(jobs(value, found.wording)) for said in named)
    spelled = {"en": ("British Columbia", "Quebec"), "fr": ("Colombie-Britannique", "Québec")}[language]
    assert all(any(said.startswith(name) for said in named) for name in spelled)
    assert set(REGIONS) == set(outlines())
    fills = {path.get("fill") for path in regions}
    assert len(fills) > 3
    losses = sum(1 for _, value in moved if value <= -0.0005)
    assert sum(1 for path in regions if (path.get("fill") or "").startswith("url(")) == losses
    rows = jobs_table(found.jobs, found.found.scenario, found.wording).rows
    assert len(list(figure.iter("tr"))) == len(rows) + 1


def test_the_other_side_gives_its_reasons(duties: LocalTable) -> None:
    table = endings()["settled"]
    found, told = shown(table), thoughts(table)
    page = Page(report_page(found, told))
    said = [sentence for sentence in (thought_sentence(one, found.wording) for one in told) if sentence]
    assert said and set(said) <= set(page.said("li"))
    assert "United States: why it moved" in page.said("h3")
    # Two people have no traces to tell.
    assert not [text for text in Page(report_page(shown(duties))).said("h3") if "why it moved" in text]

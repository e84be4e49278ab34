"""The teacher's sheets: lesson plans with a script by the minute, the key of trades, the rubric, the privacy note."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np

from game.lang import Wording
from game.net.handouts.sheet import Handout, HandoutKind, bullets
from game.net.hosted.clock import plan_for
from game.net.prose import prose
from game.payoff.factors import to_points
from game.payoff.model import PayoffModel
from game.payoff.solutions import solve
from game.payoff.zone import zone_share
from game.report.page_html import Child, Markup, el, numbers_table
from game.report.priorities import swings
from game.report.table import Table
from game.rules.actions import Package
from game.scenario.model import Scenario

__all__ = ["key_sheet", "lesson_sheet", "pair_trades", "privacy_sheet", "teacher_sheets"]

_TRADES = 6
_NOTICED = 0.05  # points


def teacher_sheets(
    scenario: Scenario, mandates: tuple[str, str], model: PayoffModel, wording: Wording
) -> Iterator[Handout]:
    """The lesson plan, the key, and the privacy note."""
    yield lesson_sheet(scenario, wording)
    yield key_sheet(scenario, mandates, model, wording)
    yield privacy_sheet(wording)


def _sheet(key: str, title: str, *parts: Child) -> Handout:
    return Handout(key, HandoutKind.TEACHER, title, el("div", *parts))


def lesson_sheet(scenario: Scenario, wording: Wording) -> Handout:
    """Aims, preparation, three plans by the minute, odd numbers, vocabulary, rubric, curriculum."""
    t, said = wording.t, prose("lesson", wording.t.language)
    fill = {"scenario": scenario.id, "minutes": str(scenario.minutes)}
    aims = [wording.text(text) for text in scenario.teaches] or said["aims"]
    parts: list[Child] = [
        el("p", wording.text(scenario.summary), class_="lead"),
        el("h2", t("Aims")),
        bullets(dict.fromkeys([*aims, said["aims"][-1]]), t.language),
        el("h2", t("Before the lesson")),
        bullets((text.format(**fill) for text in said["before"]), t.language, ordered=True),
    ]
    for plan in said["plans"]:
        parts += _plan(plan, scenario, wording)
    tags = said["curriculum"]["rows"]
    parts += [el("h2", t("Odd numbers, observers, mediators")), bullets(said["odd"], t.language)]
    parts += [
        el("h2", t("Vocabulary")),
        el("dl", *(part for one in said["vocabulary"] for part in (el("dt", one["term"]), el("dd", one["text"])))),
        *_rubric(said["rubric"], wording),
        el("h2", t("Curriculum")),
        el("p", said["curriculum"]["note"], class_="note"),
        el("dl", *(part for one in tags for part in (el("dt", one["place"]), el("dd", one["text"])))),
    ]
    return _sheet("lesson", t("Lesson plan"), *parts)


def _plan(plan: dict[str, Any], scenario: Scenario, wording: Wording) -> Iterator[Child]:
    """One plan as a table: from which minute, what the teacher does, what students do."""
    t = wording.t
    rows, minute = [], 0
    for step in plan["steps"]:
        minute = 0 if step.get("restart") else minute
        span = t("{first}–{last} min", first=minute, last=minute + step["minutes"])
        minute += step["minutes"]
        name = el("th", el("span", span, class_="wide"), el("br"), step["name"], scope="row")
        rows.append(el("tr", name, el("td", step["teacher"]), el("td", step["students"])))
    head = [t("Minutes"), t("Teacher"), t("Students")]
    yield el("h2", plan["title"])
    rounds = len(scenario.calendar.rounds)
    if rounds != plan["rounds"]:
        yield el(
            "p",
            t(
                "This scenario has {rounds} rounds, the plan counts on {planned}: the class clock makes each about "
                "{minutes} minutes long.",
                rounds=rounds,
                planned=plan["rounds"],
                minutes=wording.formats.plain(round(_round_minutes(plan["key"], rounds), 1)),
            ),
            class_="note",
        )
    yield el(
        "table",
        el("caption", t("Total: {minutes} minutes", minutes=sum(step["minutes"] for step in plan["steps"]))),
        el("thead", el("tr", *(el("th", one, scope="col") for one in head))),
        el("tbody", *rows),
    )


def _round_minutes(plan: str, rounds: int) -> float:
    """The length of a round under a plan of one lesson (its minutes) or of two of fifty."""
    known = plan_for(int(plan) if plan.isdigit() else 50, rounds)
    return (known.talk + known.public + known.table + known.close) / 60


def _rubric(said: dict[str, Any], wording: Wording) -> Iterator[Child]:
    yield el("h2", wording.t("Rubric"))
    yield el("p", said["note"])
    head = (wording.t("What is looked at"), *said["scale"])
    rows = tuple((one["name"], *one["levels"]) for one in said["rows"])
    yield numbers_table(Table(head, rows, texts=len(head)), wording.t("Preparation and reasoning, not points"))


def key_sheet(scenario: Scenario, mandates: tuple[str, str], model: PayoffModel, wording: Wording) -> Handout:
    """What the teacher may know: who cares for what, the best trades, the fair deals, and where no deal stands."""
    t, points = wording.t, wording.formats.points
    names = [wording.side(side) for side in scenario.side_ids]
    drawn = wording.formats.listing(
        [
            f"“{wording.mandate(one)}”" if t.language == "en" else f"«\u00a0{wording.mandate(one)}\u00a0»"
            for one in mandates
        ]
    )
    said = prose("lesson", t.language)["key"]
    one, other = (points(float(value)) for value in to_points(model.no_deal))
    share, count = wording.formats.percent(zone_share(model).share, 1), wording.formats.number(model.package_count)
    parts: list[Child] = [
        el("p", said["intro"].format(mandates=drawn), class_="lead"),
        el("h2", t("No deal")),
        el("p", t("{first} {one}, {second} {other} points.", first=names[0], second=names[1], one=one, other=other)),
        el("p", t("{share} of all {count} deals are better than that for both.", share=share, count=count)),
        el("h2", t("Who cares for what")),
        _swings(scenario, model, wording),
        el("h2", t("Best trades")),
        el(
            "p", t("Two rows at a time, with nothing else agreed: {side} gets the first for the second.", side=names[0])
        ),
        _trades(scenario, model, wording),
        el("h2", t("Deals worth knowing")),
        *_deals(scenario, model, wording),
    ]
    return _sheet("key", t("Key of trades (for the teacher only)"), *parts)


def _swings(scenario: Scenario, model: PayoffModel, wording: Wording) -> Markup:
    t, points = wording.t, wording.formats.points
    names = [wording.side(side) for side in scenario.side_ids]
    found = sorted(enumerate(swings(model)), key=lambda pair: -max(pair[1]))
    rows = []
    for issue, (one, other) in found:
        total = [sum(swing[place] for _, swing in found) or 1.0 for place in (0, 1)]
        more = 0 if one / total[0] >= other / total[1] else 1
        rows.append((wording.issue(issue), points(one), points(other), names[more]))
    head = (t("Issue"), *names, t("Cares more"))
    caption = t("Points between the best and the worst option of the row, for each side")
    return numbers_table(Table(head, tuple(rows)), caption)


def _trades(scenario: Scenario, model: PayoffModel, wording: Wording) -> Markup:
    t, points = wording.t, wording.formats.points
    names = [wording.side(side) for side in scenario.side_ids]
    rows: list[Child] = []
    for (one, other), gains in pair_trades(model, scenario.status_quo, _TRADES):
        said = t("{one}, for {other}", one=_row(one, wording), other=_row(other, wording))
        worth = ", ".join(f"{name} {points(gain, signed=True)}" for name, gain in zip(names, gains, strict=True))
        rows.append(el("li", said, el("br"), el("strong", worth)))
    return el("ol", *rows) if rows else el("p", t("No two rows are better than no deal for both."))


def _row(at: tuple[int, int], wording: Wording) -> str:
    return wording.t("{issue} “{option}”", issue=wording.issue(at[0]), option=wording.option(*at))


Trade = tuple[tuple[tuple[int, int], tuple[int, int]], tuple[float, float]]


def pair_trades(model: PayoffModel, base: Package, most: int) -> tuple[Trade, ...]:
    """For every two issues the best exchange over ``base`` that both gain by; best for the worse-off side first.

    Each entry is ((issue, option), (issue, option)) and both sides' gains in points. The first row is the one that
    the first side gains more by, so that a trade reads "what the first side gets, for what it gives".
    """
    at = model.score(np.array([base]))[0]
    found: list[Trade] = []
    for one, other in combinations(range(len(model.dims)), 2):
        options = [
            (first, second)
            for first in range(model.dims[one])
            for second in range(model.dims[other])
            if first != base[one] and second != base[other]
        ]
        packages = np.tile(np.array(base), (len(options), 1))
        packages[:, one], packages[:, other] = [a for a, _ in options], [b for _, b in options]
        gains = model.score(packages) - at
        best = max(range(len(options)), key=lambda row: (gains[row].min(), gains[row].sum()), default=None)
        if best is None or gains[best].min() <= _NOTICED:
            continue
        pair = [(one, options[best][0]), (other, options[best][1])]
        alone = np.tile(np.array(base), (2, 1))
        for place, (issue, option) in enumerate(pair):
            alone[place, issue] = option
        own = model.score(alone)[:, 0]
        if own[1] > own[0]:
            pair.reverse()
        found.append(((pair[0], pair[1]), (float(gains[best][0]), float(gains[best][1]))))
    return tuple(sorted(found, key=lambda trade: (-min(trade[1]), -sum(trade[1])))[:most])


def _deals(scenario: Scenario, model: PayoffModel, wording: Wording) -> Iterator[Child]:
    t, points = wording.t, wording.formats.points
    names = [wording.side(side) for side in scenario.side_ids]
    solutions = solve(model.frontier(), model.no_deal)
    wanted = (
        (t("Nash point"), solutions.nash),
        (t("Kalai point"), solutions.kalai),
        (t("Largest sum"), solutions.welfare),
    )
    named: dict[Package, list[str]] = {}
    for name, point in wanted:
        if point is not None and point.package is not None:
            named.setdefault(point.package, []).append(name)
    for point in (point for _, point in wanted if point is not None and point.package in named):
        assert point.package is not None
        name = wording.formats.listing(named.pop(point.package))
        worth = ", ".join(f"{side} {points(value)}" for side, value in zip(names, point.points, strict=True))
        yield el("h3", f"{name} ({worth})")
        yield bullets(
            (
                t("{issue}: {option}", issue=wording.issue(issue), option=wording.option(issue, option))
                for issue, option in enumerate(point.package)
            ),
            t.language,
        )


def privacy_sheet(wording: Wording) -> Handout:
    """What is stored, who sees it, and how it goes."""
    said = prose("privacy", wording.t.language)
    parts: list[Child] = [el("p", said["lead"], class_="lead")]
    for name in ("stored", "not", "who", "delete", "people"):
        parts += [el("h2", said[f"{name}_title"]), bullets(said[name], wording.t.language)]
    return _sheet("privacy", said["title"], *parts)

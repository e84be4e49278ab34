"""``analyse``: a scenario's outcome space and balance, as text or as one JSON document."""

from __future__ import annotations

import json as jsonlib
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from game.cli.progress import games_bar, progress
from game.core.messages import Translator
from game.lang import Wording
from game.payoff.solutions import SolutionPoint
from game.report.analysis_words import fairness_sentences, fate_sentence, minutes_sentence, trade_in_words
from game.report.balance import Balance, analyse
from game.report.fates import PAIRINGS, Fate, fates
from game.report.findings import findings
from game.report.outlook import Outlook, outlook
from game.scenario import load

__all__ = ["analysis_lines", "as_json", "run"]

_FRONTIER_SHOWN = 8


def run(
    scenario: str,
    *,
    json: bool,
    lang: str,
    html: Path | None = None,
    bots: bool = False,
    games: int = 20,
    seed: int = 0,
) -> None:
    """Print the analysis of a scenario. Raises ScenarioError and PayoffError for one that cannot be compiled.

    Args:
        html: also write the analysis as a page there.
        bots: also let bots play, ``games`` games for each pairing, on seeds that follow from ``seed``.
    """
    loaded = load(scenario)
    wording = Wording(loaded, Translator(lang))
    with progress(wording.t("Analysing {title}", title=wording.text(loaded.title)), shown=not json):
        balance = analyse(loaded)
        found = outlook(balance)
    played: tuple[Fate, ...] = ()
    if bots:
        with games_bar(games * len(PAIRINGS), shown=not json and sys.stderr.isatty()) as finished:
            played = fates(loaded, games, seed, finished)
    if json:
        document = as_json(balance, wording) | _outlook_json(found, played, balance)
        typer.echo(jsonlib.dumps(document, ensure_ascii=False, indent=2))
    lines = analysis_lines(balance, wording)
    if html is not None:
        from game.report.analysis_page import analysis_page

        html.write_text(analysis_page(balance, found, played, lines, wording), encoding="utf-8")
    if not json:
        typer.echo("\n".join([*lines, *_outlook_lines(found, played, balance, wording)]))


def _outlook_lines(found: Outlook, played: tuple[Fate, ...], balance: Balance, wording: Wording) -> list[str]:
    t = wording.t
    lines = [t("Best trades over the middle of everything.")] if found.trades else []
    lines += ["- " + trade_in_words(trade, balance, wording) for trade in found.trades]
    lines += fairness_sentences(found.fairness, balance, wording)
    lines.append(minutes_sentence(found, balance, wording))
    if played:
        count = wording.formats.number(played[0].games)
        lines.append(t("How bots fare, over {count} games each (95% intervals).", count=count))
        lines += ["- " + fate_sentence(fate, balance, wording) for fate in played]
    return lines


def _outlook_json(found: Outlook, played: tuple[Fate, ...], balance: Balance) -> dict[str, Any]:
    """What the outlook adds to the document: trades, fairness, minutes and, if they played, bots."""
    sides, issues = balance.scenario.side_ids, balance.scenario.issues
    document: dict[str, Any] = {
        "trades": [
            {
                "changes": {
                    issues[change.issue].id: issues[change.issue].options[change.after].id for change in trade.changes
                },
                "gain": dict(zip(sides, trade.gains, strict=True)),
            }
            for trade in found.trades
        ],
        "fairness": {
            name: None if shares is None else dict(zip(sides, shares, strict=True))
            for name, shares in (("likeliest", found.fairness.likeliest), ("weighted", found.fairness.weighted))
        },
        "minutes": {"solo": round(found.minutes, 1), "declared": balance.scenario.minutes},
    }
    if played:
        document["bots"] = [
            {
                "bots": dict(zip(sides, fate.bots, strict=True)),
                "games": fate.games,
                "agreements": asdict(fate.agreements),
                "scores": {side: asdict(score) for side, score in zip(sides, fate.scores, strict=True)},
                "rounds": fate.rounds,
            }
            for fate in played
        ]
    return document


def as_json(balance: Balance, wording: Wording) -> dict[str, Any]:
    """The document of ``--json``; its keys are part of the public contract."""
    scenario, solutions = balance.scenario, balance.solutions
    sides = scenario.side_ids
    named = {
        "nash": solutions.nash,
        "kalai": solutions.kalai,
        "kalai_smorodinsky": solutions.kalai_smorodinsky,
        "welfare": solutions.welfare,
    }
    return {
        "scenario": scenario.id,
        "version": scenario.version,
        "sides": list(sides),
        "mandates": dict(zip(sides, balance.mandates, strict=True)),
        "packages": balance.packages,
        "frontier": [[float(first), float(second)] for first, second in balance.frontier.points],
        "frontier_epsilon": balance.frontier.epsilon,
        "zone": {
            "share": balance.zone.share,
            "exact": balance.zone.exact,
            "low": balance.zone.low,
            "high": balance.zone.high,
        },
        "no_deal": dict(zip(sides, balance.no_deal, strict=True)),
        "points": {name: _point(point, balance) for name, point in named.items()},
        "opposition": solutions.opposition,
        "integrative": solutions.integrative,
        "issues": [
            {"id": issue.id, "options": len(issue.options), "swing": dict(zip(sides, swing, strict=True))}
            for issue, swing in zip(scenario.issues, balance.swings, strict=True)
        ],
        "pairs": [
            {
                "mandates": dict(zip(sides, pair.mandates, strict=True)),
                "probability": pair.probability,
                "zone": pair.zone,
                "best_worse": pair.best_worse,
                "over_middle": pair.over_middle,
            }
            for pair in balance.pairs
        ],
        "findings": findings(balance, wording),
    }


def _point(point: SolutionPoint | None, balance: Balance) -> dict[str, Any] | None:
    if point is None:
        return None
    scenario = balance.scenario
    options = {issue.id: issue.options[option].id for issue, option in zip(scenario.issues, point.package, strict=True)}
    return {
        "package": list(point.package),
        "options": options,
        "value": dict(zip(scenario.side_ids, point.points, strict=True)),
    }


def analysis_lines(balance: Balance, wording: Wording) -> list[str]:
    """The analysis to read, one fact a line."""
    t, formats, scenario = wording.t, wording.formats, balance.scenario
    first, second = (wording.side(side) for side in scenario.side_ids)
    one, other = (formats.points(value) for value in balance.no_deal)
    lines = [
        f"{wording.text(scenario.title)} ({scenario.id} {scenario.version})",
        t(
            "For the likeliest mandates: {first} “{one}”, {second} “{other}”.",
            first=first,
            one=wording.mandate(balance.mandates[0]),
            second=second,
            other=wording.mandate(balance.mandates[1]),
        ),
        t("Packages: {count}.", count=formats.number(balance.packages)),
        t("Points are given for {first}, then {second}.", first=first, second=second),
        t("No deal: {one} and {other}.", one=one, other=other),
        _zone(balance, wording),
        _frontier(balance, wording),
    ]
    names = (
        (t("Nash point"), balance.solutions.nash),
        (t("Kalai point"), balance.solutions.kalai),
        (t("Kalai–Smorodinsky point"), balance.solutions.kalai_smorodinsky),
        (t("Largest sum"), balance.solutions.welfare),
    )
    lines.extend(_solution(name, point, wording) for name, point in names if point is not None)
    if balance.solutions.opposition is not None:
        lines.append(
            t(
                "Opposition: {value} (0: both can have their best; 0.71: like sharing a fixed sum).",
                value=formats.number(balance.solutions.opposition, 2),
            )
        )
    lines.append(t("What each issue decides, in points."))
    for number, swing in enumerate(balance.swings):
        one, other = (formats.points(value) for value in swing)
        lines.append("- " + t("{issue}: {one} and {other}.", issue=wording.issue(number), one=one, other=other))
    found = findings(balance, wording)
    lines.append(t("Findings.") if found else t("Findings: none; every bar holds."))
    lines.extend("- " + finding for finding in found)
    return lines


def _zone(balance: Balance, wording: Wording) -> str:
    t, percent, zone = wording.t, wording.formats.percent, balance.zone
    if zone.exact:
        return t("Zone of agreement: {share} of the packages.", share=percent(zone.share, 2))
    return t(
        "Zone of agreement: {share} of the packages (95% interval {low} to {high}, from a sample).",
        share=percent(zone.share, 2),
        low=percent(zone.low, 2),
        high=percent(zone.high, 2),
    )


def _frontier(balance: Balance, wording: Wording) -> str:
    points = balance.frontier.points
    step = max(1, (len(points) - 1) // (_FRONTIER_SHOWN - 1)) if len(points) > 1 else 1
    rows = list(points[::step])
    shown = "; ".join(f"{wording.formats.points(row[0])} / {wording.formats.points(row[1])}" for row in rows)
    return wording.t(
        "Frontier: {count} points, among them {shown}.", count=wording.formats.number(len(points)), shown=shown
    )


def _solution(name: str, point: SolutionPoint, wording: Wording) -> str:
    scenario = wording.scenario
    chosen = [
        wording.t("{issue}: {option}", issue=wording.issue(issue), option=wording.option(issue, option))
        for issue, option in enumerate(point.package)
        if option != scenario.issues[issue].status_quo
    ]
    one, other = (wording.formats.points(value) for value in point.points)
    return wording.t(
        "{name}: {one} and {other}. {terms}.",
        name=name,
        one=one,
        other=other,
        terms="; ".join(chosen) or wording.t("Nothing changes"),
    )

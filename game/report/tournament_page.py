"""A tournament as one page of HTML: no script, nothing fetched, the same bytes for the same games."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.messages import Translator
from game.lang import Formats
from game.report.page_html import Child, Markup, document, el, listing
from game.report.page_style import STYLE
from game.report.table import Table
from game.report.tournament_charts import (
    Bar,
    exploit_figure,
    intervals_figure,
    meetings_figure,
    outcomes_figure,
    tables_figure,
)
from game.report.tournament_words import FINALISTS, finalists, interval, named_best, ploy_sentences, summary, verdict
from game.table.tournament.exploit import Exploit
from game.table.tournament.plan import Plan
from game.table.tournament.standings import Standings

__all__ = ["tournament_page"]


def tournament_page(
    plan: Plan, found: Standings, searched: Exploit | None, titles: Sequence[str], t: Translator
) -> str:
    """The page in the translator's language. ``titles`` are the tables' titles, in the plan's order."""
    sections: list[Child] = [
        _section(t("Standings"), _standings(found, t)),
        _section(t("Head to head"), *_differences(found, t), meetings_figure(found, t)),
        _section(t("Deals"), outcomes_figure(found, t), tables_figure(found, titles, t)),
    ]
    if searched is not None:
        sections.append(_section(t("Can it be exploited?"), *_exploit(searched, t)))
    sections.append(
        _section(
            t("How to read this"),
            el("p", t("Points: 0 is the opening day kept for ever, 100 the best package a side could imagine.")),
            el(
                "p",
                t(
                    "Intervals are normal 95% intervals. Games that share their table and seed share mandates and "
                    "news, so standard errors are clustered by table and seed."
                ),
            ),
            el("p", t("Seed: {seed}. Played again, the tournament gives the same figures.", seed=plan.seed)),
        )
    )
    title = t("Tournament: {bots}", bots=", ".join(plan.bots))
    return document(
        title,
        STYLE,
        el("body", el("header", el("h1", title), el("p", summary(plan, found, t))), el("main", *sections)),
        t.language,
    )


def _section(title: str, *children: Child) -> Markup:
    return el("section", el("h2", title), *children)


def _exploit(found: Exploit, t: Translator) -> list[Child]:
    return [
        el("p", verdict(found, t)),
        el("p", named_best(found, t)),
        listing(ploy_sentences(found.best.name, t)),
        el("p", t(FINALISTS)),
        listing(finalists(found, t)),
        exploit_figure(found, t),
    ]


def _standings(found: Standings, t: Translator) -> Markup:
    formats = Formats(t.locale)
    table = Table(
        (
            t("Bot"),
            t("Points"),
            t("First seat"),
            t("Second seat"),
            t("Gain over no deal"),
            t("Agreements"),
            t("Rounds"),
        ),
        tuple(
            (
                own.bot,
                interval(own.score, formats, t),
                formats.number(own.seats[0].mean, 1),
                formats.number(own.seats[1].mean, 1),
                formats.number(own.gain.mean, 1),
                formats.percent(own.agreements.mean),
                formats.number(own.rounds, 1),
            )
            for own in found.ranked
        ),
    )
    bars = [Bar(own.bot, own.score) for own in found.ranked]
    note = t("Means over both seats, all tables and all opponents, with 95% intervals.")
    return intervals_figure(t("Mean score, in points"), note, bars, table, t, "standings")


def _differences(found: Standings, t: Translator) -> list[Markup]:
    if not found.differences:
        return []
    formats = Formats(t.locale)
    bars = [Bar(f"{pair.bot} − {pair.rival}", pair.score) for pair in found.differences]
    table = Table(
        (t("Bot"), t("Rival"), t("Difference, points")),
        tuple((pair.bot, pair.rival, interval(pair.score, formats, t, signed=True)) for pair in found.differences),
        texts=2,
    )
    note = t("Same seat, same game, same opponent. An interval to the right of zero is an advantage.")
    return [intervals_figure(t("Paired differences, in points"), note, bars, table, t, "differences")]

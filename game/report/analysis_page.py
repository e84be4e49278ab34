"""An analysis as one page of HTML: no script, nothing fetched, the same bytes for the same scenario."""

from __future__ import annotations

from collections.abc import Sequence

from game.lang import Wording
from game.report.analysis_charts import plane_figure, swings_figure
from game.report.analysis_words import fairness_sentences, fates_table, minutes_sentence, trade_in_words
from game.report.balance import Balance
from game.report.fates import Fate
from game.report.findings import findings
from game.report.outlook import Outlook
from game.report.page_html import Child, Markup, document, el, listing, numbers_table
from game.report.page_style import STYLE

__all__ = ["analysis_page"]


def analysis_page(
    balance: Balance, found: Outlook, fates: tuple[Fate, ...], lines: Sequence[str], wording: Wording
) -> str:
    """The page in the wording's language. ``lines`` is the analysis as the terminal shows it."""
    t = wording.t
    title = wording.text(balance.scenario.title)
    missed = findings(balance, wording)
    trades = [trade_in_words(trade, balance, wording) for trade in found.trades]
    sections: list[Child] = [
        _section(t("Findings"), listing(missed) or el("p", t("None; every bar holds."))),
        _section(t("The space of deals"), plane_figure(balance, wording)),
        _section(t("The issues"), swings_figure(balance, wording)),
        _section(
            t("Best trades"),
            el("p", t("Changes on two issues that beat the middle of everything for both."), class_="note"),
            listing(trades) or el("p", t("None: splitting every issue is as good as trading.")),
        ),
        _section(
            t("Fairness and length"),
            *(el("p", line) for line in fairness_sentences(found.fairness, balance, wording)),
            el("p", minutes_sentence(found, balance, wording)),
        ),
    ]
    if fates:
        note = t("Means over {count} games each, with 95% intervals.", count=wording.formats.number(fates[0].games))
        sections.append(_section(t("How bots fare"), numbers_table(fates_table(fates, balance, wording), note)))
    sections.append(_section(t("In full"), listing(_nested(lines))))
    return document(
        t("Analysis: {title}", title=title),
        STYLE,
        el("body", el("header", el("p", t("Analysis"), class_="note"), el("h1", title)), el("main", *sections)),
        t.language,
    )


def _section(title: str, *children: Child) -> Markup:
    return el("section", el("h2", title), *children)


def _nested(lines: Sequence[str]) -> list[Child]:
    """Lines of a terminal as entries of a list: those that begin with a hyphen stand below the one before."""
    entries: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith("- ") and entries:
            entries[-1][1].append(line.removeprefix("- "))
        else:
            entries.append((line, []))
    return [el("span", line, listing(below)) if below else line for line, below in entries]

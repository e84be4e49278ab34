"""The debrief as one page of HTML: no script, nothing fetched, to be read, printed or passed on."""

from __future__ import annotations

from collections.abc import Sequence

from game.report.page_charts import duties_chart, plane_chart, steps_chart, support_chart
from game.report.page_html import document, el
from game.report.page_map import jobs_map
from game.report.page_reasons import reasons_parts
from game.report.page_sections import log_section, missed_section, other_section, past_section, score_section
from game.report.page_style import STYLE
from game.report.sentences import ending_sentence
from game.report.shown import Shown
from game.report.thoughts import Thought

__all__ = ["report_page"]

"""Should anything slip through, a browser still runs and fetches nothing."""


def report_page(shown: Shown, thoughts: Sequence[Thought] = ()) -> str:
    """The page, in the language of ``shown.wording``; ``thoughts`` are the reasons of the bots that played.

    The same game gives the same bytes.
    """
    wording, found = shown.wording, shown.found
    t = wording.t
    title = wording.text(found.scenario.title)
    said = [
        t("Your side: {side}", side=wording.side(shown.side)),
        t("Round {number}", number=shown.view.round),
    ]
    if shown.sheet is not None:
        said.append(t("Your score: {score}", score=wording.formats.points(shown.sheet.score)))
    home = [support_chart(side, shown) for side in (shown.side, shown.other)]
    sections = [
        el(
            "section",
            el("h2", t("The deal")),
            plane_chart(shown),
            steps_chart(shown),
            jobs_map(shown),
            duties_chart(shown),
        ),
        el("section", *score_section(shown)),
        el("section", *missed_section(shown)),
        el("section", el("h2", t("At home")), *home) if any(home) else None,
        el("section", *other_section(shown), *reasons_parts(shown, thoughts)),
        el("section", *past_section(shown)),
        el("section", *log_section(shown)),
    ]
    return document(
        t("Debrief: {title}", title=title),
        STYLE,
        el(
            "body",
            el(
                "header",
                el("p", title, class_="note"),
                el("h1", ending_sentence(found, wording).rstrip(".")),
                el("p", " · ".join(said)),
            ),
            el("main", *sections),
        ),
        t.language,
    )

"""Every hand-out of a scenario in one language: briefs, class sheets and the teacher's sheets."""

from __future__ import annotations

from game.lang import Wording
from game.net.handouts.brief import brief
from game.net.handouts.lesson import teacher_sheets
from game.net.handouts.sheet import Handout, HandoutKind, sheets_document
from game.net.handouts.sheets import class_sheets, questionnaire_sheet
from game.payoff import compile_payoff, likeliest_mandates
from game.report.page_html import Markup, el
from game.scenario.model import Scenario

__all__ = ["handout_index", "handouts", "handouts_page", "sets"]


def handouts(
    scenario: Scenario, language: str, mandates: tuple[str, str] | None = None, offices_only: bool = True
) -> tuple[Handout, ...]:
    """All sheets. ``mandates``: those drawn for the class (default: the likeliest of each side).

    ``scenario`` is the unredacted one. Values on briefs and in the key are those of the opening day.
    """
    found = Wording.of(scenario, language)
    wording = Wording(scenario, found.t, offices_only)
    drawn = mandates or likeliest_mandates(scenario)
    model = compile_payoff(scenario, drawn)
    briefs = tuple(brief(seat, scenario, drawn, model, wording) for seat in scenario.seats)
    sheets = (*class_sheets(scenario, wording), questionnaire_sheet(wording))
    return (*briefs, *sheets, *teacher_sheets(scenario, drawn, model, wording))


def sets(made: tuple[Handout, ...]) -> dict[HandoutKind, tuple[Handout, ...]]:
    """The sheets by who gets them."""
    return {kind: tuple(one for one in made if one.kind is kind) for kind in HandoutKind}


def handouts_page(made: tuple[Handout, ...], scenario: Scenario, language: str) -> str:
    """Sheets as one document to print, each on pages of its own."""
    wording = Wording.of(scenario, language)
    return sheets_document(made, wording.text(scenario.title), wording.t)


def handout_index(made: tuple[Handout, ...], scenario: Scenario, language: str) -> str:
    """A page that lists the files of a folder of hand-outs."""
    wording = Wording.of(scenario, language)
    t = wording.t
    names = {
        HandoutKind.BRIEF: t("Confidential briefs"),
        HandoutKind.CLASS: t("For every student"),
        HandoutKind.TEACHER: t("For the teacher"),
    }
    parts: list[Markup] = []
    for kind, group in sets(made).items():
        rows = [el("li", el("a", one.title, href=f"{one.key}.html")) for one in group]
        everything = el("li", el("a", t("all of them in one file"), href=f"all-{kind.value}.html"))
        parts += [el("h2", names[kind]), el("ul", *rows, everything)]
    index = Handout("index", HandoutKind.TEACHER, t("Hand-outs"), el("div", *parts))
    return sheets_document((index,), wording.text(scenario.title), t)

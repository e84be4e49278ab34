"""The end of the lesson: two prompts chosen by what the class did, and the exit ticket."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.messages import Translator
from game.core.messages import mark as _
from game.lang import Wording
from game.net.theatre.data import ClassFigures
from game.net.theatre.rows import Style, table_rows
from game.net.theatre.slides import Part, Slide
from game.report.page_html import el

__all__ = ["EXIT_QUESTIONS", "closing_slides", "cover_slide", "exit_questions", "prompts"]

EXIT_QUESTIONS = (
    ("trade", _("What could your side give cheaply that the other side wanted much? How would you have found out?")),
    ("leave", _("What was your side's best course without a deal, and did it change during the talks?")),
    ("next", _("What will you do differently in your next negotiation? One sentence.")),
)  # fmt: skip
"""Key and text of each question of the exit ticket."""


def exit_questions(t: Translator) -> tuple[tuple[str, str], ...]:
    """The exit ticket in a language: key and text."""
    return tuple((name, t(text)) for name, text in EXIT_QUESTIONS)


def prompts(figures: ClassFigures, wording: Wording) -> tuple[str, str]:
    """Two questions for the whole class: the two that what happened calls for most."""
    t, tables = wording.t, figures.tables
    styles = [table_rows(one, figures).style for one in tables]
    failed = sum(len(one.failed) for one in tables)
    wanted = [
        (
            any(one.worse for one in tables),
            t("Some of you signed a deal worse than no deal. What makes people sign, and what would you check first?"),
        ),
        (
            2 * sum(not one.agreed for one in tables) >= len(tables) and bool(figures.plane.zone),
            t("A deal better for both was there and many tables left without one. What stood between?"),
        ),
        (failed > 0, t("What you signed failed at home. When should home have been asked?")),
        (
            styles.count(Style.SPLIT) > styles.count(Style.LOGROLLED),
            t("Most deals met in the middle of each row. What did that cost, and why does the middle feel fair?"),
        ),
        (True, t("Take two tables with different deals. What did one know of the other side that the other did not?")),
        (True, t("Is the deal that is best for both also the fair one? Who was not at the table?")),
    ]  # fmt: skip
    chosen = [text for due, text in wanted if due][:2]
    return chosen[0], chosen[1]


def cover_slide(figures: ClassFigures, wording: Wording) -> Slide:
    """What stands on the wall while the class settles: nothing that gives the end away."""
    t = wording.t
    count = len(figures.tables)
    body = el(
        "div",
        el("p", t.plural("One table, one set of mandates", "{count} tables, one set of mandates", count), class_="big"),
        el("p", t("Before you see it: did you get more, or less, of what your side could reach than the others?"),
           class_="ask"),
        class_="cover",
    )  # fmt: skip
    note = t("Let everybody write down a guess before the next slide. Space or the right arrow goes on.")
    return Slide("cover", Part.COVER, wording.text(figures.scenario.title), body, note, 60)


def closing_slides(figures: ClassFigures, wording: Wording, ticket: str = "") -> Iterator[Slide]:
    """Both prompts, then the exit ticket with its address."""
    t = wording.t
    for number, prompt in enumerate(prompts(figures, wording), start=1):
        note = t("One minute alone, two in pairs, then three voices. Start with a table that has not spoken.")
        body = el("p", prompt, class_="big")
        yield Slide(f"prompt-{number}", Part.CLOSING, t("Talk about it"), body, note, 240)
    rows = [el("li", text) for _name, text in exit_questions(t)]
    body = el(
        "div",
        el("ol", *rows, class_="ticket"),
        el("p", t("On your own page now. Answers are kept without a name."), class_="note"),
        el("p", ticket, class_="note address") if ticket else None,
    )
    yield Slide(
        "ticket", Part.CLOSING, t("Exit ticket"), body, t("Keep two minutes for it; the bell is no excuse."), 120
    )

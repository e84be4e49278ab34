"""One printable sheet, and the document that holds several: no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from game.core.messages import Translator
from game.core.text import Text
from game.net.places import STATIC
from game.report.page_html import Child, Markup, document, el

__all__ = ["Handout", "HandoutKind", "bullets", "lines_to_fill", "print_style", "sheet", "sheets_document"]


class HandoutKind(StrEnum):
    """Who gets a sheet."""

    BRIEF = "brief"  # one role, confidential
    CLASS = "class"  # every student
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True)
class Handout:
    """One sheet. ``key`` names its file and its address."""

    key: str
    kind: HandoutKind
    title: str
    body: Markup


def print_style() -> str:
    """The style of printed sheets, from the file that the server serves."""
    return (STATIC / "print.css").read_text(encoding="utf-8")


def sheet(handout: Handout, head: str, foot: str) -> Markup:
    """A sheet on its own page, with the scenario above and its kind below."""
    return el(
        "article",
        el("p", head, class_="head"),
        el("h1", handout.title),
        handout.body,
        el("p", foot, class_="foot"),
        class_=f"sheet {handout.kind.value}",
        id=handout.key,
    )


def sheets_document(made: Sequence[Handout], title: str, t: Translator) -> str:
    """A whole page of HTML with its style inside: opens from a disk and prints."""
    feet = {
        HandoutKind.BRIEF: t("Confidential: for this seat only"),
        HandoutKind.CLASS: t("For every student"),
        HandoutKind.TEACHER: t("For the teacher"),
    }
    return document(
        title if len(made) != 1 else f"{made[0].title}: {title}",
        print_style(),
        el("body", el("main", *(sheet(one, title, feet[one.kind]) for one in made)), class_="sheets"),
        t.language,
    )


def bullets(texts: Iterable[Text | str], language: str, ordered: bool = False) -> Markup:
    """A list of texts in one language."""
    rows: list[Child] = [el("li", text.get(language) if isinstance(text, Text) else text) for text in texts]
    return el("ol" if ordered else "ul", *rows)


def lines_to_fill(count: int) -> Markup:
    """Ruled lines to write on."""
    return el("div", *(el("span", "", class_="rule") for _ in range(count)), class_="rules", aria_hidden="true")

"""Short dialogues that only say something."""

from __future__ import annotations

from game.core.messages import Translator
from game.ui.kit import Button, Column, Grid, Label, Paragraph, Ui, Widget
from game.ui.scenes.ask import Ask

__all__ = ["open_keys", "tell"]


def tell(ui: Ui, title: str, text: str, close: str, *, style: str = "quote", width: float = 520) -> Ask:
    """Say something and wait for the player to have read it."""
    ask = Ask(ui)
    ask.show(
        title, Column([Paragraph(text, style, width=width)]), [Button(close, ask.close, kind="primary")], width=width
    )
    return ask


def open_keys(ui: Ui, t: Translator, in_class: bool = False) -> Ask:
    """The keys of the table, of one at this machine or of one ``in_class``."""
    here = [("U", t("take back the last step")), ("H", t("ask the coach; also how to reply to the news"))]
    there = [
        ("G, A", t("the delegation; share the draft with it")),
        ("R", t("our side is ready")),
        ("Q, T", t("guess their priorities; the votes at home")),
    ]
    lines = [
        ("Tab", t("to the next thing; Shift+Tab to the one before")),
        ("↑ ↓", t("to the row above or below")),
        ("← →", t("another option on the row")),
        ("Enter", t("all about the row, and what each option would bring")),
        ("Del", t("leave the row out of the offer")),
        ("1–4, 0", t("put the row into a lot, or into none")),
        ("P", t("propose the package")),
        ("S, D", t("sign or decline their offer")),
        ("E", t("end the turn")),
        ("M, C", t("measures, consultations")),
        *(there if in_class else here),
        ("W", t("walk away")),
        ("N", t("news, codex and log")),
        ("V, F11", t("voice on or off, full screen")),
        ("Esc", t("menu")),
    ]
    rows: list[list[Widget | None]] = [
        [Label(keys, "strong"), Paragraph(what, "body", "ink2", width=380)] for keys, what in lines
    ]
    ask = Ask(ui)
    close = Button(t("Close"), ask.close, kind="primary")
    ask.show(t("Keys"), Grid(rows, columns=(0, 1), gap=24, row_gap=8), [close], width=520)
    return ask

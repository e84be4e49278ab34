"""The menu over a class table: the brief, the rules, another of one's seats, settings, leaving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.ui.kit import Button, Column, Paragraph, Widget
from game.ui.scenes.ask import Ask
from game.ui.scenes.notices import open_keys

if TYPE_CHECKING:
    from game.ui.scenes.class_table import ClassTableScene

__all__ = ["open_class_menu"]


def open_class_menu(table: ClassTableScene) -> Ask:
    """Open it; Escape goes on with the game. The class keeps the game: nothing is saved here."""
    t, session, ask = table.t, table.session, Ask(table.ui)

    def then(call: Callable[[], object]) -> Callable[[], None]:
        def go() -> None:
            ask.close()
            call()

        return go

    def brief() -> None:
        from game.ui.scenes.brief import BriefScene

        table.push(BriefScene(table.desk, session, again=True))

    def settings() -> None:
        from game.ui.scenes.settings_scene import SettingsScene

        table.push(SettingsScene(table.desk))

    kept = t("The class keeps the game. Join again with the same name and you are back in your seat.")
    items: list[Widget] = [Paragraph(kept, "body", "ink2", width=360)]
    choices: list[tuple[str, Callable[[], object], str]] = []
    for seat in session.room.seats:
        if seat != session.seat:
            label = t("Act as: {seat}", seat=session.wording.seat(seat))
            choices.append((label, partial(session.table.act_as, seat), "users"))
    choices += [
        (t("The brief"), brief, "file-text"),
        (t("Codex"), table.codex, "book-open"),
        (t("Keys"), lambda: open_keys(table.ui, t, in_class=True), "keyboard"),
        (t("Settings"), settings, "settings"),
        (t("Leave the class"), table.stage.quit, "log-out"),
    ]
    for label, call, icon in choices:
        items.append(Button(label, then(call), icon=icon, align="start"))
    go_on = Button(t("Go on playing"), ask.close, kind="primary", icon="play")
    ask.show(t("Menu"), Column(items, gap=8), [go_on], width=420)
    return ask

"""The menu over the table: save, load, settings, brief, leave."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from game.ui.kit import Button, Column, Paragraph, TextEntry, Widget
from game.ui.scenes.ask import Ask
from game.ui.scenes.notices import open_keys
from game.ui.scenes.saves import save_as

if TYPE_CHECKING:
    from game.ui.scenes.table import TableScene

__all__ = ["open_menu"]


def open_menu(table: TableScene) -> Ask:
    """Open the menu; Escape goes on with the game."""
    t, ask = table.t, Ask(table.ui)

    def then(call: object) -> object:
        def go() -> None:
            ask.close()
            call()  # type: ignore[operator]

        return go

    def settings() -> None:
        from game.ui.scenes.settings_scene import SettingsScene

        table.push(SettingsScene(table.desk))

    def brief() -> None:
        from game.ui.scenes.brief import BriefScene

        table.push(BriefScene(table.desk, table.session, again=True))

    def codex() -> None:
        table.codex()

    def load() -> None:
        from game.ui.scenes.load_game import LoadScene

        table.push(LoadScene(table.desk))

    def keys() -> None:
        open_keys(table.ui, t)

    def title() -> None:
        table.session.cancel()
        while len(table.stage.scenes) > 1:
            table.stage.pop()

    where, ironman = table.session.path, table.session.table.ironman and not table.session.table.over
    kept = (
        t("The game is saved after every move.")
        if where is not None and table.session.table.journal.problem is None
        else t("This game is not being saved.")
    )
    items: list[Widget] = [Paragraph(kept, "body", "ink2", width=360)]
    if ironman:
        items.append(Paragraph(t("Ironman: there is one save, and it only goes forward."), "body", "ink2", width=360))
    # A second copy of an ironman game would be a way back.
    copies = [] if ironman else [(t("Save under a name"), lambda: open_save_as(table), "save")]
    choices = [
        *copies, (t("Load a game"), load, "folder-open"),
        (t("The brief"), brief, "file-text"), (t("Codex"), codex, "book-open"),
        (t("Keys"), keys, "keyboard"), (t("Settings"), settings, "settings"),
        (t("Leave for the title"), title, "house"),
        (t("Quit the game"), table.stage.quit, "log-out"),
    ]  # fmt: skip
    for label, call, icon in choices:
        items.append(Button(label, then(call), icon=icon, align="start"))  # type: ignore[arg-type]
    ask.show(
        t("Menu"), Column(items, gap=8), [Button(t("Go on playing"), ask.close, kind="primary", icon="play")], width=420
    )
    return ask


def open_save_as(table: TableScene) -> Ask:
    """Ask for a name and save under it."""
    t, ask = table.t, Ask(table.ui)
    name = [time.strftime("%Y-%m-%d %H.%M")]

    def keep(text: str) -> None:
        name[0] = text

    def save(_text: str = "") -> None:
        problem = save_as(table.desk, table.session, name[0])
        if problem:
            table.desk.say(problem, "warn")
            return
        ask.close()
        table.desk.say(t("Saved as “{name}”.", name=name[0].strip()), "ok")

    entry = TextEntry(t("Name of the save"), name[0], keep, on_submit=save, max_length=60, width=360)
    ask.show(
        t("Save the game"),
        Column([entry]),
        [Button(t("Cancel"), ask.close), Button(t("Save"), save, kind="primary", icon="save")],
        width=460,
        focus=entry,
    )
    return ask

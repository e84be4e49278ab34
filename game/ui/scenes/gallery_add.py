"""The dialogue that takes a player's own file or folder into the gallery, and the drop that does the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pygame.event import Event

from game.core.messages import Translator
from game.ui.kit import Button, Column, Paragraph, TextEntry, Ui
from game.ui.scenes.ask import Ask

if TYPE_CHECKING:
    from game.ui.scenes.base import GameScene

__all__ = ["dropped", "open_add"]

LONGEST = 400


def open_add(ui: Ui, t: Translator, usual: Path, there: Callable[[Path], bool], add: Callable[[Path], object]) -> Ask:
    """Ask for a path until there is something at it."""
    ask, given = Ask(ui), [""]

    def keep(text: str) -> None:
        given[0] = text

    def go(_text: str = "") -> None:
        text = given[0].strip().strip('"')
        if text and there(Path(text)):
            ask.close()
            add(Path(text))

    entry = TextEntry(t("File or folder"), "", keep, on_submit=go, max_length=LONGEST, width=440, key="place")
    words = [
        t("A scenario file, or a folder with several. You can also drop either on this window."),
        t("What lies in {folder} is always shown.", folder=str(usual)),
    ]
    ask.show(
        t("Add scenarios of your own"),
        Column([*(Paragraph(line, "body", "ink2", width=440) for line in words), entry], gap=12),
        [Button(t("Cancel"), ask.close), Button(t("Add"), go, kind="primary", icon="plus", key="go")],
        width=520,
        focus=entry,
    )
    return ask


def dropped(scene: GameScene, event: Event) -> bool:
    """A file or folder was dropped on a screen that has no use for it: it goes to the gallery."""
    from game.ui.scenes.gallery import GalleryScene

    gallery = next((one for one in scene.stage.scenes if isinstance(one, GalleryScene)), None)
    if gallery is not None and getattr(scene, "session", None) is None:
        while scene.stage.top is not gallery:
            scene.stage.pop()
        gallery.add(Path(event.file))
    elif getattr(scene, "session", None) is None:
        fresh = GalleryScene(scene.desk)
        scene.stage.push(fresh)
        fresh.add(Path(event.file))
    else:
        scene.desk.say(scene.t("Leave the game first; then drop scenarios on the title or the gallery."), "warn")
    return True

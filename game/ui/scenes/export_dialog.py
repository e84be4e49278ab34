"""Exporting the debrief: where its page and its table of figures go."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.report.files import write_report
from game.ui.kit import Button, Checkbox, Column, Paragraph, TextEntry
from game.ui.scenes.ask import Ask
from game.ui.scenes.notices import tell

if TYPE_CHECKING:
    from game.report.thoughts import Thought
    from game.ui.scenes.debrief import DebriefScene
    from game.ui.scenes.desk import Desk

__all__ = ["REPORTS", "ExportDialog"]

REPORTS = "reports"
"""Folder of the player's data folder that is proposed."""
LONGEST = 400


class ExportDialog:
    """Asks for the file; the page is written in the worker, in the player's language."""

    def __init__(self, scene: DebriefScene, desk: Desk, gather: Callable[[], tuple[Thought, ...]]) -> None:
        self.scene = scene
        self.desk = desk
        self.gather = gather
        name = time.strftime(f"{scene.shown.found.scenario.id} %Y-%m-%d %H.%M.html")
        self.text = str(desk.folder / REPORTS / name)
        self.figures = True
        self.ask = Ask(scene.ui)
        self._show()

    def _show(self) -> None:
        t = self.desk.t
        entry = TextEntry(
            t("File"), self.text, self._keep, on_submit=lambda _text: self.write(), max_length=LONGEST, width=540,
            key="place",
        )  # fmt: skip
        parts = [
            Paragraph(
                t("A page that stands alone, to read, to print or to hand in: every chart, with its table."),
                "body", "ink2", width=540,
            ),
            entry,
            Checkbox(t("The figures as a table too (CSV), beside it"), self.figures, self._both, key="figures"),
        ]  # fmt: skip
        actions = [
            Button(t("Cancel"), self.ask.close),
            Button(t("Export"), self.write, kind="primary", icon="file-text", key="export-now"),
        ]
        self.ask.show(t("Export the debrief"), Column(parts, gap=14), actions, width=620, focus=entry)

    def _keep(self, text: str) -> None:
        self.text = text

    def _both(self, on: bool) -> None:
        self.figures = on

    def write(self) -> None:
        """Write the files and say where they are; a file that is there already is left alone."""
        t = self.desk.t
        page = _page(self.text)
        if page is None:
            self.desk.say(t("Give the file a name."), "warn")
            return
        csv = page.with_suffix(".csv") if self.figures else None
        there = next((place for place in (page, csv) if place is not None and place.exists()), None)
        if there is not None:
            self.desk.say(t("{file} is there already; choose another name.", file=str(there)), "warn")
            return
        shown, gather = self.scene.shown, self.gather
        self.ask.close()

        def job() -> tuple[Path, ...]:
            page.parent.mkdir(parents=True, exist_ok=True)
            return write_report(shown, gather(), page, csv)

        self.desk.work(job, self._done, self._failed)

    def _done(self, files: tuple[Path, ...]) -> None:
        t = self.desk.t
        if not self.scene.left and self.scene.stage.top is self.scene:
            names = "\n".join(str(file) for file in files)
            tell(self.scene.ui, t("The debrief was exported"), names, t("Close"), style="body", width=620)

    def _failed(self, problem: BaseException) -> None:
        why = (problem.strerror if isinstance(problem, OSError) else "") or str(problem)
        self.desk.say(self.desk.t("The debrief could not be exported: {why}.", why=why), "warn")


def _page(text: str) -> Path | None:
    """The page's file, with its ending; None for a text that names none."""
    text = text.strip().strip('"')
    if not text or text.endswith(("/", "\\")):
        return None
    place = Path(text).expanduser()
    return place if place.suffix.lower() in (".html", ".htm") else place.with_name(place.name + ".html")

"""What all screens of one window share: settings, words, the stage, the worker, and the way between screens."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pygame

from game.core.messages import Translator
from game.lang.choose import system_language
from game.lang.formats import Formats
from game.ui.kit import PaletteName, Theme, Ui, toast
from game.ui.kit.context import Gear, milliseconds
from game.ui.scenes.kit_words import kit_words
from game.ui.settings import Settings, data_folder, load_settings, save_settings
from game.ui.sound import Sound
from game.ui.stage import Stage
from game.ui.voice import Voice

if TYPE_CHECKING:
    from game.ui.session import Session

__all__ = ["Desk", "theme_of"]

R = TypeVar("R")
SETTINGS = "settings.json"
SAVES = "saves"


def theme_of(settings: Settings) -> Theme:
    """The look that the settings ask for."""
    return Theme(
        settings.text_size / 100, PaletteName(settings.theme), settings.reduced_motion,
        distinct=settings.palette == "distinct",
    )  # fmt: skip


class Desk:
    """Made once per window. ``folder`` is the user's data folder (saves and settings)."""

    def __init__(self, folder: Path | None = None, language: str | None = None) -> None:
        self.folder = folder or data_folder()
        self.settings, self.set_aside = load_settings(self.folder / SETTINGS)
        self._forced = language
        self.t = Translator(self.language)
        self.pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="table")
        self.voice = Voice(self.language)
        self.sound = Sound()
        self.voice.on, self.sound.on = self.settings.speech, self.settings.sound
        self.full_screen: Callable[[bool], object] | None = None
        """Changes between window and full screen; None where there is no window."""
        self.loaded: Callable[[], object] | None = None
        """Called in the worker once what the next screens need is loaded."""
        self._stage: Stage | None = None
        self.closed = False

    @property
    def stage(self) -> Stage | None:
        """The stage whose screens this desk serves."""
        return self._stage

    @stage.setter
    def stage(self, stage: Stage | None) -> None:
        self._stage = stage
        if stage is not None:
            stage.shortcuts |= {"V": self.toggle_speech, "F11": self.toggle_full_screen}

    @property
    def language(self) -> str:
        """The language asked for on the command line, else the settings', else the system's."""
        return self._forced or self.settings.language or system_language()

    @property
    def formats(self) -> Formats:
        return Formats(self.t.language)

    @property
    def saves(self) -> Path:
        """Folder of saved games; not made here."""
        return self.folder / SAVES

    def gear(self, clock: Callable[[], int] = milliseconds) -> Gear:
        """The kit's shared things, in the settings' look and language."""
        return Gear(
            theme_of(self.settings), kit_words(self.t), announce=self.voice.say, clock=clock, cue=self.sound.play
        )

    # -- settings

    def change(self, settings: Settings) -> None:
        """Take other settings, at once on screen and on disk."""
        before, self.settings = self.settings, settings
        if settings.language != before.language:
            self._forced = None
            self.t = Translator(self.language)
            self.voice.language = self.language
        if settings.speech != before.speech:
            self.voice.on = settings.speech
            if not settings.speech:
                self.voice.hush()
        self.sound.on = settings.sound
        if settings.full_screen != before.full_screen and self.full_screen is not None:
            self.full_screen(settings.full_screen)
        stage = self.stage
        if stage is not None:
            if theme_of(settings) != stage.gear.theme:
                stage.set_theme(theme_of(settings))
            if settings.language != before.language:
                for scene in stage.scenes:
                    session = getattr(scene, "session", None)
                    if session is not None:
                        session.t = self.t
                stage.set_translate(kit_words(self.t))
        if not self.write_settings():
            self.say(self.t("The settings could not be kept: the folder {folder} cannot be written.",
                            folder=str(self.folder)), "warn")  # fmt: skip

    def toggle_speech(self) -> None:
        """Turn the voice on or off, and say so where it can be heard or read."""
        on = not self.settings.speech
        if on and self.voice.program is None:
            self.say(self.t("No speech program was found. On Linux, install espeak-ng or speech-dispatcher."), "warn")
            return
        self.change(replace(self.settings, speech=on))
        self.say(self.t("The voice is on: it says what has the focus.") if on else self.t("The voice is off."))
        ui = self.ui
        if on and ui is not None and ui.focus.current is not None:
            ui.say(ui.focus.current.describe())

    def toggle_full_screen(self) -> None:
        """Between window and full screen."""
        self.change(replace(self.settings, full_screen=not self.settings.full_screen))

    def write_settings(self) -> bool:
        """Write the settings; False when the disk would not have them."""
        try:
            save_settings(self.folder / SETTINGS, self.settings)
        except OSError:
            return False
        return True

    # -- work in the background

    def post(self, call: Callable[[], object]) -> None:
        """Have the window's loop make a call; nothing once the window is gone."""
        if self.stage is None or self.closed:
            return
        try:
            self.stage.post(call)
        except pygame.error:
            self.closed = True

    def work(
        self, job: Callable[[], R], done: Callable[[R], object], failed: Callable[[BaseException], object]
    ) -> Future[R]:
        """Do a job in the worker and give its result, or what went wrong, to the loop."""

        def arrived(future: Future[R]) -> None:
            try:
                problem = future.exception()
            except CancelledError:
                return
            if problem is not None:
                logging.getLogger(__name__).info("work failed", exc_info=problem)
                self.post(lambda: failed(problem))
            else:
                self.post(lambda: done(future.result()))

        future = self.pool.submit(job)
        future.add_done_callback(arrived)
        return future

    def close(self) -> None:
        """Let the worker go; what it still finds is dropped."""
        self.closed = True
        self.voice.close()
        self.pool.shutdown(wait=False, cancel_futures=True)

    # -- small talk

    def say(self, text: str, kind: str = "info") -> None:
        """A short message over the screen that is shown."""
        if self.ui is not None:
            toast(self.ui, text, kind)

    def check_journal(self, session: Session) -> None:
        """Say once when a game can no longer be written to disk."""
        problem = session.table.journal.problem
        if problem is not None and session.path is not None:
            session.path = None
            self.say(self.t("The game could not be saved: {why}.", why=problem.strerror or str(problem)), "warn")

    @property
    def ui(self) -> Ui | None:
        """The context of the screen that is shown."""
        return self.stage.top.ui if self.stage is not None and self.stage.top is not None else None

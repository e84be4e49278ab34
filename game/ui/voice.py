"""The voice: says what has the focus through the system's own speech program. Nothing waits for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["Program", "Voice", "find_program"]

PAUSE_S = 0.06
"""A focus that moves on at once is not worth a word."""

WINDOWS_SCRIPT = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "try {{ $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]'{culture}') }} catch {{}}; "
    "$voice.Speak([Console]::In.ReadToEnd())"
)


@dataclass(frozen=True, slots=True)
class Program:
    """How to say a text that is handed over on standard input.

    ``hush`` stops what outlives its process; ``spare`` is tried where ``words`` fail, a voice that is not installed.
    """

    name: str
    words: tuple[str, ...]
    hush: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()


def find_program(
    language: str, platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which
) -> Program | None:
    """The speech program of this system for en or fr; None when there is none."""
    if platform == "darwin":
        found = which("say")
        if found and language == "fr":
            return Program("say", (found, "-v", "Amélie"), spare=(found, "-v", "Thomas"))
        # Without a name the voice is the one the player has set.
        return Program("say", (found,)) if found else None
    if platform == "win32":
        found = which("powershell") or which("pwsh")
        culture = "fr-CA" if language == "fr" else "en-CA"
        script = WINDOWS_SCRIPT.format(culture=culture)
        flags = ("-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", script)
        return Program("SAPI", (found, *flags)) if found else None
    for name in ("espeak-ng", "espeak"):
        found = which(name)
        if found:
            return Program(name, (found, "-v", "fr" if language == "fr" else "en", "--stdin"))
    found = which("spd-say")
    if found:
        return Program("spd-say", (found, "-l", language, "-e", "-w"), (found, "-C"))
    return None


class Voice:
    """Says texts one at a time; the next cuts the last one short.

    A thread starts the program and waits for it, so that the window never does. ``find`` gives the program for a
    language (tests pass their own).
    """

    def __init__(self, language: str, find: Callable[[str], Program | None] = find_program) -> None:
        self.on = False
        self.language = language
        self._find = find
        self._lock = threading.Condition()
        self._text: str | None = None
        self._closed = False
        self._running: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None

    @property
    def program(self) -> Program | None:
        """What would speak now, if anything."""
        return self._find(self.language)

    def say(self, text: str) -> None:
        """Say a text, if the voice is on; returns at once."""
        if not self.on or not text:
            return
        with self._lock:
            if self._closed:
                return
            self._text = text
            self._stop()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="voice", daemon=True)
                self._thread.start()
            self._lock.notify()

    def hush(self) -> None:
        """Be silent."""
        with self._lock:
            self._text = None
            self._stop()

    def close(self) -> None:
        """Be silent for good."""
        with self._lock:
            self._closed = True
            self._text = None
            self._stop()
            self._lock.notify()

    def _stop(self) -> None:
        if self._running is not None and self._running.poll() is None:
            self._running.terminate()

    def _next(self) -> str | None:
        with self._lock:
            while self._text is None and not self._closed:
                self._lock.wait()
            while not self._closed and self._text is not None:
                wanted = self._text
                self._lock.wait(PAUSE_S)
                if self._text is wanted:
                    self._text = None
                    return wanted
            return "" if not self._closed else None

    def _work(self) -> None:
        while (text := self._next()) is not None:
            program = self._find(self.language)
            if text and program is not None:
                self._speak(program, text)

    def _speak(self, program: Program, text: str) -> None:
        try:
            with self._lock:
                if self._text is not None or self._closed or not self.on:
                    return
                self._running = _start(program.words)
            self._running.communicate(text.encode("utf-8"))
            if self._running.returncode and program.hush:
                _start(program.hush).wait(2)
            # A signal is our own doing; an error is the program's.
            if self._running.returncode > 0 and program.spare:
                with self._lock:
                    self._running = _start(program.spare)
                self._running.communicate(text.encode("utf-8"))
        except (OSError, ValueError, subprocess.SubprocessError):
            # A program that cannot be run is a voice that says nothing; the game goes on.
            return
        finally:
            self._running = None


def _start(words: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        list(words), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )  # fmt: skip

"""A few quiet cues, made by arithmetic when the window has time. Without an audio device the game is silent."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pygame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["CUES", "Cue", "Sound", "synthesize"]

RATE: Final = 44_100
VOLUME: Final = 0.22
"""Of full scale: a cue must never startle."""


class Cue(StrEnum):
    """The moments that have a sound."""

    PRESS = "press"
    OFFER = "offer"
    THEIRS = "theirs"
    PASSED = "passed"
    FAILED = "failed"
    ROUND = "round"
    WARN = "warn"


CUES: Final[dict[str, tuple[tuple[float, float, float], ...]]] = {
    Cue.PRESS: ((880.0, 0.0, 0.05),),
    Cue.OFFER: ((523.25, 0.0, 0.16), (659.25, 0.07, 0.22)),
    Cue.THEIRS: ((587.33, 0.0, 0.18), (440.0, 0.09, 0.26)),
    Cue.PASSED: ((523.25, 0.0, 0.3), (659.25, 0.1, 0.3), (783.99, 0.2, 0.42)),
    Cue.FAILED: ((349.23, 0.0, 0.24), (277.18, 0.12, 0.4)),
    Cue.ROUND: ((392.0, 0.0, 0.5), (784.0, 0.0, 0.4)),
    Cue.WARN: ((311.13, 0.0, 0.14), (311.13, 0.16, 0.16)),
}
"""Per cue: partial tones as (hertz, start in seconds, length in seconds)."""


def synthesize(cue: str) -> NDArray[np.int16]:
    """One cue as mono samples, int16 of shape (n,) at RATE; starts and ends at silence."""
    # Here, because it is the slowest import of all and the first frame does without.
    import numpy as np

    tones = CUES[cue]
    whole = np.zeros(int(RATE * max(start + length for _, start, length in tones)) + 1)
    for hertz, start, length in tones:
        seconds = np.arange(int(RATE * length)) / RATE
        wave = np.sin(2 * np.pi * hertz * seconds) + 0.22 * np.sin(4 * np.pi * hertz * seconds)
        # Struck softly and left to ring: 6 ms up, then a decay that reaches nothing at the end.
        shape = np.minimum(1.0, seconds / 0.006) * np.exp(-5.0 * seconds / length) * (1.0 - seconds / length)
        first = int(RATE * start)
        whole[first : first + len(seconds)] += wave * shape
    loud: NDArray[np.float64] = whole / np.abs(whole).max() * VOLUME * 32_767
    return loud.astype(np.int16)


class Sound:
    """Plays cues while ``on``. The mixer is opened at the first cue, in a thread: drivers take their time."""

    def __init__(self, opener: Callable[[], object] | None = None) -> None:
        self.on = True
        self.played: list[str] = []
        """The last few cues asked for while on, the newest last."""
        self._opener = opener or _open_mixer
        self._sounds: dict[str, pygame.mixer.Sound] = {}
        self._ready = False
        self._asked = False

    def play(self, cue: str) -> None:
        """Play a cue; nothing when sound is off or there is no device."""
        if not self.on or cue not in CUES:
            return
        self.played = [*self.played[-19:], cue]
        if self._ready:
            self._play(cue)
        elif not self._asked:
            self._asked = True
            threading.Thread(target=self._open, args=(cue,), name="sound", daemon=True).start()

    def _open(self, cue: str) -> None:
        try:
            self._opener()
        except (pygame.error, NotImplementedError, OSError):
            # No device, no driver or a mixer left out of this build: silence is a fine answer.
            return
        self._ready = True
        self._play(cue)

    def _play(self, cue: str) -> None:
        try:
            if cue not in self._sounds:
                self._sounds[cue] = pygame.mixer.Sound(buffer=synthesize(cue).tobytes())
            self._sounds[cue].play()
        except pygame.error:
            self._ready = False


def _open_mixer() -> None:
    if not device_likely():
        raise OSError("no audio device")
    pygame.mixer.init(RATE, -16, 1, 512)


def device_likely(platform: str = sys.platform, devices: Path = Path("/dev/snd")) -> bool:
    """Whether it is worth asking for a device: on a Linux without any, ALSA fills the terminal with complaints."""
    if not platform.startswith("linux") or os.environ.get("SDL_AUDIODRIVER") or os.environ.get("PULSE_SERVER"):
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"))
    return devices.is_dir() or (runtime / "pulse").is_dir() or (runtime / "pipewire-0").exists()

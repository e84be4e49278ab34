"""The voice: which program speaks on which system, that it never holds up the window, and that the next cuts in."""

import sys
import time
from pathlib import Path

import pytest

from game.ui.scenes.title import TitleScene
from game.ui.voice import Program, Voice, find_program
from tests.ui.scenes.conftest import House

SLOW = """
import pathlib, sys, time
text = sys.stdin.read()
folder = pathlib.Path(sys.argv[1])
(folder / f"{text} begun").touch()
time.sleep(5 if text == "long" else 0)
(folder / f"{text} said").touch()
"""


def speaker(folder: Path) -> Program:
    script = folder / "speaker.py"
    script.write_text(SLOW, encoding="utf-8")
    return Program("test", (sys.executable, "-S", str(script), str(folder)))


def until(done: object, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not done():  # type: ignore[operator]
        assert time.monotonic() < end, "it never came to pass"
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("platform", "there", "name", "has"),
    [
        ("darwin", {"say"}, "say", "Amélie"), ("win32", {"powershell"}, "SAPI", "fr-CA"),
        ("linux", {"espeak-ng", "spd-say"}, "espeak-ng", "fr"), ("linux", {"spd-say"}, "spd-say", "fr"),
    ],
)  # fmt: skip
def test_each_system_s_program_in_french(platform: str, there: set[str], name: str, has: str) -> None:
    found = find_program("fr", platform, lambda word: f"/bin/{word}" if word in there else None)
    assert found is not None and found.name == name
    assert any(has in word for word in found.words)
    english = find_program("en", platform, lambda word: f"/bin/{word}" if word in there else None)
    assert english is not None and english.words != found.words


def test_none_is_none() -> None:
    assert all(find_program("en", platform, lambda _word: None) is None for platform in ("darwin", "win32", "linux"))


def test_the_next_text_cuts_the_last_one_short(tmp_path: Path) -> None:
    program = speaker(tmp_path)
    voice = Voice("en", lambda _language: program)
    voice.on = True
    began = time.monotonic()
    voice.say("long")
    assert time.monotonic() - began < 0.2, "saying held up the window"
    until((tmp_path / "long begun").exists)
    voice.say("short")
    until((tmp_path / "short said").exists, 4)
    assert not (tmp_path / "long said").exists()
    voice.close()


def test_a_voice_that_is_not_installed_gives_way_to_another(tmp_path: Path) -> None:
    good = speaker(tmp_path)
    program = Program("test", (sys.executable, "-S", "-c", "raise SystemExit(1)"), spare=good.words)
    voice = Voice("fr", lambda _language: program)
    voice.on = True
    voice.say("short")
    until((tmp_path / "short said").exists)
    voice.close()


def test_a_focus_that_hurries_on_is_not_spoken(tmp_path: Path) -> None:
    program = speaker(tmp_path)
    voice = Voice("en", lambda _language: program)
    voice.on = True
    for number in range(5):
        voice.say(f"row {number}")
    until((tmp_path / "row 4 said").exists)
    voice.close()
    assert not (tmp_path / "row 1 begun").exists()


def test_a_voice_that_is_off_or_cannot_be_run_says_nothing(tmp_path: Path) -> None:
    asked: list[str] = []
    voice = Voice("en", lambda language: asked.append(language) or Program("gone", (str(tmp_path / "no-such"),)))
    voice.say("one")
    assert not asked
    voice.on = True
    voice.say("two")
    until(lambda: asked == ["en"])
    voice.say("three")
    until(lambda: len(asked) == 2)
    voice.close()


def test_v_turns_it_on_says_the_focus_and_is_kept(house: House) -> None:
    said: list[str] = []
    house.desk.voice = Voice("en", lambda _language: Program("test", ("true",)))
    house.desk.voice.say = said.append  # type: ignore[method-assign]
    house.stage.gear.announce = said.append
    house.stage.push(TitleScene(house.desk))
    house.key("Tab")
    said.clear()
    house.key("v")
    assert house.desk.settings.speech and house.desk.voice.on
    assert any(text.startswith("New game, button") or ", button" in text for text in said)
    house.key("v")
    assert not house.desk.settings.speech and not house.desk.voice.on


def test_v_without_a_program_says_what_to_install(house: House) -> None:
    house.desk.voice = Voice("en", lambda _language: None)
    house.stage.push(TitleScene(house.desk))
    said: list[str] = []
    house.stage.gear.announce = said.append
    house.key("v")
    assert not house.desk.settings.speech
    assert any("espeak-ng" in text for text in said)


def test_v_is_a_letter_where_letters_are_typed(house: House) -> None:
    from game.scenario import load
    from game.ui.scenes.codex import CodexScene
    from tests.ui.scenes.conftest import TINY

    house.stage.push(CodexScene(house.desk, load(TINY)))
    scene = house.stage.top
    assert scene is not None
    search = next(widget for widget in scene.ui.root.walk() if widget.key == "search")
    scene.ui.focus.set(search)
    house.key("v")
    assert not house.desk.settings.speech
    assert scene.words == "v"  # type: ignore[attr-defined]

"""A window that is killed in the middle of a round, or closed, or cannot save: nothing but a draft is lost untold."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from game.rules.actions import EndTurn
from game.scenario import load
from game.table.saves import Opened, open_save
from tests.ui.real_screen import NEEDS_SCREEN, Screen, Shown, XHands
from tests.ui.scenes.players import KeyboardPlayer

TINY = Path(__file__).parents[1] / "data" / "scenarios" / "tiny.yaml"
pytestmark = [*NEEDS_SCREEN, pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills as POSIX does")]


def test_a_window_killed_at_any_moment_goes_on_where_it_was(screen: Screen) -> None:
    screen.open(str(TINY), "canada", "7")
    player = until(screen, at_turn)
    row = player.must(key="row-0")
    player.step(row, 2)
    drafted = screen.read()
    assert player.must(key="row-0")["value"] != row["value"], "something is being composed"
    kill(screen)
    assert saved(screen).table.digest() == drafted["digest"], "a draft is no move"

    resumed = again(screen)
    assert resumed.hands.look()["digest"] == drafted["digest"]
    player = until(screen, at_turn, resumed)
    player.turn(player.hands.look())
    # No waiting: the other side is at work, or has just answered.
    made = len(saved(screen).table.journal.entries)
    kill(screen)
    assert len(saved(screen).table.journal.entries) >= made
    assert any(isinstance(record.body, EndTurn) for record in saved(screen).table.records())

    player = until(screen, lambda seen: seen["scene"] == "CloseScene", again(screen, proposed=1))
    read = screen.read()["digest"]
    kill(screen)
    assert saved(screen).table.digest() == read, "a page that was being read"

    player = until(screen, lambda seen: at_turn(seen) and seen["round"] == 2, again(screen, proposed=1))
    player.hands.key("m")
    assert screen.read()["layer"] == 1
    before = screen.read()["digest"]
    kill(screen)
    assert saved(screen).table.digest() == before, "a dialogue that was open"

    again(screen)
    assert screen.read()["digest"] == before
    screen.quit()
    assert saved(screen).table.digest() == before, "closed as windows are"


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="needs prlimit (util-linux)")
def test_a_full_disk_is_told_once_and_the_game_is_played_to_its_end(screen: Screen) -> None:
    screen.open(str(TINY), "canada", "7", file_limit=len(load(str(TINY)).resolved.encode()) + 2500)
    until(screen, lambda seen: seen["scene"] == "EndingScene")
    seen = screen.read()
    assert seen["over"]
    (told,) = [text for text in seen["told"] if "could not be saved" in text]
    assert told.startswith("warn: ")
    screen.quit()
    (place,) = (screen.folder / "saves").glob("*.jsonl")
    kept = open_save(place, journal=False)
    assert kept.warnings in ((), ("last_line_cut",)) and not kept.table.over, "what fitted is a game to be taken up"


def test_without_a_folder_for_saves_the_player_is_told_and_plays(screen: Screen) -> None:
    (screen.folder / "saves").write_text("a file where the folder should be", encoding="utf-8")
    screen.open(str(TINY), "canada", "7")
    until(screen, lambda seen: seen["scene"] == "CloseScene")
    warned = [text for text in screen.read()["told"] if text.startswith("warn")]
    assert warned == ["warn: There is no folder for saves; this game is not being saved."]


def at_turn(seen: Shown) -> bool:
    return seen["scene"] == "TableScene" and not seen["busy"] and not seen["layer"] and enabled(seen, "end")


def enabled(seen: Shown, key: str) -> bool:
    return any(thing["key"] == key and thing["enabled"] for thing in seen["things"])


def until(screen: Screen, done: Callable[[Shown], bool], player: KeyboardPlayer | None = None) -> KeyboardPlayer:
    """Play on until the screen shows what is wanted."""
    hands = XHands(screen)
    player = player or KeyboardPlayer(hands, "tiny")
    for _ in range(400):
        seen = screen.read()
        if done(seen):
            return player
        player.act(seen) if seen["scene"] != "TitleScene" else player.hands.wait()
    raise AssertionError(f"it never came to pass at {screen.read()['scene']}")


def kill(screen: Screen) -> None:
    """kill -9."""
    assert screen.game is not None
    screen.game.kill()
    screen.game.wait(10)
    screen.game = None


def saved(screen: Screen) -> Opened:
    """What is on disk: a whole save."""
    (place,) = (screen.folder / "saves").glob("*.jsonl")
    opened = open_save(place, journal=False)
    assert opened.warnings == ()
    return opened


def again(screen: Screen, proposed: int = 0) -> KeyboardPlayer:
    """Open the game and go on with what the title offers; the player has ``proposed`` so often before."""
    screen.open()
    player = KeyboardPlayer(XHands(screen), "tiny")
    player.proposed = proposed
    player.press(player.must(key="continue"))
    screen.until(lambda: screen.read()["scene"] not in ("TitleScene", "PrepareScene"), 30)
    return player

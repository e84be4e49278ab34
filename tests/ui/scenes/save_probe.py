"""Plays the tiny scenario by its own screens until it is killed: a process for the tests of saves.

python -m tests.ui.scenes.save_probe FOLDER [LIMIT]      says "made N" after each move the table has taken

With LIMIT no file may grow beyond so many bytes, as on a full disk; then it says what the player is told and goes on.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.ui.scenes.conftest import TINY, House
from tests.ui.scenes.players import KeyboardPlayer


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    import pygame

    pygame.display.init()
    pygame.display.set_mode((64, 64))
    from game.scenario import load
    from game.ui.scenes.new_game import Choice, begin
    from game.ui.scenes.title import TitleScene

    house = House(Path(sys.argv[1]))
    said = house.desk.say
    house.desk.say = lambda text, kind="info": (say(f"told {kind} {text}"), said(text, kind))[0]  # type: ignore[method-assign]
    house.stage.push(TitleScene(house.desk))
    begin(house.desk, house.stage, load(str(TINY)), Choice("canada", seed=7))
    house.until(lambda: house.scene == "BriefScene")
    session = house.stage.top.session  # type: ignore[union-attr]
    if len(sys.argv) > 2:
        import resource

        sys.dont_write_bytecode = True  # a compiled module would be cut off at the limit, and break every later start
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
    player, made = KeyboardPlayer(house, "tiny"), 0
    while not session.table.over:
        player.act(house.look())
        inputs = len(session.table.journal.entries)
        if inputs != made:
            made = inputs
            say(f"made {made}")
    say("over")
    house.close()


if __name__ == "__main__":
    main()

"""The whole flagship in French at 150 % in a real window, from the first title to the last page of the debrief."""

from __future__ import annotations

from tests.ui.real_screen import NEEDS_SCREEN, Screen, XHands
from tests.ui.scenes.players import BothHands

pytestmark = NEEDS_SCREEN


def test_whole_flagship_in_french_at_150_per_cent(screen: Screen) -> None:
    screen.open(check=True)
    hands = XHands(screen)
    player = BothHands(hands, "washington-2025", "5")
    settle_in(player)
    player.play()
    assert player.proposed == 1
    met = {"TitleScene", "GalleryScene", "NewGameScene", "BriefScene", "NewsScene", "GuessScene", "TheirTurnScene"}
    assert met | {"TableScene", "CloseScene", "EndingScene"} <= player.visited
    player.press(player.must(key="go"))
    assert hands.look()["scene"] == "DebriefScene"
    leaf_through(player)
    player.press(player.must(key="home"))
    assert hands.look()["scene"] == "TitleScene"
    assert hands.keys > 20 and hands.clicks > 20
    assert not hands.look()["faults"]


def settle_in(player: BothHands) -> None:
    """Choose French and large type as a player does who has just installed the game."""
    player.press(player.must(name="Settings"))
    player.choose(player.must(key="language"), "2")
    size = player.must(key="size")
    player.press(size)
    for _ in range(3):
        player.hands.key("Down")
    player.hands.key("Return")
    assert player.must(key="size")["value"] == "3"
    player.press(player.must(name="Terminé"))
    assert player.find(name="Nouvelle partie") is not None


def leaf_through(player: BothHands) -> None:
    """Every page of the debrief, and every chart as its table and back."""
    strip = player.must(kind="TabStrip")
    for place in strip["spots"]:
        player.choose(player.must(kind="TabStrip"), place)
        assert player.must(kind="TabStrip")["value"] == place
        charts = [thing["key"] for thing in player.hands.look()["things"] if thing["key"].startswith("toggle-")]
        for key in (*charts, *reversed(charts)):
            player.press(player.must(key=key))

"""A seat of one's own: its brief and scorecard, and an ironman game that only goes forward."""

from game.scenario import load
from game.ui.kit import Button, Dropdown, Paragraph, Widget
from game.ui.scenes.new_game import NewGameScene
from game.ui.scenes.table import TableScene
from game.ui.scenes.title import TitleScene
from tests.ui.scenes.conftest import House
from tests.ui.scenes.players import KeyboardPlayer


def told(root: Widget) -> str:
    return "\n".join(w.text for w in root.walk() if isinstance(w, Paragraph))


def begin(house: House, seat: str, *, ironman: bool = False) -> None:
    scenario = load("washington-2025")
    house.stage.push(TitleScene(house.desk))
    scene = NewGameScene(house.desk, scenario)
    house.stage.push(scene)
    scene.choice = type(scene.choice)("canada", seed=3, seat=seat, ironman=ironman)
    scene.rebuild()
    scene.begin()
    house.until(lambda: house.scene == "BriefScene")


def test_every_seat_of_the_side_can_be_chosen(house: House) -> None:
    scenario = load("washington-2025")
    scene = NewGameScene(house.desk, scenario)
    house.stage.push(scene)
    found = next(w for w in scene.ui.root.walk() if isinstance(w, Dropdown) and w.key == "seat")
    assert len(found.options) == sum(seat.side == "canada" for seat in scenario.seats) == 4
    found.choose(3)
    assert scene.choice.seat == scene._seats()[3] != scenario.leads["canada"]
    scene._side("us")
    assert scene.choice.seat == ""


def test_a_portfolio_seat_reads_its_own_brief_and_no_other(house: House) -> None:
    begin(house, "industry")
    scenario = load("washington-2025")
    words = told(house.stage.top.ui.root)  # type: ignore[union-attr]
    assert scenario.seats_by_id["industry"].brief.en in words
    assert scenario.seats_by_id["prime-minister"].brief.en not in words
    assert "What your own scorecard counts".upper() in words
    hands = KeyboardPlayer(house, "washington-2025")
    hands.press(hands.must(key="go"))
    session = house.stage.top.session  # type: ignore[union-attr]
    assert session.role == "industry" and session.seat == "prime-minister"
    table = next(scene for scene in house.stage.scenes if isinstance(scene, TableScene))
    assert "Industry" in told(table.ui.root) and "You lead this side" not in told(table.ui.root)


def test_the_lead_reads_the_lead_s(house: House) -> None:
    begin(house, "")
    scenario = load("washington-2025")
    assert scenario.seats_by_id["prime-minister"].brief.en in told(house.stage.top.ui.root)  # type: ignore[union-attr]


def test_ironman_takes_nothing_back_and_has_one_save(house: House) -> None:
    begin(house, "", ironman=True)
    hands = KeyboardPlayer(house, "washington-2025")
    for _ in range(12):
        if house.scene == "TableScene" and not house.stage.top.session.thinking:  # type: ignore[union-attr]
            break
        hands.act(house.look())
    table = house.stage.top
    table.choose(0, 2)  # type: ignore[union-attr]
    table.propose()  # type: ignore[union-attr]
    assert not table.session.can_undo  # type: ignore[union-attr]
    assert table.session.table.journal.header.ironman  # type: ignore[union-attr]
    table.menu()  # type: ignore[union-attr]
    labels = [w.label for layer in table.ui.layers for w in layer.root.walk() if isinstance(w, Button)]  # type: ignore[union-attr]
    assert "Load a game" in labels and "Save under a name" not in labels

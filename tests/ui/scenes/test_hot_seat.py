"""Two people at one screen: a whole game, the curtain, consults, the clock and its pause, saves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.core.messages import Translator
from game.rules.actions import AnswerConsult, Candour, Consult, EndTurn, Propose, Reply
from game.rules.control import Timeout
from game.scenario import load
from game.table.local import HUMAN, LocalTable
from game.table.saves import open_save
from game.ui.kit.paint import Canvas
from game.ui.scenes.brief import BriefScene
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.ending import EndingScene
from game.ui.scenes.gallery import GalleryScene
from game.ui.scenes.hot_seat import ClockButton, CurtainScene, PauseScene, clock_text
from game.ui.scenes.load_game import LoadScene
from game.ui.scenes.new_game import NewGameScene
from game.ui.scenes.table import TableScene
from game.ui.scenes.title import TitleScene
from game.ui.session import Session
from game.ui.turn_clock import TurnClock
from tests.ui.scenes.conftest import TINY, House
from tests.ui.scenes.faults import faults
from tests.ui.scenes.players import KeyboardPlayer
from tests.ui.scenes.seen import Seen
from tests.ui.scenes.test_whole_game import press

SECRETS = (
    "Growth", "Pride", "Income first.", "Home first.", "Get the duty down.", "Open the dairy market.", "Lead.",
    "Not the whole dairy market.", "No free steel.", "Trade is mutual.", "Markets should be open.", "Red lines",
    "Your mandate", "points",
)  # fmt: skip


class Drawn:
    """The words that are painted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.words: list[str] = []
        plain = Canvas.text

        def text(canvas: Canvas, words: str, *rest: object, **more: object) -> object:
            self.words.append(words)
            return plain(canvas, words, *rest, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(Canvas, "text", text)

    def on(self, house: House) -> str:
        """Everything that is drawn on the screen now."""
        self.words.clear()
        house.stage.render_to(house.surface)
        return " ".join(self.words)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    return Drawn(monkeypatch)


class TwoPlayers(KeyboardPlayer):
    """One pair of hands for both sides; notes what each curtain showed and who sat down."""

    def __init__(self, house: House, drawn: Drawn | None = None) -> None:
        super().__init__(house, "tiny", "7")
        self.house = house
        self.drawn = drawn
        self.behind: list[str] = []
        self.seated: list[str] = []
        self.briefs: list[str] = []
        self.offered: set[str] = set()

    def act(self, seen: Seen) -> None:
        top = self.house.stage.top
        if isinstance(top, NewGameScene) and not top.choice.hot_seat:
            self.reach(self.must(key="who"))
            self.hands.key("Right")
        elif isinstance(top, CurtainScene):
            if self.drawn is not None:
                self.behind.append(self.drawn.on(self.house))
            self.seated.append(top.side)
            self.press(self.must(key="go"))
        else:
            if isinstance(top, BriefScene):
                self.briefs.append(top.session.side)
            super().act(seen)

    def turn(self, seen: Seen) -> None:
        top = self.house.stage.top
        assert isinstance(top, TableScene)
        assert top.session.view.acting_side == top.session.side
        self.proposed = int(top.session.side in self.offered)
        self.offered.add(top.session.side)
        super().turn(seen)


def start(house: House, drawn: Drawn | None = None) -> TwoPlayers:
    house.stage.push(TitleScene(house.desk))
    house.stage.push(GalleryScene(house.desk, (TINY,)))
    return TwoPlayers(house, drawn)


def until_turn(player: TwoPlayers, side: str = "") -> TableScene:
    """Play on until a side may write its offer."""
    for _ in range(300):
        seen, top = player.hands.look(), player.house.stage.top
        able = isinstance(top, TableScene) and not seen["layer"] and not seen["busy"] and player.find(key="end")
        if able and isinstance(top, TableScene) and side in ("", top.session.side):
            return top
        player.act(seen)
    raise AssertionError(f"no turn of {side or 'anybody'} ever came")


def test_two_people_play_a_whole_game(house: House, drawn: Drawn) -> None:
    player = start(house, drawn)
    player.play()
    ending = house.stage.top
    assert isinstance(ending, EndingScene)
    table = ending.session.table
    assert set(table.players.values()) == {HUMAN}
    assert player.briefs == player.seated[:2], "each side reads its brief when it first sits down"
    assert set(player.seated) == {"canada", "us"}
    assert player.offered == {"canada", "us"}
    assert all(one != other for one, other in zip(player.seated, player.seated[1:], strict=False))
    assert player.behind
    for words in player.behind:
        assert "Hand the screen to" in words
        assert not [secret for secret in SECRETS if secret in words], words
    shown = drawn.on(house)
    assert "Canada" in shown and "United States" in shown
    assert len(ending.session.debrief_view().sheets) == 2


def test_both_debriefs_follow(house: House, drawn: Drawn) -> None:
    player = start(house)
    player.play()
    house.key("Return")
    house.until(lambda: house.scene == "DebriefScene")
    debrief = house.stage.top
    assert isinstance(debrief, DebriefScene)
    first, sheet = debrief.shown.side, debrief.shown.sheet
    player.press(player.must(key="swap"))
    assert debrief.shown.side == debrief.shown.found.scenario.other(first)
    assert debrief.shown.sheet is not None and debrief.shown.sheet != sheet


def test_nothing_gets_round_the_curtain(house: House, drawn: Drawn) -> None:
    player = start(house, drawn)
    for _ in range(100):
        if house.scene == "CurtainScene":
            break
        player.act(house.look())
    before = drawn.on(house)
    for key in ("Escape", "n", "e", "p", "m", "c", "u", "w", "F1", "Tab"):
        house.key(key)
        assert house.scene == "CurtainScene"
    assert house.look()["layer"] == 0
    assert drawn.on(house) == before
    assert [thing["key"] for thing in house.look()["things"]] == ["go"]


def test_each_side_keeps_its_own_draft(house: House) -> None:
    player = start(house)
    table = until_turn(player)
    first = table.session.side
    player.offered.add(first)
    player.step(player.must(key="row-0"), 1)
    mine = table.draft.sketch
    player.end()
    other = table.session.table.scenario.other(first)
    table = until_turn(player, other)
    assert table.draft.sketch != mine
    player.offered.add(other)
    player.end()
    assert until_turn(player, first).draft.sketch == mine


def test_the_other_player_answers_a_consult_at_its_turn(house: House) -> None:
    player = start(house)
    table = until_turn(player)
    asker, session = table.session.side, table.session
    house.key("c")
    player.press(player.must(name="Ask"))
    assert house.look()["layer"] == 0, "there is no answer to show yet"
    player.end()
    other = session.table.scenario.other(asker)
    for _ in range(100):
        if house.look()["layer"]:
            break
        player.act(house.look())
    assert session.side == other
    player.press(player.must(name="Refuse"))
    asked = session.table.view(session.table.scenario.leads[asker]).consults[-1]
    assert asked.asker == asker and asked.answered and asked.refused


def test_a_save_of_two_people_opens_behind_the_curtain(house: House) -> None:
    player = start(house)
    table = until_turn(player)
    first = table.session.side
    player.offered.add(first)
    player.end()
    digest = table.session.table.digest()
    assert house.scene == "CurtainScene"
    # The window is closed at the curtain, and opened again at the title.
    del house.stage.scenes[1:]
    house.stage.push(LoadScene(house.desk))
    press(house, lambda thing: thing["name"].startswith("Tiny table"))
    house.until(lambda: house.scene == "CurtainScene")
    curtain = house.stage.top
    assert isinstance(curtain, CurtainScene)
    assert curtain.session.table.digest() == digest
    assert curtain.side == table.session.table.scenario.other(first)
    assert curtain.session.briefed == {curtain.session.table.scenario.leads[first]}
    player.play()
    assert player.briefs.count(curtain.session.table.scenario.other(first)) == 1


def pair(seed: int = 7) -> Session:
    table = LocalTable.opened(load(TINY), seed, {"canada": HUMAN, "us": HUMAN})
    session = Session(table, Translator("en"))
    while session.view.asks or session.due() != session.side:
        session.sit(session.due())
        reply = next((action for action in session.legal() if isinstance(action, Reply)), None)
        if reply is None:
            break
        assert session.submit(reply) is None
    return session


def test_the_session_speaks_for_the_side_that_has_the_screen() -> None:
    session = pair()
    first = session.side
    session.told = 5
    session.skipped.add(("guess", 1))
    assert session.view.side == first
    assert session.submit(EndTurn()) is None
    assert session.due() == session.other
    session.sit(session.due())
    assert (session.told, session.skipped) == (0, set())
    assert session.view.side == session.side != first
    assert session.seat == session.table.scenario.leads[session.side]
    session.sit(first)
    assert (session.told, session.skipped) == (5, {("guess", 1)})


def test_a_human_answer_to_a_consult_reaches_the_asker() -> None:
    session = pair()
    first = session.side
    assert session.submit(Consult(0, 1)) is None
    session.submit(EndTurn())
    session.sit(session.due())
    assert any(isinstance(action, AnswerConsult) for action in session.legal())
    assert session.submit(AnswerConsult(Candour.WORDS, "Steel.")) is None
    session.sit(first)
    assert session.view.consults[-1].words == "Steel."


# -- the clock


class Hand:
    """A clock that is moved by hand."""

    now = 0

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def timed(tmp_path: Path) -> Iterator[tuple[House, Hand, TableScene]]:
    house, hand = House(tmp_path), Hand()
    house.stage.gear.timers.clock = hand
    session = pair()
    session.path = None
    session.briefed = set(session.table.scenario.leads.values())
    session.skipped = {("guess", 1)}
    session._seats[session.other] = (session.view.seq, {("guess", 1)})
    session.told = session.view.history[-1].seq
    session.clock = TurnClock(1)
    table = TableScene(house.desk, session)
    house.stage.push(TitleScene(house.desk))
    house.stage.push(table)
    yield house, hand, table
    house.close()


def advance(house: House, hand: Hand, ms: int) -> None:
    for _ in range(0, ms, 500):
        hand.now += 500
        house.stage.update()
    house.stage.redraw(house.surface)


def test_the_clock_ends_the_turn_and_the_table_only_hears_of_a_timeout(timed: tuple[House, Hand, TableScene]) -> None:
    house, hand, table = timed
    session, first = table.session, table.session.side
    seq = session.view.seq
    advance(house, hand, 59_000)
    assert house.stage.top is table
    assert session.view.seq == seq
    button = next(widget for widget in table.ui.root.walk() if isinstance(widget, ClockButton))
    assert button.label == "0:01"
    advance(house, hand, 1_500)
    assert house.scene == "CurtainScene"
    made = [record.body for record in session.table.events_since(seq, session.seat)]
    assert Timeout(first) in made
    assert session.due() != first


def test_the_draft_goes_on_the_table_when_time_is_up(timed: tuple[House, Hand, TableScene]) -> None:
    house, hand, table = timed
    session, first = table.session, table.session.side
    for issue, option in enumerate((1, 1, 2)):
        table.choose(issue, option)
    package = table.draft.sketch.alternative().package
    house.key("m")
    assert house.look()["layer"] == 1
    advance(house, hand, 61_000)
    assert house.scene == "CurtainScene"
    assert len(table.ui.layers) == 1, "no dialogue stays open for the next side"
    offered = [r.body for r in session.table.events_since(0, session.seat) if isinstance(r.body, Propose)]
    assert [body.alternatives[0].package for body in offered] == [package]
    assert session.table.view().offers[session.table.scenario.side_ids.index(first)] is not None


def test_a_pause_stops_the_clock_and_covers_the_table(timed: tuple[House, Hand, TableScene]) -> None:
    house, hand, table = timed
    advance(house, hand, 20_000)
    player = KeyboardPlayer(house, "tiny")
    player.press(player.must(key="clock"))
    assert isinstance(house.stage.top, PauseScene)
    advance(house, hand, 600_000)
    assert isinstance(house.stage.top, PauseScene)
    house.key("Return")
    assert house.stage.top is table
    assert table.session.clock is not None
    assert table.session.clock.running
    assert table.session.clock.left == 40_000


def test_leaving_the_table_stops_the_clock(timed: tuple[House, Hand, TableScene]) -> None:
    house, hand, table = timed
    house.stage.pop()
    seq = table.session.table.seq
    advance(house, hand, 120_000)
    assert table.session.table.seq == seq


def test_the_clock_reads_whole_seconds() -> None:
    assert [clock_text(ms) for ms in (0, 1, 1000, 61_001, 600_000)] == ["0:00", "0:01", "0:01", "1:02", "10:00"]
    with pytest.raises(ValueError, match="0 minutes"):
        TurnClock(0)


def test_a_timed_out_game_replays(tmp_path: Path) -> None:
    session = pair()
    session.time_out()
    place = tmp_path / "timed.jsonl"
    session.save(place)
    assert open_save(place).table.digest() == session.table.digest()


SIZES = {"plain": ((1280, 720), "en", 100, "paper"), "large-french": ((1280, 720), "fr", 150, "dark")}


@pytest.mark.parametrize("variant", SIZES)
def test_the_new_screens_fit(tmp_path: Path, variant: str) -> None:
    size, language, text, theme = SIZES[variant]
    house = House(tmp_path, size, language, text, theme)
    session = pair()
    session.clock = TurnClock(2)
    try:
        for scene in (
            CurtainScene(house.desk, session, "us"), PauseScene(house.desk, session),
            NewGameScene(house.desk, session.table.scenario),
        ):  # fmt: skip
            house.stage.push(scene)
            if isinstance(scene, NewGameScene):
                scene._who(1)
            assert faults(scene.ui) == []
    finally:
        house.close()

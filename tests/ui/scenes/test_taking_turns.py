"""At a hot seat the seats of a delegation may take the screen in turn: each reads its own brief, behind a curtain."""

import pytest

from game.rules.actions import Reply
from game.scenario import load
from game.ui.kit import Paragraph, Segmented
from game.ui.scenes.brief import BriefScene
from game.ui.scenes.ending import EndingScene
from game.ui.scenes.hot_seat import CurtainScene
from game.ui.scenes.new_game import NewGameScene
from tests.ui.scenes.conftest import TINY, House
from tests.ui.scenes.faults import faults
from tests.ui.scenes.seen import Seen
from tests.ui.scenes.test_hot_seat import SECRETS, Drawn, TwoPlayers, pair, start

__all__ = ["drawn"]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    return Drawn(monkeypatch)


class Rotating(TwoPlayers):
    """Chooses taking turns with the keyboard; notes (round, side, seat) of who sits down, and every brief."""

    def __init__(self, other: TwoPlayers) -> None:
        super().__init__(other.house, other.drawn)
        self.sat: list[tuple[int, str, str]] = []
        self.read: list[str] = []

    def act(self, seen: Seen) -> None:
        top = self.house.stage.top
        if isinstance(top, NewGameScene) and top.choice.hot_seat and not top.choice.rotate:
            self.reach(self.must(key="delegation"))
            self.hands.key("Right")
            return
        if isinstance(top, BriefScene):
            role = top.session.role
            scenario = top.session.table.scenario
            words = " ".join(w.text for w in top.ui.root.walk() if isinstance(w, Paragraph))
            own = scenario.seats_by_id[role].brief.en
            assert own in words
            assert not [seat.id for seat in scenario.seats if seat.brief.en != own and seat.brief.en in words]
            self.read.append(role)
        curtain = top if isinstance(top, CurtainScene) else None
        super().act(seen)
        if curtain is not None:
            session = curtain.session
            self.sat.append((session.view.round, session.side, session.role))


def test_each_seat_has_a_round_and_its_own_brief(house: House, drawn: Drawn) -> None:
    player = Rotating(start(house, drawn))
    player.play()
    assert isinstance(house.stage.top, EndingScene)
    scenario = load(TINY)
    orders = {side: [scenario.leads[side], *(s.id for s in scenario.seats if s.side == side and not s.lead)]
              for side in scenario.side_ids}  # fmt: skip
    assert len({number for number, _, _ in player.sat}) >= 2, "the game must last for more than a round"
    for number, side, seat in player.sat:
        assert seat == orders[side][(number - 1) % len(orders[side])]
    assert len(player.read) == len(set(player.read)) and set(player.read) == {seat for _, _, seat in player.sat}
    assert any(seat != scenario.leads[side] for _, side, seat in player.sat)
    assert player.behind
    for words in player.behind:
        assert "Hand the screen to" in words
        assert not [secret for secret in SECRETS if secret in words], words


def test_a_round_s_end_hands_over_inside_a_delegation_too() -> None:
    session = pair()
    table, session.rotate = session.table, True
    session.sit(session.due())
    lead = table.scenario.leads[session.side]
    assert session.role == session.seat == lead
    assert session.sitting(session.side) == lead
    second = next(s.id for s in table.scenario.seats if s.side == session.side and not s.lead)
    for _ in range(8):
        reply = next((action for action in session.legal() if isinstance(action, Reply)), None)
        session.submit(reply) if reply is not None else session.time_out()
        session.sit(session.due())
        if session.view.round == 2:
            break
    side = session.side
    assert session.view.round == 2 and session.role == session.sitting(side) != table.scenario.leads[side]
    assert session.seat == table.scenario.leads[side], "whoever sits there speaks for the side"
    assert side != table.scenario.seats_by_id[second].side or session.role == second
    session.rotate = False
    session.sit(side)
    assert session.role == table.scenario.leads[side]


def test_the_choice_is_there_where_a_side_has_seats_and_fits(house: House) -> None:
    for name, offered in (("washington-2025", True), ("two-towns", None)):
        scenario = load(name)
        scene = NewGameScene(house.desk, scenario)
        house.stage.push(scene)
        scene._who(1)
        found = [w for w in scene.ui.root.walk() if isinstance(w, Segmented) and w.key == "delegation"]
        several = len(scenario.seats) > len(scenario.side_ids)
        assert bool(found) is several and offered in (several, None)
        if found:
            found[0].choose(1)
            assert scene.choice.rotate
        assert faults(scene.ui) == []

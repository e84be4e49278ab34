"""The coach over the news: it says which reply it would give to what is asked, and the player may take it up."""

from pathlib import Path
from threading import Event

import pytest

from game.core.messages import Translator
from game.rules.actions import EndTurn, Hold, Reply
from game.scenario import load
from game.table.local import LocalTable
from game.ui.kit import Button, Paragraph
from game.ui.scenes.notices import open_keys
from game.ui.scenes.page_news import NewsScene, page_now
from game.ui.session import Session
from tests.ui.scenes.conftest import TINY, House
from tests.ui.scenes.faults import faults


def asked(scenario: str | Path, seed: int, players: dict[str, str], language: str = "en") -> Session:
    """A game of which the news has just asked the player's side something."""
    table = LocalTable.opened(load(str(scenario)), seed, players)
    session = Session(table, Translator(language))
    while not session.view.asks:
        assert not table.over, "this game asks nothing; take another seed"
        if not table.step_bot():
            session.submit(Hold())
            session.submit(EndTurn())
        session._moved()
    return session


def news(house: House, session: Session) -> NewsScene:
    scene = NewsScene(house.desk, session, page_now(session))
    house.stage.push(scene)
    return scene


def words(scene: NewsScene) -> list[str]:
    return [w.text for layer in scene.ui.layers[1:] for w in layer.root.walk() if isinstance(w, Paragraph)]


def buttons(scene: NewsScene) -> dict[str, Button]:
    return {w.key: w for layer in scene.ui.layers for w in layer.root.walk() if isinstance(w, Button)}


def advice(house: House, scene: NewsScene) -> Button:
    """Ask by key, and wait for the button that takes the advice up."""
    busy = Event()
    house.desk.pool.submit(busy.wait, 20)  # else the answer may be there before the test has looked
    house.key("h")
    waits = any("is thinking" in text for text in words(scene))
    busy.set()
    assert waits, "the dialogue must not wait for the answer"
    house.until(lambda: "coach-reply" in buttons(scene))
    return buttons(scene)["coach-reply"]


def test_the_advised_reply_is_chosen_and_not_sent(house: House) -> None:
    session = asked(TINY, 1, {"us": "fair"})
    scene = news(house, session)
    (event,) = [event for event, _ in scene.asked()]
    before = session.view.seq
    take = advice(house, scene)
    _title, head, *said = words(scene)
    assert head.startswith("The coach: ") and "Of the replies, this one does you most good." in said
    assert not any("Points" in text for text in said), "there are no points to explain"
    assert faults(scene.ui) == []
    take.press()
    assert len(scene.ui.layers) == 1 and session.view.seq == before
    (label,) = [
        session.wording.text(one.label) for ask in event.asks for one in ask.replies if one.id == scene.chosen[event.id]
    ]
    assert label in head
    assert scene.ui.focus.current is not None
    assert scene.ui.focus.current.key == f"{event.id}-{scene.chosen[event.id]}"
    buttons(scene)["go"].press()
    made = [record.body for record in session.view.history if isinstance(record.body, Reply)]
    assert made == [Reply(event.id, scene.chosen[event.id])]


def test_each_of_two_questions_gets_its_advice_in_the_name_of_the_seat_asked(house: House) -> None:
    session = asked("washington-2025", 3, {"us": "fair"})
    scene = news(house, session)
    (first, one), (second, two) = scene.asked()
    assert one.seat != two.seat
    for event, ask in ((first, one), (second, two)):
        assert {reply.event for reply in scene.in_question() if isinstance(reply, Reply)} == {event.id}
        take = advice(house, scene)
        assert session.wording.seat(ask.seat) in words(scene)[1]
        take.press()
    assert set(scene.chosen) == {first.id, second.id} and buttons(scene)["go"].enabled
    scene._choose(first.id, one.replies[-1].id)
    assert {reply.event for reply in scene.in_question() if isinstance(reply, Reply)} == {first.id}


def test_without_a_question_there_is_no_coach(house: House) -> None:
    session = asked(TINY, 1, {"us": "fair"})
    page = page_now(session)
    while session.view.asks:
        session.submit(next(action for action in session.legal() if isinstance(action, Reply)))
    scene = NewsScene(house.desk, session, page)
    house.stage.push(scene)
    assert "coach" not in buttons(scene)
    house.key("h")
    assert len(scene.ui.layers) == 1


def test_two_people_at_one_screen_have_no_coach_here_either(house: House) -> None:
    table = LocalTable.opened(load(str(TINY)), 1, {})
    session = Session(table, Translator("en"))
    session.sit("canada")
    assert session.view.asks and session.hot_seat
    assert "coach" not in buttons(news(house, session))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_keys_say_so(house: House, language: str) -> None:
    scene = news(house, asked(TINY, 1, {"us": "fair"}, language))
    open_keys(scene.ui, Translator(language))
    told = {"en": "reply to the news", "fr": "réplique aux nouvelles"}[language]
    assert any(told in text for text in words(scene))


def test_a_window_at_a_class_server_has_no_coach(house: House) -> None:
    session = asked(TINY, 1, {"us": "fair"})
    session.here = False
    assert "coach" not in buttons(news(house, session))

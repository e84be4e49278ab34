"""Two people at one screen: the curtain between them, the clock of a turn, and its pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.messages import Translator
from game.rules.actions import Draft
from game.ui.kit import Button, Card, Column, Icon, Inset, Paragraph, Row, Spacer, Widget
from game.ui.scenes.base import GameScene
from game.ui.scenes.desk import Desk
from game.ui.scenes.names import office
from game.ui.scenes.parts import Centred, flag
from game.ui.turn_clock import SECOND_MS

if TYPE_CHECKING:
    from game.ui.scenes.table import TableScene
    from game.ui.session import Session

__all__ = ["ClockButton", "CurtainScene", "PauseScene", "brief_due", "clock_text", "hand_over", "run_clock"]

HURRY_MS = 30_000
KEEP_S = 10
"""Seconds between notes of the clock in the save: a game that is killed gives so much back at most."""


class CurtainScene(GameScene):
    """Covers everything until the next side has sat down. It knows no more than the side's name and the seat's."""

    def __init__(self, desk: Desk, session: Session, side: str) -> None:
        super().__init__(desk)
        self.session = session
        self.side = side
        self.title = desk.t("Change of seats")

    def build(self) -> Widget:
        t, wording, scenario = self.t, self.session.wording, self.session.table.scenario
        name = wording.side(self.side)
        if self.session.rotate:
            name = t("{side}, {seat}", side=name, seat=office(self.session.sitting(self.side), wording))
        parts: list[Widget] = [
            Row([Spacer(), flag(scenario, self.side, 64), Spacer()], fold=False),
            Paragraph(t("Hand the screen to: {side}", side=name), "display", align="center", width=520),
            Paragraph(
                t("Everybody else looks away. The brief of this side opens only when its button is pressed."),
                "body", "ink2", align="center", width=520,
            ),
            Row(
                [
                    Spacer(),
                    Button(
                        t("We are here: {side}", side=name), self.done, kind="primary", icon="arrow-right", key="go"
                    ),
                    Spacer(),
                ],
                fold=False,
            ),
        ]  # fmt: skip
        return _page(Card(Column(parts, gap=18), pad=34), 640)

    def done(self) -> None:
        """The side has sat down."""
        self.session.sit(self.side)
        self.back()

    def escape(self) -> None:
        """There is no way round the curtain."""


def _page(card: Card, width: float) -> Widget:
    return Column([Spacer(), Inset(Centred(card, width), (16, 0, 16, 0)), Spacer()])


def hand_over(table: TableScene) -> bool:
    """Draw the curtain when another side must act; False when the screen stays where it is."""
    session = table.session
    if not session.hot_seat:
        return False
    due = session.due()
    same = due == session.side and (session.role == session.sitting(due) or session.table.over)
    if same and not session.covered:
        return False
    if session.clock is not None:
        session.clock.stop()
    session.covered = True
    table.push(CurtainScene(table.desk, session, due))
    return True


def brief_due(table: TableScene) -> bool:
    """Show a seat its brief when it first has the screen."""
    session = table.session
    if not session.hot_seat or session.role in session.briefed or session.table.over:
        return False
    from game.ui.scenes.brief import BriefScene

    session.briefed.add(session.role)
    table.push(BriefScene(table.desk, session, again=True))
    return True


# -- the clock


def clock_text(ms: int) -> str:
    """``4:05``; what has begun counts as a whole second."""
    seconds = -(-ms // 1000)
    return f"{seconds // 60}:{seconds % 60:02}"


class ClockButton(Button):
    """What is left of the turn; pressing it pauses."""

    def __init__(self, session: Session, table: TableScene) -> None:
        self.session = session
        super().__init__(
            "", lambda: pause(table), icon="pause", compact=True, name=session.t("Pause the clock"), key="clock",
        )  # fmt: skip
        self.show_time()

    def show_time(self) -> None:
        """Say what is left now."""
        clock = self.session.clock
        left = clock.left if clock is not None else 0
        self.label = clock_text(left)
        self.kind = "danger" if left <= HURRY_MS else "secondary"
        if self.mounted:
            self.invalidate()


def run_clock(table: TableScene) -> None:
    """Run the clock while a side is at turn."""
    from game.ui.scenes.flow import at_turn

    session = table.session
    if session.clock is None or not at_turn(session):
        return
    turn = (session.view.round, session.view.step, session.side)
    session.clock.begin(turn, table.ui.timers, lambda: _tick(table), lambda: _time_out(table))
    _tick(table)


def _tick(table: TableScene) -> None:
    clock = table.session.clock
    if clock is not None and clock.left // SECOND_MS % KEEP_S == 0:
        table.session.keep_clock()
    for widget in table.ui.root.walk():
        if isinstance(widget, ClockButton):
            widget.show_time()


def pause(table: TableScene) -> None:
    """Stop the clock and cover the table, so that nobody thinks on for free."""
    if table.session.clock is not None:
        table.session.clock.pause()
        table.session.keep_clock()
        table.push(PauseScene(table.desk, table.session))


class PauseScene(GameScene):
    """The clock stands; the table cannot be seen."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk)
        self.session = session
        self.title = desk.t("Pause")

    def build(self) -> Widget:
        t: Translator = self.t
        clock = self.session.clock
        left = clock_text(clock.left if clock is not None else 0)
        parts: list[Widget] = [
            Row([Spacer(), Icon("pause", 30, "ink2"), Spacer()], fold=False),
            Paragraph(t("The clock is paused"), "display", align="center", width=440),
            Paragraph(t("Left of this turn: {time}", time=left), "body", "ink2", align="center", width=440),
            Row(
                [Spacer(), Button(t("Go on playing"), self.back, kind="primary", icon="play", key="go"), Spacer()],
                fold=False,
            ),
        ]
        return _page(Card(Column(parts, gap=16), pad=30), 560)

    def leave(self) -> None:
        if self.session.clock is not None:
            self.session.clock.go_on()


def _time_out(table: TableScene) -> None:
    """The turn ends by itself, with the draft as it stands where it may be proposed."""
    session, stage = table.session, table.stage
    own = session.view.own
    if table.drafted and session.view.step < 2 and own is not None and not own.turn.table:
        session.submit(Draft(table.draft.alternatives()))
    session.time_out()
    table.desk.check_journal(session)
    for layer in table.ui.layers[:0:-1]:
        table.ui.close(layer)
    # What lies over the table must not come to light again for the next side; the last one gives way to the curtain.
    while len(stage.scenes) > 1 and stage.top is not table and stage.scenes[-2] is not table:
        stage.scenes.pop().leave()
    if stage.top is table:
        table.resume()
    else:
        stage.pop()
    table.desk.say(table.t("The time was up: the turn has passed."), "warn")

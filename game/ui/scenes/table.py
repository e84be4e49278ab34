"""The table: the main screen, where a turn is written and the game goes on."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import pygame
from pygame.event import Event

from game.lang.refusals import say_refusal
from game.rules.actions import Action, EndTurn, Hold, Propose, Respond, WalkAway
from game.rules.view import Preview
from game.scenario.model import Rule
from game.scenario.politics import Tone
from game.ui.kit import Button, Column, Inset, Paragraph, Row, ScrollView, Widget
from game.ui.scenes import flow
from game.ui.scenes.ask import confirm
from game.ui.scenes.base import GameScene
from game.ui.scenes.coached import TakeUp
from game.ui.scenes.consult_dialog import ConsultDialog, answer_text
from game.ui.scenes.deal_row import DealRow, RowCalls
from game.ui.scenes.decline_dialog import DeclineDialog
from game.ui.scenes.desk import Desk
from game.ui.scenes.draft import Draft
from game.ui.scenes.ending import ending_scene
from game.ui.scenes.hot_seat import ClockButton
from game.ui.scenes.issue_dialog import IssueCalls, open_issue
from game.ui.scenes.measures_dialog import open_measures
from game.ui.scenes.notices import open_keys, tell
from game.ui.scenes.sheet_card import Sided, alternatives
from game.ui.scenes.sign_dialog import SignDialog
from game.ui.scenes.story import Page
from game.ui.scenes.table_coach import take_up
from game.ui.scenes.table_foot import FootCalls, FootState, foot, said, waiting, why_not
from game.ui.scenes.table_sheet import DealSheet
from game.ui.scenes.table_sides import own_panel, side_strip, their_panel
from game.ui.scenes.table_top import Ticker, headlines, top_bar
from game.ui.sound import Cue

if TYPE_CHECKING:
    from game.ui.session import Session

__all__ = ["TableScene"]

PATIENCE_MS = 180


class TableScene(GameScene):
    """One game under way. Other screens lie over it and give way to it again."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk)
        self.session = session
        self.title = session.wording.text(session.scenario.title)
        self.pages: deque[Page] = deque()
        self.tone = Tone.NEUTRAL
        self.issue = 0
        self.waiting = False
        """Whether the foot says that the other side is thinking."""
        self.stale = False
        """Whether the table has moved under a page since it was built."""
        self.draft = self._first_draft()
        self._drafts: dict[str, Draft] = {}
        self._side = session.side
        self._turn = (session.view.round, session.view.step)

    # -- the draft

    def _first_draft(self) -> Draft:
        view = self.session.view
        mine = view.offers[self.session.index]
        if mine is not None:
            return Draft.of(mine, view.settled)
        return Draft.empty(len(self.session.scenario.issues))

    @property
    def drafted(self) -> bool:
        """Whether the draft is one that may be proposed and is not what stands."""
        return self.draft != self._first_draft() and not self._refusal()

    def preview(self) -> Preview:
        """What the alternative that is shown would mean."""
        return self.session.preview((self.draft.sketch.alternative(),))

    def _refusal(self) -> str:
        alternatives = self.draft.alternatives()
        return why_not(self.session, self.session.preview(Propose(alternatives)).refusals)

    # -- the screen

    @property
    def narrow(self) -> bool:
        """Whether the side panels fold into a strip."""
        return self.ui.narrow

    def build(self) -> Widget:
        session, view, wording = self.session, self.session.view, self.session.wording
        narrow = self.narrow
        top = Inset(top_bar(view, wording, self.menu, self.news, narrow, self._clock()), (16, 10, 16, 8))
        parts: list[Widget] = [top]
        if not narrow:
            parts.append(Ticker(self.t("News"), headlines(view, wording), self.news, "N"))
        calls = RowCalls(self.choose, self.assign, self.details, self.look_at)
        self.sheet = DealSheet(session, self.draft, calls)
        card = self.sheet.card(self._alternatives(), narrow, (self.ui.logical_width, self.ui.logical_height))
        last = waiting(session) if self.waiting else self._foot()
        if self.ui.short:
            # Large type in a small window: all but the head scrolls, the actions with it.
            whole = Column([Inset(Column([side_strip(view, wording), card], gap=8), (16, 0, 4, 8)), last], gap=0)
            self.sheet.show(self.draft, self.preview(), self.issue)
            return Column([top, ScrollView(whole, key="table", grow=1)], gap=0)
        if narrow:
            parts.append(Inset(Column([side_strip(view, wording), card], gap=8), (16, 0, 16, 8), grow=1))
        else:
            opponent = flow.opponent_label(session)
            theirs = their_panel(view, wording, opponent, self.sheet.their_band, self.sheet.their_text)
            panels = [Sided(own_panel(view, wording, session.role)), card, Sided(theirs)]
            parts.append(Inset(Row(panels, gap=12, align="stretch", fold=False), (16, 14, 16, 14), grow=1))
        parts.append(last)
        self.sheet.show(self.draft, self.preview(), self.issue)
        return Column(parts, gap=0)

    def _clock(self) -> Widget | None:
        return ClockButton(self.session, self) if self.session.clock is not None else None

    @property
    def rows(self) -> list[DealRow]:
        """The rows of the deal sheet."""
        return self.sheet.rows

    def _alternatives(self) -> Widget | None:
        session = self.session
        may_add = session.scenario.rules.has(Rule.ALTERNATIVES, session.view.round) and session.writing
        if not may_add and len(self.draft.sketches) == 1:
            return None
        return alternatives(
            self.draft, self.t, may_add and session.view.step < 2, self.show_alternative, self.add_alternative,
            self.drop_alternative, short=self.narrow,
        )  # fmt: skip

    def _foot(self) -> Widget:
        calls = FootCalls(
            self.set_tone, self.measures, self.consult, self.undo, self.walk, self.decline, self.sign,
            self.propose, self.end, self.coach,
        )  # fmt: skip
        state = FootState(self.tone, self._refusal(), self._filled(), self.narrow)
        return foot(self.session, state, calls, self._alternatives() if self.narrow else None)

    def _filled(self) -> str:
        session = self.session
        if session.view.step >= 2:
            return "sign" if any(isinstance(a, Respond) and a.sign for a in session.legal()) else "end"
        done = session.view.own is not None and session.view.own.turn.table
        return "end" if done or self._refusal() else "propose"

    # -- keeping what is shown true

    def look_at(self, issue: int) -> None:
        """Show the details of a row."""
        self.issue = issue
        self.sheet.look_at(self.draft, self.preview(), issue)

    def _edited(self) -> None:
        self.sheet.show(self.draft, self.preview(), self.issue)
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        filled, refusal = self._filled(), self._refusal()
        for widget in self.ui.root.walk():
            if isinstance(widget, Button) and widget.key in ("propose", "end"):
                widget.kind = "primary" if widget.key == filled else "secondary"
                if widget.key == "propose":
                    widget.enabled = not refusal
                    widget.tip = refusal
                widget.invalidate()

    # -- writing the offer

    def choose(self, issue: int, option: int) -> None:
        """Put an option (-1: leave it out) into the draft."""
        self.issue = issue
        self.draft = self.draft.edit(self.draft.sketch.choose(issue, option))
        self._edited()

    def assign(self, issue: int, lot: int) -> None:
        """Put a row into a lot (-1: none)."""
        self.draft = self.draft.edit(self.draft.sketch.assign(issue, lot))
        self._edited()

    def show_alternative(self, number: int) -> None:
        """Edit another alternative."""
        self.draft = self.draft.show(number)
        self._edited()

    def add_alternative(self) -> None:
        """A further alternative."""
        self.draft = self.draft.add()
        self.rebuild()

    def drop_alternative(self) -> None:
        """Without the alternative that is shown."""
        self.draft = self.draft.drop()
        self.rebuild()

    def details(self, issue: int) -> None:
        """All about a row."""
        self.look_at(issue)
        able = self.session.writing and not self.session.view.settled[issue] and self.session.view.step < 2
        open_issue(self.ui, self.session, self.draft.sketch, issue, IssueCalls(self.choose, self.assign, self.do), able)

    # -- the turn

    def set_tone(self, tone: Tone) -> None:
        """The statement this turn will make."""
        self.tone = tone
        self.rebuild()

    def do(self, action: Action) -> bool:
        """Submit an action, show what came of it; False when it was refused."""
        if self.session.thinking:
            return False
        refusal = self.session.submit(action)
        if refusal is not None:
            self.desk.say(say_refusal(refusal, self.session.wording), "warn")
            return False
        self.desk.check_journal(self.session)
        self.go_on()
        return True

    def measures(self) -> None:
        """The side's measures."""
        open_measures(self.ui, self.session, self.do)

    def consult(self) -> None:
        """Ask the other side."""

        def asked(action: Action) -> None:
            if self.do(action):
                mine = [one for one in self.session.view.consults if one.asker == self.session.side]
                if mine and mine[-1].answered:
                    tell(self.ui, self.t("Their answer"), answer_text(mine[-1], self.session), self.t("Close"))
                elif mine:
                    self.desk.say(self.t("They will answer at their turn."))

        ConsultDialog(self.ui, self.session, asked)

    def coach(self) -> None:
        """What the coach would do at this seat."""
        from game.ui.scenes.coach_dialog import CoachDialog

        CoachDialog(self)

    def in_question(self) -> tuple[Action, ...]:
        """What the coach is to choose from."""
        return self.session.legal()

    def take_up(self, action: Action) -> TakeUp | None:
        """How the coach's advice may be followed here."""
        return take_up(self, action)

    def undo(self) -> None:
        """Take back the last step."""
        if self.session.undo():
            self.desk.say(self.t("Taken back."))
            self.rebuild()
        else:
            self.desk.say(self.t("Nothing can be taken back: your turn is new, or something was drawn."), "warn")

    def propose(self) -> None:
        """Put the draft on the table."""
        if self.do(Propose(self.draft.alternatives())):
            self.ui.cue(Cue.OFFER)
            self.desk.say(self.t("Your offer is on the table. End your turn when you are done."), "ok")

    def sign(self) -> None:
        """Sign the other side's offer, or part of it."""
        SignDialog(self.ui, self.session, self.do)

    def decline(self) -> None:
        """Refuse the other side's offer."""
        DeclineDialog(self.ui, self.session, self.do)

    def walk(self) -> None:
        """Leave the talks for good, after a question."""
        text = self.t(
            "The talks end here and now. Deals already ratified stay; everything else takes the no-deal path."
        )
        confirm(
            self.ui,
            self.t("Walk away from the table?"),
            Column([Paragraph(text, "body", "ink2", width=440)]),
            self.t("Walk away"),
            self.t("Stay"),
            lambda: self.do(WalkAway()),
            kind="danger",
            icon="log-out",
        )

    def end(self) -> None:
        """End the turn: the statement is made, and a turn without a table move holds."""
        session = self.session
        if not flow.at_turn(session):
            return
        statement = said(session, self.tone)
        if statement is not None and session.submit(statement) is not None:
            statement = None
        if any(isinstance(action, Hold) for action in session.legal()) and session.view.step < 2:
            session.submit(Hold())
        self.tone = Tone.NEUTRAL
        self.do(EndTurn())

    # -- around the turn

    def go_on(self) -> None:
        """Take the game to the next thing the player must see or do."""
        flow.go_on(self)

    def resume(self) -> None:
        self.go_on()

    def enter(self) -> None:
        if self.rows:
            self.ui.focus.set(self.rows[0], visible=False)
        self.go_on()

    def ended(self) -> None:
        """The game is over and everything has been told."""
        self.stage.replace(ending_scene(self.desk, self.session))

    def leave(self) -> None:
        self.session.cancel()
        self.session.keep_clock()
        if self.session.clock is not None:
            self.session.clock.stop()

    def think(self) -> None:
        """The other side is at work: say so, but only when it takes long enough to be read."""
        self.ui.timers.after(PATIENCE_MS, self._say_waiting)

    def _say_waiting(self) -> None:
        if self.session.thinking and not self.waiting:
            self.waiting = True
            self.rebuild()

    def turned(self, hidden: bool = False) -> None:
        """The table has moved: the draft loses what is settled. One that a page will cover is built when it is seen."""
        view = self.session.view
        if self.session.side != self._side:
            self._drafts[self._side] = self.draft
            self._side = self.session.side
            self.draft = self._drafts.get(self._side) or self._first_draft()
            self.issue = 0
            for layer in self.ui.layers[:0:-1]:
                self.ui.close(layer)
        now = (view.round, view.step)
        if now != self._turn:
            self._turn = now
            self.tone = Tone.NEUTRAL
        self.draft = self.draft.without(view.settled)
        self.waiting = False
        self.stale = hidden
        if not hidden:
            self.rebuild()

    def handle(self, event: Event) -> bool:
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F1:
            open_keys(self.ui, self.t)
            return True
        return super().handle(event)

    def escape(self) -> None:
        self.menu()

    def menu(self) -> None:
        """Save, settings, leave."""
        from game.ui.scenes.menu import open_menu

        open_menu(self)

    def news(self) -> None:
        """What has happened so far, and what is to come."""
        from game.ui.scenes.news_log import open_news_log

        open_news_log(self.ui, self.session, self.codex)

    def codex(self) -> None:
        """Terms, people, issues and figures, with their sources."""
        from game.ui.scenes.codex import CodexScene

        self.push(CodexScene(self.desk, self.session.scenario, self.session.offices_only))

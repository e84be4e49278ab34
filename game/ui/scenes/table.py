"""The table: the main screen, where a turn is written and the game goes on."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from game.lang.refusals import say_refusal
from game.rules.actions import Action, EndTurn, Hold, Propose, Respond, WalkAway
from game.rules.view import Preview
from game.scenario.model import Rule
from game.scenario.politics import Tone
from game.ui.kit import Button, Card, Column, Flow, Icon, Inset, Label, Paragraph, Row, ScrollView, Segmented, Spacer, Widget
from game.ui.scenes import flow
from game.ui.scenes.ask import confirm
from game.ui.scenes.base import GameScene
from game.ui.scenes.consult_dialog import ConsultDialog, answer_text
from game.ui.scenes.deal_row import DealRow, RowCalls
from game.ui.scenes.decline_dialog import DeclineDialog
from game.ui.scenes.desk import Desk
from game.ui.scenes.draft import MOST_ALTERNATIVES, Draft
from game.ui.scenes.issue_dialog import IssueCalls, open_issue
from game.ui.scenes.measured import amounts, gain_text, hint_text
from game.ui.scenes.measures_dialog import open_measures
from game.ui.scenes.parts import Band, chance_text, figure, side_colour
from game.ui.scenes.sheet import DetailStrip, SheetHead, line_effects, mark_current, row_facts
from game.ui.scenes.sign_dialog import SignDialog
from game.ui.scenes.story import Page
from game.ui.scenes.table_foot import FootCalls, FootState, foot, said, waiting, why_not
from game.ui.scenes.table_sides import own_panel, side_strip, their_panel
from game.ui.scenes.table_top import Ticker, headlines, top_bar

if TYPE_CHECKING:
    from game.ui.session import Session

__all__ = ["TableScene"]

STRIP_FROM = 640
"""Logical height from which the details of the row in focus stand under the rows."""
FIGURES = 3


class TableScene(GameScene):
    """One game under way. Other screens lie over it and give way to it again."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk)
        self.session = session
        self.title = session.wording.text(session.scenario.title)
        self.pages: deque[Page] = deque()
        self.tone = Tone.NEUTRAL
        self.issue = 0
        self.draft = self._first_draft()
        self._turn = (session.view.round, session.view.step)

    # -- the draft

    def _first_draft(self) -> Draft:
        view = self.session.view
        mine = view.offers[self.session.index]
        if mine is not None:
            return Draft.of(mine, view.settled)
        return Draft.empty(len(self.session.scenario.issues))

    def preview(self) -> Preview:
        """What the alternative that is shown would mean."""
        return self.session.preview((self.draft.sketch.alternative(),))

    def _refusal(self) -> str:
        alternatives = self.draft.alternatives()
        return why_not(self.session, self.session.preview(Propose(alternatives)).refusals)

    # -- the screen

    def build(self) -> Widget:
        session, view, wording = self.session, self.session.view, self.session.wording
        narrow = self.ui.narrow
        self.rows: list[DealRow] = []
        top = Inset(top_bar(view, wording, self.menu, self.news, narrow), (16, 10, 16, 8))
        parts: list[Widget] = [top]
        if not narrow:
            parts.append(Ticker(self.t("News"), headlines(view, wording), self.news, "N"))
        sheet = self._sheet()
        if narrow:
            parts.append(Inset(Column([side_strip(view, wording), sheet], gap=8), (16, 0, 16, 8), grow=1))
            parts[-1].children[0].children[1].grow = 1
        else:
            self.their_band, self.their_text = self._band(session.other)
            opponent = flow.opponent_label(session)
            panels = [
                _Sided(own_panel(view, wording)), sheet,
                _Sided(their_panel(view, wording, opponent, self.their_band, self.their_text)),
            ]  # fmt: skip
            parts.append(Inset(Row(panels, gap=12, align="stretch", fold=False), (16, 14, 16, 14), grow=1))
        parts.append(waiting(session) if session.thinking else self._foot())
        self._show_preview()
        return Column(parts, gap=0)

    def _band(self, side: str) -> tuple[Band, Label]:
        colour = side_colour(self.session.scenario, side)
        odds = self.preview()
        gauge = odds.own_gauge if side == self.session.side else odds.other_gauge
        text = chance_text(gauge, self.desk.formats)
        return Band(gauge, name=self.t("Chance of passing at home"), text=text, colour=colour, width=56), Label(text, "strong", colour)

    def _sheet(self) -> Widget:
        session, view, wording, t = self.session, self.session.view, self.session.wording, self.t
        facts = row_facts(view, wording)
        sketch = self.draft.sketch
        calls = RowCalls(self.choose, self.assign, self.details, self.look_at)
        self.rows = [DealRow(row, sketch.package[row.issue], sketch.lots[row.issue], calls) for row in facts]
        for row in self.rows:
            row.enabled = not session.thinking and (bool(row.facts.settled) or flow.at_turn(session))
        self.strip = DetailStrip(facts)
        they = wording.side(session.other)
        colours = facts[0].colours
        head = SheetHead((t("Issue"), they, t("Range"), t("Your offer")), (colours[0], colours[1]))
        body: list[Widget] = [head, ScrollView(Column(self.rows, gap=0), key="rows", name=t("Deal sheet"))]
        if self.ui.logical_height >= STRIP_FROM:
            body.append(self.strip)
        return SheetCard(self._sheet_title(), Column(body, gap=0), self._sheet_footer(), self.ui.narrow)

    def _sheet_title(self) -> Widget | None:
        t, session = self.t, self.session
        if self.ui.narrow and len(self.draft.sketches) == 1 and not self._may_add():
            return None
        ours, theirs = (side_colour(session.scenario, side) for side in (session.side, session.other))
        legend = Flow(
            [
                Row([Icon("circle", 12, ours), Label(t("Your offer"), "small", "ink2")], gap=5, fold=False),
                Row([Icon("gem", 12, theirs), Label(session.wording.side(session.other), "small", "ink2")], gap=5, fold=False),
                Row([Icon("minus", 12, "ink2"), Label(t("Today"), "small", "ink2")], gap=5, fold=False),
            ],
            gap=14,
        )  # fmt: skip
        parts: list[Widget] = [] if self.ui.narrow else [Label(t("The deal sheet"), "title")]
        parts += [self._alternatives(), Spacer()] if self._may_add() or len(self.draft.sketches) > 1 else [Spacer()]
        return Row([*parts, legend] if not self.ui.narrow else parts, gap=14, fold=False)

    def _may_add(self) -> bool:
        session = self.session
        return session.scenario.rules.has(Rule.ALTERNATIVES, session.view.round) and flow.at_turn(session)

    def _alternatives(self) -> Widget:
        t, count = self.t, len(self.draft.sketches)
        parts: list[Widget] = []
        if count > 1:
            names = [str(number + 1) for number in range(count)]
            parts.append(SmallTabs(names, self.draft.current, self.show_alternative, name=t("Alternative"), key="alternatives"))
            parts.append(Button("", self.drop_alternative, icon="trash-2", kind="ghost", compact=True, name=t("Drop this alternative"), tip=t("Drop this alternative")))
        if count < MOST_ALTERNATIVES and self._may_add():
            parts.append(Button(t("Alternative"), self.add_alternative, icon="plus", kind="ghost", compact=True, tip=t("Offer a further package beside this one: they choose"), key="add"))
        return Row(parts, gap=6, fold=False)

    def _sheet_footer(self) -> Widget:
        self.figures = Label("", "strong", key="figures", ellipsis=True)
        self.points = Label("", "number", key="points")
        self.own_band, self.own_text = self._band(self.session.side)
        left: list[Widget] = [self.figures, Spacer(), self.points]
        right: list[Widget] = [Label(self.t("At home"), "small", "ink2"), self.own_band, self.own_text]
        return Row([*left, *right], gap=12, fold=False)

    def _foot(self) -> Widget:
        calls = FootCalls(
            self.set_tone, self.measures, self.consult, self.undo, self.walk, self.decline, self.sign, self.propose, self.end,
        )  # fmt: skip
        return foot(self.session, FootState(self.tone, self._refusal(), self._filled(), self.ui.narrow), calls)

    def _filled(self) -> str:
        session = self.session
        if session.view.step >= 2:
            return "sign" if any(isinstance(a, Respond) and a.sign for a in session.legal()) else "end"
        done = session.view.own is not None and session.view.own.turn.table
        return "end" if done or self._refusal() else "propose"

    # -- keeping what is shown true

    def _show_preview(self) -> None:
        preview, wording = self.preview(), self.session.wording
        facts = [f"{name} {value}" for name, value in amounts(preview, wording)[:FIGURES]]
        hint = hint_text(preview, wording)
        shown = " · ".join([*facts, hint] if hint else facts)
        self.figures.set(shown or self.t("Choose options on the rows to write an offer."))
        self.points.set(gain_text(preview, wording) if facts else "")
        self.own_band.set(preview.own_gauge, chance_text(preview.own_gauge, self.desk.formats))
        self.own_text.set(chance_text(preview.own_gauge, self.desk.formats))
        if not self.ui.narrow:
            self.their_band.set(preview.other_gauge, chance_text(preview.other_gauge, self.desk.formats))
            self.their_text.set(chance_text(preview.other_gauge, self.desk.formats))
        self.look_at(self.issue)

    def look_at(self, issue: int) -> None:
        """Show the details of a row."""
        self.issue = issue
        mark_current(self.rows, issue)
        self.strip.set(issue, self.draft.sketch.package[issue], line_effects(self.preview(), issue, self.session.wording))

    def _edited(self) -> None:
        sketch = self.draft.sketch
        for row in self.rows:
            row.update(sketch.package[row.facts.issue], sketch.lots[row.facts.issue])
        self._show_preview()
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
        able = flow.at_turn(self.session) and not self.session.view.settled[issue] and self.session.view.step < 2
        open_issue(self.ui, self.session, self.draft.sketch, issue, IssueCalls(self.choose, self.assign, self.do), able)

    # -- the turn

    def set_tone(self, tone: Tone) -> None:
        """The statement this turn will make."""
        self.tone = tone
        self.rebuild()

    def do(self, action: Action) -> bool:
        """Submit an action, show what came of it; False when it was refused."""
        refusal = self.session.submit(action)
        if refusal is not None:
            self.desk.say(say_refusal(refusal, self.session.wording), "warn")
            return False
        self.desk.check_journal(self.session)
        flow.go_on(self)
        return True

    def measures(self) -> None:
        """The side's measures."""
        open_measures(self.ui, self.session, self.do)

    def consult(self) -> None:
        """Ask the other side."""

        def asked(action: Action) -> None:
            if self.do(action):
                answered = [c for c in self.session.view.consults if c.asker == self.session.side and c.answered]
                if answered:
                    from game.ui.scenes.notices import tell

                    tell(self.ui, self.t("Their answer"), answer_text(answered[-1], self.session), self.t("Close"))

        ConsultDialog(self.ui, self.session, asked)

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
            self.desk.say(self.t("Your offer is on the table. End your turn when you are done."), "ok")

    def sign(self) -> None:
        """Sign the other side's offer, or part of it."""
        SignDialog(self.ui, self.session, self.do)

    def decline(self) -> None:
        """Refuse the other side's offer."""
        DeclineDialog(self.ui, self.session, self.do)

    def walk(self) -> None:
        """Leave the talks for good, after a question."""
        text = self.t("The talks end here and now. Deals already ratified stay; everything else takes the no-deal path.")
        confirm(self.ui, self.t("Walk away from the table?"), Column([Paragraph(text, "body", "ink2", width=440)]), self.t("Walk away"), self.t("Stay"), lambda: self.do(WalkAway()), kind="danger", icon="log-out")

    def end(self) -> None:
        """End the turn: the statement is made, and a turn without a table move holds."""
        session = self.session
        statement = said(session, self.tone)
        if statement is not None and session.submit(statement) is not None:
            statement = None
        if any(isinstance(action, Hold) for action in session.legal()) and session.view.step < 2:
            session.submit(Hold())
        self.tone = Tone.NEUTRAL
        self.do(EndTurn())

    # -- around the turn

    def resume(self) -> None:
        flow.go_on(self)

    def enter(self) -> None:
        flow.go_on(self)

    def turned(self) -> None:
        """The table has moved: the draft loses what is settled."""
        view = self.session.view
        now = (view.round, view.step)
        if now != self._turn:
            self._turn = now
            self.tone = Tone.NEUTRAL
        self.draft = self.draft.without(view.settled)
        self.rebuild()

    def escape(self) -> None:
        self.menu()

    def menu(self) -> None:
        """Save, settings, leave."""
        from game.ui.scenes.menu import open_menu

        open_menu(self)

    def news(self) -> None:
        """What has happened so far, and what is to come."""
        from game.ui.scenes.news_log import open_news_log

        open_news_log(self.ui, self.session)


class _Sided(Widget):
    """A side panel: always as wide as the tokens say."""

    def __init__(self, child: Widget) -> None:
        super().__init__(children=[child])

    def _min_width(self) -> int:
        return self.theme.space("side")

    def _pref_width(self) -> int:
        return self.theme.space("side")


class SmallTabs(Segmented):
    """Alternatives by number, low enough for a heading line."""

    def _cell(self) -> int:
        return self.theme.px(36)

    def _height_for(self, width: int) -> int:
        return self.theme.space("step")

    def cell(self, index: int) -> object:  # type: ignore[override]
        from pygame import Rect

        left, right = self.rect.w * index // self.count, self.rect.w * (index + 1) // self.count
        return Rect(self.rect.x + left, self.rect.y, right - left, self.rect.h)


class SheetCard(Card):
    """The deal sheet's card: its rows run from edge to edge."""

    def __init__(self, title: Widget | None, body: Widget, footer: Widget, narrow: bool) -> None:
        super().__init__(body, footer=footer, pad=18, grow=1)
        self.head = title
        if title is not None:
            self.set_children([title, body, footer])
        else:
            self.set_children([body, footer])
        self.narrow = narrow

    def _head_height(self, width: int) -> int:
        return 0 if self.head is None else self.head.height_for(width) + self.theme.px(20)

    def _footer_height(self, width: int) -> int:
        return max(self.theme.space("footer"), self.children[-1].height_for(width) + 2 * self.theme.px(10))

    def _height_for(self, width: int) -> int:
        inner = width - self._around()
        body = self.children[-2]
        return self._head_height(inner) + body.height_for(width) + self._footer_height(inner)

    def min_height(self, width: int) -> int:
        inner = width - self._around()
        return self._head_height(inner) + self.children[-2].min_height(width) + self._footer_height(inner)

    def arrange(self) -> None:
        from pygame import Rect

        pad, inner = self.theme.px(self.pad), self.rect.w - self._around()
        top = self._head_height(inner)
        foot = self._footer_height(inner)
        if self.head is not None:
            tall = self.head.height_for(inner)
            self.head.place(Rect(self.rect.x + pad, self.rect.y + (top - tall) // 2, inner, tall))
        edge = self.theme.px(1)
        self.children[-2].place(Rect(self.rect.x + edge, self.rect.y + top + edge, self.rect.w - 2 * edge, self.rect.h - top - foot - 2 * edge))
        tall = self.children[-1].height_for(inner)
        self.children[-1].place(Rect(self.rect.x + pad, self.rect.bottom - foot + (foot - tall) // 2, inner, tall))


_ = figure

"""The deal sheet of the table, kept true while the draft is written: rows, details, figures, chances at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.view import Preview
from game.ui.kit import Column, Inset, Label, Paragraph, Row, ScrollView, Spacer, Widget
from game.ui.kit.theme import SHORT_BELOW
from game.ui.scenes.deal_row import DealRow, RowCalls
from game.ui.scenes.draft import Draft
from game.ui.scenes.measured import LEAST_CHANGE, brief_amount, gain_text, hint_text
from game.ui.scenes.page_news import coach_card
from game.ui.scenes.parts import Band, HintBand, Key, chance_text, flag, side_colour
from game.ui.scenes.sheet import DetailStrip, SheetHead, line_effects, mark_current, row_facts
from game.ui.scenes.sheet_card import SheetCard

if TYPE_CHECKING:
    from game.ui.session import Session

__all__ = ["DealSheet"]

STRIP_FROM = 640
"""Logical height from which the details of the row in focus stand under the rows."""
STACKED_BELOW = 820
"""Logical width under which the figures of a draft have a line of their own."""
FIGURES = 2


class DealSheet:
    """Made with every build of the table. ``their_band`` and ``their_text`` may stand on the other side's panel."""

    def __init__(self, session: Session, draft: Draft, calls: RowCalls) -> None:
        self.session = session
        view, sketch = session.view, draft.sketch
        facts = row_facts(view, session.wording)
        self.rows = [DealRow(row, sketch.package[row.issue], sketch.lots[row.issue], calls) for row in facts]
        for row in self.rows:
            row.enabled = session.writing or (bool(row.facts.settled) and not session.thinking)
        t = session.t
        self.strip = DetailStrip(facts)
        tip = t("What your draft brings, against no deal")
        self.figures = Label("", "strong", key="figures", ellipsis=True, tip=tip)
        self.points = Label("", "number", key="points")
        self.hint = Paragraph("", "small", "ink2", width=900, grow=1)
        self.hint_band = HintBand(name=t("To them"), colour=side_colour(session.scenario, session.other))
        self.hint_row = Row([self.hint_band, self.hint], gap=10, fold=False)
        self.own_band, self.own_text = self._band(session.side)
        self.their_band, self.their_text = self._band(session.other)

    def _band(self, side: str) -> tuple[Band, Label]:
        colour = side_colour(self.session.scenario, side)
        name = self.session.t("Chance of passing at home")
        return Band(None, name=name, text="", colour=colour, width=56), Label("", "strong", colour)

    # -- building

    def card(self, alternatives: Widget | None, narrow: bool, size: tuple[float, float]) -> SheetCard:
        """The card; ``size`` is the window's, in logical pixels."""
        session, t, (width, height) = self.session, self.session.t, size
        ours, theirs = self.rows[0].facts.colours
        they = session.wording.side(session.other)
        head = SheetHead((t("Issue"), they, t("Range"), t("Your offer")), (ours, theirs))
        lines: list[Widget] = [*self.rows, *self._coach()]
        body: list[Widget] = [head, ScrollView(Column(lines, gap=0), key="rows", name=t("Deal sheet"))]
        if height >= STRIP_FROM:
            body.append(self.strip)
        title = None if narrow else self._title(alternatives)
        foot = self._footer(narrow, height < SHORT_BELOW or width < STACKED_BELOW)
        return SheetCard(title, Column(body, gap=0), foot, narrow)

    def _coach(self) -> list[Widget]:
        """What the tutorial says this round, under the rows."""
        session = self.session
        line = next((line for line in session.scenario.coaching if line.round == session.view.round), None)
        if line is None:
            return []
        return [Inset(coach_card(session.wording.text(line.text), session.t("Coach")), (14, 14, 4, 14))]

    def _title(self, alternatives: Widget | None) -> Widget:
        session, t = self.session, self.session.t
        ours, theirs = self.rows[0].facts.colours
        they = session.wording.side(session.other)
        offer = session.view.offers[1 - session.index]
        if offer is not None and len(offer.alternatives) > 1:
            they = t("{side}, first of {count}", side=they, count=len(offer.alternatives))
        keys = [Key("disc", ours, t("Your offer")), Key("diamond", theirs, they), Key("tick", "ink2", t("Today"))]
        parts: list[Widget] = [Label(t("The deal sheet"), "title")]
        if alternatives is not None:
            parts.append(alternatives)
        return Row([*parts, Spacer(), Row(keys, gap=14, fold=False)], gap=14, fold=False)

    def _footer(self, narrow: bool, short: bool) -> Widget:
        parts: list[Widget] = [self.points] if short else [self.figures, Spacer(), self.points]
        parts += [Label(self.session.t("At home"), "small", "ink2"), self.own_band, self.own_text]
        if narrow:
            parts += [flag(self.session.scenario, self.session.other, 14), self.their_text]
        lines: list[Widget] = [Row(parts, gap=12, fold=False), self.hint_row]
        # Large type in a small window: the figures have a line of their own.
        return Column([self.figures, *lines] if short else lines, gap=4)

    # -- keeping it true

    def show(self, draft: Draft, preview: Preview, issue: int) -> None:
        """Show a draft and what it would mean; ``issue`` is the row whose details are shown."""
        session, wording = self.session, self.session.wording
        for row in self.rows:
            row.update(draft.sketch.package[row.facts.issue], draft.sketch.lots[row.facts.issue])
        moved = [(name, value) for name, value in preview.amounts if abs(value) > LEAST_CHANGE]
        facts = [brief_amount(name, value, wording) for name, value in moved[:FIGURES]]
        self.figures.set(" · ".join(facts) or session.t("Choose options on the rows to write an offer."))
        self.points.set(gain_text(preview, wording) if facts else "")
        hint = hint_text(preview, wording)
        self.hint.set(hint)
        self.hint_band.set(preview.hint, hint)
        self.hint_row.show(bool(hint))
        for odds, band, label in (
            (preview.own_gauge, self.own_band, self.own_text),
            (preview.other_gauge, self.their_band, self.their_text),
        ):
            text = chance_text(odds, wording.formats)
            band.set(odds, text)
            label.set(text)
        self.look_at(draft, preview, issue)

    def look_at(self, draft: Draft, preview: Preview, issue: int) -> None:
        """Show the details of a row."""
        mark_current(self.rows, issue)
        self.strip.set(issue, draft.sketch.package[issue], line_effects(preview, issue, self.session.wording))

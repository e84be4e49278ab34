"""The deal sheet: its heading row, its rows, and the details of the row in focus."""

from __future__ import annotations

from collections.abc import Sequence

from pygame import Rect

from game.lang import Wording
from game.rules.actions import Direction, Propose, Respond
from game.rules.view import Preview, View
from game.scenario.model import Rule
from game.ui.kit import Canvas, Widget
from game.ui.scenes.deal_row import DealRow, RowFacts, columns
from game.ui.scenes.measured import brief_amount
from game.ui.scenes.names import office
from game.ui.scenes.parts import side_colour

__all__ = ["DetailStrip", "SheetHead", "line_effects", "row_facts", "their_option"]


def their_option(view: View, issue: int) -> int | None:
    """The other side's latest standing option on an issue: its first alternative that names it."""
    offer = next((offer for offer in view.offers if offer is not None and offer.side != view.side), None)
    for alternative in offer.alternatives if offer is not None else ():
        if alternative.package[issue] >= 0:
            return alternative.package[issue]
    return None


def red_owners(view: View, wording: Wording) -> dict[int, dict[int, str]]:
    """Per issue the options that cross a red line of the player's side, each with the office that drew it."""
    scenario = view.known.scenario
    found: dict[int, dict[int, str]] = {}
    for line in scenario.side(view.side).red_lines:
        issue = scenario.issue_index[line.issue]
        owner = office(line.seat, wording) if line.seat else wording.side(view.side)
        for option in line.options:
            found.setdefault(issue, {})[scenario.issues[issue].option_index(option)] = owner
    return found


def their_red_lines(view: View) -> dict[int, frozenset[int]]:
    """Per issue the options that the other side has called a red line: those on offer when it declined for that."""
    seats = view.known.scenario.seats_by_id
    offered: tuple[tuple[int, ...], ...] = ()
    found: dict[int, set[int]] = {}
    for record in view.history:
        seat = seats.get(record.actor)
        if seat is None:
            continue
        if isinstance(record.body, Propose) and seat.side == view.side:
            offered = tuple(alternative.package for alternative in record.body.alternatives)
        elif isinstance(record.body, Respond) and seat.side != view.side:
            for reason in record.body.reasons:
                if reason.direction is Direction.RED_LINE:
                    options = {package[reason.issue] for package in offered if package[reason.issue] >= 0}
                    found.setdefault(reason.issue, set()).update(options)
    return {issue: frozenset(options) for issue, options in found.items()}


def row_facts(view: View, wording: Wording) -> tuple[RowFacts, ...]:
    """What every row of the sheet shows."""
    t, scenario = wording.t, view.known.scenario
    owners, theirs_red = red_owners(view, wording), their_red_lines(view)
    colours = side_colour(scenario, view.side), side_colour(scenario, scenario.other(view.side))
    they = wording.side(scenario.other(view.side))
    rows = []
    for index, issue in enumerate(scenario.issues):
        options = tuple(wording.text(option.label) for option in issue.options)
        theirs = their_option(view, index)
        ours, called = owners.get(index, {}), theirs_red.get(index, frozenset())
        red_text = [(option, t("Red line: {owner}", owner=owner)) for option, owner in ours.items()]
        red_text += [(option, t("Red line: {owner}", owner=they)) for option in sorted(called)]
        rows.append(
            RowFacts(
                issue=index, icon=issue.icon, title=wording.text(issue.title),
                today_text=t("Today: {option}", option=options[issue.status_quo]),
                theirs_text="" if theirs is None else t("{side}: {option}", side=they, option=options[theirs]),
                options=options, open_text=t("Left out"), today=issue.status_quo, theirs=theirs,
                settled=_settled(view, wording, index), red=frozenset(ours), their_red=called,
                red_text=tuple(red_text), colours=colours, words=(t("your offer"), they, t("today")),
                lots=scenario.rules.has(Rule.LOTS, view.round),
            )
        )  # fmt: skip
    return tuple(rows)


def _settled(view: View, wording: Wording, issue: int) -> str:
    if not view.settled[issue]:
        return ""
    for deal in reversed(view.deals):
        for known, option in deal.terms:
            if known == issue:
                label = wording.option(issue, option)
                if view.pending[issue] >= 0:
                    return wording.t(
                        "Signed in round {round}, awaiting the votes: {option}", round=deal.round, option=label
                    )
                return wording.t("Signed in round {round}: {option}", round=deal.round, option=label)
    return wording.t("Settled")


def line_effects(preview: Preview, issue: int, wording: Wording) -> str:
    """What one row of a draft brings: its amounts, points and support."""
    t, formats = wording.t, wording.formats
    for row in preview.rows:
        if row.issue == issue:
            parts = [brief_amount(name, value, wording) for name, value in row.money]
            parts.append(t("{points} points", points=formats.points(row.points, signed=True)))
            if abs(row.support) >= 0.05:
                parts.append(t("home support {delta}", delta=formats.points(row.support, signed=True)))
            return " · ".join(parts)
    return ""


class SheetHead(Widget):
    """The captions over the columns, in small capitals on a sunken band."""

    def __init__(self, captions: Sequence[str], colours: tuple[str, str]) -> None:
        super().__init__()
        self.captions = tuple(text.upper() for text in captions)
        self.colours = colours

    def _height_for(self, width: int) -> int:
        return self.theme.px(28)

    def draw(self, canvas: Canvas) -> None:
        canvas.surface.fill(self.theme.colour("sunk"), self.rect)
        # The rows beside it keep room for a scroll bar.
        at = columns(self.rect.w - self.theme.px(12), self.theme.px)
        issue, theirs, track, ours = self.captions
        y = self.rect.centery
        canvas.text(issue, (self.rect.x + at.title[0], y), "caps", "ink3")
        if at.track[1]:
            self._fit(canvas, theirs, at.theirs, "right", self.colours[1])
            self._fit(canvas, track, at.track, "center", "ink3")
        self._fit(canvas, ours, at.ours, "center", self.colours[0])

    def _fit(self, canvas: Canvas, text: str, span: tuple[int, int], align: str, colour: str) -> None:
        shown = canvas.type.ellipsis(text, "caps", span[1] + self.theme.px(10))
        area = Rect(self.rect.x + span[0], self.rect.y, span[1], self.rect.h)
        x = {"right": area.right, "center": area.centerx}[align]
        canvas.text(shown, (x, area.centery), "caps", colour, align)


class DetailStrip(Widget):
    """Under the rows: all options of the row in focus, the chosen one in bold, and what the choice brings."""

    def __init__(self, rows: Sequence[RowFacts]) -> None:
        super().__init__()
        self.rows = tuple(rows)
        self.issue = 0
        self.option = -1
        self.effects = ""

    def set(self, issue: int, option: int, effects: str) -> None:
        """Show a row."""
        if (issue, option, effects) != (self.issue, self.option, self.effects):
            self.issue, self.option, self.effects = issue, option, effects
            self.invalidate()

    def _runs(self, facts: RowFacts, width: int, chosen: int) -> list[list[tuple[str, str, str]]]:
        """Lines of (text, style, colour), broken between options."""
        text, gap = self.ui.text, self.ui.text.width("  ·  ", "small")
        lines: list[list[tuple[str, str, str]]] = [[]]
        used = 0
        for number, label in enumerate(facts.options):
            style = "small_strong" if number == chosen else "small"
            wide = text.width(label, "small_strong")
            if lines[-1] and used + gap + wide > width:
                lines.append([])
                used = 0
            used += wide + (gap if lines[-1] else 0)
            colour = facts.colours[0] if number == chosen else facts.colours[1] if number == facts.theirs else "ink2"
            lines[-1].append((label, style, colour))
        return lines

    def _height_for(self, width: int) -> int:
        inner, step = width - 2 * self.theme.px(18), self.ui.text.line_height("small")
        most = max(len(self._runs(facts, inner, -1)) for facts in self.rows)
        return (most + 1) * step + self.theme.px(16)

    def draw(self, canvas: Canvas) -> None:
        facts = self.rows[self.issue]
        canvas.surface.fill(self.theme.colour("row"), self.rect)
        canvas.rule(self.rect.topleft, self.rect.w, "line")
        pad, step = self.theme.px(18), canvas.type.line_height("small")
        gap = canvas.type.width("  ·  ", "small")
        y = self.rect.y + self.theme.px(8) + step / 2
        for line in self._runs(facts, self.rect.w - 2 * pad, self.option):
            x = self.rect.x + pad
            for number, (label, style, colour) in enumerate(line):
                if number:
                    canvas.text("·", (x + gap / 2, y), "small", "ink3", "center")
                    x += gap
                canvas.text(label, (x, y), style, colour)
                x += canvas.type.width(label, "small_strong")
            y += step
        x = self.rect.x + pad
        for owner in (text for option, text in facts.red_text if option == self.option):
            colour = facts.colours[0] if self.option in facts.red else facts.colours[1]
            canvas.icon("lock", (x + self.theme.px(6), y), 12, colour)
            x = canvas.text(owner, (x + self.theme.px(16), y), "small_strong", colour).right + gap
        if self.effects:
            shown = canvas.type.ellipsis(self.effects, "small_strong", self.rect.right - pad - x)
            canvas.text(shown, (x, y), "small_strong", "ink")


def mark_current(rows: Sequence[DealRow], issue: int) -> None:
    """Light the row of an issue and no other."""
    for row in rows:
        row.mark(row.facts.issue == issue)

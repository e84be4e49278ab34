"""The panels of the two sides: support at home, audiences, red lines or the last word; and their strip when folded."""

from __future__ import annotations

from pygame import Rect

from game.lang import Wording
from game.lang.audiences import audience_bounds
from game.lang.last_word import last_word
from game.rules.view import SidePublic, View
from game.scenario.model import Scenario
from game.scenario.politics import Audience
from game.ui.kit import (
    Canvas,
    Card,
    Column,
    Flow,
    Gauge,
    Icon,
    Label,
    Meter,
    Paragraph,
    Row,
    Rule,
    ScrollView,
    Widget,
)
from game.ui.scenes.names import office
from game.ui.scenes.parts import Band, flag, over, side_colour

__all__ = ["change_this_round", "own_panel", "side_strip", "their_panel", "threshold"]


def threshold(scenario: Scenario, side: str) -> float | None:
    """The support a lot needs at home, where there is a vote."""
    if scenario.ratification is None:
        return None
    return next((known.threshold for known in scenario.ratification.sides if known.side == side), None)


def change_this_round(view: View, index: int) -> float:
    """Change of a side's support since the last close (or the opening)."""
    public = view.sides[index]
    before = view.scores[-1].support[index] if view.scores else public.opening_support
    return public.support - before


def _head(view: View, side: str, wording: Wording, role: str) -> Widget:
    names = Column(
        [Paragraph(wording.side(side), "title", width=150), Paragraph(role, "small", "ink2", width=150)], gap=0
    )
    names.grow = 1
    return Row([flag(view.known.scenario, side), names], gap=12, fold=False)


def _support(view: View, index: int, wording: Wording) -> list[Widget]:
    t, formats = wording.t, wording.formats
    public = view.sides[index]
    floor = threshold(view.known.scenario, public.id)
    dial = Gauge(
        public.support, formats.number(public.support, 0), name=t("Home support"), unit="%",
        colour=side_colour(view.known.scenario, public.id), floor=floor,
        floor_label="" if floor is None else t("needs {value}", value=formats.number(floor)), radius=62,
        tip=t(
            "Weighted support of those at home, 0 to 100. A deal passes at home from {value}.",
            value=formats.number(floor or 0),
        ),
    )  # fmt: skip
    delta = change_this_round(view, index)
    tone = "ok" if delta > 0.05 else "warn" if delta < -0.05 else "ink2"
    icon = "trending-up" if delta > 0.05 else "trending-down" if delta < -0.05 else "minus"
    moved = Row(
        [
            Icon(icon, 14, tone),
            Label(t("{delta} this round", delta=formats.points(delta, signed=True)), "small_strong", tone),
        ],
        gap=5,
        fold=False,
    )
    trend = Flow([Label(t("Home support"), "small_strong"), moved], gap=6)
    return [dial, trend]


class AudienceRow(Widget):
    """An audience: its name, its support as a number and a bar, the floor under which it blocks or acts."""

    role = "kit.role.meter"
    tall = False

    def __init__(
        self, label: str, value: float, text: str, floor: float | None, colour: str, mark: str, tip: str
    ) -> None:
        super().__init__(name=label, tip=tip)
        self.value = value
        self.text = text
        self.floor = floor
        self.colour = colour
        self.mark = mark

    def _min_width(self) -> int:
        return self.ui.text.longest_word(self.name, "small") + self.theme.px(48)

    def _lines(self, width: int) -> list[str]:
        return self.ui.text.wrap(self.name, "small", width - self.theme.px(48))

    def _height_for(self, width: int) -> int:
        return len(self._lines(width)) * self.ui.text.line_height("small") + self.theme.px(10)

    def draw(self, canvas: Canvas) -> None:
        step = canvas.type.line_height("small")
        y = self.rect.y + step / 2
        for line in self._lines(self.rect.w):
            canvas.text(line, (self.rect.x, y), "small", "ink2")
            y += step
        canvas.text(
            self.text,
            (self.rect.right, self.rect.y + step / 2),
            "small_strong",
            "warn" if self.mark else "ink",
            "right",
        )
        if self.mark:
            wide = canvas.type.width(self.text, "small_strong")
            canvas.icon(self.mark, (self.rect.right - wide - self.theme.px(10), self.rect.y + step / 2), 13, "warn")
        thick = self.theme.px(4)
        bar = Rect(self.rect.x, self.rect.bottom - self.theme.px(7), self.rect.w, thick)
        canvas.box(bar, "sunk", 2)
        length = round(bar.w * max(0.0, min(100.0, self.value)) / 100)
        canvas.box(Rect(bar.x, bar.y, max(thick, length), thick), self.colour, 2)
        if self.floor is not None:
            x = bar.x + round(bar.w * self.floor / 100)
            canvas.rule((x - self.theme.px(1), bar.y - self.theme.px(3)), thick + self.theme.px(6), "ink", True, 2)

    def states(self) -> list[str]:
        return [self.text]


def _audiences(view: View, public: SidePublic, wording: Wording) -> list[Widget]:
    scenario, t = view.known.scenario, wording.t
    rows: list[Widget] = []
    for name, value in public.audiences:
        audience = scenario.audiences_by_id[name]
        mark = "triangle-alert" if name in public.warned else "megaphone" if name in public.acted else ""
        rows.append(
            AudienceRow(
                wording.audience(name), value, wording.formats.number(value), _floor(audience),
                side_colour(scenario, public.id), mark, _audience_tip(audience, public, wording),
            )
        )  # fmt: skip
    return [Column([over(t("At home")), *rows], gap=6)] if rows else []


def _floor(audience: Audience) -> float | None:
    return audience.floor if audience.floor is not None else audience.act.below if audience.act else None


def _audience_tip(audience: Audience, public: SidePublic, wording: Wording) -> str:
    parts = audience_bounds(audience, wording)
    if audience.id in public.warned and audience.act is not None:
        parts.append(wording.text(audience.act.warning))
    return " ".join(parts)


def own_panel(view: View, wording: Wording, role: str = "") -> Widget:
    """The player's own side; ``role`` is the seat the player sits in, "" the lead's."""
    t, scenario = wording.t, view.known.scenario
    index = scenario.side_ids.index(view.side)
    lead = not role or role == scenario.leads[view.side]
    seated = t("You lead this side") if lead else office(role, wording)
    content: list[Widget] = [_head(view, view.side, wording, seated)]
    content += [Rule(), *_support(view, index, wording)]
    content += [Rule(), *_audiences(view, view.sides[index], wording)]
    red = [wording.text(line.text) for line in scenario.side(view.side).red_lines]
    if red:
        lines = [
            Row(
                [Icon("lock", 14, "ink3"), Paragraph(line, "small", width=170, grow=1)],
                gap=8,
                fold=False,
                align="start",
            )
            for line in red
        ]
        content += [Rule(), Column([over(t("Red lines")), *lines], gap=6)]
    content += _pledges(view.sides[index], wording)
    capital = view.own.capital if view.own else 0.0
    tip = t("Measures and overrides are paid in it.")
    footer = Row(
        [
            Paragraph(t("Political capital"), "small", "ink2", width=140, grow=1), Icon("coins", 15, "ink2", tip=tip),
            Label(wording.formats.plain(capital), "number"),
        ],
        gap=8, fold=False,
    )  # fmt: skip
    return Card(
        ScrollView(Column(content, gap=10), key="own-panel"), edge=side_colour(scenario, view.side), footer=footer,
        pad=16,
        name=wording.side(view.side),
    )  # fmt: skip


def their_panel(view: View, wording: Wording, opponent: str, band: Band, band_text: Label) -> Widget:
    """The other side."""
    t, scenario = wording.t, view.known.scenario
    other = scenario.other(view.side)
    index = scenario.side_ids.index(other)
    content: list[Widget] = [_head(view, other, wording, opponent)]
    content += [Rule(), *_support(view, index, wording)]
    word = last_word(view, view.known.scenario.other(view.side), wording)
    if word:
        content += [Rule(), Column([over(t("Last word")), Paragraph(word, "quote", width=200)], gap=6)]
    content += [Rule(), *_audiences(view, view.sides[index], wording)]
    content += _pledges(view.sides[index], wording)
    if view.other_priorities:
        order = [wording.issue(issue) for issue in view.other_priorities[:4]]
        content += [
            Rule(),
            Column(
                [
                    over(t("What matters most to them")),
                    *[Paragraph(f"{n}. {one}", "small", width=190) for n, one in enumerate(order, 1)],
                ],
                gap=4,
            ),
        ]
    footer = Row(
        [Paragraph(t("Your draft, at their home"), "small", "ink2", width=80, grow=1), band, band_text],
        gap=8,
        fold=False,
    )
    return Card(
        ScrollView(Column(content, gap=10), key="their-panel"), edge=side_colour(scenario, other), footer=footer,
        pad=16,
        name=wording.side(other),
    )  # fmt: skip


def _pledges(public: SidePublic, wording: Wording) -> list[Widget]:
    if not public.pledges:
        return []
    t = wording.t
    lines = []
    for pledge in public.pledges:
        said = t(
            "{issue}: nothing worse than “{option}”",
            issue=wording.issue(pledge.issue),
            option=wording.option(pledge.issue, pledge.option),
        )
        lines.append(said + (" " + t("(broken)") if pledge.broken else ""))
    return [Rule(), Column([over(t("Pledges")), *[Paragraph(line, "small", width=200) for line in lines]], gap=6)]


def side_strip(view: View, wording: Wording) -> Widget:
    """Both sides in one line, for narrow windows."""
    return Row(
        [_strip(view, side, wording) for side in (view.side, view.known.scenario.other(view.side))], gap=12, fold=False
    )


def _strip(view: View, side: str, wording: Wording) -> Widget:
    scenario, formats = view.known.scenario, wording.formats
    index = scenario.side_ids.index(side)
    public = view.sides[index]
    colour = side_colour(scenario, side)
    delta = change_this_round(view, index)
    value = f"{formats.percent(public.support / 100)} {formats.points(delta, signed=True)}"
    meter = Meter(
        public.support / 100, name=wording.t("Home support"), text=value, colour=colour, height=8, min_width=40
    )
    parts: list[Widget] = [
        flag(scenario, side, 20),
        Label(wording.side(side), "strong", ellipsis=True),
        meter,
        Label(value, "small_strong", colour),
    ]
    if side == view.side and view.own is not None:
        parts.append(Label(wording.t("Capital {value}", value=formats.plain(view.own.capital)), "small_strong", "ink2"))
    card = Card(Row(parts, gap=10, fold=False), pad=9, name=wording.side(side))
    card.grow = 1
    return card

"""The head of the table: title, rounds, date, the mood of the talks, and the news."""

from __future__ import annotations

from collections.abc import Callable

from pygame import Rect

from game.lang import Wording
from game.rules.view import View
from game.ui.kit import Button, Canvas, Drawing, Icon, Label, PaletteName, Row, Rule, Spacer, Widget
from game.ui.kit.pushed import Pushed

__all__ = ["Ticker", "headlines", "mood", "pips", "round_label", "top_bar"]


def round_label(view: View, wording: Wording) -> str:
    """``Round 4 of 10``."""
    return wording.t("Round {number} of {count}", number=view.round, count=len(view.known.scenario.calendar.rounds))


def date_label(view: View, wording: Wording) -> str:
    """The date of the round."""
    rounds = view.known.scenario.calendar.rounds
    return wording.formats.date(rounds[min(max(view.round, 1), len(rounds)) - 1].date)


def pips(view: View, name: str) -> Widget:
    """One pill a round: past, present, to come."""
    count, now = len(view.known.scenario.calendar.rounds), view.round

    def paint(canvas: Canvas, rect: Rect) -> None:
        tall, gap = canvas.theme.px(6), canvas.theme.px(4)
        for number in range(count):
            left = rect.x + (rect.w + gap) * number // count
            right = rect.x + (rect.w + gap) * (number + 1) // count - gap
            pill = Rect(left, rect.centery - tall // 2, right - left, tall)
            if number + 1 > now:
                canvas.box(pill, "line" if canvas.theme.palette != PaletteName.CONTRAST else "sunk", 3, "line2")
            else:
                canvas.box(pill, "ink" if number + 1 < now else "accent", 3)

    wide = count * 14 + (count - 1) * 4
    return Drawing(paint, min_width=wide, width=wide, height=10, tip=name)


def mood(view: View, wording: Wording) -> Widget:
    """The temperature and the chance that talks end at this close, in one box."""
    t, formats = wording.t, wording.formats
    risk = view.talks_end
    tip = t(
        "Temperature {value}: threats and idle rounds raise it, signed deals cool it. Chance that the talks end at the "
        "close of this round: {chance}.",
        value=formats.number(view.temperature), chance=formats.percent(risk, 1),
    )  # fmt: skip
    colour = "warn" if risk > 0 else "ink2"
    parts: list[Widget] = [
        Icon("thermometer", 15, colour, tip=tip),
        Label(formats.number(view.temperature), "number", "ink", tip=tip),
        Label(t("talks end {chance}", chance=formats.percent(risk)), "small", colour, tip=tip),
    ]
    return Boxed(Row(parts, gap=7, fold=False), tip)


class Boxed(Widget):
    """A small bordered box around one line."""

    tall = False

    def __init__(self, child: Widget, tip: str = "") -> None:
        super().__init__(children=[child], tip=tip)

    def _min_width(self) -> int:
        return super()._min_width() + 2 * self.theme.px(12)

    def _pref_width(self) -> int:
        return super()._pref_width() + 2 * self.theme.px(12)

    def _height_for(self, width: int) -> int:
        return max(self.theme.px(32), super()._height_for(width))

    def arrange(self) -> None:
        pad = self.theme.px(12)
        self.children[0].place(self.rect.inflate(-2 * pad, 0))

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect, "card", "m", "line2")


def top_bar(
    view: View, wording: Wording, menu: Callable[[], object], news: Callable[[], object], narrow: bool,
    clock: Widget | None = None,
) -> Widget:  # fmt: skip
    """The first line of the table; ``clock`` where turns are timed."""
    t = wording.t
    title = wording.text(view.known.scenario.title)
    left: list[Widget] = [Label(title, "title" if narrow else "display", ellipsis=True)]
    if not narrow:
        left += [Rule(vertical=True), Label(date_label(view, wording), "body", "ink2")]
    label = round_label(view, wording)
    right: list[Widget] = [Label(label, "heading"), pips(view, label), mood(view, wording)]
    if narrow:
        right = [Label(f"{view.round}/{len(view.known.scenario.calendar.rounds)}", "heading"), mood(view, wording)]
        right.append(Button("", news, icon="newspaper", compact=True, name=t("News"), tip=t("News"), shortcut="N"))
    if clock is not None:
        right.append(clock)
    right.append(Button("", menu, icon="settings", compact=True, name=t("Menu"), tip=t("Menu (Esc)")))
    return Row([*left, Spacer(), *right], gap=12, fold=False)


def headlines(view: View, wording: Wording) -> list[str]:
    """This round's news, then what is announced for the next."""
    t = wording.t
    told = [wording.event(event) for event, when in view.happened if when == view.round]
    soon = [
        t("Next round: {event}", event=wording.event(event.event))
        for event in view.upcoming
        if event.round == view.round + 1 and event.chance >= 1
    ]
    return [*told, *soon] or [t("No news this round.")]


class Ticker(Pushed):
    """The dark line of headlines. Pressing it opens the news."""

    role = "kit.role.button"
    tall = False

    def __init__(self, head: str, lines: list[str], on_open: Callable[[], object], shortcut: str) -> None:
        super().__init__(name=head, key="ticker")
        self.head = head
        self.lines = lines
        self.on_open = on_open
        self.shortcut = shortcut
        self.focusable = True

    def _min_width(self) -> int:
        return self.theme.px(200)

    def _height_for(self, width: int) -> int:
        return self.theme.px(30)

    def focus_rect(self) -> Rect:
        return self.rect.inflate(-self.theme.px(12), -self.theme.px(10))

    def draw(self, canvas: Canvas) -> None:
        canvas.surface.fill(self.theme.colour("bar"), self.rect)
        x, y = self.rect.x + self.theme.px(16), self.rect.centery
        canvas.icon("newspaper", (x + self.theme.px(8), y), 16, "accent")
        head = self.head.upper()
        canvas.text(head, (x + self.theme.px(24), y), "caps", "accent")
        x += self.theme.px(24) + canvas.type.width(head, "caps") + self.theme.px(18)
        end = self.rect.right - self.theme.px(44)
        for number, line in enumerate(self.lines):
            if number:
                if x + self.theme.px(90) > end:
                    break
                canvas.disc((x, y), 4, "bar_ink2")
                x += self.theme.px(14)
            shown = canvas.type.ellipsis(line, "body", end - x)
            canvas.text(shown, (x, y), "body", "bar_ink")
            x += canvas.type.width(shown, "body") + self.theme.px(14)
            if x > end:
                break
        cap = Rect(0, 0, self.theme.px(18), self.theme.px(18))
        cap.center = (self.rect.right - self.theme.px(26), y)
        canvas.box(cap, None, "s", "bar_ink2")
        canvas.text(self.shortcut, cap.center, "key", "bar_ink2", "center")

    def push(self) -> None:
        self.on_open()

    def states(self) -> list[str]:
        return ["; ".join(self.lines)]

"""Every widget on one screen: for the layout tests, and to be looked at.

python -m tests.ui.kit.gallery FOLDER      writes one picture per palette and scale
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame
from pygame import Rect, Surface

from game.core.resources import assets_dir
from game.ui.kit import (
    Button,
    Canvas,
    Card,
    Checkbox,
    Column,
    Drawing,
    Dropdown,
    Flow,
    Fold,
    Gauge,
    Gear,
    Grid,
    Icon,
    Inset,
    Label,
    ListBox,
    ListItem,
    Meter,
    OptionTrack,
    PaletteName,
    Paragraph,
    Picture,
    Pressable,
    Row,
    Rule,
    ScrollView,
    Segment,
    Segmented,
    Spacer,
    Stepper,
    Switch,
    Tab,
    Tabs,
    TextEntry,
    Theme,
    Widget,
    caption,
)
from game.ui.stage import Scene, Stage

Words = Callable[[str], str]


def longer(text: str) -> str:
    """The text at 1.55 times its length, in words of a French kind."""
    filler = " à l’échéance négociée prévue"
    extra = round(len(text) * 0.55)
    return text + (filler * (extra // len(filler) + 1))[:extra].rstrip()


class Gallery(Scene):
    """All widgets; `say` changes every label, to try other lengths."""

    title = "Gallery"

    def __init__(self, say: Words = lambda text: text) -> None:
        self.say = say
        self.log: list[str] = []
        self.offers = {"Steel": 1, "Lumber": 2, "Dairy": 0}
        self.theirs = {"Steel": 3, "Lumber": 2, "Dairy": 3}

    def did(self, what: str) -> Callable[..., None]:
        return lambda *values: self.log.append(" ".join([what, *map(str, values)]))

    def build(self) -> Widget:
        short = self.ui.short

        def narrow() -> Widget:
            page = [self.strip(), self.sheet(), self.side(), self.forms()]
            return ScrollView(Column([*page, self.foot()] if short else page), key="page")

        body = Fold(lambda: Row([self.side(), self.sheet(), self.forms()], align="stretch", grow=1), narrow, grow=1)
        parts = [Inset(self.head(), (16, 10, 16, 0)), Inset(body, (16, 2, 16, 12), grow=1)]
        return Column(parts if short else [*parts, self.foot()], gap=8)

    def head(self) -> Widget:
        say = self.say
        return Row(
            [
                Label("Across the Table", "display"),
                Rule(vertical=True),
                Label(say("The steel winter"), "body", "ink2", ellipsis=True),
                Spacer(),
                Label(say("Round 4 of 10"), "heading"),
                Dropdown(
                    ["English", "Français (Canada)"], 0, self.did("language"), name=say("Language"), show_label=False
                ),
                Button(
                    "", self.did("help"), icon="circle-help", kind="ghost", name=say("Help"), tip=say("Ask for help")
                ),
            ]
        )

    def strip(self) -> Widget:
        return Card(
            Row([Label(self.say("Canada"), "heading"), Meter(0.57, name=self.say("Approval"), colour="ca")]), pad=10
        )

    def side(self) -> Widget:
        say = self.say
        flag = Picture(assets_dir() / "flags/flag-icons/ca.svg", 36, 27, name="Canada")
        names = Column([Label("Canada", "title"), Paragraph(say("You lead this side"), "small", "ink2")], gap=0, grow=1)
        lines = [
            Row([Icon(icon, 15), Paragraph(say(text), "body", grow=1)], fold=False)
            for icon, text in (("factory", "Steel under 15%"), ("milk", "Dairy at most 5%"), ("car", "No auto cap"))
        ]
        gauge = Gauge(57, "57", unit="%", name=say("Home approval"), colour="ca", floor=40, floor_label=say("floor 40"))
        trend = Row(
            [
                Label(say("Home approval"), "small_strong", grow=1),
                Icon("trending-up", 14, "ok"),
                Label("+3", "small", "ok"),
            ]
        )
        footer = Row([Paragraph(say("Provinces onside"), "small", "ink2", grow=1), Label("7 of 10", "strong")])
        content = Column(
            [Row([flag, names], fold=False), Rule(), gauge, trend, Rule(), caption(say("Red lines")), *lines]
        )
        return Card(content, edge="ca", footer=footer)

    def sheet(self) -> Widget:
        say, rows = self.say, []
        icons = {"Steel": "factory", "Lumber": "tree-pine", "Dairy": "milk"}
        options = ["50%", "35%", "25%", "12%", "0%"]
        for name, ours in self.offers.items():
            title = Column(
                [
                    Paragraph(say(name), "strong", width=150),
                    Paragraph(say("C$7.8 bn exports"), "small", "ink2", width=150),
                ],
                gap=2,
            )
            track = OptionTrack(
                options, ours, self.did(name), name=say(name), theirs=self.theirs[name], today=0,
                who=(say("you"), say("they"), say("today")), labels="none",
            )  # fmt: skip
            step = Stepper(options, ours, self.did(f"{name} step"), name=say(f"{name} offer"), colour="ca")
            rows.append([Row([Icon(icons[name], 17, tile="sunk"), title], gap=10, fold=False), track, step])
        worded = OptionTrack(
            [say(text) for text in ("Full duty", "Quota at 2019 volume", "Half duty", "Free trade")], 1,
            self.did("words"), name=say("Aluminum"), theirs=3, today=0, who=(say("you"), say("they"), say("today")),
        )  # fmt: skip
        chance = Row(
            [
                Label(say("Whole package"), "small", "ink2"),
                Meter(0.6, segments=5, name=say("Chance"), colour="ok", text="60%"),
            ]
        )
        grid = Grid(rows, columns=(0, 1, 0), row_gap=14)
        tabs = Tabs(
            [
                Tab(say("Offer"), lambda: Column([grid, worded, chance]), "handshake"),
                Tab(say("History"), self.history, "history"),
                Tab(say("Chart"), lambda: Drawing(draw_chart, height=180, name=say("Points by round")), "chart-line"),
            ],
            name=say("Views"), on_change=self.did("tab"),
        )  # fmt: skip
        return Card(
            tabs, title=say("The deal sheet"), subtitle=say("Tariffs on Canadian goods entering the U.S."), grow=1,
            footer=Row([Label(say("If signed today"), "small", "ink2"), Label("+C$18.6 bn", "strong"), Spacer()]),
        )  # fmt: skip

    def history(self) -> Widget:
        items = [
            ListItem(self.say(f"Round {n}"), self.say("They offered 35%"), "scroll-text", f"{n} h")
            for n in range(1, 15)
        ]
        return ScrollView(
            ListBox(items, 0, self.did("row"), name=self.say("Rounds"), on_open=self.did("open")), height=220
        )

    def forms(self) -> Widget:
        say = self.say
        choices = [
            Pressable(
                Column([Paragraph(say(name), "strong"), Paragraph(say("Ten rounds"), "small", "ink2")], gap=2),
                self.did(name), name=say(name), surface="card", border=True, selected=name == "Lumber V",
            )
            for name in ("The steel winter", "Lumber V")
        ]  # fmt: skip
        fields = Column(
            [
                TextEntry(
                    say("Your name"),
                    "Zoé Côté-Œuvrard",
                    self.did("name"),
                    placeholder=say("as others see it"),
                    width=230,
                ),
                TextEntry(say("Note"), "Première ligne\nDeuxième", self.did("note"), multiline=True, rows=3, width=230),
                Dropdown(
                    [say(x) for x in ("Easy", "Fair", "Hard bargainer")], 2, self.did("level"), name=say("Opponent")
                ),
                Checkbox(say("Show hints"), True, self.did("hints")),
                Switch(say("Speak the focus"), False, self.did("voice")),
                *choices,
            ]
        )
        return Card(ScrollView(fields), title=say("Set up"))

    def foot(self) -> Widget:
        say = self.say
        stance = Segmented(
            [Segment(say(a), b) for a, b in (("Conciliatory", "feather"), ("Neutral", "scale"), ("Firm", "shield"))], 1,
            self.did("stance"), name=say("Public stance"),
        )  # fmt: skip
        buttons = Flow(
            [
                Button(say("Walk away"), self.did("walk"), kind="danger", icon="log-out", shortcut="W"),
                Button(say("Sign"), self.did("sign"), icon="signature", shortcut="S", enabled=False),
                Button(say("Propose package"), self.did("propose"), kind="primary", icon="send", shortcut="P"),
            ],
            align="end",
        )  # fmt: skip
        return Inset(Row([stance, Spacer(), buttons], fold=True), (16, 10, 16, 12), fill="card")


def draw_chart(canvas: Canvas, rect: Rect) -> None:
    points = [(rect.x + 10 + i * (rect.w - 20) / 7, rect.bottom - 10 - (i * i) * (rect.h - 20) / 49) for i in range(8)]
    canvas.polygon([*points, (points[-1][0], rect.bottom - 10)], "us_tint")
    canvas.polyline(points, "us", 2)
    for point in points:
        canvas.disc(point, 9, "card")
        canvas.disc(point, 7, "us")


def picture(
    scene: Scene, size: tuple[int, int], theme: Theme, prepare: Callable[[Stage], None] = lambda _s: None
) -> Surface:
    """One scene on a surface, after `prepare` did what it wants to the stage."""
    stage = Stage(size, Gear(theme, clock=lambda: 0))
    stage.push(scene)
    surface = Surface(size)
    stage.render_to(surface)
    prepare(stage)
    stage.render_to(surface)
    return surface


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    for palette in PaletteName:
        for scale in (1.0, 1.5, 2.0):
            for name, say in (("en", lambda text: text), ("long", longer)):
                shot = picture(Gallery(say), (1280, 720), Theme(scale, palette), lambda stage: press_tab(stage, 5))
                pygame.image.save(shot, folder / f"{palette}-{scale:g}-{name}.png")


def press_tab(stage: Stage, times: int) -> None:
    for _ in range(times):
        stage.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="\t"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

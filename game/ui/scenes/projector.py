"""The projector's view of a class: where to go, the room code, a QR code, and how far every table is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pygame import Rect

from game.core.messages import mark as _
from game.ui.kit import Column, Grid, Inset, Label, Paragraph, Row, ScrollView, Spacer, Widget
from game.ui.kit.paint import Canvas
from game.ui.scenes.base import GameScene
from game.ui.scenes.desk import Desk

__all__ = ["Board", "Modules", "ProjectorScene", "QrCode", "read_board"]

Modules = tuple[tuple[bool, ...], ...]
"""A QR code, row by row; True is dark."""

_EVERY_MS = 1000
_CODE_SIZE = 150

PARTS = {
    "lobby": _("getting ready"),
    "brief": _("reading the brief"),
    "talk": _("face to face"),
    "public": _("statements and measures"),
    "table": _("at the table"),
    "close": _("the round closes"),
    "open": _("at the table"),
    "debrief": _("finished"),
}
"""What a table is doing, by the name of its part of the round."""


@dataclass(frozen=True, slots=True)
class Board:
    """What the class is told. ``tables`` are (number, part of the round, round, rounds, seconds left)."""

    title: str
    code: str
    joined: int
    waiting: int
    tables: tuple[tuple[int, str, int, int, int | None], ...]


def read_board(text: str) -> Board:
    """The board from the overview that the control room reads. Raises ValueError, KeyError or TypeError."""
    body: dict[str, Any] = json.loads(text)
    people = body["people"]
    tables = tuple(
        (
            int(row["number"]),
            str(row["phase"]),
            int(row["round"]),
            int(row["rounds"]),
            None if row["left"] is None else int(row["left"]),
        )
        for row in body["tables"]
        if row["seats"] or row["bots"]
    )
    waiting = sum(not person["approved"] for person in people)
    return Board(str(body["title"]), str(body["code"]), len(people) - waiting, waiting, tables)


class QrCode(Widget):
    """Dark modules on white, whatever the theme: cameras want it so."""

    def __init__(self, modules: Modules, size: float, name: str) -> None:
        super().__init__(name=name)
        self.modules, self.size = modules, size

    def _min_width(self) -> int:
        return self.theme.px(self.size)

    def _height_for(self, width: int) -> int:
        return self._min_width()

    def draw(self, canvas: Canvas) -> None:
        count = len(self.modules)
        step = max(1, self._min_width() // count)
        left = self.rect.centerx - step * count // 2
        top = self.rect.centery - step * count // 2
        canvas.surface.fill((255, 255, 255), Rect(left, top, step * count, step * count))
        for y, row in enumerate(self.modules):
            for x, dark in enumerate(row):
                if dark:
                    canvas.surface.fill((0, 0, 0), Rect(left + x * step, top + y * step, step, step))


class ProjectorScene(GameScene):
    """Asks ``fetch`` once a second, in the worker; shows the last answer when none comes."""

    def __init__(self, desk: Desk, address: str, draw: Callable[[str], Modules], fetch: Callable[[], Board]) -> None:
        """``draw`` makes the QR code for a room code: another session has another."""
        super().__init__(desk)
        self.address, self.draw_code, self.fetch = address, draw, fetch
        self.board: Board | None = None
        self.title = desk.t("The class")
        self._since = _EVERY_MS
        self._asking = False

    def update(self, ms: int) -> None:
        self._since += ms
        if self._since >= _EVERY_MS and not self._asking:
            self._since, self._asking = 0, True
            self.desk.work(self.fetch, self._arrived, lambda _problem: self._missed())

    def _arrived(self, board: Board) -> None:
        self._asking = False
        if board != self.board:
            self.board = board
            self.rebuild()

    def _missed(self) -> None:
        self._asking = False

    def escape(self) -> None:
        """A projector is not left by accident: the window's own button closes it."""

    def build(self) -> Widget:
        t, board = self.t, self.board
        code = board.code if board else ""
        spaced = f"{code[:3]} {code[3:]}".strip()
        words: list[Widget] = [
            Paragraph(board.title if board else "", "title", width=560),
            Label(t("Go to"), "body", "ink2"),
            Label(self.address, "display"),
            Label(t("Room code"), "body", "ink2"),
            Label(spaced, "big"),
            Label(self._people(board), "body", "ink2"),
        ]
        left = Column(words, gap=8)
        left.grow = 1
        qr = QrCode(self.draw_code(code), _CODE_SIZE, t("QR code: opens {address}", address=self.address))
        top = Inset(Row([left, qr], gap=24, align="start"), (20, 20, 28, 12))
        rows = self._rows(board)
        below = Inset(Grid(rows, columns=(0, 1, 0), gap=24, row_gap=8), (20, 8, 28, 20)) if rows else Spacer()
        return Column([top, ScrollView(below, key="tables", grow=1)], gap=0)

    def _people(self, board: Board | None) -> str:
        if board is None:
            return ""
        here = self.t.plural("{count} person is in", "{count} people are in", board.joined)
        return here if not board.waiting else f"{here} · " + self.t("{count} waiting", count=board.waiting)

    def _rows(self, board: Board | None) -> list[list[Widget | None]]:
        rows: list[list[Widget | None]] = []
        for number, part, round_number, rounds, left in board.tables if board else ():
            what = self.t(PARTS.get(part, ""))
            if 0 < round_number <= rounds and part not in ("lobby", "brief", "debrief"):
                what = self.t("round {number} of {count}", number=round_number, count=rounds) + " · " + what
            clock = "" if left is None else f"{left // 60}:{left % 60:02}"
            rows.append(
                [
                    Label(self.t("Table {number}", number=number), "number"),
                    Label(what, "body", "ink2"),
                    Label(clock, "number", align="right"),
                ]
            )
        return rows

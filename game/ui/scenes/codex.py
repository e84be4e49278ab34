"""The codex: terms, people, issues, figures and events, each with the cards of its sources."""

from __future__ import annotations

from game.lang import Wording
from game.scenario.model import Scenario
from game.ui.kit import (
    Button,
    Card,
    Column,
    Dropdown,
    Grid,
    Icon,
    Inset,
    ListBox,
    ListItem,
    Paragraph,
    Row,
    ScrollView,
    Spacer,
    TextEntry,
    Widget,
)
from game.ui.scenes.ask import Ask
from game.ui.scenes.base import GameScene
from game.ui.scenes.codex_entries import KINDS, Entry, entries, matching, source_lines
from game.ui.scenes.desk import Desk
from game.ui.scenes.parts import over

__all__ = ["CodexScene"]


class CodexScene(GameScene):
    """A list with a search on the left, the entry on the right; where both do not fit, the entry opens over the list.

    ``scenario`` is as the reader may know it. ``start`` is the key of the entry to begin with.
    """

    def __init__(self, desk: Desk, scenario: Scenario, offices_only: bool = False, start: str = "") -> None:
        super().__init__(desk)
        self.scenario = scenario
        self.offices_only = offices_only
        self.title = desk.t("Codex")
        self.kind = ""
        self.words = ""
        self.chosen = start

    @property
    def wording(self) -> Wording:
        return Wording(self.scenario, self.t, self.offices_only)

    def first_keys(self) -> tuple[str, ...]:
        return ("entries", "search")

    def _found(self) -> tuple[Entry, ...]:
        return matching(entries(self.scenario, self.wording, self.offices_only), self.kind, self.words)

    def build(self) -> Widget:
        found = self._found()
        shown = next((one for one in found if one.key == self.chosen), found[0] if found else None)
        parts: list[Widget] = [self._list(found, shown)]
        if not self.ui.narrow:
            parts.append(self._entry(shown))
        pages = Inset(Row(parts, gap=12, align="stretch", fold=False, grow=1), (16, 0, 16, 12), grow=1)
        back = Button(self.t("Back"), self.back, icon="arrow-left", key="back")
        foot = Inset(Row([back, Spacer()], gap=12), (16, 10, 16, 12), fill="card")
        return Column([Inset(self._head(), (16, 14, 16, 10)), pages, foot], gap=0)

    def _head(self) -> Widget:
        t = self.t
        names = [t("Everything"), *[t(name) for name, _icon in KINDS.values()]]
        kinds = ["", *KINDS]
        search = TextEntry(
            t("Search the codex"), self.words, self._search, max_length=40, width=240, key="search",
            placeholder=t("a word or two"),
        )  # fmt: skip
        sort = Dropdown(
            names, kinds.index(self.kind), lambda index: self._show_kind(kinds[index]), name=t("Kind"), key="kind"
        )
        words = Column(
            [
                Paragraph(t("Codex"), "display", width=420),
                Paragraph(self.wording.text(self.scenario.title), "small", "ink2", width=420),
            ],
            gap=0,
        )
        return Row([words, Spacer(), sort, search], gap=14, align="end")

    def _list(self, found: tuple[Entry, ...], shown: Entry | None) -> Widget:
        if not found:
            empty: Widget = Paragraph(self.t("Nothing in the codex has these words."), "body", "ink2", width=260)
            return Card(empty, pad=18, grow=1)
        items = [
            ListItem(one.title, "" if self.kind else self.t(KINDS[one.kind][0]), KINDS[one.kind][1]) for one in found
        ]
        at = 0 if shown is None else found.index(shown)
        box = ListBox(
            items, at, self._choose, name=self.t("Entries"), on_open=self._open, open_on_click=self.ui.narrow,
            key="entries",
        )  # fmt: skip
        card = Card(ScrollView(box, key="codex-list"), pad=8, name=self.t("Entries"))
        card.grow = 2
        return card

    def _entry(self, one: Entry | None) -> Widget:
        body: Widget = self._card(one) if one is not None else Column([])
        name = "" if one is None else one.title
        card = Card(ScrollView(Inset(body, (0, 0, 6, 0)), key="codex-entry"), pad=20, name=name)
        card.grow = 3
        return card

    def _card(self, one: Entry) -> Widget:
        t = self.t
        name, icon = KINDS[one.kind]
        parts: list[Widget] = [
            Row([Icon(icon, 18, "ink2", tile="sunk"), over(t(name))], gap=10, fold=False),
            Paragraph(one.title, "title", width=560),
            Paragraph(one.text, "body", width=620),
        ]
        if one.lines:
            rows: list[list[Widget | None]] = [
                [Paragraph(left, "strong", width=240), Paragraph(right, "body", "ink2", width=340)]
                for left, right in one.lines
            ]
            parts.append(Grid(rows, columns=(2, 3), gap=16, row_gap=6))
        parts.append(over(t.plural("One source", "{count} sources", len(one.sources)) if one.sources else t("Source")))
        if not one.sources:
            parts.append(Paragraph(t("A term of negotiation or an estimate; it rests on no source."), "small", "ink2"))
        for source in one.sources:
            who, title, address = source_lines(source, self.wording)
            lines: list[Widget] = [
                Paragraph(title, "strong", width=520), Paragraph(who, "small", "ink2", width=520),
            ]  # fmt: skip
            if address:
                lines.append(Paragraph(address, "small", "us", width=520))
            parts.append(Card(Column(lines, gap=2), pad=12, fill="row", name=title))
        return Column(parts, gap=12)

    # -- what the reader does

    def _search(self, words: str) -> None:
        self.words = words
        self.rebuild()

    def _show_kind(self, kind: str) -> None:
        self.kind = kind
        self.rebuild()

    def _choose(self, index: int) -> None:
        self.chosen = self._found()[index].key
        if not self.ui.narrow:
            self.rebuild()

    def _open(self, index: int) -> None:
        """Where there is room for one page only, the entry opens over the list."""
        one = self._found()[index]
        self.chosen = one.key
        if self.ui.narrow:
            ask, t = Ask(self.ui), self.t
            ask.show(t("Codex"), self._card(one), [Button(t("Close"), ask.close, kind="primary")], width=640)

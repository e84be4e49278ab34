"""The frames of the table: side panels of a fixed width, the card of the deal sheet, and its alternatives."""

from __future__ import annotations

from collections.abc import Callable

from pygame import Rect

from game.core.messages import Translator
from game.ui.kit import Button, Card, Row, Segmented, Widget
from game.ui.scenes.draft import MOST_ALTERNATIVES, Draft

__all__ = ["SheetCard", "Sided", "SmallTabs", "alternatives"]


def alternatives(
    draft: Draft, t: Translator, may_add: bool, show: Callable[[int], object], add: Callable[[], object],
    drop: Callable[[], object], *, short: bool,
) -> Widget:  # fmt: skip
    """The numbers of the alternatives, and the buttons that add and drop one."""
    count = len(draft.sketches)
    parts: list[Widget] = []
    if count > 1:
        names = [str(number + 1) for number in range(count)]
        parts.append(SmallTabs(names, draft.current, show, name=t("Alternative"), key="alternatives"))
        label = t("Drop this alternative")
        parts.append(Button("", drop, icon="trash-2", kind="ghost", compact=True, name=label, tip=label, key="drop"))
    if count < MOST_ALTERNATIVES and may_add:
        tip = t("Offer a further package beside this one: they choose")
        label = t("Alternative")
        parts.append(
            Button("" if short else label, add, icon="plus", kind="ghost", compact=True, tip=tip, key="add", name=label)
        )
    return Row(parts, gap=6, fold=False)


class Sided(Widget):
    """A side panel: always as wide as the tokens say."""

    def __init__(self, child: Widget) -> None:
        super().__init__(children=[child])

    def _min_width(self) -> int:
        return self.theme.space("side")

    def _pref_width(self) -> int:
        return self.theme.space("side")

    def min_height(self, width: int) -> int:
        return self.children[0].min_height(width)


class SmallTabs(Segmented):
    """Alternatives by number, low enough for a heading line."""

    def _cell(self) -> int:
        return self.theme.px(36)

    def _height_for(self, width: int) -> int:
        return self.theme.space("step")

    def cell(self, index: int) -> Rect:
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
        inner, edges = width - self._around(), 2 * self.theme.px(1)
        body = self.children[-2]
        return self._head_height(inner) + body.height_for(width - edges) + edges + self._footer_height(inner)

    def min_height(self, width: int) -> int:
        inner = width - self._around()
        return self._head_height(inner) + self.children[-2].min_height(width) + self._footer_height(inner)

    def arrange(self) -> None:
        pad, inner = self.theme.px(self.pad), self.rect.w - self._around()
        top = self._head_height(inner)
        foot = self._footer_height(inner)
        if self.head is not None:
            tall = self.head.height_for(inner)
            self.head.place(Rect(self.rect.x + pad, self.rect.y + (top - tall) // 2, inner, tall))
        edge = self.theme.px(1)
        self.children[-2].place(
            Rect(
                self.rect.x + edge,
                self.rect.y + top + edge,
                self.rect.w - 2 * edge,
                self.rect.h - top - foot - 2 * edge,
            )
        )
        tall = self.children[-1].height_for(inner)
        self.children[-1].place(Rect(self.rect.x + pad, self.rect.bottom - foot + (foot - tall) // 2, inner, tall))

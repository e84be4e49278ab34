"""Cards: the sheets of paper that a screen is made of."""

from __future__ import annotations

from pygame import Rect

from .labels import Paragraph
from .layout import Column, Row, Spacer
from .paint import Canvas
from .widget import Widget

__all__ = ["Card"]


class Card(Widget):
    """A sheet with a shadow: title, subtitle, what belongs at the title's right (`aside`), content, footer.

    edge: a colour token drawn as a 4 px band on top, for a side's card. Footers of equal height share a base line.
    """

    def __init__(
        self, child: Widget, *, title: str = "", subtitle: str = "", aside: Widget | None = None,
        footer: Widget | None = None, edge: str = "", fill: str = "card", pad: float = 18, gap: float = 12,
        grow: int = 0, key: str = "", name: str = "", visible: bool = True,
    ) -> None:  # fmt: skip
        body: list[Widget] = []
        if title:
            head: list[Widget] = [Paragraph(title, "title", grow=0)]
            if aside is not None:
                head += [Spacer(), aside]
            body.append(Row(head) if aside is not None else head[0])
        if subtitle:
            body.append(Paragraph(subtitle, "small", "ink2"))
        heading = Column(body, gap=2) if body else None
        content = Column([part for part in (heading, child) if part is not None], gap=gap)
        child.grow = child.grow or 1
        parts = [content] if footer is None else [content, footer]
        super().__init__(name=name or title, grow=grow, key=key, children=parts, visible=visible)
        self.pad = pad
        self.edge = edge
        self.fill = fill
        self.has_footer = footer is not None

    def _around(self) -> int:
        return 2 * self.theme.px(self.pad)

    def _top(self) -> int:
        return self.theme.px(self.pad) + (self.theme.px(4) if self.edge else 0)

    def _footer_height(self, width: int) -> int:
        if not self.has_footer:
            return 0
        return max(self.theme.space("footer"), self.children[1].height_for(width) + 2 * self.theme.px(10))

    def _min_width(self) -> int:
        return super()._min_width() + self._around()

    def _pref_width(self) -> int:
        return super()._pref_width() + self._around()

    def _height_for(self, width: int) -> int:
        inner = width - self._around()
        return self._top() + self.children[0].height_for(inner) + self.theme.px(self.pad) + self._footer_height(inner)

    def min_height(self, width: int) -> int:
        inner = width - self._around()
        return self._top() + self.children[0].min_height(inner) + self.theme.px(self.pad) + self._footer_height(inner)

    def arrange(self) -> None:
        pad, inner = self.theme.px(self.pad), self.rect.w - self._around()
        foot = self._footer_height(inner)
        top = self._top()
        self.children[0].place(Rect(self.rect.x + pad, self.rect.y + top, inner, self.rect.h - top - pad - foot))
        if self.has_footer:
            tall = self.children[1].height_for(inner)
            self.children[1].place(Rect(self.rect.x + pad, self.rect.bottom - foot + (foot - tall) // 2, inner, tall))

    def extent(self) -> Rect:
        reach = 2 * self.theme.px(12)
        return self.rect.inflate(reach, reach) if self.mounted else self.rect

    def draw(self, canvas: Canvas) -> None:
        canvas.sheet(self.rect, "l", self.fill)
        if self.edge:
            band, reach = self.theme.px(4), self.theme.radius("l") + self.theme.px(4)
            with canvas.clipped(Rect(self.rect.x, self.rect.y, self.rect.w, reach)):
                canvas.box(self.rect, self.edge, "l")
                canvas.box(
                    Rect(self.rect.x, self.rect.y + band, self.rect.w, self.rect.h - band), self.fill, "l", "line"
                )
        if self.has_footer:
            foot = self._footer_height(self.rect.w - self._around())
            canvas.rule((self.rect.x + 1, self.rect.bottom - foot), self.rect.w - 2, "line")

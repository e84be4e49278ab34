"""A dialogue that belongs to a scene and can be closed from inside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.ui.kit import Button, Dialog, Ui, Widget, open_dialog
from game.ui.kit.layers import Layer

__all__ = ["Ask", "confirm"]


class Ask:
    """Opens a dialogue; `close` takes it away. `show` may be called again with other content."""

    def __init__(self, ui: Ui, on_cancel: Callable[[], object] | None = None) -> None:
        self.ui = ui
        self.on_cancel = on_cancel
        self.layer: Layer | None = None

    def show(
        self, title: str, content: Widget, actions: Sequence[Button], *, width: float = 560,
        focus: Widget | None = None, offset: int = 0,
    ) -> None:  # fmt: skip
        """Open it, or put other content in its place, scrolled to `offset`."""
        before = self.ui.focus.current if self.layer is not None else None
        shown = self.ui.focus.visible
        if self.layer is not None:
            self.close()
        dialog = Dialog(title, content, actions, width=width)
        dialog.scroller.offset = offset
        self.layer = open_dialog(self.ui, dialog, self._cancelled, focus)
        again = next((one for one in dialog.walk() if before and one.identity == before.identity), None)
        if again is not None and again.can_focus():
            self.ui.focus.set(again, visible=shown)

    @property
    def offset(self) -> int:
        """How far the content is scrolled."""
        return self.layer.root.scroller.offset if self.layer is not None and isinstance(self.layer.root, Dialog) else 0

    def close(self) -> None:
        """Take it away without a word."""
        if self.layer is not None:
            layer, self.layer = self.layer, None
            self.ui.close(layer)

    def _cancelled(self) -> None:
        self.layer = None
        if self.on_cancel is not None:
            self.on_cancel()


def confirm(
    ui: Ui, title: str, content: Widget, yes: str, no: str, on_yes: Callable[[], object], *, kind: str = "primary",
    icon: str = "", width: float = 480,
) -> Ask:  # fmt: skip
    """Ask before doing something that cannot be taken back."""
    ask = Ask(ui)

    def go() -> None:
        ask.close()
        on_yes()

    ask.show(
        title, content, [Button(no, ask.close, key="no"), Button(yes, go, kind=kind, icon=icon, key="yes")], width=width
    )
    return ask

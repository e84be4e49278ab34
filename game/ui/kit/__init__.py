"""The widget kit: small, measured, keyboard first. It knows nothing of the game.

A scene builds a tree of widgets; layouts measure the labels inside, so nothing has a fixed column and French fits:

    class Lobby(Scene):
        title = "Lobby"

        def build(self) -> Widget:
            tables = Card(
                ScrollView(ListBox([ListItem(t.name, t.place) for t in self.tables], 0, self.pick, name="Tables")),
                title="Tables", footer=Label("3 open", "small", "ink2"), grow=1,
            )
            name = TextEntry("Your name", "", self.rename)
            side = Card(Column([name, Switch("Sound", True, self.sound)]), title="You")
            return Inset(
                Column([
                    Row([side, tables], align="stretch", grow=1),          # folds when too narrow
                    Row([Spacer(), Button("Join", self.join, kind="primary", icon="play", shortcut="J")]),
                ])
            )

- Sizes in constructors are logical pixels; `rect` and what a Canvas takes are device pixels (`theme.px` turns one
  into the other). Colours and type styles are token names from `theme.py`.
- `grow` is a share of the spare room; `name` is what the voice says; `key` (default: the name) lets focus, scroll
  offset and typed text survive a rebuild.
- Widgets change by their own methods (`label.set`, `meter.set`, `button.enabled = False`, `widget.show(False)`) and ask
  for just their area to be painted; `scene.rebuild()` builds the tree anew when its shape changes.
- `open_dialog(ui, Dialog(...))`, `toast(ui, "Saved", "ok")`, `ui.timers.after(ms, call)`; charts are a `Drawing`.
"""

from .button import Button, Pressable
from .card import Card
from .choice import Checkbox, Segment, Segmented, Stepper, Switch
from .context import Gear, Ui
from .dropdown import Dropdown
from .entry import TextEntry
from .gauge import Gauge, Meter
from .labels import Drawing, Icon, Label, Paragraph, Picture, Rule, caption
from .layers import Layer
from .layout import Column, Flow, Fold, Grid, Inset, Row, Sized, Spacer
from .lists import ListBox, ListItem
from .overlays import Dialog, message, open_dialog, toast
from .paint import Canvas
from .scroll import ScrollView
from .tabs import Tab, Tabs
from .theme import Palette, PaletteName, Theme
from .track import OptionTrack
from .widget import Widget
from .words import ENGLISH, Translate, english

__all__ = [
    "ENGLISH",
    "Button",
    "Canvas",
    "Card",
    "Checkbox",
    "Column",
    "Dialog",
    "Drawing",
    "Dropdown",
    "Flow",
    "Fold",
    "Gauge",
    "Gear",
    "Grid",
    "Icon",
    "Inset",
    "Label",
    "Layer",
    "ListBox",
    "ListItem",
    "Meter",
    "OptionTrack",
    "Palette",
    "PaletteName",
    "Paragraph",
    "Picture",
    "Pressable",
    "Row",
    "Rule",
    "ScrollView",
    "Segment",
    "Segmented",
    "Sized",
    "Spacer",
    "Stepper",
    "Switch",
    "Tab",
    "Tabs",
    "TextEntry",
    "Theme",
    "Translate",
    "Ui",
    "Widget",
    "caption",
    "english",
    "message",
    "open_dialog",
    "toast",
]

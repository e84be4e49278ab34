"""Dialogues keep the focus, drop-down lists open and close, tooltips and toasts come and go."""

from collections.abc import Callable

import pygame

from game.ui.kit import (
    Button,
    Column,
    Dialog,
    Dropdown,
    Label,
    ListBox,
    Row,
    ScrollView,
    TextEntry,
    Theme,
    message,
    open_dialog,
    toast,
)  # fmt: skip
from tests.ui.kit.hand import Hand

Show = Callable[..., Hand]


def asked(hand: Hand) -> tuple[Dialog, list[str]]:
    log: list[str] = []
    dialog = Dialog(
        "Walk away?",
        Column([Label("Sure?"), TextEntry("Word")]),
        [Button("No", lambda: log.append("no")), Button("Yes", lambda: log.append("yes"), shortcut="Y")],
    )
    open_dialog(hand.ui, dialog, lambda: log.append("cancelled"))
    return dialog, log


def test_dialog_traps_focus_and_gives_it_back(show: Show) -> None:
    behind = [Button(f"b{n}", print) for n in range(3)]
    hand = show(Column(behind))
    hand.tab(2)
    dialog, log = asked(hand)
    inside = set(dialog.walk())
    for _ in range(8):
        assert hand.focus in inside
        hand.tab()
    hand.click(behind[0].rect.center)
    hand.keys(pygame.K_HOME, pygame.K_END, pygame.K_UP, pygame.K_UP, pygame.K_UP)
    assert hand.focus in inside and hand.ui.active.root is dialog
    hand.key(pygame.K_ESCAPE)
    assert log == ["cancelled"] and hand.focus is behind[1] and hand.ui.active.root is hand.ui.root


def test_shortcuts_behind_a_dialog_are_dead(show: Show) -> None:
    pressed: list[str] = []
    hand = show(Column([Button("Propose", lambda: pressed.append("p"), shortcut="P")]))
    _, log = asked(hand)
    hand.ui.focus.set(hand.find(Button, "No"))
    hand.key(pygame.K_p, text="p")
    hand.key(pygame.K_y, text="y")
    assert pressed == [] and log == ["yes"]


def test_tall_dialog_stays_in_the_window_and_scrolls(show: Show) -> None:
    for scale in (1.0, 1.5, 2.0):
        hand = show(Column([Button("b", print)]), (960, 600), Theme(scale))
        content = Column([Button(f"choice {n}", print) for n in range(30)])
        dialog = Dialog("Many", content, [Button("Close", print)])
        open_dialog(hand.ui, dialog)
        assert hand.ui.bounds.contains(dialog.rect)
        close = hand.find(Button, "Close")
        assert dialog.rect.contains(close.rect)
        for _ in range(31):
            assert hand.focus is not None
            assert dialog.rect.contains(hand.focus.rect), hand.focus.name
            hand.tab()


def test_message_is_a_dialog(show: Show, said: list[str]) -> None:
    hand = show(Label("x"))
    open_dialog(hand.ui, message("Saved", "The table was saved.", [Button("OK", print, kind="primary")]))
    assert said[-1] == "Saved, dialogue"
    assert hand.focus is not None and hand.focus.name == "OK"


class TestDropdown:
    def make(self, show: Show, count: int = 3, size: tuple[int, int] = (500, 400)) -> tuple[Hand, Dropdown, list[int]]:
        got: list[int] = []
        drop = Dropdown([f"Option {n}" for n in range(count)], 0, got.append, name="Level")
        hand = show(Column([Button("before", print), drop]), size)
        hand.ui.focus.set(drop, visible=True)
        return hand, drop, got

    def test_keys_open_choose_and_close(self, show: Show) -> None:
        hand, drop, got = self.make(show)
        hand.key(pygame.K_RETURN)
        assert drop.is_open and isinstance(hand.focus, ListBox)
        hand.keys(pygame.K_DOWN, pygame.K_DOWN, pygame.K_RETURN)
        assert got == [2] and not drop.is_open and hand.focus is drop

    def test_escape_and_outside_press_leave_it_as_it_was(self, show: Show) -> None:
        hand, drop, got = self.make(show)
        hand.key(pygame.K_SPACE)
        hand.keys(pygame.K_DOWN, pygame.K_ESCAPE)
        assert (got, drop.index, drop.is_open, hand.focus is drop) == ([], 0, False, True)
        hand.key(pygame.K_SPACE)
        hand.click((490, 390))
        assert not drop.is_open and got == []

    def test_pointer_opens_and_chooses(self, show: Show) -> None:
        hand, drop, got = self.make(show)
        hand.click(drop.field().center)
        items = hand.find(ListBox)
        hand.click(items.row(1).center)
        assert got == [1] and not drop.is_open

    def test_letters_and_arrows(self, show: Show) -> None:
        got: list[int] = []
        drop = Dropdown(["Ontario", "Québec", "Yukon"], 0, got.append, name="Province")
        hand = show(Column([drop]))
        hand.tab()
        hand.keys(pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_LEFT)
        assert got == [1, 2, 1]
        hand.key(pygame.K_RETURN)
        hand.key(pygame.K_y, text="y")
        hand.key(pygame.K_RETURN)
        assert got[-1] == 2

    def test_long_list_stays_in_the_window_and_shows_its_choice(self, show: Show) -> None:
        hand, drop, _ = self.make(show, 60, (500, 300))
        drop.show_index(45)
        hand.key(pygame.K_RETURN)
        items, view = hand.find(ListBox), hand.find(ScrollView)
        assert hand.ui.bounds.contains(hand.ui.active.root.rect)
        assert view.rect.contains(items.row(45))
        hand.keys(pygame.K_HOME)
        assert view.rect.contains(items.row(0))


def test_tooltip_after_a_pause_for_pointer_and_keys(show: Show) -> None:
    button = Button("?", print, tip="Asks the adviser")
    hand = show(Column([Button("first", print), Row([button])], align="start"))
    hand.move(button.rect.center)
    assert len(hand.ui.layers) == 1
    hand.wait(600)
    assert len(hand.ui.layers) == 2 and hand.ui.active is hand.ui.layers[0]
    hand.ui.settle()
    assert hand.ui.bounds.contains(hand.ui.layers[1].root.rect)
    hand.move((790, 590))
    assert len(hand.ui.layers) == 1
    hand.tab(2)
    hand.wait(1000)
    assert len(hand.ui.layers) == 2
    hand.key(pygame.K_TAB)
    assert len(hand.ui.layers) == 1


def test_toasts_stack_speak_and_leave_by_themselves(show: Show, said: list[str]) -> None:
    hand = show(Column([Button("b", print)]))
    hand.tab()
    toast(hand.ui, "Saved", "ok", 1000)
    second = toast(hand.ui, "Their turn", "warn", 3000)
    hand.ui.settle()
    one, two = (layer.root.rect for layer in hand.ui.layers[1:])
    assert not one.colliderect(two) and said[-2:] == ["Saved", "Their turn"]
    assert hand.focus is not None and hand.focus.name == "b"
    hand.wait(1500)
    assert hand.ui.layers[1:] == [second]
    hand.wait(2000)
    assert len(hand.ui.layers) == 1 and hand.ui.timers.wait() is None

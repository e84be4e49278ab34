"""Everything can be done by keyboard or controller; the ring is always where the keys go."""

from collections.abc import Callable

import pygame
import pytest
from pygame.event import Event

from game.ui.kit import Button, Column, Gear, Grid, Label, Row, ScrollView, Segmented, Switch, TextEntry, Widget
from game.ui.kit.keys import HeldKeys, key_event
from game.ui.stage import Stage
from tests.ui.kit.gallery import Gallery
from tests.ui.kit.hand import Clock, Hand

Show = Callable[..., Hand]


def names(hand: Hand, count: int, back: bool = False) -> list[str]:
    seen = []
    for _ in range(count):
        hand.tab(back=back)
        assert hand.focus is not None
        seen.append(hand.focus.name)
    return seen


def test_tab_reaches_every_widget_and_comes_round(clock: Clock) -> None:
    stage = Stage((1280, 720), Gear(clock=clock))
    gallery = Gallery()
    stage.push(gallery)
    hand = Hand(stage, gallery, clock)
    order = hand.ui.focus.order()
    assert len(order) > 15
    seen = []
    for _ in order:
        hand.tab()
        seen.append(hand.focus)
    assert seen == order
    hand.tab()
    assert hand.focus is order[0]
    hand.tab(back=True)
    assert hand.focus is order[-1]


def test_disabled_and_hidden_are_passed_over(show: Show) -> None:
    buttons = [Button("a", print), Button("b", print, enabled=False), Button("c", print), Button("d", print)]
    hand = show(Column(buttons))
    buttons[2].show(False)
    assert names(hand, 3) == ["a", "d", "a"]


def test_arrows_go_to_the_nearest_in_that_direction(show: Show) -> None:
    cells = [[Button(f"{row}{column}", print) for column in "abc"] for row in "123"]
    hand = show(Grid(cells))
    hand.tab()
    path = []
    for key in (
        pygame.K_DOWN,
        pygame.K_RIGHT,
        pygame.K_RIGHT,
        pygame.K_UP,
        pygame.K_LEFT,
        pygame.K_DOWN,
        pygame.K_DOWN,
    ):
        hand.key(key)
        assert hand.focus is not None
        path.append(hand.focus.name)
    assert path == ["2a", "2b", "2c", "1c", "1b", "2b", "3b"]


def test_home_and_end_go_to_the_ends(show: Show) -> None:
    hand = show(Column([Button(f"{n}", print) for n in range(9)]))
    hand.tab(4)
    hand.key(pygame.K_END)
    assert hand.focus is not None and hand.focus.name == "8"
    hand.key(pygame.K_HOME)
    assert hand.focus.name == "0"


@pytest.mark.parametrize("key", [pygame.K_RETURN, pygame.K_SPACE, pygame.K_KP_ENTER])
def test_enter_and_space_press(show: Show, key: int) -> None:
    pressed: list[str] = []
    hand = show(Column([Button("go", lambda: pressed.append("go"))]))
    hand.tab()
    hand.key(key)
    assert pressed == ["go"]


def test_shortcuts_press_but_not_while_typing(show: Show) -> None:
    pressed: list[str] = []
    entry = TextEntry("name")
    go = Button("Propose", lambda: pressed.append("p"), shortcut="P")
    off = Button("Sign", lambda: pressed.append("s"), shortcut="S", enabled=False)
    save = Button("Save", lambda: pressed.append("save"), shortcut="Ctrl+S")
    hand = show(Column([entry, go, off, save]))
    hand.key(pygame.K_p, text="p")
    hand.key(pygame.K_s, text="s")
    hand.key(pygame.K_s, pygame.KMOD_LCTRL, text="")
    assert pressed == ["p", "save"]
    hand.ui.focus.set(entry)
    hand.type("Pip")
    assert entry.text == "Pip" and pressed == ["p", "save"]
    hand.key(pygame.K_s, pygame.KMOD_LCTRL)
    assert pressed[-1] == "save" and len(pressed) == 3


def test_unwanted_keys_reach_the_scene(show: Show) -> None:
    hand = show(Column([Label("nothing here")]))
    hand.key(pygame.K_ESCAPE)
    hand.key(pygame.K_F1)
    assert [event.key for event in hand.scene.unhandled] == [pygame.K_ESCAPE, pygame.K_F1]  # type: ignore[attr-defined]


def test_ring_shows_for_keys_and_hides_for_the_pointer(show: Show) -> None:
    button = Button("go", print)
    hand = show(Column([button], align="start"))
    hand.tab()
    assert hand.ui.focus.visible
    ring, ink = hand.ui.focus.ring(button), pygame.Color(hand.ui.theme.colour("ink"))
    hand.paint()
    at = (ring.centerx, ring.bottom - 1)
    assert hand.surface.get_at(at) == ink
    hand.click(button.rect.center)
    hand.paint()
    assert not hand.ui.focus.visible and hand.focus is button
    assert hand.surface.get_at(at) != ink


def test_ring_is_two_wide_and_three_off(show: Show) -> None:
    button = Button("go", print)
    hand = show(Column([Row([Label("   "), button])], align="start"))
    assert hand.ui.focus.ring(button) == button.rect.inflate(10, 10)


def test_focus_is_described_once_per_move(show: Show, said: list[str]) -> None:
    hand = show(Column([Button("Propose", print, shortcut="P"), Switch("Sound", True, print)]))
    hand.tab(2)
    assert said == ["Propose, button, key P", "Sound, switch, on"]
    hand.key(pygame.K_SPACE)
    assert said[-1] == "Sound, switch, off"


def test_every_gallery_widget_describes_itself() -> None:
    codes: set[str] = set()

    def french(code: str, arguments: object) -> str:
        codes.add(code)
        return f"<{code}>"

    stage = Stage((1280, 720), Gear(translate=french))
    gallery = Gallery()
    stage.push(gallery)
    for widget in gallery.ui.focus.order():
        spoken = widget.describe()
        assert widget.name and spoken.startswith(widget.name), type(widget).__name__
        assert f"<{widget.role}>" in spoken, f"{type(widget).__name__} says no role"
    assert len(codes) > 8


class TestController:
    """Hats, sticks and buttons move and press as keys do."""

    def grid(self, show: Show, pressed: list[str]) -> Hand:
        cells = [[Button(f"{r}{c}", lambda r=r, c=c: pressed.append(f"{r}{c}")) for c in "ab"] for r in "12"]  # type: ignore[misc]
        hand = show(Grid(cells))
        hand.tab()
        return hand

    def test_hat_and_buttons(self, show: Show) -> None:
        pressed: list[str] = []
        hand = self.grid(show, pressed)
        for value in ((1, 0), (0, 0), (0, -1), (0, 0)):
            hand.stage.handle(Event(pygame.JOYHATMOTION, joy=0, instance_id=0, hat=0, value=value))
        hand.stage.handle(Event(pygame.JOYBUTTONDOWN, joy=0, instance_id=0, button=0))
        assert pressed == ["2b"]
        hand.stage.handle(Event(pygame.JOYBUTTONDOWN, joy=0, instance_id=0, button=4))
        assert hand.focus is not None and hand.focus.name == "2a"

    def test_stick_counts_once_per_push(self, show: Show) -> None:
        hand = self.grid(show, [])

        def push(*values: float) -> None:
            for value in values:
                hand.stage.handle(Event(pygame.JOYAXISMOTION, joy=0, instance_id=0, axis=1, value=value))

        push(0.2, 0.5, 0.7, 0.95, 1.0)
        assert hand.focus is not None and hand.focus.name == "2a"
        push(0.5, -0.1, -0.9, -1.0)
        assert hand.focus.name == "1a"

    def test_back_button_is_escape_for_the_scene(self, show: Show) -> None:
        hand = show(Label("x"))
        hand.stage.handle(Event(pygame.JOYBUTTONDOWN, joy=0, instance_id=0, button=1))
        assert hand.scene.unhandled[-1].key == pygame.K_ESCAPE  # type: ignore[attr-defined]


def test_segments_take_arrows_and_leave_at_the_end_by_tab(show: Show) -> None:
    got: list[int] = []
    stance = Segmented(["Soft", "Neutral", "Firm"], 1, got.append, name="Stance")
    hand = show(Column([stance, Button("go", print)]))
    hand.tab()
    hand.keys(pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_LEFT, pygame.K_HOME, pygame.K_END)
    assert got == [2, 1, 0, 2]
    hand.key(pygame.K_DOWN)
    assert hand.focus is not None and hand.focus.name == "go"


class TestScroll:
    """A real scroll view."""

    def rows(self, show: Show, count: int = 40) -> tuple[Hand, ScrollView]:
        view = ScrollView(Column([Button(f"row {n}", print) for n in range(count)]), name="rows")
        hand = show(Column([Label("head"), view, Label("foot")]), (400, 300))
        return hand, view

    def test_focus_always_scrolls_into_view(self, show: Show) -> None:
        hand, view = self.rows(show)
        for _ in range(41):
            hand.tab()
            assert hand.focus is not None
            assert view.rect.contains(hand.focus.rect), hand.focus.name
        assert view.offset == 0
        hand.key(pygame.K_END)
        assert hand.focus is not None and view.rect.contains(hand.focus.rect)
        hand.keys(*[pygame.K_UP] * 12)
        assert hand.focus.name == "row 27" and view.rect.contains(hand.focus.rect)

    def test_page_keys_and_wheel_stop_at_the_ends(self, show: Show) -> None:
        hand, view = self.rows(show)
        hand.tab()
        for _ in range(40):
            hand.key(pygame.K_PAGEDOWN)
        assert view.offset == view.most() > 0
        hand.wheel(view.rect.center, 3)
        assert view.offset == view.most() - 3 * 48
        for _ in range(60):
            hand.wheel(view.rect.center, 1)
        assert view.offset == 0

    def test_bar_can_be_dragged(self, show: Show) -> None:
        hand, view = self.rows(show)
        start = view.thumb().center
        hand.down(start)
        hand.move((start[0], view.rect.bottom + 50))
        assert view.offset == view.most()
        hand.move((start[0], view.rect.top - 50))
        assert view.offset == 0
        hand.up(start)
        hand.click((view.track().centerx, view.rect.bottom - 2))
        assert view.offset > 0

    def test_rows_outside_the_view_cannot_be_clicked(self, show: Show) -> None:
        hand, view = self.rows(show)
        hidden = next(w for w in view.walk() if isinstance(w, Button) and w.rect.top > view.rect.bottom)
        assert hand.ui.pointer.find(hidden.rect.center) is not hidden

    def test_text_alone_can_be_scrolled_by_key(self, show: Show) -> None:
        view = ScrollView(Column([Label(f"line {n}") for n in range(60)]), name="rules")
        hand = show(Column([view, Button("ok", print)]), (300, 200))
        hand.tab()
        assert hand.focus is view
        hand.keys(pygame.K_PAGEDOWN)
        assert view.offset > 0

    def test_short_content_shows_no_bar(self, show: Show) -> None:
        _, view = self.rows(show, 2)
        assert view.most() == 0 and view.thumb().h == 0 and not view.can_focus()


def test_pointer_leaving_a_pressed_button_does_not_press(show: Show) -> None:
    pressed: list[str] = []
    button: Widget = Button("go", lambda: pressed.append("go"))
    hand = show(Column([button], align="start"))
    hand.down(button.rect.center)
    hand.up((button.rect.right + 40, button.rect.bottom + 40))
    assert pressed == []
    hand.click(button.rect.center)
    assert pressed == ["go"]


def test_a_key_that_is_held_does_its_work_once_and_arrows_go_on() -> None:
    held = HeldKeys()
    up = Event(pygame.KEYUP, key=pygame.K_RETURN)
    assert [held.is_echo(key_event(pygame.K_RETURN)) for _ in range(3)] == [False, True, True]
    assert not any(held.is_echo(key_event(pygame.K_DOWN)) for _ in range(3))
    assert held.is_echo(key_event(pygame.K_RETURN))
    assert not held.is_echo(up) and not held.is_echo(key_event(pygame.K_RETURN))
    held.is_echo(Event(pygame.WINDOWFOCUSLOST))
    assert not held.is_echo(key_event(pygame.K_RETURN)), "its release was seen by another window"


def test_what_has_the_focus_comes_into_view_though_it_is_built_anew_meanwhile(show: Show) -> None:
    def build() -> Widget:
        rows = [Button(f"Row {number}", lambda: None, key=f"row-{number}") for number in range(40)]
        return Column([ScrollView(Column(rows), key="list", grow=1)])

    hand = show(build)
    last = next(widget for widget in hand.ui.root.walk() if widget.key == "row-39")
    hand.ui.relayout()
    hand.ui.focus.set(last)
    hand.scene.rebuild()
    hand.ui.settle()
    fresh = hand.ui.focus.current
    assert fresh is not None and fresh is not last and fresh.key == "row-39"
    view = next(above for above in fresh.ancestors() if isinstance(above, ScrollView))
    assert view.rect.contains(fresh.rect)

"""What each widget does with keys and pointer, and how it says where it stands."""

from collections.abc import Callable

import pygame
import pytest

from game.ui.kit import (
    Button,
    Card,
    Checkbox,
    Column,
    Gauge,
    Label,
    ListBox,
    ListItem,
    Meter,
    OptionTrack,
    Pressable,
    Segmented,
    Stepper,
    Switch,
    Tab,
    Tabs,
    Theme,
    Widget,
)  # fmt: skip
from game.ui.kit.gauge import around
from tests.ui.kit.hand import Hand

Show = Callable[..., Hand]
OPTIONS = ["Full duty", "Quota", "Half duty", "Free trade"]


class TestTrack:
    def make(self, show: Show, got: list[int], width: int = 600, **more: object) -> tuple[Hand, OptionTrack]:
        track = OptionTrack(
            OPTIONS, 1, got.append, name="Steel", theirs=3, today=0, who=("you", "they", "today"), **more  # type: ignore[arg-type]
        )  # fmt: skip
        hand = show(Column([track]), (width, 300))
        hand.tab()
        return hand, track

    def test_keys(self, show: Show) -> None:
        got: list[int] = []
        hand, _ = self.make(show, got)
        hand.keys(
            pygame.K_RIGHT, pygame.K_LEFT, pygame.K_END, pygame.K_RIGHT, pygame.K_HOME, pygame.K_PAGEUP, pygame.K_MINUS
        )
        assert got == [2, 1, 3, 0, 1, 0]

    def test_says_all_three_marks(self, show: Show, said: list[str]) -> None:
        hand, _ = self.make(show, [])
        assert said == ["Steel, option track, you: Quota, they: Free trade, today: Full duty, 2 of 4"]
        hand.key(pygame.K_RIGHT)
        assert said[-1].startswith("Steel, option track, you: Half duty")

    def test_pointer_drags_between_stops(self, show: Show) -> None:
        got: list[int] = []
        hand, track = self.make(show, got)
        y = track.rect.y + 14
        hand.down((track.stop(2), y))
        hand.move((track.stop(3) - 5, y))
        hand.move((track.stop(0) + 3, y + 90))
        hand.up((0, 299))
        assert got == [2, 3, 0]

    def test_labels_show_whatever_the_width(self, show: Show) -> None:
        _, wide = self.make(show, [], 700)
        _, narrow = self.make(show, [], 180)
        assert wide.mode(wide.rect.w) == "all" and narrow.mode(narrow.rect.w) == "marks"
        assert narrow.rect.h > wide.rect.h

    def test_marks_are_where_they_say(self, show: Show) -> None:
        hand, track = self.make(show, [], labels="none")
        hand.ui.focus.set(None)
        hand.paint()
        colours, y = hand.ui.theme.colours, track.rect.centery
        for index, colour in ((1, colours.ca), (3, colours.us)):
            assert hand.surface.get_at((track.stop(index), y)) == pygame.Color(colour)

    def test_both_marks_show_on_one_option(self, show: Show) -> None:
        hand, track = self.make(show, [], labels="none")
        hand.key(pygame.K_END)
        hand.ui.focus.set(None)
        hand.paint()
        colours, x, y = hand.ui.theme.colours, track.stop(3), track.rect.centery
        seen = {tuple(hand.surface.get_at((x - dx, y))) for dx in range(13)}
        assert {tuple(pygame.Color(colours.ca)), tuple(pygame.Color(colours.us))} <= seen

    def test_disabled_does_not_move(self, show: Show) -> None:
        got: list[int] = []
        hand, track = self.make(show, got)
        track.enabled = False
        hand.key(pygame.K_RIGHT)
        hand.click((track.stop(3), track.rect.y + 14))
        assert got == [] and track.describe().endswith("not available")


class TestStepper:
    def test_keys_and_ends(self, show: Show) -> None:
        got: list[int] = []
        stepper = Stepper(["0%", "5%", "10%", "25%"], 0, got.append, name="Offer")
        hand = show(Column([stepper], align="start"))
        hand.tab()
        hand.keys(pygame.K_LEFT, pygame.K_PLUS, pygame.K_RIGHT, pygame.K_END, pygame.K_RIGHT)
        assert got == [1, 2, 3]
        minus, plus = stepper.ends()
        hand.click(minus.center)
        hand.click(plus.center)
        hand.click(stepper.rect.center)
        assert got == [1, 2, 3, 2, 3]
        assert stepper.describe() == "Offer, stepper, 25%, 4 of 4"

    def test_index_outside_is_refused(self) -> None:
        with pytest.raises(ValueError, match="Offer: index 4 is not among 2 options"):
            Stepper(["a", "b"], 4, print, name="Offer")


def test_segments_break_into_even_lines(show: Show) -> None:
    stance = Segmented(["Conciliatory", "Neutral", "Firm", "Threaten"], 1, print, name="Stance")
    hand = show(Column([stance]), (300, 300))
    assert stance.columns(300) == 2
    cells = [stance.cell(index) for index in range(4)]
    assert cells[0].y == cells[1].y < cells[2].y == cells[3].y
    hand.click(cells[3].center)
    assert stance.index == 3


@pytest.mark.parametrize("kind", [Checkbox, Switch])
def test_checks_toggle(show: Show, kind: type[Checkbox]) -> None:
    got: list[bool] = []
    box = kind("Sound", False, got.append)
    hand = show(Column([box]))
    hand.tab()
    hand.key(pygame.K_SPACE)
    hand.click(box.rect.center)
    hand.key(pygame.K_RETURN)
    assert got == [True, False, True]


class TestList:
    def make(self, show: Show) -> tuple[Hand, ListBox, list[str]]:
        log: list[str] = []
        items = [ListItem("Steel", "25% duty", "factory", "2 h"), ListItem("Lumber"), ListItem("Lobster")]
        box = ListBox(
            items, 0, lambda i: log.append(f"to {i}"), name="Issues", on_open=lambda i: log.append(f"open {i}")
        )
        hand = show(Column([box, Button("after", print)]))
        hand.tab()
        return hand, box, log

    def test_keys_letters_and_leaving(self, show: Show) -> None:
        hand, box, log = self.make(show)
        hand.key(pygame.K_l, text="l")
        hand.key(pygame.K_l, text="l")
        hand.keys(pygame.K_RETURN, pygame.K_HOME, pygame.K_END)
        assert log == ["to 1", "to 2", "open 2", "to 0", "to 2"]
        hand.key(pygame.K_DOWN)
        assert hand.focus is not box

    def test_double_click_opens(self, show: Show) -> None:
        hand, box, log = self.make(show)
        hand.click(box.row(1).center)
        hand.clock.now += 100
        hand.click(box.row(1).center)
        assert log == ["to 1", "open 1"]

    def test_describes_the_row(self, show: Show) -> None:
        _, box, _ = self.make(show)
        assert box.describe() == "Issues, list, Steel, 25% duty, 2 h, 1 of 3"


class TestTabs:
    def make(self, show: Show) -> tuple[Hand, Tabs, list[str]]:
        built: list[str] = []

        def page(name: str) -> Callable[[], Widget]:
            def build() -> Widget:
                built.append(name)
                return Column([Button(name, print)])

            return build

        def tabs() -> Tabs:
            return Tabs([Tab(name, page(name)) for name in ("Offer", "History", "Chart")], name="Views")

        hand = show(lambda: Column([tabs()]))
        return hand, hand.find(Tabs), built

    def test_pages_are_built_when_first_shown(self, show: Show) -> None:
        hand, tabs, built = self.make(show)
        assert built == ["Offer"]
        hand.tab()
        hand.keys(pygame.K_RIGHT, pygame.K_LEFT, pygame.K_RIGHT)
        assert built == ["Offer", "History"] and tabs.index == 1
        assert hand.find(Button).name == "History"

    def test_ctrl_tab_from_inside_the_page(self, show: Show) -> None:
        hand, tabs, _ = self.make(show)
        hand.tab(2)
        hand.key(pygame.K_TAB, pygame.KMOD_LCTRL)
        hand.key(pygame.K_TAB, pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT)
        hand.key(pygame.K_TAB, pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT)
        assert tabs.index == 2

    def test_chosen_page_survives_a_rebuild(self, show: Show) -> None:
        hand, tabs, _ = self.make(show)
        tabs.strip.choose(2)
        hand.scene.rebuild()
        assert hand.find(Tabs).index == 2 and hand.find(Tabs) is not tabs
        assert hand.find(Button).name == "Chart"


class TestGauge:
    def test_fraction_is_clamped(self) -> None:
        gauge = Gauge(130, "130", name="g", low=0, high=200)
        assert gauge.fraction(130) == 0.65 and gauge.fraction(-5) == 0 and gauge.fraction(999) == 1

    @pytest.mark.parametrize("floor", [0, 10, 40, 60, 95, 100])
    @pytest.mark.parametrize("scale", [1.0, 2.0])
    def test_arc_is_filled_up_to_the_value(self, show: Show, floor: float, scale: float) -> None:
        gauge = Gauge(57, "57", unit="%", name="Approval", colour="ca", floor=floor, floor_label="floor 40")
        hand = show(Column([gauge], align="start"), (700, 500), Theme(scale))
        px, colours = hand.ui.theme.px, hand.ui.theme.colours
        centre = (gauge.rect.centerx, gauge.rect.y + gauge._label_room() + px(8) + px(68))
        for at, colour in ((0.25, colours.ca), (0.52, colours.ca), (0.75, colours.sunk)):
            x, y = around(centre, px(68) - px(10) / 2, at)
            assert hand.surface.get_at((round(x), round(y))) == pygame.Color(colour), at
        assert gauge.describe() == "Approval, meter, 57%, floor 40"


def test_meter_lights_its_share(show: Show) -> None:
    meter = Meter(0.6, name="Chance", segments=5, colour="ok", height=8)
    hand = show(Column([meter]), (500, 100))
    colours = hand.ui.theme.colours
    lit = [hand.surface.get_at((50 + 100 * n, 4)) == pygame.Color(colours.ok) for n in range(5)]
    assert lit == [True, True, True, False, False]


def test_card_footers_share_a_base_line(show: Show) -> None:
    from game.ui.kit import Row

    cards = [Card(Label("a"), footer=Label("7 of 10")), Card(Column([Label("b"), Label("c")]), footer=Label("46"))]
    show(Row(cards, align="stretch", grow=1), (600, 400))
    one, other = (card.children[1].rect for card in cards)
    assert one.centery == other.centery


def test_pressable_row_presses_and_marks_itself(show: Show) -> None:
    log: list[str] = []
    row = Pressable(Label("Steel"), lambda: log.append("steel"), name="Steel", shortcut="1")
    hand = show(Column([row]))
    hand.tab()
    hand.key(pygame.K_RETURN)
    hand.click(row.rect.center)
    hand.key(pygame.K_1, text="1")
    row.select(True)
    assert log == ["steel"] * 3 and row.describe() == "Steel, row, selected"


def test_unknown_kind_of_button_names_the_known() -> None:
    with pytest.raises(ValueError, match=r"'loud'.*primary.*danger"):
        Button("x", print, kind="loud")

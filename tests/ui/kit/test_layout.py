"""Layout follows the labels: nothing overlaps, leaves its parent or is cut, at any scale and with long words."""

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.ui.kit import (
    Button,
    Column,
    Flow,
    Fold,
    Gear,
    Grid,
    Inset,
    Label,
    Paragraph,
    Row,
    ScrollView,
    Spacer,
    Stepper,
    Theme,
    Ui,
    Widget,
)  # fmt: skip
from game.ui.kit.button import Pressable
from game.ui.kit.dropdown import Dropdown
from game.ui.kit.layout import share
from game.ui.stage import Stage
from tests.ui.kit.gallery import Gallery, longer
from tests.ui.kit.hand import Hand

Show = Callable[..., Hand]
SIZES = [(1280, 720), (1920, 1080), (960, 600), (1100, 900)]


@given(
    cells=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200), st.integers(0, 3)), min_size=1, max_size=8),
    total=st.integers(0, 2000),
)
def test_shares_add_up_and_keep_the_minima(cells: list[tuple[int, int, int]], total: int) -> None:
    low = [a for a, _, _ in cells]
    want = [a + b for a, b, _ in cells]
    grow = [g for _, _, g in cells]
    sizes = share(total, low, want, grow)
    assert all(size >= least for size, least in zip(sizes, low, strict=True))
    if sum(low) <= total <= sum(want) or (total > sum(want) and any(grow)):
        assert sum(sizes) == total
    elif total < sum(low):
        assert sizes == low
    else:
        assert sizes == want


def parts(ui: Ui) -> list[Widget]:
    return [widget for widget in ui.root.walk() if widget is not ui.root]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("say", [lambda text: text, longer], ids=["plain", "long"])
def test_gallery_fits(scale: float, size: tuple[int, int], say: Callable[[str], str]) -> None:
    stage = Stage(size, Gear(Theme(scale)))
    scene = Gallery(say)
    stage.push(scene)
    scene.ui.settle()
    for widget in parts(scene.ui):
        parent = widget.parent
        assert parent is not None
        if isinstance(parent, ScrollView):
            assert parent.rect.left <= widget.rect.left and widget.rect.right <= parent.rect.right
            continue
        outer = parent.rect.inflate(2, 2)
        assert outer.contains(widget.rect), f"{widget!r} {widget.name}: {widget.rect} leaves {parent.rect}"
        for one, other in combinations([child for child in parent.children if child.visible], 2):
            assert not one.rect.colliderect(other.rect), f"{one.name or one} overlaps {other.name or other}"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_label_is_wider_than_its_place(scale: float) -> None:
    stage = Stage((1280, 720), Gear(Theme(scale)))
    scene = Gallery(longer)
    stage.push(scene)
    ui = scene.ui
    ui.settle()
    for widget in parts(ui):
        if isinstance(widget, Label) and not widget.ellipsis:
            assert ui.text.width(widget.text, widget.style) <= widget.rect.w, widget.text
        elif isinstance(widget, Paragraph):
            assert all(ui.text.width(line, widget.style) <= widget.rect.w for line in widget.lines(widget.rect.w))
            assert len(widget.lines(widget.rect.w)) * ui.text.line_height(widget.style) <= widget.rect.h
        elif isinstance(widget, Button) and widget.label:
            lines = widget.lines(widget.rect.w)
            assert max(ui.text.width(line, widget.style) for line in lines) + widget._frame() <= widget.rect.w
            assert len(lines) * ui.text.height(widget.style) <= widget.rect.h
        elif not isinstance(widget, ScrollView):
            assert widget.min_width() <= widget.rect.w, f"{type(widget).__name__} {widget.name}"


def test_row_folds_when_too_narrow(show: Show) -> None:
    def build() -> Widget:
        return Column([Row([Button("Sign one sector", print), Button("Propose the package", print)])])

    wide, narrow = show(build, (800, 300)), show(build, (200, 300))
    one, other = [w for w in wide.ui.root.walk() if isinstance(w, Button)]
    assert one.rect.y == other.rect.y and one.rect.right < other.rect.left
    one, other = [w for w in narrow.ui.root.walk() if isinstance(w, Button)]
    assert one.rect.bottom < other.rect.y and one.rect.right <= 200


def test_spacer_pushes_apart(show: Show) -> None:
    left, right = Label("left"), Label("right")
    show(Row([left, Spacer(), right]), (500, 60))
    assert left.rect.x == 0 and right.rect.right == 500


def test_flow_breaks_lines_and_grid_lines_up_columns(show: Show) -> None:
    buttons = [Button(f"Button {n}", print) for n in range(6)]
    show(Column([Flow(buttons)]), (360, 400))
    tops = sorted({button.rect.y for button in buttons})
    assert len(tops) > 1 and all(b - a >= 44 for a, b in pairwise(tops))
    cells = [[Label("a"), Label("long cell")], [Label("wide first cell"), Label("b")]]
    show(Grid(cells, columns=(0, 1)), (400, 200))
    assert cells[0][0].rect.x == cells[1][0].rect.x and cells[0][1].rect.x == cells[1][1].rect.x
    assert cells[1][0].rect.right <= cells[0][1].rect.left


def test_fold_follows_the_logical_width(show: Show) -> None:
    def build() -> Widget:
        return Fold(lambda: Label("wide"), lambda: Label("narrow"))

    for size, scale, expected in (
        ((1280, 720), 1.0, "wide"),
        ((1280, 720), 1.5, "narrow"),
        ((1100, 720), 1.0, "narrow"),
    ):
        hand = show(build, size, Theme(scale))
        assert hand.find(Label).text == expected


def test_resize_across_the_fold_rebuilds_and_keeps_focus_and_offset(show: Show) -> None:
    def build() -> Widget:
        rows = Column([Button(f"Row {n}", print) for n in range(30)])
        return Fold(lambda: Inset(ScrollView(rows, key="rows")), lambda: ScrollView(rows, key="rows"))

    hand = show(build, (1280, 400))
    hand.tab(12)
    before = hand.find(ScrollView).offset
    assert before > 0 and hand.focus is not None and hand.focus.name == "Row 11"
    hand.stage.resize((1000, 400))
    hand.ui.settle()
    assert hand.focus is not None and hand.focus.name == "Row 11"
    assert hand.find(ScrollView).rect.contains(hand.focus.rect)


def test_dropdown_and_stepper_make_room_for_their_longest_value(show: Show) -> None:
    options = ["Non", "Contingent tarifaire au volume de 2019"]
    stepper, drop = Stepper(options, 0, print, name="Acier"), Dropdown(options, 0, print, name="Bois")
    hand = show(Column([stepper, drop], align="start"), (900, 300))
    before = [stepper.rect.copy(), drop.rect.copy()]
    stepper.choose(1)
    drop.choose(1)
    hand.ui.settle()
    assert [stepper.rect, drop.rect] == before
    assert hand.ui.text.width(options[1], "number") + 60 <= stepper.rect.w


def test_what_scrolls_gives_way_in_a_column(show: Show) -> None:
    scroll = ScrollView(Column([Label(f"line {n}") for n in range(80)]))
    foot = Button("Foot", print)
    show(Column([Label("head"), scroll, foot]), (400, 300))
    assert foot.rect.bottom == 300 and scroll.rect.h < 300 and scroll.most() > 0


def test_pressable_contains_its_content(show: Show) -> None:
    child = Paragraph("A card that says a good deal more than fits on one line of it", width=200)
    card = Pressable(child, print, name="card")
    show(Column([card], align="start"), (240, 300))
    assert Rect(card.rect).contains(child.rect) and child.rect.h > 30

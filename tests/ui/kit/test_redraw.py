"""Only what changed is painted, the result equals a full painting, and nothing at all is done when idle."""

from collections.abc import Callable

import pygame
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pygame import Rect, Surface
from pygame.event import Event

from game.ui.kit import Button, Column, Gear, Label, Meter, PaletteName, Row, Theme, toast
from game.ui.kit.keys import key_event
from game.ui.kit.layers import merge
from game.ui.stage import Stage
from tests.ui.kit.gallery import Gallery
from tests.ui.kit.hand import Clock, Hand

Show = Callable[..., Hand]

KEYS = [
    pygame.K_TAB, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_RETURN, pygame.K_ESCAPE,
    pygame.K_HOME, pygame.K_END, pygame.K_PAGEDOWN, pygame.K_PAGEUP, pygame.K_SPACE, pygame.K_BACKSPACE,
]  # fmt: skip
step = st.one_of(
    st.tuples(st.just("key"), st.sampled_from(KEYS), st.sampled_from([0, pygame.KMOD_LSHIFT, pygame.KMOD_LCTRL])),
    st.tuples(st.just("move"), st.integers(0, 1279), st.integers(0, 719)),
    st.tuples(st.just("click"), st.integers(0, 1279), st.integers(0, 719)),
    st.tuples(st.just("wheel"), st.integers(-3, 3), st.just(0)),
    st.tuples(st.just("type"), st.sampled_from(["é", "x", " "]), st.just(0)),
    st.tuples(st.just("wait"), st.integers(1, 6000), st.just(0)),
    st.tuples(st.just("toast"), st.sampled_from(["info", "ok", "warn"]), st.just(0)),
)


def act(stage: Stage, clock: Clock, gallery: Gallery, what: str, one: object, two: object) -> None:
    if what == "key":
        stage.handle(key_event(int(one), int(two)))  # type: ignore[call-overload]
    elif what == "move":
        stage.handle(Event(pygame.MOUSEMOTION, pos=(one, two), rel=(0, 0), buttons=(0, 0, 0)))
    elif what == "click":
        stage.handle(Event(pygame.MOUSEBUTTONDOWN, pos=(one, two), button=1))
        stage.handle(Event(pygame.MOUSEBUTTONUP, pos=(one, two), button=1))
    elif what == "wheel":
        stage.handle(Event(pygame.MOUSEWHEEL, x=0, y=one, precise_y=float(str(one)), pos=(1100, 400)))
    elif what == "type":
        stage.handle(Event(pygame.TEXTINPUT, text=one))
    elif what == "toast":
        toast(gallery.ui, "Saved", str(one), 2000)
    else:
        clock.now += int(str(one))
        stage.update()


@given(steps=st.lists(step, min_size=1, max_size=14), scale=st.sampled_from([1.0, 1.5]))
@example(steps=[("wheel", -1, 0)], scale=1.5)
@settings(max_examples=25, deadline=None)
def test_partial_painting_equals_full_painting(steps: list[tuple[str, object, object]], scale: float) -> None:
    clock = Clock()
    stage = Stage((1280, 720), Gear(Theme(scale), clock=clock))
    gallery = Gallery()
    stage.push(gallery)
    surface = Surface(stage.size)
    stage.redraw(surface)
    for what, one, two in steps:
        act(stage, clock, gallery, what, one, two)
        stage.redraw(surface)
        fresh = Surface(stage.size)
        stage.render_to(fresh)
        assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(fresh, "RGB"), (what, one, two)


def test_idle_does_nothing(show: Show) -> None:
    hand = show(Column([Button("go", print), Meter(0.5, name="m"), Label("x")]))
    painted, frames, layouts = hand.ui.painted, hand.stage.frames, hand.ui.layouts
    for _ in range(50):
        hand.stage.update()
        assert hand.paint() == []
    hand.move((700, 500))
    hand.key(pygame.K_F9)
    assert hand.paint() == []
    assert (hand.ui.painted, hand.stage.frames, hand.ui.layouts) == (painted, frames, layouts)
    assert hand.ui.timers.wait() is None


def test_one_change_paints_one_place(show: Show) -> None:
    meter = Meter(0.5, name="m", grow=1)
    buttons = [Button(f"b{n}", print) for n in range(12)]
    hand = show(Column([*buttons, Row([meter])]), (800, 800))
    before, layouts = hand.ui.painted, hand.ui.layouts
    meter.set(0.6, "60%")
    areas = hand.paint()
    assert areas == [meter.rect]
    assert hand.ui.painted - before <= 4 and hand.ui.layouts == layouts


def test_label_of_equal_width_needs_no_layout(show: Show) -> None:
    label = Label("12%", "number")
    hand = show(Column([label, Button("b", print)], align="start"))
    layouts = hand.ui.layouts
    label.set("35%")
    assert hand.paint() and hand.ui.layouts == layouts
    label.set("100%")
    assert hand.paint() and hand.ui.layouts == layouts + 1


@given(
    st.lists(
        st.tuples(st.integers(-20, 120), st.integers(-20, 120), st.integers(1, 60), st.integers(1, 60)), max_size=25
    )
)
def test_merged_areas_are_disjoint_few_and_cover_all(boxes: list[tuple[int, int, int, int]]) -> None:
    bounds = Rect(0, 0, 100, 100)
    areas = merge([Rect(box) for box in boxes], bounds)
    assert len(areas) <= 10
    for index, area in enumerate(areas):
        assert bounds.contains(area) and area.collidelist(areas[index + 1 :]) < 0
    for box in boxes:
        visible = Rect(box).clip(bounds)
        if visible.w and visible.h:
            assert any(area.contains(visible) for area in areas)


@pytest.mark.parametrize("palette", list(PaletteName))
def test_theme_change_repaints_in_the_new_colours(palette: PaletteName) -> None:
    stage = Stage((1280, 720), Gear(Theme()))
    gallery = Gallery()
    stage.push(gallery)
    surface = Surface(stage.size)
    stage.redraw(surface)
    stage.handle(key_event(pygame.K_TAB))
    focused = gallery.ui.focus.current
    stage.set_theme(Theme(1.0, palette))
    stage.redraw(surface)
    colours = stage.gear.theme.colours
    assert surface.get_at((2, 2)) == pygame.Color(colours.bg)
    assert focused is not None and gallery.ui.focus.current is not None
    assert gallery.ui.focus.current is not focused and gallery.ui.focus.current.name == focused.name

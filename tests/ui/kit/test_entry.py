"""Text entry: accents, input methods, clipboard, selection, several lines."""

from collections.abc import Callable

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame.event import Event

from game.ui.kit import Button, Column, TextEntry
from game.ui.kit.clipboard import Clipboard
from game.ui.kit.editing import TextBuffer
from tests.ui.kit.hand import Hand

Show = Callable[..., Hand]
CTRL, SHIFT = pygame.KMOD_LCTRL, pygame.KMOD_LSHIFT


@pytest.fixture
def no_system_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_values: object) -> str:
        raise pygame.error("no clipboard here")

    monkeypatch.setattr(pygame.scrap, "put_text", fail)
    monkeypatch.setattr(pygame.scrap, "get_text", fail)


def focused(show: Show, entry: TextEntry, size: tuple[int, int] = (500, 400)) -> Hand:
    hand = show(Column([entry, Button("after", print)]), size)
    hand.ui.focus.set(entry, visible=True)
    return hand


def test_french_accents_arrive_composed(show: Show) -> None:
    heard: list[str] = []
    entry = TextEntry("Nom", "", heard.append)
    hand = focused(show, entry)
    hand.type("Œuvre d’été à Gaspé")
    assert entry.text == "Œuvre d’été à Gaspé" == heard[-1]
    hand.stage.handle(Event(pygame.TEXTINPUT, text="e\u0301"))
    assert entry.text.endswith("é") and len(entry.text) == 20


def test_input_method_composes_then_commits(show: Show) -> None:
    entry = TextEntry("Nom", "ab")
    hand = focused(show, entry)
    hand.key(pygame.K_LEFT)
    hand.stage.handle(Event(pygame.TEXTEDITING, text="にほ", start=0, length=2))
    assert entry.text == "ab" and entry.composing == "にほ"
    hand.key(pygame.K_BACKSPACE)
    hand.key(pygame.K_RETURN)
    assert entry.text == "ab"
    hand.stage.handle(Event(pygame.TEXTEDITING, text="", start=0, length=0))
    hand.stage.handle(Event(pygame.TEXTINPUT, text="日本"))
    assert entry.text == "a日本b" and entry.composing == ""
    hand.key(pygame.K_BACKSPACE)
    assert entry.text == "a日b"


def test_selection_and_clipboard_without_a_system_one(show: Show, no_system_clipboard: None) -> None:
    entry = TextEntry("Note", "steel and lumber")
    hand = focused(show, entry)
    hand.key(pygame.K_HOME)
    hand.key(pygame.K_RIGHT, CTRL | SHIFT)
    assert entry.buffer.selected == "steel "
    hand.key(pygame.K_x, CTRL, "\x18")
    hand.key(pygame.K_END)
    hand.type(" ")
    hand.key(pygame.K_v, CTRL, "\x16")
    assert entry.text == "and lumber steel "
    hand.key(pygame.K_a, CTRL)
    hand.key(pygame.K_c, CTRL)
    hand.key(pygame.K_DELETE)
    assert entry.text == ""
    hand.key(pygame.K_v, CTRL)
    assert entry.text == "and lumber steel "


def test_system_clipboard_is_used_when_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    monkeypatch.setattr(pygame.scrap, "put_text", kept.append)
    monkeypatch.setattr(pygame.scrap, "get_text", lambda: "from elsewhere")
    board = Clipboard()
    board.put("ours")
    assert kept == ["ours"] and board.get() == "from elsewhere"


def test_length_is_bounded_and_breaks_flattened(show: Show, no_system_clipboard: None) -> None:
    entry = TextEntry("Name", "", max_length=8)
    hand = focused(show, entry)
    hand.ui.gear.clipboard.put("one\r\ntwo\tthree\x07")
    hand.key(pygame.K_v, CTRL)
    assert entry.text == "one two "


def test_several_lines_move_and_submit(show: Show) -> None:
    sent: list[str] = []
    entry = TextEntry("Note", "", multiline=True, rows=3, on_submit=sent.append)
    hand = focused(show, entry)
    hand.type("ab")
    hand.key(pygame.K_RETURN)
    hand.type("wxyz")
    assert entry.text == "ab\nwxyz"
    hand.key(pygame.K_UP)
    assert entry.buffer.caret <= 2
    assert hand.focus is entry
    hand.key(pygame.K_DOWN)
    assert entry.buffer.caret > 2
    hand.key(pygame.K_HOME)
    assert entry.buffer.caret == 3
    hand.key(pygame.K_END, CTRL)
    hand.key(pygame.K_RETURN, CTRL)
    assert sent == ["ab\nwxyz"]
    hand.key(pygame.K_DOWN)
    assert hand.focus is not entry


def test_caret_stays_visible_in_long_lines_and_many_rows(show: Show) -> None:
    entry = TextEntry("Line", "mot " * 60, max_length=0)
    hand = focused(show, entry, (300, 200))
    hand.key(pygame.K_END)
    assert 0 <= entry.caret_x() - entry.scroll <= entry._inner().w
    hand.key(pygame.K_HOME)
    assert entry.scroll == 0
    tall = TextEntry("Rows", "\n".join(f"ligne {n}" for n in range(30)), multiline=True, rows=3)
    hand = focused(show, tall)
    hand.key(pygame.K_END, CTRL)
    y = tall._line_y(tall.caret_line())
    assert tall.field().top < y < tall.field().bottom


def test_wrapped_lines_cover_the_text_exactly(show: Show) -> None:
    text = "Le contingent de bois d’œuvre résineux est renouvelé pour dix-huit mois.\n\nAnticonstitutionnellement" * 2
    entry = TextEntry("Note", text, multiline=True, width=160)
    focused(show, entry, (220, 400))
    lines = entry.lines()
    assert all(line.text == text[line.start : line.start + len(line.text)] for line in lines)
    assert "".join(line.text for line in lines) == text.replace("\n", "")
    assert all(entry.ui.text.width(line.text.rstrip(" ")) <= entry._inner().w for line in lines)


def test_pointer_places_and_selects(show: Show) -> None:
    entry = TextEntry("Name", "steel lumber")
    hand = focused(show, entry)
    inner = entry._inner()
    after = inner.x + entry.ui.text.width("steel")
    hand.down((inner.x, inner.centery))
    hand.move((after, inner.centery))
    hand.up((after, inner.centery))
    assert entry.buffer.selected == "steel"
    hand.clock.now += 1000
    at = (after + 20, inner.centery)
    hand.click(at)
    hand.click(at)
    assert entry.buffer.selected == "lumber"


def test_enter_submits_one_line_and_tab_leaves(show: Show) -> None:
    sent: list[str] = []
    entry = TextEntry("Code", "K7", on_submit=sent.append)
    hand = focused(show, entry)
    hand.key(pygame.K_RETURN)
    hand.tab()
    assert sent == ["K7"] and hand.focus is not entry


def test_typed_text_survives_a_rebuild(show: Show) -> None:
    hand = show(lambda: Column([TextEntry("Name"), TextEntry("Town")]))
    hand.tab(2)
    hand.type("Rimouski")
    hand.scene.rebuild()
    assert hand.find(TextEntry, "Town").text == "Rimouski" and hand.focus is hand.find(TextEntry, "Town")


@given(
    st.lists(
        st.tuples(st.sampled_from(["insert", "back", "delete", "left", "right", "word", "all"]), st.text(max_size=5)),
        max_size=30,
    )
)
def test_buffer_never_loses_its_caret(steps: list[tuple[str, str]]) -> None:
    buffer = TextBuffer(max_length=20)
    for what, text in steps:
        match what:
            case "insert":
                buffer.insert(text)
            case "back" | "delete":
                buffer.erase(-1 if what == "back" else 1, word=len(text) > 3)
            case "left" | "right":
                buffer.step(-1 if what == "left" else 1, select=len(text) > 2, word=len(text) > 3)
            case "word":
                buffer.select_word()
            case "all":
                buffer.select_all()
        assert 0 <= buffer.caret <= len(buffer.text) <= 20
        assert 0 <= buffer.anchor <= len(buffer.text)
        assert "\n" not in buffer.text


@pytest.mark.parametrize("multiline", [False, True])
def test_an_input_method_is_told_where_the_caret_stands(
    show: Show, monkeypatch: pytest.MonkeyPatch, multiline: bool
) -> None:
    told: list[pygame.Rect] = []
    monkeypatch.setattr(pygame.key, "set_text_input_rect", lambda rect: told.append(pygame.Rect(rect)))
    entry = TextEntry("Words", "", multiline=multiline, rows=3, width=300)
    hand = focused(show, entry)
    hand.type("one")
    first = told[-1]
    hand.type(" two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen")
    assert told[-1] == entry.caret_rect().clip(entry.field()) != first
    assert entry.field().contains(told[-1]) and told[-1].h > 0
    if multiline:
        assert told[-1].y > first.y
    else:
        assert told[-1].y == first.y and told[-1].x > first.x

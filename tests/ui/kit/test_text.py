"""Text is measured, wrapped, cut and cached as it is shown."""

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.ui.kit.cache import Lru
from game.ui.kit.text import TextSetter
from game.ui.kit.theme import TYPE, Theme

SETTER = TextSetter(Theme())


@pytest.fixture(scope="module")
def text() -> TextSetter:
    return TextSetter(Theme())


@pytest.mark.parametrize("style", [s for s in TYPE if TYPE[s].face.startswith(("reg", "semi"))])
def test_digits_are_tabular(text: TextSetter, style: str) -> None:
    assert len({text.width(digit * 8, style) for digit in "0123456789"}) == 1


def test_scale_two_is_twice_as_wide() -> None:
    one, two = TextSetter(Theme(1.0)), TextSetter(Theme(2.0))
    line = "Propose the whole package"
    assert two.width(line) == pytest.approx(2 * one.width(line), rel=0.02)


@pytest.mark.parametrize("style", list(TYPE))
def test_what_is_measured_is_what_is_set(text: TextSetter, style: str) -> None:
    made = text.surface("Œuvre à l’été, 12,5 %", style, "ink")
    assert made.get_size() == text.measure("Œuvre à l’été, 12,5 %", style)


def test_set_text_is_kept(text: TextSetter) -> None:
    assert text.surface("once", "body", "ink") is text.surface("once", "body", "ink")
    assert text.surface("once", "body", "ink") is not text.surface("once", "body", "ca")


@given(words=st.lists(st.text("abcéœ’-", min_size=1, max_size=30), min_size=1, max_size=20), width=st.integers(40, 400))
@settings(max_examples=60, deadline=None)
def test_wrapping_keeps_every_word_and_the_width(words: list[str], width: int) -> None:
    text = TextSetter(Theme())
    lines = text.wrap(" ".join(words), "body", width)
    assert "".join(lines).replace(" ", "") == "".join(words)
    assert all(text.width(line) <= width or len(line) == 1 for line in lines)


def plainly(text: TextSetter, words: list[str], style: str, width: int) -> list[str]:
    """Lines of words that fit a width each, every beginning of a line measured."""
    lines = [words[0]]
    for word in words[1:]:
        if text.width(f"{lines[-1]} {word}", style) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@given(
    words=st.lists(st.text("AVTWYabcijœéÀ1.,’-→", min_size=1, max_size=12), min_size=1, max_size=25),
    style=st.sampled_from(sorted(TYPE)), spare=st.integers(0, 300),
)  # fmt: skip
@settings(max_examples=80, deadline=None)
def test_lines_break_where_measuring_everything_would_break_them(words: list[str], style: str, spare: int) -> None:
    text = SETTER
    width = max(text.width(word, style) for word in words) + spare
    assert text.wrap(" ".join(words), style, width) == plainly(text, words, style, width)


def test_no_break_spaces_do_not_break(text: TextSetter) -> None:
    lines = text.wrap("Taux de 12\u202f% et\u00a0: voilà", "body", text.width("Taux de 12"))
    assert any("12\u202f%" in line for line in lines)
    assert any("et\u00a0:" in line for line in lines)


def test_newlines_are_kept(text: TextSetter) -> None:
    assert text.wrap("one\n\ntwo", "body", 500) == ["one", "", "two"]


def test_ellipsis_only_when_it_must(text: TextSetter) -> None:
    line = "Softwood lumber from British Columbia"
    assert text.ellipsis(line, "body", text.width(line)) == line
    short = text.ellipsis(line, "body", 100)
    assert short.endswith("…") and text.width(short) <= 100


@pytest.mark.parametrize("style", ["title", "quote"])
def test_serif_borrows_the_signs_it_lacks(text: TextSetter, style: str) -> None:
    runs = text._runs("50 → 24 ≥ 12", style)
    assert len(runs) > 1
    assert [run for font, run in runs if font is not runs[0][0]] == ["→", "≥"]


@pytest.mark.parametrize("odd", ["", "\x00\t", "\ufeff", "👍"])
def test_odd_text_does_no_harm(text: TextSetter, odd: str) -> None:
    assert text.surface(odd, "body", "ink").get_height() == text.height()


def test_caret_index_is_the_nearest_gap(text: TextSetter) -> None:
    line = "négociation"
    for index in range(len(line) + 1):
        assert text.index_at(line, "body", text.width(line[:index])) == index


def test_cache_is_bounded_and_forgets_the_oldest() -> None:
    cache: Lru[int, str] = Lru(10, len)
    for key in range(6):
        cache.get(key, lambda: "abc")
    assert cache.weight <= 10 and len(cache) == 3
    made: list[int] = []
    cache.get(5, lambda: made.append(5) or "abc")
    cache.get(0, lambda: made.append(0) or "abc")
    assert made == [0]
    cache.get(99, lambda: "x" * 50)
    assert len(cache) == 1


@pytest.mark.parametrize("style", ["body", "title", "quote"])
def test_apostrophes_are_set_alike_however_they_were_typed(style: str) -> None:
    setter = TextSetter(Theme())
    for typed, curly in (("l'entente", "l’entente"), ("both sides' chances", "both sides’ chances")):
        assert setter.width(typed, style) == setter.width(curly, style)
        one, other = setter.surface(typed, style, "ink"), setter.surface(curly, style, "ink")
        assert pygame.image.tobytes(one, "RGBA") == pygame.image.tobytes(other, "RGBA")
    plain = setter.surface("'", style, "ink"), setter.surface("’", style, "ink")
    assert pygame.image.tobytes(plain[0], "RGBA") != pygame.image.tobytes(plain[1], "RGBA")


def test_a_name_that_does_not_fit_breaks_after_its_hyphens(text: TextSetter) -> None:
    name = "Terre-Neuve-et-Labrador"
    least = text.longest_word(name, "small", hyphens=True)
    assert least == text.width("Labrador", "small") < text.longest_word(name, "small")
    lines = text.wrap(name, "small", least)
    assert "".join(lines) == name and lines[-1] == "Labrador" and all(line.endswith("-") for line in lines[:-1])
    assert all(text.width(line, "small") <= least for line in lines)
    assert text.wrap(name, "small", text.width(name, "small")) == [name]

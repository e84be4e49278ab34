"""Colours can be read, and tokens are the ones agreed on."""

import pytest

from game.ui.kit.theme import PALETTES, STANDS_ON, PaletteName, Theme, contrast, tokens


@pytest.mark.parametrize("palette", list(PaletteName))
@pytest.mark.parametrize("ink", list(STANDS_ON))
def test_text_is_readable_on_every_surface_it_stands_on(palette: PaletteName, ink: str) -> None:
    colours = PALETTES[palette]
    for surface in STANDS_ON[ink]:
        ratio = contrast(getattr(colours, ink), getattr(colours, surface))
        assert ratio >= 4.5, f"{palette}: {ink} on {surface} is {ratio:.2f}"


def test_high_contrast_is_higher() -> None:
    colours = PALETTES[PaletteName.CONTRAST]
    for ink in ("ink", "ink2", "ink3", "ca", "us", "ok", "warn"):
        assert contrast(getattr(colours, ink), colours.card) >= 7


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_token_is_a_colour_in_every_palette() -> None:
    for palette in PALETTES.values():
        for token in tokens():
            value = getattr(palette, token)
            assert len(value) == 7 and value[0] == "#" and int(value[1:], 16) >= 0


def test_agreed_paper_and_dark_colours() -> None:
    paper, dark = PALETTES[PaletteName.PAPER], PALETTES[PaletteName.DARK]
    assert (paper.bg, paper.card, paper.ink, paper.ca, paper.us) == (
        "#F4F1EA",
        "#FFFDF8",
        "#17212E",
        "#B4371A",
        "#1D5B9B",
    )
    assert (dark.bg, dark.card, dark.ink, dark.ca, dark.us) == ("#10161F", "#182230", "#F1EFE9", "#FF8A66", "#7FB6F0")


def test_scale_is_bounded_and_applied() -> None:
    assert Theme(1.5).px(16) == 24
    assert Theme(1.0).px(0.2) == 1 and Theme().px(0) == 0
    for bad in (0.9, 2.1):
        with pytest.raises(ValueError, match=r"between 1\.0 and 2\.0"):
            Theme(bad)

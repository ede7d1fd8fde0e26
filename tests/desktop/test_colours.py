"""Both sets of colours can be read by older eyes (WCAG 2.2, level AA)."""

import pytest

from appreciation.desktop.theme.colours import AVATARS, DARK, LIGHT, Colours

TEXT, CONTROL = 4.5, 3.0
GROUNDS = ("paper", "side", "surface", "tint")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent"])
def test_text_stands_out_on_every_ground(colours: Colours, ground: str, ink: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= TEXT


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
@pytest.mark.parametrize("ink", ["good", "careful", "alert"])
def test_words_of_warning_stand_out(colours: Colours, ground: str, ink: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= TEXT


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_selected_text_and_the_main_button_can_be_read(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= TEXT
    assert contrast(colours.on_accent, colours.accent_hover) >= TEXT
    assert contrast(colours.paper, colours.ink) >= TEXT  # a toast


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "side", "surface"])
@pytest.mark.parametrize("ring", ["border", "accent"])
def test_controls_and_the_focus_ring_stand_out(colours: Colours, ground: str, ring: str) -> None:
    assert contrast(getattr(colours, ring), getattr(colours, ground)) >= CONTROL


@pytest.mark.parametrize("disc", AVATARS)
def test_initials_can_be_read_on_every_disc(disc: str) -> None:
    assert contrast("#FFFFFF", disc) >= TEXT


def contrast(one: str, other: str) -> float:
    """Return how far two colours stand apart, from 1 to 21, as WCAG 2.2 reckons."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return round((lighter + 0.05) / (darker + 0.05), 2)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#FFFFFF") == 21

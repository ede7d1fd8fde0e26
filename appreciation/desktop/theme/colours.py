"""The two sets of colours. Values only: a test measures their contrast."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One set, each as `#RRGGBB`.

    `paper` is the window, `side` what frames it, `surface` what lies on it; `line` parts and
    `border` bounds what can be used; `accent` marks the main thing, with `on_accent` written on it
    and `accent_hover` while the pointer is there; `tint` is behind what is chosen.
    """

    paper: str
    side: str
    surface: str
    line: str
    ink: str
    quiet: str
    border: str
    accent: str
    accent_hover: str
    on_accent: str
    tint: str
    good: str
    careful: str
    alert: str


LIGHT = Colours(
    paper="#FBF8F3",
    side="#F3EEE6",
    surface="#FFFFFF",
    line="#E6DFD3",
    ink="#2B2A28",
    quiet="#665F56",
    border="#8A8072",
    accent="#7A3E5D",
    accent_hover="#68324E",
    on_accent="#FFFFFF",
    tint="#F3E6EC",
    good="#2F6B4F",
    careful="#7D5200",
    alert="#A33A2B",
)

DARK = Colours(
    paper="#1F1D1B",
    side="#191716",
    surface="#292623",
    line="#3F3A35",
    ink="#F1ECE4",
    quiet="#B8B0A4",
    border="#857D72",
    accent="#DDA3BF",
    accent_hover="#E8BBD0",
    on_accent="#2A1520",
    tint="#4A2C3A",
    good="#8CC7A6",
    careful="#E0B25C",
    alert="#F0917F",
)

AVATARS = (
    "#4B6F52",
    "#3F6B94",
    "#9F4C79",
    "#86611D",
    "#8A5A48",
    "#5B599C",
    "#2C6F71",
    "#6E6430",
)
"""Behind the initials of people, which are white in both sets."""

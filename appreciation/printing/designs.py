"""How a card looks: which designs there are, whom they suit, and whose turn it is."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from appreciation.domain.occasions import OccasionKind
from appreciation.resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where words go on the front, in art units (the front is 425 wide and 550 high).

    `box` is left, top, width and height; `size` and `smallest` are art units as well.
    """

    face: str
    size: float
    smallest: float
    colour: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Look:
    """What is seen on the front. `second` takes the words after the first line, if any."""

    art: Path
    background: str
    words: Frame
    second: Frame | None = None
    years: Frame | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suit:
    """One kind of day a design suits.

    With `keywords`, a word of its label begins with one of them, or, if that starts with "^", the
    whole label does. `months` go from 1 to 12.
    """

    occasion: OccasionKind
    keywords: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    needs_years: bool = False

    def fits(self, occasion: OccasionKind, day: date, label: str, years: int | None) -> bool:
        """Whether this is such a day."""
        return (
            occasion is self.occasion
            and (not self.months or day.month in self.months)
            and (not self.needs_years or bool(years))
            and (not self.keywords or self._named_in(label))
        )

    def _named_in(self, label: str) -> bool:
        plain = _plain(label)
        return any(
            plain.startswith(_plain(word[1:]))
            if word.startswith("^")
            else re.search(rf"\b{re.escape(_plain(word))}", plain)
            for word in self.keywords
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Design:
    """A design. `ink_saving` is its paler look, where it would otherwise drink a lot of ink."""

    id: str
    name: str
    suits: tuple[Suit, ...]
    look: Look
    ink_saving: Look | None = None


@cache
def designs() -> tuple[Design, ...]:
    """Every design there is, by id."""
    folders = sorted(resource("designs").glob("*/design.toml"))
    return tuple(_design(file) for file in folders)


def suitable(
    designs: Iterable[Design],
    occasion: OccasionKind,
    *,
    day: date,
    label: str = "",
    years: int | None = None,
) -> tuple[Design, ...]:
    """The designs one may send for a day: at least two of the bundled ones, whatever the day.

    `label` is that of the piece, or the id of a holiday. Designs made for such a label come alone
    when there are two of them, else before those that suit the occasion in general.
    """
    meant: list[Design] = []
    general: list[Design] = []
    for design in designs:
        fitting = [suit for suit in design.suits if suit.fits(occasion, day, label, years)]
        if any(suit.keywords for suit in fitting):
            meant.append(design)
        elif fitting:
            general.append(design)
    return tuple(meant if len(meant) >= 2 else meant + general)


def chosen_design(suitable: Sequence[Design], *, last: str, seed: int) -> str:
    """The id of the design whose turn it is, never `last` while there is another.

    `last` is what they got for that occasion last time, empty for nothing. The same `seed` gives
    the same answer: take the contact's number plus the year.
    """
    fresh = [design.id for design in suitable if design.id != last]
    candidates = fresh or [design.id for design in suitable]
    return candidates[seed % len(candidates)]


def _design(file: Path) -> Design:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    saving = table.get("ink_saving")
    return Design(
        id=file.parent.name,
        name=table["name"],
        suits=tuple(_suit(row) for row in table["suits"]),
        look=_look(file.parent, table["look"]),
        ink_saving=_look(file.parent, saving) if saving else None,
    )


def _suit(row: dict[str, Any]) -> Suit:
    return Suit(
        occasion=OccasionKind(row["occasion"]),
        keywords=tuple(row.get("keywords", ())),
        months=tuple(row.get("months", ())),
        needs_years=row.get("needs_years", False),
    )


def _look(folder: Path, row: dict[str, Any]) -> Look:
    frames = {
        name: Frame(**{**row[name], "box": tuple(row[name]["box"])})
        for name in ("words", "second", "years")
        if name in row
    }
    return Look(art=folder / row.get("art", "art.svg"), background=row["background"], **frames)


def _plain(label: str) -> str:
    return label.casefold().replace("_", " ")

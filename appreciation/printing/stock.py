"""What is fed to the printer, as `resources/stock` declares it in millimetres."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from appreciation.domain.batches import Format
from appreciation.domain.errors import UserError
from appreciation.printing.geometry import Rect
from appreciation.resources import resource

_USUAL_ENVELOPES = {
    (Format.QUARTER_FOLD, "A4"): "C6",
    (Format.QUARTER_FOLD, "Letter"): "A2",
    (Format.LETTER, "A4"): "DL",
    (Format.LETTER, "Letter"): "#10",
}
_USUAL_LABELS = {"A4": "L7160", "Letter": "5160"}
_LETTER_FOLDS = 3
_Stock = TypeVar("_Stock")


class StockError(UserError):
    """A paper, envelope or sheet of labels there is none of, or a position it does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sheet, upright. `verified` says whether its figures were checked against the source."""

    name: str
    width_mm: float
    height_mm: float
    verified: bool
    source: str

    @property
    def rect(self) -> Rect:
        """The whole sheet."""
        return Rect(width_mm=self.width_mm, height_mm=self.height_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """An envelope lying on its long side, flap at the top."""

    name: str
    width_mm: float
    height_mm: float
    verified: bool
    source: str

    @property
    def rect(self) -> Rect:
        """Its whole face."""
        return Rect(width_mm=self.width_mm, height_mm=self.height_mm)

    def takes(self, folded: Rect) -> bool:
        """Whether something of this size goes in, either way round, with a millimetre to spare."""
        inside = sorted((self.width_mm - 1, self.height_mm - 1))
        return all(
            thing <= room
            for thing, room in zip(sorted((folded.width_mm, folded.height_mm)), inside, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """A sheet of equal labels: the first one, the step to the next, and how many there are."""

    name: str
    title: str
    paper: str
    columns: int
    rows: int
    left_mm: float
    top_mm: float
    step_x_mm: float
    step_y_mm: float
    width_mm: float
    height_mm: float
    verified: bool
    source: str

    @property
    def slots(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows


@cache
def papers() -> Mapping[str, Paper]:
    """Every paper by name."""
    return {name: Paper(name=name, **row) for name, row in _table("papers").items()}


@cache
def envelopes() -> Mapping[str, Envelope]:
    """Every envelope by name."""
    return {name: Envelope(name=name, **row) for name, row in _table("envelopes").items()}


@cache
def label_sheets() -> Mapping[str, LabelSheet]:
    """Every sheet of labels by the number on its box."""
    return {
        number: LabelSheet(title=row.pop("name"), name=number, **row)
        for number, row in _table("labels").items()
    }


def paper(name: str) -> Paper:
    """The paper of that name. Raises StockError when there is none."""
    return _chosen("paper", papers(), name)


def label_sheet(name: str, paper_name: str) -> LabelSheet:
    """The sheet of labels of that name, or the usual one for the paper when it is empty.

    Raises StockError when there is no such sheet.
    """
    return _chosen("sheet of labels", label_sheets(), name or _USUAL_LABELS[paper_name])


def envelope(name: str, paper_name: str, format_: Format) -> Envelope:
    """The envelope of that name, or the usual one for what goes into it when it is empty.

    Raises StockError when there is no such envelope. Ask it whether it `takes` what is `folded`.
    """
    usual = _USUAL_ENVELOPES.get((format_, paper_name), "C6")
    return _chosen("envelope", envelopes(), name or usual)


def folded(paper_name: str, format_: Format) -> Rect:
    """How large a piece is when it goes into its envelope."""
    sheet = paper(paper_name)
    if format_ is Format.LETTER:
        return Rect(width_mm=sheet.width_mm, height_mm=sheet.height_mm / _LETTER_FOLDS)
    return Rect(width_mm=sheet.width_mm / 2, height_mm=sheet.height_mm / 2)


def _chosen(what: str, stock: Mapping[str, _Stock], name: str) -> _Stock:
    folded_names = {each.casefold(): each for each in stock}
    found = folded_names.get(name.strip().casefold())
    if found is None:
        raise StockError(
            f"There is no {what} “{name}”; nothing was printed. Choose one of {', '.join(stock)}."
        )
    return stock[found]


def _table(name: str) -> dict[str, Any]:
    text = resource("stock", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

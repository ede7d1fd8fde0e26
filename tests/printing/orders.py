"""A shop, its customers and their pieces, for the tests of the press."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from appreciation.domain.batches import Batch, Format, Piece, PieceKind
from appreciation.domain.contacts import ContactId
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.planning import LeftOut
from appreciation.domain.settings import Settings
from appreciation.printing.press import Printed, Supplies, print_batch

SHOP = Settings(
    name="Berg & Daughters",
    address="Harbour Road 3\nPortland, ME 04101",
    country="US",
    phone="+1 207 555 0142",
    website="berg.example",
    signer="Anna Berg",
)

ROSA = Piece(
    number=40,
    kind=PieceKind.CARD,
    contact_ids=(ContactId(1),),
    recipient="Rosa and Luis Díaz",
    address_lines=("12 High Street", "Apartment 4", "Springfield, IL 62704"),
    country="US",
    occasion=OccasionKind.BIRTHDAY,
    identity="birthday",
    date=date(2026, 12, 3),
    years=50,
    design="birthday-candle",
    front="Happy Birthday",
    salutation="Dear Rosa and Luis,",
    text=(
        "Dear Rosa and Luis,\n"
        "Today is your day, and we are thinking of you. We wish you a year of good health, good "
        "company and a few happy surprises.\n"
        "With warm wishes,"
    ),
)

NAMES = tuple(Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines())
"""Of many countries and scripts; every letter of them can be printed."""


def addressed(names: Iterable[str]) -> list[Piece]:
    """A piece for each name, numbered from 100, with their name in the words."""
    return [
        replace(ROSA, number=number, recipient=name, text=ROSA.text.replace("Rosa and Luis", name))
        for number, name in enumerate(names, 100)
    ]


def order(format_: Format, *, paper: str = "A4", start: int = 1) -> Batch:
    """Batch 12, in this format."""
    return Batch(
        id=12,
        week="2026-W48",
        format=format_,
        paper=paper,
        start=start,
        made_on=date(2026, 11, 21),
    )


def printed(
    batch: Batch,
    pieces: Sequence[Piece] = (ROSA,),
    *,
    shop: Settings = SHOP,
    pictures: Mapping[str, bytes] | None = None,
    left_out: Sequence[LeftOut] = (),
) -> Printed:
    """What the press makes of it."""
    return print_batch(batch, pieces, shop, Supplies(pictures=pictures or {}), left_out)


def picture(kind: str = "PNG", size: tuple[int, int] = (300, 120), mode: str = "RGB") -> bytes:
    """A picture file."""
    file = BytesIO()
    Image.new(mode, size, 128 if mode in {"L", "P"} else None).save(file, kind)
    return file.getvalue()

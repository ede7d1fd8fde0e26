"""Printing folded cards: ours against a reportlab canvas that writes the same strings there."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from appreciation.domain.batches import Batch, Format, Piece, PieceKind
from appreciation.domain.contacts import ContactId
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.settings import Settings
from appreciation.printing.cards import card
from appreciation.printing.designs import designs
from appreciation.printing.drawables import Side
from appreciation.printing.geometry import POINTS_PER_MM
from appreciation.printing.imposition import Panel, quarter_fold
from appreciation.printing.jobs import Job, job
from appreciation.printing.press import Supplies, print_batch
from appreciation.printing.sheets import card_sheets
from appreciation.printing.stock import paper
from appreciation.resources import resource

from benchmarks.sizes import Sizes
from benchmarks.stopwatch import Seconds, timed

_PHOTO, _STRINGS = "photo.jpg", "strings.json"
_FONT = resource("fonts", "lora", "Lora_400Regular.ttf")
_SHOP = Settings(
    name="Berg & Daughters",
    address="Harbour Road 3\nPortland, ME 04101",
    country="US",
    paper="A4",
    signer="Anna Berg",
    website="berg.example",
    logo=_PHOTO,
)
_BATCH = Batch(week="2026-W38", format=Format.QUARTER_FOLD, paper="A4", made_on=date(2026, 9, 16))
_GIVEN = ("Anna", "Bo", "Chidi", "Zoë", "Lucas", "Rosa", "Jürgen", "Siobhán", "Mary", "Ole")
_FAMILIES = ("Müller", "Okafor", "Lund", "Díaz", "Neill", "Ferreira", "van den Berg", "Smith")
_WISHES = (
    "Today is your day, and we are thinking of you. We wish you a year of good health, good company"
    " and a few happy surprises.",
    "Another year, and a fine one to come: may it bring you long evenings with good friends, short"
    " queues and everything you have been hoping for.",
    "It is a pleasure to know you. May your birthday be bright from breakfast to midnight, and may"
    " the year that follows keep what it promises.",
)


def fill(folder: Path, sizes: Sizes) -> None:
    """Make a photo of about 300 KB, and note which strings our cards write where."""
    grains = Random(1).randbytes(230 * 155 * 3)  # noqa: S311 - grain for a photo, no secret
    photo = Image.frombytes("RGB", (230, 155), grains).resize(
        (1500, 1000), Image.Resampling.BICUBIC
    )
    photo.save(folder / _PHOTO, quality=76)
    making = _job(folder)
    pages = [list(_strings(sides)) for sides in _cards(making, sizes).values()]
    (folder / _STRINGS).write_text(json.dumps(pages), encoding="utf-8")


def ours(folder: Path, sizes: Sizes) -> Seconds:
    """Lay the cards out and draw them."""

    def cards() -> None:
        making = _job(folder)
        sheets = card_sheets("Cards", _cards(making, sizes), paper("A4"), making.pictures)
        (folder / "ours.pdf").write_bytes(sheets.content)

    return timed(cards, 1)


def batch(folder: Path, sizes: Sizes) -> Seconds:
    """Print a whole batch: the cards, their envelopes and the check list."""
    photo = (folder / _PHOTO).read_bytes()
    return timed(
        lambda: print_batch(_BATCH, _pieces(sizes), _SHOP, Supplies(pictures={_PHOTO: photo}), ()),
        1,
    )


def floor(folder: Path, _sizes: Sizes) -> Seconds:
    """Write the same strings."""
    pages = json.loads((folder / _STRINGS).read_text(encoding="utf-8"))
    return timed(lambda: _plain_cards(folder, pages), 1)


def _plain_cards(folder: Path, pages: list[list[Any]]) -> None:
    registerFont(TTFont("plain", str(_FONT)))
    canvas = Canvas(str(folder / "floor.pdf"), pageCompression=1)
    for panels in pages:
        for matrix, strings in panels:
            canvas.saveState()
            canvas.transform(*matrix)
            for across, up, size, text in strings:
                canvas.setFont("plain", size)
                canvas.drawString(across, up, text)
            canvas.restoreState()
        canvas.drawImage(str(folder / _PHOTO), 120, 60, 48, 32)
        canvas.showPage()
    canvas.save()


def _job(folder: Path) -> Job:
    return job(_BATCH, _SHOP, {_PHOTO: (folder / _PHOTO).read_bytes()})


def _cards(making: Job, sizes: Sizes) -> dict[int, tuple[Side, ...]]:
    return {
        piece.number: card(piece, making.look(piece), making.stationery) for piece in _pieces(sizes)
    }


def _strings(sides: tuple[Side, ...]) -> Iterator[tuple[Any, list[Any]]]:
    sheet = paper("A4")
    places = quarter_fold(sheet)
    for panel, side in zip(Panel, sides, strict=True):
        height = places[panel].panel.height_mm
        strings = [
            (
                block.left_mm * POINTS_PER_MM + line.x,
                (height - block.top_mm) * POINTS_PER_MM - line.baseline,
                block.paragraph.style.size,
                line.text.rstrip(),
            )
            for block in side.blocks
            for line in block.paragraph.lines
            if line.runs
        ]
        if strings:
            yield places[panel].matrix(sheet.rect.height_mm), strings


def _pieces(sizes: Sizes) -> list[Piece]:
    looks = [design.id for design in designs()]
    first = Piece(
        kind=PieceKind.CARD,
        contact_ids=(),
        recipient="",
        address_lines=("12 High Street", "Springfield, IL 62704"),
        country="US",
        occasion=OccasionKind.BIRTHDAY,
        identity="birthday",
        date=date(2026, 9, 23),
        design="",
        front="Happy Birthday",
    )
    pieces = []
    for number in range(1, sizes.cards + 1):
        given, family = _GIVEN[number % 10], _FAMILIES[number // 10 % 8]
        words = f"Dear {given},\n{_WISHES[number % 3]}\nWith warm wishes,"
        pieces.append(
            replace(
                first,
                number=number,
                contact_ids=(ContactId(number),),
                recipient=f"{given} {family}",
                design=looks[number % len(looks)],
                salutation=f"Dear {given},",
                text=words,
            )
        )
    return pieces


RUNS = {"fill": fill, "ours": ours, "batch": batch, "floor": floor}

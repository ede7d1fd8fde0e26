"""Whatever a file has been through, it costs a sentence at most: never a crash, never a wait."""

import io
import os
import time
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from appreciation.domain.contacts import Address, Contact, Phone
from appreciation.domain.errors import UserError
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.interchange.people import Reading
from appreciation.interchange.reading import read
from appreciation.interchange.writing import write
from tests.interchange.mangling import mangled, mangled_workbook

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 11, 21)
ROUNDS = int(os.environ.get("APPRECIATION_MANGLED_FILES", "1500"))
LONGEST = 2.0  # seconds for one file
MOST_MEMORY = 300_000_000


def outcome(name: str, content: bytes) -> Reading | UserError:
    """Return what reading gives; anything but a sentence for the owner is raised."""
    try:
        return read(name, content, date_order=None, country="DE", today=TODAY)
    except UserError as error:
        return error


def workbook() -> bytes:
    people = [
        Contact(
            full_name=f"Ann Müller {number}",
            given_name="Ann",
            family_name=f"Müller {number}",
            phones=(Phone(number="+49 171 1234567", label="mobile"),),
            addresses=(Address(street="Hauptstraße 5", town="Köln", postal_code="01067"),),
            occasions=(Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate(month=2, day=29)),),
            entered_on=TODAY,
        )
        for number in range(20)
    ]
    out = io.BytesIO()
    write(".xlsx", people, out, today=TODAY)
    return out.getvalue()


def text_files() -> list[tuple[str, bytes]]:
    files = sorted(each for each in SAMPLES.iterdir() if each.is_file())
    if corpora := os.environ.get("APPRECIATION_CORPORA"):
        found = Path(corpora).rglob("*.*")
        files += sorted(each for each in found if each.suffix in {".vcf", ".csv", ".ldif"})
    return [(each.name, content) for each in files if (content := each.read_bytes())]


@pytest.mark.parametrize("kind", [".vcf", ".csv", ".xlsx"])
def test_no_mangled_file_does_more_harm_than_a_sentence(kind: str) -> None:
    if kind == ".xlsx":
        sources = [("people.xlsx", workbook())]
    else:
        sources = [each for each in text_files() if (each[0].endswith(".vcf")) == (kind == ".vcf")]
    slowest = 0.0
    for number in range(ROUNDS // 3):
        name, content = sources[number % len(sources)]
        mangle = mangled_workbook if kind == ".xlsx" else mangled
        bad = mangle(content, number)
        start = time.perf_counter()
        outcome(name, bad)
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < LONGEST


def test_mangled_files_need_little_memory() -> None:
    tracemalloc.start()
    try:
        for number, (name, content) in enumerate(text_files()[:40]):
            outcome(name, mangled(content, number))
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()

"""Real address books and hostile ones, as vendors' programs wrote them.

They carry licences of their own and are not part of this project: the folder that
`APPRECIATION_CORPORA` names holds them, with `expected.json` saying what a careful reader finds.
"""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from appreciation.domain.contacts import Contact
from appreciation.domain.occasions import OccasionKind
from appreciation.interchange.people import Reading
from appreciation.interchange.reading import read

CORPORA = os.environ.get("APPRECIATION_CORPORA", "")
pytestmark = pytest.mark.skipif(
    not CORPORA, reason="APPRECIATION_CORPORA does not name the folder of real address books"
)
FOLDER = Path(CORPORA)


def expected() -> dict[str, dict[str, Any]]:
    """Return by file what is to be found in it, entries open to argument aside."""
    if not CORPORA:
        return {}
    stated = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
    files = {**stated["files"], **stated["csv_files"]}
    return {name: entry for name, entry in files.items() if "uncertain" not in entry}


def reading_of(name: str) -> Reading:
    content = (FOLDER / name).read_bytes()
    return read(Path(name).name, content, date_order=None, country="DE", today=date(2026, 11, 21))


def told(contact: Contact) -> dict[str, str | None]:
    birthday, wedding = (
        contact.occasion(kind) for kind in (OccasionKind.BIRTHDAY, OccasionKind.WEDDING)
    )
    return {
        "fn": contact.full_name,
        "email": contact.emails[0].address if contact.emails else None,
        "phone": contact.phones[0].number if contact.phones else None,
        "bday": birthday.date.text if birthday else None,
        "anniversary": wedding.date.text if wedding else None,
    }


@pytest.mark.parametrize("name", expected())
def test_every_file_holds_the_people_a_careful_reader_finds(name: str) -> None:
    entry = expected()[name]
    named = [person for person in entry.get("contacts", []) if person["fn"]]
    reading = reading_of(name)
    assert len(reading.people) == len(named)
    for person, wanted in zip(reading.people, named, strict=True):
        found = told(person.contact)
        assert {key: found[key] for key in found if key in wanted} == {
            key: wanted[key] for key in found if key in wanted
        }
    nameless = entry["count"] - len(named)
    assert sum("no name" in problem.what for problem in reading.problems) == nameless


def test_no_real_file_is_refused() -> None:
    names = [str(path.relative_to(FOLDER)) for path in FOLDER.glob("*/**/*") if path.is_file()]
    assert len(names) > 100
    for name in names:
        reading_of(name)


def test_anniversaries_are_found_in_every_form_that_programs_write() -> None:
    reading = reading_of("vcard/synthetic/anniversary-variants.vcf")
    weddings = [told(person.contact)["anniversary"] for person in reading.people]
    found = [wedding for wedding in weddings if wedding]
    assert len(found) >= 10
    assert set(found) <= {"2010-06-05", "--06-05", "2009-08-08"}

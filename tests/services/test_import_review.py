"""An import as an owner looks through it, and what they decide before it is done."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from appreciation.domain.contacts import ContactId
from appreciation.interchange.headings import column_of
from appreciation.services import undoing
from appreciation.services.desk import Desk
from appreciation.services.imports import imports
from appreciation.services.imports.import_decisions import Decisions, Place
from appreciation.services.imports.import_review import (
    KNOWN_HEADINGS,
    differences,
    review,
    side_by_side,
)
from appreciation.services.imports.imports import FileToImport, ImportOptions
from appreciation.services.people import contacts
from appreciation.store.book import open_book

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DEFAULT = ImportOptions()

BERGS = FileToImport(
    name="old.csv",
    content=b"First name,Last name,Birthday,Street,Town,Postcode\n"
    b"Ann,Berg,1976-11-26,1 High Street,Leeds,LS1 1AA\n",
)
LATER = FileToImport(
    name="new.csv",
    content=b"First name,Last name,Birthday,Street,Town,Postcode,E-mail\n"
    b"Anne,Berg,1976-11-26,1 High Street,Leeds,LS1 1AA,anne@example.com\n"
    b"Bo,Berg,,1 High Street,Leeds,LS1 1AA,\n",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    book = open_book(str(tmp_path / "book.db"), create=True, now=NOW)
    yield Desk(book, NOW)
    book.close()


def names(desk: Desk) -> list[str]:
    return [each.full_name for each in contacts.listed(desk)]


def test_whoever_looks_like_somebody_stands_beside_them(desk: Desk) -> None:
    imports.bring_in(desk, [BERGS], DEFAULT)
    (pair,) = review(desk, [LATER], DEFAULT).pairs
    assert (pair.first.contact.full_name, pair.first.is_new) == ("Ann Berg", False)
    assert (pair.second.contact.full_name, pair.second.is_new) == ("Anne Berg", True)
    assert "the same birthday" in pair.why
    lines = {
        each.what: (each.before, each.after)
        for each in side_by_side(pair.first.contact, pair.second.contact)
    }
    assert lines["Name"] == ("Ann Berg", "Anne Berg")
    assert lines["E-mail"] == ("", "anne@example.com")


def test_the_same_person_is_one_entry_after_the_import_and_undo_takes_all_back(desk: Desk) -> None:
    imports.bring_in(desk, [BERGS], DEFAULT)
    (pair,) = review(desk, [LATER], DEFAULT).pairs
    decided = Decisions(same=((pair.first.who, pair.second.who),))
    imports.bring_in(desk, [LATER], DEFAULT, decided)
    assert names(desk) == ["Ann Berg", "Bo Berg"]
    ann = next(contacts.listed(desk))
    assert [each.address for each in ann.emails] == ["anne@example.com"]
    undoing.undo(desk)
    assert names(desk) == ["Ann Berg"]
    assert next(contacts.listed(desk)).emails == ()


def test_an_import_of_the_same_file_adds_nobody_after_that(desk: Desk) -> None:
    imports.bring_in(desk, [BERGS], DEFAULT)
    (pair,) = review(desk, [LATER], DEFAULT).pairs
    imports.bring_in(desk, [LATER], DEFAULT, Decisions(same=((pair.first.who, pair.second.who),)))
    again = review(desk, [LATER], DEFAULT)
    assert (again.preview.new, again.pairs) == ((), ())


def test_two_people_told_apart_are_not_proposed_again(desk: Desk) -> None:
    imports.bring_in(desk, [BERGS], DEFAULT)
    (pair,) = review(desk, [LATER], DEFAULT).pairs
    done = imports.bring_in(
        desk, [LATER], DEFAULT, Decisions(apart=((pair.first.who, pair.second.who),))
    )
    assert len(names(desk)) == 3
    (proposed,) = done.possible_duplicates
    with desk.book.reading() as book:
        assert (proposed.first, proposed.second) in book.not_same.pairs()


def test_a_household_is_formed_only_when_it_was_confirmed(desk: Desk) -> None:
    found = review(desk, [LATER], DEFAULT)
    (home,) = found.homes
    assert home.names == ("Anne Berg", "Bo Berg")
    assert home.address == "1 High Street, LS1 1AA Leeds"
    imports.bring_in(desk, [LATER], DEFAULT)
    assert {each.household_id for each in contacts.listed(desk)} == {None}
    undoing.undo(desk)
    imports.bring_in(desk, [LATER], DEFAULT, Decisions(households=(home.members,)))
    assert len({each.household_id for each in contacts.listed(desk)} - {None}) == 1


def test_a_decision_on_somebody_who_is_not_among_the_new_ones_changes_nothing(desk: Desk) -> None:
    nobody = Place(file="new.csv", where="line 99")
    imports.bring_in(desk, [LATER], DEFAULT, Decisions(same=((nobody, ContactId(1)),)))
    assert names(desk) == ["Anne Berg", "Bo Berg"]


def test_a_change_is_told_line_by_line(desk: Desk) -> None:
    imports.bring_in(desk, [BERGS], DEFAULT)
    moved = FileToImport(
        name="old.csv", content=BERGS.content.replace(b"1 High Street", b"2 Low Lane")
    )
    (revision,) = review(desk, [moved], DEFAULT).preview.updated
    (line,) = differences(revision.before, revision.after)
    assert line.what == "Address"
    assert (line.before, line.after) == (
        "1 High Street, LS1 1AA Leeds",
        "2 Low Lane, LS1 1AA Leeds",
    )


def test_columns_that_are_not_known_are_shown_and_can_be_named(desk: Desk) -> None:
    file = FileToImport(
        name="club.csv",
        content="Etunimi;Sukunimi;Syntynyt;Lempiväri\nAino;Aalto;1976-11-26;sininen\n".encode(),
    )
    found = review(desk, [file], DEFAULT).preview
    assert [each.heading for each in found.unknown_columns] == [
        "Etunimi",
        "Sukunimi",
        "Syntynyt",
        "Lempiväri",
    ]
    assert found.unknown_columns[0].examples == ("Aino",)
    options = ImportOptions(
        columns={"Etunimi": "First name", "Sukunimi": "Last name", "Syntynyt": "Birthday"}
    )
    mapped = review(desk, [file], options).preview
    (aino,) = mapped.new
    assert aino.contact.full_name == "Aino Aalto"
    assert aino.contact.occasions[0].date.text == "1976-11-26"
    assert [each.heading for each in mapped.unknown_columns] == ["Lempiväri"]


def test_a_workbook_without_known_headings_can_be_mapped_too(desk: Desk, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Etunimi", "Sukunimi"])
    sheet.append(["Aino", "Aalto"])
    workbook.save(tmp_path / "club.xlsx")
    file = FileToImport(name="club.xlsx", content=(tmp_path / "club.xlsx").read_bytes())
    assert len(review(desk, [file], DEFAULT).preview.unknown_columns) == 2
    options = ImportOptions(columns={"Etunimi": "First name", "Sukunimi": "Last name"})
    assert review(desk, [file], options).preview.new[0].contact.full_name == "Aino Aalto"


@pytest.mark.parametrize("heading", KNOWN_HEADINGS)
def test_whatever_a_column_can_be_taken_for_is_understood(heading: str) -> None:
    assert column_of(heading)

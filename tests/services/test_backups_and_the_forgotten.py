"""The daily backup, and that no backup brings back who was forgotten."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from appreciation.domain.contacts import Address, Contact, Phone
from appreciation.services import safekeeping
from appreciation.services.desk import Desk
from appreciation.services.forgetting import forget, forgotten_among
from appreciation.store.book import open_book
from tests.store.people import ann, stored

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
BEN = ann(uid="ben", full_name="Ben Smith", given_name="Ben", family_name="Smith", emails=())


@pytest.fixture
def desk(book_url: str, tmp_path: Path) -> Iterator[Desk]:
    """Yield a desk with Ann and Ben in its book."""
    with closing(
        open_book(book_url, create=True, now=NOW, backup_folder=tmp_path / "backups")
    ) as book:
        stored(book)
        stored(book, BEN)
        yield Desk(book, NOW)


def names(desk: Desk) -> list[str]:
    """Return who is in the book."""
    with desk.book.reading() as reading:
        return [person.full_name for person in reading.contacts.in_order_entered()]


def put_back(desk: Desk, file: Path, tmp_path: Path) -> safekeeping.Restored:
    """Put a backup back."""
    return safekeeping.put_back(desk.book.target, file, now=NOW, backup_folder=tmp_path / "backups")


def is_forgotten(desk: Desk, person: Contact) -> bool:
    """Return whether an import would leave this person out."""
    with desk.book.reading() as reading:
        return forgotten_among(reading, [person])[0]


def forget_ann(desk: Desk) -> None:
    """Forget the first person of the book."""
    with desk.book.reading() as reading:
        first = next(iter(reading.contacts.in_order_entered()))
    forget(desk, first.id)


def test_who_was_forgotten_does_not_come_back_with_a_backup(desk: Desk, tmp_path: Path) -> None:
    backup = safekeeping.backup(desk, None)
    forget_ann(desk)
    put_back(desk, backup.path, tmp_path)
    assert names(desk) == ["Ben Smith"]
    assert is_forgotten(desk, ann())
    assert not is_forgotten(desk, BEN)
    assert safekeeping.checked(desk).problems == ()


def test_somebody_who_shares_the_e_mail_address_of_the_forgotten_stays(
    desk: Desk, tmp_path: Path
) -> None:
    ben = replace(BEN, uid="", full_name="Ben Müller", emails=ann().emails)
    with desk.book.writing("Enter Ben Müller") as book:
        book.contacts.add(ben)
    backup = safekeeping.backup(desk, None)
    forget_ann(desk)
    assert not is_forgotten(desk, ben)
    assert is_forgotten(desk, replace(ann(), uid="", phones=(), addresses=(), occasions=()))
    put_back(desk, backup.path, tmp_path)
    assert names(desk) == ["Ben Smith", "Ben Müller"]


@pytest.mark.parametrize(
    "as_another_list_writes_them",
    [
        ann(full_name="Müller, Ann", addresses=()),
        ann(full_name="Ann Maria Müller", phones=(), addresses=()),
        ann(phones=(Phone(number="089 123456"),), addresses=(), occasions=()),
        ann(phones=(), addresses=(Address(postal_code=" 123-45"),), occasions=()),
    ],
)
def test_who_was_forgotten_is_known_however_a_list_writes_them(
    desk: Desk, as_another_list_writes_them: Contact
) -> None:
    forget_ann(desk)
    assert is_forgotten(desk, replace(as_another_list_writes_them, uid="", emails=()))


def test_who_was_forgotten_does_not_come_back_with_the_book_of_another_business(
    desk: Desk, tmp_path: Path
) -> None:
    forget_ann(desk)
    with closing(open_book(str(tmp_path / "other.db"), create=True, now=NOW)) as other:
        stored(other)
        stored(other, BEN)
        theirs = other.backup(None, NOW).path
    for _ in range(2):
        put_back(desk, theirs, tmp_path)
        assert names(desk) == ["Ben Smith"]
        assert is_forgotten(desk, ann())


def test_who_was_forgotten_stays_so_though_the_book_was_damaged_since(tmp_path: Path) -> None:
    file = tmp_path / "book.appreciation"
    with closing(open_book(str(file), create=True, now=NOW)) as book:
        stored(book)
        stored(book, BEN)
        backup = book.backup(None, NOW)
        forget_ann(Desk(book, NOW))
    data = bytearray(file.read_bytes())
    index = _page_of(file, "ix_occasion_month_day")
    data[index : index + 4096] = bytes(4096)
    file.write_bytes(data)
    restored = safekeeping.put_back(str(file), backup.path, now=NOW)
    assert restored.path
    assert ".damaged-2026-11-23" in restored.path.name
    assert restored.path.read_bytes() == data
    with closing(open_book(str(file), create=False, now=NOW)) as book:
        assert names(Desk(book, NOW)) == ["Ben Smith"]


def test_an_owner_is_told_when_the_log_of_the_forgotten_is_lost_with_the_book(
    tmp_path: Path,
) -> None:
    file = tmp_path / "book.appreciation"
    with closing(open_book(str(file), create=True, now=NOW)) as book:
        stored(book)
        backup = book.backup(None, NOW)
    file.write_bytes(b"noise" * 1000)
    restored = safekeeping.put_back(str(file), backup.path, now=NOW)
    assert "forget them again" in restored.warnings[0]
    with closing(open_book(str(file), create=False, now=NOW)) as book:
        assert names(Desk(book, NOW)) == ["Ann Müller"]


def test_the_first_opening_of_the_day_makes_a_backup(desk: Desk) -> None:
    assert safekeeping.warnings(desk) == ()
    made = list(desk.book.backups.folder.glob("*-daily.appreciation"))
    assert len(made) == 1
    assert safekeeping.warnings(Desk(desk.book, NOW + timedelta(hours=2))) == ()
    assert list(desk.book.backups.folder.glob("*-daily.appreciation")) == made


def test_a_backup_that_cannot_be_made_is_a_warning_and_no_hindrance(tmp_path: Path) -> None:
    with closing(open_book(str(tmp_path / "book.db"), create=True, now=NOW)) as book:
        stored(book)
        book.backups.folder.write_text("in the way")
        warnings = safekeeping.warnings(Desk(book, NOW))
    assert "No backup could be written" in warnings[0]


def test_a_whole_book_is_counted(desk: Desk) -> None:
    found = safekeeping.checked(desk)
    assert found.problems == ()
    assert found.counts["contacts"] == 2
    assert found.engine.startswith(("SQLite 3.5", "PostgreSQL 1"))


def _page_of(file: Path, index: str) -> int:
    """Return where the first page of an index lies in a book's file."""
    with (
        closing(open_book(str(file), create=False, now=NOW)) as book,
        book.reading() as reading,
    ):
        query = f"SELECT rootpage FROM sqlite_schema WHERE name = '{index}'"  # noqa: S608 - a test
        return (int(reading.connection.exec_driver_sql(query).scalar_one()) - 1) * 4096


def test_somebody_known_by_a_heart_alone_stays_forgotten_and_a_star_is_somebody_else(
    desk: Desk,
) -> None:
    heart = Contact(full_name="❤️", entered_on=NOW.date())
    with desk.book.writing("Meet somebody dear") as book:
        dear = book.contacts.add(heart)
    forget(desk, dear.id)
    assert is_forgotten(desk, heart)
    assert not is_forgotten(desk, replace(heart, full_name="★"))

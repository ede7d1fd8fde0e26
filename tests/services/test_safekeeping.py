"""Backups as an owner meets them: when the last was made, what is in one, and putting it back."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from appreciation.domain.contacts import Contact
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.weeks import Week
from appreciation.services import safekeeping
from appreciation.services.batches.drafts import Order
from appreciation.services.batches.weekly_batch import print_week
from appreciation.services.desk import Desk
from appreciation.services.people import contacts
from appreciation.store.book import open_book
from appreciation.store.restoring import UnusableBackupError
from tests.services.desks import entered

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def desk(book_url: str, tmp_path: Path) -> Iterator[Desk]:
    book = open_book(book_url, create=True, now=NOW, backup_folder=tmp_path / "backups")
    yield Desk(book, NOW)
    book.close()


def enter(desk: Desk, *names: str) -> None:
    with desk.book.writing("Enter people") as book:
        for name in names:
            book.contacts.add(Contact(full_name=name, entered_on=desk.today))


def names(desk: Desk) -> set[str]:
    with desk.book.reading() as book:
        return {each.full_name for each in book.contacts.in_order_entered()}


def test_a_backup_is_looked_into_before_it_is_put_back(desk: Desk) -> None:
    enter(desk, "Ann Berg", "Li Wei")
    safekeeping.backup(desk, None)
    enter(desk, "Bo Lund")
    (kept,) = safekeeping.backups(desk)
    assert (kept.at, kept.reason) == (NOW.replace(tzinfo=None), "by-hand")
    assert safekeeping.inside(kept.path).counts == {"contacts": 2, "batches": 0, "touches": 0}
    assert names(desk) == {"Ann Berg", "Li Wei", "Bo Lund"}


def test_what_was_there_is_kept_when_a_backup_is_put_back(desk: Desk) -> None:
    enter(desk, "Ann Berg")
    backup = safekeeping.backup(desk, None)
    enter(desk, "Bo Lund")
    restored = safekeeping.put_back_here(desk, backup.path)
    assert names(desk) == {"Ann Berg"}
    assert restored.path
    assert safekeeping.inside(restored.path).counts["contacts"] == 2


def test_an_older_book_says_who_would_be_greeted_twice_or_against_their_wish(
    desk: Desk, tmp_path: Path
) -> None:
    born = Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate.parse("1980-11-27"))
    ann, bo, _ = (
        entered(desk, name, occasions=(born,)) for name in ("Ann Berg", "Bo Lund", "Li Wei")
    )
    backup = safekeeping.backup(desk, None)
    week = Week.of(desk.today)
    print_week(desk, Order(week=week.label, span=week.span), tmp_path)
    contacts.edit(desk, ann.id, {"deceased": "true"})
    contacts.edit(desk, bo.id, {"greet": "false"})
    printed, people = safekeeping.put_back_here(desk, backup.path).warnings
    assert "batch 1." in printed
    assert "Ann Berg (contact 1), Bo Lund (contact 2)" in people
    assert "Li Wei" not in people


def test_a_file_that_is_no_backup_is_refused(desk: Desk, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ann, this is no book at all, only a letter. " * 40)
    with pytest.raises(UnusableBackupError, match="is no backup of a book"):
        safekeeping.inside(letter)


def test_a_backup_that_was_changed_since_is_refused(desk: Desk) -> None:
    enter(desk, "Ann Berg")
    backup = safekeeping.backup(desk, None)
    backup.path.write_bytes(backup.path.read_bytes() + b"more")
    with pytest.raises(UnusableBackupError, match="changed since it was made"):
        safekeeping.inside(backup.path)

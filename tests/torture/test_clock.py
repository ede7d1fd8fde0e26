"""The clock goes wrong, and no backup is lost or made twice (T12)."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from appreciation.store.backup_files import DatedBackup, dated_backups
from appreciation.store.book import Book
from tests.torture.books import lived_in

NEW_YEAR = datetime(2027, 12, 31, 23, 50, tzinfo=UTC)
LEAP_DAY = datetime(2028, 2, 29, 12, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Return a book to be backed up."""
    with closing(lived_in(str(tmp_path / "book.appreciation"), steps=5)) as book:
        yield book


def kept(book: Book) -> list[DatedBackup]:
    """Return the backups there are, newest first."""
    return dated_backups(book.backups.folder, book.backups.stem)


@pytest.mark.parametrize("today", [NEW_YEAR, LEAP_DAY])
def test_each_day_of_use_is_backed_up_once(book: Book, today: datetime) -> None:
    for hours in range(0, 72, 4):
        book.ensure_daily_backup(today + timedelta(hours=hours))
    days = [backup.at.date() for backup in kept(book)]
    assert len(days) == len(set(days))
    assert {today.date(), today.date() + timedelta(days=1)} <= set(days)


def test_a_clock_that_jumps_ahead_and_back_costs_no_backup(book: Book) -> None:
    for day in range(5):
        book.backup_before("import", LEAP_DAY + timedelta(days=day))
        book.ensure_daily_backup(LEAP_DAY + timedelta(days=day))
        book.backup_before("merge", LEAP_DAY + timedelta(days=day))
    before = {backup.path for backup in kept(book)}
    book.ensure_daily_backup(LEAP_DAY + timedelta(days=365 * 20))
    ahead = {backup.path for backup in kept(book)} - before
    now = LEAP_DAY + timedelta(days=4, hours=1)
    assert len(ahead) == 1
    assert {backup.path for backup in kept(book) if backup.at.date() == now.date()} <= before
    assert book.ensure_daily_backup(now) is None
    assert {each for each in before if each.exists()} >= {
        backup.path
        for backup in kept(book)
        if backup.at >= datetime(2028, 3, 3)  # noqa: DTZ001
    } - ahead
    assert len({backup.at.date() for backup in kept(book)}) == 6


def test_a_backup_dated_in_the_future_is_not_taken_for_todays(book: Book) -> None:
    tomorrow = book.ensure_daily_backup(LEAP_DAY + timedelta(days=1))
    later_today = book.ensure_daily_backup(LEAP_DAY + timedelta(hours=6))
    today = book.ensure_daily_backup(LEAP_DAY)
    assert tomorrow
    assert later_today
    assert today
    assert all(each.path.exists() for each in (tomorrow, later_today, today))

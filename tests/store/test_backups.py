"""Backups on both engines: made, named, put back."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from appreciation.store.backup_files import BackupFailedError, sha256_of, written_sha256
from appreciation.store.book import Book, open_book
from appreciation.store.failures import NewerBookError
from appreciation.store.restoring import Restored, UnusableBackupError, restore
from tests.store.people import TODAY, ann, everything, stored
from tests.torture.books import content, lived_in

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

PutBack = Callable[[str, Path], Restored]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the backups of books on servers go."""
    return tmp_path / "backups"


@pytest.fixture
def book(book_url: str, folder: Path) -> Iterator[Book]:
    """Yield a book with some life in it."""
    with closing(lived_in(book_url, steps=25, backup_folder=folder)) as book:
        yield book


@pytest.fixture
def put_back(folder: Path) -> PutBack:
    """Return how a backup is put back."""

    def put(target: str, file: Path) -> Restored:
        return restore(target, file, now=NOW, backup_folder=folder, erase_again=lambda _book: None)

    return put


def test_a_backup_brings_everything_back_while_others_have_the_book_open(
    book: Book, put_back: PutBack
) -> None:
    before, noticed = content(book), book.data_version()
    backup = book.backup(None, NOW)
    stored(book)
    after = content(book)
    restored = put_back(book.target, backup.path)
    assert restored.sha256 == backup.sha256
    assert content(book) == before
    assert book.data_version() > noticed
    assert book.check() == ()
    assert restored.path
    put_back(book.target, restored.path)
    assert content(book) == after


def test_undo_goes_on_where_the_backup_left_off(book: Book, put_back: PutBack) -> None:
    before = everything(book)
    stored(book)
    backup = book.backup(None, NOW)
    put_back(book.target, backup.path)
    book.undo()
    assert everything(book) == before


def test_no_number_is_given_twice_after_going_back(book: Book, put_back: PutBack) -> None:
    backup = book.backup(None, NOW)
    lost = stored(book)
    put_back(book.target, backup.path)
    assert stored(book).id > lost.id


def test_a_person_edited_before_going_back_cannot_be_saved_over_the_older_state(
    book: Book, put_back: PutBack
) -> None:
    person = stored(book)
    backup = book.backup(None, NOW)
    with book.writing("Edit") as writing:
        edited = writing.contacts.save(replace(person, notes="later"), on=TODAY)
    put_back(book.target, backup.path)
    with pytest.raises(Exception, match="changed"), book.writing("Edit again") as writing:
        writing.contacts.save(replace(edited, notes="too late"), on=TODAY)


def test_a_book_moves_between_a_file_and_a_server(
    postgres_url: str, tmp_path: Path, folder: Path, put_back: PutBack
) -> None:
    file = str(tmp_path / "other" / "book.appreciation")
    with closing(lived_in(postgres_url, steps=25, backup_folder=folder)) as book:
        whole = content(book)
        put_back(file, book.backup(None, NOW).path)
    with closing(open_book(file, create=False, now=NOW)) as moved:
        assert content(moved) == whole
        assert moved.check() == ()
        stored(moved)
        grown = content(moved)
        put_back(postgres_url, moved.backup(None, NOW).path)
    with closing(open_book(postgres_url, create=False, now=NOW)) as back:
        assert content(back) == grown


def test_a_backup_is_for_its_owner_alone_with_its_hash_beside_it(book: Book) -> None:
    backup = book.backup(None, NOW)
    assert written_sha256(backup.path) == backup.sha256 == sha256_of(backup.path)
    names = sorted(each.name for each in backup.path.parent.iterdir())
    assert names == [backup.path.name, f"{backup.path.name}.sha256"]
    if os.name == "posix":
        assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700


def test_each_day_has_its_backup_and_a_new_book_needs_none(book_url: str, folder: Path) -> None:
    with closing(open_book(book_url, create=True, now=NOW, backup_folder=folder)) as book:
        assert book.ensure_daily_backup(NOW) is None
        assert book.backup_before("import", NOW) is None
        stored(book)
        assert book.ensure_daily_backup(NOW)
        assert book.ensure_daily_backup(NOW + timedelta(hours=3)) is None
        assert book.ensure_daily_backup(NOW + timedelta(days=1))
        before = book.backup_before("import", NOW)
        assert before
        assert "before-import" in before.path.name


def test_rotation_touches_nothing_but_finished_backups_of_this_book(
    book: Book, folder: Path
) -> None:
    old = NOW - timedelta(days=300)
    for minutes in range(5):
        book.backup(None, old + timedelta(minutes=minutes))
    place = book.backup(None, old).path.parent
    theirs = [
        place / f"{book.backups.stem}-2026-01-01-120000-000-daily (copy).appreciation",
        place / f"{book.backups.stem}-2026-01-01-120000-000-daily.appreciation",
        place / f"x{book.backups.stem}-2026-01-01-120000-000-daily.appreciation",
        place / "holiday pictures.zip",
    ]
    for file in theirs:
        file.write_text("theirs")
    for day in range(3):
        book.ensure_daily_backup(NOW + timedelta(days=day))
    assert all(file.exists() for file in theirs)
    assert len([each for each in place.iterdir() if "-by-hand" in each.name]) == 2


def test_a_backup_is_not_written_over_what_is_no_backup(book: Book, tmp_path: Path) -> None:
    letter = tmp_path / "letter.odt"
    letter.write_text("Dear Ann")
    with pytest.raises(BackupFailedError, match="another name"):
        book.backup(letter, NOW)
    assert letter.read_text() == "Dear Ann"
    if book.path:
        with pytest.raises(BackupFailedError, match="another name"):
            book.backup(book.path, NOW)


def test_a_backup_goes_over_an_older_one_and_into_a_folder(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "usb stick" / "mine.appreciation"
    first = book.backup(file, NOW)
    stored(book)
    second = book.backup(file, NOW)
    assert first.path == second.path == file
    assert written_sha256(file) == second.sha256 != first.sha256
    assert book.backup(file.parent, NOW).path.parent == file.parent


def test_a_book_on_a_server_has_no_backups_without_a_folder(postgres_url: str) -> None:
    with closing(open_book(postgres_url, create=True, now=NOW)) as book:
        stored(book)
        with pytest.raises(BackupFailedError, match="No folder"):
            book.backup_before("import", NOW)


@pytest.mark.parametrize("harm", [b"not a book", b"", b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_backup_is_not_put_back(
    book: Book, tmp_path: Path, put_back: PutBack, harm: bytes
) -> None:
    whole = content(book)
    file = tmp_path / "wrong.appreciation"
    file.write_bytes(harm)
    with pytest.raises(UnusableBackupError, match="left as it is"):
        put_back(book.target, file)
    assert content(book) == whole
    assert file.read_bytes() == harm


def test_a_backup_that_has_changed_is_not_trusted(book: Book, put_back: PutBack) -> None:
    backup = book.backup(None, NOW).path
    backup.write_bytes(backup.read_bytes() + b"\0")
    with pytest.raises(UnusableBackupError, match="changed since"):
        put_back(book.target, backup)


def test_a_backup_of_a_newer_program_is_refused(book: Book, put_back: PutBack) -> None:
    backup = book.backup(None, NOW).path
    with (
        closing(open_book(str(backup), create=False, now=NOW)) as newer,
        newer.write_connection() as connection,
    ):
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    backup.with_name(f"{backup.name}.sha256").unlink()
    with pytest.raises(NewerBookError, match="newer"):
        put_back(book.target, backup)


def test_a_missing_backup_is_named(book: Book, tmp_path: Path, put_back: PutBack) -> None:
    with pytest.raises(UnusableBackupError, match="There is no backup"):
        put_back(book.target, tmp_path / "gone.appreciation")


def test_a_book_still_in_use_can_be_put_in_place_of_another(
    tmp_path: Path, put_back: PutBack
) -> None:
    with (
        closing(lived_in(str(tmp_path / "one.appreciation"), steps=10)) as one,
        closing(open_book(str(tmp_path / "two.appreciation"), create=True, now=NOW)) as two,
    ):
        stored(two, ann(full_name="Only in two"))
        assert one.path
        put_back(two.target, one.path)
        assert content(two)["contact"] == content(one)["contact"]

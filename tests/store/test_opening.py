"""A book is made, recognised, shared, or refused in words."""

import socket
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import TextClause, text

from appreciation.domain.errors import WrongValueError
from appreciation.store.book import Book, open_book
from appreciation.store.failures import (
    BookBusyError,
    BookMissingError,
    BookUnreachableError,
    NewerBookError,
    NotABookError,
)
from tests.store.conftest import NOW, Opening
from tests.store.people import ann, stored


def test_a_missing_book_is_not_made_unasked(tmp_path: Path, postgres_url: str) -> None:
    for target in (str(tmp_path / "none.db"), postgres_url):
        with pytest.raises(BookMissingError):
            open_book(target, create=False, now=NOW)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_book_yet(tmp_path: Path) -> None:
    file = tmp_path / "book.db"
    file.touch()
    with pytest.raises(BookMissingError, match="empty"):
        open_book(str(file), create=False, now=NOW)
    open_book(str(file), create=True, now=NOW).close()
    open_book(str(file), create=False, now=NOW).close()


def test_a_book_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "böök #1?.db"
    book = open_book(str(file), create=True, now=NOW)
    stored(book)
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()}
    assert {f"{file.name}{tail}" for tail in ("", "-wal", "-shm")} <= modes.keys()
    assert {mode for name, mode in modes.items() if name.startswith(file.name)} == {0o600}
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    book.close()


def test_opening_a_book_again_does_not_load_the_schema_steps(tmp_path: Path) -> None:
    file = tmp_path / "book.db"
    open_book(str(file), create=True, now=NOW).close()
    program = (
        "import sys, datetime as d; from appreciation.store.book import open_book\n"
        "now = d.datetime(2026, 1, 1, tzinfo=d.UTC)\n"
        f"open_book({str(file)!r}, create=False, now=now).close()\n"
        "print({'alembic', 'psycopg', 'sqlalchemy.orm'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "set()\n"


def test_a_book_of_a_newer_program_is_refused_and_left_alone(book: Book) -> None:
    stored(book)
    with book.write_connection() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    book.close()
    before = book.path.read_bytes() if book.path else b""
    with pytest.raises(NewerBookError, match="newer"):
        open_book(book.target, create=True, now=NOW)
    assert (book.path.read_bytes() if book.path else b"") == before


@pytest.mark.parametrize("content", [b"BEGIN:VCARD\n" * 1000, b"\0" * 5000, b"SQLite format 3\0"])
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "cards.vcf"
    file.write_bytes(content)
    with pytest.raises(NotABookError, match="not a book"):
        open_book(str(file), create=True, now=NOW)
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE contact (id INTEGER)")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(NotABookError, match="not a book"):
        open_book(str(file), create=True, now=NOW)
    assert file.read_bytes() == before


def test_a_folder_that_is_none_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BookUnreachableError, match="cannot be opened"):
        open_book(str(tmp_path / "file" / "book.db"), create=True, now=NOW)
    with pytest.raises((BookUnreachableError, NotABookError)):
        open_book(str(tmp_path), create=False, now=NOW)


def test_a_server_that_is_not_there_is_said_within_seconds() -> None:
    begun = time.monotonic()
    with pytest.raises(BookUnreachableError, match="does not answer"):
        open_book("postgresql+psycopg://nobody@127.0.0.1:1/book", create=True, now=NOW)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(BookUnreachableError, match="does not answer"):
            open_book(f"postgresql+psycopg://nobody@127.0.0.1:{port}/book", create=True, now=NOW)
    assert time.monotonic() - begun < 8


def test_a_server_without_the_database_is_said_in_words(postgres_url: str) -> None:
    with pytest.raises(BookUnreachableError, match="name of the database"):
        open_book(postgres_url.replace("/book_", "/nothing_"), create=True, now=NOW)


def test_a_connection_the_server_cut_comes_back_by_itself(postgres_url: str) -> None:
    book = open_book(postgres_url, create=True, now=NOW)
    kept = stored(book)
    cut = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    other = open_book(postgres_url, create=False, now=NOW)
    with other.reading() as reading:
        reading.connection.execute(cut)
    with pytest.raises(BookUnreachableError, match="stopped answering"), book.reading() as reading:
        interrupted(other, cut, lambda: reading.contacts.contact(kept.id))
    with book.reading() as reading:
        assert reading.contacts.contact(kept.id) == kept
    book.close()
    other.close()


def interrupted(other: Book, cut: TextClause, work: Callable[[], object]) -> None:
    with other.reading() as reading:
        reading.connection.execute(cut)
    work()


def test_a_writer_that_never_ends_is_said_in_words(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("appreciation.store.engine.BUSY_MS", 200)
    first, second = opened(), opened()
    with first.writing("Long") as writing:
        writing.contacts.add(ann())
        with pytest.raises(BookBusyError), second.writing("Short"):
            pass
        with second.reading() as reading:
            assert list(reading.contacts.in_order_entered()) == []


def test_a_reader_sees_one_state_of_the_book_throughout(opened: Opening) -> None:
    first, second = opened(), opened()
    with first.reading() as reading:
        assert list(reading.contacts.in_order_entered()) == []
        stored(second)
        assert list(reading.contacts.in_order_entered()) == []
    with first.reading() as reading:
        assert len(list(reading.contacts.in_order_entered())) == 1


def test_every_change_and_only_a_change_is_noticed(opened: Opening) -> None:
    first, second = opened(), opened()
    seen = [first.data_version()]

    def noticed(change: Callable[[], object]) -> bool:
        change()
        seen.append(first.data_version())
        return seen[-1] > seen[-2]

    def nothing() -> None:
        with second.writing("Nothing"):
            pass

    assert noticed(lambda: stored(second))
    assert noticed(second.undo)
    assert noticed(second.redo)
    assert not noticed(nothing)
    assert not noticed(first.undo_label)


def test_half_a_character_is_refused_in_words(book: Book) -> None:
    with pytest.raises(WrongValueError, match="half a character"):
        stored(book, ann(notes="\ud800"))
    with book.reading() as reading:
        assert list(reading.contacts.in_order_entered()) == []


def test_a_character_a_server_cannot_keep_is_refused_in_words(postgres_url: str) -> None:
    book = open_book(postgres_url, create=True, now=NOW)
    for how_many in (1, 30):
        with pytest.raises(WrongValueError, match="NUL"), book.writing("Add") as writing:
            writing.contacts.add_many([ann(notes="\0")] * how_many)
    book.close()


def test_a_full_disk_is_said_in_words_and_keeps_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "book.db"
    program = (
        "import resource, signal, sys, datetime as d\n"
        "from tests.store.people import ann, stored\n"
        "from appreciation.store.book import open_book\n"
        f"book = open_book({str(file)!r}, create=True, now=d.datetime(2026, 1, 1, tzinfo=d.UTC))\n"
        "stored(book)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))\n"
        "try:\n"
        "    stored(book, ann(notes='x' * 3_000_000))\n"
        "except Exception as error:\n"
        "    print(type(error).__name__, error)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=Path.cwd(), check=True
    )
    assert run.stdout.split()[0] in {"BookFullError", "BookUnreachableError"}, run.stderr
    assert "everything saved before is safe" in run.stdout
    book = open_book(str(file), create=False, now=NOW)
    with book.reading() as reading:
        assert [each.notes for each in reading.contacts.in_order_entered()] == [ann().notes]
    book.close()


def test_a_program_killed_while_writing_loses_nothing_it_had_saved(tmp_path: Path) -> None:
    file = tmp_path / "book.db"
    program = (
        "import datetime as d\n"
        "from tests.store.people import ann, stored\n"
        "from appreciation.store.book import open_book\n"
        f"book = open_book({str(file)!r}, create=True, now=d.datetime(2026, 1, 1, tzinfo=d.UTC))\n"
        "while True:\n"
        "    print(stored(book).id, flush=True)\n"
    )
    last = 0
    for kill in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
        ) as it:
            assert it.stdout is not None
            for _ in range(5 + 7 * kill):
                last = int(it.stdout.readline())
            it.kill()
            last = int((it.stdout.read().splitlines() or [str(last)])[-1] or last)
        book = open_book(str(file), create=False, now=NOW)
        with book.reading() as reading:
            ids = [each.id for each in reading.contacts.in_order_entered()]
        assert book.check() == ()
        book.close()
        assert ids == list(range(1, len(ids) + 1))
        assert len(ids) >= last

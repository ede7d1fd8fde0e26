"""The disk is full, or cannot be written to (T3, T4)."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import UserError
from appreciation.store.backup_files import sha256_of
from appreciation.store.book import Book, open_book
from appreciation.store.failures import ReadOnlyBookError
from tests.cli.program import Program
from tests.store.people import ann
from tests.torture.books import content_of, lived_in
from tests.torture.children import NOW, child, edit, marks

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")

NOBODY = 65534


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Yield a disk of its own; skip where this user may not mount one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill_up(disk: Path) -> None:
    """Leave no room on a disk."""
    (disk / "ballast").write_bytes(b"x" * shutil.disk_usage(disk).free)


def fill(book: Book) -> str:
    """Add people until that is refused; return how."""
    for _ in range(100_000):
        try:
            with book.writing("Meet many") as writing:
                writing.contacts.add_many([ann(notes="x" * 20_000)] * 5)
        except UserError as error:
            return str(error)
    return ""


def _fill_to_a_limit(say: Connection, target: str, limit: int) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    book = open_book(target, create=False, now=NOW)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    say.send(fill(book))
    say.send(_refusal(lambda: book.backup(None, NOW)))


def _refusal(work: Callable[[], object]) -> str:
    try:
        work()
    except UserError as error:
        return str(error)
    return ""


def test_a_file_that_may_not_grow_keeps_all_that_was_saved(tmp_path: Path) -> None:
    target = tmp_path / "book.appreciation"
    lived_in(str(target), steps=20).close()
    with child(_fill_to_a_limit, str(target), 2_000_000) as (_, says):
        saving, copying = says.recv(), says.recv()
    assert "everything saved before is safe" in saving
    assert copying == "" or "as it was" in copying or "safe" in copying
    with closing(open_book(str(target), create=False, now=NOW)) as book:
        assert book.check() == ()
    assert not list(tmp_path.rglob("*.part"))


def test_on_a_full_disk_nothing_is_cut_short(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "12m") as disk:
        target = disk / "book.appreciation"
        with closing(lived_in(str(target), steps=20)) as book:
            good = book.backup(disk / "good.appreciation", NOW)
            good_elsewhere = book.backup(tmp_path / "elsewhere.appreciation", NOW).path
            assert book.ensure_daily_backup(NOW)
        with closing(open_book(str(target), create=False, now=NOW)) as book:
            assert "is full" in fill(book)
            people = book.counts()["contacts"]
        fill_up(disk)
        with closing(open_book(str(target), create=False, now=NOW)) as book:
            assert book.counts()["contacts"] == people
        program = Program(book=str(target), folder=tmp_path, own_process=True)
        for arguments in (("backup", good.path), ("export", disk / "people.xlsx")):
            refusal = program.refusal(*arguments)
            assert "full" in refusal or "space" in refusal
        assert "“book.appreciation” is full" in program.refusal("restore", good_elsewhere)
        assert sha256_of(good.path) == good.sha256
        assert not (disk / "people.xlsx").exists()
        (disk / "ballast").unlink()
        with closing(open_book(str(target), create=False, now=NOW)) as book:
            assert book.check() == ()
            assert book.counts()["contacts"] == people
        assert not list(disk.rglob(".*"))


def test_a_book_on_a_full_disk_can_at_least_be_read(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "6m") as disk:
        target = disk / "book.appreciation"
        lived_in(str(target), steps=20).close()
        fill_up(disk)
        with closing(open_book(str(target), create=False, now=NOW)) as book:
            assert "can only be read" in book.warnings[0]
            assert book.counts()["contacts"]


def test_the_reserve_lets_an_owner_save_once_more(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "60m") as disk:
        target = disk / "book.appreciation"
        with closing(lived_in(str(target), steps=20)) as book:
            book.ensure_daily_backup(NOW)
            fill_up(disk)
            assert "reserve" in fill(book)
            with book.writing("Meet one more") as writing:
                writing.contacts.add(ann())


def _read_as_nobody(say: Connection, target: str) -> None:
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    with closing(open_book(target, create=False, now=NOW)) as book:
        with book.reading() as reading:
            assert reading.contacts.contact(ContactId(1)).given_name
        say.send(len(marks(book)))
        say.send(book.warnings)
        try:
            with book.writing("Meet somebody") as writing:
                writing.contacts.add(ann())
        except ReadOnlyBookError as error:
            say.send(str(error))


@contextmanager
def readable_by_all() -> Iterator[Path]:
    """Yield a folder that every user of this computer may look into."""
    folder = Path(tempfile.mkdtemp(prefix="appreciation-"))
    try:
        folder.chmod(0o755)
        yield folder
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.parametrize("with_log", [False, True])
def test_a_book_that_may_only_be_read_can_be_searched(with_log: bool) -> None:  # noqa: FBT001
    with readable_by_all() as folder:
        file = folder / "book.appreciation"
        with closing(open_book(str(file), create=True, now=NOW)) as book, book.writing("x") as w:
            w.contacts.add(replace(ann(), full_name="Ann Müller"))
        if with_log:
            with child(edit, str(file), 1) as (_, says):
                says.recv()
                says.recv()
            assert (folder / "book.appreciation-wal").stat().st_size
        before = sorted(each.name for each in folder.iterdir() if each.is_file())
        for each in folder.iterdir():
            each.chmod(0o555 if each.is_dir() else 0o444)
        folder.chmod(0o555)
        with child(_read_as_nobody, str(file)) as (_, says):
            seen, warnings, refusal = says.recv(), says.recv(), says.recv()
        assert seen >= (2 if with_log else 0)
        assert "can only be read" in warnings[0]
        assert "can only be read" in refusal
        assert sorted(each.name for each in folder.iterdir() if each.is_file()) == before
        folder.chmod(0o755)
        assert content_of(file)

"""A book with a life behind it, and ways to do it harm."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select

from appreciation.store.backup_files import SIDECARS
from appreciation.store.book import Book, open_book
from appreciation.store.restoring import Restored, restore
from appreciation.store.schema import counter
from appreciation.store.whole_schema import metadata
from tests.store.people import Life
from tests.torture.children import NOW

PAGE = 4096
Content = dict[str, list[tuple[Any, ...]]]


def lived_in(target: str, *, steps: int = 200, backup_folder: Path | None = None) -> Book:
    """Return a book in which much has happened."""
    book = open_book(target, create=True, now=NOW, backup_folder=backup_folder)
    life = Life(book, seed=7)
    for _ in range(steps):
        life.go_on()
    return book


def content(book: Book) -> Content:
    """Return all rows of an open book, with its history, but not where its numbers go on."""
    with book.reading() as reading:
        return {
            table.name: sorted(map(tuple, reading.connection.execute(select(table))), key=str)
            for table in metadata.sorted_tables
            if table is not counter
        }


def content_of(file: Path) -> Content:
    """Return all rows of a book, with its history of changes."""
    with closing(open_book(str(file), create=False, now=NOW)) as book:
        return content(book)


def put_back(target: str, file: Path, backup_folder: Path | None = None) -> Restored:
    """Restore a backup, with nobody forgotten."""
    return restore(
        target, file, now=NOW, backup_folder=backup_folder, erase_again=lambda _book: None
    )


def copied(file: Path, place: Path) -> None:
    """Copy a book as it is, in the middle of its work."""
    for tail in ("", *SIDECARS):
        beside = file.with_name(file.name + tail)
        if beside.exists():
            shutil.copyfile(beside, place.with_name(place.name + tail))


def _flip(data: bytearray, luck: Random) -> None:
    """Turn a run of bytes over."""
    start = luck.randrange(len(data))
    for place in range(start, min(len(data), start + luck.randint(1, 64))):
        data[place] ^= luck.randint(1, 255)


def _overwrite(data: bytearray, luck: Random) -> None:
    """Write noise, nothing, or another page over a page."""
    page = luck.randrange(len(data) // PAGE) * PAGE
    other = luck.randrange(len(data) // PAGE) * PAGE
    data[page : page + PAGE] = luck.choice(
        (luck.randbytes(PAGE), bytes(PAGE), bytes(data[other : other + PAGE]))
    )


def _truncate(data: bytearray, luck: Random) -> None:
    """Cut the end off."""
    del data[luck.randrange(len(data)) :]


HARMS: tuple[Callable[[bytearray, Random], None], ...] = (_flip, _overwrite, _truncate)

"""A desk to work at, with a book on either engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from appreciation.services.desk import Desk
from appreciation.store.book import open_book
from tests.services.desks import NOW


@pytest.fixture
def either_desk(book_url: str, tmp_path: Path) -> Iterator[Desk]:
    """Return a desk with a new book, once in a file and once on a server."""
    book = open_book(book_url, create=True, now=NOW, backup_folder=tmp_path / "backups")
    yield Desk(book, NOW)
    book.close()

"""A book to work in, on either engine."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from appreciation.store.book import Book, open_book

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

Opening = Callable[[], Book]


@pytest.fixture
def opened(book_url: str) -> Iterator[Opening]:
    """Return how one more seat opens the same book."""
    books: list[Book] = []

    def another() -> Book:
        books.append(open_book(book_url, create=True, now=NOW, seat=f"seat {len(books)}"))
        return books[-1]

    yield another
    for book in books:
        book.close()


@pytest.fixture
def book(opened: Opening) -> Book:
    """Return a new book."""
    return opened()

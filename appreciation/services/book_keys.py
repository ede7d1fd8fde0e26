"""Telling one book from another, for what was begun in one and is finished later."""

import hashlib

from appreciation.domain.errors import ChangedElsewhereError
from appreciation.services.desk import Desk


class OtherBookError(ChangedElsewhereError):
    """Something that was begun in one book would have gone into another."""


def book_key(desk: Desk) -> str:
    """Return what tells this book from others, without saying where it is."""
    return hashlib.sha256(desk.book.target.encode()).hexdigest()[:16]


def check_book(desk: Desk, key: str) -> None:
    """Raise `OtherBookError` unless the book is the one of a key; an empty key fits any."""
    if key and key != book_key(desk):
        raise OtherBookError(
            "Another book is open now than the one this was begun in, so it was not kept. Open"
            " that book again first."
        )

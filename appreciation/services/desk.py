"""What every service works with: the open book, and the moment."""

from datetime import date, datetime

from appreciation.store.book import Book


class Desk:
    """An open book on a given day. Nothing below it reads the clock."""

    def __init__(self, book: Book, now: datetime) -> None:
        self.book = book
        self.now = now

    @property
    def today(self) -> date:
        """The day everything is reckoned from."""
        return self.now.date()

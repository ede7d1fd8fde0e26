"""What every service works with: the open book, the moment, and the supplied data."""

from datetime import date, datetime
from functools import cached_property

from appreciation.domain.holidays.rules import HolidayRules
from appreciation.resources import resource
from appreciation.services.wordings import Wordings
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

    @cached_property
    def holiday_rules(self) -> HolidayRules:
        """The holidays the program knows, and the sets they come in."""
        rules, sets = (
            resource("holidays", name).read_text(encoding="utf-8")
            for name in ("rules.toml", "sets.toml")
        )
        return HolidayRules.parse(rules, sets)

    @cached_property
    def wordings(self) -> Wordings:
        """The supplied words of every greeting."""
        return Wordings.load(resource("wordings"))

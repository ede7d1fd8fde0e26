"""A book with a crowd in it: 100,000 invented people, three occasions each, greeted until now."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]  # it ships no types

from appreciation.domain.contacts import Contact
from appreciation.domain.households import Household
from appreciation.domain.occasions import Occasion, OccasionKind, distinct
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.settings import Settings
from appreciation.domain.weeks import Week
from appreciation.domain.working_days import working_days
from appreciation.services.batches.week import week_plan
from appreciation.services.desk import Desk
from appreciation.services.invented.homes import Home, invented
from appreciation.store.book import Book, open_book
from appreciation.store.transactions import Writing

from benchmarks.sizes import Sizes

NOW = datetime(2026, 9, 16, 9, 30)  # noqa: DTZ001 - a plain date in the middle of a usual week
LAST_BATCH = Week.of(NOW.date()).previous.first
_BOOK = "crowd.book"
_AT_ONCE = 5_000
_KINDS = (OccasionKind.BIRTHDAY, OccasionKind.CUSTOMER_SINCE, OccasionKind.NAME_DAY)
_PRIMES = (7919, 104_729, 1_299_709)

# A posted card for everybody the rule lets through, on each of their days in the year until `last`.
_GREETED = """
INSERT INTO greeting (id, version, contact_id, identity, year, date)
SELECT o.id, 1, c.id, o.identity, {year}, printf('{year}-%02d-%02d', o.month, coalesce(o.day, 1))
FROM occasion o JOIN contact c ON c.id = o.contact_id
WHERE (c.mail_country IN ('', 'GB')) = :home AND o.month_day BETWEEN :first AND :last
    AND (o.kind <> 'one_off' OR o.year = {year}) AND o.month_day <> 229
    AND c.greet AND NOT c.deceased AND NOT c.do_not_mail AND c.mail_state = 'usable'
    AND (c.status <> 'prospect' OR c.approved AND c.met <> '')
"""
_ALSO_GREETED = """
INSERT INTO greeting (id, version, contact_id, identity, year, date)
VALUES ((SELECT max(id) + 1 FROM greeting), 1, ?, ?, ?, ?)
"""
_BATCH = """
INSERT INTO batch (id, version, week, state, format, paper, start, made_on, posted_on)
VALUES (1, 1, '2026-W37', 'posted', 'quarter-fold', 'A4', 1, :made_on, :made_on)
"""


def fill(folder: Path, sizes: Sizes) -> None:
    """Make the book in a folder."""
    with_crowd = open_book(str(folder / _BOOK), create=True, now=NOW)
    homes = invented(sizes.people, seed=1, today=NOW.date())
    with with_crowd.writing("Invent a crowd", undoable=False) as book:
        book.settings.save(Settings(name="Berg & Daughters", address="Portland", country="GB"))
        while some := tuple(islice(homes, _AT_ONCE)):
            _write(book, some)
    _greet_until_last_week(folder)
    _greet_the_overdue(folder, with_crowd)
    with_crowd.close()


def _greet_until_last_week(folder: Path) -> None:
    last_week = Week.of(NOW.date()).previous
    connection = plain_connection(folder)
    connection.execute(_BATCH, {"made_on": LAST_BATCH.isoformat()})
    for home, lead in ((True, 3), (False, 10)):
        last = PlainDate.of(working_days("GB").celebrated_days(last_week.span, lead).last).month_day
        this_year = {"home": home, "first": 100, "last": last}
        year_before = {"home": home, "first": last + 1, "last": 1231}
        connection.execute(_GREETED.format(year=NOW.year), this_year)
        connection.execute(_GREETED.format(year=NOW.year - 1), year_before)
    connection.close()


def _greet_the_overdue(folder: Path, book: Book) -> None:
    """Greet those whose days no table holds, as holidays, so that nobody is overdue."""
    overdue = week_plan(Desk(book, NOW), Week.of(NOW.date()).span).plan.overdue
    connection = plain_connection(folder)
    connection.execute("BEGIN")
    connection.executemany(
        _ALSO_GREETED,
        [
            (who.id, each.occasion.identity, each.day.year, each.day.isoformat())
            for each in overdue
            for who in each.recipients
        ],
    )
    connection.execute("COMMIT")
    connection.close()


def crowd_file(folder: Path) -> Path:
    """Return where the book is."""
    return folder / _BOOK


def crowd(folder: Path) -> Book:
    """Open the book as the program does."""
    return open_book(str(folder / _BOOK), create=False, now=NOW)


def plain_connection(folder: Path) -> dbapi2.Connection:
    """Open the book's file with the driver alone, set as the program sets it."""
    connection = dbapi2.connect(str(folder / _BOOK), isolation_level=None)
    connection.execute("PRAGMA cache_size = -16000")
    return connection


def _write(book: Writing, homes: Sequence[Home]) -> None:
    people = [_with_three_days(each.contact) for home in homes for each in home.people]
    ids = iter(book.contacts.add_many(people))
    members = [tuple(islice(ids, len(home.people))) for home in homes]
    book.households.make_many(
        [
            Household(member_ids=each)
            for home, each in zip(homes, members, strict=True)
            if home.household
        ]
    )


def _with_three_days(contact: Contact) -> Contact:
    days = distinct([*contact.occasions, *_more_days(contact)])
    return replace(contact, occasions=days[:3])


def _more_days(contact: Contact) -> Iterator[Occasion]:
    seed = sum(map(ord, contact.uid))
    for kind, prime in zip(_KINDS, _PRIMES, strict=True):
        if contact.occasion(kind) is None:
            day = date(2001, 1, 1) + timedelta(days=seed * prime % 365)
            yield Occasion(kind=kind, date=PlainDate.of(day))


RUNS = {"fill": fill}

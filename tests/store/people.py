"""People, batches and random lives for the tests of the store."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from appreciation.domain.batches import Batch, Format, Piece, PieceKind
from appreciation.domain.contacts import Address, Contact, ContactId, Email, Phone, Status
from appreciation.domain.errors import ChangedElsewhereError
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.settings import Settings
from appreciation.domain.touches import Touch, TouchKind
from appreciation.store.book import Book
from appreciation.store.failures import AlreadyGreetedError
from appreciation.store.transactions import Writing
from appreciation.store.whole_schema import EDITABLE

TODAY = date(2026, 11, 23)
NAMES = ("Ann", "Łukasz", "Zoë", "Ærø", "Straße", "İnci", "山田太郎", "Nguyễn", "O'Brien")
TOWNS = ("Malmö", "Łódź", "Springfield", "東京", "")


def ann(**changes: Any) -> Contact:
    """Return Ann Müller, who has one of everything."""
    known = Contact(
        uid="urn:uuid:ann",
        full_name="Ann Müller",
        given_name="Ann",
        family_name="Müller",
        organisation="Bakery Ltd",
        notes="Likes blue cards.",
        deceased_on=None,
        addresses=(
            Address(
                label="home",
                street="1 Main Street",
                town="Springfield",
                postal_code="12345",
                country="US",
                for_mail=True,
                undeliverable_on=None,
            ),
            Address(label="work", street="Storgatan 2", town="Malmö", country="SE"),
        ),
        phones=(Phone(number="+49 (0)89 123-456", label="work"), Phone(number="555 0100")),
        emails=(Email(address="Ann.Mueller@example.org", label="home"),),
        occasions=(
            birthday(2, 29, 1980),
            Occasion(kind=OccasionKind.OTHER, label="Café opened", date=PlainDate(month=5)),
        ),
        entered_on=date(2026, 1, 5),
    )
    return replace(known, **changes)


def birthday(month: int, day: int | None, year: int | None = None) -> Occasion:
    """Return a birthday."""
    return Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate(month=month, day=day, year=year))


def piece(*people: int, year: int = 2026, **changes: Any) -> Piece:
    """Return a birthday card."""
    planned = Piece(
        kind=PieceKind.CARD,
        contact_ids=tuple(map(ContactId, people)),
        recipient="Ann Müller",
        address_lines=("1 Main Street", "Springfield 12345"),
        occasion=OccasionKind.BIRTHDAY,
        identity="birthday",
        date=date(year, 11, 25),
        design="birds",
        text="Dear Ann,\nHappy birthday!",
    )
    return replace(planned, **changes)


def draft(*pieces: Piece) -> Batch:
    """Return a draft of this week."""
    return Batch(
        week="2026-W48", format=Format.QUARTER_FOLD, paper="A4", made_on=TODAY, pieces=pieces
    )


def stored(book: Book, person: Contact | None = None) -> Contact:
    """Put somebody into the book."""
    with book.writing("Add somebody") as writing:
        return writing.contacts.add(person or ann())


def everything(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the book that can be undone, versions included."""
    with book.reading() as reading:
        return {
            table.name: [
                tuple(row) for row in reading.connection.execute(select(table).order_by(table.c.id))
            ]
            for table in EDITABLE
        }


class Life:
    """Random changes to a book, one at a time; the same seed lives the same life."""

    def __init__(self, book: Book, seed: int) -> None:
        self._book = book
        self._random = Random(seed)  # noqa: S311 - a test wants the same luck each time

    def go_on(self) -> None:
        """Change something, or find that nothing can be changed."""
        step = self._random.choice(
            (
                self._meet,
                self._meet,
                self._edit,
                self._edit,
                self._bin,
                self._reach,
                self._move_in,
                self._plan,
                self._leave_out,
                self._merge,
                self._set,
                self._tell_apart,
            )
        )
        try:
            with self._book.writing(step.__name__) as writing:
                step(writing)
        except (ChangedElsewhereError, AlreadyGreetedError):
            return

    def _meet(self, writing: Writing) -> None:
        writing.contacts.add_many([self._somebody() for _ in range(self._random.randint(1, 3))])

    def _edit(self, writing: Writing) -> None:
        for someone in self._some(writing, 2):
            new = self._somebody()
            changed = replace(
                new,
                id=someone.id,
                version=someone.version,
                household_id=someone.household_id,
            )
            writing.contacts.save(changed, on=TODAY)

    def _bin(self, writing: Writing) -> None:
        for someone in self._some(writing, 1):
            changed = replace(someone, binned_on=None if someone.binned_on else TODAY)
            writing.contacts.save(changed, on=TODAY)

    def _reach(self, writing: Writing) -> None:
        for someone in self._some(writing, 2):
            on = TODAY - timedelta(days=self._random.randint(0, 900))
            attempt = self._random.random() < 0.5
            touch = Touch(contact_id=someone.id, kind=TouchKind.CALL, on=on, attempt=attempt)
            writing.touches.add(touch)

    def _move_in(self, writing: Writing) -> None:
        if len(members := self._some(writing, 2)) == 2:
            writing.households.make([each.id for each in members], salutation="Dear both")

    def _plan(self, writing: Writing) -> None:
        people = self._some(writing, 3)
        pieces = [piece(each.id, year=self._random.randint(2024, 2027)) for each in people]
        writing.batches.add_draft(draft(*pieces))

    def _leave_out(self, writing: Writing) -> None:
        for batch in writing.batches.drafts()[:1]:
            for each in batch.pieces[:1]:
                writing.batches.leave_out(each.number, "too late")

    def _merge(self, writing: Writing) -> None:
        if len(pair := self._some(writing, 2)) == 2:
            keep, other = pair
            writing.contacts.move_history(other.id, keep.id)
            gone = replace(other, binned_on=TODAY, merged_into=keep.id)
            writing.contacts.save(gone, on=TODAY)

    def _set(self, writing: Writing) -> None:
        writing.settings.save(Settings(name=self._random.choice(NAMES), country="DE"))
        writing.settings.save_picture("logo", self._random.randbytes(20))

    def _tell_apart(self, writing: Writing) -> None:
        if len(pair := self._some(writing, 2)) == 2:
            writing.not_same.add(pair[0].id, pair[1].id)

    def _some(self, writing: Writing, most: int) -> list[Contact]:
        people = [
            each
            for binned in (False, True)
            for each in writing.contacts.in_order_entered(binned=binned)
        ]
        return self._random.sample(people, min(most, len(people)))

    def _somebody(self) -> Contact:
        given, family = self._random.choice(NAMES), self._random.choice(NAMES)
        many = self._random.randint
        return Contact(
            full_name=f"{given} {family}",
            given_name=given,
            family_name=family,
            organisation=self._random.choice(("", "Bakery Ltd", "BAKERY ltd", "Ærø A/S")),
            status=self._random.choice(list(Status)),
            addresses=tuple(
                Address(street="1 Main Street", town=self._random.choice(TOWNS))
                for _ in range(many(0, 2))
            ),
            phones=tuple(Phone(number=f"+1 212 {many(0, 9999):04}") for _ in range(many(0, 3))),
            emails=tuple(Email(address=f"{given}@example.org") for _ in range(many(0, 1))),
            occasions=tuple(birthday(many(1, 12), many(1, 28)) for _ in range(many(0, 1))),
            notes=self._random.choice(NAMES),
            entered_on=TODAY,
        )

"""Telling who in the files is new, who is in the book already, and who comes twice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.known_people import KnownPerson, known_person
from appreciation.interchange.matching import book_index, matches
from appreciation.interchange.people import ImportedPerson
from appreciation.services.import_records import (
    applied,
    last_said,
    record,
    remembering,
    with_record,
)
from appreciation.store.transactions import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A contact before and after an import; what every file said of them is kept as `said`."""

    before: Contact
    after: Contact
    said: str

    @property
    def changes_them(self) -> bool:
        """Whether anything about the person themselves is different."""
        return self.before != self.after


@dataclass(slots=True)
class Newcomers:
    """Those whom the book does not know, in the order of the files, with what each said.

    Until they are stored they have ids below zero, the first one -1.
    """

    people: list[ImportedPerson] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def add(self, person: ImportedPerson) -> None:
        """Take somebody in."""
        self.people.append(person)
        self.said.append(with_record("", person, record(person)))

    def complete(self, id_: int, person: ImportedPerson) -> None:
        """Let somebody whom an earlier file brought gain what this one has besides."""
        at = -id_ - 1
        known = self.people[at]
        self.people[at] = replace(known, contact=applied(known.contact, person, None))
        self.said[at] = with_record(self.said[at], person, record(person))

    def as_known(self) -> list[KnownPerson]:
        """Return them as people of the book are known."""
        return [
            replace(known_person(person.contact), id=ContactId(-number))
            for number, person in enumerate(self.people, start=1)
        ]


def sorted_out(
    book: Reading, known: Sequence[KnownPerson], files: Sequence[Collection[ImportedPerson]]
) -> tuple[Newcomers, tuple[Revision, ...]]:
    """Return who is new, and what the files have to say of those in the book.

    One file comes after the other, so that somebody in two of them is one person.
    """
    newcomers, found = Newcomers(), list[tuple[ImportedPerson, ContactId]]()
    for people in files:
        welcome = list(people)
        index = book_index([*known, *newcomers.as_known()])
        for person, match in zip(welcome, matches(welcome, index), strict=True):
            if match.same_as is not None:
                continue
            if match.contact_id is None:
                newcomers.add(person)
            elif match.contact_id < 0:
                newcomers.complete(match.contact_id, person)
            else:
                found.append((person, ContactId(match.contact_id)))
    return newcomers, _revisions(book, found)


def _revisions(
    book: Reading, found: Sequence[tuple[ImportedPerson, ContactId]]
) -> tuple[Revision, ...]:
    ids = [contact_id for _, contact_id in found]
    contacts, said = book.contacts.contacts(ids), book.contacts.imported_of(ids)
    revisions: dict[ContactId, Revision] = {}
    for person, contact_id in found:
        contact = contacts[contact_id]
        now = revisions.get(contact_id) or Revision(
            before=contact, after=contact, said=said.get(contact_id, "")
        )
        last = last_said(now.said, person)
        remembered = remembering(person, last)
        if contact.binned_on is None and last != record(remembered):
            revisions[contact_id] = replace(
                now,
                after=applied(now.after, remembered, last),
                said=with_record(now.said, person, record(remembered)),
            )
    return tuple(revisions.values())

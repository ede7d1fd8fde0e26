"""Telling who in the files is new, who is in the book already, and who comes twice."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.known_people import KnownPerson, known_person
from appreciation.interchange.matching import BookIndex, book_index, matches, namesakes
from appreciation.interchange.people import ImportedPerson
from appreciation.services.imports.import_records import (
    applied,
    forbidding,
    last_said,
    news_of_photo,
    record,
    remembering,
    with_record,
    with_second_card,
)
from appreciation.store.transactions import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A contact before and after an import; what every file said of them is kept as `said`.

    `photo` is a new photo of them, as a file has it, or empty.
    """

    before: Contact
    after: Contact
    said: str
    photo: bytes = b""

    @property
    def changes_them(self) -> bool:
        """Whether anything about the person themselves is different."""
        return self.before != self.after or bool(self.photo)


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
        self.people[at] = replace(
            known,
            contact=applied(known.contact, person, None),
            photo=known.photo or person.photo,
        )
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

    One file comes after the other, so that somebody in two of them is one person. Of somebody twice
    in one file the first card counts, with what any of them forbids.
    """
    newcomers, found = Newcomers(), list[tuple[ImportedPerson, ContactId]]()
    for people in files:
        welcome = list(people)
        index = book_index([*known, *newcomers.as_known()])
        matched = matches(welcome, index, _as_before(book, welcome, index, newcomers))
        for person, match in zip(people, matched, strict=True):
            if match.same_as is not None:
                welcome[match.same_as] = with_second_card(welcome[match.same_as], person)
        for person, match in zip(welcome, matched, strict=True):
            if match.same_as is not None:
                continue
            if match.contact_id is None:
                newcomers.add(person)
            elif match.contact_id < 0:
                newcomers.complete(match.contact_id, person)
            else:
                found.append((person, ContactId(match.contact_id)))
    return newcomers, _revisions(book, found)


def _as_before(
    book: Reading, people: Sequence[ImportedPerson], index: BookIndex, newcomers: Newcomers
) -> dict[int, int]:
    """Return who of several namesakes each is, by place in the file, where the file repeats itself.

    A father and a son of one name have nothing else to be told apart by in a plain list.
    """
    uids = {person.contact.uid for person in people} - {""}
    names = Counter(person.contact.full_name for person in people)
    alike: dict[int, list[KnownPerson]] = {}
    for at, person in enumerate(people):
        known = known_person(person.contact)
        others = [] if known.uid in index.by_uid else namesakes(known, index)
        if len(others) > 1 or names[person.contact.full_name] > 1:
            alike[at] = [each for each in others if not each.uid or each.uid not in uids]
    said = {ContactId(-at): text for at, text in enumerate(newcomers.said, start=1)}
    said |= book.contacts.imported_of({each.id for group in alike.values() for each in group})
    found: dict[int, int] = {}
    for at, group in alike.items():
        for each in group:
            last = last_said(said.get(each.id, ""), people[at])
            again = last is not None and record(remembering(people[at], last)) == last
            if again and each.id not in found.values():
                found[at] = each.id
                break
    return found


def _revisions(
    book: Reading, found: Sequence[tuple[ImportedPerson, ContactId]]
) -> tuple[Revision, ...]:
    contacts = _with_heirs(book, [contact_id for _, contact_id in found])
    said = book.contacts.imported_of(contacts)
    shown = book.photos.hashes()
    revisions = {
        each.id: Revision(before=each, after=each, said=said.get(each.id, ""))
        for each in contacts.values()
    }
    for person, contact_id in found:
        now = revisions[contact_id]
        last = last_said(now.said, person)
        remembered = remembering(person, last)
        says_now = record(remembered)
        if last == says_now:
            continue
        heard = replace(now, said=with_record(now.said, person, says_now))
        if now.before.binned_on is None:
            photo = (
                b""
                if now.photo
                else news_of_photo(person, last, now.said, shown=shown.get(contact_id, ""))
            )
            revisions[contact_id] = replace(
                heard,
                after=applied(now.after, remembered, last, now.said),
                photo=photo or now.photo,
            )
        elif now.before.merged_into is not None:
            heir = revisions[_heir(now.before, contacts)]
            revisions[heir.before.id] = replace(
                heir, after=forbidding(heir.after, remembered, last)
            )
            revisions[contact_id] = heard
    return tuple(
        each
        for each in revisions.values()
        if each.changes_them or each.said != said.get(each.before.id, "")
    )


def _with_heirs(book: Reading, ids: Sequence[ContactId]) -> dict[ContactId, Contact]:
    """Return contacts, and those into whom they were merged."""
    contacts = book.contacts.contacts(ids)
    more = contacts
    while heirs := {each.merged_into for each in more.values() if each.merged_into} - set(contacts):
        more = book.contacts.contacts(heirs)
        contacts |= more
    return contacts


def _heir(contact: Contact, contacts: Mapping[ContactId, Contact]) -> ContactId:
    """Return whom a merged entry lives on in: what its file forbids concerns them."""
    while contact.merged_into is not None:
        contact = contacts[contact.merged_into]
    return contact.id

"""Two entries of one person laid side by side, and joined as the owner chooses."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.domain.errors import WrongValueError
from appreciation.services.desk import Desk

CHOSEN = (
    "full_name",
    "prefix",
    "given_name",
    "additional_name",
    "family_name",
    "suffix",
    "nickname",
    "organisation",
    "job_title",
    "status",
    "met",
    "salutation",
    "envelope_name",
    "language",
    "holiday_set",
)
"""The fields of which there is one: where both have it, the owner chooses. The rest is united."""

_NAME = ("full_name", "prefix", "given_name", "additional_name", "family_name", "suffix")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Who the two entries are now."""

    contact: Contact
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Two entries that may be one person, and what speaks for it; empty when the owner said so.

    `status` is what they are unless the owner chooses the other.
    """

    first: Contact
    second: Contact
    status: Status
    why: str = ""


def twins(desk: Desk, first: ContactId, second: ContactId) -> Twins:
    """Return two entries to be laid side by side. Raises `ContactGoneError`."""
    from appreciation.services.people.duplicates import status_of_both

    with desk.book.reading() as book:
        both = book.contacts.contact(first), book.contacts.contact(second)
        left = book.departures.still_open([first, second])
    return Twins(first=both[0], second=both[1], status=status_of_both(*both, left))


def proposed_twins(desk: Desk) -> tuple[Twins, ...]:
    """Return the pairs in the book that may be one person, the likeliest first."""
    from appreciation.services.people.duplicates import proposed, status_of_both

    pairs = proposed(desk)
    with desk.book.reading() as book:
        ids = {each for pair in pairs for each in (pair.first, pair.second)}
        people = book.contacts.contacts(ids)
        left = book.departures.still_open(ids)
    found = []
    for pair in pairs:
        both = people[ContactId(pair.first)], people[ContactId(pair.second)]
        status = status_of_both(*both, left)
        found.append(Twins(first=both[0], second=both[1], status=status, why=pair.why))
    return tuple(found)


def merge(
    desk: Desk, keep_id: ContactId, other_id: ContactId, theirs: Collection[str] = ()
) -> Merged:
    """Join two entries, with the fields `theirs` (of `CHOSEN`) as the other one has them.

    Names of a person go together: `full_name` brings its parts. Whoever had left by one of the
    entries, and is chosen to be a customer by the other, is back, and their plan stops. One Undo
    takes all of it back; a backup is made before. Raises `ContactGoneError`, `WrongValueError`.
    """
    from appreciation.services.people.duplicates import joined

    if keep_id == other_id:
        raise WrongValueError("These are one and the same entry, so there is nothing to merge.")
    desk.book.backup_before("merge", desk.now)
    with desk.book.writing("Merge two entries") as book:
        keep, other = book.contacts.contact(keep_id), book.contacts.contact(other_id)
        book.relabel(f"Merge {other.full_name} into {keep.full_name}")
        status = (other if "status" in theirs else keep).status
        one = joined(book, keep_id, other_id, on=desk.today, status=status)
        names = {*theirs, *(_NAME if "full_name" in theirs else ())}
        wanted = replace(one, **{name: getattr(other, name) for name in names})
        saved = book.contacts.save(wanted, on=desk.today)
    return Merged(contact=saved, changes=frozenset(Kind))

"""Looking people up, and changing what the book says of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from appreciation.domain.changes import Kind
from appreciation.domain.contact_fields import with_fields
from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.domain.errors import WrongValueError
from appreciation.services.desk import Desk
from appreciation.services.outcomes import Edited
from appreciation.services.people.households import hold_wording
from appreciation.services.rule.recheck import to_take_out


def contact(desk: Desk, contact_id: ContactId) -> Contact:
    """Return a contact, also one in the bin; raise `ContactGoneError` when there is none."""
    with desk.book.reading() as book:
        return book.contacts.contact(contact_id)


def listed(
    desk: Desk, *, search: str = "", status: Status | None = None, limit: int | None = None
) -> Iterator[Contact]:
    """Yield the contacts in the order they were entered, the bin left out."""
    with desk.book.reading() as book:
        yield from book.contacts.in_order_entered(search=search, status=status, limit=limit)


def edit(desk: Desk, contact_id: ContactId, fields: Mapping[str, str]) -> Edited:
    """Change fields of a contact, given as text; an empty text clears one.

    A death leaves the wording of their household to be confirmed. Raises `UnknownKeyError` and
    `WrongValueError`, and changes nothing then.
    """
    with desk.book.writing("Edit a contact") as book:
        before = book.contacts.contact(contact_id)
        country = book.settings.settings().country
        if "holiday_set" in fields:
            from appreciation.services import supplied

            supplied.holiday_rules().chosen(fields["holiday_set"])
        after = with_fields(before, fields, country=country, today=desk.today)
        book.relabel(f"Edit {after.full_name}")
        saved = book.contacts.save(after, on=desk.today)
        hold_wording(book, [(before, after)])
        return Edited(
            contact=saved,
            to_take_out=to_take_out(book, [contact_id], desk.today),
            changes=frozenset({Kind.CONTACT, Kind.HOUSEHOLD}),
        )


def put_in_bin(desk: Desk, contact_id: ContactId) -> Edited:
    """Put a contact into the bin; one there already keeps its day.

    Nothing of theirs is lost, and nothing is printed for them.
    """
    with desk.book.writing("Put a contact into the bin") as book:
        gone = book.contacts.contact(contact_id)
        book.relabel(f"Put {gone.full_name} into the bin")
        binned = replace(gone, binned_on=gone.binned_on or desk.today)
        saved = book.contacts.save(binned, on=desk.today)
        waiting = to_take_out(book, [contact_id], desk.today)
        return Edited(contact=saved, to_take_out=waiting, changes=frozenset({Kind.CONTACT}))


def restore_from_bin(desk: Desk, contact_id: ContactId) -> Edited:
    """Take a contact out of the bin again.

    Raises `WrongValueError` for an entry that is there because it was merged into another.
    """
    with desk.book.writing("Take a contact out of the bin") as book:
        back = book.contacts.contact(contact_id)
        if back.merged_into is not None:
            raise WrongValueError(
                f"{back.full_name} was merged into contact {back.merged_into}, and stays in the"
                " bin. Undo the merge to part them again."
            )
        book.relabel(f"Take {back.full_name} out of the bin")
        saved = book.contacts.save(replace(back, binned_on=None), on=desk.today)
        return Edited(contact=saved, to_take_out=(), changes=frozenset({Kind.CONTACT}))

"""Households: people who share an address and a card. Formed only by the owner."""

from collections.abc import Sequence
from dataclasses import replace

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.households import Household
from appreciation.services.desk import Desk


def together(
    desk: Desk, member_ids: Sequence[ContactId], *, envelope_name: str = "", salutation: str = ""
) -> Household:
    """Make these people a household, or change the one that some of them form.

    The owner says so, which confirms how it is addressed. With one person alone, they leave theirs.
    Raises `ContactGoneError` for somebody who is not in the book.
    """
    ids = tuple(dict.fromkeys(member_ids))
    if not ids:
        raise WrongValueError("A household needs at least one person.")
    with desk.book.writing("Make a household") as book:
        members = [book.contacts.contact(each) for each in ids]
        book.relabel("Household of " + " and ".join(each.full_name for each in members[:3]))
        present = next((each.household_id for each in members if each.household_id), None)
        if present is None:
            household = book.households.make(
                ids, envelope_name=envelope_name, salutation=salutation
            )
        else:
            old = book.households.household(present)
            household = replace(
                old,
                member_ids=ids,
                envelope_name=envelope_name or (old.envelope_name if old.member_ids == ids else ""),
                salutation=salutation or (old.salutation if old.member_ids == ids else ""),
                confirmed=True,
            )
            household = book.households.save(household)
        return household

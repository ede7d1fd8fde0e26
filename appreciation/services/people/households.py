"""Households: people who share an address and a card. Formed only by the owner."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.household_rule import couple, ended_wedding
from appreciation.domain.households import Household
from appreciation.domain.occasions import OccasionKind
from appreciation.services.desk import Desk
from appreciation.store.transactions import Writing


def together(
    desk: Desk, member_ids: Sequence[ContactId], *, envelope_name: str = "", salutation: str = ""
) -> Household:
    """Make these people a household, or change the one that some of them form.

    The owner says so, which confirms how it is addressed. Two or more who are not named stay
    together in the household they had. With one person alone, they leave theirs, which is the
    answer. Somebody who died and is not named any more takes the wedding with them: of the one left
    behind, the day goes into the notes. Raises `ContactGoneError` for somebody not in the book.
    """
    ids = tuple(dict.fromkeys(member_ids))
    if not ids:
        raise WrongValueError("A household needs at least one person.")
    with desk.book.writing("Make a household") as book:
        members = [book.contacts.contact(each) for each in ids]
        book.relabel("Household of " + " and ".join(each.full_name for each in members[:3]))
        wanted = Household(member_ids=ids, envelope_name=envelope_name, salutation=salutation)
        return formed(book, wanted, on=desk.today)


def formed(book: Writing, wanted: Household, *, on: date) -> Household:
    """Make or change a household as a part of a change; empty words leave those it has."""
    ids = wanted.member_ids
    members = [book.contacts.contact(each) for each in ids]
    present = book.households.of_ids(
        dict.fromkeys(each.household_id for each in members if each.household_id)
    )
    changed = None
    for old in present.values():
        staying = tuple(each for each in old.member_ids if each not in ids)
        end_wedding(book, old.id, staying, on=on)
        if len(ids) == 1 and len(old.member_ids) > 1:
            return _with_members(book, old, staying)
        if len(staying) > 1:
            _with_members(book, old, staying)
        else:
            changed = changed or old
    if changed is None:
        return book.households.make(
            ids, envelope_name=wanted.envelope_name, salutation=wanted.salutation
        )
    kept = changed if set(changed.member_ids) == set(ids) else Household(member_ids=ids)
    return book.households.save(
        replace(
            changed,
            member_ids=ids,
            envelope_name=wanted.envelope_name or kept.envelope_name,
            salutation=wanted.salutation or kept.salutation,
            confirmed=True,
        )
    )


def reword(desk: Desk, household_id: int, *, envelope_name: str, salutation: str) -> Household:
    """Give a household these words on its envelope and after "Dear", or none of its own.

    The owner says so, which confirms how it is addressed.
    """
    with desk.book.writing("Word a household") as book:
        present = book.households.household(household_id)
        return book.households.save(
            replace(present, envelope_name=envelope_name, salutation=salutation, confirmed=True)
        )


def _with_members(book: Writing, old: Household, members: Sequence[ContactId]) -> Household:
    """Let a household have these members alone; words that named the others go."""
    return book.households.save(
        replace(old, member_ids=tuple(members), envelope_name="", salutation="")
    )


def end_wedding(
    book: Writing, household_id: int, leaving: Collection[ContactId], *, on: date
) -> None:
    """Take the wedding of those whose spouse has died and now leaves the household into the notes.

    Until then the dead member keeps it from being greeted; afterwards nobody would know.
    """
    members = book.candidates.members([household_id]).get(household_id, ())
    if not any(late.id in leaving for late in ended_wedding(members)):
        return
    survivors = [each.recipient.id for each in couple(members) if not each.recipient.deceased]
    for contact in book.contacts.contacts(survivors).values():
        if wedding := contact.occasion(OccasionKind.WEDDING):
            note = f"The wedding day was {wedding.date.text}; it ended with a death."
            ended = replace(
                contact,
                occasions=tuple(each for each in contact.occasions if each is not wedding),
                notes="\n\n".join(text for text in (contact.notes, note) if text),
            )
            book.contacts.save(ended, on=on)


def hold_wording(book: Writing, changes: Iterable[tuple[Contact, Contact]]) -> None:
    """Leave the wording of a household to be confirmed when somebody in it has died.

    `changes` are contacts before and after.
    """
    bereaved = {
        after.household_id: None
        for before, after in changes
        if after.deceased and not before.deceased and after.household_id is not None
    }
    for household in book.households.of_ids(bereaved).values():
        book.households.save(replace(household, confirmed=False))

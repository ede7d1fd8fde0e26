"""The same person twice: proposed, merged with nothing lost, or remembered as two people."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from appreciation.domain.contacts import Address, Contact, ContactId, Status
from appreciation.domain.departures import Outcome
from appreciation.domain.errors import WrongValueError
from appreciation.domain.occasions import Occasion
from appreciation.interchange.duplicates import PossibleDuplicate, possible_duplicates
from appreciation.services.desk import Desk
from appreciation.services.people.households import hold_wording
from appreciation.store.transactions import Writing

_FROM_EITHER = (
    "prefix",
    "given_name",
    "additional_name",
    "family_name",
    "suffix",
    "nickname",
    "organisation",
    "job_title",
    "met",
    "salutation",
    "envelope_name",
    "language",
    "holiday_set",
    "deceased_on",
    "household_id",
)


def proposed(desk: Desk) -> list[PossibleDuplicate]:
    """Return pairs that may be one person, likeliest first; never those the owner told apart."""
    with desk.book.reading() as book:
        apart = book.not_same.pairs()
        pairs = possible_duplicates(book.contacts.known_people())
    return [each for each in pairs if (each.first, each.second) not in apart]


def keep_apart(desk: Desk, first: ContactId, second: ContactId) -> None:
    """Remember that two people are not the same, for ever.

    Raises `ContactGoneError`, `WrongValueError`.
    """
    if first == second:
        raise WrongValueError("These are one and the same entry, which cannot be two people.")
    with desk.book.writing("Remember two people as different") as book:
        for each in (first, second):
            book.contacts.contact(each)
        book.not_same.add(first, second)


def merge(desk: Desk, keep_id: ContactId, other_id: ContactId) -> Contact:
    """Join two entries of one person: the union of both histories and the stricter opt-out.

    The other entry stays in the bin without its days, so that a new import of it finds it
    there and adds nobody. A backup is made before. Raises `ContactGoneError`, `WrongValueError`.
    """
    if keep_id == other_id:
        raise WrongValueError("These are one and the same entry, so there is nothing to merge.")
    desk.book.backup_before("merge", desk.now)
    with desk.book.writing("Merge two entries") as book:
        names = [book.contacts.contact(each).full_name for each in (other_id, keep_id)]
        book.relabel(f"Merge {names[0]} into {names[1]}")
        return joined(book, keep_id, other_id, on=desk.today)


def joined(
    book: Writing,
    keep_id: ContactId,
    other_id: ContactId,
    *,
    on: date,
    status: Status | None = None,
) -> Contact:
    """Join two entries of one person as a part of a change; raise as `merge` does.

    `status` is what the owner chose that they are; without it, it is `status_of_both`. An episode
    of somebody who is no former customer then has ended: they are back, and its letters withdrawn.
    """
    keep, other = book.contacts.contact(keep_id), book.contacts.contact(other_id)
    for each in (keep, other):
        if each.merged_into is not None:
            raise WrongValueError(f"{each.full_name} was merged into somebody else already.")
    open_of = book.departures.still_open([keep_id, other_id])
    chosen = status or status_of_both(keep, other, open_of)
    for each in (keep, other):
        if each.status is not Status.FORMER_CUSTOMER:
            _end_episodes(book, each.id, on)
    book.contacts.move_history(other_id, keep_id)
    if chosen is not Status.FORMER_CUSTOMER:
        _end_episodes(book, keep_id, on)
    keep, other = book.contacts.contact(keep_id), book.contacts.contact(other_id)
    book.contacts.save(_tombstone(other, keep_id, on), on=on)
    one = book.contacts.save(replace(_union(keep, other), status=chosen), on=on)
    hold_wording(book, [(keep, one)])
    return one


def status_of_both(keep: Contact, other: Contact, left: Collection[int]) -> Status:
    """Return what two entries of one person are when nobody chooses.

    What the kept one is; but whoever has left by either of them, and is not known to be back, has
    left. `left` are those with a departure that is open.
    """
    both = (keep, other)
    gone = any(each.status is Status.FORMER_CUSTOMER and each.id in left for each in both)
    return Status.FORMER_CUSTOMER if gone else keep.status


def _end_episodes(book: Writing, contact_id: ContactId, on: date) -> None:
    """Close the departures of somebody whose status says that they are back."""
    for each in book.departures.of_contact(contact_id):
        if each.outcome is Outcome.OPEN:
            book.departures.save(replace(each, outcome=Outcome.RETURNED, ended_on=on))
            book.letters.withdraw_of_departure(each.id)


def _union(keep: Contact, other: Contact) -> Contact:
    filled = {name: getattr(keep, name) or getattr(other, name) for name in _FROM_EITHER}
    occasions, notes = _one_of_each(keep, other)
    addresses = _distinct_addresses([*keep.addresses, *other.addresses])
    return replace(
        keep,
        **filled,
        greet=keep.greet and other.greet,
        do_not_mail=keep.do_not_mail or other.do_not_mail,
        deceased=keep.deceased or other.deceased,
        approved=keep.approved or other.approved,
        notes=notes,
        addresses=_with_one_for_mail(addresses, keep, other),
        phones=tuple({each.number: each for each in (*other.phones, *keep.phones)}.values()),
        emails=tuple(
            {each.address.casefold(): each for each in (*other.emails, *keep.emails)}.values()
        ),
        occasions=occasions,
        entered_on=min(keep.entered_on, other.entered_on),
        binned_on=keep.binned_on if other.binned_on else None,
    )


def _one_of_each(keep: Contact, other: Contact) -> tuple[tuple[Occasion, ...], str]:
    """Return the occasions of both and their notes.

    Nobody has two birthdays: the kept entry's stands, completed by a year or day that only the
    other one knows; where the two contradict each other, the other date goes into the notes.
    """
    occasions = {each.identity: each for each in keep.occasions}
    notes = [keep.notes, other.notes]
    for each in other.occasions:
        ours = occasions.setdefault(each.identity, each)
        both = ours.date.joined(each.date)
        if both is None:
            name = each.label or each.kind.replace("_", " ")
            notes.append(f"The merged entry had {name} {each.date.text}.")
        else:
            occasions[each.identity] = replace(ours, date=both)
    return tuple(occasions.values()), "\n\n".join(dict.fromkeys(note for note in notes if note))


def _with_one_for_mail(
    addresses: tuple[Address, ...], keep: Contact, other: Contact
) -> tuple[Address, ...]:
    """Return the addresses with one for mail: the kept entry's, unless only the other's is good."""
    present = [_place(each) for one in (keep, other) if (each := one.mail_address)]
    bad = {_place(each) for each in addresses if each.undeliverable_on or not each.usable}
    chosen = next((each for each in present if each not in bad), next(iter(present), None))
    return tuple(replace(each, for_mail=_place(each) == chosen) for each in addresses)


def _distinct_addresses(addresses: list[Address]) -> tuple[Address, ...]:
    """Return the addresses without those that say the same; a returned one stays marked."""
    kept: dict[tuple[str, ...], Address] = {}
    for each in addresses:
        same = kept.get(_place(each))
        if same is None:
            kept[_place(each)] = each
        elif each.undeliverable_on and not same.undeliverable_on:
            kept[_place(each)] = replace(
                same,
                undeliverable_on=each.undeliverable_on,
                undeliverable_reason=each.undeliverable_reason,
            )
    return tuple(kept.values())


def _place(address: Address) -> tuple[str, ...]:
    """Return what makes two addresses one."""
    parts = (address.street, address.town, address.region, address.postal_code, address.country)
    return tuple(part.casefold() for part in parts)


def _tombstone(other: Contact, keep_id: ContactId, on: date) -> Contact:
    return replace(other, occasions=(), household_id=None, binned_on=on, merged_into=keep_id)

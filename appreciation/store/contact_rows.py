"""Contacts as rows, and back."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import Table

from appreciation.domain.contacts import (
    Address,
    Contact,
    ContactId,
    Email,
    MailState,
    Phone,
    Status,
)
from appreciation.domain.folding import folded
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.store import schema
from appreciation.store.rows import Row
from appreciation.store.words import search_key, words

CHILDREN: tuple[Table, ...] = (schema.address, schema.phone, schema.email, schema.occasion)
"""The tables with several rows to a contact, in the order of their `position`."""


def contact_row(contact: Contact, organisation_id: int | None) -> Row:
    """Return the contact's own row, without id, version and what only touches and imports know."""
    mail = contact.mail_address
    return {
        "uid": contact.uid,
        "full_name": contact.full_name,
        "prefix": contact.prefix,
        "given_name": contact.given_name,
        "additional_name": contact.additional_name,
        "family_name": contact.family_name,
        "suffix": contact.suffix,
        "nickname": contact.nickname,
        "organisation": contact.organisation,
        "organisation_id": organisation_id,
        "job_title": contact.job_title,
        "stands_for_organisation": contact.stands_for_organisation,
        "status": contact.status.value,
        "greet": contact.greet,
        "do_not_mail": contact.do_not_mail,
        "deceased": contact.deceased,
        "deceased_on": contact.deceased_on and contact.deceased_on.text,
        "approved": contact.approved,
        "met": contact.met,
        "salutation": contact.salutation,
        "envelope_name": contact.envelope_name,
        "language": contact.language,
        "holiday_set": contact.holiday_set,
        "household_id": contact.household_id,
        "entered_on": contact.entered_on.isoformat(),
        "binned_on": text_of_day(contact.binned_on),
        "merged_into": contact.merged_into,
        "mail_country": mail.country if mail and mail.usable else "",
        "mail_state": _mail_state(mail).value,
        "mail_town": mail.town if mail else "",
        "sort_key": _sort_key(contact),
        "notes": contact.notes,
        "search_key": _search_key(contact),
    }


def child_rows(contact: Contact) -> tuple[list[Row], ...]:
    """Return the rows of the tables in `CHILDREN`, without id, version and contact."""
    return (
        [
            {
                "position": position,
                "label": each.label,
                "street": each.street,
                "town": each.town,
                "region": each.region,
                "postal_code": each.postal_code,
                "country": each.country,
                "for_mail": each.for_mail,
                "undeliverable_on": text_of_day(each.undeliverable_on),
                "undeliverable_reason": each.undeliverable_reason,
            }
            for position, each in enumerate(contact.addresses)
        ],
        [
            {"position": position, "number": each.number, "label": each.label}
            for position, each in enumerate(contact.phones)
        ],
        [
            {"position": position, "address": each.address, "label": each.label}
            for position, each in enumerate(contact.emails)
        ],
        [
            {
                "position": position,
                "kind": each.kind.value,
                "label": each.label,
                "identity": each.identity,
                "year": each.date.year,
                "month": each.date.month,
                "day": each.date.day,
                "month_day": each.date.month_day,
            }
            for position, each in enumerate(contact.occasions)
        ],
    )


def contact_of_rows(row: Row, children: Sequence[Iterable[Row]]) -> Contact:
    """Return the contact of its own row and the rows of the tables in `CHILDREN`, in order."""
    addresses, phones, emails, occasions = children
    return Contact(
        id=ContactId(row["id"]),
        uid=row["uid"],
        full_name=row["full_name"],
        prefix=row["prefix"],
        given_name=row["given_name"],
        additional_name=row["additional_name"],
        family_name=row["family_name"],
        suffix=row["suffix"],
        nickname=row["nickname"],
        organisation=row["organisation"],
        job_title=row["job_title"],
        stands_for_organisation=row["stands_for_organisation"],
        status=STATUSES[row["status"]],
        greet=row["greet"],
        do_not_mail=row["do_not_mail"],
        deceased=row["deceased"],
        deceased_on=PlainDate.parse(row["deceased_on"]) if row["deceased_on"] else None,
        approved=row["approved"],
        met=row["met"],
        salutation=row["salutation"],
        envelope_name=row["envelope_name"],
        language=row["language"],
        holiday_set=row["holiday_set"],
        notes=row["notes"],
        addresses=tuple(map(_address, addresses)),
        phones=tuple(Phone(number=each["number"], label=each["label"]) for each in phones),
        emails=tuple(Email(address=each["address"], label=each["label"]) for each in emails),
        occasions=tuple(
            Occasion(
                kind=OCCASION_KINDS[each["kind"]],
                date=plain_date(each["month"], each["day"], each["year"]),
                label=each["label"],
            )
            for each in occasions
        ),
        household_id=row["household_id"],
        entered_on=date.fromisoformat(row["entered_on"]),
        last_reached=day_of_text(row["last_reached"]),
        last_attempt=day_of_text(row["last_attempt"]),
        binned_on=day_of_text(row["binned_on"]),
        merged_into=row["merged_into"],
        version=row["version"],
    )


STATUSES = {status.value: status for status in Status}
OCCASION_KINDS = {kind.value: kind for kind in OccasionKind}


@lru_cache(maxsize=50_000)
def plain_date(month: int, day: int | None, year: int | None) -> PlainDate:
    """Return a plain date; the same one for the same day, since birthdays repeat."""
    return PlainDate(month=month, day=day, year=year)


def day_of_text(text: str | None) -> date | None:
    """Read a day kept as ISO text."""
    return date.fromisoformat(text) if text else None


def text_of_day(day: date | None) -> str | None:
    """Write a day as ISO text."""
    return day.isoformat() if day else None


def _address(row: Row) -> Address:
    return Address(
        label=row["label"],
        street=row["street"],
        town=row["town"],
        region=row["region"],
        postal_code=row["postal_code"],
        country=row["country"],
        for_mail=row["for_mail"],
        undeliverable_on=day_of_text(row["undeliverable_on"]),
        undeliverable_reason=row["undeliverable_reason"],
    )


def _mail_state(mail: Address | None) -> MailState:
    if mail is None or not mail.usable:
        return MailState.NONE
    return MailState.UNDELIVERABLE if mail.undeliverable_on else MailState.USABLE


def _sort_key(contact: Contact) -> str:
    """Family name, given name; the organisation for one who stands for it."""
    if contact.stands_for_organisation or not (contact.family_name or contact.given_name):
        name = contact.full_name or contact.organisation
    else:
        name = f"{contact.family_name} {contact.given_name}"
    return " ".join(words(name)) or folded(name)


def _search_key(contact: Contact) -> str:
    texts = [
        contact.full_name,
        contact.given_name,
        contact.additional_name,
        contact.family_name,
        contact.nickname,
        contact.organisation,
        *(address.town for address in contact.addresses),
        *(email.address for email in contact.emails),
        contact.notes,
    ]
    return search_key(texts, (phone.number for phone in contact.phones))

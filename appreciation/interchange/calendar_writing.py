"""Write the days of contacts as a calendar of yearly events."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import BinaryIO

from appreciation.domain.contacts import Contact
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import LeapRule
from appreciation.domain.promises import Means, Promised
from appreciation.interchange.folded_lines import escaped, folded_line
from appreciation.interchange.vcard_heads import OWN

_FIRST_YEAR = 2000  # of events whose year is not known: a leap year
_SUMMARIES = {
    OccasionKind.BIRTHDAY: "{name}'s birthday",
    OccasionKind.WEDDING: "{name}'s wedding anniversary",
    OccasionKind.CUSTOMER_SINCE: "{name}: customer since",
    OccasionKind.NAME_DAY: "{name}'s name day",
}
_MEANS = {
    Means.PHONE: "by phone",
    Means.EMAIL: "by e-mail",
    Means.LETTER: "by letter",
    Means.VISIT: "in person",
    Means.MESSAGE: "by message",
}
_HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Appreciation//Contacts//EN\r\n"
_FOOT = b"END:VCALENDAR\r\n"


def write_calendar(contacts: Iterable[Contact], out: BinaryIO, today: date) -> int:
    """Write a yearly event for every day of every contact; return how many contacts were written.

    The dead have no more days to keep, so they are not in it.
    """
    out.write(_HEAD)
    count = 0
    for contact in contacts:
        if not contact.deceased:
            count += 1
            for occasion in contact.occasions:
                lines = _event(contact, occasion, today)
                out.write(b"".join(folded_line(head, value) for head, value in lines))
    out.write(_FOOT)
    return count


def write_promise(promised: Promised, out: BinaryIO, today: date) -> None:
    """Write one promise as an event: for its time with a reminder, or for the whole day.

    The time is written without a zone, as it was promised. Written again, it replaces itself in
    the calendar it was put into.
    """
    out.write(_HEAD)
    out.write(b"".join(folded_line(head, value) for head, value in _promise(promised, today)))
    out.write(_FOOT)


def _promise(promised: Promised, today: date) -> Iterator[tuple[str, str]]:
    promise, by = promised.promise, promised.promise.by
    key = f"promise {promise.id} {promise.made_on} {promised.name}"
    yield "BEGIN", "VEVENT"
    yield "UID", f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@appreciation"
    yield "DTSTAMP", f"{today:%Y%m%d}T000000Z"
    yield "SEQUENCE", str(len(promise.former))
    if by.at:
        begins = datetime.combine(by.day, by.at)
        yield "DTSTART", f"{begins:%Y%m%dT%H%M%S}"
        yield "DURATION", "PT15M"
    else:
        yield "DTSTART;VALUE=DATE", f"{by.day:%Y%m%d}"
        yield "TRANSP", "TRANSPARENT"
    yield "SUMMARY", escaped(f"{promised.name}: {promise.what}")
    yield "DESCRIPTION", escaped(f"Promised on {promise.made_on}, {_MEANS[by.means]}.")
    if by.at:
        yield "BEGIN", "VALARM"
        yield "ACTION", "DISPLAY"
        yield "DESCRIPTION", escaped(f"{promised.name}: {promise.what}")
        yield "TRIGGER", "-PT10M"
        yield "END", "VALARM"
    yield "END", "VEVENT"


def _event(contact: Contact, occasion: Occasion, today: date) -> Iterator[tuple[str, str]]:
    day = occasion.date
    first = day.celebrated(day.year or _FIRST_YEAR, LeapRule.FEB_28)
    key = f"{contact.uid or contact.id} {contact.full_name} {occasion.identity}"
    yield "BEGIN", "VEVENT"
    yield "UID", f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@appreciation"
    yield "DTSTAMP", f"{today:%Y%m%d}T000000Z"
    yield "DTSTART;VALUE=DATE", first.isoformat().replace("-", "")
    if occasion.kind is not OccasionKind.ONE_OFF:
        yield "RRULE", _rule(day.month, day.day)
    yield "SUMMARY", escaped(_summary(contact, occasion))
    yield "TRANSP", "TRANSPARENT"
    yield OWN + "NAME", escaped(contact.full_name)
    if contact.uid:
        yield OWN + "UID", escaped(contact.uid)
    yield OWN + "DATE", day.text
    yield OWN + "KIND", occasion.kind
    if occasion.label:
        yield OWN + "LABEL", escaped(occasion.label)
    yield "END", "VEVENT"


def _rule(month: int, day: int | None) -> str:
    """Return the yearly rule; by its number, 29 February would come every fourth year only."""
    leap = month == 2 and day == 29
    return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if leap else "FREQ=YEARLY"


def _summary(contact: Contact, occasion: Occasion) -> str:
    name = contact.full_name
    if form := _SUMMARIES.get(occasion.kind):
        return form.format(name=name)
    return f"{name}: {occasion.label}" if occasion.label else name

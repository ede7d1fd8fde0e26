"""What the contacts page says of somebody, in words."""

from datetime import date

from PySide6.QtCore import QLocale, QTime

from appreciation.desktop.shared.days import full_day, long_day, near_day, plain_date_words
from appreciation.desktop.shared.dealing_words import (
    OUTCOME_ICONS,
    proposal_words,
    referral_words,
    thanks_words,
)
from appreciation.desktop.shared.departures import reason_words
from appreciation.desktop.shared.occasions import occasion_words
from appreciation.desktop.shared.promises import step_words
from appreciation.desktop.shared.quietness import silence
from appreciation.desktop.shared.statuses import status_word
from appreciation.desktop.shared.touches import TOUCH_ICONS, touch_word
from appreciation.desktop.shared.widgets import counted, translated
from appreciation.domain.attachments import Attachment, size_words
from appreciation.domain.batches import Piece, PieceKind, PieceState
from appreciation.domain.cadence import Outlook
from appreciation.domain.contacts import Address, Contact, StatusChange
from appreciation.domain.departure_reasons import reason_of_code
from appreciation.domain.departures import Departure
from appreciation.domain.gratitude import Purchase
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.promises import PromiseStep
from appreciation.domain.proposals import Proposal
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services.contact_details import ContactDetails
from appreciation.services.dealings.referrals import ReferralLine
from appreciation.services.dealings.timeline import Entry

OCCASION_ICONS = {
    OccasionKind.BIRTHDAY: "cake",
    OccasionKind.WEDDING: "heart",
    OccasionKind.CUSTOMER_SINCE: "store",
    OccasionKind.NAME_DAY: "star",
    OccasionKind.OTHER: "calendar-heart",
    OccasionKind.HOLIDAY: "calendar-heart",
    OccasionKind.ONE_OFF: "calendar-days",
}


def status_line(details: ContactDetails, today: date) -> str:
    """Return as `former customer since March 2026 · 6 years with us`."""
    contact = details.contact
    words = status_word(contact.status)
    if details.status_since:
        words = _tr("{status} since {day}").format(
            status=words, day=near_day(details.status_since, today)
        )
    since = contact.occasion(OccasionKind.CUSTOMER_SINCE)
    until = details.status_since or today
    years = until.year - since.date.year if since and since.date.year else 0
    with_us = counted(years, _tr("1 year with us"), _tr("{n} years with us")) if years > 0 else ""
    return " · ".join(part for part in (words, with_us) if part)


def address_line(address: Address, home: str = "") -> str:
    """Return an address in one line; its country only where it is not `home`."""
    street = ", ".join(line for line in address.street.splitlines() if line.strip())
    place = " ".join(part for part in (address.town, address.region, address.postal_code) if part)
    country = "" if address.country == home else _country_name(address.country)
    return ", ".join(part for part in (street, place, country) if part)


def _country_name(code: str) -> str:
    territory = QLocale.codeToTerritory(code)
    known = territory is not QLocale.Country.AnyTerritory
    return QLocale.territoryToString(territory) if known else code


def next_words(details: ContactDetails, outlook: Outlook, today: date) -> tuple[str, str]:
    """Return when they should hear next, and why."""
    if not outlook.watched:
        return _tr("Not watched over"), _tr("They are not listed as going quiet.")
    day = outlook.next_by
    if outlook.quiet_until is not None:
        when = _tr("Not before {day}").format(day=_written(day, today))
        return when, _tr("because you put them off until then")
    late = day < today
    when = _tr("Next was due by {day}") if late else _tr("Next by {day}")
    since = full_day(outlook.since, today)
    if not outlook.reached:
        why = _tr("because they came into the book on {day} and nobody has reached them yet")
    else:
        why = _reached_words(details)
    return when.format(day=_written(day, today)), why.format(day=since)


def household_words(details: ContactDetails, outlook: Outlook, today: date) -> str:
    """Return who of their household was reached since; that does not count for them."""
    reached = [
        (each.last_reached, named(each))
        for each in details.household_others
        if each.last_reached and each.last_reached > outlook.since
    ]
    if not reached:
        return ""
    day, name = max(reached)
    form = _tr("{name}, of the same household, was reached on {day}; that does not count for them")
    return form.format(name=name, day=full_day(day, today))


def cadence_words(outlook: Outlook) -> str:
    """Return as `Every 3 months ideally, 6 months at the longest`."""
    form = _tr("Every {ideal} ideally, {longest} at the longest")
    if outlook.own:
        form = _tr("Every {ideal} ideally, {longest} at the longest, chosen for them")
    return form.format(
        ideal=silence(outlook.cadence.ideal.days), longest=silence(outlook.cadence.longest.days)
    )


def last_reached_words(details: ContactDetails, today: date) -> str:
    """Return as `yesterday, call`."""
    return _last(details, details.contact.last_reached, today, attempt=False)


def last_tried_words(details: ContactDetails, today: date) -> str:
    """Return as `2 May, call`."""
    return _last(details, details.contact.last_attempt, today, attempt=True)


def occasion_line(occasion: Occasion) -> str:
    """Return as `16 May 1980`, with what it is called where its icon does not tell."""
    day = plain_date_words(occasion.date)
    return f"{occasion.label}, {day}" if occasion.label else day


def occasion_spoken(occasion: Occasion) -> str:
    """Return as `Birthday, 16 May 1980`."""
    what = occasion_words(occasion.kind, occasion.label, None)
    return f"{what}, {plain_date_words(occasion.date)}"


def entry_words(entry: Entry) -> tuple[str, str, str]:
    """Return the icon of something that happened, what it was, and what was noted of it."""
    match entry.what:
        case Touch() as touch:
            found = _touch_words(touch)
        case Piece() as piece:
            words = _tr("Piece {number}").format(number=piece.number)
            more = " · ".join(part for part in (words, piece.recipient, piece.reason) if part)
            icon = OCCASION_ICONS.get(piece.occasion, "mail")
            found = icon, _piece_words(piece), more
        case Attachment() as kept:
            found = "paperclip", kept.name, size_words(kept.size)
        case PromiseStep() as step:
            found = step_words(step)
        case StatusChange() as change:
            word = status_word(change.status)
            found = "refresh-cw", _tr("Became a {status}").format(status=word), ""
        case Departure() as left:
            why = reason_words(reason_of_code(left.reason))
            found = "door-open", _tr("Left us: {reason}").format(reason=why), left.detail
        case dealing:
            found = _dealing_words(dealing)
    return found


def _dealing_words(dealing: ReferralLine | Purchase | Proposal) -> tuple[str, str, str]:
    match dealing:
        case ReferralLine() as line:
            parts = (line.referral.note, thanks_words(line.thanks))
            return "handshake", referral_words(line), " · ".join(filter(None, parts))
        case Purchase() as order:
            return "store", _tr("Ordered"), ", ".join(filter(None, (order.what, order.amount)))
        case Proposal() as made:
            return OUTCOME_ICONS[made.outcome], proposal_words(made), made.reason


def _touch_words(touch: Touch) -> tuple[str, str, str]:
    word = touch_word(touch.kind)
    icon = TOUCH_ICONS[touch.kind]
    if touch.attempt:
        icon = "phone-missed" if touch.kind is TouchKind.CALL else icon
        return icon, _tr("{kind}, not reached").format(kind=word), touch.note
    if touch.piece is not None:
        by_hand = _tr("{kind}, with a line by hand").format(kind=word)
        return "pen-line", by_hand, touch.note or _tr("Piece {number}").format(number=touch.piece)
    if touch.kind is TouchKind.CALL:
        lasted = lasting(touch.seconds) if touch.seconds else ""
        return icon, _tr("Call, reached"), "\n".join(filter(None, (touch.note, lasted)))
    return icon, word, touch.note


def lasting(seconds: int) -> str:
    """Return how long a call took, as `It took 3 minutes`; a short one took a minute."""
    minutes = max(1, round(seconds / 60))
    return counted(minutes, _tr("It took a minute"), _tr("It took {n} minutes"))


def when_words(entry: Entry, today: date) -> str:
    """Return when something happened, as `yesterday 10:12` where the time is known."""
    at = entry.what.at if isinstance(entry.what, Touch) else None
    day = near_day(entry.on, today)
    if at is None:
        return day
    time = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    return f"{day} {time}"


def _piece_words(piece: Piece) -> str:
    what = occasion_words(piece.occasion, piece.label.replace("_", " "), piece.years)
    form = {
        PieceKind.CARD: _tr("{occasion}: card {state}"),
        PieceKind.LETTER: _tr("{occasion}: letter {state}"),
        PieceKind.POSTCARD: _tr("{occasion}: postcard {state}"),
    }[piece.kind]
    state = {
        PieceState.PRINTED: _tr("printed, not posted yet"),
        PieceState.POSTED: _tr("posted"),
        PieceState.SPOILT: _tr("spoilt"),
        PieceState.RETURNED: _tr("came back"),
    }.get(piece.state, "")
    return form.format(occasion=what, state=state)


def _reached_words(details: ContactDetails) -> str:
    touch = _touch_of(details, details.contact.last_reached, attempt=False)
    ways = {
        TouchKind.CALL: _tr("because you talked on {day}"),
        TouchKind.MEETING: _tr("because you met on {day}"),
        TouchKind.VISIT: _tr("because you met on {day}"),
        TouchKind.NOTE: _tr("because you were in touch on {day}"),
        TouchKind.EXTRA: _tr("because you gave them a little extra on {day}"),
    }
    usual = _tr("because you wrote on {day}")
    return ways.get(touch.kind, usual) if touch else _tr("because you were in touch on {day}")


def _last(details: ContactDetails, day: date | None, today: date, *, attempt: bool) -> str:
    if day is None:
        return _tr("never")
    touch = _touch_of(details, day, attempt=attempt)
    near = near_day(day, today)
    return f"{near}, {touch_word(touch.kind).lower()}" if touch else near


def _touch_of(details: ContactDetails, day: date | None, *, attempt: bool) -> Touch | None:
    touches = (entry.what for entry in details.entries if entry.on == day)
    return next(
        (each for each in touches if isinstance(each, Touch) and each.attempt is attempt), None
    )


def _written(day: date, today: date) -> str:
    return long_day(day) if day.year == today.year else full_day(day)


def named(contact: Contact) -> str:
    """Return what to call somebody in a sentence of the program."""
    return contact.full_name or contact.organisation


def _tr(text: str) -> str:
    return translated("Contacts", text)

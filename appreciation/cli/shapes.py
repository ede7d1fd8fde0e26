"""How values look in JSON. The keys are a contract with whoever reads them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from appreciation.domain.batches import CARRY_PIECES, Batch, FileKind, Piece
from appreciation.domain.contacts import Address, Contact
from appreciation.domain.households import Household
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.planning import LeftOut, PlannedGreeting
from appreciation.domain.settings import KEYS, Settings
from appreciation.services.batches.printed import PrintedBatch, on_paper
from appreciation.services.dealings.call_log import Logged

Shape = dict[str, Any]


def contact_shape(contact: Contact) -> Shape:
    """Return a contact as `contacts` and `set` show it."""
    birthday = contact.occasion(OccasionKind.BIRTHDAY)
    address = contact.mail_address
    return {
        "id": contact.id,
        "full_name": contact.full_name,
        "given_name": contact.given_name,
        "family_name": contact.family_name,
        "organisation": contact.organisation,
        "status": contact.status,
        "emails": [email.address for email in contact.emails],
        "phones": [phone.number for phone in contact.phones],
        "birthday": birthday.date.text if birthday else None,
        "occasions": [
            {"kind": each.kind, "label": each.label, "date": each.date.text}
            for each in contact.occasions
        ],
        "address": _address_shape(address) if address else None,
        "greet": contact.greet,
        "deceased": contact.deceased,
        "deceased_on": contact.deceased_on.text if contact.deceased_on else None,
        "do_not_mail": contact.do_not_mail,
        "approved": contact.approved,
        "met": contact.met,
        "salutation": contact.salutation,
        "household": contact.household_id,
        "notes": contact.notes,
        "entered_on": contact.entered_on.isoformat(),
        "last_reached": _day(contact.last_reached),
        "last_attempt": _day(contact.last_attempt),
        "in_the_bin": contact.binned_on is not None,
    }


def _address_shape(address: Address) -> Shape:
    return {
        "label": address.label,
        "street": address.street,
        "town": address.town,
        "region": address.region,
        "postal_code": address.postal_code,
        "country": address.country,
        "undeliverable_on": _day(address.undeliverable_on),
    }


def household_shape(household: Household) -> Shape:
    """Return a household."""
    return {
        "id": household.id,
        "contact_ids": list(household.member_ids),
        "envelope_name": household.envelope_name,
        "salutation": household.salutation,
        "confirmed": household.confirmed,
    }


def touch_shape(logged: Logged) -> Shape:
    """Return a touch, and the day by which the person should hear again with the reason."""
    touch = logged.touch
    return {
        "id": touch.id,
        "contact_id": touch.contact_id,
        "kind": touch.kind,
        "on": touch.on.isoformat(),
        "attempt": touch.attempt,
        "note": touch.note,
        "at": touch.at.isoformat("minutes") if touch.at else None,
        "seconds": touch.seconds,
        "next_by": _day(logged.next_by),
        "why": logged.why if logged.next_by else "",
    }


def greeting_shape(greeting: PlannedGreeting, recipient: str, kind: str) -> Shape:
    """Return a planned greeting; `recipient` is the name on the envelope."""
    return {
        "contact_ids": [who.id for who in greeting.recipients],
        "recipient": recipient,
        "occasion": greeting.occasion.kind,
        "label": greeting.occasion.label,
        "date": greeting.day.isoformat(),
        "years": greeting.years,
        "mail_by": greeting.mail_by.isoformat(),
        "kind": kind,
    }


def left_out_shapes(left_out: Iterable[LeftOut]) -> list[Shape]:
    """Return who is left out, with the reason and the mend."""
    return [
        {
            "contact_id": each.contact_id,
            "name": each.name,
            "occasion": each.occasion.kind,
            "label": each.occasion.label,
            "date": each.day.isoformat(),
            "reason": each.refusal.reason,
            "mend": each.refusal.mend,
        }
        for each in left_out
    ]


def printed_shape(printed: PrintedBatch) -> Shape:
    """Return what a print run made."""
    batch = printed.batch
    where = {
        each.file.kind: str(each.path) for each in printed.files if each.file.kind in CARRY_PIECES
    }
    return {
        "batch": batch.id if batch else None,
        "state": batch.state if batch else None,
        "files": [
            {
                "kind": each.file.kind,
                "path": str(each.path),
                "pages": each.file.pages,
                "sha256": each.file.sha256,
            }
            for each in printed.files
        ],
        "pieces": [_piece_shape(each, batch, where) for each in on_paper(batch)] if batch else [],
        "left_out": left_out_shapes(printed.left_out),
        "warnings": [{"piece": each.piece or None, "what": each.what} for each in printed.warnings],
    }


def batch_shape(batch: Batch) -> Shape:
    """Return a batch with every piece and its state."""
    where = {each.kind: each.name for each in batch.files}
    return {
        "batch": batch.id,
        "week": batch.week,
        "state": batch.state,
        "made_on": batch.made_on.isoformat(),
        "posted_on": _day(batch.posted_on),
        "pieces": [
            {**_piece_shape(each, batch, where), "state": each.state, "reason": each.reason}
            for each in batch.pieces
        ],
    }


def _piece_shape(piece: Piece, batch: Batch, files: Mapping[FileKind, str]) -> Shape:
    return {
        "number": piece.number,
        "recipient": piece.recipient,
        "contact_ids": list(piece.contact_ids),
        "occasion": piece.occasion,
        "label": piece.label,
        "date": piece.date.isoformat(),
        "kind": piece.kind,
        "file": files.get(batch.format_of(piece).file_kind),
        "page": piece.page or None,
    }


def settings_shape(settings: Settings) -> Shape:
    """Return every setting."""
    return {key: getattr(settings, key) for key in KEYS}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None

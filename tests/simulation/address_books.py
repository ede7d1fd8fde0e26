"""Address books as other programs write them: a vCard file of a telephone, and a list in CSV."""

from collections.abc import Iterable

from tests.simulation.by_hand import Noted
from tests.simulation.ledger import Card

COUNTRIES = {"US": "United States", "DE": "Germany", "GB": "United Kingdom", "FR": "France"}


def vcards(cards: Iterable[Card]) -> str:
    """Write cards as vCard 4.0."""
    return "".join(_vcard(each) for each in cards)


def rows(cards: Iterable[Card]) -> str:
    """Write cards as a list with a heading, as from a spreadsheet."""
    heading = (
        "First Name,Last Name,Email,Birthday,Anniversary,Street,City,Postcode,Country,Categories"
    )
    return "\r\n".join([heading, *map(_row, cards), ""])


def _vcard(card: Card) -> str:
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"UID:{card.uid}",
        f"FN:{card.given} {card.family}",
        f"N:{card.family};{card.given};;;",
        f"EMAIL:{card.email}",
    ]
    if card.birthday:
        lines.append(f"BDAY:{_basic(card.birthday)}")
    if card.wedding:
        lines.append(f"ANNIVERSARY:{_basic(card.wedding)}")
    if place := card.place:
        where = f"{place.street};{place.town};;{place.postal_code};{place.country}"
        lines.append(f"ADR;TYPE=home:;;{where}")
    if card.wish:
        lines.append(f"CATEGORIES:{card.wish}")
    return "\r\n".join([*lines, "END:VCARD", ""])


def _basic(noted: Noted) -> str:
    """As vCard 4.0 writes it: 19800531, --0531, 1980-05 or --05."""
    if noted.day is None:
        return noted.text
    return noted.text.replace("-", "") if noted.year else f"--{noted.month:02}{noted.day:02}"


def _row(card: Card) -> str:
    place = card.place
    where = (
        (place.street, place.town, place.postal_code, COUNTRIES[place.country])
        if place
        else ("", "", "", "")
    )
    days = (each.text if each else "" for each in (card.birthday, card.wedding))
    return ",".join((card.given, card.family, card.email, *days, *where, card.wish))

"""Telephone numbers: whether they can be right, and how a computer dials them."""

from dataclasses import dataclass
from urllib.parse import quote

from appreciation.domain.contacts import Contact

_SIGNS_TO_DIAL = frozenset("0123456789+*#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telephone:
    """A number as it was written, the `tel:` address that dials it, and what seems wrong with it.

    `doubt` is empty for a number that can be right. `uri` is empty when there is nothing to dial.
    """

    number: str
    uri: str
    doubt: str


def telephone(number: str, country: str) -> Telephone:
    """Look at a number written in a country (ISO code, the number's own or the owner's).

    The `tel:` address is international where the number is known to be one (RFC 3966).
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country or None)
    except phonenumbers.NumberParseException:
        return Telephone(number=number, uri=_as_written(number), doubt=_doubt(country))
    if not phonenumbers.is_valid_number(parsed):
        return Telephone(number=number, uri=_as_written(number), doubt=_doubt(country))
    uri = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return Telephone(number=number, uri=f"tel:{uri}", doubt="")


def dialled(contact: Contact, country: str) -> dict[str, str]:
    """Return the `tel:` address of each number of somebody; `country` is the owner's."""
    home = contact.mail_address
    looked_at = [
        telephone(each.number, (home.country if home else "") or country) for each in contact.phones
    ]
    return {each.number: each.uri for each in looked_at if each.uri}


def _as_written(number: str) -> str:
    dialled = "".join(sign for sign in number if sign in _SIGNS_TO_DIAL)
    return f"tel:{quote(dialled, safe='+')}" if dialled else ""


def _doubt(country: str) -> str:
    if country:
        return "This does not look like a telephone number. Write one from abroad with + in front."
    return "This does not look like a telephone number. Write it with + and the country in front."

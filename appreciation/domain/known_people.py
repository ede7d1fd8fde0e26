"""People of the book as light values, for finding the same person again."""

from dataclasses import dataclass

from appreciation.domain.contacts import ContactId


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """What tells one person from another, and nothing more.

    `name_key` and `address_key` are folded, with single spaces; `emails` are in lower case,
    `phones` are digits alone, as written. `birthday` is the text of a plain date. Empty means not
    known.
    """

    id: ContactId
    uid: str = ""
    name_key: str
    given_name: str = ""
    family_name: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    address_key: str = ""
    postal_code: str = ""
    birthday: str = ""
    binned: bool = False

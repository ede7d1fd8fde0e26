"""People who share an address and a card."""

from dataclasses import dataclass

from appreciation.domain.contacts import ContactId


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Contacts who get one piece for a shared occasion.

    `envelope_name` and `salutation` are empty unless the owner chose words of their own.
    `confirmed` is false while the owner has still to look at the wording: after a death, or when
    it was proposed.
    """

    id: int = 0
    member_ids: tuple[ContactId, ...]
    envelope_name: str = ""
    salutation: str = ""
    confirmed: bool = True
    version: int = 0

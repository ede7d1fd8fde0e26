"""The shelf: articles worth a line to somebody, and offers to welcome them back with."""

from dataclasses import dataclass
from datetime import date

from appreciation.domain.contacts import ContactId


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Something worth reading. It is enclosed when there is a clipping, else found by its link.

    `file_name` is that of the clipping, empty without one; its content is kept apart.
    """

    id: int = 0
    title: str
    source: str = ""
    link: str = ""
    note: str = ""
    added_on: date
    file_name: str = ""

    @property
    def enclosed(self) -> bool:
        """Whether it goes into the envelope, and is not only named with where it is found."""
        return bool(self.file_name) or not self.link


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something to welcome somebody back with.

    `value` says in plain words what it is worth and `normal_price` what it costs otherwise, as the
    owner writes money. It holds up to and including `valid_until`; None is for good.
    """

    id: int = 0
    title: str
    value: str = ""
    normal_price: str = ""
    valid_until: date | None = None
    added_on: date

    def valid_on(self, day: date) -> bool:
        """Return whether it still holds on a day."""
        return self.valid_until is None or day <= self.valid_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """That somebody has something from the shelf, or will have it with a letter.

    `what_id` is the article or the offer. Of an offer, `taken_up_on` is when they made use of it,
    and `came_of_it` what followed, in the owner's words.
    """

    id: int
    what_id: int
    contact_id: ContactId
    on: date
    letter_id: int | None
    taken_up_on: date | None = None
    came_of_it: str = ""

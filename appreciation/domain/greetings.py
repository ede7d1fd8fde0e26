"""What was already greeted: one occasion, one person, one year (law 1)."""

from dataclasses import dataclass
from datetime import date

from appreciation.domain.contacts import ContactId


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """A claim that a piece greets this person for this occasion in this celebrated year.

    Unique by person, identity of the occasion and year. `date` is the day celebrated.
    """

    contact_id: ContactId
    identity: str
    year: int
    date: date

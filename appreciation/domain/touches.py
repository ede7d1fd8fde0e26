"""Each time we reached someone, or tried to."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from appreciation.domain.contacts import ContactId


class TouchKind(StrEnum):
    """The ways of reaching someone."""

    CALL = "call"
    MEETING = "meeting"
    EMAIL = "e-mail"
    LETTER = "letter"
    CARD = "card"
    VISIT = "visit"
    NOTE = "note"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One touch. `attempt` means it did not reach them.

    `piece` is the number of the printed piece it records; such a touch is history but not personal
    contact unless `personal` is set, because somebody wrote a line by hand (law 3).
    `at` is when it began and `seconds` how long it lasted, where a clock ran; `by` names who of us
    it was, empty for the owner; `departure_id` is the departure it asks about.
    """

    id: int = 0
    contact_id: ContactId
    kind: TouchKind
    on: date
    note: str = ""
    attempt: bool = False
    piece: int | None = None
    personal: bool = True
    at: time | None = None
    seconds: int | None = None
    by: str = ""
    departure_id: int | None = None

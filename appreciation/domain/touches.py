"""Each time we reached someone, or tried to."""

from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One touch. `attempt` means it did not reach them.

    `piece` is the number of the printed piece it records; such a touch is history but not personal
    contact unless `personal` is set, because somebody wrote a line by hand (law 3).
    """

    id: int = 0
    contact_id: ContactId
    kind: TouchKind
    on: date
    note: str = ""
    attempt: bool = False
    piece: int | None = None
    personal: bool = True

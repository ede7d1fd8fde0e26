"""Letters to one person: what is written because of something, and not because of a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from appreciation.domain.batches import PieceKind
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate


class Purpose(StrEnum):
    """What a letter is written for. Only `OFFER` may carry an offer (law 3)."""

    REGRET = "regret"
    SURVEY = "survey"
    MENDED = "mended"
    CHANGED = "changed"
    OPEN_DOOR = "open_door"
    WELL_WISHES = "well_wishes"
    HOPE = "hope"
    ARTICLE = "article"
    OFFER = "offer"
    RECONSIDER = "reconsider"
    WELCOME_BACK = "welcome_back"
    QUIET = "quiet"
    THANKS_ORDER = "thanks_order"
    THANKS_REFERRAL = "thanks_referral"
    THANKS_YEARS = "thanks_years"

    @property
    def words(self) -> str:
        """What a list calls such a letter, in English."""
        return _WORDS[self]


_WORDS = {
    Purpose.REGRET: "Sorry to see you go",
    Purpose.SURVEY: "Asking why",
    Purpose.MENDED: "It is mended",
    Purpose.CHANGED: "It has changed",
    Purpose.OPEN_DOOR: "The door stays open",
    Purpose.WELL_WISHES: "Good wishes",
    Purpose.HOPE: "Hoping all goes well",
    Purpose.ARTICLE: "An article for you",
    Purpose.OFFER: "Welcome-back offer",
    Purpose.RECONSIDER: "Would you reconsider?",
    Purpose.WELCOME_BACK: "Welcome back",
    Purpose.QUIET: "We have not heard from you",
    Purpose.THANKS_ORDER: "Thanks for an order",
    Purpose.THANKS_REFERRAL: "Thanks for a referral",
    Purpose.THANKS_YEARS: "Thanks for the years",
}

THANKS = frozenset({Purpose.THANKS_ORDER, Purpose.THANKS_REFERRAL, Purpose.THANKS_YEARS})
"""The purposes that thank; they may go out as a card, and never sell."""

SAYS_IT_IS_MENDED = frozenset({Purpose.MENDED, Purpose.CHANGED})
"""The purposes that may be written for only once it is written down what was mended, and when."""

TO_THOSE_WHO_LEFT = frozenset(
    {
        Purpose.REGRET,
        Purpose.SURVEY,
        Purpose.MENDED,
        Purpose.CHANGED,
        Purpose.OPEN_DOOR,
        Purpose.WELL_WISHES,
        Purpose.HOPE,
        Purpose.OFFER,
        Purpose.RECONSIDER,
    }
)
"""The purposes that make sense to former customers alone."""

TO_CUSTOMERS = frozenset({Purpose.WELCOME_BACK, Purpose.THANKS_YEARS})
"""The purposes that make sense to customers alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Something to be written to one person, to be posted by `due_on`.

    It goes out with the batch of the week of `due_on`, or with the current one when it is overdue;
    `form` says whether as a letter or as a card. `cause` names what it thanks for, as `order:12`,
    `referral:5` or `years:10`, and is empty otherwise. Raises `WrongValueError` when an offer or an
    article is missing from its own letter or stands in another, and for a card without a thank-you.
    """

    id: int = 0
    contact_id: ContactId
    purpose: Purpose
    form: PieceKind = PieceKind.LETTER
    due_on: date
    departure_id: int | None = None
    step_id: int | None = None
    article_id: int | None = None
    offer_id: int | None = None
    cause: str = ""
    withdrawn: bool = False

    def __post_init__(self) -> None:
        if (self.offer_id is not None) != (self.purpose is Purpose.OFFER):
            raise WrongValueError(
                "An offer goes with its own letter and with no other; that letter needs one."
            )
        if (self.article_id is not None) != (self.purpose is Purpose.ARTICLE):
            raise WrongValueError(
                "An article goes with its own letter and with no other; that letter needs one."
            )
        forms = {PieceKind.LETTER, *({PieceKind.CARD} if self.purpose in THANKS else ())}
        if self.form not in forms:
            raise WrongValueError(f"A {self.form} does not suit this: it is written as a letter.")

    @property
    def occasion(self) -> Occasion:
        """The occasion that planning knows it by: `letter:ID`, on the day it is due."""
        return Occasion(
            kind=OccasionKind.LETTER,
            label=self.purpose.value,
            date=PlainDate.of(self.due_on),
            letter_id=self.id,
        )


def letter_id_of(identity: str) -> int:
    """Return the letter that an identity of an occasion names; 0 where it names none.

    >>> letter_id_of("letter:12"), letter_id_of("birthday")
    (12, 0)
    """
    kind, _, number = identity.partition(":")
    return int(number) if kind == OccasionKind.LETTER and number else 0

"""The one rule of who may be greeted, asked when planning and again when printing (law 1)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from appreciation.domain.candidates import Recipient
from appreciation.domain.contacts import MailState, Status
from appreciation.domain.greetings import Greeting
from appreciation.domain.occasions import Occasion, OccasionKind

SAME_OCCASION_DAYS = 180
"""A corrected date is the same occasion: closer than this, it was already greeted."""

SIMILAR_PIECE_DAYS = 14
"""Season and one-off pieces keep this distance; personal dates never hold one another back."""

LATEST_DAYS = 28
"""How long after the day a belated greeting is still kind."""

SEASONAL = frozenset({OccasionKind.HOLIDAY, OccasionKind.ONE_OFF})


class Reason(StrEnum):
    """Why somebody is left out."""

    IN_THE_BIN = "in the bin"
    DECEASED = "deceased"
    GREET_OFF = "greet off"
    DO_NOT_MAIL = "do not mail"
    NOT_APPROVED = "not approved"
    NO_ADDRESS = "no usable address"
    UNDELIVERABLE = "undeliverable address"
    ALREADY_GREETED = "already greeted"
    HOUSEHOLD = "household"
    TOO_SOON = "too soon"
    TOO_LATE = "too late"
    WITHDRAWN = "withdrawn"
    OFFER_EXPIRED = "offer expired"
    PLAN_STOPPED = "plan stopped"
    NOT_MENDED = "not mended yet"
    OUT_OF_DATE = "out of date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A no: the reason, and in words how to mend it."""

    reason: Reason
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One person and one celebrated day, put to the rule.

    `greetings` are the person's own claims near the day, `household_greetings` those of the people
    who share their card.
    """

    recipient: Recipient
    occasion: Occasion
    day: date
    today: date
    greetings: Sequence[Greeting] = ()
    household_greetings: Sequence[Greeting] = ()


def refusal(case: Case) -> Refusal | None:
    """Return why this person gets no piece for this day, or None when they get one."""
    return personal_refusal(case.recipient) or occasion_refusal(case)


def personal_refusal(recipient: Recipient) -> Refusal | None:
    """Return why this person gets no piece at all, whatever the occasion and the kind of output."""
    for applies, no in _PERSONAL:
        if applies(recipient):
            return no
    return None


def occasion_refusal(case: Case) -> Refusal | None:
    """Return why this day in particular is not greeted."""
    for applies, no in _OF_THE_OCCASION:
        if applies(case):
            return no
    return None


def same_occasion(greeting: Greeting, identity: str, day: date) -> bool:
    """Whether a claim is for this very occasion: the same year, or a date since corrected."""
    return greeting.identity == identity and (
        greeting.year == day.year or abs((greeting.date - day).days) < SAME_OCCASION_DAYS
    )


def _already(case: Case) -> bool:
    return any(same_occasion(each, case.occasion.identity, case.day) for each in case.greetings)


def _household_already(case: Case) -> bool:
    identity = case.occasion.identity
    return any(same_occasion(each, identity, case.day) for each in case.household_greetings)


def _too_soon(case: Case) -> bool:
    return case.occasion.kind in SEASONAL and any(
        each.identity.partition(":")[0] in SEASONAL
        and each.identity != case.occasion.identity
        and abs((each.date - case.day).days) <= SIMILAR_PIECE_DAYS
        for each in case.greetings
    )


def _too_late(case: Case) -> bool:
    letter = case.occasion.kind is OccasionKind.LETTER  # it waits until it is dealt with
    return not letter and (case.today - case.day).days > LATEST_DAYS


DOUBLED = Refusal(
    reason=Reason.ALREADY_GREETED,
    mend="Two entries of one person were merged, and another piece brings this greeting.",
)
"""The no to a piece on paper whose greeting another piece brings already."""

_PERSONAL: tuple[tuple[Callable[[Recipient], bool], Refusal], ...] = (
    (
        lambda who: who.binned,
        Refusal(reason=Reason.IN_THE_BIN, mend="Take them out of the bin to greet them again."),
    ),
    (
        lambda who: who.deceased,
        Refusal(
            reason=Reason.DECEASED,
            mend="Nothing is printed for them any more. If this is a mistake, clear “deceased”.",
        ),
    ),
    (
        lambda who: not who.greet,
        Refusal(reason=Reason.GREET_OFF, mend="Switch “greet” on if they wish to hear from you."),
    ),
    (
        lambda who: who.do_not_mail,
        Refusal(reason=Reason.DO_NOT_MAIL, mend="Clear “do not mail” if they agree to post again."),
    ),
    (
        lambda who: who.status is Status.PROSPECT and not who.approved,
        Refusal(
            reason=Reason.NOT_APPROVED,
            mend="Write down how you met and approve their first greeting.",
        ),
    ),
    (
        lambda who: who.mail_state is MailState.NONE,
        Refusal(reason=Reason.NO_ADDRESS, mend="Add an address with a street and a town."),
    ),
    (
        lambda who: who.mail_state is MailState.UNDELIVERABLE,
        Refusal(
            reason=Reason.UNDELIVERABLE,
            mend="Post came back from there: ask for the new address, or clear the mark.",
        ),
    ),
)

_OF_THE_OCCASION: tuple[tuple[Callable[[Case], bool], Refusal], ...] = (
    (
        _already,
        Refusal(
            reason=Reason.ALREADY_GREETED,
            mend="Nothing to mend. If the piece was lost, send it again from its batch.",
        ),
    ),
    (
        _household_already,
        Refusal(
            reason=Reason.HOUSEHOLD,
            mend="Their household already has this card; next year they are named on it.",
        ),
    ),
    (
        _too_late,
        Refusal(
            reason=Reason.TOO_LATE,
            mend="The day is more than four weeks past: call instead, or write a line by hand.",
        ),
    ),
    (
        _too_soon,
        Refusal(
            reason=Reason.TOO_SOON,
            mend="Another card of the season goes to them within two weeks of this day.",
        ),
    ),
)

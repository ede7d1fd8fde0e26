"""How often someone should hear from us, and who has not for too long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from appreciation.domain.care import Care
from appreciation.domain.contacts import Contact, Status
from appreciation.domain.settings import Settings
from appreciation.domain.touches import TouchKind

_SOON = timedelta(weeks=2)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_BECAUSE = {
    TouchKind.CALL: "you talked",
    TouchKind.MEETING: "you met",
    TouchKind.VISIT: "you met",
    TouchKind.EMAIL: "you wrote",
    TouchKind.LETTER: "you wrote",
    TouchKind.CARD: "you wrote",
    TouchKind.NOTE: "you were in touch",
    TouchKind.EXTRA: "you gave them a little extra",
}


class Quietness(StrEnum):
    """How long somebody has not heard from us, measured by their cadence.

    `SOON` from two weeks before the day they should hear again, or a quarter of a shorter interval;
    `QUIET` once that day is past, `FORGOTTEN` beyond the longest interval.
    """

    FINE = "fine"
    SOON = "soon"
    QUIET = "going quiet"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """The ideal and the longest interval between two touches."""

    ideal: timedelta
    longest: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """When somebody should hear from us again, and why.

    `since` is the day they were last reached; while nobody has reached them (`reached` is false)
    the day they were entered. `own` says that the cadence was chosen for them. They are listed
    neither before `quiet_until`, where that lies ahead, nor at all unless `watched`.
    """

    since: date
    reached: bool
    cadence: Cadence
    own: bool
    quietness: Quietness
    watched: bool
    quiet_until: date | None

    @property
    def next_by(self) -> date:
        """The day by which they should hear again."""
        return max(self.since + self.cadence.ideal, self.quiet_until or date.min)

    @property
    def is_listed(self) -> bool:
        """Whether they are shown among those who are going quiet."""
        away = not self.watched or self.quiet_until is not None
        return not away and self.quietness in {Quietness.QUIET, Quietness.FORGOTTEN}


def usual_cadences(settings: Settings) -> Mapping[Status, Cadence]:
    """Return what the owner has set for each status."""
    said = {
        Status.PROSPECT: settings.cadence_prospect,
        Status.CUSTOMER: settings.cadence_customer,
        Status.FORMER_CUSTOMER: settings.cadence_former_customer,
        Status.PARTNER: settings.cadence_partner,
    }
    weeks = {status: map(int, text.split("-")) for status, text in said.items()}
    return {
        status: Cadence(ideal=timedelta(weeks=ideal), longest=timedelta(weeks=longest))
        for status, (ideal, longest) in weeks.items()
    }


def outlook(contact: Contact, care: Care, settings: Settings, today: date) -> Outlook | None:
    """Return when somebody should hear again; None for the dead and for people in the bin.

    The longest interval is never shorter than the ideal one, whatever was chosen for them.
    """
    if contact.deceased or contact.binned_on or contact.merged_into is not None:
        return None
    usual = usual_cadences(settings)[contact.status]
    ideal = usual.ideal if care.ideal_days is None else timedelta(days=care.ideal_days)
    longest = usual.longest if care.longest_days is None else timedelta(days=care.longest_days)
    cadence = Cadence(ideal=ideal, longest=max(ideal, longest))
    since = contact.last_reached or contact.entered_on
    snoozed = care.quiet_until is not None and care.quiet_until > today
    return Outlook(
        since=since,
        reached=contact.last_reached is not None,
        cadence=cadence,
        own=care.ideal_days is not None or care.longest_days is not None,
        quietness=_quietness(since, cadence, today),
        watched=care.watched,
        quiet_until=care.quiet_until if snoozed else None,
    )


def _quietness(since: date, cadence: Cadence, today: date) -> Quietness:
    silence = today - since
    if silence > cadence.longest:
        return Quietness.FORGOTTEN
    if silence > cadence.ideal:
        return Quietness.QUIET
    near = min(_SOON, cadence.ideal / 4)
    return Quietness.SOON if cadence.ideal - silence <= near else Quietness.FINE


def reason(outlook: Outlook, kind: TouchKind | None, today: date) -> str:
    """Return why they should hear by that day, as `because you talked on 1 August`.

    `kind` is how they were last reached, None where that is not known.
    """
    day = written_day(outlook.since, today)
    if outlook.quiet_until is not None:
        until = written_day(outlook.quiet_until, today)
        return f"because you wanted to be reminded on {until}"
    if not outlook.reached:
        return f"because they came into the book on {day} and nobody has reached them yet"
    return f"because {_BECAUSE[kind] if kind else 'you were in touch'} on {day}"


def written_day(day: date, today: date) -> str:
    """Return a day as `1 August`, with its year unless that is the present one."""
    written = f"{day.day} {_MONTHS[day.month - 1]}"
    return written if day.year == today.year else f"{written} {day.year}"

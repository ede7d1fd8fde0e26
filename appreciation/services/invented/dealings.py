"""What has passed between the invented owner and the invented people."""

from dataclasses import dataclass
from datetime import date, timedelta

from appreciation.domain.contacts import NOT_STORED, Status, StatusChange
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services.invented.lands import words
from appreciation.services.invented.luck import Deck, Luck

_STATUSES = (
    (Status.CUSTOMER,) * 19
    + (Status.FORMER_CUSTOMER,) * 5
    + (Status.PROSPECT,) * 4
    + (Status.PARTNER,) * 3
)
_KINDS = (
    (TouchKind.CALL,) * 12
    + (TouchKind.EMAIL,) * 5
    + (TouchKind.MEETING,) * 4
    + (TouchKind.VISIT,) * 4
    + (TouchKind.LETTER,) * 2
    + (TouchKind.CARD,)
    + (TouchKind.NOTE,) * 3
)
_HOW_MANY = (0,) * 6 + (1,) * 5 + (2,) * 5 + (3,) * 4 + (5,) * 3 + (8,)
_CAN_FAIL = frozenset({TouchKind.CALL, TouchKind.MEETING, TouchKind.VISIT})
_PASTS: dict[Status, tuple[tuple[Status, ...], ...]] = {
    Status.CUSTOMER: ((),) * 11
    + ((Status.PROSPECT,),) * 5
    + ((Status.CUSTOMER, Status.FORMER_CUSTOMER),),  # lost and won back
    Status.FORMER_CUSTOMER: ((Status.CUSTOMER,),) * 4 + ((Status.PROSPECT, Status.CUSTOMER),),
    Status.PROSPECT: ((),),
    Status.PARTNER: ((),) * 6 + ((Status.CUSTOMER,),),
}
"""What people were before, oldest first."""
_THREE_YEARS = 1095


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What somebody is to the business, and has been; oldest first."""

    status: Status
    history: tuple[StatusChange, ...]
    approved: bool = False
    met: str = ""

    @property
    def customer_since(self) -> date | None:
        """The day they first became a customer, if the book saw it."""
        first = next((each for each in self.history if each.status is Status.CUSTOMER), None)
        return first.on if first and first is not self.history[0] else None


class Dealings:
    """Draws standings and touches."""

    def __init__(self, luck: Luck, today: date) -> None:
        self._luck = luck
        self._today = today
        self._statuses = Deck(luck, _STATUSES)
        self._kinds = Deck(luck, _KINDS)
        self._how_many = Deck(luck, _HOW_MANY)
        self._approved = Deck(luck, (True, True, False))

    def standing(self, since: date, until: date, status: Status | None = None) -> Standing:
        """What somebody entered on the day `since` has come to be, `until` they died or today.

        It ends in the status when one is given.
        """
        status = status or self._statuses.dealt()
        past = self._luck.one_of(_PASTS[status])
        days = sorted(self._firsts_of_months(since, until, len(past)))
        statuses = (*past[len(past) - len(days) :], status)
        history = tuple(
            StatusChange(status=each, on=day)
            for each, day in zip(statuses, (since, *days), strict=True)
        )
        if status is not Status.PROSPECT:
            return Standing(status=status, history=history)
        approved = self._approved.dealt()
        met = self._luck.one_of(words().met) if approved or self._luck.chance(50) else ""
        return Standing(status=status, history=history, approved=approved, met=met)

    def touches(self, since: date, until: date) -> tuple[Touch, ...]:
        """The touches of the past three years, oldest first."""
        since = max(since, self._today - timedelta(days=_THREE_YEARS))
        length = (until - since).days
        if length <= 0:
            return ()
        days = sorted(self._luck.below(length) for _ in range(self._how_many.dealt()))
        return tuple(self._touch(since + timedelta(days=each)) for each in days)

    def _touch(self, on: date) -> Touch:
        kind = self._kinds.dealt()
        attempt = kind in _CAN_FAIL and self._luck.chance(30)
        note = self._luck.one_of(words().touches["attempt" if attempt else kind.value])
        return Touch(contact_id=NOT_STORED, kind=kind, on=on, note=note, attempt=attempt)

    def _firsts_of_months(self, since: date, until: date, wanted: int) -> set[date]:
        """Up to so many days: on the first of a month the owner goes through the list."""
        months = (until.year - since.year) * 12 + until.month - since.month
        chosen = {self._luck.between(1, months) for _ in range(wanted)} if months > 0 else ()
        return {
            date(since.year + (since.month - 1 + each) // 12, (since.month - 1 + each) % 12 + 1, 1)
            for each in chosen
        }

"""What the invented owner promised to invented people, and how well it was kept."""

from datetime import date, time, timedelta

from appreciation.domain.contacts import NOT_STORED, Contact
from appreciation.domain.promises import Means, Promise, Term
from appreciation.services.invented.luck import Luck

_STREAM = 2_000_003
"""Apart from the luck of the people, so that these stay who they are."""

_SATURDAY = 5
_REACHES_BACK = 700
_LATELY = 4
_MAY_BE_OVERDUE = timedelta(days=30)
_TIMES = (None, None, time(10), time(14, 30), time(16))
_PROMISES = (
    ("call back with a price", Means.PHONE),
    ("call to hear how it went", Means.PHONE),
    ("send the price list", Means.EMAIL),
    ("send the pictures", Means.EMAIL),
    ("write about the invoice", Means.LETTER),
    ("post the samples", Means.LETTER),
    ("come by and measure", Means.VISIT),
    ("bring the catalogue", Means.VISIT),
)
_WHY = ("The van broke down.", "The day was too full.", "The part did not come in time.")


class Promising:
    """Draws promises, the same for the same seed: most are kept, some late, a few are broken."""

    def __init__(self, seed: int, today: date) -> None:
        self._luck = Luck(seed + _STREAM)
        self._today = today

    def to(self, contact: Contact) -> tuple[Promise, ...]:
        """Return what somebody was promised; nothing for most, and for the dead."""
        count = self._luck.between(1, 3) if self._luck.chance(40) else 0
        found = [self._promise(contact.entered_on) for _ in range(count)]
        return () if contact.deceased or contact.binned_on else tuple(found)

    def _promise(self, entered_on: date) -> Promise:
        luck = self._luck
        what, means = luck.one_of(_PROMISES)
        ago = luck.between(0, _LATELY) if luck.chance(20) else luck.between(0, _REACHES_BACK)
        made_on = max(self._today - timedelta(days=ago), entered_on)
        by = made_on + timedelta(days=luck.between(0, 9))
        by += timedelta(days=max(0, 7 - by.weekday()) if by.weekday() >= _SATURDAY else 0)
        term = Term(day=by, at=luck.one_of(_TIMES), means=means)
        return self._settled(Promise(contact_id=NOT_STORED, what=what, made_on=made_on, by=term))

    def _settled(self, promise: Promise) -> Promise:
        """Return it with what became of it; what is not yet due is still to be kept."""
        luck, by, today = self._luck, promise.by, self._today
        fate, late, why = luck.below(100), luck.between(1, 6), luck.one_of(_WHY)
        if by.day >= today or (fate < 12 and today - by.day < _MAY_BE_OVERDUE):
            return promise
        if fate < 5:
            return promise.broken(by.day, why)
        if fate < 12:
            done = Term(day=min(by.day + timedelta(days=late), today), at=None, means=by.means)
            return promise.kept(done, today)
        other = Means.EMAIL if fate < 16 and by.means is not Means.EMAIL else by.means
        return promise.kept(Term(day=by.day, at=by.at, means=other), today)

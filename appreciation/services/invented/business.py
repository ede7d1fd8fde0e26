"""What passed between the invented owner and the invented people in the way of business."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from appreciation.domain.care import Care
from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.domain.proposals import Outcome, Proposal
from appreciation.domain.prospects import WhyNot
from appreciation.domain.referrals import Referral
from appreciation.resources import resource
from appreciation.services.invented.luck import Luck

_STREAM = 2_000_003
"""Apart from the luck of the people, so that these stay who they are."""

_YEARS = 1_460
_STILL_OPEN = 75
_THANKED_WITHIN = 30
_OFFERED = {
    Status.CUSTOMER: 35,
    Status.FORMER_CUSTOMER: 20,
    Status.PROSPECT: 45,
    Status.PARTNER: 0,
}
"""Of a hundred people, how many were offered some work."""

_KNOWN = (
    (WhyNot.MISUNDERSTANDING,)
    + (WhyNot.MONEY,) * 3
    + (WhyNot.WRONG_TIME,) * 4
    + (WhyNot.HAS_SOMEBODY,) * 2
    + (WhyNot.NO_NEED,)
    + (WhyNot.NEVER_POSSIBLE,)
)

Known = Sequence[tuple[ContactId, Contact]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """What is to be stored of it."""

    referrals: tuple[Referral, ...]
    proposals: tuple[Proposal, ...]
    cares: tuple[Care, ...]


class Dealing:
    """Draws it, the same for the same seed; `currency` is what the owner is paid in."""

    def __init__(self, seed: int, today: date, currency: str) -> None:
        self._luck = Luck(seed + _STREAM)
        self._today = today
        self._currency = currency

    def among(self, people: Known) -> Business:
        """Return what passed with these people, who were stored in this order."""
        living = [(id_, each) for id_, each in people if not each.deceased]
        return Business(
            referrals=tuple(self._referrals(living)),
            proposals=tuple(self._proposals(living)),
            cares=tuple(self._cares(living)),
        )

    def _proposals(self, people: Known) -> Iterator[Proposal]:
        luck, texts = self._luck, _texts()
        for id_, each in people:
            for _ in range(1 + luck.below(2) if luck.chance(_OFFERED[each.status]) else 0):
                on = self._day_since(each.entered_on)
                outcome = Outcome.WON if luck.chance(60) else Outcome.LOST
                if each.status is Status.PROSPECT:
                    outcome = Outcome.LOST
                if (self._today - on).days < _STILL_OPEN and luck.chance(70):
                    outcome = Outcome.OPEN
                settled = min(on + timedelta(days=luck.between(3, 60)), self._today)
                amount = Decimal(luck.between(8, 900)) * 10
                yield Proposal(
                    contact_id=id_,
                    what=luck.one_of(texts["offered"]),
                    amount=amount,
                    currency=self._currency,
                    on=on,
                    outcome=outcome,
                    settled_on=None if outcome is Outcome.OPEN else settled,
                    reason="" if outcome is Outcome.OPEN else luck.one_of(texts[outcome.value]),
                )

    def _referrals(self, people: Known) -> Iterator[Referral]:
        luck, texts = self._luck, _texts()
        for place, (id_, each) in enumerate(people):
            if place < 2 or not luck.chance(14):
                continue
            on = self._day_since(each.entered_on)
            sender, whom = people[luck.below(place)]
            if whom.status is Status.PARTNER and luck.chance(40):
                yield Referral(contact_id=sender, other_id=id_, received=False, on=on)
            elif luck.chance(15):
                fair = luck.one_of(texts["events"])
                yield Referral(contact_id=None, event=fair, other_id=id_, received=True, on=on)
            else:
                thanked = on + timedelta(days=luck.between(1, _THANKED_WITHIN))
                yield Referral(
                    contact_id=sender,
                    other_id=id_,
                    received=True,
                    on=on,
                    note=luck.one_of(texts["sent"]),
                    thanked_on=thanked if thanked < self._today else None,
                )

    def _cares(self, people: Known) -> Iterator[Care]:
        luck = self._luck
        for id_, each in people:
            if each.status is not Status.PROSPECT or not luck.chance(60):
                continue
            reason = luck.one_of(_KNOWN)
            asked = self._today + timedelta(days=luck.between(0, 120))
            yield Care(
                contact_id=id_,
                prospect_reason=reason.value,
                prospect_needs=luck.one_of(_texts()["needs"]),
                ask_again_on=None if reason is WhyNot.NEVER_POSSIBLE else asked,
            )

    def _day_since(self, entered_on: date) -> date:
        length = min((self._today - entered_on).days, _YEARS)
        return self._today - timedelta(days=self._luck.below(length + 1))


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(resource("people", "business.toml").read_text(encoding="utf-8"))

"""Who sent us whom, and whom we sent to somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.errors import WrongValueError


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """One person sent to another business.

    `received`: the contact, or else an event named in words, sent us the `other_id`; it asks for
    thanks until `thanked_on`, unless it was an event. Otherwise we sent the `other_id` to the
    contact. Raises `WrongValueError` for one that nobody could have made.
    """

    id: int = 0
    contact_id: ContactId | None
    other_id: ContactId
    received: bool
    on: date
    event: str = ""
    note: str = ""
    thanked_on: date | None = None

    def __post_init__(self) -> None:
        if (self.contact_id is None) == (not self.event):
            raise WrongValueError(
                "Somebody is sent by a person or by an event, and not by both. Nothing was noted."
            )
        if self.contact_id is None and not self.received:
            raise WrongValueError("We send people to a person. Nothing was noted; choose whom.")
        if self.contact_id == self.other_id:
            raise WrongValueError(
                "Nobody sends themselves. Nothing was noted; choose another person."
            )

    @property
    def cause(self) -> str:
        """What a letter that thanks for it names as its cause."""
        return f"referral:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How many people one person sent us, and how many we sent them."""

    received: int = 0
    given: int = 0
    last_given: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendTo:
    """Somebody to whom business could be sent."""

    contact_id: ContactId
    name: str
    organisation: str
    status: Status
    balance: Balance


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A received referral so many steps away from the person whose chain it is in."""

    steps: int
    referral: Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """By whom somebody came to us, back to the first, and whom they brought, down to the last."""

    came_by: tuple[Link, ...] = ()
    brought: tuple[Link, ...] = ()


def chain(person: ContactId, referrals: Sequence[Referral]) -> Chain:
    """Return the chain of a person among referrals; nobody stands in it twice, whoever sent whom.

    Those who were sent stand below whoever sent them.
    """
    received = sorted(
        (each for each in referrals if each.received), key=lambda each: (each.on, each.id)
    )
    return Chain(
        came_by=_walk(person, received, upwards=True),
        brought=_walk(person, received, upwards=False),
    )


def _walk(person: ContactId, referrals: Sequence[Referral], *, upwards: bool) -> tuple[Link, ...]:
    links: dict[ContactId | None, list[Referral]] = {}
    for each in referrals:
        links.setdefault(each.other_id if upwards else each.contact_id, []).append(each)
    found, seen = [], {person}
    waiting = [(1, each) for each in reversed(links.get(person, []))]
    while waiting:
        steps, each = waiting.pop()
        end = each.contact_id if upwards else each.other_id
        if end in seen:
            continue
        found.append(Link(steps=steps, referral=each))
        if end is not None:
            seen.add(end)
            waiting += [(steps + 1, more) for more in reversed(links.get(end, []))]
    return tuple(found)

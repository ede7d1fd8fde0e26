"""Households and the rule: whom a shared card is for, and what holds it or a piece back."""

from collections.abc import Mapping, Sequence

from appreciation.domain.candidates import Member, Recipient
from appreciation.domain.contacts import ContactId, MailState
from appreciation.domain.eligibility import Reason, Refusal, personal_refusal
from appreciation.domain.occasions import SHARED_IN_A_HOUSEHOLD, OccasionKind


def reachable_at_home(members: Sequence[Member]) -> bool:
    """Whether the post can reach anybody of a household."""
    return any(each.recipient.mail_state is MailState.USABLE for each in members)


def unless_shared_address(no: Refusal | None, *, reachable: bool) -> Refusal | None:
    """A member without an address of their own is reached at the household's."""
    return None if no and no.reason is Reason.NO_ADDRESS and reachable else no


def couple(members: Sequence[Member]) -> list[Member]:
    """Return the two whose wedding it is: those who carry it, or both where there are but two."""
    married = [each for each in members if each.has_wedding]
    return list(members) if len(members) == 2 and len(married) == 1 else married


def ended_wedding(members: Sequence[Member]) -> list[Recipient]:
    """Return the dead of a household with whom the wedding ended.

    Where one of three or more carries it, any of the others may have been the spouse.
    """
    pair = couple(members)
    of_whom = members if len(pair) == 1 else pair
    return [each.recipient for each in of_whom if each.recipient.deceased]


def household_refusal(
    kind: OccasionKind, members: Sequence[Member], *, confirmed: bool
) -> Refusal | None:
    """Return why nobody of a household is greeted together.

    A death ends the wedding, and holds the survivors' wording until the owner has confirmed it.
    """
    if kind is OccasionKind.WEDDING:
        late = next(iter(ended_wedding(members)), None)
        if late:
            mend = f"{late.full_name} has died, and the wedding anniversary ends with them."
            return Refusal(reason=Reason.DECEASED, mend=mend)
    late = next((each.recipient for each in members if each.recipient.deceased), None)
    if late and not confirmed:
        mend = f"{late.full_name} has died: confirm how this household is to be addressed now."
        return Refusal(reason=Reason.HOUSEHOLD, mend=mend)
    return None


_WEDDING_ENDED = Refusal(
    reason=Reason.HOUSEHOLD,
    mend="The wedding is no longer noted with them, so its card is not sent.",
)
_APART = Refusal(
    reason=Reason.HOUSEHOLD,
    mend="Those named on it no longer share a household: write to each of them by hand.",
)


def piece_refusal(
    kind: OccasionKind,
    named: Sequence[Recipient],
    households: Mapping[int, Sequence[Member]],
    confirmed: Mapping[int, bool],
) -> tuple[ContactId, str, Refusal] | None:
    """Return why a finished piece may no longer go out: the person by id and name, and the no.

    One of two is enough: paper that names somebody who died or opted out is not put in the post.
    """
    homes = {who.household_id for who in named}
    if len(named) > 1 and (len(homes) > 1 or None in homes):
        return named[0].id, named[0].full_name, _APART
    for who in named:
        members = households.get(who.household_id or 0, ())
        at_home = kind in SHARED_IN_A_HOUSEHOLD and reachable_at_home(members)
        no = unless_shared_address(personal_refusal(who), reachable=at_home)
        if no is None and kind in SHARED_IN_A_HOUSEHOLD and who.household_id is not None:
            no = household_refusal(kind, members, confirmed=confirmed[who.household_id])
            if kind is OccasionKind.WEDDING and not any(each.has_wedding for each in members):
                no = no or _WEDDING_ENDED
        if no:
            return who.id, who.full_name, no
    return None

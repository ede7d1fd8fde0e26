"""What happened with one person, the newest first."""

from dataclasses import dataclass
from datetime import date

from appreciation.domain.attachments import Attachment
from appreciation.domain.batches import ON_PAPER, Piece
from appreciation.domain.contacts import ContactId, Status, StatusChange
from appreciation.domain.departures import Departure
from appreciation.domain.gratitude import Purchase
from appreciation.domain.promises import PromiseStep, steps
from appreciation.domain.proposals import Proposal
from appreciation.domain.touches import Touch
from appreciation.services.dealings.referrals import ReferralLine, referral_lines
from appreciation.store.transactions import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened: somebody was reached or tried, a piece, a change of status.

    A piece stands under the day its batch was posted, or else made.
    """

    on: date
    what: (
        Touch
        | Attachment
        | Piece
        | StatusChange
        | Departure
        | PromiseStep
        | ReferralLine
        | Proposal
        | Purchase
    )


def timeline(book: Reading, contact_id: ContactId) -> tuple[Entry, ...]:
    """Return everything that happened with somebody, the newest first."""
    pieces = [each for each in book.batches.of_contact(contact_id) if each.state in ON_PAPER]
    days = book.batches.days({each.batch_id for each in pieces})
    numbers = {each.number for each in pieces}
    touches = [
        each
        for each in book.touches.of_contact(contact_id)
        if each.personal or each.piece not in numbers
    ]
    left = book.departures.of_contact(contact_id)
    # The first status says only when they were entered, and a departure says more than its status.
    told = {(Status.FORMER_CUSTOMER, each.left_on) for each in left}
    statuses = [
        each
        for each in book.contacts.status_history(contact_id)[1:]
        if (each.status, each.on) not in told
    ]
    found = [
        *(Entry(on=each.on, what=each) for each in touches),
        *(Entry(on=each.on, what=each) for each in book.attachments.of_contact(contact_id)),
        *(Entry(on=days[each.batch_id], what=each) for each in pieces),
        *(Entry(on=each.on, what=each) for each in reversed(statuses)),
        *(Entry(on=each.left_on, what=each) for each in left),
        *(
            Entry(on=step.on, what=step)
            for each in book.promises.of_contact(contact_id)
            for step in reversed(steps(each))
        ),
        *(Entry(on=each.referral.on, what=each) for each in referral_lines(book, contact_id)),
        *(Entry(on=each.on, what=each) for each in book.proposals.of_contact(contact_id)),
        *(Entry(on=each.on, what=each) for each in book.purchases.of_contact(contact_id)),
    ]
    return tuple(sorted(found, key=lambda entry: entry.on, reverse=True))

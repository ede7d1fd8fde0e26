"""What holds a letter back, asked when planning and again when printing."""

from collections.abc import Collection
from datetime import date

from appreciation.domain.batches import Piece
from appreciation.domain.contacts import Status
from appreciation.domain.departures import Outcome
from appreciation.domain.eligibility import Reason, Refusal
from appreciation.domain.letters import (
    TO_CUSTOMERS,
    TO_THOSE_WHO_LEFT,
    Letter,
    Purpose,
    letter_id_of,
)
from appreciation.services import departure_letters
from appreciation.store.transactions import Reading

_WITHDRAWN = Refusal(
    reason=Reason.WITHDRAWN, mend="The letter was withdrawn. Prepare it again to send it."
)
_EXPIRED = Refusal(
    reason=Reason.OFFER_EXPIRED,
    mend="The offer in it is no longer valid: give it a later day on the shelf, or withdraw it.",
)
_BACK = Refusal(
    reason=Reason.PLAN_STOPPED,
    mend="The offer welcomes back those who left, and they have not: withdraw the letter.",
)
_OUT_OF_DATE = Refusal(
    reason=Reason.OUT_OF_DATE,
    mend="They have left, or come back, since this was prepared: withdraw the letter.",
)


def held_back(book: Reading, letters: Collection[Letter], today: date) -> dict[int, Refusal]:
    """Return why letters must not go out now, by the id of the letter.

    It was withdrawn, its offer has expired, its departure holds it back, or what it says is no
    longer so: they have left since, or come back.
    """
    if not letters:
        return {}
    found = departure_letters.held_back(book, letters, today)
    offers = book.shelf.offers({each.offer_id for each in letters if each.offer_id})
    people = book.candidates.recipients({each.contact_id for each in letters})
    for letter in letters:
        offer, who = offers.get(letter.offer_id or 0), people.get(letter.contact_id)
        if letter.withdrawn:
            found[letter.id] = _WITHDRAWN
        elif offer and not offer.valid_on(max(today, letter.due_on)):
            found.setdefault(letter.id, _EXPIRED)
        elif who and _is_out_of_date(book, letter, who.status):
            found.setdefault(letter.id, _BACK if offer else _OUT_OF_DATE)
    return found


def _is_out_of_date(book: Reading, letter: Letter, status: Status) -> bool:
    """Whether they have left since a letter was prepared, or come back."""
    left = status is Status.FORMER_CUSTOMER
    if letter.purpose is Purpose.QUIET and left and letter.departure_id is None:
        # It says that we have not heard from them; what we have heard is that they left.
        latest = next(iter(book.departures.of_contact(letter.contact_id)), None)
        return latest is not None and latest.outcome is Outcome.OPEN
    is_customer = status is Status.CUSTOMER
    return (letter.purpose in TO_THOSE_WHO_LEFT and not left) or (
        letter.purpose in TO_CUSTOMERS and not is_customer
    )


def halted_pieces(book: Reading, pieces: Collection[Piece], today: date) -> dict[int, Refusal]:
    """Return why pieces that bring a letter must not go out now, by their numbers."""
    ids = {each.number: id_ for each in pieces if (id_ := letter_id_of(each.identity))}
    halts = held_back(book, list(book.letters.of_ids(ids.values()).values()), today)
    return {number: halts[id_] for number, id_ in ids.items() if id_ in halts}

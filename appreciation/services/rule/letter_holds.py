"""What holds a letter back, asked when planning and again when printing."""

from collections.abc import Collection
from datetime import date

from appreciation.domain.batches import Piece
from appreciation.domain.contacts import Status
from appreciation.domain.eligibility import Reason, Refusal
from appreciation.domain.letters import (
    TO_CUSTOMERS,
    TO_THOSE_WHO_LEFT,
    Letter,
    Purpose,
    letter_id_of,
)
from appreciation.services.rule import departure_letters
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
    left = book.departures.still_open(
        {each.contact_id for each in letters if _is_to_the_quiet(each)}
    )
    for letter in letters:
        offer, who = offers.get(letter.offer_id or 0), people.get(letter.contact_id)
        if letter.withdrawn:
            found[letter.id] = _WITHDRAWN
        elif offer and not offer.valid_on(max(today, letter.due_on)):
            found.setdefault(letter.id, _EXPIRED)
        elif who and _is_out_of_date(letter, who.status, left_since=who.id in left):
            found.setdefault(letter.id, _BACK if offer else _OUT_OF_DATE)
    return found


def _is_out_of_date(letter: Letter, status: Status, *, left_since: bool) -> bool:
    """Whether somebody has left since a letter was prepared, or come back."""
    left = status is Status.FORMER_CUSTOMER
    return (
        (letter.purpose in TO_THOSE_WHO_LEFT and not left)
        or (letter.purpose in TO_CUSTOMERS and status is not Status.CUSTOMER)
        or (_is_to_the_quiet(letter) and left and left_since)
    )


def _is_to_the_quiet(letter: Letter) -> bool:
    """Whether it says that we have not heard from them, and was prepared before they left."""
    return letter.purpose is Purpose.QUIET and letter.departure_id is None


def halted_pieces(book: Reading, pieces: Collection[Piece], today: date) -> dict[int, Refusal]:
    """Return why pieces that bring a letter must not go out now, by their numbers."""
    ids = {each.number: id_ for each in pieces if (id_ := letter_id_of(each.identity))}
    halts = held_back(book, list(book.letters.of_ids(ids.values()).values()), today)
    return {number: halts[id_] for number, id_ in ids.items() if id_ in halts}

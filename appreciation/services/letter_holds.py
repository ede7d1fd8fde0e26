"""What holds a letter back, asked when planning and again when printing."""

from collections.abc import Collection
from datetime import date

from appreciation.domain.batches import Piece
from appreciation.domain.contacts import Status
from appreciation.domain.eligibility import Reason, Refusal
from appreciation.domain.letters import Letter, letter_id_of
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


def held_back(book: Reading, letters: Collection[Letter], today: date) -> dict[int, Refusal]:
    """Return why letters must not go out now, by the id of the letter.

    It was withdrawn, its offer has expired or is for nobody who left, or its departure holds it
    back.
    """
    if not letters:
        return {}
    found = departure_letters.held_back(book, letters, today)
    with_offer = [each for each in letters if each.offer_id is not None]
    offers = book.shelf.offers({each.offer_id for each in with_offer if each.offer_id is not None})
    people = book.candidates.recipients({each.contact_id for each in with_offer})
    for letter in letters:
        offer = offers.get(letter.offer_id or 0)
        if letter.withdrawn:
            found[letter.id] = _WITHDRAWN
        elif offer and not offer.valid_on(max(today, letter.due_on)):
            found.setdefault(letter.id, _EXPIRED)
        elif offer and people[letter.contact_id].status is not Status.FORMER_CUSTOMER:
            found.setdefault(letter.id, _BACK)
    return found


def halted_pieces(book: Reading, pieces: Collection[Piece], today: date) -> dict[int, Refusal]:
    """Return why pieces that bring a letter must not go out now, by their numbers."""
    ids = {each.number: id_ for each in pieces if (id_ := letter_id_of(each.identity))}
    halts = held_back(book, list(book.letters.of_ids(ids.values()).values()), today)
    return {number: halts[id_] for number, id_ in ids.items() if id_ in halts}

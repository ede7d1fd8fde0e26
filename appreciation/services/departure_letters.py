"""What holds the letter of a departure back, asked when planning and again when printing."""

from collections.abc import Collection
from datetime import date

from appreciation.domain.contacts import Status
from appreciation.domain.departures import Departure, Outcome
from appreciation.domain.eligibility import Reason, Refusal
from appreciation.domain.letters import Letter, Purpose
from appreciation.domain.win_back import COOL_DOWN
from appreciation.services.departure_plans import sent_letters
from appreciation.store.transactions import Reading

_SAYS_IT_IS_MENDED = frozenset({Purpose.MENDED, Purpose.CHANGED})

_STOPPED = Refusal(
    reason=Reason.PLAN_STOPPED,
    mend="Nothing to mend: they are back, or do not want to be asked, and the plan has stopped.",
)
_NOT_MENDED = Refusal(
    reason=Reason.NOT_MENDED,
    mend="Write down what was mended, and when; until then nobody is told that it is.",
)


def held_back(book: Reading, letters: Collection[Letter], today: date) -> dict[int, Refusal]:
    """Return why letters of departures must not go out now, by the id of the letter.

    The plan has stopped; or the letter says that something is mended and nothing is; or another
    letter went to them within the cool-down, or is to go first. Other letters are left out.
    """
    found: dict[int, Refusal] = {}
    ours = [each for each in letters if each.departure_id is not None]
    departures = book.departures.of_ids({each.departure_id or 0 for each in ours})
    people = book.candidates.recipients({each.contact_id for each in ours})
    for letter in ours:
        departure, who = departures.get(letter.departure_id or 0), people.get(letter.contact_id)
        if departure and who:
            back = who.status is Status.CUSTOMER
            if letter.withdrawn or back or departure.outcome is not Outcome.OPEN:
                found[letter.id] = _STOPPED
            elif _not_mended(letter, departure):
                found[letter.id] = _NOT_MENDED
            elif free := _free_from(book, letter, departure, today):
                found[letter.id] = Refusal(
                    reason=Reason.TOO_SOON,
                    mend=f"Another letter comes first; this one can go from {free} on.",
                )
    return found


def _not_mended(letter: Letter, departure: Departure) -> bool:
    return letter.purpose in _SAYS_IT_IS_MENDED and departure.mended_on is None


def _free_from(book: Reading, letter: Letter, departure: Departure, today: date) -> date | None:
    """Return from when on a letter can go; None when nothing is in its way."""
    if letter.purpose is Purpose.REGRET:
        return None
    others = [
        each
        for each in book.letters.of_contact(letter.contact_id)
        if each.departure_id and each.id != letter.id and each.purpose is not Purpose.REGRET
    ]
    sent = sent_letters(book, letter.contact_id)
    went = [sent[each.id].on for each in others if each.id in sent]
    first = [
        max(each.due_on, today)
        for each in others
        if each.id not in sent
        and not each.withdrawn
        and (each.due_on, each.id) < (letter.due_on, letter.id)
        and not _not_mended(each, departure)
    ]
    free = max((*went, *first), default=date.min) + COOL_DOWN if went or first else date.min
    return free if free > max(letter.due_on, today) else None

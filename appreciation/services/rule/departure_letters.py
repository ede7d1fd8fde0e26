"""What holds the letter of a departure back, asked when planning and again when printing."""

from collections.abc import Collection
from datetime import date

from appreciation.domain.contacts import Status
from appreciation.domain.departures import Departure, Outcome
from appreciation.domain.eligibility import Reason, Refusal
from appreciation.domain.letters import SAYS_IT_IS_MENDED, Letter, Purpose
from appreciation.domain.win_back import AFTER_THANKS, COOL_DOWN
from appreciation.store.departure_lists import SentLetter
from appreciation.store.transactions import Reading

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
    letter went to them within the cool-down, or is to go first, as the thanks are. Other letters
    are left out.
    """
    found: dict[int, Refusal] = {}
    ours = [each for each in letters if each.departure_id is not None]
    departures = book.departures.of_ids({each.departure_id or 0 for each in ours})
    ids = {each.contact_id for each in ours}
    people, near = book.candidates.recipients(ids), book.departure_lists.letters_to(ids)
    for letter in ours:
        departure, who = departures.get(letter.departure_id or 0), people.get(letter.contact_id)
        if departure and who:
            back = who.status is not Status.FORMER_CUSTOMER
            if letter.withdrawn or back or departure.outcome is not Outcome.OPEN:
                found[letter.id] = _STOPPED
            elif _not_mended(letter, departure):
                found[letter.id] = _NOT_MENDED
            elif free := _free_from(letter, near.get(letter.contact_id, ()), departure, today):
                found[letter.id] = Refusal(
                    reason=Reason.TOO_SOON,
                    mend=f"Another letter comes first; this one can go from {free} on.",
                )
    return found


def _not_mended(letter: Letter, departure: Departure) -> bool:
    return letter.purpose in SAYS_IT_IS_MENDED and departure.mended_on is None


def _free_from(
    letter: Letter, near: Collection[SentLetter], departure: Departure, today: date
) -> date | None:
    """Return from when on a letter can go; None when no other one to them is in its way.

    One that is posted is in the way of all that follow, every other one of those that are due after
    it. What was made for several weeks at once goes in its own week, not on the day it was made.
    """
    if letter.purpose is Purpose.REGRET:
        return None
    own = next((each for each in near if each.letter.id == letter.id), None)
    ours = _goes_on(own, today) if own else max(letter.due_on, today)
    days = [
        day + (AFTER_THANKS if each.letter.purpose is Purpose.REGRET else COOL_DOWN)
        for each in near
        if each.letter.id != letter.id
        and (each.made_on or not _not_mended(each.letter, departure))
        and (
            (day := _goes_on(each, today), each.letter.due_on, each.letter.id)
            < (ours, letter.due_on, letter.id)
            or each.posted_on
        )
    ]
    free = max(days, default=date.min)
    return free if free > ours else None


def _goes_on(sent: SentLetter, today: date) -> date:
    """Return the day a letter was posted, or is to be."""
    return sent.posted_on or max(sent.letter.due_on, sent.made_on or today)

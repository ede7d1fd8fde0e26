"""Letters to somebody: prepared for a week, put off, withdrawn. Planning does the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from appreciation.domain.batches import ON_THE_WAY, PieceState
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.domain.departures import Outcome
from appreciation.domain.eligibility import Refusal, personal_refusal
from appreciation.domain.errors import WrongValueError
from appreciation.domain.letters import SAYS_IT_IS_MENDED, Letter, Purpose
from appreciation.domain.weeks import LAST_YEAR
from appreciation.domain.win_back import check_room
from appreciation.services.departures.departure_plans import keep_in_step, progress
from appreciation.services.desk import Desk
from appreciation.services.rule.letter_holds import held_back
from appreciation.store.transactions import Reading, Writing

_WAITING = frozenset({None, PieceState.PLANNED})
_OF_A_DEPARTURE = (
    Purpose.REGRET,
    Purpose.SURVEY,
    Purpose.MENDED,
    Purpose.CHANGED,
    Purpose.OPEN_DOOR,
    Purpose.RECONSIDER,
)
_ONCE = (frozenset({Purpose.REGRET}), SAYS_IT_IS_MENDED)
_TO_WHOM = {
    Status.CUSTOMER: (
        Purpose.QUIET,
        Purpose.THANKS_ORDER,
        Purpose.THANKS_REFERRAL,
        Purpose.ARTICLE,
    ),
    Status.FORMER_CUSTOMER: (Purpose.QUIET, Purpose.HOPE, Purpose.WELL_WISHES, Purpose.ARTICLE),
    Status.PROSPECT: (Purpose.QUIET, Purpose.THANKS_REFERRAL, Purpose.ARTICLE),
    Status.PARTNER: (Purpose.QUIET, Purpose.THANKS_REFERRAL, Purpose.ARTICLE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """A letter with the name of whom it is to, and what became of it.

    `state` is that of its piece, None while it is in no batch; `what` is the title of the article
    or offer in it. `held` says why it cannot go out as things stand.
    """

    letter: Letter
    name: str
    state: PieceState | None = None
    what: str = ""
    held: Refusal | None = None

    @property
    def waits(self) -> bool:
        """Whether it is still to be printed."""
        return not self.letter.withdrawn and self.state in _WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A letter after a change."""

    line: LetterLine
    changes: Changes = frozenset({Kind.LETTER, Kind.SHELF})


def sensible_purposes(book: Reading, contact: Contact) -> tuple[Purpose, ...]:
    """Return what one would write to somebody for, as things stand between us.

    What apologises or asks goes to those alone whose departure is open, and an offer to those alone
    who left; thanks for the years are proposed by themselves.
    """
    found = list(_TO_WHOM[contact.status])
    if contact.status is Status.FORMER_CUSTOMER:
        found += [Purpose.OFFER, *(_OF_A_DEPARTURE if unsettled_departure(book, contact) else ())]
    elif contact.status is Status.CUSTOMER and book.departures.of_contact(contact.id):
        found.append(Purpose.WELCOME_BACK)
    return tuple(found)


def prepare(
    desk: Desk,
    contact_id: ContactId,
    purpose: Purpose,
    *,
    on: date | None = None,
) -> Prepared:
    """Prepare a letter to somebody, to be posted by a day, today if none is given.

    Articles and offers are sent from the shelf. Raises `WrongValueError` where it makes no sense to
    write that to them, or it waits already.
    """
    with desk.book.writing("Prepare a letter") as book:
        contact = book.contacts.contact(contact_id)
        book.relabel(f"Prepare a letter to {contact.full_name}")
        if purpose not in sensible_purposes(book, contact):
            raise WrongValueError(
                f"“{purpose.words}” is nothing to write to {contact.full_name} now. Nothing was"
                " prepared; choose another purpose."
            )
        departure_id = unsettled_departure(book, contact)
        if departure_id is not None:
            _take_from_the_plan(book, departure_id, purpose)
        new = Letter(
            contact_id=contact_id,
            purpose=purpose,
            due_on=day_to_come(on, desk.today),
            departure_id=departure_id,
        )
        return Prepared(line=prepared(book, new, contact, desk.today))


def _take_from_the_plan(book: Writing, departure_id: int, purpose: Purpose) -> None:
    """Skip the step that would write the same; raise `WrongValueError` for what is said once."""
    departure = book.departures.departure(departure_id)
    once = next((each for each in _ONCE if purpose in each), frozenset())
    if purpose in SAYS_IT_IS_MENDED and departure.mended_on is None:
        raise WrongValueError(
            "Write down what was mended, and when; until then nobody is told that it is. Nothing"
            " was prepared."
        )
    now = progress(book, departure)
    before = [each for each in book.letters.of_departure(departure_id) if not each.withdrawn]
    if any(each.purpose in once for each in before):
        raise WrongValueError(
            f"“{purpose.words}” is prepared or sent already, and is said once. Nothing more was"
            " prepared; what was spoilt or lost is sent again from its batch."
        )
    book.departure_steps.save_many(
        [
            replace(each, stopped=True)
            for each in now.steps
            if each.purpose is purpose and each.id not in {*now.settled, *now.letters}
        ]
    )


def prepared(book: Writing, new: Letter, contact: Contact, today: date) -> LetterLine:
    """Prepare a letter within a change; raise as `prepare` does."""
    if contact.deceased or contact.binned_on:
        why = "has died" if contact.deceased else "is in the bin"
        raise WrongValueError(f"{contact.full_name} {why}, so no letter was prepared.")
    for line in letters_to(book, contact.id, today):
        if _brings(line.letter) != _brings(new):
            continue
        if line.waits:
            raise WrongValueError(
                f"Such a letter to {contact.full_name} waits to be printed already. Nothing more"
                " was prepared."
            )
        if new.cause and line.state in ON_THE_WAY:
            raise WrongValueError(
                f"{contact.full_name} is thanked for this already. Nothing more was prepared."
            )
    made = book.letters.add(new, on=today)
    return next(each for each in letters_to(book, contact.id, today) if each.letter.id == made.id)


def _brings(letter: Letter) -> tuple[Purpose, int | None, int | None, str]:
    """Return what makes two letters to one person the same."""
    return (letter.purpose, letter.article_id, letter.offer_id, letter.cause)


def withdraw(desk: Desk, letter_id: int) -> Prepared:
    """Take a letter back that is not on paper; what it carried can be given again.

    The step of a plan that it belongs to is skipped, or the plan would prepare it anew. Raises
    `WrongValueError` when it is on paper.
    """
    with desk.book.writing("Withdraw a letter") as book:
        before = _waiting(book, letter_id, desk.today)
        book.relabel(f"Withdraw the letter to {before.name}")
        book.letters.withdraw([letter_id])
        if before.letter.step_id:
            step = book.departure_steps.step(before.letter.step_id)
            book.departure_steps.save_many([replace(step, stopped=True)])
        withdrawn = replace(before.letter, withdrawn=True)
        return Prepared(line=replace(before, letter=withdrawn, held=None))


def reschedule(desk: Desk, letter_id: int, on: date) -> Prepared:
    """Let a letter go out in another week, and the step of a plan that it belongs to with it.

    Raises `WrongValueError` when it is on paper, and for a day too near to another of its plan.
    """
    with desk.book.writing("Put a letter off") as book:
        before = _waiting(book, letter_id, desk.today)
        book.relabel(f"Move the letter to {before.name}")
        moved = replace(before.letter, due_on=day_to_come(on, desk.today))
        book.letters.save(moved)
        if moved.step_id and moved.departure_id:
            step = replace(book.departure_steps.step(moved.step_id), due_on=moved.due_on)
            book.departure_steps.save_many([step])
            keep_in_step(book, book.departures.departure(moved.departure_id), desk.today)
            check_room(book.departure_steps.of_departure(step.departure_id), step, moved.due_on)
        return Prepared(line=replace(before, letter=moved))


def letters_to(book: Reading, contact_id: ContactId, today: date) -> tuple[LetterLine, ...]:
    """Return every letter to somebody, by the day it is due; withdrawn ones are left out."""
    return _lines(
        book, [each for each in book.letters.of_contact(contact_id) if not each.withdrawn], today
    )


def waiting_letters(desk: Desk) -> tuple[LetterLine, ...]:
    """Return every letter that is still to be printed, by the day it is due."""
    with desk.book.reading() as book:
        drafts = [each.id for each in book.batches.drafts()]
        found = book.candidates.written_to(date.max, since=None, except_batches=drafts)
        return _lines(book, [each.letter for each in found if each.letter], desk.today)


def _lines(book: Reading, letters: Sequence[Letter], today: date) -> tuple[LetterLine, ...]:
    states = book.letters.states([each.id for each in letters])
    names = book.contacts.names({each.contact_id for each in letters})
    people = book.candidates.recipients({each.contact_id for each in letters})
    articles = book.shelf.articles({each.article_id for each in letters if each.article_id})
    offers = book.shelf.offers({each.offer_id for each in letters if each.offer_id})
    halts = held_back(book, [each for each in letters if states[each.id] in _WAITING], today)
    found = []
    for each in letters:
        carried = articles.get(each.article_id or 0) or offers.get(each.offer_id or 0)
        held = None
        if states[each.id] in _WAITING:
            held = personal_refusal(people[each.contact_id]) or halts.get(each.id)
        found.append(
            LetterLine(
                letter=each,
                name=names.get(each.contact_id, ""),
                state=states[each.id],
                what=carried.title if carried else "",
                held=held,
            )
        )
    return tuple(found)


def _waiting(book: Reading, letter_id: int, today: date) -> LetterLine:
    (found,) = _lines(book, [book.letters.letter(letter_id)], today)
    if found.letter.withdrawn:
        raise WrongValueError(f"The letter to {found.name} was withdrawn already.")
    if not found.waits:
        raise WrongValueError(
            f"The letter to {found.name} is on paper already, so it stays as it is. A piece that"
            " was spoilt is marked in its batch."
        )
    return found


def unsettled_departure(book: Reading, contact: Contact) -> int | None:
    """Return the departure of somebody that is not settled; their letters stop with its plan."""
    latest = book.departures.latest(contact.id)
    return latest.id if latest and latest.outcome is Outcome.OPEN else None


def day_to_come(on: date | None, today: date) -> date:
    """Return the day, today if none is given; raise `WrongValueError` for one no batch will see."""
    on = on or today
    if on < today:
        raise WrongValueError(f"{on} is past. Choose a day to post it by that is still to come.")
    if on.year > LAST_YEAR:
        raise WrongValueError(f"No week after {LAST_YEAR} can be planned, so it would never go.")
    return on

"""Asking why somebody left: who asked, how often, what was said, and what it comes down to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from appreciation.domain.attempts import met_before, next_attempt
from appreciation.domain.departure_reasons import Reason
from appreciation.domain.departures import Answer, Departure, Theme
from appreciation.domain.errors import WrongValueError
from appreciation.domain.folding import folded
from appreciation.domain.letters import letter_id_of
from appreciation.domain.noted_days import day_gone_by
from appreciation.domain.touches import Touch, TouchKind
from appreciation.domain.win_back import StepKind
from appreciation.services.departures.departure_plans import keep_in_step, progress
from appreciation.services.departures.departures import Changed, changed, give_reason_within
from appreciation.services.desk import Desk
from appreciation.store.transactions import Reading, Writing

SURVEY = "survey"
"""The means of answers that came on paper."""

MEANS = {
    "phone": TouchKind.CALL,
    "visit": TouchKind.VISIT,
    "meeting": TouchKind.MEETING,
    "e-mail": TouchKind.EMAIL,
    SURVEY: TouchKind.LETTER,
}
"""The ways of asking, and the kind of touch that each is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """One time somebody was asked, or tried to be.

    `by` is who of us asked, empty for the owner; `answers` are pairs of a question, which may be
    empty, and their words; `themes` pairs of a theme and the words behind it. `reason` is the
    reason that came to light, empty when none did.
    """

    by: str = ""
    on: date | None = None
    at: time | None = None
    means: str = "phone"
    attempt: bool = False
    note: str = ""
    answers: Sequence[tuple[str, str]] = ()
    themes: Sequence[tuple[str, str]] = ()
    reason: str | Reason = ""

    @property
    def says_anything(self) -> bool:
        """Whether there is something to write down."""
        return bool(self.attempt or self.note or self.answers or self.themes or self.reason)


def interviewer_met(desk: Desk, departure_id: int, by: str) -> date | None:
    """Return the day on which an interviewer last had to do with somebody; None if never."""
    with desk.book.reading() as book:
        departure = book.departures.departure(departure_id)
        return met_before(
            book.touches.of_contact(departure.contact_id),
            by,
            signer=book.settings.settings().signer,
            departure_id=departure_id,
        )


def departure_of_piece(desk: Desk, number: int) -> int:
    """Return the departure that a survey with a piece number asks about.

    Raises `WrongValueError` when there is no such piece, or it asks about none.
    """
    with desk.book.reading() as book:
        piece = book.batches.piece(number)
        letter = book.letters.letter(id_) if (id_ := letter_id_of(piece.identity)) else None
        if letter and letter.departure_id is not None:
            return letter.departure_id
    raise WrongValueError(f"Piece {number} belongs to no departure. Check the number on the page.")


def record(desk: Desk, departure_id: int, interview: Interview) -> Changed:
    """Write down that somebody was asked, or tried to be; also after the episode is closed.

    A try that reached nobody proposes the next one. A conversation settles the question, and a
    reason that came to light changes what is done from then on. Raises `WrongValueError` for a
    means there is none of, a day still to come, and a try with answers.
    """
    day = day_gone_by(interview.on, desk.today)
    if interview.means not in MEANS:
        raise WrongValueError(f"There is no “{interview.means}”; there are {', '.join(MEANS)}.")
    if interview.attempt and (interview.answers or interview.themes or interview.reason):
        raise WrongValueError(
            "Nobody was reached, so there can be no answers; nothing was noted. Note it as a"
            " conversation instead."
        )
    with desk.book.writing("Note an interview") as book:
        departure = book.departures.departure(departure_id)
        name = book.contacts.contact(departure.contact_id).full_name
        what = "a try to ask" if interview.attempt else "what was said by"
        book.relabel(f"Note {what} {name}")
        by = _named(book, interview.by)
        book.touches.add(
            Touch(
                contact_id=departure.contact_id,
                kind=MEANS[interview.means],
                on=day,
                at=interview.at,
                note=interview.note or _told(interview),
                attempt=interview.attempt,
                by=by,
                departure_id=departure_id,
            )
        )
        departure = replace(departure, interviewer=by)
        book.departures.save(departure)
        _add_what_was_said(book, departure, replace(interview, by=by, on=day))
        _settle_the_question(book, departure, attempt=interview.attempt, day=day, today=desk.today)
        if interview.reason:
            give_reason_within(book, departure, interview.reason, "", desk.today)
        keep_in_step(book, book.departures.departure(departure_id), desk.today)
        return changed(book, departure_id, desk.today)


def known_themes(desk: Desk) -> tuple[str, ...]:
    """Return the themes noted so far, the most frequent first."""
    with desk.book.reading() as book:
        return tuple(theme for theme, _ in book.interviews.theme_counts())


def _named(book: Reading, by: str) -> str:
    """Return who asked as touches name them: the owner is nobody in particular."""
    name, signer = " ".join(by.split()), book.settings.settings().signer
    return "" if folded(name) == folded(" ".join(signer.split())) else name


def _told(interview: Interview) -> str:
    return "\n".join(words for _, words in interview.answers)


def _add_what_was_said(book: Writing, departure: Departure, interview: Interview) -> None:
    book.interviews.add_answers(
        [
            Answer(
                departure_id=departure.id,
                contact_id=departure.contact_id,
                question=question.strip(),
                answer=words.strip(),
                on=interview.on or departure.left_on,
                means=interview.means,
                by=interview.by,
            )
            for question, words in interview.answers
            if words.strip()
        ]
    )
    known = {folded(theme): theme for theme, _ in book.interviews.theme_counts()}
    book.interviews.add_themes(
        [
            Theme(
                departure_id=departure.id,
                contact_id=departure.contact_id,
                theme=known.get(folded(name), name),
                words=words.strip(),
            )
            for theme, words in interview.themes
            if (name := " ".join(theme.split()))
        ]
    )


def _settle_the_question(
    book: Writing, departure: Departure, *, attempt: bool, day: date, today: date
) -> None:
    """Mark the question as asked after a conversation; after a try, move it to the next one."""
    now = progress(book, departure)
    asking = [
        each
        for each in now.steps
        if each.kind in {StepKind.ASK, StepKind.SURVEY} and each.id not in now.settled
    ]
    if not attempt:
        book.departure_steps.save_many(
            [
                replace(each, done_on=day)
                if each.kind is StepKind.ASK
                else replace(each, stopped=True)
                for each in asking
            ]
        )
        return
    touches = book.touches.of_contact(departure.contact_id)
    proposal = next_attempt([each for each in touches if each.departure_id == departure.id], today)
    book.departure_steps.save_many(
        [replace(each, due_on=proposal.on) for each in asking if each.kind is StepKind.ASK]
        if proposal
        else []
    )

"""The folder of a customer who left, to print and put away: everything that passed with them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from appreciation.domain.contacts import Address, Contact, ContactId
from appreciation.domain.departures import Departure, Outcome
from appreciation.domain.errors import WrongValueError
from appreciation.domain.occasions import Occasion
from appreciation.domain.touches import Touch
from appreciation.domain.win_back import TITLES
from appreciation.domain.written_names import tidy
from appreciation.services.dealings.timeline import Entry as Happened, timeline
from appreciation.services.departures.departure_details import DepartureDetails, StepState, details
from appreciation.services.desk import Desk
from appreciation.services.files_out import write_whole
from appreciation.services.papers.correspondence import in_words

_NO_YEAR = 2000
"""A leap year, written and taken out again where the year of a day is not known."""

_STATES = {
    StepState.TO_DO: "planned",
    StepState.WAITS: "waits, not before this day",
    StepState.PREPARED: "planned",
    StepState.DRAFTED: "in the batch being made",
    StepState.PRINTED: "letter printed",
    StepState.POSTED: "letter posted",
    StepState.CAME_BACK: "letter came back",
    StepState.DONE: "done",
    StepState.SKIPPED: "left out",
    StepState.STOPPED: "not done: the plan has stopped",
}
_OUTCOMES = {
    Outcome.RETURNED: "came back",
    Outcome.OBJECTED: "did not want to be asked any more",
    Outcome.DIED: "died",
    Outcome.CLOSED_DOWN: "closed down",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDossier:
    """A dossier as it was written."""

    path: Path
    pages: int


def write_dossier(desk: Desk, contact_id: ContactId, out: Path) -> WrittenDossier:
    """Write the folder of somebody who left as a PDF.

    Raises `WrongValueError` for whoever never left and for a name too long for the first page,
    `NotWrittenError`.
    """
    content, pages = dossier_pages(desk, contact_id)
    write_whole(out, content)
    return WrittenDossier(path=out, pages=pages)


def dossier_pages(desk: Desk, contact_id: ContactId) -> tuple[bytes, int]:
    """Return the folder as a PDF, and how many pages it has; raise as `write_dossier` does."""
    from appreciation.printing.dossier import Dossier, Entry, Section, dossier
    from appreciation.printing.stationery import Stationery
    from appreciation.printing.stock import paper
    from appreciation.services.papers.fitting import told_what_is_too_long

    with desk.book.reading() as book:
        contact = book.contacts.contact(contact_id)
        departures = book.departures.of_contact(contact_id)
        if not departures:
            raise WrongValueError(
                f"No departure of {contact.full_name} is written down, so there is no dossier."
            )
        settings = book.settings.settings()
        episodes = [details(book, each, desk.today) for each in departures]
        happened = timeline(book, contact_id)
    sheet = paper(settings.paper_in_use)
    stationery = Stationery(settings=settings, paper=sheet, made_on=desk.today)
    telling = _Telling(stationery.day, settings.country)
    sections = [
        ("Who they are", telling.profile(contact)),
        ("How long they stayed", telling.tenures(departures)),
        *(
            (title, lines)
            for each in episodes
            for title, lines in telling.episode(each, alone=len(episodes) == 1)
        ),
        ("Correspondence", telling.correspondence(happened)),
    ]
    folder = Dossier(
        business=settings.name,
        name=tidy(contact.full_name),
        about=telling.about(episodes[0]),
        sections=tuple(
            Section(
                title=title,
                entries=tuple(Entry(beside=beside, text=text) for beside, text in lines),
            )
            for title, lines in sections
        ),
        foot=f"{tidy(contact.full_name)}  ·  {telling.day(desk.today)}",
    )
    with told_what_is_too_long():
        return dossier(folder, sheet)


class _Telling:
    """Tells what is in the folder, with days as the business writes them."""

    def __init__(self, written: Callable[[date, str], str], home: str) -> None:
        self._written = written
        self._home = home

    def day(self, day: date) -> str:
        """A day as it is written."""
        return self._written(day, "en")

    def about(self, latest: DepartureDetails) -> str:
        """The line below the name."""
        departure = latest.departure
        years = departure.years_with_us
        stayed = f" after {years} year{'' if years == 1 else 's'}" if years else ""
        return f"left on {self.day(departure.left_on)}{stayed}"

    def profile(self, contact: Contact) -> Iterator[tuple[str, str]]:
        """Who they are, and where."""
        yield "Today", contact.status.replace("_", " ")
        work = ", ".join(filter(None, (contact.job_title, contact.organisation)))
        ways = [each.number for each in contact.phones] + [each.address for each in contact.emails]
        address = contact.mail_address
        for beside, text in (
            ("Work", work),
            ("Address", _address(address, self._home) if address else ""),
            ("To reach", "\n".join(ways)),
            ("Days", "\n".join(map(self._occasion, contact.occasions))),
            ("How we met", contact.met),
            ("Notes", contact.notes),
        ):
            if text:
                yield beside, text

    def _occasion(self, occasion: Occasion) -> str:
        known = occasion.date
        day = self.day(date(known.year or _NO_YEAR, known.month, known.day or 1))
        if known.year is None:
            day = day.replace(f", {_NO_YEAR}", "").replace(f" {_NO_YEAR}", "")
        words = (occasion.label or occasion.kind).replace("_", " ")
        return f"{words[:1].upper()}{words[1:]}: {day if known.day else known.text}"

    def tenures(self, departures: Sequence[Departure]) -> Iterator[tuple[str, str]]:
        """Each time they were a customer, the first time first."""
        for each in reversed(departures):
            since = (
                f"customer since {self.day(each.customer_since)}, " if each.customer_since else ""
            )
            years = each.years_with_us
            stayed = f" ({years} year{'' if years == 1 else 's'})" if years else ""
            ended = _OUTCOMES.get(each.outcome, "")
            after = f"; {ended}, {self.day(each.ended_on)}" if ended and each.ended_on else ""
            yield str(each.left_on.year), f"{since}left {self.day(each.left_on)}{stayed}{after}"

    def episode(
        self, episode: DepartureDetails, *, alone: bool
    ) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
        """One departure: why, what they said, and what was done."""
        when = "" if alone else f", {episode.departure.left_on.year}"
        yield f"Why they left{when}", self._why(episode)
        yield f"What they said{when}", self._said(episode)
        yield f"What was done{when}", self._done(episode)

    def correspondence(self, happened: Iterable[Happened]) -> Iterator[tuple[str, str]]:
        """Everything that passed, the newest first."""
        for each in happened:
            yield self.day(each.on), in_words(each)

    def _why(self, episode: DepartureDetails) -> Iterator[tuple[str, str]]:
        departure, reason = episode.departure, episode.reason
        yield reason.group.replace("_", " ").capitalize(), reason.name
        if departure.detail:
            yield "In words", departure.detail
        if departure.mended_on:
            yield "Mended", f"{self.day(departure.mended_on)}: {departure.mended}"

    def _said(self, episode: DepartureDetails) -> Iterator[tuple[str, str]]:
        asked = sorted((*episode.attempts, *episode.conversations), key=lambda each: each.on)
        for each in asked:
            who = each.by or "the owner"
            what = "tried to ask" if each.attempt else "asked"
            yield self.day(each.on), f"{who} {what}{_noted(each) if each.attempt else ''}"
        for answer in episode.answers:
            yield answer.question, f"“{answer.answer}”"
        for theme in episode.themes:
            yield "Theme", f"{theme.theme}: “{theme.words}”" if theme.words else theme.theme

    def _done(self, episode: DepartureDetails) -> Iterator[tuple[str, str]]:
        for line in episode.steps:
            title, state = TITLES[line.step.kind], _STATES[line.state]
            goes_along = f" (“{line.title}”)" if line.title else ""
            yield self.day(line.on), f"{title[:1].upper()}{title[1:]}{goes_along}: {state}"


def _address(address: Address, home: str) -> str:
    place = " ".join(filter(None, (address.town, address.region, address.postal_code)))
    country = "" if address.country == home else address.country
    return "\n".join(filter(None, (*address.street.splitlines(), place, country)))


def _noted(touch: Touch) -> str:
    return f": {touch.note}" if touch.note else ""

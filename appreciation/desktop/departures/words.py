"""What the page says of a departure, in words."""

from datetime import date

from PySide6.QtCore import QLocale, QTime

from appreciation.desktop.shared.days import full_day, near_day, short_day
from appreciation.desktop.shared.departures import (
    attempt_words,
    short_step,
    stopped_words,
    why_words,
    years_words,
)
from appreciation.desktop.shared.widgets import translated
from appreciation.domain.attempts import NextAttempt
from appreciation.domain.departures import Outcome
from appreciation.domain.weeks import FirstWeekday, Week
from appreciation.domain.win_back import StepKind
from appreciation.services.departures.departure_details import (
    DepartureDetails,
    StepLine,
    StepState,
    WaitsFor,
)
from appreciation.services.departures.departure_lists import Listed


def next_words(listed: Listed, today: date) -> str:
    """Return what comes next, as `Ask why · 2nd attempt` or `Welcome-back offer, 15 Jan`."""
    step = listed.next_step
    if step is None:
        return stopped_words(listed.line.departure.outcome) or _tr("Nothing left to do")
    title = short_step(step.kind)
    if step.kind is StepKind.ASK and (again := attempt_words(listed.tries.attempts)):
        return f"{title} · {again}"
    mended = listed.line.departure.mended_on
    if mended and step.kind in {StepKind.ASSURE, StepKind.CHANGED}:
        return _tr("Mended {day} · tell them").format(day=near_day(mended, today))
    return f"{title}, {near_day(step.due_on, today)}"


def left_words(details: DepartureDetails, today: date) -> str:
    """Return as `left 14 Aug after 11 years · we left something undone`."""
    departure = details.departure
    day, years = near_day(departure.left_on, today), years_words(departure)
    left = (
        _tr("left {day} after {years}").format(day=day, years=years)
        if years
        else _tr("left {day}").format(day=day)
    )
    return f"{left} · {why_words(details.reason.group, asked=bool(details.conversations))}"


def step_words(details: DepartureDetails, line: StepLine, today: date) -> str:
    """Return what is to be said of a step below its title."""
    day = near_day(line.on, today)
    of_a_letter = {
        StepState.POSTED: _tr("letter posted {day}"),
        StepState.PRINTED: _tr("letter printed {day}, not posted yet"),
        StepState.CAME_BACK: _tr("the letter came back"),
        StepState.DRAFTED: _tr("letter in the batch that is being made"),
    }
    if line.state in of_a_letter:
        return of_a_letter[line.state].format(day=day)
    return {
        StepState.PREPARED: lambda: _prepared(line, day, today),
        StepState.DONE: lambda: _done(details, line, day),
        StepState.SKIPPED: lambda: _tr("left out"),
        StepState.STOPPED: lambda: stopped_words(details.stopped),
        StepState.WAITS: lambda: _waits(line, day),
        StepState.TO_DO: lambda: _to_do(details, line, today),
    }[line.state]()


def next_attempt_words(attempt: NextAttempt) -> str:
    """Return as `Tue 1 Dec, 17:30`."""
    at = QTime(attempt.at.hour, attempt.at.minute)
    return f"{short_day(attempt.on)}, {QLocale().toString(at, QLocale.FormatType.ShortFormat)}"


def who_asks(details: DepartureDetails) -> str:
    """Return who asked; the owner is you."""
    return details.departure.interviewer or _tr("you")


def birthday_words(details: DepartureDetails, today: date) -> str:
    """Return that the birthday card goes on, or why it does not; empty without a birthday."""
    if details.stopped is Outcome.DIED or details.birthday_on is None:
        return ""
    day = full_day(details.birthday_on, today)
    if details.refusal is None:
        return _tr("Birthday card goes on: {day}").format(day=day)
    return _tr("No birthday card on {day}: {reason}").format(day=day, reason=details.refusal.reason)


def _prepared(line: StepLine, day: str, today: date) -> str:
    week = Week.of(today, FirstWeekday.MONDAY)
    if line.on <= week.last:
        return _tr("letter in the batch of this week")
    if line.title:
        return _tr("“{title}”, {day}").format(title=line.title, day=day)
    return _tr("letter, {day}").format(day=day)


def _done(details: DepartureDetails, line: StepLine, day: str) -> str:
    match line.step.kind:
        case StepKind.ASK:
            tries = attempt_words(len(details.attempts))
            who = ", ".join(part for part in (who_asks(details), tries, day) if part)
            said = details.answers[-1].answer if details.answers else ""
            said = said or details.departure.detail
            return f"{who}: {said}" if said else who
        case StepKind.MEND:
            return f"{day}: {details.departure.mended}"
        case _:
            return line.step.note or _tr("done {day}").format(day=day)


def _waits(line: StepLine, day: str) -> str:
    match line.waits_for:
        case WaitsFor.ARTICLE:
            return _tr("choose an article, {day}").format(day=day)
        case WaitsFor.OFFER:
            return _tr("choose an offer, {day}").format(day=day)
        case _:
            return _tr("as soon as it is mended")


def _to_do(details: DepartureDetails, line: StepLine, today: date) -> str:
    if line.step.kind is not StepKind.ASK:
        return _tr("until {day}").format(day=near_day(line.on, today))
    if details.next_attempt is None:
        return _tr("by somebody they do not know, {day}").format(day=near_day(line.on, today))
    tries = attempt_words(len(details.attempts))
    return f"{tries}: {next_attempt_words(details.next_attempt)}"


def _tr(text: str) -> str:
    return translated("Departures", text)

"""How departures look in JSON, and as lines to read."""

from collections.abc import Iterator
from datetime import date

from appreciation.cli.lines import counted
from appreciation.cli.shapes import Shape
from appreciation.domain.departure_reasons import OFTEN_QUOTED, Reason
from appreciation.domain.departures import Answer, Departure, Theme
from appreciation.domain.win_back import TITLES, Step, StepKind
from appreciation.services.departures.departure_details import (
    DepartureDetails,
    StepLine,
    StepState,
    WaitsFor,
)
from appreciation.services.departures.departure_lists import DepartureList, Listed

_WAITS = {
    WaitsFor.MENDING: "waits until it is mended (`mended`)",
    WaitsFor.ARTICLE: "choose an article (`step --article`)",
    WaitsFor.OFFER: "choose an offer (`step --offer`)",
}


def departure_shape(details: DepartureDetails) -> Shape:
    """Return a departure with its steps, and what they said."""
    next_attempt = details.next_attempt
    return _own_shape(details.departure) | {
        "name": details.contact.full_name,
        **reason_shape(details.reason),
        "state": "open" if details.next_step else "settled",
        "stopped": details.stopped or None,
        "steps": [_step_shape(each) for each in details.steps],
        "attempts": len(details.attempts),
        "conversations": len(details.conversations),
        "next_attempt": {
            "on": next_attempt.on.isoformat(),
            "at": next_attempt.at.isoformat("minutes"),
        }
        if next_attempt
        else None,
        "interviewer_met_on": _day(details.met_on),
        "answers": [_answer_shape(each) for each in details.answers],
        "themes": [_theme_shape(each) for each in details.themes],
    }


def list_shape(found: DepartureList) -> list[Shape]:
    """Return a list of departures, each with its next step."""
    return [_listed_shape(each) for each in found.lines]


def reason_shape(reason: Reason) -> Shape:
    """Return a reason. `often_quoted` is in percent, null where no figure is quoted."""
    return {
        "reason": reason.code,
        "reason_name": reason.name,
        "group": reason.group,
        "often_quoted": OFTEN_QUOTED[reason.quoted] if reason.quoted else None,
    }


def departure_lines(details: DepartureDetails) -> Iterator[str]:
    """Yield a departure with its steps, for people to read."""
    departure = details.departure
    years = departure.years_with_us
    stayed = f" after {counted(years, 'year')}" if years else ""
    yield (
        f"Departure {departure.id}: {details.contact.full_name} left on"
        f" {departure.left_on.isoformat()}{stayed} · {details.reason.name}"
    )
    if departure.detail:
        yield f"  “{departure.detail}”"
    if departure.mended_on:
        yield f"  Mended on {departure.mended_on.isoformat()}: {departure.mended}"
    if details.stopped:
        yield f"  The plan has stopped: {details.stopped.replace('_', ' ')}."
    for each in details.steps:
        waits = f" · {_WAITS[each.waits_for]}" if each.waits_for else ""
        state = each.state.replace("_", " ")
        yield f"  {each.on}  {TITLES[each.step.kind]} · {state}{waits} (step {each.step.id})"
    if details.next_attempt:
        tries = counted(len(details.attempts), "attempt")
        at = details.next_attempt.at.isoformat("minutes")
        yield f"  {tries} so far; try again on {details.next_attempt.on.isoformat()} at {at}."
    for answer in details.answers:
        question = f"{answer.question} " if answer.question else ""
        yield f"  {answer.on}  {question}“{answer.answer}”"
    for theme in details.themes:
        yield f"  {theme.theme}: “{theme.words}”" if theme.words else f"  {theme.theme}"


def list_lines(found: DepartureList) -> Iterator[str]:
    """Yield a list of departures, and what they say most."""
    counts = found.counts
    yield f"{counts.open} open, {counts.settled} settled, {counts.returned} came back"
    for each in found.lines:
        left = each.line.departure.left_on.isoformat()
        yield f"  {each.line.departure.id:>5}  {left}  {each.line.name} · {_next(each)}"
    for theme, count in found.themes:
        yield f"  {theme}: {count} of {found.with_themes}"


def _next(listed: Listed) -> str:
    if listed.next_step is None:
        return f"{listed.reason.name} · nothing left to do"
    tries = listed.tries.attempts + 1
    again = f", attempt {tries}" if listed.next_step.kind is StepKind.ASK and tries > 1 else ""
    step = TITLES[listed.next_step.kind]
    return f"{listed.reason.name} · {listed.next_step.due_on.isoformat()}: {step}{again}"


def _listed_shape(listed: Listed) -> Shape:
    next_step = listed.next_step
    return _own_shape(listed.line.departure) | {
        "name": listed.line.name,
        "organisation": listed.line.organisation,
        **reason_shape(listed.reason),
        "state": "open" if next_step else "settled",
        "next_step": _bare_step_shape(next_step) if next_step else None,
        "attempts": listed.tries.attempts,
        "conversations": listed.tries.conversations,
    }


def _own_shape(departure: Departure) -> Shape:
    return {
        "id": departure.id,
        "contact_id": departure.contact_id,
        "left_on": departure.left_on.isoformat(),
        "detail": departure.detail,
        "customer_since": _day(departure.customer_since),
        "days_with_us": departure.days_with_us,
        "interviewer": departure.interviewer,
        "mended_on": _day(departure.mended_on),
        "mended": departure.mended,
        "ended_on": _day(departure.ended_on),
        "outcome": departure.outcome or None,
    }


def _bare_step_shape(step: Step) -> Shape:
    return {"id": step.id, "kind": step.kind, "due_on": step.due_on.isoformat()}


def _step_shape(line: StepLine) -> Shape:
    return _bare_step_shape(line.step) | {
        "title": TITLES[line.step.kind],
        "purpose": line.step.purpose,
        "state": line.state,
        "done_on": line.on.isoformat() if _is_done(line) else None,
        "waits_for": line.waits_for,
        "letter": line.letter.id if line.letter else None,
        "piece": line.piece,
        "goes_with_it": line.title,
        "note": line.step.note,
    }


def _is_done(line: StepLine) -> bool:
    return line.state in {StepState.DONE, StepState.POSTED, StepState.CAME_BACK}


def _answer_shape(answer: Answer) -> Shape:
    return {
        "question": answer.question,
        "answer": answer.answer,
        "on": answer.on.isoformat(),
        "means": answer.means,
        "by": answer.by,
    }


def _theme_shape(theme: Theme) -> Shape:
    return {"theme": theme.theme, "words": theme.words}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None

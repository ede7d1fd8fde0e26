"""Promises: made, kept, broken, agreed anew, and never lost from the list."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from appreciation.domain.date_order import DateOrder
from appreciation.domain.errors import ChangedElsewhereError, WrongValueError
from appreciation.domain.promises import Means, PromiseState, Term
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services import preferences, undoing
from appreciation.services.dealings import call_log, promises
from appreciation.services.dealings.promises import AtATouch
from appreciation.services.desk import Desk
from tests.services.desks import NOW, entered

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
FOUR = Term(day=TOMORROW, at=time(16), means=Means.PHONE)


def later(desk: Desk, at: datetime) -> Desk:
    """Return the same book at another moment."""
    return Desk(desk.book, at)


def test_a_promise_is_owed_until_it_is_kept(either_desk: Desk) -> None:
    rosa = entered(either_desk, "Rosa Diaz")
    made = promises.make(either_desk, rosa.id, "call back", FOUR).promised
    years_on = later(either_desk, NOW + timedelta(days=3650))
    assert [each.name for each in promises.owed(years_on).promises] == ["Rosa Diaz"]
    assert promises.due(either_desk).count == 0
    assert promises.due(years_on).count == 1
    assert promises.owed_until(either_desk, TODAY).promises == ()
    kept = promises.keep(later(either_desk, NOW + timedelta(days=1, hours=6)), made.promise.id)
    assert kept.promised.promise.done == Term(day=TOMORROW, at=time(15), means=Means.PHONE)
    assert kept.promised.promise.state is PromiseState.KEPT
    assert promises.owed(years_on).promises == ()
    assert promises.settled(either_desk, 5) == (kept.promised,)
    undoing.undo(either_desk)
    assert promises.open_with(either_desk, rosa.id) == (made.promise,)


def test_what_became_of_a_promise_is_told(either_desk: Desk) -> None:
    rosa = entered(either_desk, "Rosa Diaz")
    ids = [
        promises.make(either_desk, rosa.id, what, FOUR).promised.promise.id
        for what in ("a", "b", "c", "d")
    ]
    on_friday = later(either_desk, NOW + timedelta(days=4))
    friday = Term(day=TODAY + timedelta(days=4), means=Means.EMAIL)
    late = promises.keep(on_friday, ids[0], on=friday.day)
    other = promises.keep(on_friday, ids[1], on=TOMORROW, means=Means.EMAIL)
    broken = promises.break_off(on_friday, ids[2], why=" the van broke down ")
    anew = promises.renegotiate(on_friday, ids[3], friday)
    states = [each.promised.promise.state for each in (late, other, broken, anew)]
    assert states == [
        PromiseState.LATE,
        PromiseState.OTHER_MEANS,
        PromiseState.BROKEN,
        PromiseState.OPEN,
    ]
    assert broken.promised.promise.broken_why == "the van broke down"
    assert [each.term for each in anew.promised.promise.former] == [FOUR]
    again = promises.reopen(on_friday, ids[2]).promised.promise
    assert (again.state, again.broken_why) == (PromiseState.OPEN, "")
    (counts,) = promises.promise_counts(on_friday)
    assert (counts.made, counts.late, counts.other_means) == (4, 1, 1)
    assert (counts.overdue, counts.waiting, counts.renegotiated) == (1, 1, 1)


def test_a_line_is_read_as_the_country_of_the_business_writes_dates(either_desk: Desk) -> None:
    assert promises.date_order(either_desk) is None
    assert promises.line(either_desk, "call on 3/12").day is None
    preferences.change(either_desk, {"country": "GB"})
    assert promises.line(either_desk, "call on 3/12").day == date(2026, 12, 3)
    preferences.change(either_desk, {"country": "US"})
    assert promises.date_order(either_desk) is DateOrder.MONTH_FIRST
    assert promises.line(either_desk, "call on 3/12").day == date(2027, 3, 12)


def test_a_call_keeps_one_promise_and_makes_another_in_one_change(either_desk: Desk) -> None:
    rosa = entered(either_desk, "Rosa Diaz")
    made = promises.make(either_desk, rosa.id, "call back", FOUR).promised.promise
    at_four = later(either_desk, NOW + timedelta(days=1, hours=7, minutes=2))
    call = Touch(contact_id=rosa.id, kind=TouchKind.CALL, on=TOMORROW, seconds=150)
    price = Term(day=date(2026, 11, 27), means=Means.EMAIL)
    about = AtATouch(what="send the price list", by=price, keeps=(made.id,))
    call_log.log(at_four, call, promises=about)
    kept = promises.promised(at_four, made.id).promise
    assert kept.done == Term(day=TOMORROW, at=time(15, 59), means=Means.PHONE)
    assert kept.state is PromiseState.KEPT
    assert [each.what for each in promises.open_with(at_four, rosa.id)] == ["send the price list"]
    with pytest.raises(ChangedElsewhereError):
        call_log.log(at_four, call, promises=AtATouch(keeps=(made.id,)))
    undoing.undo(at_four)
    assert promises.open_with(at_four, rosa.id) == (made,)
    with at_four.book.reading() as book:
        assert book.touches.of_contact(rosa.id) == ()


def test_only_what_has_a_time_today_is_reminded_of_and_never_of_the_dead(
    either_desk: Desk,
) -> None:
    rosa, jo = entered(either_desk, "Rosa Diaz"), entered(either_desk, "Jo Park", deceased=True)
    at_four = Term(day=TODAY, at=time(16), means=Means.PHONE)
    made = promises.make(either_desk, rosa.id, "call back", at_four).promised
    promises.make(either_desk, jo.id, "call back", at_four)
    promises.make(either_desk, rosa.id, "any time", Term(day=TODAY, means=Means.EMAIL))
    promises.make(either_desk, rosa.id, "tomorrow", FOUR)
    found = promises.due(either_desk)
    assert (found.count, found.timed) == (3, (made,))
    assert found.now == NOW.replace(tzinfo=None)


def test_a_note_of_last_week_says_no_time_and_a_promise_needs_a_day(either_desk: Desk) -> None:
    rosa = entered(either_desk, "Rosa Diaz")
    made = promises.make(either_desk, rosa.id, "bring hooks", FOUR).promised.promise
    extra = Touch(contact_id=rosa.id, kind=TouchKind.EXTRA, on=TODAY)
    on_friday = later(either_desk, NOW + timedelta(days=4))
    call_log.log(on_friday, extra, promises=AtATouch(keeps=(made.id,)))
    kept = promises.promised(on_friday, made.id).promise
    assert kept.done == Term(day=TODAY, at=None, means=Means.PHONE)
    with pytest.raises(WrongValueError):
        call_log.log(on_friday, extra, promises=AtATouch(what="call back"))


def test_one_promise_goes_into_the_calendar_the_owner_uses(
    either_desk: Desk, tmp_path: Path
) -> None:
    rosa = entered(either_desk, "Rosa Diaz")
    timed = promises.make(either_desk, rosa.id, "call back; soon", FOUR).promised.promise
    any_time = promises.make(
        either_desk, rosa.id, "send list", Term(day=TOMORROW, means=Means.EMAIL)
    ).promised.promise
    file = tmp_path / "promise.ics"
    promises.save_event(either_desk, timed.id, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert "SUMMARY:Rosa Diaz: call back\\; soon" in lines
    assert "DTSTART:20261124T160000" in lines
    assert "DESCRIPTION:Promised on 2026-11-23\\, by phone." in lines
    assert "TRIGGER:-PT10M" in lines[lines.index("BEGIN:VALARM") : lines.index("END:VALARM")]
    promises.save_event(either_desk, any_time.id, file)
    assert "DTSTART;VALUE=DATE:20261124" in file.read_text(encoding="utf-8").splitlines()

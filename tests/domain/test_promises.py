"""What becomes of a promise."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.promises import (
    Means,
    Promise,
    PromiseState,
    Term,
    checked,
    means_of_touch,
)
from appreciation.domain.touches import TouchKind

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)
FOUR = time(16)
CALL_BACK = Promise(
    contact_id=ContactId(1),
    what="call back",
    made_on=MONDAY,
    by=Term(day=TUESDAY, at=FOUR, means=Means.PHONE),
)


def kept(day: date, at: time | None = None, means: Means = Means.PHONE) -> Promise:
    return CALL_BACK.kept(Term(day=day, at=at, means=means), FRIDAY)


@pytest.mark.parametrize(
    ("promise", "state"),
    [
        (CALL_BACK, PromiseState.OPEN),
        (kept(TUESDAY, FOUR), PromiseState.KEPT),
        (kept(TUESDAY), PromiseState.KEPT),
        (kept(MONDAY, time(23)), PromiseState.KEPT),
        (kept(TUESDAY, time(16, 1)), PromiseState.LATE),
        (kept(FRIDAY, time(9)), PromiseState.LATE),
        (kept(TUESDAY, FOUR, Means.EMAIL), PromiseState.OTHER_MEANS),
        (kept(FRIDAY, None, Means.EMAIL), PromiseState.LATE),
        (CALL_BACK.broken(FRIDAY, "forgot"), PromiseState.BROKEN),
    ],
)
def test_a_promise_is_measured_by_day_time_and_means(promise: Promise, state: PromiseState) -> None:
    assert promise.state is state


def test_a_promise_is_overdue_until_something_becomes_of_it() -> None:
    four = datetime.combine(TUESDAY, FOUR)
    assert not CALL_BACK.is_overdue(four)
    assert CALL_BACK.is_overdue(four.replace(minute=1))
    assert CALL_BACK.is_overdue(datetime.combine(date(2036, 1, 1), FOUR))
    assert not kept(FRIDAY).is_overdue(datetime.combine(date(2036, 1, 1), FOUR))
    any_time = replace(CALL_BACK, by=Term(day=TUESDAY, means=Means.PHONE))
    assert not any_time.is_overdue(datetime.combine(TUESDAY, time(23, 59)))


def test_what_was_agreed_before_is_remembered() -> None:
    friday = Term(day=FRIDAY, at=None, means=Means.EMAIL)
    saturday = Term(day=date(2026, 11, 28), means=Means.EMAIL)
    anew = CALL_BACK.renegotiated(friday, MONDAY).renegotiated(saturday, TUESDAY)
    assert anew.by == saturday
    assert [(each.changed_on, each.term) for each in anew.former] == [
        (MONDAY, CALL_BACK.by),
        (TUESDAY, friday),
    ]
    assert anew.kept(saturday, saturday.day).state is PromiseState.KEPT


def test_a_broken_promise_can_be_agreed_anew_and_a_mark_taken_back() -> None:
    broken = CALL_BACK.broken(FRIDAY, "forgot")
    anew = broken.renegotiated(Term(day=date(2026, 12, 1), means=Means.PHONE), FRIDAY)
    assert anew.state is PromiseState.OPEN
    assert broken.reopened() == CALL_BACK
    assert kept(TUESDAY).reopened() == CALL_BACK


def test_nothing_is_promised_for_the_past_nor_without_words() -> None:
    for changed in (
        replace(CALL_BACK, what="  "),
        replace(CALL_BACK, by=Term(day=date(2026, 11, 22), means=Means.PHONE)),
    ):
        with pytest.raises(WrongValueError):
            checked(changed)
    with pytest.raises(WrongValueError):
        CALL_BACK.renegotiated(CALL_BACK.by, MONDAY)
    with pytest.raises(WrongValueError):
        CALL_BACK.renegotiated(Term(day=MONDAY, means=Means.PHONE), TUESDAY)
    assert checked(replace(CALL_BACK, what=" call  back ")).what == "call back"


def test_a_promise_is_kept_neither_before_it_was_made_nor_tomorrow() -> None:
    for day in (date(2026, 11, 22), date(2026, 11, 28)):
        with pytest.raises(WrongValueError):
            kept(day)


def test_what_was_done_tells_by_which_means() -> None:
    assert means_of_touch(TouchKind.CALL) is Means.PHONE
    assert means_of_touch(TouchKind.MEETING) is Means.VISIT
    assert means_of_touch(TouchKind.CARD) is Means.LETTER
    assert means_of_touch(TouchKind.NOTE) is None

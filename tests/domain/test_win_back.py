"""Reasons, plans and the room between letters."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any

import pytest

from appreciation.domain.attempts import met_before, next_attempt
from appreciation.domain.contacts import Contact, ContactId, Status, StatusChange
from appreciation.domain.departure_reasons import (
    OFTEN_QUOTED,
    SUPPLIED,
    Plan,
    Quoted,
    ReasonGroup,
    own_reason,
    reason_of,
    reason_of_code,
)
from appreciation.domain.departures import Departure, tenure_began
from appreciation.domain.errors import WrongValueError
from appreciation.domain.letters import Purpose
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.touches import Touch, TouchKind
from appreciation.domain.win_back import (
    AFTER_THANKS,
    COOL_DOWN,
    LETTERS,
    STEPS,
    Step,
    StepKind,
    planned_steps,
    replanned,
    shifted,
    spaced,
    waits_for_mending,
)

ANN = ContactId(7)
LEFT = date(2026, 8, 14)


def steps(plan: Plan) -> list[Step]:
    planned = planned_steps(plan, contact_id=ANN, start=LEFT)
    return [
        Step(
            id=each.position + 1,
            contact_id=ANN,
            position=each.position,
            kind=each.kind,
            due_on=each.due_on,
        )
        for each in planned
    ]


def test_every_often_quoted_cause_has_a_reason_and_together_they_make_a_hundred() -> None:
    assert {each.quoted for each in SUPPLIED} - {None} == set(Quoted)
    assert sum(OFTEN_QUOTED.values()) == 100


@pytest.mark.parametrize(
    "words",
    [
        "died",
        "moved away",
        "competitor",
        "dissatisfied",
        "felt forgotten",
        "out-of-business",
        "Retired",
        "changed_business",
        "sold the business",
        "financial",
        "should never have been a customer",
        "not asked yet",
        "refused to say",
        "unknown",
    ],
)
def test_a_reason_is_found_by_its_code_and_by_its_words(words: str) -> None:
    assert reason_of(words) in SUPPLIED


def test_a_reason_that_is_none_is_named_with_those_there_are() -> None:
    with pytest.raises(WrongValueError, match=r"bored.*dissatisfied"):
        reason_of("bored")


def test_own_reasons_stand_beside_the_supplied_ones() -> None:
    own = own_reason("no parking  space", ReasonGroup.LEFT_UNDONE)
    assert reason_of("No Parking Space", [own]).plan is Plan.CHANGE
    assert reason_of_code("no parking space", [own]) == own
    assert reason_of_code("a reason long gone").group is ReasonGroup.UNKNOWN
    with pytest.raises(WrongValueError, match="among the reasons already"):
        own_reason("Retired", ReasonGroup.SITUATION)
    with pytest.raises(WrongValueError, match="80 letters"):
        own_reason("no parking " * 20, ReasonGroup.LEFT_UNDONE)


def test_after_a_death_nothing_is_planned() -> None:
    assert reason_of("died").plan is Plan.NOTHING
    assert not steps(Plan.NOTHING)


def test_every_other_plan_begins_with_thanks_on_the_same_day() -> None:
    for plan in set(Plan) - {Plan.NOTHING}:
        first = steps(plan)[0]
        assert (first.kind, first.due_on, first.purpose) == (
            StepKind.THANK,
            LEFT,
            Purpose.REGRET,
        )


def test_whoever_moved_or_retired_or_bought_from_a_friend_stays_a_friend_and_is_sold_nothing() -> (
    None
):
    for words in ("moved away", "friend", "retired", "sold the business"):
        assert reason_of(words).plan is Plan.STAY_FRIENDS
    sells = {StepKind.OFFER, StepKind.ASK_AGAIN}
    assert not sells & {each.kind for each in steps(Plan.STAY_FRIENDS)}


def test_only_the_offer_carries_an_offer() -> None:
    assert [kind for kind, purpose in LETTERS.items() if purpose is Purpose.OFFER] == [
        StepKind.OFFER
    ]


@pytest.mark.parametrize("plan", list(Plan))
def test_no_two_letters_of_a_plan_lie_closer_together_than_the_cool_down(plan: Plan) -> None:
    days = [each.due_on for each in steps(plan) if each.cools_down]
    assert all(later - day >= COOL_DOWN for day, later in pairwise(days))


def test_a_letter_moved_towards_another_pushes_it_on() -> None:
    planned = steps(Plan.OPEN_DOOR)
    door, article = planned[1], planned[2]
    moved = shifted(planned, article, door.due_on + timedelta(days=10), ())
    apart = spaced(moved, {}, since=None)
    assert apart[2].due_on == door.due_on + COOL_DOWN


def test_what_is_mended_on_the_day_they_leave_is_told_a_week_after_the_thanks() -> None:
    planned = steps(Plan.CHANGE)
    thank, mend = planned[0], planned[2]
    apart = spaced(shifted(planned, mend, LEFT, ()), {}, since=None)
    told = next(each for each in apart if each.kind is StepKind.CHANGED)
    assert thank.due_on == LEFT
    assert told.due_on == LEFT + AFTER_THANKS
    late = spaced(apart, {thank.id: LEFT + timedelta(days=3)}, since=None)
    assert late[3].due_on == LEFT + timedelta(days=3) + AFTER_THANKS
    alone = spaced([replace(thank, stopped=True), *apart[1:]], {}, since=None)
    assert alone[3].due_on == told.due_on


def test_the_last_letter_of_an_earlier_departure_counts_as_well() -> None:
    since = LEFT + timedelta(days=30)
    apart = spaced(steps(Plan.OPEN_DOOR), {}, since=since)
    assert apart[0].due_on == LEFT
    assert apart[1].due_on == since + COOL_DOWN


def test_steps_after_the_mending_move_with_it_and_questions_move_alone() -> None:
    planned = steps(Plan.MEND)
    ask, mend = planned[1], planned[2]
    later = timedelta(days=20)
    assert shifted(planned, ask, ask.due_on + later, ())[2] == mend
    moved = shifted(planned, mend, mend.due_on + later, ())
    assert [new.due_on - old.due_on for old, new in zip(planned, moved, strict=True)] == [
        timedelta(),
        timedelta(),
        *[later] * 5,
    ]


def test_nobody_is_told_that_it_is_mended_before_it_is() -> None:
    planned = steps(Plan.MEND)
    assert [each.kind for each in planned if waits_for_mending(each, planned)] == [
        StepKind.ASSURE,
        StepKind.ARTICLE,
        StepKind.OFFER,
        StepKind.ASK_AGAIN,
    ]


def test_another_plan_keeps_what_is_done_and_does_it_no_second_time() -> None:
    thanked, asked, *_ = steps(Plan.FIND_OUT)
    new = replanned(Plan.MEND, [asked, thanked], contact_id=ANN, start=date(2026, 10, 2))
    assert [each.kind for each in new] == [kind for kind, _ in STEPS[Plan.MEND]]
    assert new[:2] == (thanked, asked)
    assert new[2].due_on == date(2026, 11, 1)


def test_a_tenure_begins_on_the_day_of_the_card_or_the_first_day_in_the_book() -> None:
    kept = Occasion(kind=OccasionKind.CUSTOMER_SINCE, date=PlainDate(year=2015, month=6))
    entered = date(2020, 3, 1)
    history = (StatusChange(status=Status.CUSTOMER, on=entered),)
    ann = Contact(full_name="Ann", entered_on=entered, occasions=(kept,))
    assert tenure_began(ann, history, None) == date(2015, 6, 1)
    assert tenure_began(Contact(full_name="Ann", entered_on=entered), history, None) == entered
    assert tenure_began(ann, history, date(2025, 2, 2)) == date(2025, 2, 2)


def test_the_years_somebody_stayed_are_counted_in_full() -> None:
    departure = Departure(
        contact_id=ANN, left_on=LEFT, reason="retired", customer_since=date(2015, 8, 15)
    )
    assert departure.years_with_us == 10
    assert Departure(contact_id=ANN, left_on=LEFT, reason="retired").years_with_us is None


def tried(on: date, at: time | None = None, **changes: Any) -> Touch:
    call = Touch(contact_id=ANN, kind=TouchKind.CALL, on=on, at=at, attempt=True, departure_id=1)
    return replace(call, **changes)


@pytest.mark.parametrize("day", range(7))
def test_the_next_try_is_about_a_week_later_on_another_working_day(day: int) -> None:
    last = date(2026, 9, 7) + timedelta(days=day)
    proposal = next_attempt([tried(last, time(10))], last)
    assert proposal is not None
    assert 8 <= (proposal.on - last).days <= 10
    assert proposal.on.weekday() < 5
    assert proposal.on.weekday() != last.weekday()
    assert proposal.at == time(17, 30)


def test_before_the_first_try_the_plan_says_when() -> None:
    assert next_attempt([], LEFT) is None


def test_who_never_had_to_do_with_them_may_ask_and_nobody_else() -> None:
    touches = [
        tried(date(2026, 3, 1), by="Mia", attempt=False, departure_id=None),
        tried(date(2026, 4, 1), attempt=False, departure_id=None),
        tried(date(2026, 9, 1), by="Jo", attempt=False, departure_id=1),
        tried(date(2026, 9, 2), by="Kim", attempt=True, departure_id=None),
    ]
    met = [
        met_before(touches, name, signer="Ida Finch", departure_id=1)
        for name in ("mia", "", "Ida  Finch", "Jo", "Kim")
    ]
    assert met == [date(2026, 3, 1), date(2026, 4, 1), date(2026, 4, 1), None, None]

"""The one rule of who may be greeted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from appreciation.domain.candidates import Recipient
from appreciation.domain.contacts import ContactId, MailState, Status
from appreciation.domain.eligibility import Case, Reason, personal_refusal, refusal
from appreciation.domain.greetings import Greeting
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate

ANN = Recipient(
    id=ContactId(1),
    full_name="Ann Müller",
    status=Status.CUSTOMER,
    greet=True,
    do_not_mail=False,
    deceased=False,
    approved=False,
    mail_state=MailState.USABLE,
    entered_on=date(2020, 1, 1),
)
DAY = date(2026, 11, 26)
BIRTHDAY = Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate(month=11, day=26, year=1976))
CHRISTMAS = Occasion(
    kind=OccasionKind.HOLIDAY, label="christmas", date=PlainDate.of(date(2026, 12, 25))
)


def case(occasion: Occasion = BIRTHDAY, day: date = DAY, **given: object) -> Case:
    return replace(
        Case(recipient=ANN, occasion=occasion, day=day, today=date(2026, 11, 23)),
        **given,  # type: ignore[arg-type]
    )


def claim(identity: str, day: date) -> Greeting:
    return Greeting(contact_id=ANN.id, identity=identity, year=day.year, date=day)


def reason(asked: Case) -> Reason | None:
    no = refusal(asked)
    return no.reason if no else None


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.PROSPECT])
def test_everybody_but_a_prospect_is_greeted_whatever_their_status(status: Status) -> None:
    assert reason(case(recipient=replace(ANN, status=status))) is None


def test_a_prospect_waits_for_approval_and_is_then_greeted_like_anybody() -> None:
    prospect = replace(ANN, status=Status.PROSPECT)
    assert reason(case(recipient=prospect)) is Reason.NOT_APPROVED
    assert reason(case(recipient=replace(prospect, approved=True))) is None


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (replace(ANN, binned=True), Reason.IN_THE_BIN),
        (replace(ANN, deceased=True), Reason.DECEASED),
        (replace(ANN, greet=False), Reason.GREET_OFF),
        (replace(ANN, do_not_mail=True), Reason.DO_NOT_MAIL),
        (replace(ANN, mail_state=MailState.NONE), Reason.NO_ADDRESS),
        (replace(ANN, mail_state=MailState.UNDELIVERABLE), Reason.UNDELIVERABLE),
    ],
)
def test_whoever_may_not_be_greeted_gets_nothing_and_the_owner_learns_how_to_mend_it(
    person: Recipient, expected: Reason
) -> None:
    no = personal_refusal(person)
    assert no is not None
    assert no.reason is expected
    assert no.mend.endswith(".")
    assert reason(case(recipient=person)) is expected


def test_the_dead_are_never_greeted_even_when_all_else_would_allow_it() -> None:
    dead = replace(ANN, deceased=True, approved=True, greet=True)
    assert reason(case(recipient=dead)) is Reason.DECEASED


def test_nobody_gets_the_same_occasion_twice_in_a_year() -> None:
    assert reason(case(greetings=[claim("birthday", DAY)])) is Reason.ALREADY_GREETED
    assert reason(case(greetings=[claim("birthday", date(2025, 11, 26))])) is None


def test_a_corrected_date_does_not_greet_again() -> None:
    earlier = DAY - timedelta(days=179)
    assert reason(case(greetings=[claim("birthday", earlier)])) is Reason.ALREADY_GREETED
    january = claim("birthday", date(2026, 1, 3))
    assert reason(case(greetings=[january])) is Reason.ALREADY_GREETED


def test_a_correction_across_new_year_does_not_greet_again() -> None:
    asked = case(day=date(2027, 1, 3), greetings=[claim("birthday", date(2026, 12, 28))])
    assert reason(asked) is Reason.ALREADY_GREETED


def test_the_household_s_card_is_not_sent_to_one_of_them_again() -> None:
    theirs = [claim(CHRISTMAS.identity, date(2026, 12, 25))]
    asked = case(CHRISTMAS, date(2026, 12, 25), household_greetings=theirs)
    assert reason(asked) is Reason.HOUSEHOLD


def test_season_cards_keep_two_weeks_apart_but_a_birthday_never_waits() -> None:
    party = [claim("one_off:opening", date(2026, 12, 11))]
    assert reason(case(CHRISTMAS, date(2026, 12, 25), greetings=party)) is Reason.TOO_SOON
    party = [claim("one_off:opening", date(2026, 12, 10))]
    assert reason(case(CHRISTMAS, date(2026, 12, 25), greetings=party)) is None
    assert reason(case(greetings=[claim("wedding", DAY)])) is None


def test_a_greeting_four_weeks_late_is_kind_and_a_day_more_is_not() -> None:
    assert reason(case(today=DAY + timedelta(days=28))) is None
    assert reason(case(today=DAY + timedelta(days=29))) is Reason.TOO_LATE

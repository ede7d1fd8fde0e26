"""How often someone should hear from us."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from appreciation.domain.cadence import Outlook, Quietness, outlook, reason
from appreciation.domain.care import Care, with_care
from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.domain.errors import UnknownKeyError, WrongValueError
from appreciation.domain.settings import Settings, with_setting
from appreciation.domain.touches import TouchKind

ANN = Contact(full_name="Ann Lee", entered_on=date(2026, 1, 1), last_reached=date(2026, 11, 23))
TODAY = date(2026, 11, 23)
USUAL = Care(contact_id=ContactId(1))


def due(
    contact: Contact = ANN,
    care: Care = USUAL,
    today: date = TODAY,
    settings: Settings | None = None,
) -> Outlook:
    found = outlook(contact, care, settings or Settings(), today)
    assert found is not None
    return found


def test_a_customer_hears_again_within_a_quarter_and_a_former_one_within_half_a_year() -> None:
    assert due().next_by == date(2027, 2, 22)
    assert due(replace(ANN, status=Status.FORMER_CUSTOMER)).next_by == date(2027, 5, 24)


def test_nothing_is_due_to_the_dead_to_the_bin_nor_to_what_was_merged() -> None:
    for changed in (
        replace(ANN, deceased=True),
        replace(ANN, binned_on=TODAY),
        replace(ANN, merged_into=ContactId(2)),
    ):
        assert outlook(changed, USUAL, Settings(), TODAY) is None


def test_somebody_never_reached_is_reckoned_from_the_day_they_were_entered() -> None:
    found = due(replace(ANN, last_reached=None))
    assert found.next_by == date(2026, 4, 2)
    assert found.quietness is Quietness.FORGOTTEN
    why = reason(found, None, TODAY)
    assert why == "because they came into the book on 1 January and nobody has reached them yet"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, Quietness.FINE),
        (13 * 7 - 15, Quietness.FINE),
        (13 * 7 - 14, Quietness.SOON),
        (13 * 7, Quietness.SOON),
        (13 * 7 + 1, Quietness.QUIET),
        (26 * 7, Quietness.QUIET),
        (26 * 7 + 1, Quietness.FORGOTTEN),
    ],
)
def test_a_customer_goes_from_fine_to_forgotten_day_by_day(days: int, expected: Quietness) -> None:
    assert due(today=TODAY + timedelta(days=days)).quietness is expected


def test_the_owner_sets_how_often_people_of_a_status_should_hear() -> None:
    settings = with_setting(Settings(), "cadence_customer", "4 to 8")
    assert settings.cadence_customer == "4-8"
    assert due(settings=settings).next_by == TODAY + timedelta(weeks=4)
    for wrong in ("8-4", "0-4", "often", "13", "1-999"):
        with pytest.raises(WrongValueError):
            with_setting(Settings(), "cadence_customer", wrong)


def test_one_person_can_have_a_cadence_of_their_own() -> None:
    care = with_care(USUAL, {"ideal": "2", "longest": "4"})
    assert due(care=care).next_by == TODAY + timedelta(weeks=2)
    assert due(care=care).own
    assert due(care=with_care(care, {"ideal": "", "longest": ""})) == due()
    with pytest.raises(WrongValueError):
        with_care(care, {"longest": "1"})
    with pytest.raises(WrongValueError):
        with_care(care, {"ideal": "soon"})
    with pytest.raises(UnknownKeyError):
        with_care(care, {"mood": "good"})


def test_an_ideal_interval_of_their_own_moves_the_longest_along() -> None:
    yearly = due(care=with_care(USUAL, {"ideal": "52"}))
    assert yearly.cadence.longest == timedelta(weeks=52)


def test_whoever_was_put_off_is_not_listed_before_that_day() -> None:
    spring = date(2027, 4, 1)
    care = with_care(USUAL, {"quiet_until": "2027-04-01"})
    before = due(care=care, today=date(2027, 3, 31))
    assert (before.is_listed, before.next_by) == (False, spring)
    assert reason(before, None, before.since) == "because you wanted to be reminded on 1 April 2027"
    assert due(care=care, today=spring).is_listed


def test_not_this_person_is_never_listed() -> None:
    long_after = TODAY + timedelta(days=999)
    assert due(today=long_after).is_listed
    assert not due(care=with_care(USUAL, {"watched": "no"}), today=long_after).is_listed


@pytest.mark.parametrize("kind", TouchKind)
def test_every_way_of_reaching_somebody_is_a_reason_in_words(kind: TouchKind) -> None:
    why = reason(due(replace(ANN, last_reached=date(2026, 8, 1))), kind, TODAY)
    assert why.startswith("because you ")
    assert why.endswith(" on 1 August")

"""How often someone should hear from us."""

from dataclasses import replace
from datetime import date

from appreciation.domain.cadence import next_by
from appreciation.domain.contacts import Contact, Status

ANN = Contact(full_name="Ann Lee", entered_on=date(2026, 1, 1), last_reached=date(2026, 11, 23))


def test_a_customer_hears_again_within_a_quarter_and_a_former_one_within_half_a_year() -> None:
    assert next_by(ANN) == date(2027, 2, 22)
    assert next_by(replace(ANN, status=Status.FORMER_CUSTOMER)) == date(2027, 5, 24)


def test_nothing_is_due_to_the_dead_nor_before_the_first_touch() -> None:
    assert next_by(replace(ANN, deceased=True)) is None
    assert next_by(replace(ANN, last_reached=None)) is None

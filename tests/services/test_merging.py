"""Two entries become one person, who gets one card of each kind (law 1)."""

from dataclasses import replace
from pathlib import Path

import pytest

from appreciation.domain.eligibility import Reason
from appreciation.domain.errors import WrongValueError
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.weeks import Week
from appreciation.services import contacts, duplicates, post_desk, posting
from appreciation.services.desk import Desk
from appreciation.services.drafts import Order
from appreciation.services.weekly_batch import print_week
from tests.services.desks import entered

BIRTHDAY = Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate.parse("1980-11-27"))


def test_the_second_card_of_a_merged_person_is_taken_out(either_desk: Desk, tmp_path: Path) -> None:
    keep, other, _ = (
        entered(either_desk, name, occasions=(BIRTHDAY,))
        for name in ("Ann Lee", "Ann Leigh", "Bo Poe")
    )
    week = Week.of(either_desk.today)
    printed = print_week(either_desk, Order(week=week.label, span=week.span), tmp_path).batch
    assert printed is not None
    duplicates.merge(either_desk, keep.id, other.id)
    (out,) = post_desk.take_outs(either_desk)
    assert (out.piece.number, out.refusal.reason) == (2, Reason.ALREADY_GREETED)
    posting.post(either_desk, printed.id, [2])
    (out,) = post_desk.take_outs(either_desk)
    assert (out.piece.number, out.name) == (1, "Ann Lee")


def test_a_merged_entry_does_not_come_out_of_the_bin_alone(either_desk: Desk) -> None:
    keep, other = entered(either_desk, "Ann Lee"), entered(either_desk, "Ann Leigh")
    duplicates.merge(either_desk, keep.id, other.id)
    with pytest.raises(WrongValueError, match="Undo the merge"):
        contacts.restore_from_bin(either_desk, other.id)


@pytest.mark.parametrize(
    ("kept", "other", "both", "notes"),
    [
        ("--11-27", "1980-11-27", "1980-11-27", ""),
        ("1980-11", "--11-27", "1980-11-27", ""),
        ("1980-11-27", "1981-11-27", "1980-11-27", "The merged entry had birthday 1981-11-27."),
    ],
)
def test_of_two_birthdays_nothing_is_lost(
    either_desk: Desk, kept: str, other: str, both: str, notes: str
) -> None:
    one, two = (
        entered(either_desk, name, occasions=(replace(BIRTHDAY, date=PlainDate.parse(day)),))
        for name, day in (("Ann Lee", kept), ("Ann Leigh", other))
    )
    merged = duplicates.merge(either_desk, one.id, two.id)
    assert ([each.date.text for each in merged.occasions], merged.notes) == ([both], notes)

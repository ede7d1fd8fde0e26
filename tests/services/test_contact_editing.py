"""Entering and changing people, with another seat at the same book."""

from dataclasses import replace
from datetime import date

import pytest

from appreciation.domain.contacts import Contact, Email, Phone, Status
from appreciation.domain.errors import ContactGoneError, WrongValueError
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.services import forgetting, preferences, undoing
from appreciation.services.desk import Desk
from appreciation.services.people import contact_editing, households
from appreciation.services.people.contact_editing import ConflictError, problems
from appreciation.services.people.look_alikes import alike
from tests.services.desks import HOME, NOW, entered, stored

TODAY = NOW.date()


def test_a_new_contact_starts_at_home_and_is_undone_by_name(either_desk: Desk) -> None:
    preferences.change(either_desk, {"country": "GB"})
    blank = contact_editing.editing(either_desk, None)
    assert blank.contact.addresses[0].country == "GB"
    assert set(blank.address_forms) == {"GB"}
    new = replace(blank.contact, full_name="Ann Müller", addresses=())
    added = contact_editing.add(either_desk, new).contact
    assert stored(either_desk, added.id).full_name == "Ann Müller"
    assert undoing.undo(either_desk).label == "Add Ann Müller"


def test_what_another_seat_changed_elsewhere_in_the_entry_stays(either_desk: Desk) -> None:
    before = entered(either_desk, "Ann Müller")
    theirs = replace(before, phones=(Phone(number="01482 325000"),))
    contact_editing.save(either_desk, before, theirs)

    ours = replace(before, organisation="Acme Ltd")
    contact_editing.save(either_desk, before, ours)

    both = stored(either_desk, before.id)
    assert both.organisation == "Acme Ltd"
    assert both.phones == (Phone(number="01482 325000"),)


def test_the_same_field_is_written_over_only_when_the_owner_insists(either_desk: Desk) -> None:
    before = entered(either_desk, "Ann Müller")
    contact_editing.save(either_desk, before, replace(before, organisation="Acme Ltd"))
    ours = replace(before, organisation="Mill Bakery", notes="Likes tea")

    with pytest.raises(ConflictError, match="Ann Müller in the meantime: the organisation"):
        contact_editing.save(either_desk, before, ours)
    assert stored(either_desk, before.id).notes == ""

    contact_editing.save(either_desk, before, ours, insist=True)
    kept = stored(either_desk, before.id)
    assert (kept.organisation, kept.notes) == ("Mill Bakery", "Likes tea")


def test_two_who_wrote_the_same_are_no_conflict(either_desk: Desk) -> None:
    before = entered(either_desk, "Ann Müller")
    same = replace(before, organisation="Acme Ltd")
    contact_editing.save(either_desk, before, same)
    assert contact_editing.save(either_desk, before, same).contact.organisation == "Acme Ltd"


def test_somebody_forgotten_meanwhile_is_not_brought_back(either_desk: Desk) -> None:
    before = entered(either_desk, "Ann Müller")
    forgetting.forget(either_desk, before.id)
    with pytest.raises(ContactGoneError):
        contact_editing.save(either_desk, before, replace(before, notes="Hello"))


def test_a_death_leaves_the_wording_of_the_household_to_be_confirmed(either_desk: Desk) -> None:
    ann, bo = entered(either_desk, "Ann Lund"), entered(either_desk, "Bo Lund")
    home = households.together(either_desk, [ann.id, bo.id], envelope_name="The Lunds")
    before = stored(either_desk, ann.id)
    contact_editing.save(either_desk, before, replace(before, deceased=True))
    with either_desk.book.reading() as book:
        assert not book.households.household(home.id).confirmed
    households.reword(either_desk, home.id, envelope_name="", salutation="Bo")
    with either_desk.book.reading() as book:
        now = book.households.household(home.id)
    assert (now.confirmed, now.envelope_name, now.salutation) == (True, "", "Bo")


def test_what_cannot_be_is_told_field_by_field() -> None:
    def day(kind: OccasionKind, plain: PlainDate, label: str = "") -> Occasion:
        return Occasion(kind=kind, date=plain, label=label)

    wrong = Contact(
        full_name=" ",
        entered_on=TODAY,
        emails=(Email(address="ann@example.org"), Email(address="nothing")),
        occasions=(
            day(OccasionKind.BIRTHDAY, PlainDate(year=2027, month=1, day=1)),
            day(OccasionKind.WEDDING, PlainDate(month=5)),
            day(OccasionKind.WEDDING, PlainDate(month=6)),
            day(OccasionKind.ONE_OFF, PlainDate(year=2026, month=6), "Move"),
        ),
    )
    found = problems(wrong, TODAY)
    assert sorted(found) == ["email 1", "full_name", "occasion 0", "occasion 2", "occasion 3"]
    assert problems(replace(wrong, full_name="Ann", emails=(), occasions=()), TODAY) == {}


def test_nothing_wrong_is_ever_kept(either_desk: Desk) -> None:
    nameless = Contact(full_name="", entered_on=TODAY)
    with pytest.raises(WrongValueError):
        contact_editing.add(either_desk, nameless)
    before = entered(either_desk, "Ann Müller")
    with pytest.raises(WrongValueError):
        contact_editing.save(either_desk, before, replace(before, holiday_set="no such"))


def test_doubts_are_told_and_keep_nobody_from_saving(either_desk: Desk) -> None:
    odd = Contact(
        full_name="Ann Müller",
        entered_on=TODAY,
        addresses=(HOME, replace(HOME, postal_code="99")),
        phones=(Phone(number="12"), Phone(number="+44 1482 325000")),
    )
    doubts = contact_editing.doubts(either_desk, odd)
    assert [set(each) for each in doubts.addresses] == [set(), {"postal_code"}]
    assert [bool(each) for each in doubts.phones] == [True, False]
    assert contact_editing.add(either_desk, odd).contact.id


def test_whoever_may_be_in_the_book_already_is_named_while_typing(either_desk: Desk) -> None:
    rosa = entered(either_desk, "Rosa Diaz", emails=(Email(address="rosa@example.org"),))
    entered(either_desk, "Rosalind Dyer")

    def named(**fields: object) -> list[int]:
        new = Contact(full_name="", entered_on=date(2026, 11, 23))
        return [each.contact.id for each in alike(either_desk, replace(new, **fields))]  # type: ignore[arg-type]  # any fields

    assert named(full_name="Rosa Diaz", given_name="Rosa", family_name="Diaz") == [rosa.id]
    misspelt = {"full_name": "Rosa Dias", "given_name": "Rosa", "family_name": "Dias"}
    assert named(**misspelt, emails=(Email(address="ROSA@example.org"),)) == [rosa.id]
    assert named(full_name="Somebody Else", given_name="Somebody", family_name="Else") == []


def test_a_status_chosen_in_the_form_goes_into_the_history(either_desk: Desk) -> None:
    before = entered(either_desk, "Ann Müller")
    contact_editing.save(either_desk, before, replace(before, status=Status.PARTNER))
    with either_desk.book.reading() as book:
        history = book.contacts.status_history(before.id)
    assert [each.status for each in history] == [Status.CUSTOMER, Status.PARTNER]

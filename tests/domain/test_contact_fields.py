"""Changing a contact field by field, as it is typed."""

from dataclasses import replace
from datetime import date

import pytest

from appreciation.domain.contact_fields import with_fields
from appreciation.domain.contacts import Address, Contact, Status
from appreciation.domain.errors import UnknownKeyError, UnreadableDateError, WrongValueError
from appreciation.domain.occasions import OccasionKind

HIGH_STREET = Address(street="1 High Street", town="Leeds", postal_code="LS1 1AA", country="GB")
ANN = Contact(
    full_name="Ann Müller",
    given_name="Ann",
    family_name="Müller",
    entered_on=date(2020, 1, 1),
    addresses=(HIGH_STREET,),
)


def changed(contact: Contact = ANN, **fields: str) -> Contact:
    return with_fields(contact, fields, country="GB", today=date(2026, 11, 23))


def test_a_bride_s_full_name_follows_her_new_surname() -> None:
    assert changed(family_name="Lund").full_name == "Ann Lund"


def test_a_name_the_owner_wrote_in_full_stays_when_a_part_changes() -> None:
    dear = replace(ANN, full_name="Aunt Ann")
    assert changed(dear, family_name="Lund").full_name == "Aunt Ann"


def test_a_new_full_name_never_leaves_old_parts_behind() -> None:
    lund = changed(full_name="Ann Lund")
    assert (lund.given_name, lund.family_name) == ("Ann", "Lund")
    noble = changed(full_name="Ann von der Heide")
    assert (noble.given_name, noble.family_name) == ("", "")


def test_a_name_is_one_line_and_can_be_seen() -> None:
    assert changed(full_name="Ann\nLund").full_name == "Ann Lund"
    with pytest.raises(WrongValueError):
        changed(full_name="\u200b\u202e")


def test_nobody_is_left_without_a_name() -> None:
    with pytest.raises(WrongValueError):
        changed(full_name="")


def test_a_birthday_may_lack_its_year_or_its_day() -> None:
    for text in ("--02-29", "--05", "1976-11-26"):
        birthday = changed(birthday=text).occasion(OccasionKind.BIRTHDAY)
        assert birthday is not None
        assert birthday.date.text == text
    assert changed(changed(birthday="--02-29"), birthday="").occasions == ()


def test_a_birthday_still_to_come_is_refused() -> None:
    with pytest.raises(UnreadableDateError):
        changed(birthday="2026-11-24")
    with pytest.raises(UnreadableDateError):
        changed(birthday="2025-02-29")


def test_a_day_of_their_own_is_named_by_its_label() -> None:
    shop = changed(ANN, **{"other.Shop opened": "2001-05-01"})
    assert [(each.kind, each.label) for each in shop.occasions] == [("other", "Shop opened")]
    assert changed(shop, **{"other.shop OPENED": ""}).occasions == ()


def test_a_one_off_needs_its_year() -> None:
    with pytest.raises(WrongValueError):
        changed(ANN, **{"one_off.Opening": "--05-01"})


def test_a_day_of_death_is_a_death_and_can_be_taken_back() -> None:
    dead = changed(deceased="2026-11-01")
    assert dead.deceased
    assert dead.deceased_on is not None
    alive = changed(dead, deceased="false")
    assert (alive.deceased, alive.deceased_on) == (False, None)


def test_who_moved_gets_the_new_address_and_loses_the_returned_mark() -> None:
    gone = replace(ANN, addresses=(replace(HIGH_STREET, undeliverable_on=date(2026, 1, 1)),))
    moved = changed(gone, mail_address="9 New Road, Leeds, LS2 2BB")
    assert moved.mail_address is not None
    assert moved.mail_address.street == "9 New Road"
    assert moved.mail_address.undeliverable_on is None
    assert len(moved.addresses) == 1


def test_another_of_their_addresses_can_be_chosen_for_mail() -> None:
    office = Address(street="5 Mill Lane", town="Leeds", postal_code="LS3 3CC")
    both = replace(ANN, addresses=(HIGH_STREET, office))
    chosen = changed(both, mail_address="2").mail_address
    assert chosen is not None
    assert chosen.street == "5 Mill Lane"


def test_an_address_without_a_place_is_refused() -> None:
    with pytest.raises(WrongValueError):
        changed(mail_address="somewhere")


def test_a_status_is_read_however_it_is_written() -> None:
    assert changed(status="former customer").status is Status.FORMER_CUSTOMER
    assert changed(status="Former-Customer").status is Status.FORMER_CUSTOMER
    with pytest.raises(WrongValueError):
        changed(status="friend")


def test_a_switch_takes_true_or_false_alone() -> None:
    assert changed(greet="false").greet is False
    assert changed(do_not_mail="").do_not_mail is False
    for text in ("perhaps", ""):
        with pytest.raises(WrongValueError):
            changed(greet=text)


def test_an_unknown_field_names_those_there_are() -> None:
    with pytest.raises(UnknownKeyError, match="full_name"):
        changed(colour="red")


def test_a_day_that_comes_only_once_is_noted_and_cleared_again() -> None:
    noted = changed(ANN, **{"one_off.Opening": "2027-02-01"})
    assert [(each.kind, each.label, each.date.text) for each in noted.occasions] == [
        (OccasionKind.ONE_OFF, "Opening", "2027-02-01")
    ]
    assert changed(noted, **{"one_off.opening": ""}).occasions == ()


def test_the_country_of_an_address_given_in_parts_is_known_by_name_or_refused() -> None:
    parts = '{{"street": "1 Quay Street", "town": "Hull", "country": "{}"}}'
    (where,) = changed(mail_address=parts.format("Deutschland")).addresses
    assert where.country == "DE"
    with pytest.raises(WrongValueError, match="Atlantis"):
        changed(mail_address=parts.format("Atlantis"))


def test_nobody_has_died_on_a_day_still_to_come() -> None:
    with pytest.raises(UnreadableDateError):
        changed(deceased="2026-11-24")

"""Changing somebody field by field, as it is typed."""

from datetime import date

import pytest

from appreciation.domain.contact_fields import with_fields
from appreciation.domain.contacts import Contact
from appreciation.domain.errors import WrongValueError
from appreciation.domain.occasions import OccasionKind

TODAY = date(2026, 11, 23)
ANN = Contact(full_name="Ann Reyes", entered_on=TODAY)


def changed(contact: Contact, **fields: str) -> Contact:
    return with_fields(contact, fields, country="US", today=TODAY)


def test_a_day_that_comes_only_once_is_noted_and_cleared_again() -> None:
    noted = changed(ANN, **{"one_off.Opening": "2027-02-01"})
    assert [(each.kind, each.label, each.date.text) for each in noted.occasions] == [
        (OccasionKind.ONE_OFF, "Opening", "2027-02-01")
    ]
    assert changed(noted, **{"one_off.opening": ""}).occasions == ()


def test_the_country_of_an_address_given_in_parts_is_known_by_name_or_refused() -> None:
    parts = '{{"street": "1 Quay Street", "town": "Hull", "country": "{}"}}'
    (where,) = changed(ANN, mail_address=parts.format("Deutschland")).addresses
    assert where.country == "DE"
    with pytest.raises(WrongValueError, match="Atlantis"):
        changed(ANN, mail_address=parts.format("Atlantis"))

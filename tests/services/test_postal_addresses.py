"""Addresses in the order of their country."""

import pytest

from appreciation.domain.contacts import Address
from appreciation.services.choices import countries
from appreciation.services.people.postal_addresses import address_doubts, address_form


@pytest.mark.parametrize(
    ("country", "lines"),
    [
        ("GB", [["street"], ["town"], ["postal_code"], ["region"]]),
        ("DE", [["street"], ["postal_code", "town"], ["region"]]),
        ("US", [["street"], ["town", "region", "postal_code"]]),
        ("JP", [["postal_code"], ["region"], ["town"], ["street"]]),
        ("", [["street"], ["town"], ["region"], ["postal_code"]]),
    ],
)
def test_the_parts_come_as_they_are_written_there_and_none_is_missing(
    country: str, lines: list[list[str]]
) -> None:
    form = address_form(country)
    assert [[part.name for part in line] for line in form.lines] == lines


def test_every_country_has_every_part_once() -> None:
    for country in countries():
        names = [part.name for line in address_form(country.value).lines for part in line]
        assert sorted(names) == ["postal_code", "region", "street", "town"], country


def test_parts_are_called_what_they_are_called_there() -> None:
    labels = {part.name: part for line in address_form("US").lines for part in line}
    assert labels["postal_code"].label == "ZIP code"
    assert labels["region"].label == "State"
    assert "CA" in labels["region"].choices


def test_what_the_post_would_stumble_over_is_said() -> None:
    good = Address(street="4 Quay Street", town="Hull", postal_code="HU1 1AA", country="GB")
    assert address_doubts(good) == {}
    wrong = Address(street="4 Quay Street", town="Hull", postal_code="12345", country="GB")
    assert address_doubts(wrong) == {"postal_code": "Postcode there looks like EC1Y 8SY."}
    none = Address(street="1 Main Street", town="Springfield", country="US")
    assert set(address_doubts(none)) == {"postal_code", "region"}
    assert address_doubts(Address(street="Somewhere", town="Nowhere")) == {}

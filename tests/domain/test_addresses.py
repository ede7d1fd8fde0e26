"""Addresses as owners type them."""

import re

import pytest
from hypothesis import given, strategies as st

from appreciation.domain.addresses import parsed_address
from appreciation.domain.contacts import Address
from appreciation.domain.countries import country_code


def address(
    street: str, postal_code: str = "", town: str = "", region: str = "", country: str = ""
) -> Address:
    return Address(
        street=street, postal_code=postal_code, town=town, region=region, country=country
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "12 High Street, 90210 Springfield, US",
            address("12 High Street", "90210", "Springfield", "", "US"),
        ),
        (
            "12 High Street, Springfield, IL 62701, USA",
            address("12 High Street", "62701", "Springfield", "IL", "US"),
        ),
        (
            "12 High Street; Springfield, IL 62701-1234; U.S.A.",
            address("12 High Street", "62701-1234", "Springfield", "IL", "US"),
        ),
        (
            "Hauptstr. 5\n10115 Berlin\nDeutschland",
            address("Hauptstr. 5", "10115", "Berlin", "", "DE"),
        ),
        (
            "Calle Mayor, 5, 28013 Madrid, España",
            address("Calle Mayor, 5", "28013", "Madrid", "", "ES"),
        ),
        (
            "10 Downing Street, Westminster, London, SW1A 2AA, UK",
            address("10 Downing Street\nWestminster", "SW1A 2AA", "London", "", "GB"),
        ),
        (
            "Keizersgracht 1, 1015 CJ Amsterdam, Netherlands",
            address("Keizersgracht 1", "1015 CJ", "Amsterdam", "", "NL"),
        ),
        (
            "12 George St, Sydney NSW 2000, Australia",
            address("12 George St", "2000", "Sydney", "NSW", "AU"),
        ),
        (
            "MG Road 5, Mumbai, Maharashtra 400001, India",
            address("MG Road 5", "400001", "Mumbai", "Maharashtra", "IN"),
        ),
        (
            "ul. Prosta 1, 00-950 Warszawa, Polska",
            address("ul. Prosta 1", "00-950", "Warszawa", "", "PL"),
        ),
        (
            "Storgatan 1, 114 55 Stockholm, Sverige",
            address("Storgatan 1", "114 55", "Stockholm", "", "SE"),
        ),
    ],
)
def test_a_typed_address_is_read_in_the_form_of_its_country(text: str, read: Address) -> None:
    assert parsed_address(text) == read


@pytest.mark.parametrize(
    ("text", "home", "country", "region"),
    [
        ("12 High Street, Springfield, IL", "US", "US", "IL"),
        ("12 High Street, Springfield, IL 62701", "US", "US", "IL"),
        ("5 Main St, Atlanta, Georgia", "US", "US", "Georgia"),
        ("1 Rustaveli Ave, 0108 Tbilisi, Georgia", "DE", "GE", ""),
        ("Hauptstr. 5, 10115 Berlin, DE", "US", "DE", ""),
        ("Hauptstr. 5, 10115 Berlin, DE", "DE", "DE", ""),
        ("Hauptstr. 5, 10115 Berlin", "DE", "DE", ""),
        ("Hauptstr. 5, 10115 Berlin", "", "", ""),
        ("1 Yonge St, Toronto, ON M5V 2T6", "US", "CA", "ON"),
        ("1 High St, Guildford GU1 1AA", "US", "GB", ""),
        ("1 High St, St Peter Port, GY1 1AA", "GG", "GG", ""),
    ],
)
def test_a_country_is_named_or_the_owners_or_told_by_the_postcode(
    text: str, home: str, country: str, region: str
) -> None:
    read = parsed_address(text, home)
    assert (read.country, read.region) == (country, region)


def test_what_is_not_understood_stays_in_the_street() -> None:
    assert parsed_address("1234 Main Street", "US") == address("1234 Main Street", country="US")
    assert parsed_address("5 Main St\nApt 4, Rear\nBoston, MA 02110").street == (
        "5 Main St\nApt 4, Rear"
    )
    assert parsed_address("Box 7, 12 High Street").street == "Box 7\n12 High Street"


def test_an_empty_text_is_no_address() -> None:
    assert parsed_address(" \n, ;", "DE") == Address()


@given(
    st.lists(st.text(alphabet="Aa1 ,;\n-ßÉ中", max_size=12), max_size=6).map(", ".join),
    st.sampled_from(["", "US", "DE", "GB"]),
)
def test_no_letter_or_digit_is_ever_dropped(text: str, home: str) -> None:
    read = parsed_address(text, home)
    kept = "".join((read.street, read.town, read.region, read.postal_code))
    assert sorted(re.findall(r"\w", text)) == sorted(re.findall(r"\w", kept))


def test_countries_are_known_by_many_names() -> None:
    names = [
        "us",
        "U.S.A.",
        "Deutschland",
        "Osterreich",
        "ENGLAND",
        "日本",
        "Bosnia and Herzegovina",
    ]
    assert [country_code(name) for name in names] == ["US", "US", "DE", "AT", "GB", "JP", "BA"]
    assert country_code("Springfield") == ""

"""The lines of addresses at home and abroad."""

import pytest

from appreciation.domain.contacts import Address
from appreciation.printing.addresses import address_lines, shows


def address(street: str, postal_code: str, town: str, region: str, country: str) -> Address:
    return Address(
        street=street, postal_code=postal_code, town=town, region=region, country=country
    )


BERLIN = address("Hauptstr. 5", "10115", "Berlin", "", "DE")
SPRINGFIELD = address("12 High Street", "62701", "Springfield", "IL", "US")


@pytest.mark.parametrize(
    ("where", "lines"),
    [
        (SPRINGFIELD, ["12 High Street", "Springfield, IL 62701"]),
        (BERLIN, ["Hauptstr. 5", "10115 Berlin"]),
        (
            address("Flat 2\n12 High Street", "gu1 1aa", "Guildford", "Surrey", "GB"),
            ["Flat 2", "12 High Street", "Guildford", "Surrey", "GU1 1AA"],
        ),
        (
            address("1 Yonge St", "M5V 2T6", "Toronto", "ON", "CA"),
            ["1 Yonge St", "Toronto ON  M5V 2T6"],
        ),
        (
            address("12 George St", "2000", "Sydney", "NSW", "AU"),
            ["12 George St", "SYDNEY NSW 2000"],
        ),
        (address("Bundesplatz 1", "3003", "Bern", "", "CH"), ["Bundesplatz 1", "3003 Bern"]),
        (
            address("Orchard Rd 1", "238823", "Singapore", "", "SG"),
            ["Orchard Rd 1", "Singapore 238823"],
        ),
        (
            address("Av. Paulista 1", "01310-100", "São Paulo", "SP", "BR"),
            ["Av. Paulista 1", "São Paulo-SP", "01310-100"],
        ),
        (
            address("1-1 Chiyoda", "100-0001", "Chiyoda-ku", "Tokyo", "JP"),
            ["1-1 Chiyoda", "Chiyoda-ku, Tokyo 100-0001"],
        ),
        (
            address("千代田1-1", "100-0001", "千代田区", "東京都", "JP"),
            ["100-0001", "東京都千代田区", "千代田1-1"],
        ),
    ],
)
def test_the_lines_stand_as_the_country_wants_them(where: Address, lines: list[str]) -> None:
    assert address_lines(where, sender_country=where.country) == tuple(lines)
    abroad = address_lines(where, sender_country="FI")
    assert abroad[:-1] == tuple(lines)
    assert abroad[-1].isupper()


def test_the_country_is_printed_only_abroad_or_when_home_is_not_known() -> None:
    assert address_lines(BERLIN, sender_country="DE")[-1] == "10115 Berlin"
    assert address_lines(BERLIN, sender_country="US")[-1] == "GERMANY"
    assert address_lines(BERLIN, sender_country="")[-1] == "GERMANY"
    unknown = address("Hauptstr. 5", "10115", "Berlin", "", "")
    assert address_lines(unknown, sender_country="DE") == ("Hauptstr. 5", "10115 Berlin")
    assert address_lines(unknown, sender_country="") == ("Hauptstr. 5", "10115 Berlin")


def test_the_country_is_in_letters_the_senders_post_can_read() -> None:
    def country_line(where: Address, sender: str, language: str) -> str:
        return address_lines(where, sender_country=sender, language=language)[-1]

    assert country_line(SPRINGFIELD, "DE", "de") == "VEREINIGTE STAATEN"
    assert country_line(SPRINGFIELD, "CA", "fr-CA") == "ÉTATS-UNIS"
    assert country_line(BERLIN, "JP", "ja") == "GERMANY"
    assert country_line(BERLIN, "US", "tlh") == "GERMANY"


def test_the_name_comes_first_as_it_was_written() -> None:
    toronto = address("1 Yonge St", "M5V 2T6", "Toronto", "ON", "CA")
    lines = address_lines(
        toronto, sender_country="CA", name="Ann Müller", organisation="Blue Kiosk"
    )
    assert lines == ("Ann Müller", "Blue Kiosk", "1 Yonge St", "Toronto ON  M5V 2T6")


def test_an_organisation_is_not_said_twice() -> None:
    at_work = address("Blue Kiosk\n12 High Street", "62701", "Springfield", "IL", "US")
    once = ("Blue Kiosk", "12 High Street", "Springfield, IL 62701")
    assert address_lines(at_work, sender_country="US", organisation="Blue kiosk") == once
    plain = address_lines(SPRINGFIELD, sender_country="US", name="Kiosk", organisation="Kiosk")
    assert plain == ("Kiosk", "12 High Street", "Springfield, IL 62701")


def test_a_region_the_country_does_not_print_is_kept_above_the_town() -> None:
    traunstein = address("Hauptplatz 1", "83278", "Traunstein", "Bayern", "DE")
    assert address_lines(traunstein, sender_country="DE") == (
        "Hauptplatz 1",
        "Bayern",
        "83278 Traunstein",
    )


def test_a_region_called_as_its_town_is_said_once_except_in_america() -> None:
    berlin = address("Hauptstr. 5", "10115", "Berlin", "Berlin", "DE")
    new_york = address("1 Broadway", "10004", "New York", "New York", "US")
    assert address_lines(berlin, sender_country="DE")[-1] == "10115 Berlin"
    assert address_lines(new_york, sender_country="US")[-1] == "New York, New York 10004"


@pytest.mark.parametrize("country", ["", "US", "DE", "GB", "JP", "AU", "CI", "AE", "XQ", "ZZ"])
@pytest.mark.parametrize("without", ["street", "postal_code", "town", "region", "nothing"])
def test_an_incomplete_address_has_no_empty_line_and_loses_nothing(
    country: str, without: str
) -> None:
    values = {"street": " 1 Long\n\n Road ", "postal_code": "AB1", "town": "Ton", "region": "Shire"}
    values = {key: "" if key == without else value for key, value in values.items()}
    lines = address_lines(address(country=country, **values), sender_country="US")
    printed = "\n".join(lines).casefold()
    assert all(line.strip(" ,-/") == line and "  " not in line for line in lines)
    for value in values.values():
        assert all(word.casefold() in printed for word in value.split())


def test_an_address_of_nothing_has_no_lines() -> None:
    assert address_lines(Address(), sender_country="AU") == ()


@pytest.mark.parametrize("then", ["", "US", "DE", "JP"])
@pytest.mark.parametrize("where", [BERLIN, SPRINGFIELD])
def test_a_printed_address_is_known_again_whatever_the_country_of_the_sender_was(
    where: Address, then: str
) -> None:
    printed = address_lines(where, sender_country=then, name="Ann Diaz", organisation="Diaz & Co")
    assert shows(printed, where)


def test_another_house_of_the_same_street_is_another_address() -> None:
    printed = address_lines(SPRINGFIELD, sender_country="US")
    assert not shows(printed, address("2 High Street", "62701", "Springfield", "IL", "US"))
    assert not shows(printed, BERLIN)
    assert not shows(printed, Address())

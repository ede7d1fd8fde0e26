"""Settings as owners type them."""

from dataclasses import fields

import pytest

from appreciation.domain.errors import UnknownKeyError, WrongValueError
from appreciation.domain.plain_dates import LeapRule
from appreciation.domain.settings import KEYS, Settings, with_setting
from appreciation.domain.weeks import FirstWeekday


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("name", "  Ann's Flowers ", "Ann's Flowers"),
        ("country", "de", "DE"),
        ("country", "uk", "GB"),
        ("paper", "letter", "Letter"),
        ("paper", "a4", "A4"),
        ("lead_days", "0", 0),
        ("lead_days_abroad", "60", 60),
        ("leap_day", "03-01", LeapRule.MAR_1),
        ("leap_day", "1 March", LeapRule.MAR_1),
        ("leap_day", "--02-28", LeapRule.FEB_28),
        ("leap_day", "Feb28", LeapRule.FEB_28),
        ("first_weekday", "Sunday", FirstWeekday.SUNDAY),
        ("holidays", "christian,us", "christian,us"),
    ],
)
def test_a_setting_is_read_as_owners_write_it(key: str, text: str, value: object) -> None:
    assert getattr(with_setting(Settings(), key, text), key) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("country", "Germany"),
        ("country", "D1"),
        ("paper", "A5"),
        ("lead_days", "-1"),
        ("lead_days", "61"),
        ("lead_days", "three"),
        ("lead_days", "9" * 5000),
        ("lead_days", "²"),
        ("leap_day", "02-29"),
        ("leap_day", "March"),
        ("first_weekday", "Tuesday"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_words(key: str, text: str) -> None:
    with pytest.raises(WrongValueError, match=f"“{key}” takes"):
        with_setting(Settings(), key, text)


def test_a_setting_there_is_none_of_is_wrong_usage_and_names_those_there_are() -> None:
    with pytest.raises(UnknownKeyError, match="lead_days_abroad"):
        with_setting(Settings(), "colour", "blue")


EXAMPLES = {
    "country": "DE",
    "paper": "A4",
    "leap_day": "03-01",
    "first_weekday": "sunday",
    "phone": "0113 496 0001",
    "email": "us@example.org",
    "website": "example.org",
    "ink_saving": "true",
    "cadence_prospect": "4-8",
    "cadence_customer": "4-8",
    "cadence_former_customer": "4-8",
    "cadence_partner": "4-8",
}


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_text_brings_the_default_back(key: str) -> None:
    changed = with_setting(Settings(), key, EXAMPLES.get(key, "9"))
    assert changed != Settings()
    assert with_setting(changed, key, " ") == Settings()


def test_every_setting_can_be_set() -> None:
    assert [field.name for field in fields(Settings)] == list(KEYS)


@pytest.mark.parametrize(
    ("country", "chosen", "paper"),
    [("US", "", "Letter"), ("DE", "", "A4"), ("", "", "A4"), ("US", "A4", "A4")],
)
def test_the_paper_is_the_usual_one_of_the_country_unless_chosen(
    country: str, chosen: str, paper: str
) -> None:
    assert Settings(country=country, paper=chosen).paper_in_use == paper

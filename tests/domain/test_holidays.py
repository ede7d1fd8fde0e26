"""When holidays fall: the known days of five years, and who keeps which."""

from datetime import date
from pathlib import Path

import pytest
from holidays import country_holidays, list_supported_countries

from appreciation.domain.errors import WrongValueError
from appreciation.domain.holidays.day_rules import days_of
from appreciation.domain.holidays.rules import HolidayRules

RESOURCES = Path(__file__).parents[2] / "resources" / "holidays"
YEARS = range(2026, 2031)

# Days of 2026 to 2030. The moon's and Diwali were computed from the new moon in the local zone.
KNOWN = """
easter            -    04-05 03-28 04-16 04-01 04-21
orthodox_easter   -    04-12 05-02 04-16 04-08 04-28
lunar_new_year    CN   02-17 02-06 01-26 02-13 02-03
lunar_new_year    US   02-17 02-06 01-26 02-13 02-03
lunar_new_year    KR   02-17 02-07 01-27 02-13 02-03
lunar_new_year    VN   02-17 02-06 01-26 02-13 02-02
mid_autumn        CN   09-25 09-15 10-03 09-22 09-12
mid_autumn        KR   09-25 09-15 10-03 09-22 09-12
diwali            IN   11-08 10-29 10-17 11-05 10-26
diwali            SG   11-08 10-29 10-17 11-05 10-26
eid_al_fitr       EG   03-20 03-09 02-26 02-14 02-04
eid_al_adha       EG   05-27 05-16 05-05 04-24 04-13
rosh_hashanah     IL   09-12 10-02 09-21 09-10 09-28
yom_kippur        IL   09-21 10-11 09-30 09-19 10-07
hanukkah          IL   12-05 12-25 12-13 12-02 12-21
passover          IL   04-02 04-22 04-11 03-31 04-18
nowruz            IR   03-21 03-21 03-20 03-20 03-21
mothers_day       US   05-10 05-09 05-14 05-13 05-12
mothers_day       GB   03-15 03-07 03-26 03-11 03-31
mothers_day       FR   05-31 05-30 05-28 05-27 05-26
fathers_day       US   06-21 06-20 06-18 06-17 06-16
fathers_day       GB   06-21 06-20 06-18 06-17 06-16
fathers_day       AU   09-06 09-05 09-03 09-02 09-01
fathers_day       NZ   09-06 09-05 09-03 09-02 09-01
fathers_day       SE   11-08 11-14 11-12 11-11 11-10
fathers_day       DE   05-14 05-06 05-25 05-10 05-30
fathers_day       IT   03-19 03-19 03-19 03-19 03-19
fathers_day       ES   03-19 03-19 03-19 03-19 03-19
thanksgiving      US   11-26 11-25 11-23 11-22 11-28
thanksgiving      CA   10-12 10-11 10-09 10-08 10-14
administrative_professionals_day US 04-22 04-21 04-26 04-25 04-24
small_business_saturday US 11-28 11-27 11-25 11-24 11-30
employee_appreciation_day US 03-06 03-05 03-03 03-02 03-01
customer_service_week US 10-05 10-04 10-02 10-01 10-07
grandparents_day  US   09-13 09-12 09-10 09-09 09-08
valentines_day    DE   02-14 02-14 02-14 02-14 02-14
st_nicholas       DE   12-06 12-06 12-06 12-06 12-06
st_nicholas       NL   12-05 12-05 12-05 12-05 12-05
christmas         -    12-25 12-25 12-25 12-25 12-25
orthodox_christmas RS  01-07 01-07 01-07 01-07 01-07
orthodox_christmas GR  12-25 12-25 12-25 12-25 12-25
new_year          -    01-01 01-01 01-01 01-01 01-01
season            -    12-31 12-31 12-31 12-31 12-31
"""


@pytest.fixture(scope="module")
def rules() -> HolidayRules:
    rules, sets = (
        RESOURCES.joinpath(name).read_text(encoding="utf-8") for name in ("rules.toml", "sets.toml")
    )
    return HolidayRules.parse(rules, sets)


@pytest.mark.parametrize("line", KNOWN.strip().splitlines())
def test_the_known_days_of_five_years(rules: HolidayRules, line: str) -> None:
    holiday, country, *days = line.split()
    for year, day in zip(YEARS, days, strict=True):
        expected = (date.fromisoformat(f"{year}-{day}"),)
        assert rules.dates(holiday, year, country.strip("-")) == expected


@pytest.mark.parametrize("year", [2023, 2034])
def test_french_mothers_day_makes_room_for_pentecost(rules: HolidayRules, year: int) -> None:
    assert rules.dates("mothers_day", year, "FR") == (date(year, 6, 4),)
    assert rules.dates("mothers_day", year, "SE") == (date(year, 5, 28),)


@pytest.mark.parametrize(
    ("holiday", "year", "days"),
    [
        ("eid_al_fitr", 2033, ((1, 2), (12, 23))),
        ("eid_al_adha", 2039, ((1, 5), (12, 26))),
        ("eid_al_fitr", 2032, ((1, 14),)),
    ],
)
def test_a_moon_year_may_begin_twice_in_a_year(
    rules: HolidayRules, holiday: str, year: int, days: tuple[tuple[int, int], ...]
) -> None:
    assert rules.dates(holiday, year, "EG") == tuple(date(year, *day) for day in days)


def test_hanukkah_is_greeted_once_although_it_runs_into_the_next_year(
    rules: HolidayRules,
) -> None:
    found = rules.falling("hanukkah", "US", date(2027, 12, 1), date(2028, 12, 31))
    assert found == (("hanukkah", date(2027, 12, 25)), ("hanukkah", date(2028, 12, 13)))


def test_a_proclaimed_week_is_known_only_where_it_was_proclaimed(rules: HolidayRules) -> None:
    assert rules.dates("small_business_week", 2024, "US") == (date(2024, 4, 28),)
    assert rules.dates("small_business_week", 2017, "US") == ()
    spring = (date(2027, 4, 19), date(2027, 5, 31))
    assert rules.falling("business", "US", *spring) == ()
    assert rules.gaps("business", "US", *spring) == (
        "The day of National Small Business Week in 2027 is not known: nobody is greeted for it.",
    )
    assert rules.gaps("business", "US", date(2027, 11, 22), date(2027, 11, 28)) == ()


def test_a_day_that_a_country_does_not_keep_is_said_when_others_keep_it(
    rules: HolidayRules,
) -> None:
    may = (date(2027, 5, 3), date(2027, 5, 9))
    assert rules.falling("mother", "US", *may) == (("mothers_day", date(2027, 5, 9)),)
    assert rules.falling("mother", "NG", *may) == rules.falling("mother", "", *may) == ()
    assert "not known for NG" in rules.gaps("mother", "NG", *may)[0]
    assert "country is not known" in rules.gaps("mother", "", *may)[0]
    assert rules.gaps("mother", "NG", date(2027, 11, 1), date(2027, 11, 7)) == ()


def test_diwali_is_known_as_far_as_the_calendar_of_india_goes(rules: HolidayRules) -> None:
    assert rules.falling("hindu", "GB", date(2036, 10, 1), date(2036, 11, 30)) == ()
    assert "Diwali in 2036" in rules.gaps("hindu", "GB", date(2036, 10, 1), date(2036, 11, 30))[0]


def test_an_american_abroad_keeps_the_american_thanksgiving(rules: HolidayRules) -> None:
    november = (date(2026, 11, 1), date(2026, 11, 30))
    assert rules.falling("us", "DE", *november) == (("thanksgiving", date(2026, 11, 26)),)
    assert rules.falling("korean", "US", date(2027, 2, 1), date(2027, 2, 28)) == (
        ("lunar_new_year", date(2027, 2, 7)),
    )


def test_somebody_in_two_sets_gets_each_holiday_once(rules: HolidayRules) -> None:
    february = (date(2027, 2, 1), date(2027, 2, 28))
    assert rules.falling("chinese, korean", "US", *february) == (
        ("lunar_new_year", date(2027, 2, 6)),
    )
    year = (date(2027, 1, 1), date(2027, 12, 31))
    assert rules.falling("us,season", "US", *year).count(("season", date(2027, 12, 31))) == 1


def test_holidays_come_in_the_order_of_their_days(rules: HolidayRules) -> None:
    assert rules.falling("christian,new_year", "DE", date(2026, 12, 1), date(2027, 4, 1)) == (
        ("christmas", date(2026, 12, 25)),
        ("new_year", date(2027, 1, 1)),
        ("easter", date(2027, 3, 28)),
    )


def test_the_season_card_is_one_a_year_and_counts_for_the_year_that_ends(
    rules: HolidayRules,
) -> None:
    found = rules.falling("season", "", date(2026, 1, 1), date(2029, 12, 31))
    assert [day.year for _, day in found] == [2026, 2027, 2028, 2029]


@pytest.mark.parametrize(
    ("text", "holidays"),
    [
        ("", ()),
        ("none", ()),
        ("Christian", ("christmas", "easter")),
        ("none, season", ("season",)),
        ("New Year,christian", ("new_year", "christmas", "easter")),
        ("mothers-day", ("mothers_day",)),
    ],
)
def test_a_set_is_chosen_by_its_name_or_by_a_single_holiday(
    rules: HolidayRules, text: str, holidays: tuple[str, ...]
) -> None:
    assert rules.chosen(text) == holidays


def test_a_set_there_is_none_of_is_refused_and_in_a_plan_said(rules: HolidayRules) -> None:
    with pytest.raises(WrongValueError, match=r"“pagan”; there are none, season"):
        rules.chosen("christian, pagan")
    december = (date(2026, 12, 1), date(2026, 12, 31))
    assert rules.falling("christian, pagan", "DE", *december) == (
        ("christmas", date(2026, 12, 25)),
    )
    assert "“pagan”" in rules.gaps("christian, pagan", "DE", *december)[0]


def test_a_holiday_is_named_in_the_language_of_the_card(rules: HolidayRules) -> None:
    assert rules.name("christmas", "de-AT") == "Weihnachten"
    assert rules.name("christmas", "nl_BE") == "Kerstmis"
    assert rules.name("christmas", "xx") == rules.name("christmas", "") == "Christmas"


def test_every_holiday_has_its_names_and_every_set_its_holidays(rules: HolidayRules) -> None:
    for holiday, entry in rules.holidays.items():
        assert {"en", "de", "fr", "es", "it", "nl"} <= entry.names.keys(), holiday
    for holiday_set in rules.set_ids:
        for holiday in rules.chosen(holiday_set):
            assert holiday in rules.holidays


def test_every_country_of_every_rule_has_its_day(rules: HolidayRules) -> None:
    for holiday, entry in rules.holidays.items():
        countries = [country for rule in entry.rules for country in rule.countries]
        assert len(countries) == len(set(countries)), holiday
        others = [""] if any(not rule.countries for rule in entry.rules) else []
        for country in (*countries, *others):
            for year in range(2026, 2036):
                if holiday != "small_business_week":
                    assert rules.dates(holiday, year, country), (holiday, country, year)


@pytest.mark.parametrize("country", sorted(list_supported_countries(include_aliases=False)))
def test_no_rule_contradicts_the_official_calendar_of_a_country(
    rules: HolidayRules, country: str
) -> None:
    ours = {"Mother's Day": "mothers_day", "Father's Day": "fathers_day"}
    categories = country_holidays(country).supported_categories
    official = country_holidays(
        country, years=YEARS, observed=False, language="en_US", categories=categories
    )
    for day, names in official.items():
        for name in names.split("; "):
            if name in ours and (known := rules.dates(ours[name], day.year, country)):
                assert known == (day,)


def test_the_days_after_the_last_known_are_unknown_rather_than_wrong(rules: HolidayRules) -> None:
    for holiday in rules.holidays:
        for year in (1900, 1950, 2078, 2150, 2199):
            assert all(day.year == year for day in rules.dates(holiday, year, "US"))
    assert rules.dates("eid_al_fitr", 2078, "EG") == ()


@pytest.mark.parametrize("text", ["", "13th sunday of may", "5th sunday of may", "christmas"])
def test_a_text_that_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no rule"):
        days_of(text, 2026)

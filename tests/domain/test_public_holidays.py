"""The library that knows the days off is asked for no more than the owner's countries."""

import subprocess
import sys
from datetime import date

from holidays import list_supported_countries

from appreciation.domain.public_holidays import country_known, public_holidays, regions

_ASK = """
import sys
from appreciation.domain.public_holidays import country_known, public_holidays
print(country_known("GB") and len(list(public_holidays("GB", "", 2026).items())) > 5)
print(sum(name.startswith("holidays.countries.") for name in sys.modules))
"""


def test_an_owner_in_one_country_waits_for_that_country_alone() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _ASK], capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    assert said.stdout.split() == ["True", "1"]


def test_every_country_can_be_asked_for() -> None:
    countries = list_supported_countries(include_aliases=False)
    assert "GB" in countries
    for country in countries:
        assert country_known(country)
        assert all(regions(country).values())
        days_off = public_holidays(country, "", 2026)
        assert not all(days_off.is_working_day(date(2026, 1, day)) for day in range(1, 8))

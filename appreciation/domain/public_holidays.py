"""What the `holidays` library knows, asked in one place.

Importing the library takes a twentieth of a second, so it is imported when it is first asked:
nothing that the start needs waits for it.
"""

import sys
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any, Protocol


class DaysOff(Protocol):
    """A year's days off, as the library gives them: what each day is called, by day."""

    def items(self) -> Iterable[tuple[date, str]]:
        """Return the days and their names."""

    def is_working_day(self, day: date, /) -> bool:
        """Whether people work on a day: no day off, and no weekend."""


_INDIA_KNOWN = range(2001, 2036)
"""The years of Hindu holidays; asked for others, the library warns and leaves them out."""

# Asked for the whole country, the library leaves out days on which hardly anybody works and no post
# goes: Easter Monday in Britain, Thanksgiving in Canada. England then stands for Britain, and
# Canada has the days of its federal offices too.
_REGION_WITHOUT_ONE = {"GB": "ENG"}
_CATEGORIES_WITHOUT_REGION = {"CA": ("government", "public")}


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    # Its list of countries with their regions would load them all.
    return frozenset(_library().registry.EntityLoader.get_country_codes(include_aliases=False))


def country_known(country: str) -> bool:
    """Whether public holidays are known for a country (ISO code in capitals)."""
    return country in _countries()


def region_code(country: str, region: str) -> str:
    """Return the library's code of a region given by code or name in any case; empty if unknown.

    >>> region_code("DE", "bayern"), region_code("DE", "by"), region_code("DE", "Kent")
    ('BY', 'BY', '')
    """
    if not country_known(country):
        return ""
    calendar = _calendar(country)
    codes: dict[str, str] = {code.casefold(): code for code in calendar.subdivisions}
    names = {name.casefold(): code for name, code in calendar.subdivisions_aliases.items()}
    wanted = region.strip().casefold().removeprefix(f"{country.casefold()}-")
    return codes.get(wanted) or names.get(wanted, "")


def regions(country: str) -> dict[str, str]:
    """Return the regions of a country with public holidays of their own: names by code.

    A region without a name is called by its code.
    """
    if not country_known(country):
        return {}
    calendar = _calendar(country)
    names = {code: name for name, code in reversed(calendar.subdivisions_aliases.items())}
    return {code: names.get(code, code) for code in calendar.subdivisions}


def known_through(country: str) -> int:
    """Return the last year whose public holidays are known."""
    return _INDIA_KNOWN[-1] if country == "IN" else _calendar(country).end_year


def public_holidays(country: str, region: str, year: int) -> DaysOff:
    """Return a year's days off, substitute days included.

    `region` is a code that `region_code` gave, or empty. Years the library does not know are empty.
    """
    days_off: DaysOff = _calendar(
        country,
        subdiv=region or _REGION_WITHOUT_ONE.get(country),
        years=[] if country == "IN" and year not in _INDIA_KNOWN else [year],
        expand=False,
        categories=None if region else _CATEGORIES_WITHOUT_REGION.get(country),
    )
    return days_off


@lru_cache(maxsize=1024)
def named(country: str, name: str, year: int) -> date | None:
    """Return the first day of a year that a country calls `name` in English, or None when unknown.

    It is the day of the feast itself, never a day off moved to a weekday. The library marks days
    before their proclamation as estimated; those count.
    """
    if country == "IN" and year not in _INDIA_KNOWN:
        return None
    calendar = _calendar(country, years=year, expand=False, observed=False, language="en_US")
    days = (
        day
        for day, names in calendar.items()
        if day.year == year and name in names.replace(" (estimated)", "").split("; ")
    )
    return min(days, default=None)


def _calendar(country: str, **choices: Any) -> Any:
    """Return the library's calendar of a country, with the choices of `country_holidays`."""
    return _library().country_holidays(country, **choices)


@lru_cache(maxsize=1)
def _library() -> ModuleType:
    """Return the library, which loads a country when it is asked for.

    It means to, but with the first its package of countries imports all 250: a tenth of a second
    and eight megabytes more (measured). That package is known here without having been run.
    """
    import holidays

    countries = find_spec("holidays.countries")
    if countries is not None and countries.name not in sys.modules:
        sys.modules[countries.name] = module_from_spec(countries)
    return holidays

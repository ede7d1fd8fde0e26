"""Which holidays somebody keeps, on which days, and what they are called."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from appreciation.domain.errors import WrongValueError
from appreciation.domain.holidays.day_rules import days_of

_ALL_YEAR = frozenset(range(1, 13))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """A rule for some countries, or for all others when it names none."""

    on: str
    countries: frozenset[str]
    unless: str
    otherwise: str

    def days(self, year: int) -> tuple[date, ...]:
        days = days_of(self.on, year)
        if self.unless and set(days) & set(days_of(self.unless, year)):
            return days_of(self.otherwise, year)
        return days


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holiday:
    rules: tuple[_Rule, ...]
    months: frozenset[int]
    names: Mapping[str, str]

    def rule(self, country: str) -> _Rule | None:
        own = (rule for rule in self.rules if country in rule.countries)
        others = (rule for rule in self.rules if not rule.countries)
        return next(own, None) or next(others, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    holidays: tuple[str, ...]
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayRules:
    """The holidays there are, and the sets of them that people follow.

    `country` in every question is an ISO code, of the person's mail address or else the sender's;
    a set may bring its own, so that an American abroad keeps the American Thanksgiving. `sets` is
    what a contact or the book follows: ids of sets or of single holidays, parted by commas; where
    two of them hold the same holiday, the first one's day counts.
    """

    holidays: Mapping[str, _Holiday]
    sets: Mapping[str, _Set]

    @classmethod
    def parse(cls, rules_toml: str, sets_toml: str) -> Self:
        """Read the texts of `resources/holidays/rules.toml` and `sets.toml`."""
        holidays = {key: _holiday(table) for key, table in tomllib.loads(rules_toml).items()}
        sets = {key: _set(table) for key, table in tomllib.loads(sets_toml).items()}
        return cls(holidays=holidays, sets=sets)

    @property
    def set_ids(self) -> tuple[str, ...]:
        """The ids of all sets, in the order of their file."""
        return tuple(self.sets)

    def chosen(self, sets: str) -> tuple[str, ...]:
        """Return the ids of the holidays in sets; raise `WrongValueError` for one there is none of.

        An empty text and `none` give no holiday.
        """
        if unknown := self._unknown(sets):
            raise WrongValueError(
                f"There is no set of holidays “{unknown[0]}”; there are {', '.join(self.set_ids)}."
            )
        return tuple(self._kept(sets, ""))

    def name(self, holiday_id: str, language: str) -> str:
        """Return what a holiday is called in a language (`de-AT` as `de`), else in English."""
        names = self.holidays[holiday_id].names
        short = language.replace("_", "-").split("-")[0].casefold()
        return names.get(short) or names["en"]

    def dates(self, holiday_id: str, year: int, country: str) -> tuple[date, ...]:
        """Return the days of a holiday in a Gregorian year: two when a moon year fits in twice.

        None when the country does not keep it or its day is not known: `gaps` tells.
        """
        rule = self.holidays[holiday_id].rule(country)
        return rule.days(year) if rule else ()

    def falling(
        self, sets: str, country: str, first_day: date, last_day: date
    ) -> tuple[tuple[str, date], ...]:
        """Return the holidays of sets from one day to another, both included, in order of day.

        What is no set is left aside: `gaps` tells.
        """
        years = range(first_day.year, last_day.year + 1)
        found = (
            (day, holiday)
            for holiday, keeps in self._kept(sets, country).items()
            for year in years
            for day in self.dates(holiday, year, keeps)
            if first_day <= day <= last_day
        )
        return tuple((holiday, day) for day, holiday in sorted(found))

    def gaps(self, sets: str, country: str, first_day: date, last_day: date) -> tuple[str, ...]:
        """Return in sentences what `falling` could not know, so that nobody is missed silently."""
        wrong = (
            f"There is no set of holidays “{each}”: nobody is greeted for it."
            for each in self._unknown(sets)
        )
        missing = (
            sentence
            for holiday, keeps in self._kept(sets, country).items()
            for year in range(first_day.year, last_day.year + 1)
            if self._concerned(holiday, year, first_day, last_day)
            for sentence in self._gap(holiday, year, keeps)
        )
        return tuple(dict.fromkeys((*wrong, *missing)))

    def _kept(self, sets: str, country: str) -> dict[str, str]:
        """Return the holidays of sets, each with the country whose day counts."""
        kept: dict[str, str] = {}
        for each in _parts(sets):
            found = self.sets.get(each)
            alone = (each,) if each in self.holidays else ()
            for holiday in found.holidays if found else alone:
                kept.setdefault(holiday, (found and found.country) or country)
        return kept

    def _unknown(self, sets: str) -> list[str]:
        return [
            each for each in _parts(sets) if each not in self.sets and each not in self.holidays
        ]

    def _concerned(self, holiday: str, year: int, first_day: date, last_day: date) -> bool:
        first = max(first_day, date(year, 1, 1)).month
        last = min(last_day, date(year, 12, 31)).month
        return not self.holidays[holiday].months.isdisjoint(range(first, last + 1))

    def _gap(self, holiday: str, year: int, country: str) -> Iterator[str]:
        name = self.name(holiday, "en")
        if self.holidays[holiday].rule(country) is None:
            where = country or "people whose country is not known"
            yield f"The day of {name} is not known for {where}: nobody there is greeted for it."
        elif not self.dates(holiday, year, country):
            yield f"The day of {name} in {year} is not known: nobody is greeted for it."


def _parts(sets: str) -> tuple[str, ...]:
    words = (part.strip().casefold() for part in sets.split(","))
    return tuple(word.replace(" ", "_").replace("-", "_") for word in words if word)


def _holiday(table: Mapping[str, Any]) -> _Holiday:
    return _Holiday(
        rules=tuple(_rule(**rule) for rule in table["days"]),
        months=frozenset(table.get("months", _ALL_YEAR)),
        names=table["names"],
    )


def _rule(on: str, countries: tuple[str, ...] = (), unless: str = "", otherwise: str = "") -> _Rule:
    return _Rule(on=on, countries=frozenset(countries), unless=unless, otherwise=otherwise)


def _set(table: Mapping[str, Any]) -> _Set:
    return _Set(holidays=tuple(table["holidays"]), country=table.get("country", ""))

"""Reading what was typed: days, key and value, numbers of pieces."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Annotated

import typer

from appreciation.domain.contact_fields import status_of
from appreciation.domain.contacts import Status
from appreciation.domain.errors import UserError
from appreciation.domain.weeks import FIRST_YEAR, LAST_YEAR, Week

LARGEST_NUMBER = 2_147_483_647
"""The largest number that a contact, a batch or a piece can have; a server counts no further."""

OnOption = Annotated[
    str, typer.Option("--on", metavar="YYYY-MM-DD", help="The day; today if not given.")
]
"""When something happened; `stated_day` reads it."""


def day_of(text: str) -> date:
    """Return the day of `YYYY-MM-DD`; anything else is wrong usage."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise typer.BadParameter(f"“{text}” is not a day: write 2026-11-26.") from error


def present_day(text: str) -> date:
    """Return the day that everything is reckoned from; one no calendar here reaches is refused."""
    day = day_of(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise typer.BadParameter(
            f"“{text}” is out of reach: the years are {FIRST_YEAR} to {LAST_YEAR}."
        )
    return day


def stated_day(text: str) -> date | None:
    """Return the day of an option, None where it was not given."""
    return day_of(text) if text else None


def stated_time(text: str) -> time | None:
    """Return the time of `HH:MM`, None for nothing; anything else is wrong usage."""
    if not text:
        return None
    try:
        return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 - a time of day has no zone
    except ValueError as error:
        raise typer.BadParameter(f"“{text}” is not a time: write 16:30.") from error


def pairs_of(texts: Sequence[str]) -> dict[str, str]:
    """Return what KEY=VALUE arguments say; wrong usage without `=` or with a key twice."""
    pairs = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise typer.BadParameter(f"“{text}” is not KEY=VALUE.")
        if key.strip() in pairs:
            raise typer.BadParameter(f"“{key.strip()}” is given twice; say once what it is to be.")
        pairs[key.strip()] = value
    return pairs


def numbers_of(text: str) -> list[int]:
    """Return the piece numbers of `47,48`; anything else is wrong usage."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isdecimal() for part in parts):
        raise typer.BadParameter(f"“{text}” is not a list of piece numbers such as 47,48.")
    return [int(part) for part in parts]


def status_option(text: str) -> Status:
    """Return a status; a word that is none is wrong usage."""
    try:
        return status_of(text)
    except UserError as error:
        raise typer.BadParameter(str(error)) from error


def week_option(text: str) -> str:
    """Return a week's label once it is sure that there is such a week; empty stays empty."""
    try:
        return Week.parse(text).label if text else ""
    except UserError as error:
        raise typer.BadParameter(str(error)) from error


def paper_option(text: str) -> str:
    """Return `A4`, `Letter`, or empty for what is usual; anything else is wrong usage."""
    papers = {"": "", "a4": "A4", "letter": "Letter"}
    if text.casefold() not in papers:
        raise typer.BadParameter(f"There is no paper “{text}”; there are A4 and Letter.")
    return papers[text.casefold()]

"""How one person is cared for, where it differs from what is usual; and what they need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import UnknownKeyError, WrongValueError
from appreciation.domain.settings import LONGEST_CADENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What the owner chose for one person; for most people nothing.

    `ideal_days` and `longest_days` are None for what is usual with their status. They are not
    listed as going quiet before `quiet_until`, nor at all unless `watched`. `needs` are words of
    the owner's. The other fields are about somebody who might become a customer: why they are none,
    what they would need, and when to ask again.
    """

    contact_id: ContactId
    ideal_days: int | None = None
    longest_days: int | None = None
    quiet_until: date | None = None
    watched: bool = True
    needs: str = ""
    prospect_reason: str = ""
    prospect_needs: str = ""
    ask_again_on: date | None = None


def with_care(care: Care, fields: Mapping[str, str]) -> Care:
    """Return the care with fields read from text; an empty text brings back what is usual.

    The fields are `ideal` and `longest` in weeks, `watched`, `needs` and `quiet_until`. Raises
    `UnknownKeyError` and `WrongValueError`.
    """
    for key, text in fields.items():
        if key not in _FIELDS:
            known = ", ".join(_FIELDS)
            raise UnknownKeyError(f"“{key}” cannot be set here; what can: {known}.")
        name, value_of = _FIELDS[key]
        value: dict[str, Any] = {name: value_of(key, text.strip())}
        care = replace(care, **value)
    ideal, longest = care.ideal_days, care.longest_days
    if ideal is not None and longest is not None and longest < ideal:
        raise WrongValueError("The longest interval is no shorter than the ideal one.")
    return care


def _weeks(key: str, text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= LONGEST_CADENCE:
        raise WrongValueError(f"“{key}” takes a number of weeks from 1 to {LONGEST_CADENCE}.")
    return 7 * int(text)


def _watched(key: str, text: str) -> bool:
    answers = {"": True, "true": True, "yes": True, "false": False, "no": False}
    if text.casefold() not in answers:
        raise WrongValueError(f"“{key}” takes true or false, not “{text}”.")
    return answers[text.casefold()]


def _words(_key: str, text: str) -> str:
    return text


def _day(key: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise WrongValueError(f"“{key}” takes a day as 2026-11-26, not “{text}”.") from error


_FIELDS: dict[str, tuple[str, Callable[[str, str], object]]] = {
    "ideal": ("ideal_days", _weeks),
    "longest": ("longest_days", _weeks),
    "watched": ("watched", _watched),
    "needs": ("needs", _words),
    "quiet_until": ("quiet_until", _day),
}

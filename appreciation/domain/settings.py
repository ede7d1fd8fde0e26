"""What an owner can set, and who the business is."""

from dataclasses import dataclass, fields, replace
from typing import Any

from appreciation.domain.errors import UnknownKeyError, WrongValueError
from appreciation.domain.plain_dates import LeapRule

LETTER_COUNTRIES = frozenset("US CA MX PH CL CO VE CR GT PA DO PR NI SV HN BO".split())
"""Where Letter is the usual paper (Unicode CLDR, measurement data, paper size US-Letter)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The business profile and the book's choices.

    `country` is an ISO code or empty; `address` has its lines parted by newlines; `paper` is `A4`,
    `Letter` or empty for what is usual in the country. Lead times are in working days.
    `holidays` names the holiday set everybody follows who has none of their own.
    `logo` and `signature` are paths of picture files whose content is kept in the book.
    """

    name: str = ""
    address: str = ""
    country: str = ""
    region: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    signer: str = ""
    language: str = "en"
    paper: str = ""
    envelope: str = ""
    label_sheet: str = ""
    lead_days: int = 3
    lead_days_abroad: int = 10
    leap_day: LeapRule = LeapRule.FEB_28
    first_weekday: str = "monday"
    holidays: str = "none"
    logo: str = ""
    signature: str = ""

    @property
    def paper_in_use(self) -> str:
        """`A4` or `Letter`: the chosen paper, else the country's."""
        return self.paper or ("Letter" if self.country in LETTER_COUNTRIES else "A4")


KEYS = tuple(field.name for field in fields(Settings))


def with_setting(settings: Settings, key: str, text: str) -> Settings:
    """Return the settings with one of them read from text; an empty text brings the default back.

    Raises `UnknownKeyError` for a key there is none of, `WrongValueError` for a value it cannot take.
    """
    if key not in KEYS:
        raise UnknownKeyError(f"There is no setting “{key}”; the settings are {', '.join(KEYS)}.")
    text = text.strip()
    if not text:
        return replace(settings, **{key: getattr(Settings(), key)})
    return replace(settings, **{key: _value(key, text)})


def _value(key: str, text: str) -> Any:
    match key:
        case "lead_days" | "lead_days_abroad":
            if not text.isdecimal() or int(text) > 60:
                raise WrongValueError(
                    f"“{key}” takes a number of working days from 0 to 60, not “{text}”."
                )
            return int(text)
        case "leap_day":
            return _leap_rule(text)
        case "first_weekday":
            return _choice(key, text.casefold(), ("monday", "sunday"))
        case "paper":
            return _choice(
                key, {"a4": "A4", "letter": "Letter"}.get(text.casefold(), text), ("A4", "Letter")
            )
        case "country":
            if len(text) != 2 or not text.isascii() or not text.isalpha():
                raise WrongValueError(
                    f"“country” takes a code of two letters, as US or DE, not “{text}”."
                )
            return text.upper()
        case _:
            return text


def _choice(key: str, text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise WrongValueError(f"“{key}” takes {' or '.join(choices)}, not “{text}”.")
    return text


def _leap_rule(text: str) -> LeapRule:
    digits = (
        text.strip("-")
        .casefold()
        .replace(" ", "")
        .replace("-", "")
        .replace("/", "")
        .replace(".", "")
    )
    if digits in {"0228", "228", "28feb", "feb28", "28february", "february28", "28"}:
        return LeapRule.FEB_28
    if digits in {"0301", "301", "31", "1mar", "mar1", "1march", "march1", "01mar", "01march", "1"}:
        return LeapRule.MAR_1
    raise WrongValueError(f"“leap_day” takes 02-28 or 03-01, not “{text}”.")

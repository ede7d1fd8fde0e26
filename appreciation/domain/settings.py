"""What an owner can set, and who the business is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from appreciation.domain.errors import UnknownKeyError, WrongValueError
from appreciation.domain.plain_dates import LeapRule
from appreciation.domain.weeks import FirstWeekday

LETTER_COUNTRIES = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""Where Letter is the usual paper (Unicode TR35, supplemental measurementData, US-Letter)."""

LONGEST_CADENCE = 520
"""The longest interval between two touches in weeks: ten years."""

LONGEST_LEAD = 60
"""The longest lead in working days: a quarter of a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The business profile and the book's choices.

    `country` is an ISO code or empty; `address` has its lines parted by newlines; `paper` is `A4`,
    `Letter` or empty for what is usual in the country. Lead times are in working days.
    `holidays` names the holiday sets, parted by commas, that everybody follows who has none of
    their own. `region` is a part of the country with public holidays of its own, by code or name.
    `logo` and `signature` are paths of picture files whose content is kept in the book.
    `ink_saving` prints the paler look of designs that are dark all over. What more than
    `theme_share` percent of those who left say is pointed out. A cadence is the ideal and
    the longest interval between two touches in weeks, as `13-26`, for people of a status.
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
    first_weekday: FirstWeekday = FirstWeekday.MONDAY
    holidays: str = "none"
    logo: str = ""
    signature: str = ""
    ink_saving: bool = False
    theme_share: int = 25
    cadence_prospect: str = "9-26"
    cadence_customer: str = "13-26"
    cadence_former_customer: str = "26-52"
    cadence_partner: str = "17-39"

    @property
    def paper_in_use(self) -> str:
        """`A4` or `Letter`: the chosen paper, else the country's."""
        return self.paper or ("Letter" if self.country in LETTER_COUNTRIES else "A4")


KEYS = tuple(field.name for field in fields(Settings))


def with_setting(settings: Settings, key: str, text: str) -> Settings:
    """Return the settings with one of them read from text; an empty text brings the default back.

    Raises `UnknownKeyError` for a key there is none of, `WrongValueError` for a value it cannot
    take. Whether a language, holiday set or label sheet of that name exists is not known here.
    """
    if key not in KEYS:
        raise UnknownKeyError(f"There is no setting “{key}”; the settings are {', '.join(KEYS)}.")
    text = text.strip()
    value: Any = _READERS.get(key, _plain)(key, text) if text else getattr(Settings(), key)
    return replace(settings, **{key: value})


def _plain(_key: str, text: str) -> str:
    return text


def _lead(key: str, text: str) -> int:
    if not re.fullmatch("[0-9]{1,2}", text) or int(text) > LONGEST_LEAD:
        raise WrongValueError(
            f"“{key}” takes a number of working days from 0 to {LONGEST_LEAD}, not “{text}”."
        )
    return int(text)


def _cadence(key: str, text: str) -> str:
    weeks = re.fullmatch(r"([0-9]{1,3})\s*(?:-|\u2013|to|,|\s)\s*([0-9]{1,3})", text)
    if weeks is None or not 1 <= int(weeks[1]) <= int(weeks[2]) <= LONGEST_CADENCE:
        raise WrongValueError(
            f"“{key}” takes the ideal and the longest interval in weeks, as 13-26, not “{text}”."
        )
    return f"{int(weeks[1])}-{int(weeks[2])}"


def _share(key: str, text: str) -> int:
    number = text.removesuffix("%").strip()
    if not re.fullmatch("[0-9]{1,3}", number) or not 1 <= int(number) <= 100:
        raise WrongValueError(f"“{key}” takes a share in percent from 1 to 100, not “{text}”.")
    return int(number)


def _leap_rule(key: str, text: str) -> LeapRule:
    parts = frozenset(re.findall(r"[a-z]+|[0-9]{1,2}", text.casefold()))
    if parts in _FEB_28:
        return LeapRule.FEB_28
    if parts in _MAR_1:
        return LeapRule.MAR_1
    raise WrongValueError(f"“{key}” takes 02-28 or 03-01, not “{text}”.")


def _first_weekday(key: str, text: str) -> FirstWeekday:
    return FirstWeekday(_choice(key, text.casefold(), {each: each for each in FirstWeekday}))


def _paper(key: str, text: str) -> str:
    return _choice(key, text.casefold(), {"a4": "A4", "letter": "Letter"})


def _country(key: str, text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isalpha():
        raise WrongValueError(f"“{key}” takes a code of two letters, as US or DE, not “{text}”.")
    return _USUAL_CODES.get(text.upper(), text.upper())


def _email(_key: str, text: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        raise WrongValueError(f"An e-mail address has one @ and no blanks, unlike “{text}”.")
    return text


def _website(_key: str, text: str) -> str:
    if "." not in text or len(text.split()) != 1:
        raise WrongValueError(f"A website is written as example.com, not as “{text}”.")
    return text


def _phone(_key: str, text: str) -> str:
    if sum(sign.isdecimal() for sign in text) < 3:
        raise WrongValueError(f"A telephone number has digits; “{text}” has too few.")
    return text


def _yes_or_no(key: str, text: str) -> bool:
    answers = {"true": "true", "yes": "true", "false": "false", "no": "false"}
    return _choice(key, answers.get(text.casefold(), text), _TRUTHS) == "true"


def _choice(key: str, text: str, choices: Mapping[str, str]) -> str:
    if text not in choices:
        raise WrongValueError(f"“{key}” takes {' or '.join(choices.values())}, not “{text}”.")
    return choices[text]


_TRUTHS = {"true": "true", "false": "false"}

_USUAL_CODES = {"UK": "GB", "EL": "GR"}
"""Codes in common use that ISO 3166 writes otherwise."""

_FEB_28 = frozenset(frozenset({month, "28"}) for month in ("02", "2", "feb", "february"))
_MAR_1 = frozenset(
    frozenset({month, day}) for month in ("03", "3", "mar", "march") for day in ("01", "1")
)

_READERS: dict[str, Callable[[str, str], str | int]] = {
    "lead_days": _lead,
    "lead_days_abroad": _lead,
    "leap_day": _leap_rule,
    "first_weekday": _first_weekday,
    "paper": _paper,
    "country": _country,
    "ink_saving": _yes_or_no,
    "theme_share": _share,
    "email": _email,
    "website": _website,
    "phone": _phone,
    "cadence_prospect": _cadence,
    "cadence_customer": _cadence,
    "cadence_former_customer": _cadence,
    "cadence_partner": _cadence,
}

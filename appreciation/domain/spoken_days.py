"""Days as they are said in English: "Tuesday", "3 December", "in two weeks", "the end of May"."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from appreciation.domain.date_order import DateOrder
from appreciation.domain.said import Said, apart

_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NUMBERS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_WEEKDAY = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_SHORT_WEEKDAY = r"(?P<weekday>mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:,?\s+(?P<year>20\d\d))?(?![\d:])"
_NUMBER = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>day|week|fortnight|month|year)s?\b(?:['\u2019]s?)?"
_AHEAD = r"(?:(?P<by>by|on|until|till|before|no later than|not later than)\s+)?"
_SURELY = r"(?P<by>by|on|until|till|before|no later than|not later than)\s+"
_NOT_ITS = r"(?!['\u2019]s|-)\b"
_GOES_ON = (
    r"(?=\s*(?:$|[,;.]|\d{1,2}[:.h]\d|\d{1,2}\s*[ap]\.?m|\d{1,2}\s|(?:at|by|via|in|on|to)\b))"
)


def days_said(text: str, today: date, order: DateOrder | None) -> list[Said[date]]:
    """Return the days named in a text, in order; what is past or open has no value but a doubt.

    `order` is how 3/12 is read; None leaves it open unless only one way is a day.
    """
    found: list[Said[date]] = []
    for pattern, meaning in _FORMS:
        for match in re.finditer(rf"(?<![\w/.:-]){pattern}", text, re.IGNORECASE):
            said = " ".join(match[0].split())
            before = (match.groupdict().get("by") or "").lower() == "before"
            days = {
                day - timedelta(days=1) if before else day for day in meaning(match, today, order)
            }
            firm = bool(match.groupdict().get("by"))
            value, doubt = _settled(said, days, today)
            if value or doubt:
                found.append(Said(match.start(), match.end(), value, doubt, firm))
    return _joined(apart(found), text)


def _settled(said: str, days: set[date], today: date) -> tuple[date | None, str]:
    if len(days) > 1:
        first, second = sorted(days)[:2]
        return None, f"“{said}” can be {_written(first, today)} or {_written(second, today)}."
    for day in days:
        return (day, "") if day >= today else (None, f"“{said}” is past.")
    return None, ""


def _written(day: date, today: date) -> str:
    """Return as `Tue 24 Nov`, with its year where that is another than today's."""
    written = f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}".title()
    return written if day.year == today.year else f"{written} {day.year}"


def _joined(found: list[Said[date]], text: str) -> list[Said[date]]:
    """Take a weekday and a date side by side for one day, which both have to name."""
    joined: list[Said[date]] = []
    for each in found:
        last = joined[-1] if joined and not each.firm else None
        if last is None or not _is_weekday_before(last, each, text):
            joined.append(each)
            continue
        first, second = last.value, each.value
        same = first and second and first.weekday() == second.weekday()
        both = " ".join(text[last.start : each.end].split())
        doubt = each.doubt or ("" if same else f"“{both}” is not one day.")
        joined[-1] = Said(last.start, each.end, None if doubt else second, doubt, last.firm)
    return joined


def _is_weekday_before(last: Said[date], each: Said[date], text: str) -> bool:
    names = text[last.start : last.end].lower()
    between = text[last.end : each.start].lower().strip(" ,.(")
    return between in {"", "the"} and any(name in names for name in _WEEKDAYS)


Meaning = Callable[["re.Match[str]", date, DateOrder | None], Iterator[date]]


def _word(match: "re.Match[str]", today: date, _order: DateOrder | None) -> Iterator[date]:
    word = match["word"].lower()
    ahead = 2 if "after" in word else int(word == "tomorrow")
    yield today + timedelta(days=ahead)


def _ahead(match: "re.Match[str]", today: date, _order: DateOrder | None) -> Iterator[date]:
    said, unit = match["count"].lower(), match["unit"].lower()
    count = _NUMBERS.get(said) or int(said)
    if unit in {"month", "year"}:
        yield _months_later(today, count * (12 if unit == "year" else 1))
    else:
        yield today + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _weekday(match: "re.Match[str]", today: date, _order: DateOrder | None) -> Iterator[date]:
    """Yield the first such day after today; "next" skips this week only if there is doubt."""
    wanted = _WEEKDAYS.index(match["weekday"].lower()[:3])
    day = today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    groups = match.groupdict()
    if groups.get("week"):
        yield day + timedelta(days=7)
        return
    yield day
    same_week = day.isocalendar()[:2] == today.isocalendar()[:2]
    if (groups.get("which") or "").lower() == "next" and same_week:
        yield day + timedelta(days=7)


def _named(match: "re.Match[str]", today: date, _order: DateOrder | None) -> Iterator[date]:
    month = _MONTHS.index(match["month"].lower()[:3]) + 1
    yield from _dated(match["year"], month, int(match["day"]), today)


def _numeric(match: "re.Match[str]", today: date, order: DateOrder | None) -> Iterator[date]:
    one, two, year = int(match["one"]), int(match["two"]), match["year"]
    day_first = list(_dated(year, two, one, today))
    month_first = list(_dated(year, one, two, today))
    if order is None or not (day_first and month_first):
        yield from (*day_first, *month_first)
    else:
        yield from day_first if order is DateOrder.DAY_FIRST else month_first


def _iso(match: "re.Match[str]", today: date, _order: DateOrder | None) -> Iterator[date]:
    yield from _dated(match["year"], int(match["month"]), int(match["day"]), today)


def _ordinal(match: "re.Match[str]", today: date, _order: DateOrder | None) -> Iterator[date]:
    for ahead in range(12):
        first = _months_later(today.replace(day=1), ahead)
        for day in _dated(str(first.year), first.month, int(match["day"]), today):
            if day >= today:
                yield day
                return


def _end(match: "re.Match[str]", today: date, _order: DateOrder | None) -> Iterator[date]:
    if match["month"]:
        month = _MONTHS.index(match["month"].lower()[:3]) + 1
        year = today.year + (month < today.month)
    else:
        first = _months_later(today.replace(day=1), int((match["which"] or "").lower() == "next"))
        year, month = first.year, first.month
    yield date(year, month, monthrange(year, month)[1])


def _dated(year: str | None, month: int, day: int, today: date) -> Iterator[date]:
    """Yield the day if there is one; without a year, the first that is not past."""
    if year:
        years = [int(year) + (2000 if len(year) == 2 else 0)]
    else:
        years = list(range(today.year, today.year + 9))  # 29 February may be eight years away
    for each in years:
        if 1 <= month <= 12 and 1 <= day <= monthrange(each, month)[1]:
            found = date(each, month, day)
            if year or found >= today:
                yield found
                return


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_ST = r"(?:st|nd|rd|th)"
_FORMS: tuple[tuple[str, Meaning], ...] = (
    (rf"{_AHEAD}(?P<word>(?:the\s+)?day\s+after\s+tomorrow|tomorrow|today)\b{_NOT_ITS}", _word),
    (r"(?P<word>tonight)\b", _word),
    (rf"(?:in|within)\s+{_NUMBER}\s+{_UNIT}(?:\s+time)?", _ahead),
    (rf"{_NUMBER}\s+{_UNIT}\s+from\s+(?:now|today)\b", _ahead),
    (rf"{_NUMBER}\s+(?P<unit>week)s?\s+today\b", _ahead),
    (rf"{_AHEAD}(?:the\s+)?(?:(?P<which>next|this|coming)\s+)?{_WEEKDAY}{_NOT_ITS}", _weekday),
    (rf"{_AHEAD}{_WEEKDAY}\s+(?P<week>week)\b", _weekday),
    (rf"{_SURELY}(?:(?P<which>next|this)\s+)?{_SHORT_WEEKDAY}{_NOT_ITS}", _weekday),
    (rf"{_SHORT_WEEKDAY}(?!\w){_GOES_ON}", _weekday),
    (rf"{_AHEAD}(?:the\s+)?(?P<day>\d{{1,2}})(?:{_ST}|\.)?\s+(?:of\s+)?{_MONTH}{_YEAR}", _named),
    (rf"{_AHEAD}{_MONTH}\s+(?:the\s+)?(?P<day>\d{{1,2}})(?![\d:]){_ST}?{_YEAR}", _named),
    (rf"{_AHEAD}(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", _iso),
    (
        rf"{_AHEAD}(?P<one>\d{{1,2}})(?P<mark>[/.-])(?P<two>\d{{1,2}})(?P=mark)"
        r"(?P<year>20\d\d|\d\d)\b",
        _numeric,
    ),
    (rf"{_SURELY}(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})(?P<year>)(?![\d/])", _numeric),
    (rf"(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})(?P<year>)(?![\d/]){_GOES_ON}", _numeric),
    (rf"{_AHEAD}(?P<one>\d{{1,2}})\.(?P<two>\d{{1,2}})\.(?P<year>)(?!\d)", _numeric),
    (rf"{_SURELY}the\s+(?P<day>\d{{1,2}}){_ST}\b", _ordinal),
    (
        rf"(?:(?P<by>by|until|till|at)\s+)?(?:the\s+)?end\s+of\s+"
        rf"(?:(?:the\s+|(?P<which>next|this)\s+)?month\b|{_MONTH})",
        _end,
    ),
)

"""Times of the day as they are said in English: "16:00", "4 pm", "at 10", "noon"."""

import re
from datetime import time

from appreciation.domain.said import Said, apart

_AT = r"(?:(?:at|around|about|by|before|from|until|@)\s*)?"
_ALONE = r"(?<![\w:/.-])"
_FORMS = (
    rf"{_ALONE}{_AT}(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])(?:\.m\.|\.?m\b)",
    rf"{_ALONE}{_AT}(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?![\d:])(?:\s*(?:h|hrs|uhr)\b)?",
    rf"{_ALONE}{_AT}(?P<hour>\d{{1,2}})h(?P<minute>\d\d)?\b",
    rf"{_ALONE}{_AT}(?P<hour>\d{{1,2}})\s*o['\u2019]?\s?clock\b",
    r"\b(?:at|@)\s*(?P<hour>\d{1,2})(?:\.(?P<minute>\d\d))?(?![\d:/])"
    r"(?=\s*(?:$|[,;.)]|(?:by|on|in|via|with|to|for|and|tomorrow|today|tonight|next|this)\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b))",
)
_SEVERAL = re.compile(
    rf"{_ALONE}\d{{1,2}}(?:[:.]\d\d)?\s*(?:and|to|or|-|\u2013)\s*\d{{1,2}}(?:[:.]\d\d)?"
    r"(?:\s*[ap]\.?m\b\.?|\s*o\S?\s?clock\b|(?<=[:.]\d\d))",
    re.IGNORECASE,
)
_NOON = re.compile(rf"\b{_AT}(?:noon|midday)\b", re.IGNORECASE)
_LATE = re.compile(r"\b(?:afternoon|evening|tonight)\b", re.IGNORECASE)
_EARLY = re.compile(r"\bmorning\b", re.IGNORECASE)


def times_said(text: str) -> list[Said[time]]:
    """Return the times named in a text, in order; what can be morning or afternoon has a doubt.

    A single figure from 1 to 7 is as often the one as the other; 8 to 12 are taken as written.
    """
    found = [
        Said(match.start(), match.end(), time(12), firm=True) for match in _NOON.finditer(text)
    ]
    found += [
        Said(match.start(), match.end(), None, f"“{match[0]}” is more than one time.")
        for match in _SEVERAL.finditer(text)
    ]
    for form in _FORMS:
        for match in re.finditer(form, text, re.IGNORECASE):
            said = _said(match, text)
            if said.value is not None or said.doubt:
                found.append(said)
    return apart(found)


def _said(match: "re.Match[str]", text: str) -> Said[time]:
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower()
    value: time | None = None
    doubt = ""
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        pass
    elif half:
        value = time(hour % 12 + (12 if half == "p" else 0), minute)
    elif hour < 12 and not groups["hour"].startswith("0") and _LATE.search(text):
        value = time(hour + 12, minute)
    elif 1 <= hour <= 7 and not groups["hour"].startswith("0") and not _EARLY.search(text):
        doubt = f"“{' '.join(match[0].split())}” can be {hour:02}:{minute:02} or {hour + 12}"
        doubt += f":{minute:02}."
    else:
        value = time(hour, minute)
    return Said(match.start(), match.end(), value, doubt)

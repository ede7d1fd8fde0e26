"""Read calendars of birthdays and anniversaries (.ics): names and days out of the events."""

import re
from collections.abc import Iterator

from appreciation.domain.errors import UnreadableDateError
from appreciation.domain.known_people import words_key
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.interchange.drafts import Context, Draft, shortened
from appreciation.interchange.people import Problem, Reading
from appreciation.interchange.vcard_lines import logical_lines
from appreciation.interchange.vcard_values import unescaped
from appreciation.interchange.written_dates import iso_date

_SAYS = frozenset({"full_name", "occasions"})
_BIRTHDAY = r"birthday|geburtstag|anniversaire|cumpleaños|compleanno|verjaardag"
_WEDDING = (
    r"wedding anniversary|anniversary|hochzeitstag|anniversaire de mariage"
    r"|aniversario de bodas|anniversario di matrimonio|trouwdag"
)
_FORMS = tuple(
    (kind, re.compile(form.format(words), re.IGNORECASE))
    for kind, words in ((OccasionKind.WEDDING, _WEDDING), (OccasionKind.BIRTHDAY, _BIRTHDAY))
    for form in (
        "(.+?)['\u2019]s? (?:{0})",  # Ann Müller's birthday, Agnes' birthday
        "(?:{0})(?: von| de| d['\u2019]| di| van| of|:| -| \u2013) ?(.+)",  # Geburtstag von Ann
        "(.+?)(?: hat|:| -| \u2013|,)? (?:{0})",  # Ann hat Geburtstag, Ann - Birthday
    )
)
_YEAR = re.compile(r" ?\((?:\*|born |geb\. ?|né en |née en )?(\d{4})\)")
_AGE = re.compile(r" ?\(\d{1,3}\)")
_CAKES = "🎂🎈🎉💍💒🎁 "
Event = dict[str, str]


def people_in_calendar(content: bytes, context: Context) -> Reading:
    """Return the people whose days a calendar holds.

    The year of an event is when the calendar begins, not when somebody was born: a year is taken
    only where it is stated.
    """
    drafts = dict[str, Draft]()
    passed_over = 0
    for number, event in enumerate(_events(content, context.country), 1):
        named = _name_and_kind(event.get("SUMMARY", ""))
        if named is None:
            passed_over += 1
            continue
        name, kind, year = named
        draft = drafts.setdefault(words_key(name), Draft(context, f"event {number}"))
        draft.fields["full_name"] = name
        _add_day(draft, event, kind, event.get("X-NEXTCLOUD-BC-YEAR") or year)
    people = [person for draft in drafts.values() if (person := draft.person(_SAYS))]
    notices = []
    if passed_over:
        what = f"{passed_over} events are nobody's birthday or anniversary and were left out."
        notices.append(Problem(file=context.file, where="", what=what))
    return Reading(
        file=context.file,
        format="ICS",
        people=tuple(people),
        problems=tuple(problem for draft in drafts.values() for problem in draft.problems()),
        notices=tuple(notices),
    )


def _events(content: bytes, country: str) -> Iterator[Event]:
    event: Event | None = None
    for line in (line for lines in logical_lines(content, country) for line in lines):
        head, _, value = line.partition(":")
        name = head.partition(";")[0].strip().upper()
        if name == "BEGIN" and value.strip().upper() == "VEVENT":
            event = {}
        elif name == "END" and event is not None and value.strip().upper() == "VEVENT":
            yield event
            event = None
        elif event is not None:
            event.setdefault(name, unescaped(value))


def _name_and_kind(summary: str) -> tuple[str, OccasionKind, str] | None:
    """Return whose day it is, which, and the year if the event states one."""
    year = _YEAR.search(summary)
    text = _AGE.sub("", _YEAR.sub("", summary))
    plain = " ".join(text.strip(_CAKES).split())
    for kind, form in _FORMS:
        if (match := form.fullmatch(plain)) and (name := match[1].strip(" -\u2013:,")):
            return name, kind, year[1] if year else ""
    if year and plain and "🎂" in summary:  # Nextcloud: 🎂 Ann Müller (*1980)
        return plain, OccasionKind.BIRTHDAY, year[1]
    return None


def _add_day(draft: Draft, event: Event, kind: OccasionKind, year: str) -> None:
    text = event.get("DTSTART", "")
    try:
        start = iso_date(text)
        day = start and PlainDate(
            year=int(year) if year else None, month=start.month, day=start.day
        )
    except (UnreadableDateError, ValueError):
        day = None
    if day is None:
        draft.troubles.append(f"“{shortened(text)}” is not a day.")
    else:
        draft.add_occasion(Occasion(kind=kind, date=day))

"""Read calendars of birthdays and anniversaries (.ics): names and days out of the events."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from appreciation.domain.known_people import name_key
from appreciation.domain.occasions import OccasionKind
from appreciation.interchange.drafts import Context, Draft
from appreciation.interchange.people import Problem, Reading
from appreciation.interchange.vcard_heads import OWN
from appreciation.interchange.vcard_lines import logical_lines
from appreciation.interchange.vcard_values import unescaped

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
_START = re.compile(r"\d{4}-?(\d{2})-?(\d{2})")
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
        day = _own_day(event) or _recognised_day(event)
        if day is None:
            passed_over += 1
            continue
        draft = drafts.setdefault(day.person, Draft(context, f"event {number}"))
        draft.fields["full_name"] = day.name
        draft.add_own_date(day.kind, day.text, day.label)
    people = [person for draft in drafts.values() if (person := draft.person(_SAYS))]
    notices = []
    if passed_over:
        what = f"Events left out because they are nobody's birthday or anniversary: {passed_over}."
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """Somebody's day; `person` is what holds their events together."""

    person: str
    name: str
    kind: str
    text: str
    label: str = ""


def _own_day(event: Event) -> _Day | None:
    """Return the day of an event that we wrote ourselves."""
    name = " ".join(event.get(OWN + "NAME", "").split())
    if not name:
        return None
    return _Day(
        person=event.get(OWN + "UID") or name_key(name),
        name=name,
        kind=event.get(OWN + "KIND", ""),
        text=event.get(OWN + "DATE", ""),
        label=event.get(OWN + "LABEL", ""),
    )


def _recognised_day(event: Event) -> _Day | None:
    """Return the day of an event whose title says that it is somebody's birthday or anniversary."""
    summary = event.get("SUMMARY", "")
    stated = _YEAR.search(summary)
    year = event.get("X-NEXTCLOUD-BC-YEAR") or (stated[1] if stated else "")
    plain = " ".join(_AGE.sub("", _YEAR.sub("", summary)).strip(_CAKES).split())
    text = _with_year(event.get("DTSTART", ""), year)
    for kind, form in _FORMS:
        if (match := form.fullmatch(plain)) and (name := match[1].strip(" -\u2013:,")):
            return _Day(person=name_key(name), name=name, kind=kind, text=text)
    if year and plain and "🎂" in summary:  # Nextcloud: 🎂 Ann Müller (*1980)
        return _Day(person=name_key(plain), name=plain, kind=OccasionKind.BIRTHDAY, text=text)
    return None


def _with_year(start: str, year: str) -> str:
    match = _START.match(start)
    return f"{year or '-'}-{match[1]}-{match[2]}" if match else start

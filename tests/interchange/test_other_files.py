"""People in LDIF files and in calendars."""

import pytest

from appreciation.domain.contacts import Address
from appreciation.domain.occasions import OccasionKind
from appreciation.interchange.people import UnreadableFileError
from tests.interchange.files import birthday, only, reading, sample


def calendar(*events: str) -> str:
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n"


def test_thunderbirds_ldif_is_read_and_its_lists_are_left_out() -> None:
    found = sample("people.ldif")
    ann = only(found)
    assert (ann.full_name, ann.given_name, ann.family_name) == ("Ann Müller", "Ann", "Müller")
    assert birthday(ann) == "1975-10-20"
    assert ann.addresses == (
        Address(
            label="home", street="Hauptstraße 5", town="Köln", postal_code="50667", country="DE"
        ),
    )
    assert ann.notes == "a long note that the program folded onto a second line"
    assert ["Bowling" in notice.what for notice in found.notices] == [True]


@pytest.mark.parametrize(
    "title",
    [
        "Ann Müller's birthday",
        "Ann Müller\u2019s Birthday",
        "Geburtstag von Ann Müller",
        "Ann Müller hat Geburtstag",
        "Anniversaire de Ann Müller",
        "Cumpleaños de Ann Müller",
        "Birthday: Ann Müller",
        "🎂 Ann Müller's birthday (46)",
    ],
)
def test_a_birthday_calendar_gives_name_and_day_but_no_year_it_does_not_state(title: str) -> None:
    ann = only(reading(calendar(f"SUMMARY:{title}\r\nDTSTART;VALUE=DATE:20250809"), "days.ics"))
    assert (ann.full_name, birthday(ann)) == ("Ann Müller", "--08-09")


def test_a_year_in_the_title_is_the_year_of_birth() -> None:
    text = calendar("SUMMARY:🎂 Ann Müller (*1975)\r\nDTSTART;VALUE=DATE:19750809")
    assert birthday(only(reading(text, "days.ics"))) == "1975-08-09"


def test_googles_repeated_events_are_one_person_and_a_meeting_is_none() -> None:
    text = calendar(
        "UID:BIRTHDAY_1\r\nSUMMARY:Ann Müller's birthday\r\nDTSTART;VALUE=DATE:20140809",
        "UID:2015_BIRTHDAY_1\r\nSUMMARY:Ann Müller's birthday\r\nDTSTART;VALUE=DATE:20150809",
        "SUMMARY:Ann Müller's wedding anniversary\r\nDTSTART;VALUE=DATE:20150605",
        "SUMMARY:Dentist\r\nDTSTART:20150605T090000Z",
    )
    found = reading(text, "days.ics")
    assert [each.kind for each in only(found).occasions] == [
        OccasionKind.BIRTHDAY,
        OccasionKind.WEDDING,
    ]
    assert found.notices[0].what.endswith("anniversary: 1.")


@pytest.mark.parametrize(
    "text", ['[\n {"full_name": "Ann Müller"}\n]', '{"contacts": []}', "[[1, 2]]"]
)
def test_json_is_refused_in_words_and_its_lines_are_nobodys_names(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="JSON"):
        reading(text, "people.json")

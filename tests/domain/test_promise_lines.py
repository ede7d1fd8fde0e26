"""What is promised on the telephone, typed in one line."""

from datetime import date, time

import pytest
from hypothesis import given, strategies as st

from appreciation.domain.date_order import DateOrder, usual_order
from appreciation.domain.promise_lines import Understood, understood
from appreciation.domain.promises import Means

MONDAY = date(2026, 11, 23)
DMY, MDY = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


def said(text: str, order: DateOrder | None = DMY, today: date = MONDAY) -> Understood:
    return understood(text, today, order)


@pytest.mark.parametrize(
    ("line", "what", "day", "at", "means"),
    [
        ("call back Tuesday 16:00 by phone", "call back", (2026, 11, 24), time(16), Means.PHONE),
        (
            "send price list by Friday by e-mail",
            "send price list",
            (2026, 11, 27),
            None,
            Means.EMAIL,
        ),
        ("visit 3 December at 10", "visit", (2026, 12, 3), time(10), Means.VISIT),
        ("in two weeks", "", (2026, 12, 7), None, None),
        ("Call back in a month at 4 pm", "Call back", (2026, 12, 23), time(16), Means.PHONE),
        ("write in a fortnight by letter", "write", (2026, 12, 7), None, Means.LETTER),
        ("meet Wed 9:30", "meet", (2026, 11, 25), time(9, 30), Means.VISIT),
        ("text tomorrow at noon", "text", (2026, 11, 24), time(12), Means.MESSAGE),
        ("Tuesday week at 10 by phone", "", (2026, 12, 1), time(10), Means.PHONE),
        ("catalogue by the end of the month", "catalogue", (2026, 11, 30), None, None),
        ("price by end of January by post", "price", (2027, 1, 31), None, Means.LETTER),
        ("the day after tomorrow, 4.30 p.m.", "", (2026, 11, 25), time(16, 30), None),
        ("Tuesday, 24 November 2026 at 8", "", (2026, 11, 24), time(8), None),
        ("Dec 3rd at 11 o'clock by phone", "", (2026, 12, 3), time(11), Means.PHONE),
        ("be there on the 3rd", "be there", (2026, 12, 3), None, None),
        (
            "price for six wreaths before Thursday",
            "price for six wreaths",
            (2026, 11, 25),
            None,
            None,
        ),
        ("bring the keys 2026-12-01 in person", "bring the keys", (2026, 12, 1), None, Means.VISIT),
        ("call at 16h30 today", "call", (2026, 11, 23), time(16, 30), Means.PHONE),
        ("call on 29 February", "call", (2028, 2, 29), None, Means.PHONE),
        ("tomorrow evening at 6 by phone", "evening", (2026, 11, 24), time(18), Means.PHONE),
    ],
)
def test_a_line_is_understood_as_it_was_typed(
    line: str, what: str, day: tuple[int, int, int], at: time | None, means: Means | None
) -> None:
    meant = Understood(what=what, day=date(*day), at=at, means=means)
    assert said(line) == meant


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("call next Tuesday", "“next Tuesday” can be Tue 24 Nov or Tue 1 Dec."),
        ("call Tuesday at 4", "“at 4” can be 04:00 or 16:00."),
        ("call Monday or Tuesday", "More than one day is named."),
        ("call tomorrow 14:00 or 15:00", "“14:00 or 15:00” is more than one time."),
        ("call between 2 and 4 pm tomorrow", "“2 and 4 pm” is more than one time."),
        ("call at 14:00, or try at 16:00", "More than one time is named."),
        ("send it tomorrow by post and by e-mail", "More than one means is named."),
        ("Tuesday 25 November", "“Tuesday 25 November” is not one day."),
        ("by 3 December 2025", "“by 3 December 2025” is past."),
    ],
)
def test_what_can_be_read_in_two_ways_is_left_to_the_owner(line: str, doubt: str) -> None:
    found = said(line)
    assert doubt in found.doubts
    assert None in (found.day, found.at, found.means)


def test_what_is_left_to_the_owner_stays_in_the_words() -> None:
    assert said("call next Tuesday at 10").what == "call next Tuesday"
    assert said("call next Tuesday at 10").at == time(10)


@pytest.mark.parametrize(
    "line",
    [
        "send the March report",
        "about Friday's delivery",
        "3/4 inch pipe",
        "bring 2 chairs to 10 High Street",
        "the sun cream",
        "30 February",
        "she may 40",
        "room 25:71",
    ],
)
def test_what_only_looks_like_a_day_is_none(line: str) -> None:
    found = said(line)
    assert (found.what, found.day, found.at, found.doubts) == (line, None, None, ())


def test_figures_are_read_as_the_owners_country_writes_them() -> None:
    assert said("call on 3/12", DMY).day == date(2026, 12, 3)
    assert said("call on 3/12", MDY).day == date(2027, 3, 12)
    assert said("call on 3/12/27", DMY).day == date(2027, 12, 3)
    assert said("call on 25/12", MDY).day == date(2026, 12, 25)
    open_ = said("call on 3/12", None)
    assert open_.day is None
    assert open_.doubts == ("“on 3/12” can be Thu 3 Dec or Fri 12 Mar 2027.",)
    assert said("call on 25/12", None).day == date(2026, 12, 25)


def test_a_country_says_how_its_people_write_dates() -> None:
    assert usual_order("GB") is DateOrder.DAY_FIRST
    assert usual_order("US") is DateOrder.MONTH_FIRST
    assert usual_order("JP") is DateOrder.YEAR_FIRST
    assert usual_order("CA") is None
    assert usual_order("") is None


def test_a_weekday_is_never_today_and_a_day_never_past() -> None:
    assert said("call Monday").day == date(2026, 11, 30)
    assert said("call 22 November").day == date(2027, 11, 22)
    assert said("call 23 November").day == MONDAY


def test_two_days_are_one_where_only_one_is_the_day_by_which() -> None:
    assert said("send the notes of Wednesday by Friday").day == date(2026, 11, 27)


@given(st.text(alphabet="0123456789 /.:-adeinoprtuwy", max_size=40), st.dates())
def test_nothing_typed_is_too_odd_and_nothing_is_promised_for_the_past(
    text: str, today: date
) -> None:
    if today > date(9000, 1, 1):
        return
    found = understood(text, today, DMY)
    assert found.day is None or found.day >= today

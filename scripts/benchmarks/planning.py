"""Planning a week: ours against the questions to the database that it cannot do without."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from appreciation.domain.eligibility import LATEST_DAYS
from appreciation.domain.plain_dates import LeapRule, days_by_month_day
from appreciation.domain.weeks import Span, Week
from appreciation.domain.working_days import working_days
from appreciation.services.batches.week import week_plan
from appreciation.services.desk import Desk

from benchmarks.crowd import LAST_BATCH, NOW, crowd, plain_connection
from benchmarks.sizes import Sizes
from benchmarks.stopwatch import Seconds, timed

_ROWS = """
SELECT o.kind, o.label, o.month, o.day, o.year,
    c.id, c.full_name, c.prefix, c.given_name, c.family_name, c.suffix, c.envelope_name, c.language,
    c.status, c.greet, c.do_not_mail, c.deceased, c.approved AND c.met <> '', c.holiday_set,
    c.household_id, c.mail_country, c.mail_state, c.entered_on, c.binned_on
FROM occasion o JOIN contact c ON c.id = o.contact_id
WHERE o.month_day IN ({days}) AND c.merged_into IS NULL
"""
_WHERE = {3: " AND c.mail_country IN ('', 'GB')", 10: " AND c.mail_country NOT IN ('', 'GB')"}
"""By lead in working days: at home, and abroad."""

_NOT_YET_GREETED = """
    AND NOT EXISTS (
        SELECT 1 FROM greeting g
        WHERE g.contact_id = o.contact_id AND g.identity = o.identity AND g.year = 2026)
"""
_THIS_WEEK = Week.of(NOW.date())


def coming(folder: Path, sizes: Sizes) -> Seconds:
    """Plan next week as the program does, at a desk that stays open."""
    return _planned(folder, sizes, _THIS_WEEK.next)


def current(folder: Path, sizes: Sizes) -> Seconds:
    """Plan this week: what was missed before it is looked for as well."""
    return _planned(folder, sizes, _THIS_WEEK)


def due(folder: Path, sizes: Sizes) -> Seconds:
    """Ask for the rows that are due next week, at home and abroad."""
    return _asked(folder, sizes, _due(_THIS_WEEK.next.span))


def due_now(folder: Path, sizes: Sizes) -> Seconds:
    """Ask for the rows that are due this week."""
    return _asked(folder, sizes, _due(_THIS_WEEK.span))


def due_and_missed(folder: Path, sizes: Sizes) -> Seconds:
    """Ask for the rows that are due this week, and for those that were due before."""
    at_home, abroad = (
        working_days("GB").celebrated_days(_THIS_WEEK.previous.span, lead) for lead in _WHERE
    )
    earliest = LAST_BATCH - timedelta(days=LATEST_DAYS)
    missed = (
        (Span.between(earliest, at_home.last), _NOT_YET_GREETED),
        (
            Span.between(at_home.last + timedelta(days=1), abroad.last),
            _NOT_YET_GREETED + _WHERE[10],
        ),
    )
    return _asked(folder, sizes, (*_due(_THIS_WEEK.span), *missed))


def _planned(folder: Path, sizes: Sizes, week: Week) -> Seconds:
    book = crowd(folder)
    desk = Desk(book, NOW)
    seconds = timed(lambda: week_plan(desk, week.span), sizes.repeats + 1)
    book.close()
    return seconds


def _due(span: Span) -> list[tuple[Span, str]]:
    calendar = working_days("GB")
    return [(calendar.celebrated_days(span, lead), where) for lead, where in _WHERE.items()]


def _asked(folder: Path, sizes: Sizes, questions: Iterable[tuple[Span, str]]) -> Seconds:
    cursor = plain_connection(folder).cursor()
    asked = []
    for span, where in questions:
        days = list(days_by_month_day(span, LeapRule.FEB_28))
        asked.append((_ROWS.format(days=", ".join("?" * len(days))) + where, days))

    def rows() -> None:
        for question, days in asked:
            cursor.execute(question, days).fetchall()

    return timed(rows, sizes.repeats + 1)


RUNS = {
    "coming": coming,
    "current": current,
    "due": due,
    "due_now": due_now,
    "due_and_missed": due_and_missed,
}

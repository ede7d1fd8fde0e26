"""What ten years of a crowd add up to: the page Insights against the questions to the database."""

from datetime import date, timedelta
from pathlib import Path

from appreciation.domain.insights import quarter_ends
from appreciation.services.dealings.promises import promise_counts
from appreciation.services.desk import Desk
from appreciation.services.insights import QUARTERS, forgotten_over_time, insights

from benchmarks import crowd
from benchmarks.sizes import Sizes
from benchmarks.stopwatch import Seconds, timed

_DECADE = "decade"
_DAY = "date('2016-09-16', '+' || ((c.id * 7919 + {n} * 104729) % 3650) || ' days')"

# Five touches each in ten years, a fifth of them in vain; a promise for every second person; of
# forty people one leaves, half of them say why, and a third of them come back.
_HISTORY = (
    """
    WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 5)
    INSERT INTO touch (id, version, contact_id, kind, on_day, note, attempt, personal)
    SELECT row_number() OVER (), 1, c.id, 'call', {day}, 'what was said', (c.id + n) % 5 = 0, 1
    FROM contact c, n
    """,
    """
    INSERT INTO promise (id, version, contact_id, what, made_on, by_day, by_time, means, done_on,
        done_time, done_means, broken_why)
    SELECT row_number() OVER (), 1, c.id, 'call back', {day}, {day}, '16:00', 'phone', {day},
        '15:30', 'phone', ''
    FROM contact c WHERE c.id % 2 = 0
    """,
    """
    INSERT INTO departure (id, version, contact_id, left_on, reason, detail, customer_since,
        interviewer, mended, ended_on, outcome)
    SELECT row_number() OVER (), 1, c.id, {day},
        CASE c.id % 5 WHEN 0 THEN 'forgotten' WHEN 1 THEN 'moved_away' WHEN 2 THEN 'competitor'
            WHEN 3 THEN 'dissatisfied' ELSE 'not_asked' END,
        '', date('2010-01-01', '+' || c.id % 2000 || ' days'), '', '',
        CASE WHEN c.id % 3 = 0 THEN '2026-06-01' END,
        CASE WHEN c.id % 3 = 0 THEN 'returned' ELSE '' END
    FROM contact c WHERE c.id % 40 = 0
    """,
    """
    INSERT INTO departure_theme (id, version, departure_id, contact_id, theme, words)
    SELECT id, 1, id, contact_id, 'theme ' || id % 20, 'in their own words'
    FROM departure WHERE id % 2 = 0
    """,
    """
    INSERT INTO proposal (id, version, contact_id, what, amount, currency, on_day, outcome, reason)
    SELECT row_number() OVER (), 1, c.id, '', '100', 'GBP', {day},
        CASE WHEN c.id % 3 = 0 THEN 'won' ELSE 'lost' END, ''
    FROM contact c WHERE c.id % 10 = 0
    """,
    "ANALYZE",
)
_YEARS = (
    "SELECT substr(left_on, 1, 4), count(*) FROM departure GROUP BY 1",
    "SELECT year, count(*) FROM occasion WHERE kind = 'customer_since' GROUP BY year",
    """
    SELECT substr(day, 1, 4), count(*) FROM (
        SELECT min(on_day) AS day FROM status_change WHERE status = 'customer' AND contact_id NOT IN
            (SELECT contact_id FROM occasion WHERE kind = 'customer_since' AND year IS NOT NULL)
        GROUP BY contact_id) GROUP BY 1
    """,
    "SELECT substr(ended_on, 1, 4), count(*) FROM departure WHERE outcome = 'returned' GROUP BY 1",
    "SELECT substr(on_day, 1, 4), outcome, count(*) FROM proposal GROUP BY 1, 2",
    "SELECT reason, count(*) FROM departure GROUP BY reason",
    """
    SELECT t.theme, t.departure_id, t.words, c.id, c.full_name
    FROM departure_theme t JOIN departure d ON d.id = t.departure_id
    JOIN contact c ON c.id = d.contact_id
    """,
    "SELECT customer_since, left_on FROM departure",
    """
    SELECT substr(coalesce(b.posted_on, b.made_on), 1, 4), count(*)
    FROM piece p JOIN batch b ON b.id = p.batch_id WHERE p.state IN ('posted', 'returned')
    GROUP BY 1
    """,
    """
    SELECT substr(made_on, 1, 4), count(*), sum(done_on <= by_day), sum(done_on > by_day),
        sum(broken_on IS NOT NULL), sum(done_on IS NULL AND broken_on IS NULL)
    FROM promise GROUP BY 1
    """,
)
_WATCHED = "SELECT id, entered_on, status FROM contact WHERE binned_on IS NULL AND NOT deceased"
_REACHED = """
SELECT contact_id, on_day FROM touch WHERE on_day >= ? AND personal AND NOT attempt ORDER BY on_day
"""
_LONGEST = timedelta(weeks=52)


def fill(folder: Path, sizes: Sizes) -> None:
    """Make a book of its own, with ten years behind it."""
    (folder / _DECADE).mkdir()
    crowd.fill(folder / _DECADE, sizes)
    connection = crowd.plain_connection(folder / _DECADE)
    for statement in _HISTORY:
        day = _DAY.format(n="n" if "n(n)" in statement else 1)
        connection.execute(statement.format(day=day))
    connection.close()


def ours(folder: Path, sizes: Sizes) -> Seconds:
    """Count everything the page shows."""
    book = crowd.crowd(folder / _DECADE)
    desk = Desk(book, crowd.NOW)

    def count() -> None:
        insights(desk)
        promise_counts(desk)
        forgotten_over_time(desk)

    seconds = timed(count, sizes.repeats + 1)
    book.close()
    return seconds


def floor(folder: Path, sizes: Sizes) -> Seconds:
    """Ask for the same rows by the driver alone."""
    cursor = crowd.plain_connection(folder / _DECADE).cursor()
    since: date = quarter_ends(crowd.NOW.date(), QUARTERS)[0] - _LONGEST

    def ask() -> None:
        for question in (*_YEARS, _WATCHED):
            cursor.execute(question).fetchall()
        cursor.execute(_REACHED, [since.isoformat()]).fetchall()

    return timed(ask, sizes.repeats + 1)


RUNS = {"fill": fill, "ours": ours, "floor": floor}

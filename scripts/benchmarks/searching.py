"""Search as you type: ours against the question to the full-text index alone."""

from collections.abc import Iterator
from functools import partial
from itertools import cycle
from pathlib import Path

from appreciation.domain.contact_lines import ContactQuery
from appreciation.domain.folding import folded

from benchmarks.crowd import crowd, plain_connection
from benchmarks.sizes import Sizes
from benchmarks.stopwatch import Seconds, timed

_FIRST_PAGE = 50
_PAGE = """
SELECT id, full_name, organisation, mail_town, status, greet, deceased, last_reached, sort_key
FROM contact WHERE merged_into IS NULL AND binned_on IS NULL
    AND {id} IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ?)
ORDER BY sort_key, id LIMIT ?
"""
_FETCHED_AND_SORTED, _WALKED_BY_NAME = _PAGE.format(id="id"), _PAGE.format(id="+id")
_NAMES = """
SELECT given_name, family_name, mail_town FROM contact
WHERE given_name <> '' AND family_name <> '' AND mail_town <> '' AND id % :step = 0
ORDER BY id LIMIT :queries
"""


def ours(folder: Path, sizes: Sizes) -> Seconds:
    """Show the first page for everything typed, each in a transaction of its own."""
    book = crowd(folder)
    seconds: Seconds = []

    def show(typed: str) -> None:
        with book.reading() as reading:
            reading.contacts.page(ContactQuery(search=typed), limit=_FIRST_PAGE)

    for typed in names_typed(folder, sizes):
        seconds += timed(partial(show, typed), 1)
    book.close()
    return seconds


def floor(folder: Path, sizes: Sizes) -> Seconds:
    """Ask for the same rows."""
    cursor = plain_connection(folder).cursor()

    def show(question: str, words: str) -> None:
        cursor.execute(question, [words, _FIRST_PAGE]).fetchall()

    seconds: Seconds = []
    for typed in names_typed(folder, sizes):
        words = " AND ".join(f'"{folded(word)}"*' for word in typed.split())
        ways = (partial(show, way, words) for way in (_FETCHED_AND_SORTED, _WALKED_BY_NAME))
        seconds.append(min(timed(way, 1)[0] for way in ways))
    return seconds


def names_typed(folder: Path, sizes: Sizes) -> list[str]:
    """Return what somebody types on the way to a name or a town: one to four letters, two words."""
    connection = plain_connection(folder)
    step = max(sizes.people // sizes.queries // 2, 1)
    names = connection.execute(_NAMES, {"step": step, "queries": sizes.queries}).fetchall()
    connection.close()
    return list(_beginnings(names))


def _beginnings(names: list[tuple[str, str, str]]) -> Iterator[str]:
    for (given, family, town), letters in zip(names, cycle(range(1, 6)), strict=False):
        if letters == 5:
            yield f"{given[:3]} {family[:3]}"
        else:
            yield (given, family, town)[letters % 3][:letters]


RUNS = {"ours": ours, "floor": floor}

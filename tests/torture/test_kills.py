"""The program is killed at any moment, and nothing that it said was kept is lost (T1, T11)."""

import time
from contextlib import closing
from pathlib import Path
from random import Random

from appreciation.store.book import open_book
from tests.torture.children import NOW, child, edit, make, marks, rounds, said

LUCK = Random(1)  # noqa: S311 - a test wants the same luck each time


def test_a_killed_program_loses_nothing_it_said_was_kept(tmp_path: Path) -> None:
    kept: set[str] = set()
    for seed in range(rounds(50, 1000)):
        if seed % 50 == 0:
            kept = set()
        target = str(tmp_path / f"{seed // 50}.appreciation")
        with child(edit, target, seed) as (process, says):
            kept.add(says.recv())
            time.sleep(LUCK.uniform(0, 0.15))
            process.kill()
            process.join()
            kept.update(said(says))
        with closing(open_book(target, create=False, now=NOW)) as book:
            assert book.check() == ()
            assert kept <= marks(book)
    assert len(kept) > 50


def test_a_server_book_survives_its_programs(postgres_url: str) -> None:
    kept: set[str] = set()
    for seed in range(rounds(10, 200)):
        with child(edit, postgres_url, seed) as (process, says):
            kept.add(says.recv())
            time.sleep(LUCK.uniform(0, 0.15))
            process.kill()
            process.join()
            kept.update(said(says))
        with closing(open_book(postgres_url, create=False, now=NOW)) as book:
            assert book.check() == ()
            assert kept <= marks(book)


def test_a_book_killed_while_being_made_is_made_again(tmp_path: Path) -> None:
    begun = set()
    for number in range(rounds(30, 500)):
        target = str(tmp_path / f"{number}.appreciation")
        with child(make, target) as (process, says):
            says.recv()
            time.sleep(LUCK.uniform(0, 0.25))
            process.kill()
            process.join()
            begun.add("made" in said(says))
        with closing(open_book(target, create=True, now=NOW)) as book, book.reading() as reading:
            assert book.check() == ()
            assert reading.settings.begun_on() == NOW.date()
    assert begun == {True, False}

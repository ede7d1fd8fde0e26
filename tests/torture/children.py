"""Programs at work on a book, each in a process of its own, to be killed or starved."""

import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from sqlalchemy import select

from appreciation.store.book import Book, open_book
from appreciation.store.schema import picture
from tests.store.people import TODAY, Life, ann

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

_METHOD = "spawn" if sys.platform == "win32" else "forkserver"
_processes: Any = multiprocessing.get_context(_METHOD)
if _METHOD == "forkserver":
    _processes.set_forkserver_preload([__name__])


def rounds(few: int, many: int) -> int:
    """Return how often to try: `many` with APPRECIATION_TORTURE set, else `few`."""
    return many if os.environ.get("APPRECIATION_TORTURE") else few


@contextmanager
def child(work: Callable[..., None], *arguments: Any) -> Iterator[tuple[BaseProcess, Connection]]:
    """Yield a running child and what it says; it is killed in the end."""
    here, there = _processes.Pipe()
    process = _processes.Process(target=work, args=(there, *arguments), daemon=True)
    process.start()
    there.close()
    try:
        yield process, here
    finally:
        process.kill()
        process.join()
        here.close()


def said(says: Connection) -> list[Any]:
    """Return all that a child that is gone had said."""
    heard = []
    try:
        while says.poll():
            heard.append(says.recv())
    except EOFError:
        pass
    return heard


def edit(say: Connection, target: str, seed: int, rest: float = 0.0) -> None:
    """Live a random life in a book; say the name of each mark once it is kept.

    `rest` is how many seconds the hand rests after each change, as one that writes does.
    """
    book = open_book(target, create=True, now=NOW)
    life = Life(book, seed)
    for number in range(1_000_000):
        name = f"mark {seed}-{number}"
        with book.writing(name) as writing:
            writing.contacts.add(ann())
            writing.settings.save_picture(name, name.encode())
        say.send(name)
        life.go_on()
        with book.writing("Meet somebody to be forgotten at once") as writing:
            writing.contacts.add(ann())
        book.undo()
        time.sleep(rest)


def make(say: Connection, target: str) -> None:
    """Make a book."""
    say.send("starting")
    open_book(target, create=True, now=NOW).close()
    say.send("made")


def move_together(say: Connection, target: str) -> None:
    """Change two people at once every two milliseconds, always to the same town."""
    book = open_book(target, create=False, now=NOW)
    say.send("at work")
    for number in range(1_000_000):
        with book.writing("Move both", undoable=False) as writing:
            for person in writing.contacts.contacts([1, 2]).values():
                writing.contacts.save(replace(person, notes=f"town {number}"), on=TODAY)
        time.sleep(0.002)


def hold(say: Connection, target: str, seconds: float) -> None:
    """Hold the book as its only writer."""
    book = open_book(target, create=False, now=NOW)
    with book.write_connection():
        say.send("holding")
        time.sleep(seconds)


def marks(book: Book) -> set[str]:
    """Return the names of all marks ever made; a random life leaves them alone."""
    with book.reading() as reading:
        return set(reading.connection.execute(select(picture.c.name)).scalars())

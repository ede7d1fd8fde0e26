"""The first book."""

import secrets
from typing import Any

from alembic import op
from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    table,
    text,
)

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of a new book, and the secret of those who are forgotten."""
    _people()
    _batches()
    _book()
    _secret()
    if op.get_bind().dialect.name == "sqlite":
        _search_in_sqlite()
    else:
        _search_in_postgresql()


def _people() -> None:
    _editable(
        "organisation", _text("name"), Column("name_key", _sorted(), nullable=False, unique=True)
    )

    _editable("household", _text("envelope_name"), _text("salutation"), _flag("confirmed"))

    _editable(
        "contact",
        _text("uid"),
        _text("full_name"),
        _text("prefix"),
        _text("given_name"),
        _text("additional_name"),
        _text("family_name"),
        _text("suffix"),
        _text("nickname"),
        _text("organisation"),
        _link("organisation_id", "organisation", optional=True),
        _text("job_title"),
        _flag("stands_for_organisation"),
        _text("status"),
        _flag("greet"),
        _flag("do_not_mail"),
        _flag("deceased"),
        _day("deceased_on"),
        _flag("approved"),
        _text("met"),
        _text("salutation"),
        _text("envelope_name"),
        _text("language"),
        _text("holiday_set"),
        _link("household_id", "household", optional=True),
        _text("entered_on"),
        _day("binned_on"),
        _link("merged_into", "contact", optional=True, index=False),
        _text("mail_country"),
        _text("mail_state"),
        _text("mail_town"),
        _day("last_reached"),
        _day("last_attempt"),
        Column("sort_key", _sorted(), nullable=False),
        _text("notes"),
        _text("search_key"),
        _text("imported"),
        Index("ix_contact_sort_key_id", "sort_key", "id"),
        Index("ix_contact_holiday_set_mail_country", "holiday_set", "mail_country"),
        Index("ix_contact_mail_state_household_id", "mail_state", "household_id"),
        Index(
            "ix_contact_merged_into",
            "merged_into",
            sqlite_where=text("merged_into IS NOT NULL"),
            postgresql_where=text("merged_into IS NOT NULL"),
        ),
    )

    _editable(
        "address",
        _link("contact_id", "contact"),
        _number("position"),
        _text("label"),
        _text("street"),
        _text("town"),
        _text("region"),
        _text("postal_code"),
        _text("country"),
        _flag("for_mail"),
        _day("undeliverable_on"),
        _text("undeliverable_reason"),
    )

    _editable(
        "phone",
        _link("contact_id", "contact"),
        _number("position"),
        _text("number"),
        _text("label"),
    )

    _editable(
        "email",
        _link("contact_id", "contact"),
        _number("position"),
        _text("address"),
        _text("label"),
    )

    _editable(
        "occasion",
        _link("contact_id", "contact"),
        _number("position"),
        _text("kind"),
        _text("label"),
        _text("identity"),
        Column("year", Integer),
        _number("month"),
        Column("day", Integer),
        Column("month_day", Integer, nullable=False, index=True),
    )

    _editable("status_change", _link("contact_id", "contact"), _text("status"), _text("on_day"))

    _editable(
        "touch",
        _link("contact_id", "contact"),
        _text("kind"),
        _text("on_day"),
        _text("note"),
        _flag("attempt"),
        Column("piece", Integer),
        _flag("personal"),
    )


def _batches() -> None:
    _editable(
        "batch",
        _text("week"),
        _text("state"),
        _text("format"),
        _text("paper"),
        _number("start"),
        _text("made_on"),
        _day("posted_on"),
    )

    _editable(
        "batch_file",
        _link("batch_id", "batch"),
        _text("kind"),
        _text("name"),
        _number("pages"),
        _text("sha256"),
        Column("content", LargeBinary),
    )

    _editable(
        "piece",
        _link("batch_id", "batch"),
        _text("kind"),
        _text("state"),
        _text("recipient"),
        _text("address_lines"),
        _text("country"),
        _text("language"),
        _text("occasion"),
        _text("identity"),
        _text("label"),
        _text("date"),
        Column("years", Integer),
        _text("design"),
        _text("front"),
        _text("salutation"),
        _text("text"),
        _flag("edited"),
        _text("reason"),
        _number("page"),
    )

    _editable(
        "piece_contact",
        _link("piece_id", "piece"),
        _link("contact_id", "contact"),
        _number("position"),
    )

    _editable(
        "greeting",
        _link("contact_id", "contact", index=False),
        _text("identity"),
        _number("year"),
        Column("date", Text, nullable=False, index=True),
        UniqueConstraint("contact_id", "identity", "year"),
    )

    _editable(
        "piece_greeting",
        _link("piece_id", "piece"),
        _link("greeting_id", "greeting"),
        _link("contact_id", "contact"),
    )


def _book() -> None:
    _editable("setting", Column("key", Text, nullable=False, unique=True), _text("value"))

    _editable(
        "picture",
        Column("name", Text, nullable=False, unique=True),
        _text("sha256"),
        Column("content", LargeBinary, nullable=False),
    )

    _editable(
        "not_same",
        _link("low_id", "contact", index=False),
        _link("high_id", "contact"),
        UniqueConstraint("low_id", "high_id"),
    )

    op.create_table("forgotten", Column("hash", Text, primary_key=True))

    op.create_table(
        "counter",
        Column("name", Text, primary_key=True),
        Column("value", Integer, nullable=False),
    )

    op.create_table(
        "change",
        Column("id", Integer, primary_key=True, autoincrement=False),
        _text("label"),
        _text("seat"),
        _text("state"),
        _text("kinds"),
        CheckConstraint("state IN ('done', 'undone')", name="state"),
    )

    op.create_table(
        "change_row",
        Column("change_id", Integer, primary_key=True, autoincrement=False),
        Column("seq", Integer, primary_key=True, autoincrement=False),
        _text("table_name"),
        _number("row_id"),
        Column("contact_id", Integer),
        Column("image", Text),
        _number("expects"),
        sqlite_with_rowid=False,
    )


def _secret() -> None:
    setting = table(
        "setting", Column("id", Integer), Column("version", Integer), _text("key"), _text("value")
    )
    row = {"id": 0, "version": 0, "key": "suppression_key", "value": secrets.token_hex(32)}
    op.bulk_insert(setting, [row])


def _search_in_sqlite() -> None:
    """Index the words. Without `secure-delete`: it takes 2.4 ms a contact; forgetting rebuilds."""
    op.execute(
        "CREATE VIRTUAL TABLE contact_search USING fts5(search_key, content='contact',"
        " content_rowid='id', tokenize='ascii', prefix='1 2 3 4', detail='none', columnsize=0)"
    )
    take_out = (
        "INSERT INTO contact_search (contact_search, rowid, search_key)"
        " VALUES ('delete', old.id, old.search_key);"
    )
    put_in = "INSERT INTO contact_search (rowid, search_key) VALUES (new.id, new.search_key);"
    op.execute(f"CREATE TRIGGER contact_search_insert AFTER INSERT ON contact BEGIN {put_in} END")
    op.execute(f"CREATE TRIGGER contact_search_delete AFTER DELETE ON contact BEGIN {take_out} END")
    op.execute(
        "CREATE TRIGGER contact_search_update AFTER UPDATE OF search_key ON contact"
        f" WHEN old.search_key IS NOT new.search_key BEGIN {take_out} {put_in} END"
    )


def _search_in_postgresql() -> None:
    op.execute(
        "CREATE INDEX ix_contact_words ON contact USING gin"
        " (array_to_tsvector(string_to_array(search_key, ' '))) WITH (fastupdate = off)"
    )


def _editable(name: str, *columns: Any) -> None:
    op.create_table(
        name,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("version", Integer, nullable=False),
        *columns,
    )


def _sorted() -> Any:
    return Text().with_variant(Text(collation="C"), "postgresql")


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _day(name: str) -> Column[str | None]:
    return Column(name, Text)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _link(name: str, target: str, *, optional: bool = False, index: bool = True) -> Column[int]:
    key = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Integer, key, nullable=optional, index=index)

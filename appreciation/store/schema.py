"""The tables of the book. Rows never leave this package.

Days are kept as ISO text and ids are given out by the book itself (`counter`), so that a row means
the same in SQLite, in PostgreSQL and in the history of changes. Every table that an owner's change
may touch has `id` and `version`; `version` is the number of the change that left the row as it is.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

FORMAT = "0001"
"""The last schema step: what a book written by this program says it is."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_SORTED = Text().with_variant(Text(collation="C"), "postgresql")
"""Sorted by code point on both engines: the folded key decides, never the server's collation."""


def _editable(name: str, *columns: Any) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("version", Integer, nullable=False),
        *columns,
    )


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _day(name: str) -> Column[str | None]:
    return Column(name, Text)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _link(name: str, table: str, *, optional: bool = False, index: bool = True) -> Column[int]:
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Integer, key, nullable=optional, index=index)


organisation = _editable(
    "organisation", _text("name"), Column("name_key", _SORTED, nullable=False, unique=True)
)

household = _editable("household", _text("envelope_name"), _text("salutation"), _flag("confirmed"))

contact = _editable(
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
    Column("sort_key", _SORTED, nullable=False),
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

address = _editable(
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

phone = _editable(
    "phone", _link("contact_id", "contact"), _number("position"), _text("number"), _text("label")
)

email = _editable(
    "email", _link("contact_id", "contact"), _number("position"), _text("address"), _text("label")
)

occasion = _editable(
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

status_change = _editable(
    "status_change", _link("contact_id", "contact"), _text("status"), _text("on_day")
)

touch = _editable(
    "touch",
    _link("contact_id", "contact"),
    _text("kind"),
    _text("on_day"),
    _text("note"),
    _flag("attempt"),
    Column("piece", Integer),
    _flag("personal"),
)

batch = _editable(
    "batch",
    _text("week"),
    _text("state"),
    _text("format"),
    _text("paper"),
    _number("start"),
    _text("made_on"),
    _day("posted_on"),
)

batch_file = _editable(
    "batch_file",
    _link("batch_id", "batch"),
    _text("kind"),
    _text("name"),
    _number("pages"),
    _text("sha256"),
    Column("content", LargeBinary),
)

piece = _editable(
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

piece_contact = _editable(
    "piece_contact", _link("piece_id", "piece"), _link("contact_id", "contact"), _number("position")
)

greeting = _editable(
    "greeting",
    _link("contact_id", "contact", index=False),
    _text("identity"),
    _number("year"),
    Column("date", Text, nullable=False, index=True),
    UniqueConstraint("contact_id", "identity", "year"),
)

piece_greeting = _editable(
    "piece_greeting",
    _link("piece_id", "piece"),
    _link("greeting_id", "greeting"),
    _link("contact_id", "contact"),
)

setting = _editable("setting", Column("key", Text, nullable=False, unique=True), _text("value"))

picture = _editable(
    "picture",
    Column("name", Text, nullable=False, unique=True),
    _text("sha256"),
    Column("content", LargeBinary, nullable=False),
)

not_same = _editable(
    "not_same",
    _link("low_id", "contact", index=False),
    _link("high_id", "contact"),
    UniqueConstraint("low_id", "high_id"),
)

forgotten = Table("forgotten", metadata, Column("hash", Text, primary_key=True))

counter = Table(
    "counter",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _text("label"),
    _text("seat"),
    _text("state"),
    _text("kinds"),
    CheckConstraint("state IN ('done', 'undone')", name="state"),
)

change_row = Table(
    "change_row",
    metadata,
    Column("change_id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("table_name"),
    _number("row_id"),
    Column("contact_id", Integer),
    Column("image", Text),
    _number("expects"),
    sqlite_with_rowid=False,
)

EDITABLE = tuple(table for table in metadata.tables.values() if "version" in table.c)
"""The tables whose rows are changed through the journal alone."""

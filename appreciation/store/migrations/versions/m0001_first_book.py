"""The first book."""

import secrets

from alembic import op
from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    table,
    text,
)

from appreciation.store.migrations.columns import (
    day,
    editable,
    flag,
    link,
    number,
    sorted_text,
    text_,
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
    editable(
        "organisation",
        text_("name"),
        Column("name_key", sorted_text(), nullable=False, unique=True),
    )

    editable("household", text_("envelope_name"), text_("salutation"), flag("confirmed"))

    editable(
        "contact",
        text_("uid"),
        text_("full_name"),
        text_("prefix"),
        text_("given_name"),
        text_("additional_name"),
        text_("family_name"),
        text_("suffix"),
        text_("nickname"),
        text_("organisation"),
        link("organisation_id", "organisation", optional=True),
        text_("job_title"),
        flag("stands_for_organisation"),
        text_("status"),
        flag("greet"),
        flag("do_not_mail"),
        flag("deceased"),
        day("deceased_on"),
        flag("approved"),
        text_("met"),
        text_("salutation"),
        text_("envelope_name"),
        text_("language"),
        text_("holiday_set"),
        link("household_id", "household", optional=True),
        text_("entered_on"),
        day("binned_on"),
        link("merged_into", "contact", optional=True, index=False),
        text_("mail_country"),
        text_("mail_state"),
        text_("mail_town"),
        day("last_reached"),
        day("last_attempt"),
        Column("sort_key", sorted_text(), nullable=False),
        text_("notes"),
        text_("search_key"),
        text_("imported"),
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

    editable(
        "address",
        link("contact_id", "contact"),
        number("position"),
        text_("label"),
        text_("street"),
        text_("town"),
        text_("region"),
        text_("postal_code"),
        text_("country"),
        flag("for_mail"),
        day("undeliverable_on"),
        text_("undeliverable_reason"),
    )

    editable(
        "phone",
        link("contact_id", "contact"),
        number("position"),
        text_("number"),
        text_("label"),
    )

    editable(
        "email",
        link("contact_id", "contact"),
        number("position"),
        text_("address"),
        text_("label"),
    )

    editable(
        "occasion",
        link("contact_id", "contact"),
        number("position"),
        text_("kind"),
        text_("label"),
        text_("identity"),
        Column("year", Integer),
        number("month"),
        Column("day", Integer),
        Column("month_day", Integer, nullable=False, index=True),
    )

    editable("status_change", link("contact_id", "contact"), text_("status"), text_("on_day"))

    editable(
        "touch",
        link("contact_id", "contact"),
        text_("kind"),
        text_("on_day"),
        text_("note"),
        flag("attempt"),
        Column("piece", Integer),
        flag("personal"),
    )


def _batches() -> None:
    editable(
        "batch",
        text_("week"),
        text_("state"),
        text_("format"),
        text_("paper"),
        number("start"),
        text_("made_on"),
        day("posted_on"),
    )

    editable(
        "batch_file",
        link("batch_id", "batch"),
        text_("kind"),
        text_("name"),
        number("pages"),
        text_("sha256"),
        Column("content", LargeBinary),
    )

    editable(
        "piece",
        link("batch_id", "batch"),
        text_("kind"),
        text_("state"),
        text_("recipient"),
        text_("address_lines"),
        text_("country"),
        text_("language"),
        text_("occasion"),
        text_("identity"),
        text_("label"),
        text_("date"),
        Column("years", Integer),
        text_("design"),
        text_("front"),
        text_("salutation"),
        text_("text"),
        flag("edited"),
        text_("reason"),
        number("page"),
    )

    editable(
        "piece_contact",
        link("piece_id", "piece"),
        link("contact_id", "contact"),
        number("position"),
    )

    editable(
        "greeting",
        link("contact_id", "contact", index=False),
        text_("identity"),
        number("year"),
        Column("date", Text, nullable=False, index=True),
        UniqueConstraint("contact_id", "identity", "year"),
    )

    editable(
        "piece_greeting",
        link("piece_id", "piece"),
        link("greeting_id", "greeting"),
        link("contact_id", "contact"),
    )


def _book() -> None:
    editable("setting", Column("key", Text, nullable=False, unique=True), text_("value"))

    editable(
        "picture",
        Column("name", Text, nullable=False, unique=True),
        text_("sha256"),
        Column("content", LargeBinary, nullable=False),
    )

    editable(
        "not_same",
        link("low_id", "contact", index=False),
        link("high_id", "contact"),
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
        text_("label"),
        text_("seat"),
        text_("state"),
        text_("kinds"),
        CheckConstraint("state IN ('done', 'undone')", name="state"),
    )

    op.create_table(
        "change_row",
        Column("change_id", Integer, primary_key=True, autoincrement=False),
        Column("seq", Integer, primary_key=True, autoincrement=False),
        text_("table_name"),
        number("row_id"),
        Column("contact_id", Integer),
        Column("image", Text),
        number("expects"),
        sqlite_with_rowid=False,
    )


def _secret() -> None:
    setting = table(
        "setting", Column("id", Integer), Column("version", Integer), text_("key"), text_("value")
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

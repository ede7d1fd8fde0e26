"""The tables of the book. Rows never leave this package.

Days are kept as ISO text and ids are given out by the book itself (`counter`), so that a row means
the same in SQLite, in PostgreSQL and in the history of changes. Every table that an owner's change
may touch has `id` and `version`; `version` is the number of the change that left the row as it is.

What the conditions of indexes are in PostgreSQL stands in the schema steps alone: naming them here
would load PostgreSQL's dialect with every start of the program.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from appreciation.store.columns import (
    SORTED,
    day_column,
    editable,
    flag_column,
    link_column,
    metadata,
    number_column,
    text_column,
)

FORMAT = "0002"
"""The last schema step: what a book written by this program says it is."""

organisation = editable(
    "organisation", text_column("name"), Column("name_key", SORTED, nullable=False, unique=True)
)

household = editable(
    "household", text_column("envelope_name"), text_column("salutation"), flag_column("confirmed")
)

contact = editable(
    "contact",
    text_column("uid"),
    text_column("full_name"),
    text_column("prefix"),
    text_column("given_name"),
    text_column("additional_name"),
    text_column("family_name"),
    text_column("suffix"),
    text_column("nickname"),
    text_column("organisation"),
    link_column("organisation_id", "organisation", optional=True),
    text_column("job_title"),
    flag_column("stands_for_organisation"),
    text_column("status"),
    flag_column("greet"),
    flag_column("do_not_mail"),
    flag_column("deceased"),
    day_column("deceased_on"),
    flag_column("approved"),
    text_column("met"),
    text_column("salutation"),
    text_column("envelope_name"),
    text_column("language"),
    text_column("holiday_set"),
    link_column("household_id", "household", optional=True),
    text_column("entered_on"),
    day_column("binned_on"),
    link_column("merged_into", "contact", optional=True, index=False),
    text_column("mail_country"),
    text_column("mail_state"),
    text_column("mail_town"),
    day_column("last_reached"),
    day_column("last_attempt"),
    Column("sort_key", SORTED, nullable=False),
    text_column("notes"),
    text_column("search_key"),
    text_column("imported"),
    Index("ix_contact_sort_key_id", "sort_key", "id"),
    Index("ix_contact_last_reached_entered_on", "last_reached", "entered_on"),
    Index("ix_contact_holiday_set_mail_country", "holiday_set", "mail_country"),
    Index("ix_contact_mail_state_household_id", "mail_state", "household_id"),
    Index(
        "ix_contact_merged_into",
        "merged_into",
        sqlite_where=text("merged_into IS NOT NULL"),
    ),
)

address = editable(
    "address",
    link_column("contact_id", "contact"),
    number_column("position"),
    text_column("label"),
    text_column("street"),
    text_column("town"),
    text_column("region"),
    text_column("postal_code"),
    text_column("country"),
    flag_column("for_mail"),
    day_column("undeliverable_on"),
    text_column("undeliverable_reason"),
)

phone = editable(
    "phone",
    link_column("contact_id", "contact"),
    number_column("position"),
    text_column("number"),
    text_column("label"),
)

email = editable(
    "email",
    link_column("contact_id", "contact"),
    number_column("position"),
    text_column("address"),
    text_column("label"),
)

occasion = editable(
    "occasion",
    link_column("contact_id", "contact"),
    number_column("position"),
    text_column("kind"),
    text_column("label"),
    text_column("identity"),
    Column("year", Integer),
    number_column("month"),
    Column("day", Integer),
    Column("month_day", Integer, nullable=False, index=True),
)

status_change = editable(
    "status_change",
    link_column("contact_id", "contact"),
    text_column("status"),
    text_column("on_day"),
)

touch = editable(
    "touch",
    link_column("contact_id", "contact"),
    text_column("kind"),
    text_column("on_day"),
    text_column("note"),
    flag_column("attempt"),
    Column("piece", Integer),
    flag_column("personal"),
    Column("at_time", Text),
    Column("seconds", Integer),
    Column("by_whom", Text),
    Column("departure_id", Integer),
    Index(
        "ix_touch_departure_id",
        "departure_id",
        sqlite_where=text("departure_id IS NOT NULL"),
    ),
    Index("ix_touch_on_day", "on_day", "contact_id", "personal", "attempt"),
)

batch = editable(
    "batch",
    text_column("week"),
    text_column("state"),
    text_column("format"),
    text_column("paper"),
    number_column("start"),
    text_column("made_on"),
    day_column("posted_on"),
)

batch_file = editable(
    "batch_file",
    link_column("batch_id", "batch"),
    text_column("kind"),
    text_column("name"),
    number_column("pages"),
    text_column("sha256"),
    Column("content", LargeBinary),
)

piece = editable(
    "piece",
    link_column("batch_id", "batch"),
    text_column("kind"),
    text_column("state"),
    text_column("recipient"),
    text_column("address_lines"),
    text_column("country"),
    text_column("language"),
    text_column("occasion"),
    text_column("identity"),
    text_column("label"),
    text_column("date"),
    Column("years", Integer),
    text_column("design"),
    text_column("front"),
    text_column("salutation"),
    text_column("text"),
    flag_column("edited"),
    text_column("reason"),
    number_column("page"),
)

piece_contact = editable(
    "piece_contact",
    link_column("piece_id", "piece"),
    link_column("contact_id", "contact"),
    number_column("position"),
)

greeting = editable(
    "greeting",
    link_column("contact_id", "contact", index=False),
    text_column("identity"),
    number_column("year"),
    Column("date", Text, nullable=False, index=True),
    UniqueConstraint("contact_id", "identity", "year"),
)

piece_greeting = editable(
    "piece_greeting",
    link_column("piece_id", "piece"),
    link_column("greeting_id", "greeting"),
    link_column("contact_id", "contact"),
)

setting = editable(
    "setting", Column("key", Text, nullable=False, unique=True), text_column("value")
)

picture = editable(
    "picture",
    Column("name", Text, nullable=False, unique=True),
    text_column("sha256"),
    Column("content", LargeBinary, nullable=False),
)

not_same = editable(
    "not_same",
    link_column("low_id", "contact", index=False),
    link_column("high_id", "contact"),
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
    text_column("label"),
    text_column("seat"),
    text_column("state"),
    text_column("kinds"),
    CheckConstraint("state IN ('done', 'undone')", name="state"),
)

change_row = Table(
    "change_row",
    metadata,
    Column("change_id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    text_column("table_name"),
    number_column("row_id"),
    Column("contact_id", Integer),
    Column("image", Text),
    number_column("expects"),
    sqlite_with_rowid=False,
)

"""The practice: promises, departures, letters to write, what was given, who sent whom; photos."""

from alembic import op
from sqlalchemy import Column, Index, Integer, LargeBinary, Text, UniqueConstraint, text

from appreciation.store.migrations.columns import (
    day,
    editable,
    flag,
    link,
    number,
    text_,
)

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of the practice, and room for what a call log knows of a call."""
    _people()
    _promises()
    _departures()
    _letters()
    _business()
    for name, kind in (
        ("at_time", Text()),
        ("seconds", Integer()),
        ("by_whom", Text()),
        ("departure_id", Integer()),
    ):
        op.add_column("touch", Column(name, kind))
    asked = text("departure_id IS NOT NULL")
    op.create_index(
        "ix_touch_departure_id",
        "touch",
        ["departure_id"],
        sqlite_where=asked,
        postgresql_where=asked,
    )
    op.create_index("ix_touch_on_day", "touch", ["on_day", "contact_id", "personal", "attempt"])
    op.create_index("ix_contact_last_reached_entered_on", "contact", ["last_reached", "entered_on"])


def _people() -> None:
    editable(
        "care",
        link("contact_id", "contact", index=False),
        Column("ideal_days", Integer),
        Column("longest_days", Integer),
        day("quiet_until"),
        flag("watched"),
        text_("needs"),
        text_("prospect_reason"),
        text_("prospect_needs"),
        day("ask_again_on"),
        UniqueConstraint("contact_id"),
    )

    editable(
        "photo",
        link("contact_id", "contact", index=False),
        text_("sha256"),
        Column("content", LargeBinary, nullable=False),
        UniqueConstraint("contact_id"),
    )


def _promises() -> None:
    editable(
        "promise",
        link("contact_id", "contact"),
        text_("what"),
        text_("made_on"),
        text_("by_day"),
        text_("by_time"),
        text_("means"),
        day("done_on"),
        text_("done_time"),
        text_("done_means"),
        day("broken_on"),
        text_("broken_why"),
        Index("ix_promise_done_on_broken_on_by_day", "done_on", "broken_on", "by_day"),
    )

    editable(
        "promise_term",
        link("promise_id", "promise"),
        link("contact_id", "contact"),
        text_("changed_on"),
        text_("by_day"),
        text_("by_time"),
        text_("means"),
    )


def _departures() -> None:
    editable(
        "departure",
        link("contact_id", "contact"),
        Column("left_on", Text, nullable=False, index=True),
        text_("reason"),
        text_("detail"),
        day("customer_since"),
        text_("interviewer"),
        day("mended_on"),
        text_("mended"),
        day("ended_on"),
        text_("outcome"),
    )

    editable(
        "departure_step",
        link("departure_id", "departure"),
        link("contact_id", "contact"),
        number("position"),
        text_("kind"),
        day("due_on"),
        day("done_on"),
        flag("stopped"),
        text_("note"),
        Index(
            "ix_departure_step_to_do",
            "departure_id",
            "due_on",
            sqlite_where=text("done_on IS NULL AND stopped = 0"),
            postgresql_where=text("done_on IS NULL AND NOT stopped"),
        ),
    )

    editable(
        "departure_answer",
        link("departure_id", "departure"),
        link("contact_id", "contact"),
        text_("question"),
        text_("answer"),
        text_("on_day"),
        text_("means"),
        text_("by_whom"),
    )

    editable(
        "departure_theme",
        link("departure_id", "departure"),
        link("contact_id", "contact"),
        text_("theme"),
        text_("words"),
    )

    editable(
        "departure_reason",
        Column("name", Text, nullable=False, unique=True),
        text_("reason_group"),
    )

    editable(
        "attachment",
        link("contact_id", "contact"),
        link("departure_id", "departure", optional=True, index=False),
        text_("on_day"),
        text_("name"),
        text_("sha256"),
        Column("content", LargeBinary, nullable=False),
    )


def _letters() -> None:
    editable(
        "article",
        text_("title"),
        text_("source"),
        text_("link"),
        text_("note"),
        text_("added_on"),
        text_("file_name"),
        Column("content", LargeBinary),
    )

    editable(
        "offer",
        text_("title"),
        text_("value"),
        text_("normal_price"),
        day("valid_until"),
        text_("added_on"),
    )

    editable(
        "letter",
        link("contact_id", "contact"),
        text_("purpose"),
        text_("form"),
        Column("due_on", Text, nullable=False, index=True),
        link("departure_id", "departure", optional=True),
        link("step_id", "departure_step", optional=True),
        link("article_id", "article", optional=True),
        link("offer_id", "offer", optional=True),
        text_("cause"),
        flag("withdrawn"),
    )

    editable(
        "article_given",
        link("article_id", "article", index=False),
        link("contact_id", "contact"),
        text_("on_day"),
        link("letter_id", "letter", optional=True),
        UniqueConstraint("article_id", "contact_id"),
    )

    editable(
        "offer_given",
        link("offer_id", "offer", index=False),
        link("contact_id", "contact"),
        text_("on_day"),
        link("letter_id", "letter", optional=True),
        day("taken_up_on"),
        text_("came_of_it"),
        UniqueConstraint("offer_id", "contact_id"),
    )


def _business() -> None:
    editable(
        "referral",
        link("contact_id", "contact", optional=True),
        link("other_id", "contact", optional=True),
        text_("event"),
        flag("received"),
        text_("on_day"),
        text_("note"),
        day("thanked_on"),
    )

    editable(
        "proposal",
        link("contact_id", "contact"),
        text_("what"),
        text_("amount"),
        text_("currency"),
        Column("on_day", Text, nullable=False, index=True),
        text_("outcome"),
        day("settled_on"),
        text_("reason"),
    )

    editable(
        "purchase",
        link("contact_id", "contact"),
        text_("on_day"),
        text_("what"),
        text_("amount"),
    )

    editable(
        "organisation_loss",
        link("contact_id", "contact"),
        link("organisation_id", "organisation"),
        text_("on_day"),
        text_("how"),
    )

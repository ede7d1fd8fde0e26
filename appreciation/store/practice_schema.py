"""The tables of the practice: what was promised, who left, what was given, who sent whom.

They are like those of `schema`, and their rows are changed through the journal alone.
"""

from sqlalchemy import Column, Index, Integer, LargeBinary, Text, UniqueConstraint, text

from appreciation.store.columns import (
    day_column,
    editable,
    flag_column,
    link_column,
    number_column,
    text_column,
)

care = editable(
    "care",
    link_column("contact_id", "contact", index=False),
    Column("ideal_days", Integer),
    Column("longest_days", Integer),
    day_column("quiet_until"),
    flag_column("watched"),
    text_column("needs"),
    text_column("prospect_reason"),
    text_column("prospect_needs"),
    day_column("ask_again_on"),
    UniqueConstraint("contact_id"),
)
"""How somebody is cared for, where it differs from what is usual; most people have no row."""

photo = editable(
    "photo",
    link_column("contact_id", "contact", index=False),
    text_column("sha256"),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("contact_id"),
)

attachment = editable(
    "attachment",
    link_column("contact_id", "contact"),
    link_column("departure_id", "departure", optional=True, index=False),
    text_column("on_day"),
    text_column("name"),
    text_column("sha256"),
    Column("content", LargeBinary, nullable=False),
)

promise = editable(
    "promise",
    link_column("contact_id", "contact"),
    text_column("what"),
    text_column("made_on"),
    text_column("by_day"),
    text_column("by_time"),
    text_column("means"),
    day_column("done_on"),
    text_column("done_time"),
    text_column("done_means"),
    day_column("broken_on"),
    text_column("broken_why"),
    Index("ix_promise_done_on_broken_on_by_day", "done_on", "broken_on", "by_day"),
)
"""`by_time` and `done_time` are `HH:MM`, or empty for any time of the day.

What is open is found by the index, however many there have been: both days are null there.
"""

promise_term = editable(
    "promise_term",
    link_column("promise_id", "promise"),
    link_column("contact_id", "contact"),
    text_column("changed_on"),
    text_column("by_day"),
    text_column("by_time"),
    text_column("means"),
)
"""The day, time and means a promise had before they were agreed anew on `changed_on`."""

departure = editable(
    "departure",
    link_column("contact_id", "contact"),
    Column("left_on", Text, nullable=False, index=True),
    text_column("reason"),
    text_column("detail"),
    day_column("customer_since"),
    text_column("interviewer"),
    day_column("mended_on"),
    text_column("mended"),
    day_column("ended_on"),
    text_column("outcome"),
)
"""One episode of losing a customer. `outcome` is empty while it is open."""

departure_step = editable(
    "departure_step",
    link_column("departure_id", "departure"),
    link_column("contact_id", "contact"),
    number_column("position"),
    text_column("kind"),
    day_column("due_on"),
    day_column("done_on"),
    flag_column("stopped"),
    text_column("note"),
    Index(
        "ix_departure_step_to_do",
        "departure_id",
        "due_on",
        sqlite_where=text("done_on IS NULL AND stopped = 0"),
    ),
)
"""What is left to do is found by the index, however many departures there have been."""

departure_answer = editable(
    "departure_answer",
    link_column("departure_id", "departure"),
    link_column("contact_id", "contact"),
    text_column("question"),
    text_column("answer"),
    text_column("on_day"),
    text_column("means"),
    text_column("by_whom"),
)

departure_theme = editable(
    "departure_theme",
    link_column("departure_id", "departure"),
    link_column("contact_id", "contact"),
    text_column("theme"),
    text_column("words"),
)

departure_reason = editable(
    "departure_reason",
    Column("name", Text, nullable=False, unique=True),
    text_column("reason_group"),
)
"""Reasons that the owner added to the supplied ones."""

article = editable(
    "article",
    text_column("title"),
    text_column("source"),
    text_column("link"),
    text_column("note"),
    text_column("added_on"),
    text_column("file_name"),
    Column("content", LargeBinary),
)

offer = editable(
    "offer",
    text_column("title"),
    text_column("value"),
    text_column("normal_price"),
    day_column("valid_until"),
    text_column("added_on"),
)

letter = editable(
    "letter",
    link_column("contact_id", "contact"),
    text_column("purpose"),
    text_column("form"),
    Column("due_on", Text, nullable=False, index=True),
    link_column("departure_id", "departure", optional=True),
    link_column("step_id", "departure_step", optional=True),
    link_column("article_id", "article", optional=True),
    link_column("offer_id", "offer", optional=True),
    text_column("cause"),
    flag_column("withdrawn"),
)
"""Something to be written to one person, which goes out with the batch of the week of `due_on`.

What became of it is told by the piece that claims the greeting `letter:ID`.
"""

article_given = editable(
    "article_given",
    link_column("article_id", "article", index=False),
    link_column("contact_id", "contact"),
    text_column("on_day"),
    link_column("letter_id", "letter", optional=True),
    UniqueConstraint("article_id", "contact_id"),
)

offer_given = editable(
    "offer_given",
    link_column("offer_id", "offer", index=False),
    link_column("contact_id", "contact"),
    text_column("on_day"),
    link_column("letter_id", "letter", optional=True),
    day_column("taken_up_on"),
    text_column("came_of_it"),
    UniqueConstraint("offer_id", "contact_id"),
)

referral = editable(
    "referral",
    link_column("contact_id", "contact", optional=True),
    link_column("other_id", "contact", optional=True),
    text_column("event"),
    flag_column("received"),
    text_column("on_day"),
    text_column("note"),
    day_column("thanked_on"),
)
"""Received: the contact, or else an event, sent us the other. Given: we sent them the other."""

proposal = editable(
    "proposal",
    link_column("contact_id", "contact"),
    text_column("what"),
    text_column("amount"),
    text_column("currency"),
    Column("on_day", Text, nullable=False, index=True),
    text_column("outcome"),
    day_column("settled_on"),
    text_column("reason"),
)
"""`amount` is a decimal number as text: money is never rounded by the database."""

purchase = editable(
    "purchase",
    link_column("contact_id", "contact"),
    text_column("on_day"),
    text_column("what"),
    text_column("amount"),
)
"""An order of theirs that was noted."""

organisation_loss = editable(
    "organisation_loss",
    link_column("contact_id", "contact"),
    link_column("organisation_id", "organisation"),
    text_column("on_day"),
    text_column("how"),
)
"""Somebody who could be counted on at an organisation until then: died, left us, moved, binned."""

OF_ONE_PERSON = (
    care,
    photo,
    attachment,
    promise,
    promise_term,
    departure,
    departure_step,
    departure_answer,
    departure_theme,
    letter,
    article_given,
    offer_given,
    proposal,
    purchase,
    organisation_loss,
)
"""The tables whose rows belong to the one contact of their `contact_id`."""

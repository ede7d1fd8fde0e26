"""Erasing a person for good (law 9): nothing of them stays, in the book or in its history."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Table, delete, func, or_, select, update

from appreciation.domain.batches import PieceState
from appreciation.domain.contacts import Contact
from appreciation.store.naming_letters import pieces_naming, withdraw_letters_naming
from appreciation.store.practice_schema import OF_ONE_PERSON, organisation_loss, referral
from appreciation.store.rows import chunks, next_numbers, row_of_image
from appreciation.store.schema import (
    address,
    batch_file,
    change,
    change_row,
    contact,
    email,
    greeting,
    household,
    not_same,
    occasion,
    organisation,
    phone,
    piece,
    piece_contact,
    piece_greeting,
    status_change,
    touch,
)

FORGOTTEN = "forgotten"
"""What stands where a name stood."""

_HEAD = 80
"""Letters of an image in which the batch of a file stands: it follows id and version."""

_OWN = (
    address,
    phone,
    email,
    occasion,
    status_change,
    touch,
    piece_contact,
    piece_greeting,
    greeting,
    *OF_ONE_PERSON,
)
"""What goes with a person. Links between these tables are looked at when all of it is gone."""


def erase(connection: Connection, person: Contact) -> None:
    """Erase a contact and every trace of them in pieces, kept PDFs, households and the history.

    A piece that named them keeps its number, day and state; one not yet printed is left out, and
    whoever else it named can be planned again. The PDFs of its batch lose their content, for all of
    them may show the name. Words of a household they were in go, since they may name them too.
    """
    version = next_numbers(connection, "change")[0]
    own = _ids(connection, piece_contact.c.piece_id, piece_contact.c.contact_id == person.id)
    pieces = [*own, *pieces_naming(connection, person.id)]
    batches = _ids(connection, piece.c.batch_id, piece.c.id.in_(pieces))
    _erase_pages_given_up(connection, person, batches)
    files = _ids(connection, batch_file.c.id, batch_file.c.batch_id.in_(batches))
    organisations = _erase_in_history(connection, person)
    for table, ids in ((piece, pieces), (batch_file, files)):
        _drop_images(connection, table, ids)
    _free_the_others(connection, pieces)
    withdraw_letters_naming(connection, person.id, version)
    _blank_pieces(connection, pieces, version)
    for chunk in chunks(files):
        blank = {"content": None, "version": version}
        connection.execute(update(batch_file).where(batch_file.c.id.in_(chunk)).values(blank))
    _blank_household(connection, person, version)
    _delete_rows(connection, person, organisations)


def _erase_in_history(connection: Connection, person: Contact) -> set[int]:
    """Drop their rows from all changes, and every name they ever had from what Undo calls them.

    Returns the organisations they once worked at.
    """
    names, organisations = {person.full_name}, set[int]()
    mine = change_row.c.contact_id == person.id
    former = select(change_row.c.image).where(mine, change_row.c.table_name == contact.name)
    for image in connection.execute(former.where(change_row.c.image.is_not(None))).scalars():
        row = row_of_image(image)
        names.add(row["full_name"])
        organisations |= {row["organisation_id"]} - {None}
    works_at, lost_by = contact.c.organisation_id, organisation_loss.c.organisation_id
    organisations |= set(_ids(connection, works_at, contact.c.id == person.id)) - {None}
    organisations |= set(_ids(connection, lost_by, organisation_loss.c.contact_id == person.id))
    _drop_referrals_taken_back(connection, person)
    for table in (contact, *_OWN):
        key = contact.c.id if table is contact else table.c.contact_id
        _drop_images(connection, table, _ids(connection, table.c.id, key == person.id))
    connection.execute(delete(change_row).where(mine))
    for number, called in connection.execute(select(change.c.id, change.c.label)).all():
        label = called
        for name in sorted(names - {""}, key=len, reverse=True):
            label = label.replace(name, FORGOTTEN)
        if label != called:
            connection.execute(update(change).where(change.c.id == number).values(label=label))
    return organisations


def _drop_referrals_taken_back(connection: Connection, person: Contact) -> None:
    """Drop referrals of theirs that only the history still has, under whoever sent them."""
    found = select(change_row.c.row_id, change_row.c.image).where(
        change_row.c.table_name == referral.name, change_row.c.image.is_not(None)
    )
    rows = ((row.row_id, row_of_image(row.image)) for row in connection.execute(found))
    ends = ("contact_id", "other_id")
    theirs = [id_ for id_, row in rows if person.id in {row[end] for end in ends}]
    _drop_images(connection, referral, theirs)


def _free_the_others(connection: Connection, pieces: Collection[int]) -> None:
    """Take everybody out of the pieces that are not printed yet, with what these have claimed."""
    planned = (piece.c.state == PieceState.PLANNED.value) & piece.c.id.in_(pieces)
    numbers = _ids(connection, piece.c.id, planned)
    claims = piece_greeting.c.greeting_id
    freed = _ids(connection, claims, piece_greeting.c.piece_id.in_(numbers))
    for table in (piece_greeting, piece_contact):
        connection.execute(delete(table).where(table.c.piece_id.in_(numbers)))
    kept = _ids(connection, claims, claims.in_(freed))
    connection.execute(delete(greeting).where(greeting.c.id.in_(set(freed).difference(kept))))


def _erase_pages_given_up(
    connection: Connection, person: Contact, batches_now: Collection[int]
) -> None:
    """Drop pieces that named them, and PDFs that showed them, which only the history still has."""
    theirs = change_row.c.contact_id == person.id
    pieces = {
        row_of_image(image)["piece_id"] for image in _images(connection, piece_contact, theirs)
    }
    batches = set(batches_now)
    for chunk in chunks(pieces):
        images = _images(connection, piece, change_row.c.row_id.in_(chunk))
        batches |= {row_of_image(image)["batch_id"] for image in images}
    _drop_images(connection, piece, pieces)
    for batch_id in batches:
        # The head of the image is enough to tell, and the PDF behind it may be large.
        head = func.substr(change_row.c.image, 1, _HEAD).contains(f'"batch_id":{batch_id},')
        mine = change_row.c.table_name == batch_file.name
        connection.execute(delete(change_row).where(mine, head))


def _images(connection: Connection, table: Table, condition: ColumnElement[bool]) -> Sequence[str]:
    """Return the rows of a table that the history has under a condition, each as an image."""
    query = select(change_row.c.image).where(change_row.c.table_name == table.name, condition)
    return connection.execute(query.where(change_row.c.image.is_not(None))).scalars().all()


def _blank_pieces(connection: Connection, pieces: Collection[int], version: int) -> None:
    blank = {
        "recipient": FORGOTTEN,
        "address_lines": "[]",
        "identity": piece.c.occasion,
        "label": "",
        "front": "",
        "salutation": "",
        "text": "",
        "version": version,
    }
    left_out = {"state": PieceState.LEFT_OUT.value, "reason": FORGOTTEN}
    for chunk in chunks(pieces):
        these = piece.c.id.in_(chunk)
        connection.execute(update(piece).where(these).values(blank | {"reason": ""}))
        planned = piece.c.state == PieceState.PLANNED.value
        connection.execute(update(piece).where(these, planned).values(left_out))


def _blank_household(connection: Connection, person: Contact, version: int) -> None:
    if person.household_id is not None:
        _drop_images(connection, household, [person.household_id])
        words = {"envelope_name": "", "salutation": "", "confirmed": False, "version": version}
        mine = household.c.id == person.household_id
        chosen = or_(household.c.envelope_name != "", household.c.salutation != "")
        connection.execute(update(household).where(mine, chosen).values(words))


def _delete_rows(connection: Connection, person: Contact, organisations: set[int]) -> None:
    claims = _ids(connection, greeting.c.id, greeting.c.contact_id == person.id)
    for chunk in chunks(claims):
        connection.execute(delete(piece_greeting).where(piece_greeting.c.greeting_id.in_(chunk)))
    for table in _OWN:
        connection.execute(delete(table).where(table.c.contact_id == person.id))
    for table, one, other in (
        (not_same, not_same.c.low_id, not_same.c.high_id),
        (referral, referral.c.contact_id, referral.c.other_id),
    ):
        pair = or_(one == person.id, other == person.id)
        _drop_images(connection, table, _ids(connection, table.c.id, pair))
        connection.execute(delete(table).where(pair))
    connection.execute(delete(contact).where(contact.c.id == person.id))
    works_at, lost_by = contact.c.organisation_id, organisation_loss.c.organisation_id
    empty = organisations.difference(
        _ids(connection, works_at, works_at.in_(organisations)),
        _ids(connection, lost_by, lost_by.in_(organisations)),
    )
    _drop_images(connection, organisation, empty)
    connection.execute(delete(organisation).where(organisation.c.id.in_(empty)))


def _drop_images(connection: Connection, table: Table, ids: Iterable[int]) -> None:
    """Drop rows from the history, so that no Undo brings their old content back."""
    for chunk in chunks(ids):
        connection.execute(
            delete(change_row).where(
                change_row.c.table_name == table.name, change_row.c.row_id.in_(chunk)
            )
        )


def _ids(
    connection: Connection, column: ColumnElement[int], condition: ColumnElement[bool]
) -> list[int]:
    return list(connection.execute(select(column).where(condition).distinct()).scalars())

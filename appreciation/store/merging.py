"""Giving what happened with one contact to another."""

from collections import defaultdict

from sqlalchemy import Connection, Table

from appreciation.store.journal import Journal
from appreciation.store.letters import EditableLetters
from appreciation.store.merging_practice import join_open_departures, move_referrals
from appreciation.store.practice_schema import (
    OF_ONE_PERSON,
    article_given,
    care,
    offer_given,
    photo,
)
from appreciation.store.reached import refresh_last_reached
from appreciation.store.rows import Row, rows_by_id
from appreciation.store.schema import (
    greeting,
    not_same,
    piece_contact,
    piece_greeting,
    status_change,
    touch,
)


def move_history(journal: Journal, from_id: int, to_id: int) -> None:
    """Give touches, statuses, pieces, claims and "not the same person" from one to the other."""
    connection = journal.connection
    for table in (touch, status_change, *OF_ONE_PERSON):
        if table not in _ONCE:
            rows = _of(connection, table, from_id)
            journal.update(table, [(row, {"contact_id": to_id}) for row in rows])
    for table, key in _ONCE.items():
        _move_single(journal, table, key, from_id, to_id)
    _move_pieces(journal, from_id, to_id)
    _move_greetings(journal, from_id, to_id)
    _move_not_same(journal, from_id, to_id)
    move_referrals(journal, from_id, to_id)  # once the pieces say whose letters are on paper
    join_open_departures(journal, to_id)
    EditableLetters(journal).withdraw_doubled(to_id)
    refresh_last_reached(connection, [from_id, to_id])


_ONCE = {care: "", photo: "", article_given: "article_id", offer_given: "offer_id"}
"""Of these a contact has one row, or one with each value of a column."""


def _move_single(journal: Journal, table: Table, key: str, from_id: int, to_id: int) -> None:
    """Move rows of which there is one; where both have it, what only the other says is added.

    Whoever of the two is not to be watched over stays so.
    """
    present = {row.get(key): row for row in _of(journal.connection, table, to_id)}
    rows = _of(journal.connection, table, from_id)
    journal.delete(table, [row for row in rows if row.get(key) in present])
    journal.update(
        table, [(row, {"contact_id": to_id}) for row in rows if row.get(key) not in present]
    )
    both = [(present[row.get(key)], row) for row in rows if row.get(key) in present]
    joined = [(ours, {name: ours[name] or row[name] for name in ours}) for ours, row in both]
    if table is care:
        joined = [
            (ours, new | {"watched": ours["watched"] and row["watched"]})
            for (ours, new), (_, row) in zip(joined, both, strict=True)
        ]
    if table is not photo:
        journal.update(table, [(ours, new) for ours, new in joined if new != ours])


def _move_pieces(journal: Journal, from_id: int, to_id: int) -> None:
    connection = journal.connection
    present = {row["piece_id"] for row in _of(connection, piece_contact, to_id)}
    rows = _of(connection, piece_contact, from_id)
    journal.delete(piece_contact, [row for row in rows if row["piece_id"] in present])
    journal.update(
        piece_contact,
        [(row, {"contact_id": to_id}) for row in rows if row["piece_id"] not in present],
    )


def _move_greetings(journal: Journal, from_id: int, to_id: int) -> None:
    """Move the claims; where the other has the same one, let the pieces point there (law 1).

    Of two days in a year the later one stands: the next greeting is too near to it, if to any.
    """
    connection = journal.connection
    theirs = {(row["identity"], row["year"]): row for row in _of(connection, greeting, to_id)}
    present = {key: row["id"] for key, row in theirs.items()}
    rows = _of(connection, greeting, from_id)
    twin = {row["id"]: present.get((row["identity"], row["year"])) for row in rows}
    journal.update(
        greeting,
        [
            (same, {"date": row["date"]})
            for row in rows
            if (same := theirs.get((row["identity"], row["year"]))) and same["date"] < row["date"]
        ],
    )
    linked: defaultdict[int, set[int]] = defaultdict(set)
    for link in rows_by_id(connection, piece_greeting, present.values(), key="greeting_id"):
        linked[link["greeting_id"]].add(link["piece_id"])
    moved: list[tuple[Row, Row]] = []
    doubled: list[Row] = []
    for link in rows_by_id(connection, piece_greeting, twin, key="greeting_id"):
        goal = twin[link["greeting_id"]] or link["greeting_id"]
        if link["piece_id"] in linked[goal]:
            doubled.append(link)
        else:
            moved.append((link, {"contact_id": to_id, "greeting_id": goal}))
    journal.delete(piece_greeting, doubled)
    journal.update(piece_greeting, moved)
    journal.delete(greeting, [row for row in rows if twin[row["id"]] is not None])
    journal.update(
        greeting, [(row, {"contact_id": to_id}) for row in rows if twin[row["id"]] is None]
    )


def _move_not_same(journal: Journal, from_id: int, to_id: int) -> None:
    connection = journal.connection
    rows = [
        row
        for key in ("low_id", "high_id")
        for row in rows_by_id(connection, not_same, [from_id], key=key)
    ]
    others = {row["low_id"] + row["high_id"] - from_id for row in rows} - {to_id}
    journal.delete(not_same, rows)
    pairs = {(min(other, to_id), max(other, to_id)) for other in others}
    present = {
        (row["low_id"], row["high_id"])
        for key in ("low_id", "high_id")
        for row in rows_by_id(connection, not_same, [to_id], key=key)
    }
    journal.insert(
        not_same, [{"low_id": low, "high_id": high} for low, high in sorted(pairs - present)]
    )


def _of(connection: Connection, table: Table, contact_id: int) -> list[Row]:
    return list(rows_by_id(connection, table, [contact_id], key="contact_id"))

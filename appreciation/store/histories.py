"""All that passed with people, for taking it out of the book (law 9)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, LargeBinary, Table, select

from appreciation.domain.contacts import ContactId
from appreciation.domain.histories import Entry, History
from appreciation.store.practice_schema import (
    article,
    article_given,
    attachment,
    care,
    departure,
    departure_answer,
    departure_step,
    departure_theme,
    letter,
    offer,
    offer_given,
    promise,
    promise_term,
    proposal,
    purchase,
    referral,
)
from appreciation.store.rows import chunks
from appreciation.store.schema import piece, piece_contact, status_change, touch

_NOUNS: dict[str, Table] = {
    "statuses": status_change,
    "touches": touch,
    "care": care,
    "promises": promise,
    "former_terms": promise_term,
    "departures": departure,
    "departure_steps": departure_step,
    "departure_answers": departure_answer,
    "departure_themes": departure_theme,
    "letters": letter,
    "articles": article_given,
    "offers": offer_given,
    "referrals": referral,
    "proposals": proposal,
    "orders": purchase,
    "attachments": attachment,
}
_PIECE = (
    piece.c.id.label("number"),
    piece.c.batch_id.label("batch"),
    piece.c.kind,
    piece.c.state,
    piece.c.occasion,
    piece.c.label,
    piece.c.date,
    piece.c.recipient,
    piece.c.text,
)


class Histories:
    """What happened with people, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_contacts(self, ids: Sequence[int]) -> dict[ContactId, History]:
        """Return all that passed with these people, nouns without an entry left out.

        Files are named, not contained: each is saved by itself.
        """
        found: defaultdict[int, defaultdict[str, list[Entry]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for chunk in chunks(ids):
            for noun, table in _NOUNS.items():
                said = [
                    column
                    for column in table.c
                    if column.name != "version" and not isinstance(column.type, LargeBinary)
                ]
                query = select(*said).where(table.c.contact_id.in_(chunk)).order_by(table.c.id)
                for row in self._connection.execute(query).mappings():
                    entry = dict(row)
                    found[entry.pop("contact_id")][noun].append(entry)
            query = select(piece_contact.c.contact_id, *_PIECE).join(
                piece, piece.c.id == piece_contact.c.piece_id
            )
            query = query.where(piece_contact.c.contact_id.in_(chunk)).order_by(piece.c.id)
            for row in self._connection.execute(query).mappings():
                entry = dict(row)
                found[entry.pop("contact_id")]["pieces"].append(entry)
        self._name(found)
        return {ContactId(id_): nouns for id_, nouns in found.items()}

    def _name(self, found: Mapping[int, Mapping[str, list[Entry]]]) -> None:
        """Say what was given by its title; a number means nothing outside the book."""
        for noun, table, key in (
            ("articles", article, "article_id"),
            ("offers", offer, "offer_id"),
        ):
            titles = dict(self._connection.execute(select(table.c.id, table.c.title)).all())
            for nouns in found.values():
                if entries := nouns.get(noun):
                    entries[:] = [{**each, "title": titles[each[key]]} for each in entries]

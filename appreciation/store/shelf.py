"""Articles and offers in the book, and who was given which."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, Table, func, select

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.shelf import Article, Given, Offer
from appreciation.store.contact_rows import day_of_text, text_of_day
from appreciation.store.journal import Journal
from appreciation.store.practice_schema import article, article_given, letter, offer, offer_given
from appreciation.store.rows import Row, chunks, differs, rows_by_id

_ARTICLE = [column for column in article.c if column.name != "content"]


class Shelf:
    """What is on the shelf, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def articles(self, ids: Iterable[int] | None = None) -> dict[int, Article]:
        """Return these articles, or all of them, the latest first."""
        query = select(*_ARTICLE).order_by(article.c.id.desc())
        asked = [query] if ids is None else [query.where(article.c.id.in_(x)) for x in chunks(ids)]
        return {
            row["id"]: _article(dict(row))
            for each in asked
            for row in self._connection.execute(each).mappings()
        }

    def clipping(self, article_id: int) -> bytes | None:
        """Return the file that is kept of an article, or None."""
        query = select(article.c.content).where(article.c.id == article_id)
        found: bytes | None = self._connection.execute(query).scalar()
        return found

    def offers(self, ids: Iterable[int] | None = None) -> dict[int, Offer]:
        """Return these offers, or all of them, the latest first."""
        query = select(offer).order_by(offer.c.id.desc())
        asked = [query] if ids is None else [query.where(offer.c.id.in_(x)) for x in chunks(ids)]
        return {
            row["id"]: _offer(dict(row))
            for each in asked
            for row in self._connection.execute(each).mappings()
        }

    def article_given(self, article_id: int) -> tuple[Given, ...]:
        """Return who has an article, the latest first."""
        return self._given(article_given, "article_id", article_id)

    def offer_given(self, offer_id: int) -> tuple[Given, ...]:
        """Return who has an offer, the latest first."""
        return self._given(offer_given, "offer_id", offer_id)

    def given_to(self, contact_id: int) -> tuple[tuple[Given, ...], tuple[Given, ...]]:
        """Return what somebody has: articles, and offers."""
        articles, offers = (
            tuple(
                _given(row, key)
                for row in rows_by_id(self._connection, table, [contact_id], key="contact_id")
            )
            for table, key in ((article_given, "article_id"), (offer_given, "offer_id"))
        )
        return articles, offers

    def counts(self) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
        """Return to how many each article and offer went, and how many took up each offer."""
        asked = (
            select(article_given.c.article_id, func.count()).group_by(article_given.c.article_id),
            select(offer_given.c.offer_id, func.count()).group_by(offer_given.c.offer_id),
            select(offer_given.c.offer_id, func.count(offer_given.c.taken_up_on)).group_by(
                offer_given.c.offer_id
            ),
        )
        found = [{row[0]: row[1] for row in self._connection.execute(query)} for query in asked]
        return found[0], found[1], found[2]

    def _given(self, table: Table, key: str, id_: int) -> tuple[Given, ...]:
        rows = rows_by_id(self._connection, table, [id_], key=key)
        given = [_given(row, key) for row in rows]
        return tuple(sorted(given, key=lambda each: (each.on, each.id), reverse=True))


class EditableShelf(Shelf):
    """The shelf, and what is put on it."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add_article(self, new: Article, content: bytes | None) -> Article:
        """Put an article on the shelf, with its clipping if there is one; return it with its id."""
        row = _article_row(new) | {"content": content}
        (id_,) = self._journal.insert(article, [row])
        return replace(new, id=id_)

    def add_offer(self, new: Offer) -> Offer:
        """Put an offer on the shelf; return it with its id."""
        (id_,) = self._journal.insert(offer, [_offer_row(new)])
        return replace(new, id=id_)

    def save_article(self, changed: Article) -> None:
        """Write an article over what is stored; its clipping stays."""
        self._save(article, changed.id, _article_row(changed))

    def save_offer(self, changed: Offer) -> None:
        """Write an offer over what is stored."""
        self._save(offer, changed.id, _offer_row(changed))

    def remove_articles(self, ids: Collection[int]) -> None:
        """Take articles off the shelf that nobody has."""
        self._remove(article, "article_id", ids)

    def remove_offers(self, ids: Collection[int]) -> None:
        """Take offers off the shelf that nobody has."""
        self._remove(offer, "offer_id", ids)

    def take_up(self, given: Given) -> None:
        """Note that somebody took an offer up, and what came of it."""
        new = {"taken_up_on": text_of_day(given.taken_up_on), "came_of_it": given.came_of_it}
        self._save(offer_given, given.id, new)

    def _remove(self, table: Table, key: str, ids: Collection[int]) -> None:
        letters = rows_by_id(self._connection, letter, ids, key=key)
        # A withdrawn letter goes to nobody, so what it would have brought is no matter any more.
        withdrawn = [(row, {key: None}) for row in letters if row["withdrawn"]]
        self._journal.update(letter, withdrawn)
        self._journal.delete(table, list(rows_by_id(self._connection, table, ids)))

    def _save(self, table: Table, id_: int, new: Row) -> None:
        row = next(rows_by_id(self._connection, table, [id_]), None)
        if row is None:
            raise WrongValueError("That is no longer on the shelf. Nothing was changed.")
        if differs(row, new):
            self._journal.update(table, [(row, new)])


def _article(row: Row) -> Article:
    return Article(
        id=row["id"],
        title=row["title"],
        source=row["source"],
        link=row["link"],
        note=row["note"],
        added_on=date.fromisoformat(row["added_on"]),
        file_name=row["file_name"],
    )


def _article_row(new: Article) -> Row:
    return {
        "title": new.title,
        "source": new.source,
        "link": new.link,
        "note": new.note,
        "added_on": new.added_on.isoformat(),
        "file_name": new.file_name,
    }


def _offer(row: Row) -> Offer:
    return Offer(
        id=row["id"],
        title=row["title"],
        value=row["value"],
        normal_price=row["normal_price"],
        valid_until=day_of_text(row["valid_until"]),
        added_on=date.fromisoformat(row["added_on"]),
    )


def _offer_row(new: Offer) -> Row:
    return {
        "title": new.title,
        "value": new.value,
        "normal_price": new.normal_price,
        "valid_until": text_of_day(new.valid_until),
        "added_on": new.added_on.isoformat(),
    }


def _given(row: Row, key: str) -> Given:
    return Given(
        id=row["id"],
        what_id=row[key],
        contact_id=ContactId(row["contact_id"]),
        on=date.fromisoformat(row["on_day"]),
        letter_id=row["letter_id"],
        taken_up_on=day_of_text(row.get("taken_up_on")),
        came_of_it=row.get("came_of_it") or "",
    )

"""The shelf: articles and offers, to whom each went, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from appreciation.domain.batches import PieceState
from appreciation.domain.changes import Changes, Kind
from appreciation.domain.errors import UserError, WrongValueError
from appreciation.domain.shelf import Article, Given, Offer
from appreciation.services.desk import Desk
from appreciation.services.files_out import write_whole
from appreciation.store.transactions import Reading

LARGEST_CLIPPING = 20_000_000
"""Bytes of the largest file that is kept with an article: the book stays one small file."""

MOST_WORDS = 500
"""Characters of a title, a source or a value: each stands in a letter, whole or not at all."""

_CHANGES: Changes = frozenset({Kind.SHELF})


class UnreadableClippingError(UserError):
    """A clipping that cannot be read, or is too large to be kept in the book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnShelf:
    """An article or offer in a line: to how many it went, and how many took it up."""

    item: Article | Offer
    given: int
    taken_up: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenTo:
    """One person who has something from the shelf, or will have it with a letter.

    `state` is that of the letter's piece, None while it is in no batch or went without a letter.
    """

    given: Given
    name: str
    state: PieceState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfDetails:
    """An article or offer, with everybody who has it, the latest first."""

    item: Article | Offer
    given: tuple[GivenTo, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An article or offer after a change."""

    item: Article | Offer
    changes: Changes = _CHANGES


def add_article(desk: Desk, new: Article, clipping: Path | None = None) -> Kept:
    """Put an article on the shelf, added today, with its clipping if there is one.

    Raises `WrongValueError` without a title, `UnreadableClippingError` for the file.
    """
    _check_words(new)
    content = _content(clipping) if clipping else None
    article = replace(new, added_on=desk.today, file_name=clipping.name if clipping else "")
    with desk.book.writing(f"Put “{new.title}” on the shelf") as book:
        return Kept(item=book.shelf.add_article(article, content))


def add_offer(desk: Desk, new: Offer) -> Kept:
    """Put an offer on the shelf, added today; raise `WrongValueError` when it makes no sense."""
    _check_words(new)
    if not new.valid_on(desk.today):
        raise WrongValueError(f"{new.valid_until} is past, so nobody could take it up.")
    with desk.book.writing(f"Put “{new.title}” on the shelf") as book:
        return Kept(item=book.shelf.add_offer(replace(new, added_on=desk.today)))


def change(desk: Desk, changed: Article | Offer) -> Kept:
    """Write an article or offer anew; a clipping stays."""
    _check_words(changed)
    with desk.book.writing(f"Change “{changed.title}”") as book:
        if isinstance(changed, Article):
            book.shelf.save_article(changed)
        else:
            book.shelf.save_offer(changed)
    return Kept(item=changed)


def remove(desk: Desk, item: Article | Offer) -> Kept:
    """Take an article or offer off the shelf; raise `WrongValueError` when somebody has it."""
    with desk.book.writing(f"Take “{item.title}” off the shelf") as book:
        details = details_of(book, item)
        if details.given:
            raise WrongValueError(
                f"“{item.title}” went to {details.given[0].name}, so it stays: the shelf remembers"
                " who has what."
            )
        if isinstance(item, Article):
            book.shelf.remove_articles([item.id])
        else:
            book.shelf.remove_offers([item.id])
    return Kept(item=item)


def articles(desk: Desk) -> tuple[OnShelf, ...]:
    """Return every article, the latest first."""
    with desk.book.reading() as book:
        given, _, _ = book.shelf.counts()
        found = book.shelf.articles().values()
        return tuple(OnShelf(item=each, given=given.get(each.id, 0)) for each in found)


def offers(desk: Desk) -> tuple[OnShelf, ...]:
    """Return every offer, the latest first."""
    with desk.book.reading() as book:
        _, given, taken_up = book.shelf.counts()
        found = book.shelf.offers().values()
        return tuple(
            OnShelf(item=each, given=given.get(each.id, 0), taken_up=taken_up.get(each.id, 0))
            for each in found
        )


def article_details(desk: Desk, article_id: int) -> ShelfDetails:
    """Return an article with everybody who has it; raise `WrongValueError` if there is none."""
    with desk.book.reading() as book:
        return details_of(book, article_on(book, article_id))


def offer_details(desk: Desk, offer_id: int) -> ShelfDetails:
    """Return an offer with everybody who has it; raise `WrongValueError` if there is none."""
    with desk.book.reading() as book:
        return details_of(book, offer_on(book, offer_id))


def save_clipping(desk: Desk, article_id: int, file: Path) -> None:
    """Write the file kept with an article; raise `WrongValueError` when there is none."""
    with desk.book.reading() as book:
        found = book.shelf.clipping(article_id)
    if found is None:
        raise WrongValueError("No file is kept with this article.")
    write_whole(file, found)


def details_of(book: Reading, item: Article | Offer) -> ShelfDetails:
    """Return an article or offer with everybody who has it, the latest first."""
    if isinstance(item, Article):
        given: Iterable[Given] = book.shelf.article_given(item.id)
    else:
        given = book.shelf.offer_given(item.id)
    found = tuple(given)
    names = book.contacts.names(each.contact_id for each in found)
    states = book.letters.states(each.letter_id for each in found if each.letter_id)
    return ShelfDetails(
        item=item,
        given=tuple(
            GivenTo(given=each, name=names[each.contact_id], state=states.get(each.letter_id or 0))
            for each in found
        ),
    )


def article_on(book: Reading, id_: int) -> Article:
    """Return an article; raise `WrongValueError` if there is none."""
    found = book.shelf.articles([id_])
    if not found:
        raise WrongValueError(f"There is no article {id_} on the shelf.")
    return found[id_]


def offer_on(book: Reading, id_: int) -> Offer:
    """Return an offer; raise `WrongValueError` if there is none."""
    found = book.shelf.offers([id_])
    if not found:
        raise WrongValueError(f"There is no offer {id_} on the shelf.")
    return found[id_]


def _check_words(item: Article | Offer) -> None:
    _check_titled(item.title)
    said = (
        (item.title, item.source, item.link)
        if isinstance(item, Article)
        else (item.title, item.value, item.normal_price)
    )
    if any(len(each) > MOST_WORDS for each in said):
        raise WrongValueError(
            f"A line of it has more than {MOST_WORDS} letters, too many for the letter it goes"
            " with. Nothing was changed; say it shorter."
        )


def _check_titled(title: str) -> None:
    if not title.strip():
        raise WrongValueError("It needs a title, so that you find it again. Nothing was changed.")


def _content(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        content = file.read_bytes() if size <= LARGEST_CLIPPING else b""
    except OSError as error:
        raise UnreadableClippingError(
            f"The file “{file.name}” could not be read ({error.strerror}). Nothing was changed."
        ) from error
    if size > LARGEST_CLIPPING:
        raise UnreadableClippingError(
            f"The file “{file.name}” has {size // 1_000_000} MB; the book keeps up to"
            f" {LARGEST_CLIPPING // 1_000_000}. Give the article a link instead."
        )
    return content

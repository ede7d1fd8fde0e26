"""Sending what is on the shelf, never twice to one person, and noting what came of it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from appreciation.domain.changes import Changes, Kind
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import UserError, WrongValueError
from appreciation.domain.letters import Letter, Purpose
from appreciation.domain.noted_days import day_gone_by
from appreciation.domain.shelf import Article, Offer
from appreciation.services.dealings.shelf import GivenTo, article_on, details_of, offer_on
from appreciation.services.desk import Desk
from appreciation.services.letters.letters import (
    LetterLine,
    day_to_come,
    prepared,
    sensible_purposes,
    unsettled_departure,
)
from appreciation.store.transactions import Writing


class HadItError(UserError):
    """They were given the same article or offer before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Letters that were prepared, and the names of those who had it before and get none."""

    lines: tuple[LetterLine, ...]
    had_it: tuple[str, ...]
    changes: Changes = frozenset({Kind.SHELF, Kind.LETTER})


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp:
    """That somebody took an offer up."""

    given: GivenTo
    offer: Offer
    changes: Changes = frozenset({Kind.SHELF})


def send_article(
    desk: Desk, article_id: int, contact_ids: Collection[ContactId], *, on: date | None = None
) -> Sent:
    """Prepare a letter with an article to each of these people, to be posted by a day.

    Whoever had it before gets none and is named. Raises `WrongValueError` when one of them is
    nobody to write to.
    """
    with desk.book.writing("Send an article") as book:
        article = article_on(book, article_id)
        book.relabel(f"Send “{article.title}”")
        return _sent(desk, book, article, contact_ids, on)


def send_offer(
    desk: Desk, offer_id: int, contact_ids: Collection[ContactId], *, on: date | None = None
) -> Sent:
    """Prepare a letter with an offer to each of these people, to be posted by a day.

    An offer is to welcome back those who left, and goes to nobody else. Whoever had it before gets
    none and is named. Raises `WrongValueError` for anybody else, and when it has expired by then.
    """
    with desk.book.writing("Send an offer") as book:
        offer = offer_on(book, offer_id)
        if not offer.valid_on(day_to_come(on, desk.today)):
            raise WrongValueError(
                f"“{offer.title}” is valid until {offer.valid_until} only, so it is not sent."
            )
        book.relabel(f"Send “{offer.title}”")
        return _sent(desk, book, offer, contact_ids, on)


def take_up(
    desk: Desk, offer_id: int, contact_id: ContactId, *, on: date | None, came_of_it: str = ""
) -> TakenUp:
    """Note that somebody took an offer up, and what came of it; without a day, that they did not.

    Raises `WrongValueError` when they never had it.
    """
    if on:
        day_gone_by(on, desk.today)
    with desk.book.writing("Note what came of an offer") as book:
        offer = offer_on(book, offer_id)
        found = [
            each for each in details_of(book, offer).given if each.given.contact_id == contact_id
        ]
        if not found:
            name = book.contacts.contact(contact_id).full_name
            raise WrongValueError(f"“{offer.title}” never went to {name}. Nothing was noted.")
        book.relabel(f"Note what came of “{offer.title}”")
        given = replace(found[0].given, taken_up_on=on, came_of_it=came_of_it.strip())
        book.shelf.take_up(given)
        return TakenUp(given=replace(found[0], given=given), offer=offer)


def _sent(
    desk: Desk,
    book: Writing,
    item: Article | Offer,
    contact_ids: Collection[ContactId],
    on: date | None,
) -> Sent:
    is_offer = isinstance(item, Offer)
    had = {each.given.contact_id for each in details_of(book, item).given}
    people = book.contacts.contacts(contact_ids)
    lines, had_it = [], []
    for contact_id in dict.fromkeys(contact_ids):
        contact = people.get(contact_id) or book.contacts.contact(contact_id)
        purpose = Purpose.OFFER if is_offer else Purpose.ARTICLE
        if contact_id in had:
            had_it.append(contact.full_name)
            continue
        if purpose not in sensible_purposes(book, contact):
            raise WrongValueError(
                f"An offer welcomes back those who left, and {contact.full_name} has not. Nothing"
                " was prepared."
            )
        new = Letter(
            contact_id=contact_id,
            purpose=purpose,
            due_on=day_to_come(on, desk.today),
            departure_id=unsettled_departure(book, contact),
            article_id=None if is_offer else item.id,
            offer_id=item.id if is_offer else None,
        )
        lines.append(prepared(book, new, contact, desk.today))
    return Sent(lines=tuple(lines), had_it=tuple(had_it))

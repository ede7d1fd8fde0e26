"""A new book full of invented people, to try the program with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from appreciation.domain.contacts import ContactId
from appreciation.domain.departures import Answer, Theme
from appreciation.domain.errors import UserError
from appreciation.domain.households import Household
from appreciation.domain.settings import Settings, with_setting
from appreciation.domain.win_back import Step
from appreciation.services.dealings.proposals import currency_in
from appreciation.services.departures.departure_plans import keep_in_step
from appreciation.services.invented import shelf
from appreciation.services.invented.business import Dealing
from appreciation.services.invented.homes import Home, invented
from appreciation.services.invented.lands import LANDS, land
from appreciation.services.invented.people import Person
from appreciation.services.invented.promises import Promising
from appreciation.store.book import Book
from appreciation.store.transactions import Writing

_AT_ONCE = 2_000
"""Homes written together: enough to be quick, few enough to hold in memory."""


class NotAnEmptyBookError(UserError):
    """The book has people already; invented ones would get among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCounts:
    """What a sample put into the book."""

    people: int
    organisations: int
    households: int


def fill_with_sample(book: Book, *, people: int, seed: int, today: date) -> SampleCounts:
    """Fill an empty book with invented people and what they have to do with us; it can be undone.

    The same people for the same seed, number and day. An owner who has not said who they are gets
    an invented business in Britain; most people live in the owner's country. Raises
    `NotAnEmptyBookError`.
    """
    with book.writing(f"Invent {people} people") as new:
        if any(True for _ in new.contacts.known_people()):
            raise NotAnEmptyBookError(
                "The book has people already, and invented ones would get among them. Nothing was"
                " changed; choose a new book for the sample."
            )
        settings = _with_business(new.settings.settings())
        new.settings.save(settings)
        households = 0
        homes = invented(people, seed=seed, today=today, country=settings.country)
        promising = Promising(seed, today)
        dealing = Dealing(seed, today, currency_in(settings.country, today))
        while some := tuple(islice(homes, _AT_ONCE)):
            households += _write(new, some, today, promising, dealing)
        for each in shelf.articles(today):
            new.shelf.add_article(each, None)
        new.shelf.add_offer(shelf.offer(today))
        organisations = len(new.organisations.organisations())
    return SampleCounts(people=people, organisations=organisations, households=households)


def _with_business(settings: Settings) -> Settings:
    """The settings, with an invented business where the owner has not named theirs."""
    if settings.name or settings.address:
        return settings
    country = settings.country or "GB"
    lands = map(land, LANDS)
    business = next((each.business for each in lands if each.country == country), {})
    for key, text in business.items():
        settings = with_setting(settings, key, text)
    return replace(settings, country=country)


def _write(
    book: Writing, homes: Sequence[Home], today: date, promising: Promising, dealing: Dealing
) -> int:
    """Store homes; return how many of them are households."""
    people = [person for home in homes for person in home.people]
    ids = book.contacts.add_many(
        [each.contact for each in people], histories=[each.history for each in people]
    )
    left = iter(ids)
    members = [tuple(islice(left, len(home.people))) for home in homes]
    households = [
        Household(
            member_ids=each,
            confirmed=not any(person.contact.deceased for person in home.people),
        )
        for home, each in zip(homes, members, strict=True)
        if home.household
    ]
    book.households.make_many(households)
    departures = _write_departures(book, ids, people, today)
    book.touches.add_many(
        [
            replace(
                touch,
                contact_id=id_,
                departure_id=touch.departure_id and departures[id_][touch.departure_id - 1],
            )
            for id_, person in zip(ids, people, strict=True)
            for touch in person.touches
        ]
    )
    book.promises.add_many(
        [
            replace(promise, contact_id=id_)
            for id_, person in zip(ids, people, strict=True)
            for promise in promising.to(person.contact)
        ]
    )
    business = dealing.among(
        [(id_, person.contact) for id_, person in zip(ids, people, strict=True)]
    )
    book.referrals.add_many(business.referrals)
    book.proposals.add_many(business.proposals)
    for care in business.cares:
        book.care.save(care)
    return len(households)


def _write_departures(
    book: Writing, ids: Sequence[ContactId], people: Sequence[Person], today: date
) -> dict[ContactId, list[int]]:
    """Store how people left, with their steps and answers; return the departures of each."""
    pairs = [
        (id_, parting)
        for id_, person in zip(ids, people, strict=True)
        for parting in person.partings
    ]
    departures = book.departures.add_many(
        [replace(parting.departure, contact_id=id_) for id_, parting in pairs]
    )
    found: dict[ContactId, list[int]] = {}
    steps: list[Step] = []
    answers: list[Answer] = []
    themes: list[Theme] = []
    for departure_id, (id_, parting) in zip(departures, pairs, strict=True):
        found.setdefault(id_, []).append(departure_id)
        steps += [
            replace(each, departure_id=departure_id, contact_id=id_) for each in parting.steps
        ]
        answers += [
            replace(each, departure_id=departure_id, contact_id=id_) for each in parting.answers
        ]
        themes += [
            replace(each, departure_id=departure_id, contact_id=id_) for each in parting.themes
        ]
    book.departure_steps.add_many(steps)
    book.interviews.add_answers(answers)
    book.interviews.add_themes(themes)
    for departure_id, (id_, parting) in zip(departures, pairs, strict=True):
        if any(not (each.done_on or each.stopped) for each in parting.steps):
            departure = replace(parting.departure, id=departure_id, contact_id=id_)
            keep_in_step(book, departure, today)
    return found

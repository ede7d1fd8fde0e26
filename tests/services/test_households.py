"""Households: who shares a card, who leaves, and who is left behind."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from appreciation.domain.contacts import Address, Contact, ContactId, Status
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.weeks import Week
from appreciation.services import forgetting, preferences
from appreciation.services.batches.drafts import Order
from appreciation.services.batches.posting import take_back
from appreciation.services.batches.week import week_plan
from appreciation.services.batches.weekly_batch import print_week
from appreciation.services.desk import Desk
from appreciation.services.imports import imports
from appreciation.services.imports.imports import FileToImport, ImportOptions
from appreciation.services.people import contacts, duplicates, households
from appreciation.store.book import open_book

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WEDDING = Occasion(kind=OccasionKind.WEDDING, date=PlainDate.parse("1979-11-27"))
HOME = Address(street="1 High Street", town="Ambleford", postal_code="LA22 9BU", country="GB")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    book = open_book(str(tmp_path / "book.db"), create=True, now=NOW)
    yield Desk(book, NOW)
    book.close()


def entered(
    desk: Desk, name: str, *, address: Address | None = HOME, wed: bool = False
) -> ContactId:
    given, _, family = name.partition(" ")
    with desk.book.writing("Add") as book:
        contact = Contact(
            full_name=name,
            given_name=given,
            family_name=family,
            entered_on=desk.today,
            addresses=(address,) if address else (),
            occasions=(WEDDING,) if wed else (),
        )
        return book.contacts.add(contact).id


def members(desk: Desk, contact_id: ContactId) -> list[tuple[ContactId, ...]]:
    household_id = contacts.contact(desk, contact_id).household_id
    with desk.book.reading() as book:
        found = book.households.of_ids([household_id] if household_id else [])
    return [each.member_ids for each in found.values()]


def due(desk: Desk, week: str) -> list[list[str]]:
    plan = week_plan(desk, Week.parse(week).span).plan
    return [[who.full_name for who in each.recipients] for each in plan.due]


def left_out(desk: Desk, week: str) -> set[tuple[str, str]]:
    plan = week_plan(desk, Week.parse(week).span).plan
    return {(each.name, each.refusal.reason) for each in plan.left_out}


def test_who_moves_out_leaves_the_others_together(desk: Desk) -> None:
    ann, bob, cy = (entered(desk, f"{given} Reyes") for given in ("Ann", "Bob", "Cy"))
    households.together(desk, [ann, bob, cy])
    households.together(desk, [cy])
    assert members(desk, cy) == []
    assert members(desk, ann) == members(desk, bob) == [(ann, bob)]


def test_who_marries_out_of_a_family_leaves_the_others_together(desk: Desk) -> None:
    ann, bob, cy, dee = (entered(desk, f"{given} Reyes") for given in ("Ann", "Bob", "Cy", "Dee"))
    households.together(desk, [ann, bob, cy])
    households.together(desk, [cy, dee])
    assert members(desk, dee) == [(cy, dee)]
    assert members(desk, ann) == [(ann, bob)]


def test_a_widow_confirmed_alone_is_not_wished_a_happy_wedding_day(desk: Desk) -> None:
    ann, bob = entered(desk, "Ann Reyes", wed=True), entered(desk, "Bob Reyes", wed=True)
    households.together(desk, [ann, bob])
    assert due(desk, "2026-W48") == [["Ann Reyes", "Bob Reyes"]]
    contacts.edit(desk, bob, {"deceased": "true"})
    households.together(desk, [ann])
    assert due(desk, "2026-W48") == []
    assert "1979-11-27" in contacts.contact(desk, ann).notes


def test_a_widow_is_not_greeted_for_the_wedding_when_her_husband_is_forgotten(desk: Desk) -> None:
    ann, bob = entered(desk, "Ann Reyes", wed=True), entered(desk, "Bob Reyes", wed=True)
    households.together(desk, [ann, bob])
    contacts.edit(desk, bob, {"deceased": "true"})
    forgetting.forget(desk, bob)
    assert due(desk, "2026-W48") == []


def test_a_death_learnt_from_a_file_holds_the_wording_of_the_survivor(desk: Desk) -> None:
    preferences.change(desk, {"holidays": "season"})
    cards = [card("a", "Ann Reyes"), card("b", "Bob Reyes")]
    brought_in(desk, "".join(cards))
    with desk.book.reading() as book:
        ann, bob = (each.id for each in book.contacts.in_order_entered())
    households.together(desk, [ann, bob])
    brought_in(desk, card("a", "Ann Reyes") + card("b", "Bob Reyes", "CATEGORIES:deceased\r\n"))
    assert left_out(desk, "2026-W53") == {("Ann Reyes", "household"), ("Bob Reyes", "deceased")}


def test_a_death_learnt_from_a_merged_entry_holds_the_wording_of_the_survivor(desk: Desk) -> None:
    preferences.change(desk, {"holidays": "season"})
    ann, bob, again = (entered(desk, name) for name in ("Ann Reyes", "Bob Reyes", "B. Reyes"))
    households.together(desk, [ann, bob])
    contacts.edit(desk, again, {"deceased": "true"})
    duplicates.merge(desk, bob, again)
    assert left_out(desk, "2026-W53") == {("Ann Reyes", "household"), ("Bob Reyes", "deceased")}


def test_who_has_no_address_of_their_own_is_named_on_the_card_that_goes_abroad(desk: Desk) -> None:
    preferences.change(desk, {"holidays": "season", "country": "US"})
    ann, bob = entered(desk, "Ann Reyes"), entered(desk, "Bob Reyes", address=None)
    households.together(desk, [ann, bob])
    assert due(desk, "2026-W51") == [["Ann Reyes", "Bob Reyes"]]
    assert due(desk, "2026-W53") == []


def test_a_merged_person_keeps_the_good_address_of_the_two(desk: Desk) -> None:
    gone = Address(street="9 Old Road", town="Ambleford", undeliverable_on=desk.today)
    ann, again = entered(desk, "Ann Reyes", address=gone), entered(desk, "Anne Reyes")
    merged = duplicates.merge(desk, ann, again)
    assert merged.mail_address is not None
    assert merged.mail_address.street == "1 High Street"


def test_a_card_that_comes_back_marks_the_address_of_the_household_it_went_to(
    desk: Desk, tmp_path: Path
) -> None:
    preferences.change(desk, {"holidays": "season"})
    ann, bob = entered(desk, "Ann Reyes", address=None), entered(desk, "Bob Reyes")
    households.together(desk, [ann, bob])
    contacts.edit(desk, bob, {"greet": "false"})
    order = Order(week="2026-W53", span=Week.parse("2026-W53").span)
    batch = print_week(desk, order, tmp_path / "out").batch
    assert batch is not None
    preferences.change(desk, {"country": "US"})
    take_back(desk, batch.pieces[0].number, "moved away")
    assert contacts.contact(desk, bob).addresses[0].undeliverable_on == desk.today


def card(uid: str, name: str, more: str = "") -> str:
    given, _, family = name.partition(" ")
    return (
        f"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:{uid}\r\nFN:{name}\r\nN:{family};{given};;;\r\n"
        f"ADR:;;1 High Street;Ambleford;;LA22 9BU;GB\r\n{more}END:VCARD\r\n"
    )


def brought_in(desk: Desk, content: str) -> None:
    file = FileToImport(name="people.vcf", content=content.encode())
    imports.bring_in(desk, [file], ImportOptions(status=Status.CUSTOMER))

"""What an import may change of somebody who is in the book already."""

from dataclasses import replace
from datetime import date

from appreciation.domain.contacts import Address, Contact, Email, Phone, Status
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.interchange.people import ImportedPerson
from appreciation.services.imports.import_records import applied, last_said, record, with_record

SAYS = frozenset(
    {"full_name", "organisation", "addresses", "phones", "emails", "occasions", "greet", "status"}
)


def birthday(text: str) -> Occasion:
    return Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate.parse(text))


def home(street: str) -> Address:
    return Address(label="home", street=street, town="Leeds", postal_code="LS1 1AA")


FILED = Contact(
    full_name="Ann Müller",
    organisation="Acme",
    entered_on=date(2026, 1, 1),
    addresses=(home("1 High Street"),),
    phones=(Phone(number="0113 496 0001", label="home"),),
    emails=(Email(address="ann@example.org"),),
    occasions=(birthday("1976-11-26"),),
)


def said(contact: Contact) -> ImportedPerson:
    return ImportedPerson(contact=contact, file="people.vcf", where="card 1", says=SAYS)


def imported_again(in_book: Contact, in_file: Contact) -> Contact:
    return applied(in_book, said(in_file), record(said(FILED)))


def test_the_same_file_changes_nothing_whatever_the_owner_has_edited() -> None:
    edited = replace(FILED, organisation="Acme Ltd", phones=(), occasions=(birthday("--11-27"),))
    assert imported_again(edited, FILED) == edited


def test_what_changed_in_the_file_comes_in_and_the_owner_s_edit_elsewhere_stays() -> None:
    edited = replace(FILED, organisation="Acme Ltd")
    moved = replace(FILED, emails=(Email(address="new@example.org"),))
    now = imported_again(edited, moved)
    assert now.organisation == "Acme Ltd"
    assert [each.address for each in now.emails] == ["new@example.org"]


def test_an_opt_out_is_never_lowered_by_a_file() -> None:
    out = replace(FILED, greet=False, do_not_mail=True, deceased=True)
    now = imported_again(out, replace(FILED, organisation="Other"))
    assert (now.greet, now.do_not_mail, now.deceased) == (False, True, True)


def test_an_opt_out_that_the_owner_mended_is_not_set_again_by_the_same_words() -> None:
    filed = replace(FILED, greet=False)
    mended, moved = replace(filed, greet=True), replace(filed, organisation="Other")
    now = applied(mended, said(moved), record(said(filed)))
    assert (now.greet, now.organisation) == (True, "Other")


def test_an_opt_out_in_the_file_is_taken_over() -> None:
    assert imported_again(FILED, replace(FILED, greet=False)).greet is False


def test_a_list_is_known_again_though_it_now_says_that_somebody_wants_no_cards() -> None:
    before = replace(said(FILED), says=SAYS - {"greet", "status"})
    kept = with_record("", before, record(before))
    assert last_said(kept, replace(said(FILED), says=SAYS)) == record(before)


def test_a_move_in_the_file_takes_the_old_address_s_place_and_its_mark_for_mail() -> None:
    office = Address(label="work", street="5 Mill Lane", town="Leeds", postal_code="LS3 3CC")
    in_book = replace(FILED, addresses=(office, replace(home("1 High Street"), for_mail=True)))
    now = imported_again(in_book, replace(FILED, addresses=(home("9 New Road"),)))
    assert now.mail_address == replace(home("9 New Road"), for_mail=True)
    assert now.addresses[0] == office


def test_a_returned_mark_survives_an_import_of_the_same_address() -> None:
    bad = replace(home("1 High Street"), undeliverable_on=date(2026, 3, 1))
    in_book = replace(FILED, addresses=(bad,))
    assert imported_again(in_book, replace(FILED, organisation="New")).addresses == (bad,)


def test_a_corrected_birthday_replaces_the_old_one() -> None:
    now = imported_again(FILED, replace(FILED, occasions=(birthday("1976-11-28"),)))
    assert now.occasions == (birthday("1976-11-28"),)


def test_somebody_entered_by_hand_only_gains_what_was_missing() -> None:
    by_hand = Contact(
        full_name="Ann Mueller",
        entered_on=date(2026, 1, 1),
        status=Status.PARTNER,
        occasions=(birthday("--11-25"),),
    )
    now = applied(by_hand, said(FILED), None)
    assert now.full_name == "Ann Mueller"
    assert now.status is Status.PARTNER
    assert now.organisation == "Acme"
    assert now.emails == FILED.emails
    assert now.occasions == (birthday("--11-25"),)

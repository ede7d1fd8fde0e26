"""People on vCards, however their program wrote them."""

import pytest

from appreciation.domain.contacts import Address, Contact, Phone, Status
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from tests.interchange.files import TODAY, birthday, card, only, reading, sample


def test_a_card_of_the_nineties_and_one_of_today_stand_in_one_file() -> None:
    found = sample("people.vcf")
    assert [person.contact.full_name for person in found.people] == [
        "Ann Müller",
        "Dr. Rosa Maria Diaz",
        "Quilt & Co",
        "Otto Late",
    ]
    assert not found.problems
    ann = found.people[0].contact
    assert ann.addresses == (
        Address(
            label="home", street="Hauptstraße 5", town="Köln", postal_code="50667", country="DE"
        ),
    )
    assert ann.notes == "Likes tea\nand walks"
    assert ann.occasions == (
        Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate(year=1975, month=8, day=9)),
        Occasion(kind=OccasionKind.WEDDING, date=PlainDate(year=2010, month=6, day=5)),
    )


def test_everything_apple_says_about_rosa_is_kept() -> None:
    rosa = sample("people.vcf").people[1].contact
    assert rosa == Contact(
        uid="0f1d2c3b-0001",
        full_name="Dr. Rosa Maria Diaz",
        prefix="Dr.",
        given_name="Rosa",
        additional_name="Maria",
        family_name="Diaz",
        nickname="Rosie",
        organisation="Diaz Bakery",
        job_title="Owner",
        do_not_mail=True,
        emails=rosa.emails,
        phones=(Phone(number="+1 212 555 0100", label="Shop"),),
        addresses=(
            Address(
                label="work",
                street="12 High Street\nSuite 4",
                town="Springfield",
                region="IL",
                postal_code="62701",
                country="US",
                for_mail=True,
            ),
        ),
        occasions=(
            Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate(month=2, day=29)),
            Occasion(kind=OccasionKind.WEDDING, date=PlainDate(year=2001, month=9, day=8)),
            Occasion(
                kind=OccasionKind.OTHER,
                date=PlainDate(year=2015, month=3, day=1),
                label="First order",
            ),
        ),
        notes="Met at the fair, 2014\nBrings bread",
        entered_on=TODAY,
    )


def test_a_business_card_stands_for_the_business() -> None:
    assert sample("people.vcf").people[2].contact.stands_for_organisation
    assert card("ORG:Bike Shop").stands_for_organisation
    assert not card("N:Lund;Bo;;;", "ORG:Bo Lund", "FN:Bo Lund").stands_for_organisation


def test_a_card_with_a_day_of_death_is_of_somebody_who_died() -> None:
    otto = sample("people.vcf").people[3].contact
    assert otto.deceased
    assert otto.deceased_on == PlainDate(year=2019, month=11, day=2)


def test_a_group_is_nobody_to_greet_and_is_named() -> None:
    (notice,) = [each for each in sample("people.vcf").notices if each.where == "card 5"]
    assert "Bowling" in notice.what


def test_a_card_without_a_name_adds_nobody_and_is_named_by_what_it_has() -> None:
    found = reading("BEGIN:VCARD\nEMAIL:x@example.org\nEND:VCARD\n", "a.vcf")
    assert not found.people
    assert found.problems[0].where == "card 1"
    assert "x@example.org" in found.problems[0].what


def test_a_name_that_nobody_can_see_is_none() -> None:
    card = "BEGIN:VCARD\nFN:\u200b\nN:\u200b;;;;\nEMAIL:x@example.org\nEND:VCARD\n"
    unseen = reading(card, "a.vcf")
    assert not unseen.people
    assert "no name" in unseen.problems[0].what


def test_an_email_address_is_no_name() -> None:
    found = reading("BEGIN:VCARD\nFN:x@example.org\nEMAIL:x@example.org\nEND:VCARD\n", "a.vcf")
    assert not found.people


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:19800322", "1980-03-22"),
        ("BDAY;value=date:2012-06-06", "2012-06-06"),
        ("BDAY:1955-07-19T00:00:00Z", "1955-07-19"),
        ("BDAY:1996-04-15T201243+04:00", "1996-04-15"),
        ("BDAY:1996-04-15T235959-1200", "1996-04-15"),
        ("BDAY:--0203", "--02-03"),
        ("BDAY:--05-14", "--05-14"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09", "--05-09"),
        ("BDAY;X-APPLE-OMIT-YEAR=2000:2000-05-09", "--05-09"),
        ("BDAY:1604-02-29", "--02-29"),
        ("BDAY:0001-05-09", "--05-09"),
        ("BDAY;VALUE=text:--0415", "--04-15"),
        ("BDAY:--05", "--05"),
        ("BDAY:1980-05", "1980-05"),
        ("BDAY:", ""),
        ("BDAY;VALUE=text:circa 1800", ""),
        ("BDAY:19723101", ""),
        ("BDAY:NaNaNaN", ""),
        ("BDAY:2031-01-01", ""),
    ],
)
def test_a_birthday_is_the_day_as_written_or_none(line: str, day: str) -> None:
    assert birthday(card("FN:Ann", line)) == day


def test_a_birthday_nobody_can_read_is_told_and_costs_nothing_else() -> None:
    text = "BEGIN:VCARD\nFN:Ann\nBDAY:circa 1800\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n"
    found = reading(text, "a.vcf")
    assert [person.contact.full_name for person in found.people] == ["Ann", "Bo"]
    assert [problem.what for problem in found.problems] == [
        "Ann: the birthday “circa 1800” is not a date."
    ]


def test_of_two_different_birthdays_the_first_counts_and_the_owner_is_told() -> None:
    text = "BEGIN:VCARD\nFN:Ann\nBDAY:1980-01-02\nBDAY:1981-01-02\nEND:VCARD\n"
    found = reading(text, "a.vcf")
    assert birthday(only(found)) == "1980-01-02"
    assert "two birthdays" in found.problems[0].what


@pytest.mark.parametrize(
    "lines",
    [
        ["ANNIVERSARY:20100605"],
        ["X-ANNIVERSARY:2010-06-05"],
        ["X-EVOLUTION-ANNIVERSARY:2010-06-05"],
        ["X-KADDRESSBOOK-X-Anniversary:2010-06-05"],
        ["X-MS-ANNIVERSARY:20100605"],
        ["X-WAB-WEDDING_ANNIVERSARY:20100605"],
        ["item1.X-ABDATE:2010-06-05", "item1.X-ABLabel:_$!<Anniversary>!$_"],
        ["ITEM1.X-ABLABEL:_$!<Anniversary>!$_", "item1.X-ABDATE:2010-06-05"],
        ["X-ANNIVERSARY:2010-06-05", "i.X-ABDATE:20100605", "i.X-ABLabel:_$!<Anniversary>!$_"],
        ["X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2010-06-05;1;;;"],
    ],
)
def test_a_wedding_day_is_found_once_wherever_a_program_puts_it(lines: list[str]) -> None:
    wedding = Occasion(kind=OccasionKind.WEDDING, date=PlainDate(year=2010, month=6, day=5))
    assert card("FN:Ann", *lines).occasions == (wedding,)


def test_somebody_elses_days_and_names_are_not_taken_for_theirs() -> None:
    ann = card(
        "FN:Ann",
        "AGENT:BEGIN:VCARD\\nFN:Susan\\nBDAY:1970-01-01\\nEND:VCARD\\n",
        "item1.X-ABRELATEDNAMES:Bo",
        "item1.X-ABLabel:_$!<Spouse>!$_",
        "RELATED;TYPE=spouse;VALUE=text:Bo",
    )
    assert ann == Contact(full_name="Ann", entered_on=TODAY)


def test_a_card_that_never_ends_does_not_swallow_the_next() -> None:
    text = "BEGIN:VCARD\nFN:Ann\nTEL:1\nBEGIN:VCARD\nFN:Bo\nTEL:2\nEND:VCARD\n"
    found = reading(text, "a.vcf")
    assert [(person.contact.full_name, person.where) for person in found.people] == [
        ("Ann", "card 1"),
        ("Bo", "card 2"),
    ]


def test_a_fold_inside_a_letter_does_not_break_it() -> None:
    text = b"BEGIN:VCARD\r\nFN:M\xc3\r\n \xbcller\r\nEND:VCARD\r\n"
    assert only(reading(text, "a.vcf")).full_name == "Müller"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\r\r\n"])
def test_neither_encoding_nor_line_ends_cost_an_umlaut(encoding: str, ending: str) -> None:
    text = ending.join(["BEGIN:VCARD", "VERSION:3.0", "FN:Jörg Weiß", "END:VCARD", ""])
    assert only(reading(text.encode(encoding), "a.vcf")).full_name == "Jörg Weiß"


def test_colons_between_quotes_do_not_end_the_name_of_a_line() -> None:
    ann = card("FN:Ann", 'ADR;LABEL="Flat: 2";TYPE=home:;;12 High Street;Springfield;;;')
    assert ann.addresses[0].street == "12 High Street"


def test_a_country_we_do_not_know_stays_where_the_envelope_shows_it() -> None:
    ann = card("FN:Ann", "ADR:;;Strand 1;Port;Nord;1234;Klöster-Reich")
    assert ann.addresses[0].region == "Nord, Klöster-Reich"


def test_categories_may_stop_greetings_and_never_start_them() -> None:
    ann = reading("BEGIN:VCARD\nFN:Ann\nCATEGORIES:VIP,No cards\nEND:VCARD\n", "a.vcf").people[0]
    bo = reading("BEGIN:VCARD\nFN:Bo\nCATEGORIES:VIP\nEND:VCARD\n", "b.vcf").people[0]
    assert not ann.contact.greet
    assert "greet" in ann.says
    assert "greet" not in bo.says


def test_a_status_is_stated_only_by_our_own_cards() -> None:
    found = reading("BEGIN:VCARD\nFN:Ann\nX-APPRECIATION-STATUS:partner\nEND:VCARD\n", "a.vcf")
    assert found.people[0].contact.status is Status.PARTNER
    assert "status" in found.people[0].says
    assert "status" not in sample("people.vcf").people[0].says


def test_what_is_left_aside_is_said() -> None:
    found = reading("BEGIN:VCARD\nFN:Ann\nPHOTO:x\nURL:http://x\nEND:VCARD\n", "a.vcf")
    assert [notice.what for notice in found.notices] == ["Not taken over: URL."]

"""Three letters typed find the person."""

from dataclasses import replace

from appreciation.domain.contact_lines import ContactLine, ContactQuery, PageKey
from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.store.book import Book
from tests.store.people import NAMES, TODAY, ann, stored

PEOPLE = (
    "Łukasz Øster",
    "Anna Straße",
    "Zoë Müller",
    "Pat O'Brien",
    "Anne-Marie Ng",
    "山田太郎",
)


def named(full_name: str, **changes: object) -> Contact:
    given, _, family = full_name.rpartition(" ")
    nobody = Contact(full_name=full_name, given_name=given, family_name=family, entered_on=TODAY)
    return replace(nobody, **changes)  # type: ignore[arg-type]  # the tests name real fields


def found(book: Book, text: str) -> list[str]:
    with book.reading() as reading:
        lines = reading.contacts.page(ContactQuery(search=text))
        assert reading.contacts.count(ContactQuery(search=text)) == len(lines)
        whole = {each.full_name for each in reading.contacts.in_order_entered(search=text)}
        assert whole == {each.full_name for each in lines}
    return [each.full_name for each in lines]


def test_names_are_found_however_they_are_typed(book: Book) -> None:
    with book.writing("Add") as writing:
        writing.contacts.add_many([named(each) for each in PEOPLE])
    for typed, meant in (
        ("lukasz", "Łukasz Øster"),
        ("ŁUK ost", "Łukasz Øster"),
        ("ost luk", "Łukasz Øster"),
        ("strass", "Anna Straße"),
        ("straße", "Anna Straße"),
        ("mueller", "Zoë Müller"),
        ("muller", "Zoë Müller"),
        ("Müll", "Zoë Müller"),
        ("obrien", "Pat O'Brien"),
        ("O'Bri", "Pat O'Brien"),
        ("O’Brien", "Pat O'Brien"),  # noqa: RUF001 - as phones write it
        ("annemarie", "Anne-Marie Ng"),
        ("anne marie", "Anne-Marie Ng"),
        ("太郎", "山田太郎"),
        ("山田", "山田太郎"),
    ):
        assert found(book, typed) == [meant], typed


def test_people_are_found_by_what_is_known_of_them(book: Book) -> None:
    stored(book)
    stored(book, named("Somebody Else"))
    for typed in (
        "bakery",
        "springf",
        "malmo",
        "ann.mueller@exam",
        "blue cards",
        "+49 89 123",
        "089123456",
        "089 / 123",
        "49 89",
        "0100",
        "555-0100",
        "ann 089 123",
    ):
        assert found(book, typed) == ["Ann Müller"], typed


def test_what_is_nobody_finds_nobody(book: Book) -> None:
    stored(book)
    for typed in ("!!!", "xyz", "ann xyz", '"', "ann' OR 'zz", "5550101"):
        assert found(book, typed) == [], typed


def test_an_empty_search_finds_everybody(book: Book) -> None:
    stored(book)
    assert found(book, "  ") == ["Ann Müller"]


def test_search_follows_edits_undo_and_the_bin(book: Book) -> None:
    kept = stored(book)
    with book.writing("Marry") as writing:
        kept = writing.contacts.save(replace(kept, full_name="Ann Ng", family_name="Ng"), on=TODAY)
    assert found(book, "ng") == ["Ann Ng"]
    book.undo()
    assert (found(book, "ng"), found(book, "müller")) == ([], ["Ann Müller"])
    with book.writing("Bin") as writing:
        kept = writing.contacts.contact(kept.id)
        writing.contacts.save(replace(kept, binned_on=TODAY), on=TODAY)
        assert writing.contacts.count(ContactQuery(binned=True, search="ann")) == 1
    assert found(book, "ann") == []


def test_notes_without_end_can_be_stored_and_searched(book: Book) -> None:
    notes = " ".join(f"word{each}" for each in range(60_000)) + " " + "x" * 5_000
    stored(book, ann(notes=notes))
    assert found(book, "word19") == ["Ann Müller"]


def test_pages_neither_skip_nor_double(book: Book) -> None:
    with book.writing("Add") as writing:
        for _ in range(3):
            writing.contacts.add_many([named(f"{a} {b}") for a in NAMES for b in NAMES])
    seen: list[ContactLine] = []
    after: PageKey | None = None
    with book.reading() as reading:
        while lines := reading.contacts.page(ContactQuery(), after, limit=7):
            seen += lines
            after = lines[-1].key
        assert len(seen) == reading.contacts.count(ContactQuery()) == 3 * len(NAMES) ** 2
    assert len({each.id for each in seen}) == len(seen)
    assert [each.key for each in seen] == sorted(each.key for each in seen)


def test_filters_must_all_hold(book: Book) -> None:
    with book.writing("Add") as writing:
        writing.contacts.add(ann(greet=False, status=Status.PARTNER))
        gone = writing.contacts.add(ann(full_name="Bo", addresses=(), greet=False))
        writing.contacts.add(ann(full_name="Cy", status=Status.PARTNER))
        writing.contacts.save(replace(gone, merged_into=ContactId(1), binned_on=TODAY), on=TODAY)
        dot = writing.contacts.add(ann(full_name="Dot", addresses=()))

        def names(query: ContactQuery) -> set[str]:
            return {each.full_name for each in writing.contacts.page(query)}

        assert names(ContactQuery(greet_off=True)) == {"Ann Müller"}
        assert names(ContactQuery(status=Status.PARTNER)) == {"Ann Müller", "Cy"}
        assert names(ContactQuery(status=Status.PARTNER, greet_off=True, search="ann")) == {
            "Ann Müller"
        }
        assert names(ContactQuery(no_address=True)) == {"Dot"}
        assert names(ContactQuery(binned=True)) == set()
        (line,) = writing.contacts.page(ContactQuery(no_address=True))
        assert line == ContactLine(
            id=dot.id,
            full_name="Dot",
            organisation="Bakery Ltd",
            town="",
            status=Status.CUSTOMER,
            greet=True,
            deceased=False,
            last_reached=None,
            key=line.key,
        )

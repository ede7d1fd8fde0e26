"""Forgetting a person for good, and seeing to it that no import brings them back (law 9)."""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from appreciation.domain.batches import CARRY_PIECES, BatchFile, FileKind, Piece
from appreciation.domain.contacts import Contact, ContactId
from appreciation.domain.known_people import KnownPerson, known_person, words_key
from appreciation.interchange.matching import name_keys, phone_keys
from appreciation.services.dealings.unfinished_calls import drop_of
from appreciation.services.desk import Desk
from appreciation.services.files_out import sha256
from appreciation.services.people.households import end_wedding
from appreciation.store.book import Book
from appreciation.store.transactions import Reading, Writing


def forget(desk: Desk, contact_id: ContactId) -> None:
    """Erase a person, with everything that names them, beyond Undo.

    Only keyed hashes remain, by which an import knows them again without knowing who they were. An
    e-mail address that somebody else in the book has as well counts with their name only.
    Kept PDFs lose the pages that show them, and check lists that name them go altogether. Raises
    `ContactGoneError`.
    """
    with desk.book.writing("Forget a person", undoable=False) as book:
        everyone = (contact_id, *book.contacts.tombstones_of(contact_id))
        key = {"": book.suppression.key()}
        others = (each for each in book.contacts.known_people() if each.id not in everyone)
        of_others = _hashes(key, {_alone(email) for each in others for email in each.emails})
        for each in everyone:
            marks = _marks(known_person(book.contacts.contact(each)))
            book.suppression.forget_keys(_hashes(key, marks) - of_others)
        _end_wedding(book, contact_id, desk)
        for each in everyone:
            _erase(book, each)
    drop_of(desk, everyone)
    desk.book.scrub()


def on_their_way(desk: Desk, contact_id: ContactId) -> tuple[Piece, ...]:
    """Return the printed pieces that name somebody and wait for the post.

    To be asked, and taken out, before they are forgotten: afterwards no piece names them.
    """
    with desk.book.reading() as book:
        naming = book.referrals.pieces_naming(contact_id)
        return tuple(
            each
            for each in book.batches.unposted()
            if contact_id in each.contact_ids or each.number in naming
        )


def _end_wedding(book: Writing, contact_id: ContactId, desk: Desk) -> None:
    household_id = book.contacts.contact(contact_id).household_id
    if household_id is not None:
        end_wedding(book, household_id, {contact_id}, on=desk.today)


def _pdfs_without(book: Reading, contact_id: ContactId) -> Iterator[tuple[int, BatchFile, bytes]]:
    """Yield what the kept PDFs still show once the pages of a person are taken out of them."""
    from appreciation.printing.reprint import page_count, with_only

    naming = book.referrals.pieces_naming(contact_id)
    own = {piece.batch_id for piece in book.batches.of_contact(contact_id)}
    for batch_id in own.union(naming.values()):
        batch = book.batches.batch(batch_id)
        others = {
            each.number
            for each in batch.pieces
            if contact_id not in each.contact_ids and each.number not in naming
        }
        for file in batch.files:
            if file.kind is FileKind.CHECK_LIST or not book.batches.has_content(batch_id, file):
                continue
            if content := with_only(book.batches.file_content(batch_id, file.kind), others):
                pages = page_count(content)
                yield batch_id, replace(file, pages=pages, sha256=sha256(content)), content


def _renumber_pages(book: Writing, batch_id: int, file: BatchFile, content: bytes) -> None:
    """Say on which page each piece stands now; envelopes follow the pages of the cards."""
    from appreciation.printing.reprint import pieces_on

    if file.kind not in CARRY_PIECES:
        return
    pages = pieces_on(content)
    pieces = [each for each in book.batches.batch(batch_id).pieces if each.number in pages]
    book.batches.save_pieces([replace(each, page=pages[each.number]) for each in pieces])


def forgotten_among(book: Reading, people: Sequence[Contact]) -> list[bool]:
    """Return for each of these people whether they asked to be forgotten."""
    if not book.suppression.any():
        return [False] * len(people)
    keys = book.suppression.keys()
    hashes = [_hashes(keys, _marks(known_person(person))) for person in people]
    known = book.suppression.are_forgotten({each for group in hashes for each in group})
    return [not known.isdisjoint(group) for group in hashes]


def erase_again(book: Book) -> None:
    """Erase those of a book's people who were forgotten after this state of it was kept."""
    with book.writing("Forget people again", undoable=False) as writing:
        keys = writing.suppression.keys()
        forgotten = writing.suppression.all()
        found = [
            known.id
            for known in writing.contacts.known_people()
            if not forgotten.isdisjoint(_hashes(keys, _marks(known)))
        ]
        merged = [each for one in found for each in writing.contacts.tombstones_of(one)]
        for each in dict.fromkeys([*found, *merged]):
            _erase(writing, each)
    if found:
        book.scrub()


def _erase(book: Writing, contact_id: ContactId) -> None:
    pdfs = list(_pdfs_without(book, contact_id))
    book.contacts.erase(contact_id)
    for batch_id, file, content in pdfs:
        book.batches.replace_file(batch_id, file, content)
        _renumber_pages(book, batch_id, file, content)


def _hashes(keys: Mapping[str, bytes], marks: Iterable[str]) -> set[str]:
    return {
        start + hmac.new(key, mark.encode("utf-8"), hashlib.sha256).hexdigest()
        for mark in marks
        for start, key in keys.items()
    }


def _marks(known: KnownPerson) -> set[str]:
    """Return what somebody is known by: what is theirs alone, and their name with what is shared.

    A telephone or a postcode serves a whole office, so they count only together with the name. The
    next list may write all of it in another manner: “Lee, Ann”, 020 for +44 20, ba11aa for BA1 1AA.
    """
    marks = {f"uid {known.uid}"} if known.uid else set()
    marks |= {_alone(email) for email in known.emails}
    names = {" ".join(sorted(name.split())) for name in name_keys(known)}
    code = words_key(known.postal_code).replace(" ", "")
    shared = [*phone_keys(known), *known.phones, *known.emails, code, known.birthday]
    marks |= {f"name {name} with {each}" for name in names for each in shared if each}
    return marks or {f"name {name}" for name in names}


def _alone(email: str) -> str:
    return f"e-mail {email}"

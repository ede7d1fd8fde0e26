"""Files are damaged or mixed up, and the owner is told, and gets the book back (T5, T6)."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from appreciation.domain.errors import ChangedElsewhereError, UserError
from appreciation.store.book import Book, open_book
from appreciation.store.failures import DamagedBookError
from tests.store.people import Life
from tests.torture.books import HARMS, content, content_of, copied, lived_in, put_back
from tests.torture.children import NOW, rounds

LUCK = Random(5)  # noqa: S311 - a test wants the same luck each time


def test_damage_is_found_and_each_time_the_newest_good_backup_brings_the_book_back(
    tmp_path: Path,
) -> None:
    file = tmp_path / "book.appreciation"
    with closing(lived_in(str(file))) as book:
        backup = book.backup(None, NOW).path
    whole, good = content_of(file), file.read_bytes()
    tally: Counter[str] = Counter()
    for number in range(rounds(60, 1000)):
        data = bytearray(good)
        HARMS[number % len(HARMS)](data, LUCK)
        file.write_bytes(data)
        verdict = _verdict(file, whole)
        tally[verdict] += 1
        if verdict == "found":
            restored = put_back(str(file), backup)
            assert restored.path is not None
            assert content_of(file) == whole
            restored.path.unlink()
            restored.path.with_name(f"{restored.path.name}.sha256").unlink(missing_ok=True)
    assert tally["found"] >= 0.98 * (tally["found"] + tally["missed"]), tally
    assert tally["found"] > rounds(40, 700)


def test_a_whole_book_is_never_called_damaged(tmp_path: Path) -> None:
    with closing(lived_in(str(tmp_path / "book.appreciation"), steps=50)) as book:
        life = Life(book, seed=3)
        for number in range(rounds(150, 3000)):
            LUCK.choice((life.go_on, life.go_on, _undone(book), book.redo))()
            if number % 10 == 0:
                assert book.check() == ()
                book.backup(None, NOW)
        with book.writing("Forget", undoable=False) as writing:
            for person in list(writing.contacts.in_order_entered())[:5]:
                for each in (person.id, *writing.contacts.tombstones_of(person.id)):
                    writing.contacts.erase(each)
        book.scrub()
        assert book.check() == ()


def _undone(book: Book) -> Callable[[], object]:
    def undo() -> None:
        with suppress(ChangedElsewhereError):
            book.undo()

    return undo


@pytest.mark.parametrize("harm", [bytes(8192), b"", b"x", b"noise" * 2000])
def test_an_owner_of_a_damaged_book_is_told_which_backup_to_put_back(
    tmp_path: Path, harm: bytes
) -> None:
    file = tmp_path / "book.appreciation"
    with closing(lived_in(str(file), steps=20)) as book:
        older = book.backup(None, NOW).path
        newer = book.backup(None, NOW).path
    newer.write_bytes(newer.read_bytes()[:-100])
    file.write_bytes(harm)
    with pytest.raises(DamagedBookError) as told:
        open_book(str(file), create=True, now=NOW)
    assert str(older) in str(told.value)
    assert file.read_bytes() == harm


def test_an_old_log_beside_the_book_never_mixes_with_what_is_put_back(tmp_path: Path) -> None:
    file = tmp_path / "book.appreciation"
    book = lived_in(str(file), steps=40)
    backup = book.backup(None, NOW).path
    whole = content(book)
    for number in range(rounds(20, 100)):
        with book.writing(f"Change {number}") as writing:
            writing.contacts.add_many([])
            writing.settings.save_picture(f"{number}", LUCK.randbytes(5000))
        place = tmp_path / str(number) / "book.appreciation"
        place.parent.mkdir()
        copied(file, place)
        log = place.with_name(f"{place.name}-wal")
        assert log.stat().st_size
        _spoil(place, number)
        put_back(str(place), backup)
        assert not log.exists()
        assert content_of(place) == whole
    book.close()


def _spoil(place: Path, number: int) -> None:
    """Leave the log beside a book that is gone, beside a broken one, or beside a whole one."""
    if number % 3 == 0:
        place.unlink()
    elif number % 3 == 1:
        place.write_bytes(place.read_bytes()[: 4096 * 3])


def _verdict(file: Path, whole: object) -> str:
    try:
        with closing(open_book(str(file), create=False, now=NOW)) as book:
            if book.check():
                return "found"
            return "harmless" if content(book) == whole else "missed"
    except UserError:
        return "found"

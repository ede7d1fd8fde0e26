"""Killed between draft, pages and post, the program greets everybody exactly once (T10)."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

import pytest
from typing_extensions import override

from appreciation.domain.batches import Batch, BatchState, FileKind, Piece, PieceState
from appreciation.printing.reprint import pieces_on
from appreciation.services import preferences
from appreciation.services.batches import posting, week, weekly_batch
from appreciation.services.batches.drafts import Order
from appreciation.services.batches.printed import PrintedBatch
from appreciation.services.desk import Desk
from appreciation.services.files_out import NotWrittenError
from appreciation.services.imports import imports
from appreciation.services.imports.imports import FileToImport, ImportOptions
from appreciation.store.book import Book, open_book
from appreciation.store.transactions import Writing
from tests.torture.children import child, rounds

ROOT = Path(__file__).parents[2]
START = date(2026, 11, 23)
LUCK = Random(1)  # noqa: S311 - a test wants the same luck each time

Made = tuple[tuple[int, ...], str, date]


@dataclass(slots=True)
class Owner:
    """An owner whose every week has three or four birthdays, and who prints each of them."""

    folder: Path
    today: date = START
    numbers: dict[Made, int] = field(default_factory=dict)

    @property
    def target(self) -> str:
        """Where the book is."""
        return str(self.folder / "book.appreciation")

    @property
    def out(self) -> Path:
        """Where the pages of this week go."""
        return self.folder / self.today.isoformat()

    @property
    def now(self) -> datetime:
        """This morning."""
        return datetime(self.today.year, self.today.month, self.today.day, 9, tzinfo=UTC)

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Yield the book, open on that morning."""
        with closing(open_book(self.target, create=True, now=self.now)) as book:
            yield Desk(book, self.now)

    def turn_the_week(self) -> set[Made]:
        """Go on by a week; return whom it has to greet."""
        self.today += timedelta(days=7)
        self.numbers = {}
        with self.desk() as desk:
            plan = week.week_plan(desk, week.current_week(desk).span).plan
        return {
            (tuple(who.id for who in each.recipients), str(each.occasion.kind), each.day)
            for each in (*plan.due, *plan.overdue)
        }

    def note_numbers(self) -> None:
        """See that whoever had a number in the draft still has it."""
        with self.desk() as desk, desk.book.reading() as book:
            for draft in book.batches.drafts():
                for piece in draft.pieces:
                    assert self.numbers.setdefault(_made(piece), piece.number) == piece.number

    def batch_of(self, expected: set[Made]) -> Batch:
        """Return the batch of this week, having seen that all of it is right."""
        self.note_numbers()
        with self.desk() as desk, desk.book.reading() as book:
            label = week.current_week(desk).label
            assert book.batches.drafts() == ()
            (batch,) = (each for each in book.batches.all() if each.week == label)
            contents = {
                each.kind: book.batches.file_content(batch.id, each.kind) for each in batch.files
            }
            pieces = [piece for each in book.batches.all() for piece in each.pieces]
            claims = [
                ((each.contact_id,), each.identity, each.date)
                for each in book.greetings.claimed(None, START, self.today + timedelta(days=20))
            ]
        made = {_made(each): each.number for each in batch.pieces}
        assert Counter(map(_made, batch.pieces)) == Counter(expected)
        assert Counter(map(_made, pieces)) == Counter(claims)
        assert self.numbers.items() <= made.items()
        assert pieces_on(contents[FileKind.CARDS]) == {
            each.number: each.page for each in batch.pieces
        }
        assert sorted(each.name for each in self.out.iterdir()) == sorted(
            each.name for each in batch.files
        )
        for each in batch.files:
            on_disk = sha256((self.out / each.name).read_bytes()).hexdigest()
            assert on_disk == each.sha256 == sha256(contents[each.kind]).hexdigest()
        return batch


def _made(piece: Piece) -> Made:
    return tuple(piece.contact_ids), str(piece.occasion), piece.date


@pytest.fixture
def owner(tmp_path: Path) -> Owner:
    owner = Owner(tmp_path)
    with owner.desk() as desk:
        preferences.change(
            desk, {"name": "Wren & Daughter", "address": "1 Mill Lane\nAmbleford", "country": "GB"}
        )
        file = FileToImport(name="people.vcf", content=birthdays().encode())
        imports.bring_in(desk, [file], ImportOptions())
    return owner


def birthdays() -> str:
    first = date(2027, 1, 1)
    days = [first + timedelta(days=number) for number in range(0, 365, 2)]
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:{day}\r\nFN:Ann No{number}\r\nN:No{number};Ann;;;\r\n"
        f"BDAY:--{day:%m%d}\r\nADR:;;{number} High Street;Ambleford;;LA22 9BU;GB\r\nEND:VCARD\r\n"
        for number, day in enumerate(days, start=1)
    )


class RealProgram:
    """The program as an owner's cron starts it."""

    def __init__(self, owner: Owner) -> None:
        self.owner = owner
        began = time.monotonic()
        owner.turn_the_week()
        self.finish("print", "--out", str(owner.out))
        self.whole = time.monotonic() - began

    def kill(self, *arguments: str) -> None:
        """Start it and kill it at a random moment; it may have ended before."""
        process = self._started(*arguments)
        time.sleep(LUCK.uniform(0.2, 1.1) * self.whole)
        process.kill()
        process.wait()

    def finish(self, *arguments: str) -> None:
        """Let it run to its end."""
        assert self._started(*arguments).wait(timeout=120) == 0

    def _started(self, *arguments: str) -> "subprocess.Popen[bytes]":
        owner, home = self.owner, str(self.owner.folder)
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "appreciation", "--json"),
                *("--book", owner.target, "--today", owner.today.isoformat(), *arguments),
            ],
            env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": home, "XDG_DATA_HOME": home},
            stdout=subprocess.DEVNULL,
        )


def test_the_real_program_killed_while_printing_and_posting(owner: Owner) -> None:
    program = RealProgram(owner)
    kills = 0
    while kills < rounds(8, 500):
        expected = owner.turn_the_week()
        for _ in range(LUCK.randrange(1, 4)):
            program.kill("print", "--out", str(owner.out))
            owner.note_numbers()
            kills += 1
        program.finish("print", "--out", str(owner.out))
        batch = owner.batch_of(expected)
        if LUCK.random() < 0.3:
            program.kill("posted", str(batch.id))
            kills += 1
        program.finish("posted", str(batch.id))
        assert owner.batch_of(expected).state is BatchState.POSTED


def print_this_week(say: Connection, target: str, now: datetime, out: Path) -> None:
    """Print in a process of its own, and say when that begins."""
    with closing(open_book(target, create=False, now=now)) as book:
        say.send("begun")
        printed(Desk(book, now), out)
        say.send("ended")


def printed(desk: Desk, out: Path) -> PrintedBatch:
    chosen = week.current_week(desk)
    return weekly_batch.print_week(desk, Order(week=chosen.label, span=chosen.span), out)


def test_a_print_killed_between_any_two_steps(owner: Owner) -> None:
    found: Counter[str] = Counter()
    for _ in range(rounds(20, 500)):
        expected = owner.turn_the_week()
        with child(print_this_week, owner.target, owner.now, owner.out) as (process, says):
            says.recv()
            time.sleep(LUCK.uniform(0, 0.6))
            process.kill()
            process.join()
        owner.note_numbers()
        with owner.desk() as desk:
            found[_stage(desk, owner.out)] += 1
            printed(desk, owner.out)
        owner.batch_of(expected)
    assert len(found) > 1, found


def _stage(desk: Desk, out: Path) -> str:
    """Say how far a killed print had come."""
    with desk.book.reading() as book:
        drafted = bool(book.batches.drafts())
    if drafted:
        return "files" if out.exists() else "drafted"
    return "printed" if out.exists() else "nothing"


class StumbledError(Exception):
    """What a test has befall the program."""


class Stumbling(Book):
    """A book whose program fails at its n-th step; each change has one before and one after it."""

    steps = 0

    @contextmanager
    @override
    def writing(self, label: str, **more: Any) -> Iterator[Writing]:
        with super().writing(label, **more) as book:
            yield book
            self._step()
        self._step()

    def _step(self) -> None:
        self.steps -= 1
        if self.steps == 0:
            raise StumbledError


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_a_print_that_fails_before_or_after_any_change(owner: Owner, steps: int) -> None:
    expected = owner.turn_the_week()
    with owner.desk() as desk:
        book = Stumbling(desk.book.target, desk.book._access)
        book.steps = steps
        with pytest.raises(StumbledError):
            printed(Desk(book, owner.now), owner.out)
        printed(desk, owner.out)
    owner.batch_of(expected)


@pytest.mark.parametrize("steps", [1, 2])
def test_a_post_that_fails_before_or_after_its_change(owner: Owner, steps: int) -> None:
    expected = owner.turn_the_week()
    with owner.desk() as desk:
        batch = printed(desk, owner.out).batch
        assert batch is not None
        book = Stumbling(desk.book.target, desk.book._access)
        book.steps = steps
        with pytest.raises(StumbledError):
            posting.post(Desk(book, owner.now), batch.id)
        again = posting.post(desk, batch.id).batch
    assert {each.state for each in again.pieces} == {PieceState.POSTED}
    assert owner.batch_of(expected).state is BatchState.POSTED


def test_a_print_into_a_folder_that_takes_no_files_is_finished_elsewhere(owner: Owner) -> None:
    expected = owner.turn_the_week()
    for name in ("cards", "envelopes", "check-list"):
        owner.today += timedelta(days=1)
        in_the_way = owner.out / f"batch-1-{name}.pdf"
        in_the_way.mkdir(parents=True)
        with owner.desk() as desk, pytest.raises(NotWrittenError):
            printed(desk, owner.out)
        owner.note_numbers()
    owner.today += timedelta(days=1)
    with owner.desk() as desk:
        printed(desk, owner.out)
    owner.batch_of(expected)

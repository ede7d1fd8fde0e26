"""The power fails: what was not yet forced to the disk may be gone, in any order (T2).

What the program writes is recorded with strace. A cut keeps what was synced, and any part of the
rest; a write may be torn between two sectors.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from appreciation.domain.errors import UserError
from appreciation.store.book import open_book
from tests.torture.books import lived_in
from tests.torture.children import NOW, marks, rounds

ROOT = Path(__file__).parents[2]
SECTOR = 512

_CALL = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+= (\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that was done to a file; `what` is write, sync, cut (to a length), gone or said."""

    what: str
    file: str = ""
    data: bytes = b""
    place: int = 0


def recorded(target: Path, synchronous: str, number_of_marks: int) -> list[Step]:
    """Run the program that makes marks, and return what it did."""
    trace = target.with_name("trace")
    calls = "openat,close,pwrite64,write,fsync,fdatasync,ftruncate,unlink"
    subprocess.run(
        [
            *("strace", "-f", "-o", trace, "-e", f"trace={calls}", "-xx", "-s", "1000000"),
            *(sys.executable, "-m", "tests.torture.marking", target, synchronous),
            str(number_of_marks),
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return list(_steps(trace, target))


def _steps(trace: Path, target: Path) -> Iterator[Step]:
    files: dict[str, str] = {}
    with trace.open(encoding="ascii") as lines:
        for call, inside, result in (m.groups() for line in lines if (m := _CALL.match(line))):
            texts = [bytes.fromhex(each.replace("\\x", "")) for each in _TEXT.findall(inside)]
            handle, last = inside.split(",")[0], inside.rsplit(",", 1)[-1].strip()
            if call in {"openat", "unlink"}:
                path = Path(texts[0].decode())
                if path.parent != target.parent or path.name.endswith("-shm"):
                    continue
                if call == "unlink":
                    yield Step(what="gone", file=path.name)
                else:
                    files[result] = path.name
            elif call == "close":
                files.pop(handle, None)
            elif call == "write" and handle == "1":
                yield Step(what="said", data=texts[0])
            elif handle in files:
                yield from _done_to(files[handle], call, texts, last)


def _done_to(file: str, call: str, texts: list[bytes], last: str) -> Iterator[Step]:
    if call == "pwrite64":
        yield Step(what="write", file=file, data=texts[0], place=int(last))
    elif call == "ftruncate":
        yield Step(what="cut", file=file, place=int(last))
    elif call in {"fsync", "fdatasync"}:
        yield Step(what="sync", file=file)


class Disk:
    """What is on the disk for certain, and what is still on its way."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._certain = {name: bytearray(data) for name, data in files.items()}
        self._on_its_way: list[Step] = []
        self.said: set[str] = set()

    def take(self, step: Step) -> None:
        """Go one step on."""
        if step.what == "said":
            self.said.update(step.data.decode().splitlines())
        elif step.what == "sync":
            for waiting in self._on_its_way:
                if waiting.file == step.file:
                    _apply(self._certain, waiting)
            self._on_its_way = [each for each in self._on_its_way if each.file != step.file]
        else:
            self._on_its_way.append(step)

    def after_a_cut(self, luck: Random) -> dict[str, bytearray]:
        """Return what is found when the power is back."""
        found = {name: bytearray(data) for name, data in self._certain.items()}
        kept = luck.choice((0.0, 0.3, 0.7, 1.0))
        for step in self._on_its_way:
            if luck.random() < kept:
                torn = (
                    luck.randrange(0, len(step.data) + 1, SECTOR) if luck.random() < 0.2 else None
                )
                _apply(found, step, torn)
        return found


def _apply(files: dict[str, bytearray], step: Step, torn: int | None = None) -> None:
    if step.what == "gone":
        files.pop(step.file, None)
        return
    content = files.setdefault(step.file, bytearray())
    if step.what == "cut":
        del content[step.place :]
        return
    data = step.data[:torn]
    content.extend(bytes(max(0, step.place + len(data) - len(content))))
    content[step.place : step.place + len(data)] = data


def survived(steps: Sequence[Step], before: bytes, folder: Path, cuts: int) -> int:
    """Cut the power so often at random moments; return after how many cuts all was there."""
    luck = Random(11)  # noqa: S311 - a test wants the same luck each time
    moments = sorted(luck.randrange(len(steps)) for _ in range(cuts))
    disk = Disk({"book.appreciation": before})
    done = good = 0
    for number, moment in enumerate(moments):
        while done < moment:
            disk.take(steps[done])
            done += 1
        place = folder / str(number)
        place.mkdir(parents=True)
        for name, data in disk.after_a_cut(luck).items():
            (place / name).write_bytes(data)
        good += _is_whole(place / "book.appreciation", disk.said)
        shutil.rmtree(place)
    return good


def _is_whole(file: Path, said: set[str]) -> bool:
    try:
        with closing(open_book(str(file), create=False, now=NOW)) as book:
            return book.check() == () and said <= marks(book)
    except UserError:
        return False


def _can_trace() -> bool:
    strace = shutil.which("strace")
    return strace is not None and not subprocess.call([strace, "-o", os.devnull, "true"])


@pytest.mark.parametrize("synchronous", ["", "OFF"])
def test_no_power_cut_costs_what_was_said_to_be_kept(tmp_path: Path, synchronous: str) -> None:
    if not _can_trace():
        pytest.skip("strace is missing here, or not allowed")
    target = tmp_path / "work" / "book.appreciation"
    lived_in(str(target), steps=30).close()
    before = target.read_bytes()
    steps = recorded(target, synchronous, 40)
    cuts = rounds(150, 2000)
    good = survived(steps, before, tmp_path / "cuts", cuts)
    if synchronous:
        assert good < cuts, "the test does not notice what it is there for"
    else:
        assert good == cuts

"""Bringing people in: a preview, one transaction, one Undo; running it again changes nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.date_order import DateOrder
from appreciation.domain.household_proposals import possible_households
from appreciation.domain.known_people import KnownPerson
from appreciation.interchange.duplicates import PossibleDuplicate, possible_duplicates
from appreciation.interchange.people import (
    AmbiguousDate,
    ImportedPerson,
    Problem,
    UnknownColumn,
    UnreadableFileError,
)
from appreciation.interchange.reading import MOST_BYTES, read
from appreciation.services.desk import Desk
from appreciation.services.forgetting import forgotten_among
from appreciation.services.imports.import_decisions import NOTHING_DECIDED, Decisions, carry_out
from appreciation.services.imports.import_matching import Revision, sorted_out
from appreciation.services.imports.import_records import with_status
from appreciation.services.imports.imported_photos import ImportedPhotos
from appreciation.services.people.households import hold_wording
from appreciation.store.transactions import Reading, Writing

Counted = Callable[[int, int], None]
"""Told how many of how many are done; raises to stop. With all done, what follows is kept."""

_AT_ONCE = 500


def _nobody_told(_done: int, _total: int) -> None:
    return


@dataclass(frozen=True, slots=True, kw_only=True)
class FileToImport:
    """A file as the owner handed it over."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How to read and what to take new people for. `country` is empty for the owner's own.

    `columns` gives for headings of tables the known ones they stand for.
    """

    status: Status = Status.CUSTOMER
    date_order: DateOrder | None = None
    country: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What an import would do. New people have ids below zero until it is done."""

    read: int
    new: tuple[ImportedPerson, ...]
    said_of_new: tuple[str, ...]
    revisions: tuple[Revision, ...]
    unchanged: int
    possible_duplicates: tuple[PossibleDuplicate, ...]
    possible_households: tuple[tuple[int, ...], ...]
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    ambiguous: tuple[AmbiguousDate, ...]
    unknown_columns: tuple[UnknownColumn, ...] = ()

    @property
    def updated(self) -> tuple[Revision, ...]:
        """Those already in the book about whom the file has news."""
        return tuple(each for each in self.revisions if each.changes_them)


def files_of(paths: Sequence[Path]) -> list[FileToImport]:
    """Read the files; raise `UnreadableFileError` for one that is not there or too large."""
    return [FileToImport(name=path.name, content=_content(path)) for path in paths]


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)  # enough for the reader to refuse what is too large
    except FileNotFoundError as error:
        raise UnreadableFileError(
            f"There is no file “{path.absolute()}”. Nothing was imported; check the name."
        ) from error
    except OSError as error:
        raise UnreadableFileError(
            f"“{path.name}” could not be read ({error.strerror}); nothing was imported."
        ) from error


def preview(desk: Desk, files: Sequence[FileToImport], options: ImportOptions) -> ImportPreview:
    """Return what importing these files would do; nothing is stored."""
    with desk.book.reading() as book:
        return looked_through(book, desk, files, options)


def bring_in(
    desk: Desk,
    files: Sequence[FileToImport],
    options: ImportOptions,
    decisions: Decisions = NOTHING_DECIDED,
    counted: Counted = _nobody_told,
) -> ImportPreview:
    """Import the files: all of them or, when one cannot be read, nothing at all.

    What was decided on the preview is carried out in the same change. A backup is made before.
    Raises `UserError` for a file that cannot be read, and whatever `counted` raises to stop.
    """
    version = desk.book.data_version()
    planned = preview(desk, files, options)
    if not (planned.new or planned.revisions):
        return planned
    counted(0, len(planned.new) + len(planned.revisions) + 1)
    photos = ImportedPhotos()
    photos.prepare(planned.new, planned.revisions)  # it takes long, so nobody waits meanwhile
    desk.book.backup_before("import", desk.now)
    names = ", ".join(file.name for file in files)
    with desk.book.writing(f"Import {names}") as book:
        as_previewed = desk.book.data_version() == version
        seen = planned if as_previewed else looked_through(book, desk, files, options)
        total = len(seen.new) + len(seen.revisions) + 1  # the last step is to keep it all
        ids: list[ContactId] = []
        for first in range(0, len(seen.new), _AT_ONCE):
            counted(first, total)
            some = slice(first, first + _AT_ONCE)
            people = [person.contact for person in seen.new[some]]
            added = book.contacts.add_many(people, imported=seen.said_of_new[some])
            shown = (person.photo for person in seen.new[some])
            book.photos.save(photos.of(zip(added, shown, strict=True)))
            ids += added
        for first in range(0, len(seen.revisions), _AT_ONCE):
            counted(len(seen.new) + first, total)
            revised = seen.revisions[first : first + _AT_ONCE]
            said = [each.said for each in revised]
            book.contacts.save_many([each.after for each in revised], imported=said, on=desk.today)
            book.photos.save(photos.of((each.after.id, each.photo) for each in revised))
        counted(total - 1, total)
        hold_wording(book, [(each.before, each.after) for each in seen.revisions])
        carry_out(book, decisions, seen.new, ids, desk.today)
        counted(total, total)
    return replace(
        seen,
        problems=(*seen.problems, *photos.prepare(seen.new, seen.revisions)),
        possible_duplicates=_with_ids(seen.possible_duplicates, ids),
        possible_households=tuple(
            tuple(sorted(_stored(each, ids) for each in home)) for home in seen.possible_households
        ),
    )


def looked_through(
    book: Reading | Writing,
    desk: Desk,
    files: Sequence[FileToImport],
    options: ImportOptions,
) -> ImportPreview:
    """Return what importing these files would do, as seen by an open transaction."""
    country = options.country or book.settings.settings().country
    readings = [
        read(
            file.name,
            file.content,
            date_order=options.date_order,
            country=country,
            today=desk.today,
            columns=options.columns,
        )
        for file in files
    ]
    files_of_people = [
        [with_status(each, options.status) for each in reading.people] for reading in readings
    ]
    welcome, gone = _parted(book, files_of_people)
    known = list(book.contacts.known_people())
    newcomers, revisions = sorted_out(book, known, welcome)
    strangers = newcomers.as_known()
    updated = sum(each.changes_them for each in revisions)
    read_in_all = sum(map(len, files_of_people))
    ambiguous = tuple(date for reading in readings for date in reading.ambiguous)
    return ImportPreview(
        read=read_in_all,
        new=tuple(newcomers.people),
        said_of_new=tuple(newcomers.said),
        revisions=revisions,
        unchanged=read_in_all - len(newcomers.people) - updated - len(gone),
        possible_duplicates=_possible_duplicates(book, known, strangers),
        possible_households=_possible_households(known, strangers),
        problems=(
            *(problem for reading in readings for problem in reading.problems),
            *map(_left_empty, ambiguous),
            *map(_not_taken, gone),
        ),
        notices=tuple(notice for reading in readings for notice in reading.notices),
        ambiguous=ambiguous,
        unknown_columns=tuple(each for reading in readings for each in reading.unknown_columns),
    )


def _parted(
    book: Reading, files: Sequence[Sequence[ImportedPerson]]
) -> tuple[list[list[ImportedPerson]], list[ImportedPerson]]:
    """Return the people of each file without those who asked to be forgotten, and these."""
    welcome, gone = [], []
    for people in files:
        forgotten = forgotten_among(book, [person.contact for person in people])
        welcome.append([each for each, no in zip(people, forgotten, strict=True) if not no])
        gone += [each for each, no in zip(people, forgotten, strict=True) if no]
    return welcome, gone


def _possible_duplicates(
    book: Reading, known: Sequence[KnownPerson], strangers: Sequence[KnownPerson]
) -> tuple[PossibleDuplicate, ...]:
    among = {each.id for each in strangers}
    pairs = possible_duplicates([*known, *strangers], among=among) if strangers else ()
    apart = book.not_same.pairs()
    return tuple(each for each in pairs if (each.first, each.second) not in apart)


def _possible_households(
    known: Sequence[KnownPerson], strangers: Sequence[KnownPerson]
) -> tuple[tuple[int, ...], ...]:
    among = {each.id for each in strangers}
    return tuple(possible_households([*known, *strangers], among=among)) if strangers else ()


def _with_ids(
    pairs: Sequence[PossibleDuplicate], ids: Sequence[ContactId]
) -> tuple[PossibleDuplicate, ...]:
    """Give the people of a preview the ids they got in the book."""
    renamed = []
    for pair in pairs:
        first, second = sorted((_stored(pair.first, ids), _stored(pair.second, ids)))
        renamed.append(replace(pair, first=first, second=second))
    return tuple(renamed)


def _stored(number: int, ids: Sequence[ContactId]) -> int:
    return ids[-number - 1] if number < 0 else number


def _left_empty(date: AmbiguousDate) -> Problem:
    kind = date.kind.replace("_", " ")
    return Problem(
        file=date.file,
        where=date.where,
        what=f"The {kind} “{date.text}” of {date.name} can be read in two ways and was left empty. "
        "Import the file again and say how its dates are written (day or month first).",
    )


def _not_taken(person: ImportedPerson) -> Problem:
    return Problem(
        file=person.file,
        where=person.where,
        what="This person asked to be forgotten and was not taken in again.",
    )

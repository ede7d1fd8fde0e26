"""What the import asks for. Runs away from the window's thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from appreciation.desktop.shared.long_work import Progress
from appreciation.domain.date_order import DateOrder
from appreciation.domain.plain_dates import PlainDate
from appreciation.services.desk import Desk
from appreciation.services.imports import import_review, imports
from appreciation.services.imports.import_decisions import Decisions
from appreciation.services.imports.import_review import Review
from appreciation.services.imports.imports import FileToImport, ImportOptions, ImportPreview


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A look at some files: what importing them would do, and how dates in them can be read.

    `ways` is empty when all dates are clear.
    """

    files: Sequence[FileToImport]
    review: Review
    ways: Mapping[DateOrder, PlainDate]


def read(paths: Sequence[Path], options: ImportOptions, desk: Desk) -> Look:
    """Read the files and look through them."""
    return looked_through(imports.files_of(paths), options, desk)


def looked_through(files: Sequence[FileToImport], options: ImportOptions, desk: Desk) -> Look:
    """Look through files that have been read."""
    found = import_review.review(desk, files, options)
    ambiguous = found.preview.ambiguous
    ways = import_review.both_ways(desk, ambiguous[0].text) if ambiguous else {}
    return Look(files=files, review=found, ways=ways)


def brought_in(
    files: Sequence[FileToImport],
    options: ImportOptions,
    decisions: Decisions,
    desk: Desk,
    progress: Progress,
) -> ImportPreview:
    """Import the files; cancelled before the end, nothing of them is in the book."""
    return imports.bring_in(desk, files, options, decisions, progress.last_step)

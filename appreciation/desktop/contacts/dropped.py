"""What may be dropped on somebody: files to keep with them, or a picture of them."""

from pathlib import Path

from PySide6.QtCore import QMimeData

_OF_PEOPLE = frozenset({".vcf", ".csv", ".xlsx", ".ldif", ".ics"})


def files_to_keep(dropped: QMimeData) -> list[Path]:
    """Return the files dropped; none when one of them is an address book, to be imported."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    kept = [path for path in paths if path.suffix.casefold() not in _OF_PEOPLE and path.is_file()]
    return kept if len(kept) == len(paths) else []

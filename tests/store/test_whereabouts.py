"""Where a book lies, and what is said about it."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from appreciation.store.book import open_book
from appreciation.store.whereabouts import as_linux_writes_it, cloud_of, file_system

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/ann/Dropbox/book.appreciation", "Dropbox"),
        ("/Users/ann/OneDrive - Bakery Ltd/books/book.appreciation", "OneDrive"),
        ("/Users/ann/Library/Mobile Documents/book.appreciation", "iCloud"),
        ("/home/ann/My Drop box/book.appreciation", ""),
        ("/home/ann/dropbox.appreciation", ""),
    ],
)
def test_the_folders_of_cloud_services_are_known(path: str, service: str) -> None:
    assert cloud_of(PurePosixPath(path)) == service


def test_a_book_in_a_cloud_folder_opens_with_a_warning_and_keeps_no_log(tmp_path: Path) -> None:
    file = tmp_path / "Dropbox" / "book.appreciation"
    with closing(open_book(str(file), create=True, now=NOW)) as book:
        assert "Dropbox" in book.warnings[0]
        with book.reading() as reading:
            journal = reading.connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    assert journal == "delete"


def test_a_network_is_told_from_a_disk_on_linux_and_macos() -> None:
    linux = "/dev/vda / ext4 rw 0 0\nserver:/share /mnt/the\\040share nfs4 rw 0 0\n"
    assert file_system(PurePosixPath("/mnt/the share/book"), linux) == "nfs4"
    assert file_system(PurePosixPath("/mnt/other/book"), linux) == "ext4"
    macos = (
        "/dev/disk3s1 on / (apfs, local)\n"
        "//ann@server/share on /Volumes/the share (smbfs, nodev, nosuid)\n"
    )
    listed = as_linux_writes_it(macos)
    assert file_system(PurePosixPath("/Volumes/the share/book"), listed) == "smbfs"
    assert file_system(PurePosixPath("/Users/ann/book"), listed) == "apfs"

"""Writing files for the owner: whole or not at all."""

import errno
import hashlib
import os
import tempfile
from pathlib import Path

from appreciation.domain.errors import UserError

_UNFINISHED = ".appreciation"


class NotWrittenError(UserError):
    """A file could not be written; whatever stood there before still does."""


def check_folder(folder: Path) -> None:
    """Raise `NotWrittenError` when nothing could be written into a folder; make nothing."""
    if not _could_be_written(folder.absolute()):
        raise NotWrittenError(
            f"Nothing can be written into “{folder}”. Nothing was changed; choose another folder."
        )


def _could_be_written(there: Path) -> bool:
    try:
        while not there.exists():
            there = there.parent
    except OSError:  # a name too long for the disk, or a link that leads to itself
        return False
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, replacing what was there in one step; make the folder when missing.

    A full disk or a crash leaves the old file or none, never half a one, and what a killed program
    left unfinished of it goes with the next attempt. Raises `NotWrittenError`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = f".{path.name}."
        for each in path.parent.iterdir():
            if each.name.startswith(unfinished) and each.name.endswith(_UNFINISHED):
                each.unlink(missing_ok=True)
        handle, name = tempfile.mkstemp(prefix=unfinished, suffix=_UNFINISHED, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise NotWrittenError(
            f"“{path}” could not be written: {_cause(error)}. Nothing that stood there was changed."
        ) from error


def _sync_folder(folder: Path) -> None:
    """Make the new name itself safe against a power cut, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _cause(error: OSError) -> str:
    words = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk is full",
        errno.EFBIG: "the disk is full",
        errno.EACCES: "you have no permission to write there",
        errno.EPERM: "you have no permission to write there",
        errno.EROFS: "the disk can only be read",
        errno.ENOTDIR: "a file stands where a folder is needed",
        errno.EEXIST: "a file stands where a folder is needed",
        errno.EISDIR: "a folder has that name",
    }
    return words.get(error.errno or 0, (error.strerror or "the system refused").lower())


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(content).hexdigest()

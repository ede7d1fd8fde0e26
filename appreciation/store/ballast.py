"""Five megabytes in reserve: on a full disk not even deleting works without some room."""

import os
import shutil
from pathlib import Path

_NAME = "reserve-for-a-full-disk"
_SIZE = 5 * 1024 * 1024
_ROOM = 10 * _SIZE
"""What must be free before the reserve is laid down (again)."""


def lay_ballast(folder: Path) -> None:
    """Keep the reserve in a folder, unless there is too little room to."""
    file = folder / _NAME
    try:
        if file.exists() and file.stat().st_size == _SIZE:
            return
        if shutil.disk_usage(folder).free < _ROOM:
            return
        file.unlink(missing_ok=True)
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as content:
            content.write(os.urandom(_SIZE))  # random, or a clever disk would not set it aside
    except OSError:
        file.unlink(missing_ok=True)  # no reserve is no harm: it is offered again tomorrow


def give_ballast_up(folder: Path) -> bool:
    """Free the reserve; return whether there was one."""
    try:
        (folder / _NAME).unlink()
    except OSError:
        return False
    return True

"""Where a book lies: on a disk of this computer, or where others reach into it."""

import ctypes
import re
import subprocess
import sys
from pathlib import Path, PurePath

_CLOUDS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "pcloud": "pCloud",
    "megasync": "MEGA",
    "mega": "MEGA",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
"""By how the folder's name begins, as their programs make it (after Zotero's list)."""

_NETWORKS = frozenset(
    {
        "9p",
        "afp",
        "afpfs",
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.sshfs",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "webdav",
    }
)
_WINDOWS_REMOTE_DRIVE = 4
_MOUNTED = re.compile(r"^(\S+) on (.+) \((\w+)", re.MULTILINE)
"""A line of macOS's `mount`: `//ann@server/share on /Volumes/share (smbfs, nodev, nosuid)`."""


def place_warning(path: Path) -> str:
    """Return why a book should not lie there, in words; empty when nothing speaks against it."""
    cloud = cloud_of(path)
    if cloud:
        return (
            f"The book lies in a folder that {cloud} copies while it is in use, which can damage"
            " it. Keep the book in a folder of this computer alone, and let the backups be copied."
        )
    if _is_on_network(path):
        return (
            "The book lies on another computer, where a lost connection can damage it. Keep it on"
            " this computer, or share it through a PostgreSQL server."
        )
    return ""


def cloud_of(path: PurePath) -> str:
    """Return the name of the service whose folder a path leads through; empty when it does not."""
    for part in path.parent.parts:
        name = part.casefold()
        for start, service in _CLOUDS.items():
            if name == start or name.startswith((f"{start} ", f"{start}-", f"{start}~")):
                return service
    return ""


def file_system(path: PurePath, mounts: str) -> str:
    """Return the kind of file system a path lies on, by what `/proc/self/mounts` says."""
    found, longest = "", -1
    for line in mounts.splitlines():
        _, place, kind, *_ = line.split(" ")
        folder = PurePath(place.replace("\\040", " "))
        if path.is_relative_to(folder) and len(folder.parts) >= longest:
            found, longest = kind, len(folder.parts)
    return found


def as_linux_writes_it(mounts: str) -> str:
    """Return what macOS's `mount` prints in the form of `/proc/self/mounts`."""
    return "\n".join(
        f"{device} {place.replace(' ', chr(92) + '040')} {kind}"
        for device, place, kind in _MOUNTED.findall(mounts)
    )


def _is_on_network(path: Path) -> bool:
    whole = path.resolve()
    if sys.platform == "win32":
        drive = f"{whole.drive}\\"
        remote = ctypes.windll.kernel32.GetDriveTypeW(drive) == _WINDOWS_REMOTE_DRIVE
        return drive.startswith("\\\\") or remote
    if sys.platform == "darwin":
        listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False)
        return file_system(whole, as_linux_writes_it(listed.stdout)) in _NETWORKS
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return False
    return file_system(whole, mounts.read_text(encoding="utf-8", errors="replace")) in _NETWORKS

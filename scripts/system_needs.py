"""What the program and its tests want from the system itself, beyond Python.

On Debian and its kin the packages are installed when root, else the line to type is printed.
Elsewhere Windows and macOS bring what is needed, and other Linuxes get the names.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something to find on the system, and the Debian package that brings it.

    `what` is a shared library (`lib...`), a path or pattern (`/usr/...`), a module of this Python
    (`python:...`), or else a program.
    """

    what: str
    package: str

    def is_met(self) -> bool:
        """Whether this Python can use it here and now."""
        if self.what.startswith("lib"):
            return _loads(self.what)
        if self.what.startswith("python:"):
            return importlib.util.find_spec(self.what.removeprefix("python:")) is not None
        if self.what.startswith("/"):
            return any(Path("/").glob(self.what.lstrip("/")))
        return shutil.which(self.what) is not None


def _need(what: str, package: str) -> Need:
    return Need(what=what, package=package)


# Debian keeps this part of Python in a package of its own.
VENV_NEED = _need(
    "python:ensurepip", f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
)

RUN_NEEDS = (
    VENV_NEED,
    # Qt opens these for any window, also one that is never shown
    _need("libEGL.so.1", "libegl1"),
    _need("libGL.so.1", "libgl1"),
    _need("libGLX.so.0", "libglx0"),
    _need("libxkbcommon.so.0", "libxkbcommon0"),
    _need("libfontconfig.so.1", "libfontconfig1"),
    _need("libfreetype.so.6", "libfreetype6"),
    _need("libglib-2.0.so.0", "libglib2.0-0"),
    _need("libdbus-1.so.3", "libdbus-1-3"),
    _need("libX11.so.6", "libx11-6"),
    _need("libxcb.so.1", "libxcb1"),
    _need("/usr/share/fonts/**/*.[ot]tf", "fonts-dejavu-core"),
    # and these for one on a real screen
    _need("libxcb-cursor.so.0", "libxcb-cursor0"),
    _need("libxcb-icccm.so.4", "libxcb-icccm4"),
    _need("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    _need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)

TEST_NEEDS = (
    *RUN_NEEDS,
    # second opinions on our PDFs, and Unicode's own test files
    _need("qpdf", "qpdf"),
    _need("pdftotext", "poppler-utils"),
    # power cuts are played back from what it records
    _need("strace", "strace"),
    _need("/usr/share/unicode/auxiliary/LineBreakTest.txt*", "unicode-data"),
)


def fingerprint(needs: Iterable[Need]) -> str:
    """One line that changes when the needs do."""
    return " ".join(need.package for need in needs)


def met(needs: Iterable[Need]) -> bool:
    """Whether all needs are met, after installing or else naming what is missing."""
    if not sys.platform.startswith("linux"):
        return True
    missing = [need for need in needs if not need.is_met()]
    packages = [need.package for need in missing]
    if not missing or _install(packages):
        return True
    if shutil.which("apt-get"):
        say("Some things are missing on this system. To install them, type this line:")
        say(f"    sudo apt-get install --yes {' '.join(packages)}")
    else:
        say(
            "Some things are missing on this system; your package manager will have them: "
            + ", ".join(need.what for need in missing)
        )
    return False


def _install(packages: list[str]) -> bool:
    """Install Debian packages if that can be done without asking; say whether it was."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    say(f"Installing from the system's own packages: {' '.join(packages)}")
    install = ["install", "--yes", "--no-install-recommends", *packages]
    return _apt(install) or (_apt(["update"]) and _apt(install))


def _apt(arguments: list[str]) -> bool:
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    return exit_code(["apt-get", "--quiet", *arguments], **quiet) == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def exit_code(command: list[str], **environment: str) -> int:
    """Run `command` with all it shows on standard error; standard output is the program's."""
    standard_error = 2
    variables = {**os.environ, **environment}
    return subprocess.call(command, stdout=standard_error, env=variables)


def say(text: str) -> None:
    """Tell whoever started the script."""
    print(text, file=sys.stderr, flush=True)

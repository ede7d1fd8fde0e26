"""A real printer on this computer alone: CUPS, and behind it a printer of the IPP group's tools."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

NEEDED = ("cupsd", "ippeveprinter", "lpadmin", "lp", "lpstat", "dbus-daemon")
QUEUE = "Loopback"

_SECONDS = 60
_SYSTEM_FOLDERS = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin{os.pathsep}/sbin"

_CONFIGURATION = """Listen {socket}
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""

_FILES = """User lp
Group lp
SystemGroup lpadmin
ServerRoot {root}/etc
StateDir {root}/state
RequestRoot {root}/spool
CacheDir {root}/cache
AccessLog {root}/log/access
ErrorLog {root}/log/errors
PageLog {root}/log/pages
"""


def missing() -> str:
    """Return why there can be no such printer here; empty when there can be one."""
    absent = [each for each in NEEDED if _found(each) is None]
    if absent:
        return f"{', '.join(absent)} not installed"
    return "" if os.name == "posix" and os.geteuid() == 0 else "cupsd runs for root alone"


@contextmanager
def loopback_printer(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the address for CUPS_SERVER and the folder in which printed jobs arrive."""
    jobs = root / "jobs"
    for name in ("jobs", "etc", "state", "spool", "cache", "log"):
        (root / name).mkdir(parents=True)
    _open_to_the_spooler(root)
    server = root / "state" / "cups.sock"
    (root / "etc" / "cupsd.conf").write_text(_CONFIGURATION.format(socket=server), "utf-8")
    (root / "etc" / "cups-files.conf").write_text(_FILES.format(root=root), "utf-8")
    port = _free_port()
    with ExitStack() as running:
        bus = f"unix:path={root / 'bus.sock'}"
        running.enter_context(
            _running("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={bus}")
        )
        _wait_for((root / "bus.sock").exists)
        formats = "application/pdf,image/pwg-raster"
        printer = ["ippeveprinter", "-p", str(port), "-n", "localhost", "-k", "-d", str(jobs)]
        running.enter_context(_running(*printer, "-f", formats, "-2", "-r", "off", QUEUE, bus=bus))
        _wait_for(lambda: _listens(port))
        running.enter_context(
            _running(
                "cupsd",
                "-f",
                "-c",
                str(root / "etc" / "cupsd.conf"),
                "-s",
                str(root / "etc" / "cups-files.conf"),
            )
        )
        _wait_for(server.exists)
        uri = f"ipp://localhost:{port}/ipp/print"
        add = [_found("lpadmin") or "", "-p", QUEUE, "-v", uri, "-E", "-m", "everywhere"]
        environment = os.environ | {"CUPS_SERVER": str(server)}
        subprocess.run(add, check=True, env=environment, capture_output=True, timeout=_SECONDS)
        yield str(server), jobs


def arrived(jobs: Path, count: int) -> Sequence[Path]:
    """Return the printed files once there are so many of them, the first printed first."""
    _wait_for(lambda: len(list(jobs.iterdir())) >= count)
    time.sleep(0.5)  # the last one may still be growing
    return sorted(jobs.iterdir())


def _found(name: str) -> str | None:
    return shutil.which(name, path=_SYSTEM_FOLDERS)


@contextmanager
def _running(program: str, *arguments: str, bus: str = "") -> Iterator[None]:
    environment = os.environ | ({"DBUS_SYSTEM_BUS_ADDRESS": bus} if bus else {})
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        [_found(program) or program, *arguments], env=environment, stdout=quiet, stderr=quiet
    ) as process:
        try:
            yield
        finally:
            process.terminate()
            process.wait(_SECONDS)


def _open_to_the_spooler(root: Path) -> None:
    """Let the user `lp`, as whom filters run, into the folders."""
    for each in (root, *root.iterdir()):
        each.chmod(0o777)
    for parent in root.parents:
        if parent.stat().st_uid == os.geteuid():
            parent.chmod(parent.stat().st_mode | 0o011)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def _wait_for(done: Callable[[], bool]) -> None:
    end = time.monotonic() + _SECONDS
    while not done():
        assert time.monotonic() < end, "the printer did not come up in time"
        time.sleep(0.05)

"""Run every check the project has, all of them even if one fails; scripts/test.py starts this."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = Path(sysconfig.get_path("scripts"))

CHECKS = (
    "ruff format --check .",
    "ruff check .",
    "mypy",
    "lint-imports",
    "vulture",
    "deptry .",
    # A few workers help; many only make the databases of the tests wait for one another.
    "pytest --numprocesses=auto --maxprocesses=4 --dist=worksteal",
)


def main() -> int:
    """Return 0 when everything passes."""
    failed = [check for check in CHECKS if not _passes(check)]
    print("== " + ("failed: " + ", ".join(failed) if failed else "everything passes"))
    return 1 if failed else 0


def _passes(check: str) -> bool:
    print(f"== {check}", flush=True)
    tool, *options = check.split()
    # The tests start the program many times: its bytecode is kept, as it is on an owner's computer.
    surroundings = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    return subprocess.call([str(TOOLS / tool), *options], cwd=ROOT, env=surroundings) == 0


if __name__ == "__main__":
    sys.exit(main())

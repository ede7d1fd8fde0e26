"""What the lock files promise: the same tested files for everyone, from wherever they come."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {name: ROOT / "scripts" / f"lock-{name}.txt" for name in ("run", "test")}
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==\S+")


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_is_checked_by_hash_and_nothing_names_a_place(name: str) -> None:
    lines = [
        line for line in LOCKS[name].read_text(encoding="utf-8").splitlines() if line[0] != "#"
    ]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        assert PIN.match(line) or re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line), line
        assert "--hash" in line or "--hash" in following, line


def test_the_tests_see_the_versions_the_program_runs_with() -> None:
    assert _pins("run").items() <= _pins("test").items()


def test_what_the_project_asks_for_is_pinned() -> None:
    wanted = PROJECT["project"]["dependencies"]
    assert _names(wanted) <= _pins("run").keys()
    assert _names(PROJECT["dependency-groups"]["test"]) <= _pins("test").keys()


def _pins(name: str) -> dict[str, str]:
    """Return each package's line with its hashes."""
    blocks = re.split(r"\n(?=[a-z])", LOCKS[name].read_text(encoding="utf-8"))
    found = {block: PIN.match(block) for block in blocks}
    return {pin["name"]: block.strip() for block, pin in found.items() if pin}


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=;]", r)[0].lower().replace("_", "-") for r in requirements}

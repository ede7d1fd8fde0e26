"""Run every check and test: `python3 scripts/test.py`.

Needs Python and nothing else, like run.py, and like run.py it must stay readable for an older one.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Appreciation needs Python 3.11 or newer, and this is Python {}.{}. "
        "Start again with a newer one.".format(*sys.version_info[:2])
    )

from environment import SCRIPTS, TEST_LOCK, SetUpError, prepared, replace_this_process
from system_needs import TEST_NEEDS


def main() -> None:
    """Make everything ready, then become the checks."""
    try:
        python = prepared(TEST_LOCK, TEST_NEEDS, remind=True)
    except (SetUpError, KeyboardInterrupt) as stopped:
        sys.exit(str(stopped) or "Setting up was stopped; the next start takes it up again.")
    replace_this_process([python, str(SCRIPTS / "check.py")])


if __name__ == "__main__":
    main()

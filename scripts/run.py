"""Start Appreciation: `python3 scripts/run.py` opens it, with arguments it is the command line.

Needs Python and nothing else: the first start makes `.venv` and installs into it what the lock file
pins. An older Python must be able to read this file, so that it can say a sentence instead.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Appreciation needs Python 3.11 or newer, and this is Python {}.{}. "
        "Install a newer one from python.org or your system's software shop, "
        "and start again with that.".format(*sys.version_info[:2])
    )

from environment import RUN_LOCK, SetUpError, prepared, replace_this_process
from system_needs import RUN_NEEDS


def main() -> None:
    """Make everything ready, then become the program."""
    arguments = sys.argv[1:]
    try:
        # Only the window needs libraries of the system: the command line is not nagged about them.
        python = prepared(RUN_LOCK, RUN_NEEDS, remind=not arguments)
    except (SetUpError, KeyboardInterrupt) as stopped:
        sys.exit(str(stopped) or "Setting up was stopped; the next start takes it up again.")
    # -P: a file called typing.py in the owner's folder must not become part of the program.
    replace_this_process([python, "-P", "-m", "appreciation", *arguments])


if __name__ == "__main__":
    main()

"""The program itself, watched: `python -m benchmarks.start_ours BOOK DAY PAGE [rest]`.

It starts as it always does, but for PAGE being the first of its pages.
"""

import sys
from collections.abc import Mapping
from importlib import import_module

from appreciation import app
from appreciation.desktop.asked import require_screen
from appreciation.desktop.plain_import import import_qt

BOOK, DAY, PAGE, *REST = sys.argv[1:]


def watch(environment: Mapping[str, str]) -> None:
    """Watch the window: the program asks for a screen just before it imports anything of it."""
    require_screen(environment)
    import_qt()
    import_module("benchmarks.watched").watch(PAGE, rests=bool(REST))


if __name__ == "__main__":
    vars(app)["require_screen"] = watch
    sys.exit(app.main(["--book", BOOK, "--today", DAY]))

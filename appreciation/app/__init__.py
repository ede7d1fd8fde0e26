"""Putting the pieces together: the one place that knows every layer and reads the clock.

A command needs nothing of the window, nor the window of the commands: each is put together in a
module of its own.
"""

import gc
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from appreciation.desktop.asked import Asked, asked_for, require_screen
from appreciation.desktop.plain_import import import_qt
from appreciation.domain.errors import UserError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program once and return its exit code; a failure ends in a sentence."""
    os.umask(0o077)
    collect_rarely()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # odd file names
    try:
        given = sys.argv[1:] if arguments is None else arguments
        asked = asked_for(given)
        return _command(given) if asked is None else _desktop(asked)
    except UserError as error:
        return _refused(str(error))
    except KeyboardInterrupt:
        return _refused("Stopped. What was not finished was not kept.")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 - the last line of defence: a sentence, no traceback
        return _bug(error)


def collect_rarely() -> None:
    """Let Python look for cycles rarely: what plans and imports make by the thousand has none.

    A fifth of their time went there.
    """
    gc.set_threshold(10_000)


def _command(arguments: Sequence[str]) -> int:
    from appreciation.app.command_line import obey

    return obey(arguments)


def _desktop(asked: Asked) -> int:
    gc.disable()  # what is imported now stays, and later the window collects by itself
    require_screen(os.environ)
    import_qt()
    from appreciation.app.window import show

    return show(asked)


def _refused(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


def _bug(error: Exception) -> int:
    if os.environ.get("APPRECIATION_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, OSError) and error.filename:  # such as a name that no disk can hold
        what = f"“{error.filename}” could not be used: {(error.strerror or '').lower()}."
    else:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        what = (
            f"Something went wrong inside Appreciation ({type(error).__name__} in "
            f"{Path(frame.filename).name}, line {frame.lineno})."
        )
    return _refused(
        f"{what} Nothing you had saved is lost, and what this command was to change was not kept."
    )

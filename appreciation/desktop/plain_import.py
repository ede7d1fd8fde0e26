"""Importing Qt without the price its binding puts on every other import.

PySide6 puts an import of its own in the place of Python's, for `from __feature__ import` alone,
which nothing here uses: it reads the source text of every module that is imported afterwards, and
`linecache` keeps it (PYSIDE-2029; measured: a tenth of the start, and thirteen megabytes).
"""

import builtins
from importlib import import_module


def import_qt() -> None:
    """Import Qt, and leave Python's own import in its place. Nothing of Qt may be imported yet."""
    plain = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = plain
